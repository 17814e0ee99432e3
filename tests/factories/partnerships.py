"""Partnerships, agreements, boards and pools for tests. Everything not said is plausible and plain."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.utils import timezone

from partnerships import models as m
from partnerships.agreements.lifecycle import State
from salford_css.core.models import (
    ApiClient,
    Attachment,
    AttachmentRole,
    Document,
    Organisation,
    OrganisationKind,
    OrganisationStanding,
)
from strategy.models import Attendance
from tests.factories.core import number, organisation, post
from tests.factories.strategy import body

APRIL_2002 = date(2002, 4, 1)
JUNE_2004 = date(2004, 6, 1)
SECTORS = {"metropolitan-district": "local_authority", "primary-care-trust": "nhs", "nhs-trust": "nhs"}


def of_kind(code: str, name: str, ref: str = "") -> Organisation:
    """Make an organisation of a kind the law knows."""
    made = organisation(name, ref)
    facts = {"name": code.replace("-", " "), "sector": SECTORS.get(code, "other_public")}
    kind, _ = OrganisationKind.objects.get_or_create(code=code, defaults=facts)
    OrganisationStanding.objects.create(organisation=made, kind=kind)
    return made


def council(name: str = "Salford City Council") -> Organisation:
    return of_kind("metropolitan-district", name)


def trust(name: str = "Salford Primary Care Trust") -> Organisation:
    return of_kind("primary-care-trust", name)


def client_of(partner: Organisation) -> ApiClient:
    """Make a partner's system."""
    return ApiClient.objects.create(name=f"{partner}'s system", organisation=partner, client_id=f"client-{number()}")


def partnership(*, status: str = "live", since: date | None = APRIL_2002, **facts: Any) -> m.Partnership:
    """Make a partnership, established on a day unless `since` is None."""
    defaults = {"ref": f"partnership-{number()}", "name": "Learning difficulties service", "status": status}
    led_by = facts.pop("lead_council", None) or council()
    row = m.Partnership.objects.create(lead_council=led_by, **defaults | facts)
    if since:
        m.PartnershipDate.objects.create(partnership=row, kind="established", earliest=since, latest=since)
    return row


def party(row: m.Partnership, who: Organisation | str | None = None, **facts: Any) -> m.PartnershipParty:
    """Make an organisation a party, or keep a text as one."""
    named = {"as_written": who} if isinstance(who, str) else {"organisation": who or trust()}
    return m.PartnershipParty.objects.create(partnership=row, **{"kind": "statutory", **named, **facts})


def fund(row: m.Partnership | None = None, **facts: Any) -> m.PooledFund:
    defaults = {"ref": f"pool-{number()}", "name": "Learning difficulties pool"}
    return m.PooledFund.objects.create(partnership=row or partnership(), **defaults | facts)


def year(row: m.PooledFund, start: int = 2006, **facts: Any) -> m.PoolYear:
    return m.PoolYear.objects.create(fund=row, start_year=start, **facts)


def total(row: m.PoolYear, amount: str = "16000000", **facts: Any) -> m.PoolStatedTotal:
    return m.PoolStatedTotal.objects.create(pool_year=row, amount=Decimal(amount), **facts)


def contribution(row: m.PoolYear, of: m.PartnershipParty, amount: str, **facts: Any) -> m.Contribution:
    return m.Contribution.objects.create(pool_year=row, party=of, planned=Decimal(amount), **facts)


def line(row: m.PoolYear, budget: str, *, forecast: str | None = None, **facts: Any) -> m.PoolLine:
    """Make a line of the budget, with a forecast of month 6 if given."""
    made = m.PoolLine.objects.create(
        pool_year=row, **{"code": f"line-{number()}", "name": "All services", "budget": Decimal(budget), **facts}
    )
    if forecast is not None:
        month(made, 6, forecast=Decimal(forecast))
    return made


def month(row: m.PoolLine, at: int, **facts: Any) -> m.PoolMonth:
    defaults = {"number": row.months.filter(month=at).count() + 1, "known_from": APRIL_2002}
    return m.PoolMonth.objects.create(line=row, month=at, made_at=timezone.now(), **defaults | facts)


