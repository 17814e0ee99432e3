"""Who sees figures: staff all of them, a partner's system what is shared with it, nobody else anything."""

from datetime import date

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db.models import Q

from performance.models import Framework, Indicator, Result, ResultKnown, Series
from salford_css.core.models import ApiClient, Organisation, User
from salford_css.core.registry import scopes
from tests.factories.performance import a_series, council, month, record

pytestmark = pytest.mark.django_db


@pytest.fixture
def two() -> tuple[Series, Series]:
    shared, kept = a_series(at="salford"), a_series(at="bolton")
    for series in (shared, kept):
        record(series, {month(2004, 4): 421})
    return shared, kept


@pytest.fixture
def trust() -> ApiClient:
    return ApiClient.objects.create(
        name="Trust",
        organisation=council("trust"),
        client_type=ApiClient.CLIENT_CONFIDENTIAL,
        authorization_grant_type=ApiClient.GRANT_CLIENT_CREDENTIALS,
    )


@pytest.fixture
def nothing_shared(monkeypatch: pytest.MonkeyPatch) -> None:
    others = {key: value for key, value in scopes.answers.items() if key is not Series}
    monkeypatch.setattr(scopes, "answers", others)


@pytest.mark.parametrize("model", [Series, Result, ResultKnown, Indicator, Framework])
def test_a_partners_system_sees_nothing_while_nobody_has_answered(
    model: type, two: tuple[Series, Series], trust: ApiClient, nothing_shared: None
) -> None:
    assert not model.objects.visible_to(trust).exists()  # type: ignore[attr-defined]


def test_a_partners_system_sees_results_of_the_series_shared_with_it(
    two: tuple[Series, Series], trust: ApiClient, nothing_shared: None
) -> None:
    def salford_only(client: ApiClient, *, on: date) -> Q:
        return Q(organisation__ref="salford")

    scopes.answers[Series] = [salford_only]
    assert [result.series for result in Result.objects.visible_to(trust)] == [two[0]]
    assert list(Indicator.objects.visible_to(trust)) == [two[0].indicator]


def test_staff_see_every_result(two: tuple[Series, Series], ada: User) -> None:
    assert Result.objects.visible_to(ada).count() == 2


def test_a_stranger_sees_nothing(two: tuple[Series, Series]) -> None:
    assert not Result.objects.visible_to(AnonymousUser()).exists()


def test_a_series_is_found_by_ref_or_by_code(two: tuple[Series, Series]) -> None:
    salford: Organisation = two[0].organisation
    salford.codes.create(scheme="ons", code="E08000006")
    code = two[0].indicator.code
    assert Series.objects.named("PAF", code, "salford").get() == Series.objects.named("PAF", code, "E08000006").get()
