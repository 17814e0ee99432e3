"""How people take part and are told; systems, enabling programmes, the setting; inspections."""

import re
from collections.abc import Mapping

from salford_css.casebook.keeping import Keeper, cleaned
from salford_css.casebook.reading import Casebook, Item
from salford_css.core import dates
from salford_css.core.models import Organisation, Post
from salford_css.core.words import capital
from strategy.models import (
    Communication,
    ContextFact,
    ContextKind,
    EnablingProgramme,
    InformationSystem,
    Inspection,
    InspectionKind,
    InspectionStage,
    InvolvementService,
    InvolvementWay,
    ProgrammeField,
    SystemStatus,
)

FIELD: Mapping[str, str] = {
    "res-1": ProgrammeField.TECHNOLOGY,
    "res-2": ProgrammeField.TECHNOLOGY,
    "res-3": ProgrammeField.TECHNOLOGY,
    "res-4": ProgrammeField.WORKFORCE,
    "res-5": ProgrammeField.HEALTH_AND_SAFETY,
    "res-6": ProgrammeField.TRAINING,
}
SUPPLIES: Mapping[str, str] = {
    "sys-carefirst": "Client records and management information",
    "sys-sap": "Financial reports",
    "sys-intranet": "Briefings and consultation papers for staff",
}
INSPECTIONS: Mapping[str, str] = {
    "insp-1": InspectionKind.INSPECTION,
    "insp-2": InspectionKind.INSPECTION,
    "insp-6": InspectionKind.BEST_VALUE,
    "insp-7": InspectionKind.JOINT_REVIEW,
}
INSPECTORS: Mapping[str, str] = {"Social Services Inspectorate": "body-ssi", "Council": "org-council"}
PROVIDERS: Mapping[str, str] = {"invs-05": "body-princess-royal-trust"}
POSTS: Mapping[str, str] = {
    "invs-02": "role-user-development-workers",
    "invs-03": "role-po-listening-to-children",
    "invs-06": "role-sw-carers-assessments",
    "invs-07": "role-training-officer-user-input",
    "invs-10": "role-community-development-workers",
    "invs-12": "role-carers-support-jewish",
}


def load_involvement(casebook: Casebook, keeper: Keeper) -> None:
    """Keep ways and services of involvement, communications and programmes."""
    directorate = keeper.find("org-directorate", Organisation)
    for item in casebook.section("user_and_carer_involvement.ways"):
        keeper.keep(
            item,
            InvolvementWay,
            lambda item=item: cleaned(InvolvementWay(ref=item.id, text=_s(item), organisation=directorate)),
        )
    for item in casebook.section("user_and_carer_involvement.services"):
        keeper.keep(item, InvolvementService, lambda item=item: _service(item, keeper))
    for item in casebook.section("communications"):
        frequency = next((word for word in ("every week", "annual", "quarterly") if word in item["gist"]), "")
        keeper.keep(
            item,
            Communication,
            lambda item=item, frequency=frequency: cleaned(
                Communication(ref=item.id, text=_s(item), frequency=frequency, organisation=directorate)
            ),
        )
    for item in casebook.section("resources_and_workforce"):
        keeper.keep(
            item,
            EnablingProgramme,
            lambda item=item: cleaned(
                EnablingProgramme(ref=item.id, field=FIELD[item.id], text=_s(item), organisation=directorate)
            ),
        )


def _service(item: Item, keeper: Keeper) -> InvolvementService:
    provider, post = PROVIDERS.get(item.id), POSTS.get(item.id)
    return cleaned(
        InvolvementService(
            ref=item.id,
            text=_s(item),
            provider=keeper.find(provider, Organisation) if provider else None,
            post=keeper.find(post, Post) if post else None,
        )
    )


def load_systems(casebook: Casebook, keeper: Keeper) -> None:
    """Keep the information systems."""
    for item in casebook.section("organisation.systems"):
        keeper.keep(item, InformationSystem, lambda item=item: _system(item, keeper))


