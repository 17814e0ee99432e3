"""Breaks that partnerships report by themselves: each one sentence of fact with its size and time.

Live without a signed agreement and live past the end are findings and never states, because the record contains both.
"""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet, Subquery

from partnerships.durations import in_words
from partnerships.models import (
    DISPUTED,
    Agreement,
    AgreementVersion,
    DateKind,
    Dispute,
    Partnership,
    PartnershipBoard,
    PartnershipDate,
    PartnershipParty,
    PartyKind,
    PooledFund,
    PoolYear,
    Seat,
)
from partnerships.readings.disputed import year_of
from salford_css.core.models import OrganisationStanding, Sector
from salford_css.core.money import in_words as pounds
from salford_css.core.registry import Finding, Reader, findings
from salford_css.core.words import listed
from strategy.offers.addresses import address

OWNER = "partnerships"


def _since(partnerships: Iterable[int]) -> dict[int, PartnershipDate]:
    rows = PartnershipDate.objects.filter(partnership__in=partnerships, kind=DateKind.ESTABLISHED)
    return {row.partnership_id: row for row in rows if row.earliest}


@findings.rule("live-without-signed-agreement", audience=OWNER, about=Partnership)
def live_without_signed_agreement(*, as_at: date, reader: Reader) -> Iterable[Finding]:
    """Find arrangements at work under the law of which no signed agreement is on record (regulation 7(3))."""
    signed = Agreement.objects.filter(partnership=OuterRef("pk")).signed_by(as_at)
    pooled = PooledFund.objects.filter(partnership=OuterRef("pk")).with_money_by(as_at)
    under_law = Agreement.objects.filter(partnership=OuterRef("pk")).running()
    rows = Partnership.objects.visible_to(reader).live_on(as_at).filter(~Exists(signed))
    written = AgreementVersion.objects.filter(agreement__partnership=OuterRef("pk")).settled_by(as_at)
    first = Subquery(written.order_by("settled_on").values("settled_on")[:1])
    rows = rows.filter(Exists(pooled) | Exists(under_law)).annotate(pools=Exists(pooled), written_on=first)
    since = _since([row.pk for row in rows])
    for row in rows:
        begun = since.get(row.pk)
        yield Finding(
            sentence=_unsigned_words(row, begun.earliest if begun else None, as_at),
            subject=row,
            remedy="Add the signed agreement",
            remedy_url=address(row),
            rank=0 if row.pools and row.written_on is None else 1,
            rung="agreement",
        )


def _unsigned_words(row: Any, begun: date | None, as_at: date) -> str:
    """Say how long it ran unsigned; once its wording was put to the partners, how long it ran before that."""
    what = "pool" if row.pools else "arrangement"
    if row.written_on is None:
        time = f" for {in_words(begun, as_at)}" if begun else ""
        return f"The {what} has been live{time} without a signed agreement on record."
    before = (
        f"ran for {in_words(begun, row.written_on)} before" if begun and begun < row.written_on else "is live since"
    )
    return f"The {what} {before} its agreement was written, by {row.written_on:%-d %B %Y}; no signed copy is on record."


@findings.rule("live-past-its-end", audience=OWNER, about=Agreement)
def live_past_its_end(*, as_at: date, reader: Reader) -> Iterable[Finding]:
    """Find agreements that go on after their last day."""
    for row in Agreement.objects.visible_to(reader).running():
        version = row.version_on(as_at)
        if version and version.ends_on and version.ends_on < as_at:
            yield Finding(
                sentence=f"The agreement ended on {version.ends_on:%-d %B %Y} and is still at work, "
                f"{in_words(version.ends_on, as_at)} later.",
                subject=row,
                remedy="Renew or end it",
                remedy_url=address(row),
                rank=0,
            )


@findings.rule("pool-without-board", audience=OWNER, about=PooledFund)
def pool_without_board(*, as_at: date, reader: Reader) -> Iterable[Finding]:
    """Find shared money that no body looks after."""
    for fund in PooledFund.objects.visible_to(reader).live_on(as_at).without_board(as_at):
        yield Finding(
            sentence="No board looks after this pool, and no seat for people who use the service or for carers "
            "is on record.",
            subject=fund,
            remedy="Name the board",
            remedy_url=address(fund.partnership),
            rung="board",
        )


@findings.rule("pool-without-manager", audience=OWNER, about=PooledFund)
def pool_without_manager(*, as_at: date, reader: Reader) -> Iterable[Finding]:
    """Find funds for which nobody is named as manager (regulation 7(4))."""
    for fund in PooledFund.objects.visible_to(reader).live_on(as_at).without_manager():
        yield Finding(
            sentence=f"No manager is named for {fund}, so nobody reports to its partners.",
            subject=fund,
            remedy="Name the manager",
            remedy_url=address(fund),
        )


