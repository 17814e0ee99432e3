"""The benchmark's data, from a fixed seed: 150 councils, 60 measures each, 40 months. Plain rows, made in seconds.

The rows are made by the models and by the set-based writer every door of the product uses; only the deeds that say who
may are left out, because nobody is signed in here.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.sessions.backends.db import SessionStore
from django.db import connection
from oauth2_provider.models import get_access_token_model

from partnerships.models import Partnership, PartnershipParty, Sharing
from performance.models import Definition, Door, Framework, Indicator, Submission
from performance.services import Row, SeriesKey, judge_series, series_for, write_results
from salford_css.core import clock
from salford_css.core.models import ApiClient, CodeScheme, Organisation, OrganisationCode, Standing, User
from salford_css.core.periods import Frequency, Period
from strategy.models import Plan, PlanKind

SEED = 20_040_601
COUNCILS, MEASURES, MONTHS = 150, 60, 40
FIRST = date(2022, 4, 1)
KNOWN = date(2025, 9, 1)


@dataclass(frozen=True)
class World:
    """What the measurements need to know of the data."""

    council: Organisation
    client: ApiClient
    token: str
    session: str
    series: dict[SeriesKey, int]
    definitions: dict[int, Definition]


def build(*, scale: int = 1) -> World:
    """Fill an empty database with `scale` times 360,000 results; every series judged."""
    councils = _councils(COUNCILS * scale)
    definitions = _definitions()
    keys = [SeriesKey(measure, one.pk, Frequency.MONTH.value) for one in councils for measure in definitions]
    series = series_for(keys)
    submission = Submission.objects.create(door=Door.CASEBOOK, made_at=clock.now(), reason="benchmark")
    for place in range(0, len(keys), COUNCILS * MEASURES):
        some = keys[place : place + COUNCILS * MEASURES]
        write_results(_rows(some, series, definitions), submission_id=submission.pk, recorded_at=clock.now())
    judge_series(series=series.values())
    _plan_of(councils[0])
    client = _partner(councils, definitions)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")  # what a server does by itself within a minute
    return World(councils[0], client, _token(client), _session(), series, definitions)


def _councils(count: int) -> list[Organisation]:
    made = Organisation.objects.bulk_create(
        Organisation(ref=f"council-{number}", name=f"Council {number}") for number in range(1, count + 1)
    )
    OrganisationCode.objects.bulk_create(
        OrganisationCode(organisation=one, scheme=CodeScheme.ODS, code=f"X{number:05d}", invented=True)
        for number, one in enumerate(made, 1)
    )
    return made


def _definitions() -> dict[int, Definition]:
    framework = Framework.objects.create(code="BENCH", name="Measures of the benchmark")
    measures = Indicator.objects.bulk_create(
        Indicator(framework=framework, code=f"M{number:02d}", title=f"Measure {number}", standing=Standing.ILLUSTRATIVE)
        for number in range(1, MEASURES + 1)
    )
    return {
        measure.pk: Definition.objects.create(
            indicator=measure,
            number=1,
            made_at=clock.now(),
            unit="days",
            precision=0,
            polarity="lower",
            frequency=Frequency.MONTH.value,
            standing=Standing.ILLUSTRATIVE,
        )
        for measure in measures
    }


def _rows(keys: list[SeriesKey], series: dict[SeriesKey, int], definitions: dict[int, Definition]) -> Iterator[Row]:
    chance = random.Random(SEED)  # noqa: S311 (figures for a benchmark)
    months = [Period(FIRST, Frequency.MONTH).shifted(step).first_day for step in range(MONTHS)]
    for key in keys:
        level = chance.randint(200, 2_000)
        for month in months:
            yield Row(
                series_id=series[key],
                period=month,
                known_from=KNOWN,
                definition_id=definitions[key.indicator_id].pk,
                numerator=None,
                denominator=None,
                value=Decimal(level + chance.randint(-90, 90)),
                value_given=True,
                status="reported",
                stage="final",
            )


def _plan_of(council: Organisation) -> None:
    """Give the first council a plan: it is what tells the pages whose measures to show."""
    kind = PlanKind.objects.create(code="service-plan", name="Service plan", rank=1)
    Plan.objects.create(ref="plan", title="Service plan", kind=kind, organisation=council)


def _partner(councils: list[Organisation], definitions: dict[int, Definition]) -> ApiClient:
    """Let a partner read every measure of the ten councils it works with, so that every answer is scoped."""
    trust = Organisation.objects.create(ref="trust", name="Trust")
    partnership = Partnership.objects.create(ref="partnership", name="Partnership", lead_council=councils[0])
    for each in [trust, *councils[:10]]:
        PartnershipParty.objects.create(partnership=partnership, organisation=each)
    for measure in definitions:
        Sharing.objects.create(partnership=partnership, indicator_id=measure)
    return ApiClient.objects.create(
        name="System of the trust",
        organisation=trust,
        client_id="bench",
        client_secret="known to nobody",  # noqa: S106
        client_type=ApiClient.CLIENT_CONFIDENTIAL,
        authorization_grant_type=ApiClient.GRANT_CLIENT_CREDENTIALS,
        allowed_scopes="performance:read",
    )


def _token(client: ApiClient) -> str:
    token = "token-of-the-benchmark"  # noqa: S105
    get_access_token_model().objects.create(
        application=client, token=token, scope="performance:read", expires=clock.now() + timedelta(days=1)
    )
    return token


def _session() -> str:
    """Sign somebody in: a performance officer's session, second factor and all."""
    user = User.objects.create_user(username="reader", password=None)
    Authenticator.objects.create(user=user, type=Authenticator.Type.TOTP, data={"secret": "kept by nobody"})
    session = SessionStore()
    session["_auth_user_id"] = str(user.pk)
    session["_auth_user_backend"] = settings.AUTHENTICATION_BACKENDS[0]
    session["_auth_user_hash"] = user.get_session_auth_hash()
    session.create()
    return str(session.session_key)