def salford_pool() -> tuple[m.PoolYear, m.PartnershipParty, m.PartnershipParty]:
    """Make the learning difficulties pool of 2006/07 with its real contributions and an illustrative forecast."""
    row = partnership()
    of_trust, of_council = party(row, trust()), party(row, row.lead_council)
    pool_year = year(fund(row))
    contribution(pool_year, of_trust, "8600000")
    contribution(pool_year, of_council, "8700000")
    line(pool_year, "17300000", forecast="17600000")
    m.RiskShareRule.objects.create(fund=pool_year.fund, kind="proportional", standing="illustrative")
    return pool_year, of_trust, of_council


def agreement(row: m.Partnership | None = None, *, state: str = State.PROPOSAL, **facts: Any) -> m.Agreement:
    """Make an agreement in any state."""
    defaults = {"ref": f"agreement-{number()}", "title": "Learning difficulties agreement"}
    made = m.Agreement(partnership=row or partnership(), state=state, **defaults | facts)
    made.save()
    return made


def version(row: m.Agreement, **facts: Any) -> m.AgreementVersion:
    defaults = {"number": row.versions.count() + 1, "made_at": timezone.now()}
    return m.AgreementVersion.objects.create(agreement=row, **defaults | facts)


def signed_document(row: m.AgreementVersion, on: date) -> Attachment:
    """Put the signed document of a version on record."""
    document = Document.objects.create(
        ref=f"document-{number()}", title="Signed agreement", kind="agreement", earliest=on, latest=on
    )
    return Attachment.objects.create(document=document, record=row, role=AttachmentRole.SIGNED)


def board(row: m.Partnership, **facts: Any) -> m.PartnershipBoard:
    return m.PartnershipBoard.objects.create(partnership=row, body=facts.pop("body", None) or body("Board"), **facts)


def seat(of: Any, category: str = "officer", **facts: Any) -> m.Seat:
    defaults = {"number": of.seats.count() + 1, "category": category}
    return m.Seat.objects.create(body=of, **defaults | facts)


def held_seat(of: Any, category: str, holder: str = "Somebody", **facts: Any) -> m.SeatHolding:
    return m.SeatHolding.objects.create(seat=seat(of, category), as_written=holder, **facts)


def share(row: m.Partnership, **facts: Any) -> m.Sharing:
    return m.Sharing.objects.create(partnership=row, **facts)


def managed_year(manager: Any) -> m.PoolYear:
    """Make 2006/07 of a pool with a manager: council and trust give 60 and 40, lines of 70 and 30 plan it."""
    row = partnership()
    of_council, of_trust = party(row, row.lead_council), party(row, trust())
    made = year(fund(row, host=row.lead_council, manager=manager))
    contribution(made, of_council, "60", known_from=date(2006, 4, 1))
    contribution(made, of_trust, "40", known_from=date(2006, 4, 1))
    line(made, "70", code="homes", name="Homes", lead=of_council)
    line(made, "30", code="visits", name="Visits", lead=of_trust)
    m.RiskShareRule.objects.create(fund=made.fund, kind="proportional")
    return made


def close(row: m.PoolYear, *months: int | None) -> None:
    """Close months of a year; None closes the year."""
    for month_number in months:
        m.PoolClosing.objects.create(pool_year=row, month=month_number, closed_on=date(2006, 5, 1))


def dispute(**facts: Any) -> m.Dispute:
    """Have the trust dispute its contribution to the learning difficulties pool."""
    pool_year, of_trust, _ = salford_pool()
    given = {"contribution": of_trust.contributions.first(), "raised_by": of_trust.organisation, "raised_on": JUNE_2004}
    return m.Dispute.objects.create(
        partnership=pool_year.fund.partnership, figure_as_read="Contribution: £8.6 million", **given | facts
    )


