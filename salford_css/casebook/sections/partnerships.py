"""Partnerships with their parties, dates, legal basis and boards; pooled funds of Salford and of other councils."""

import re
from collections.abc import Mapping
from datetime import date

from django.utils.text import slugify

from partnerships.agreements.lifecycle import State
from partnerships.models import (
    Agreement,
    AgreementVersion,
    Flexibility,
    JointPostAgreement,
    LegalBasis,
    Partnership,
    PartnershipBoard,
    PartnershipDate,
    PartnershipFlexibility,
    PartnershipObjective,
    PartnershipParty,
    ServiceChangeLink,
)
from partnerships.models.partnerships import HowSure, PartnershipStatus, PartyKind
from partnerships.services.conditions import keep_conditions
from partnerships.services.law import keep_law
from salford_css.casebook.keeping import Keeper, cleaned
from salford_css.casebook.papers import STATEMENT
from salford_css.casebook.reading import Casebook, Item
from salford_css.casebook.sections.delivery import client_group
from salford_css.core import clock, dates
from salford_css.core.history import record_as_history
from salford_css.core.links import Basis
from salford_css.core.models import Organisation, Post, Sector
from salford_css.core.words import capital
from strategy.models import Action, Body, Objective, Proposal

DATE_KINDS: Mapping[str, tuple[str, str]] = {
    "established": ("established", ""),
    "consultation": ("consultation", ""),
    "due": ("due", ""),
    "review": ("review", ""),
    "expansion": ("expansion", ""),
    "date": ("happened", ""),
    "report_due": ("report_due", ""),
    "escr": ("other", "Electronic Social Care Record"),
    "nhs": ("other", "NHS electronic record"),
}
ORGANISATIONS: Mapping[str, str] = {"Education": "body-education-leisure"}
FLEXIBILITIES: Mapping[str, str] = {"pooled budget": "pooled-fund", "integrated provision": "integrated-provision"}
SURE: Mapping[str, str] = {"planned": HowSure.PLANNED, "implied": HowSure.IMPLIED}
CLIENT_GROUPS: Mapping[str, str] = {
    "part-learning-difficulties": "learning disability",
    "part-mental-health": "mental health",
    "part-assertive-outreach": "mental health",
    "part-carers-centre": "carers",
    "part-childrens-homes-voluntary": "children looked after",
    "part-childrens-home-developer": "children looked after",
    "part-cla-education": "children looked after",
    "part-cla-leisure": "children looked after",
    "part-intermediate-care": "older people",
    "part-nhs-resource-transfer": "older people",
    "part-older-people-colocated": "older people",
}
# Bodies that the record itself puts in charge of a partnership's subject.
BOARDS: Mapping[str, tuple[str, str]] = {
    "part-partnership-boards": ("board-partnership-boards", "The boards that proposal 1 would create."),
    "part-drug-action": ("board-dat", "The Drug Action Team leads integrated joint commissioning."),
    "part-shift": ("board-shift-group", "The project group of the programme."),
}
JOINT_POSTS: Mapping[str, str] = {
    "part-learning-difficulties": "role-joint-head-ld",
    "part-mental-health": "role-joint-project-director-mh",
    "part-joint-ad-community-strategy": "role-ad-community-strategy",
    "part-joint-deputy-post": "role-joint-deputy-director-proposed",
}
UNSIGNED = (
    "The pool ran from April 2002 on the strength of its notification; the written agreement reached the Lead Member "
    "only in April 2005 (studylib.net/doc/16037814)."
)
WRITTEN_LATE, WRITTEN_BY = "part-learning-difficulties", date(2005, 4, 30)


