"""The council, its directorate, teams, partners and posts; the two documents and what is doubtful in them."""

import re
from collections.abc import Mapping

from salford_css.casebook.keeping import Keeper, cleaned
from salford_css.casebook.reading import Casebook, Item
from salford_css.core import dates
from salford_css.core.models import (
    Document,
    Organisation,
    OrganisationKind,
    OrganisationName,
    OrganisationStanding,
    Placement,
    Post,
    PostEmployment,
    PostKind,
    PostStatus,
    Sector,
    SourceIssue,
    SourceIssueDocument,
)

KINDS: Mapping[str, tuple[str, str]] = {
    "metropolitan-district": ("Metropolitan district council", Sector.LOCAL_AUTHORITY),
    "directorate": ("Directorate of a council", Sector.UNIT),
    "team": ("Team or division", Sector.UNIT),
    "primary-care-trust": ("Primary care trust", Sector.NHS),
    "nhs-trust": ("NHS trust", Sector.NHS),
    "trade-union": ("Trade union", Sector.OTHER),
    "police": ("Police force", Sector.OTHER_PUBLIC),
    "inspectorate": ("Inspectorate", Sector.OTHER_PUBLIC),
    "partnership": ("Partnership of organisations", Sector.OTHER),
    "voluntary": ("Voluntary organisation", Sector.VOLUNTARY),
    "independent": ("Independent provider", Sector.INDEPENDENT),
    "press": ("Newspaper", Sector.OTHER),
}
KIND_IN_FILE: Mapping[str, str] = {
    "NHS": "nhs-trust",
    "council": "directorate",
    "trade union": "trade-union",
    "police": "police",
    "inspectorate": "inspectorate",
    "partnership": "partnership",
    "voluntary": "voluntary",
    "independent": "independent",
    "press": "press",
}
JOINT_WITH: Mapping[str, str] = {
    "Salford Primary Care Trust": "body-pct",
    # The trust the mental health services were to be integrated with (position statement of July 2002, section 2).
    "Mental health NHS trust": "body-bstmh",
}
MEMBERS = {"role-lead-member", "role-exec-support-members", "role-deputy-leader", "role-leader-conservative-group"}
PARTNERS = {"role-police-superintendent", "role-carers-dev-workers"}
COLLECTIVE = {
    "role-exec-support-members",
    "role-assistant-directors",
    "role-principal-officers",
    "role-user-development-workers",
    "role-carers-dev-workers",
    "role-community-development-workers",
    "role-senior-management-team",
}
PLAIN_NAMES: Mapping[str, str] = {"body-srht": "Salford Royal Hospital NHS Trust"}


def load_documents(casebook: Casebook, keeper: Keeper) -> None:
    """Keep the two documents the case was taken from."""
    for item in casebook.section("meta.seeds"):
        document = keeper.keep(
            item, Document, lambda item=item: _document(item), as_written=str(item.get("date") or "")
        )
        keeper.documents[item.id] = document


def _document(item: Item) -> Document:
    when = dates.parse(item["date"])
    bounds = item.get("date_bounds", "")
    if bounds:
        # The 2004 report is dated only by what it mentions: after 8 March 2004, before the day-care report.
        after = re.search(r"after (\d{1,2} \w+ \d{4})", bounds)
        due = re.search(r"due (\w+/\w+ \d{4})", bounds)
        first = dates.parse(after[1]).earliest if after else None
        last = dates.parse(due[1]).latest if due else None
        when = dates.UncertainDate(first, last, as_written="Spring 2004")
    title = item["what"].split(", revised")[0]
    document = Document(ref=item.id, title=title, kind="report", note=_note(item))
    document.when = when
    return cleaned(document)


def _note(item: Item) -> str:
    parts = [item["what"], "Sections: " + "; ".join(item["sections"]) + "."]
    parts += [str(item[name]) for name in ("date_bounds", "date_flag") if item.get(name)]
    return "\n".join(parts)