@findings.rule("contributions-not-split", audience=OWNER, about=PooledFund)
def contributions_not_split(*, as_at: date, reader: Reader) -> Iterable[Finding]:
    """Find years of which a total is known and not who gave what."""
    rows = PoolYear.objects.visible_to(reader).filter(stated__component="", stated__measure="budget")
    for row in rows.exclude(contributions__isnull=False).select_related("fund").distinct():
        total = row.stated.known_by(as_at).filter(component="", measure="budget").first()
        if total:
            yield Finding(
                sentence=f"{pounds(total.amount)} was pooled in {row.year.label}, and who gave how much "
                "is not on record.",
                subject=row.fund,
                remedy="Add the contributions",
                remedy_url=address(row.fund),
            )


@findings.rule("party-names-no-organisation", audience=OWNER, about=Partnership)
def party_names_no_organisation(*, as_at: date, reader: Reader) -> Iterable[Finding]:
    """Find parties that are written and name no organisation: `multi-agency`, `voluntary sector`."""
    rows = PartnershipParty.objects.in_force(as_at).unresolved()
    by_partnership: dict[int, list[str]] = {}
    for row in rows.filter(partnership__in=Partnership.objects.visible_to(reader).as_at(as_at)):
        by_partnership.setdefault(row.partnership_id, []).append(f"“{row.as_written}”")
    for partnership in Partnership.objects.filter(pk__in=by_partnership):
        words = by_partnership[partnership.pk]
        yield Finding(
            sentence=f"{listed(words)} {'is' if len(words) == 1 else 'are'} written as a partner, "
            "naming no organisation.",
            subject=partnership,
            remedy="Name the organisation",
            remedy_url=address(partnership),
            rank=2,
        )


@findings.rule("statutory-partner-outside-the-law", audience=OWNER, about=Partnership)
def statutory_partner_outside_the_law(*, as_at: date, reader: Reader) -> Iterable[Finding]:
    """Find police, probation or voluntary bodies written down as statutory partners (regulation 3, our reading)."""
    lawful = OrganisationStanding.objects.in_force(as_at).filter(
        organisation=OuterRef("organisation"), kind__sector__in=(Sector.NHS, Sector.LOCAL_AUTHORITY)
    )
    rows = PartnershipParty.objects.in_force(as_at).filter(kind=PartyKind.STATUTORY, organisation__isnull=False)
    seen = Partnership.objects.visible_to(reader)
    for row in rows.filter(~Exists(lawful), partnership__in=seen).select_related("organisation", "partnership"):
        yield Finding(
            sentence=f"{row.organisation} is written as a statutory partner, though neither an NHS body nor a council.",
            subject=row.partnership,
            remedy="Enter it as another participant",
            remedy_url=address(row.partnership),
            rank=2,
        )


@findings.rule("board-without-users-or-carers", audience=OWNER, about=Partnership)
def board_without_users_or_carers(*, as_at: date, reader: Reader) -> Iterable[Finding]:
    """Find boards on which nobody who uses the service, or no carer, holds a seat.

    National guidance of 2001 (HSC 2001/016, LAC(2001)23) asked learning disability boards for both.
    """
    live = Partnership.objects.visible_to(reader).live_on(as_at)
    rows = PartnershipBoard.objects.in_force(as_at).filter(partnership__in=live).select_related("body", "partnership")
    filled = _filled(rows, as_at)
    for row in rows:
        missing = [words for key, words in (("user", "somebody who uses the service"), ("carer", "a carer"))
                   if (row.body_id, key) not in filled]  # fmt: skip
        if missing:
            yield Finding(
                sentence=f"{row.body} has no seat filled by {' or by '.join(missing)}.",
                subject=row.partnership,
                remedy="Fill the seat",
                remedy_url=address(row.body),
                rung="board",
            )


def _filled(boards: QuerySet[PartnershipBoard], as_at: date) -> set[tuple[int, str]]:
    seats = Seat.objects.filled(as_at).for_users_and_carers().filter(body__in=boards.values("body"))
    return set(seats.values_list("body", "category"))


@findings.rule("figure-disputed", audience=OWNER, about=Partnership)
def figure_disputed(*, as_at: date, reader: Reader) -> Iterable[Finding]:
    """Find figures that a partner disputes, at the partnership, at its pool and at the indicator."""
    rows = Dispute.objects.visible_to(reader).open_on(as_at)
    near = ("raised_by", "partnership", *DISPUTED, "result__series__indicator__framework")
    for row in rows.select_related(*near):
        for subject in _where_shown(row):
            yield Finding(
                sentence=f"Disputed by {row.raised_by} since {row.raised_on:%-d %B %Y}: {row.figure_as_read}.",
                subject=subject,
                remedy="Read what was written",
                remedy_url=address(row),
                rank=1,
            )


def _where_shown(row: Dispute) -> Iterable[Any]:
    """Return the things on whose pages a disputed figure stands."""
    yield row.partnership
    subject = row.subject
    yield subject.series.indicator if row.result_id else year_of(subject).fund