def load_partnerships(casebook: Casebook, keeper: Keeper) -> None:
    """Keep the law as data, then each partnership with what hangs on it."""
    keep_law()
    keep_conditions()
    for item in casebook.section("partnerships"):
        partnership = keeper.keep(item, Partnership, lambda item=item: _partnership(item, keeper))
        _keep_parties(item, partnership, keeper)
        _keep_dates(item, partnership, keeper)
        _keep_flexibilities(item, partnership, keeper)
        if item["legal_basis"]:
            keeper.keep(
                f"{item.id}-agreement",
                Agreement,
                lambda item=item, partnership=partnership: _agreement(item, partnership),
                source=item["source"],
                as_written=item["legal_basis"],
            )
            if item.id == WRITTEN_LATE:
                keeper.keep(f"{item.id}-agreement-written", AgreementVersion, _written_late, source=UNSIGNED)
        _keep_board_and_post(item, partnership, keeper)
    _keep_links(casebook, keeper)


def _partnership(item: Item, keeper: Keeper) -> Partnership:
    lead = item.get("lead_role")
    proposal = item.get("proposal")
    title, _, kinds = item["service"].partition(": ")
    return cleaned(
        Partnership(
            ref=item.id,
            name=capital(title),
            kinds_of_service=kinds,
            lead_council=keeper.find("org-council", Organisation),
            client_group=client_group(CLIENT_GROUPS.get(item.id), keeper),
            status=PartnershipStatus(item["status"]),
            lead_post=keeper.find(lead, Post) if lead else None,
            places=item.get("places"),
            proposal=keeper.find(proposal, Proposal) if proposal else None,
            note=item.get("note", ""),
        )
    )


def _party(
    partnership: Partnership, organisation: Organisation | None, written: str | None, kind: str
) -> PartnershipParty:
    return cleaned(PartnershipParty(partnership=partnership, organisation=organisation, as_written=written, kind=kind))


def _keep_parties(item: Item, partnership: Partnership, keeper: Keeper) -> None:
    """Keep the council and every partner; words that name no organisation stay words."""
    in_law = (item["legal_basis"] or "").startswith("Health Act")
    council = partnership.lead_council
    keeper.keep(
        f"{item.id}-party-council",
        PartnershipParty,
        lambda: _party(partnership, council, None, PartyKind.STATUTORY if in_law else PartyKind.OTHER),
        source=item["source"],
    )
    for written in item["partners"]:
        ref = written if written.startswith("body-") else ORGANISATIONS.get(written)
        organisation = keeper.find(ref, Organisation) if ref else None
        kind = PartyKind.STATUTORY if in_law and written == "body-pct" else PartyKind.OTHER
        keeper.keep(
            f"{item.id}-party-{slugify(written)}",
            PartnershipParty,
            lambda organisation=organisation, written=written, kind=kind: _party(
                partnership, organisation, None if written.startswith("body-") else written, kind
            ),
            source=item["source"],
        )


def _keep_dates(item: Item, partnership: Partnership, keeper: Keeper) -> None:
    for name, written in item["dates"].items():
        kind, label = DATE_KINDS[name]
        keeper.keep(
            f"{item.id}-date-{name}",
            PartnershipDate,
            lambda kind=kind, label=label, written=written: _date(partnership, kind, label, written),
            source=item["source"],
            as_written=written,
        )


def _date(partnership: Partnership, kind: str, label: str, written: str) -> PartnershipDate:
    row = PartnershipDate(partnership=partnership, kind=kind, label=label)
    try:
        row.when = dates.parse(written)
    except ValueError:
        # A length of time, such as "3-5 years", is no date: kept in its words.
        row.when = dates.UncertainDate(None, None, as_written=written)
    return cleaned(row)


def _keep_flexibilities(item: Item, partnership: Partnership, keeper: Keeper) -> None:
    for written in item["flexibility"]:
        found = re.fullmatch(r"(.*?)(?: \((planned|implied)\))?", written)
        name, sure = (found[1], found[2]) if found else (written, None)
        flexibility = Flexibility.objects.filter(code=FLEXIBILITIES.get(name, "")).first()
        keeper.keep(
            f"{item.id}-flexibility-{slugify(written)}",
            PartnershipFlexibility,
            lambda flexibility=flexibility, written=written, sure=sure: cleaned(
                PartnershipFlexibility(
                    partnership=partnership,
                    flexibility=flexibility,
                    as_written=written,
                    sure=SURE.get(sure or "", HowSure.USED),
                )
            ),
            source=item["source"],
        )