def _system(item: Item, keeper: Keeper) -> InformationSystem:
    status = item.get("status") or (SystemStatus.LIVE if item.get("live") else SystemStatus.UNKNOWN)
    if item.get("targets") or item.get("horizon_years"):
        status = SystemStatus.PLANNED
    system = InformationSystem(
        ref=item.id,
        name=item["name"],
        use=item.get("use", ""),
        supplies=SUPPLIES.get(item.id, ""),
        status=status,
        organisation=keeper.find("org-directorate", Organisation),
    )
    system.when = dates.parse(item.get("live"))
    if targets := item.get("targets"):
        system.target = dates.parse(f"{targets[0]['from']} to {targets[0]['by']}")
    elif years := item.get("horizon_years"):
        # Three to five years from the report of spring 2004.
        system.target = dates.UncertainDate(
            dates.parse(str(2004 + years[0])).earliest,
            dates.parse(str(2004 + years[1])).latest,
            as_written=f"{years[0]} to {years[1]} years",
        )
    return cleaned(system)


def load_context(casebook: Casebook, keeper: Keeper) -> None:
    """Keep the starting position of 1999 and the setting."""
    directorate = keeper.find("org-directorate", Organisation)
    for path, kind, when in (
        ("organisation.starting_position_1999", ContextKind.STARTING_POSITION, "1999"),
        ("organisation.context", ContextKind.SETTING, None),
    ):
        for item in casebook.section(path):
            keeper.keep(
                item,
                ContextFact,
                lambda item=item, kind=kind, when=when: _fact(item, kind, when, directorate),
            )


def _fact(item: Item, kind: str, when: str | None, directorate: Organisation) -> ContextFact:
    fact = ContextFact(ref=item.id, kind=kind, text=capital(item["fact"]), organisation=directorate)
    fact.when = dates.parse(when)
    return cleaned(fact)


def load_inspections(casebook: Casebook, keeper: Keeper) -> None:
    """Keep inspections, the best value review and the joint review, with their stages."""
    for item in casebook.section("inspections_and_ratings"):
        if item.id in INSPECTIONS:
            keeper.keep(item, Inspection, lambda item=item: _inspection(item, keeper))
            for number, (name, written) in enumerate(_stages(item), start=1):
                keeper.keep(
                    f"{item.id}-stage-{number}",
                    InspectionStage,
                    lambda item=item, number=number, name=name, written=written: _stage(
                        keeper.find(item.id, Inspection), number, name, written
                    ),
                    source=f"external: {_address(item)}",
                )


def _inspection(item: Item, keeper: Keeper) -> Inspection:
    body = item["body"]
    organisation = INSPECTORS.get(body)
    external = item.get("external") or {}
    inspection = Inspection(
        ref=item.id,
        title=capital(item["what"]),
        kind=INSPECTIONS[item.id],
        organisation=keeper.find(organisation, Organisation) if organisation else None,
        inspector_as_written=body or "",
        reports=item.get("count"),
        finding=external.get("flag", "").removeprefix("VERIFIED").strip(" ()"),
    )
    if item.get("since"):
        inspection.when = dates.UncertainDate(
            dates.parse(item["since"]).earliest,
            dates.parse("2002-07").latest,
            as_written=f"since {dates.parse(item['since'])}",
        )
    elif written := external.get("date") or external.get("report_published"):
        inspection.when = dates.parse(written)
    return cleaned(inspection)


def _stages(item: Item) -> list[tuple[str, str]]:
    """Read the stages the external papers tell of: name and date."""
    external = item.get("external") or {}
    stages = [_split(text) for text in external.get("stages", [])]
    for key, name in (
        ("statement", "Position statement"),
        ("date", "Inspection"),
        ("action_plan_to_scrutiny", "Action plan to scrutiny"),
        ("report_published", "Report published"),
    ):
        if external.get(key):
            stages.append((name, external[key]))
    return stages + [("Update", written) for written in external.get("updates", [])]


def _split(text: str) -> tuple[str, str]:
    found = re.match(r"(.*?)\s+(\d{1,2} \w+ \d{4}|\d{4}/\d{2})$", text)
    return (capital(found[1]), found[2]) if found else (capital(text), "")


def _stage(inspection: Inspection, number: int, name: str, written: str) -> InspectionStage:
    stage = InspectionStage(inspection=inspection, number=number, name=name)
    stage.when = dates.parse(written)
    return cleaned(stage)


def _address(item: Item) -> str:
    external = item.get("external") or {}
    return external.get("address") or "; ".join(external.get("addresses", []))


def _s(item: Item) -> str:
    return capital(item["gist"])