def load_source_issues(casebook: Casebook, keeper: Keeper) -> None:
    """Keep the contradictions and gaps of the documents."""
    for item in casebook.section("meta.source_issues"):
        keeper.keep(item, SourceIssue, lambda item=item: _issue(item, keeper))


def _issue(item: Item, keeper: Keeper) -> SourceIssue:
    issue = cleaned(SourceIssue(ref=item.id, issue=item["issue"]))
    for part in item["source"].split(";"):
        document, locator = keeper.source_of(part.strip())
        if document:
            cleaned(SourceIssueDocument(issue=issue, document=document, locator=locator))
    return issue


def load_organisations(casebook: Casebook, keeper: Keeper) -> None:
    """Keep the council, its directorate and teams and the partner bodies in one tree."""
    item = casebook.one("organisation.council")
    council = keeper.keep(item, Organisation, lambda item=item: _organisation(item, "metropolitan-district", keeper))
    item = casebook.one("organisation.directorate")
    directorate = keeper.keep(item, Organisation, lambda item=item: _organisation(item, "directorate", keeper, council))
    for item in casebook.section("organisation.teams"):
        keeper.keep(item, Organisation, lambda item=item: _organisation(item, "team", keeper, directorate))
    for item in casebook.section("organisation.partner_bodies"):
        kind = "primary-care-trust" if item.id == "body-pct" else KIND_IN_FILE[item["kind"]]
        parent = council if item["kind"] == "council" else None
        keeper.keep(
            item,
            Organisation,
            lambda item=item, kind=kind, parent=parent: _organisation(item, kind, keeper, parent),
        )


def _organisation(item: Item, kind: str, keeper: Keeper, parent: Organisation | None = None) -> Organisation:
    begun = item.get("established") or ""
    when = dates.parse(begun) if re.match(r"\d{4}", begun) else dates.UNKNOWN
    note = "; ".join(
        str(item[name])
        for name in ("form", "political_note", "status", "established")
        if item.get(name) and not (name == "established" and when.earliest)
    )
    if item.get("current_leadership_since"):
        note = f"Current leadership since {dates.parse(item['current_leadership_since'])}; wards: {item['wards']}"
    name = PLAIN_NAMES.get(item.id, item["name"])
    organisation = cleaned(Organisation(ref=item.id, name=name, valid_from=when.earliest, note=note))
    cleaned(OrganisationStanding(organisation=organisation, kind=_kind(kind, keeper), valid_from=when.earliest))
    for spelling in sorted({item["name"], *item.get("aliases", [])} - {name}):
        cleaned(OrganisationName(organisation=organisation, name=spelling))
    if parent:
        cleaned(Placement(organisation=organisation, parent=parent, valid_from=when.earliest))
    return organisation


def _kind(code: str, keeper: Keeper) -> OrganisationKind:
    name, sector = KINDS[code]
    return keeper.look_up(OrganisationKind, code=code) or cleaned(OrganisationKind(code=code, name=name, sector=sector))


def load_posts(casebook: Casebook, keeper: Keeper) -> None:
    """Keep the posts; a joint post has two employers."""
    for item in casebook.section("organisation.roles"):
        keeper.keep(item, Post, lambda item=item: _post(item, keeper), as_written=item.get("joint_with", ""))


def _post(item: Item, keeper: Keeper) -> Post:
    kind = PostKind.MEMBER if item.id in MEMBERS else PostKind.PARTNER if item.id in PARTNERS else PostKind.OFFICER
    post = cleaned(
        Post(
            ref=item.id,
            title=item["title"],
            kind=kind,
            status=item.get("status", PostStatus.ESTABLISHED),
            collective=item.id in COLLECTIVE,
            note=item.get("note", ""),
        )
    )
    if kind is PostKind.OFFICER:
        directorate = keeper.find("org-directorate", Organisation)
        cleaned(PostEmployment(post=post, organisation=directorate))
    if item.get("joint_with"):
        partner = keeper.find(JOINT_WITH[item["joint_with"]], Organisation)
        cleaned(PostEmployment(post=post, organisation=partner))
    return post