def _agreement(item: Item, partnership: Partnership) -> Agreement:
    live = item["pooled_budget_gbp"] is not None
    agreement = Agreement(
        ref=f"{item.id}-agreement",
        partnership=partnership,
        title=f"{partnership.name}: arrangement under section 31",
        state=State.LIVE.value if live else State.PROPOSAL.value,
        legal_basis=LegalBasis.objects.get(code="health-act-1999-s31"),
        legal_basis_as_written=item["legal_basis"],
        note=UNSIGNED if live else "",
    )
    return record_as_history(agreement, reason=UNSIGNED, source=item["source"]) if live else cleaned(agreement)


def _written_late() -> AgreementVersion:
    """Keep that the agreement was written in April 2005. What it says is not on record, nor who signed it when."""
    return cleaned(
        AgreementVersion(
            agreement=Agreement.objects.get(ref=f"{WRITTEN_LATE}-agreement"),
            number=1,
            made_at=clock.now(),
            settled_on=WRITTEN_BY,
            reason=f"{UNSIGNED} The last day of the month stands for it.",
        )
    )


def _keep_board_and_post(item: Item, partnership: Partnership, keeper: Keeper) -> None:
    if item.id in BOARDS:
        ref, note = BOARDS[item.id]
        body = keeper.find(ref, Body)
        keeper.keep(
            f"{item.id}-board",
            PartnershipBoard,
            lambda: cleaned(PartnershipBoard(partnership=partnership, body=body, note=note)),
            source=item["source"],
        )
    if item.id in JOINT_POSTS:
        post = keeper.find(JOINT_POSTS[item.id], Post)
        keeper.keep(
            f"{item.id}-joint-post",
            JointPostAgreement,
            lambda: cleaned(JointPostAgreement(partnership=partnership, post=post)),
            source=item["source"],
        )


def _keep_links(casebook: Casebook, keeper: Keeper) -> None:
    """Keep which change of service belongs to which partnership, and our reading of the objective one serves."""
    for item in casebook.section("service_changes"):
        if item.get("partnership"):
            keeper.keep(
                f"{item.id}-partnership",
                ServiceChangeLink,
                lambda item=item: cleaned(
                    ServiceChangeLink(
                        partnership=keeper.find(item["partnership"], Partnership),
                        action=keeper.find(item.id, Action),
                        basis=Basis.SOURCED,
                        source=item["source"],
                    )
                ),
                source=item["source"],
            )
    learning = keeper.find("part-learning-difficulties", Partnership)
    keeper.keep(
        "part-learning-difficulties-objective",
        PartnershipObjective,
        lambda: cleaned(
            PartnershipObjective(
                partnership=learning,
                objective=keeper.find("obj-4", Objective),
                basis=Basis.OUR_READING,
                author=keeper.find("role-joint-head-ld", Post),
                reason="The strategy of 2000 asks for services integrated with the NHS; this is the first one.",
            )
        ),
        source=f"{STATEMENT.name}, section 2",
    )


def contribution_party(partnership: Partnership, organisation: Organisation, keeper: Keeper) -> PartnershipParty:
    """Return a partner of a pool as a party of its partnership."""
    known = PartnershipParty.objects.filter(partnership=partnership, organisation=organisation).first()
    return known or keeper.keep(
        f"{partnership.ref}-party-{organisation.ref}",
        PartnershipParty,
        lambda: _party(partnership, organisation, None, _capacity(organisation)),
    )


def _capacity(organisation: Organisation) -> str:
    """Count only councils and NHS bodies as partners in law; others take part without being one."""
    in_law = organisation.standings.filter(kind__sector__in=(Sector.NHS, Sector.LOCAL_AUTHORITY)).exists()
    return PartyKind.STATUTORY if in_law else PartyKind.OTHER
