"""What the record says of items (a) to (g): read from an agreement's version, or from the partnership and its fund.

A partnership that runs without papers still shows something: a total, a joint post, a start. It is read here as
evidence in part, so that the page counts what the record says and not what a document would.
"""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from partnerships.agreements.facts import NHS
from partnerships.agreements.items import Evidence, JudgedItem, Variant, judge
from partnerships.models import (
    AgreementVersion,
    DateKind,
    Flexibility,
    HowSure,
    Partnership,
    PooledFund,
    PoolYear,
)
from salford_css.core.models import Organisation, OrganisationStanding, Sector
from salford_css.core.money import in_words


def items_of(partnership: Partnership, *, on: date) -> dict[Variant, list[JudgedItem]]:
    """Return items (a) to (g) as the record shows them on a day, in each form the partnership needs."""
    version = version_on(partnership, on)
    evidence = [*(_of_version(version) if version else ()), *_of_record(partnership, on)]
    return {variant: judge(variant, evidence) for variant in variants_of(partnership, version, on)}


def items_of_version(version: AgreementVersion, *, on: date) -> dict[Variant, list[JudgedItem]]:
    """Return items (a) to (g) as one version says them, with the fund's host and manager."""
    partnership = version.agreement.partnership
    evidence = [*_of_version(version), *_of_funds(partnership.funds.all())]
    return {variant: judge(variant, evidence) for variant in variants_of(partnership, version, on)}


def version_on(partnership: Partnership, on: date) -> AgreementVersion | None:
    """Return the version in force on a day of the newest agreement that has one."""
    versions = (agreement.version_on(on) for agreement in partnership.agreements.order_by("-number"))
    return next((version for version in versions if version is not None), None)


def variants_of(partnership: Partnership, version: AgreementVersion | None, on: date) -> list[Variant]:
    """Return the forms the flexibilities ask for, in the order of the regulations; without any, none."""
    found: set[Variant] = set()
    if version:
        for row in version.flexibilities.select_related("flexibility", "lead").exclude(flexibility=None):
            found |= _variant(row.flexibility, row.lead, on)
    else:
        rows = partnership.flexibilities.select_related("flexibility").filter(sure=HowSure.USED)
        for named in rows.exclude(flexibility=None):
            found |= _variant(named.flexibility, None, on)
    return [variant for variant in Variant if variant in found]


def _variant(flexibility: Flexibility | None, lead: Organisation | None, on: date) -> set[Variant]:
    variant = flexibility.variant(is_nhs(lead, on) if lead else None) if flexibility else None
    return {variant} if variant else set()


def is_nhs(organisation: Organisation, on: date) -> bool:
    """Say whether an organisation was an NHS body on a day."""
    standings = OrganisationStanding.objects.in_force(on).filter(organisation=organisation)
    return standings.filter(kind__sector=Sector.NHS).exists()


def _of_version(version: AgreementVersion) -> Iterable[Evidence]:
    for item in version.items.select_related("organisation"):
        whose = f"{item.organisation}: " if item.organisation_id else ""
        yield Evidence(item.part, f"{whose}{item.text}", item.complete)
    for function in version.functions.select_related("function"):
        part = "nhs_functions" if function.function.side == NHS else "council_functions"
        yield Evidence(part, function.function.name)
    if version.effective_from:
        yield Evidence("start", f"Start {_day(version.effective_from)}")
    if version.ends_on:
        yield Evidence("end", f"end {_day(version.ends_on)}")
    if version.review_on:
        yield Evidence("review", f"review {_day(version.review_on)}")


def _of_record(partnership: Partnership, on: date) -> Iterable[Evidence]:
    """Read what the record of the partnership itself shows."""
    if partnership.client_group:
        yield Evidence("people", partnership.client_group.name)
    if partnership.kinds_of_service:
        yield Evidence("services", partnership.kinds_of_service)
    for joint in partnership.joint_posts.in_force(on).select_related("post"):
        yield Evidence("staff", joint.post.title)
    if not partnership.joint_posts.exists() and partnership.lead_post and _is_joint(partnership, on):
        yield Evidence("staff", partnership.lead_post.title)
    for started in partnership.dates.filter(kind=DateKind.ESTABLISHED)[:1]:
        yield Evidence("start", f"Start {started.when}")
    yield from _of_funds(partnership.funds.all())
    yield from _of_money(partnership, on)


def _is_joint(partnership: Partnership, on: date) -> bool:
    post = partnership.lead_post
    return post is not None and post.employments.in_force(on).count() > 1


def _of_funds(funds: Iterable[PooledFund]) -> Iterable[Evidence]:
    for fund in funds:
        if fund.host_id or fund.host_as_written:
            yield Evidence("host", f"hosted by {fund.host or fund.host_as_written}")
        if fund.manager:
            yield Evidence("manager", f"managed by the {fund.manager.title}")


def _of_money(partnership: Partnership, on: date) -> Iterable[Evidence]:
    """Read the newest year known by a day: contributions of each partner, or a total without its split."""
    years = PoolYear.objects.filter(fund__partnership=partnership).order_by("-start_year")
    for year in years:
        given = list(year.contributions.known_by(on).select_related("party__organisation"))
        total = year.stated.known_by(on).filter(component="", measure="budget").first()
        if given:
            said = ", ".join(f"{row.party} {_short(row.planned)}" for row in given)
            yield Evidence("contributions", f"{year.year.label}: {said}")
            return
        if total:
            words = f"Total of {_short(total.amount)} for {year.year.label}; no split"
            yield Evidence("contributions", words, complete=False)
            return


def _short(amount: Decimal) -> str:
    return in_words(amount).replace(" million", "m")


def _day(day: date) -> str:
    return f"{day:%-d %B %Y}"