def risk(row: m.Partnership | None = None, **facts: Any) -> m.PartnershipRisk:
    """Put a risk on a partnership's register; `judged` are its assessments as pairs of likelihood and impact."""
    judged = facts.pop("judged", [(3, 4)])
    of = row or partnership()
    defaults = {"number": of.risks.count() + 1, "title": "A partner leaves", "cause": "A merger.",
                "consequence": "The team splits.", "raised_on": APRIL_2002}  # fmt: skip
    made = m.PartnershipRisk.objects.create(partnership=of, **defaults | facts)
    for likelihood, impact in judged:
        assessment(made, likelihood=likelihood, impact=impact)
    return made


def assessment(row: m.PartnershipRisk, **facts: Any) -> m.RiskAssessment:
    """Judge a risk once more; the owner is a new post unless one is said."""
    count = row.assessments.count()
    on = facts.pop("assessed_on", APRIL_2002 + timedelta(days=90 * count))
    defaults = {"number": count + 1, "likelihood": 3, "impact": 4, "mitigation": "Talks.", "made_at": timezone.now(),
                "review_on": on + timedelta(days=90)}  # fmt: skip
    owner = facts.pop("owner", None) or post("Director")
    return m.RiskAssessment.objects.create(risk=row, assessed_on=on, owner=owner, **defaults | facts)


def led_line() -> m.PoolLine:
    """Make a line that a trust leads, in 2006/07 of a pool."""
    made = year(fund())
    return line(made, "30", code="visits", name="Visits", lead=party(made.fund.partnership, trust()))


def spending(row: m.PoolLine, of: m.PartnershipParty, actual: str, *, at: int = 1, **facts: Any) -> m.ExpenditureReturn:
    """Have a partner report what a line cost in a month."""
    defaults = {"number": row.pool_year.expenditure_returns.filter(month=at, party=of).count() + 1}
    made = m.ExpenditureReturn.objects.create(
        pool_year=row.pool_year, month=at, party=of, sent_on=APRIL_2002, **defaults | facts
    )
    m.ExpenditureLine.objects.create(expenditure=made, line=row, actual=Decimal(actual))
    return made


def receipt(of: ApiClient, **facts: Any) -> m.Receipt:
    """Give a partner's system a receipt for something it sent."""
    defaults = {"kind": "contribution", "idempotency_key": f"key-{number()}", "digest": "0" * 64, "body": "{}"}
    return m.Receipt.objects.create(
        client=of, organisation=of.organisation, received_at=timezone.now(), address="POST /", **defaults | facts
    )


def terms(of: Any, **facts: Any) -> m.TermsOfReference:
    """Make terms of reference in effect, with what they consist of: `quorum`, `delegations`, `items`, `above`, `turns`.

    Each part is a list of the columns of its rows.
    """
    parts = {name: facts.pop(name, ()) for name in ("quorum", "delegations", "items", "above", "turns")}
    defaults = {"number": of.terms.count() + 1, "purpose": "Govern the pool.", "made_at": timezone.now()}
    row = m.TermsOfReference.objects.create(body=of, draft=True, **defaults | facts)
    rows = {"quorum": m.QuorumRule, "delegations": m.Delegation, "items": m.StandingItem,
            "above": m.BodyAbove, "turns": m.ChairTurn}  # fmt: skip
    for name, model in rows.items():
        for place, columns in enumerate(parts[name], start=1):
            numbered = {} if name in ("quorum", "above") else {"number": place}
            model.objects.create(terms=row, **numbered | columns)
    row.draft = False
    row.save()
    return row


def took_seat(meeting: Any, of: m.Seat, **facts: Any) -> m.SeatTaken:
    """Let somebody take a seat at a meeting."""
    held = of.holdings.first()
    attendance = Attendance.objects.create(meeting=meeting, as_written=held.as_written if held else "Somebody")
    return m.SeatTaken.objects.create(attendance=attendance, seat=of, **facts)


def called(meeting: Any, **facts: Any) -> m.BoardMeeting:
    return m.BoardMeeting.objects.create(meeting=meeting, **facts)


def written(meeting: Any, **facts: Any) -> m.WrittenProcedure:
    defaults = {"wording": "Buy the equipment.", "reason": "The offer ends.", "reply_by": JUNE_2004}
    return m.WrittenProcedure.objects.create(meeting=meeting, **defaults | facts)
