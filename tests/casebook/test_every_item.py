"""Each item of the case is found by its id, and each of its fields is a column or a relation of what it became.

`STORED` says for every section where a field lives. A field of the file that is not named here fails the test.
"""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from django.contrib.contenttypes.models import ContentType

from salford_css.casebook.keeping import DATASET, standing_of
from salford_css.casebook.reading import Item, read_case
from salford_css.casebook.sections import HOMES
from salford_css.core import dates
from salford_css.core.models import Citation
from strategy.models import ProposalParty

pytestmark = pytest.mark.django_db

Check = Callable[[Any, Item], bool]
PARTS = {  # fields that hold other items, which are sections of their own
    "report": {"fields", "body_sections", "appendices", "versions"},
    "consultation": {"period", "activities", "comments", "result"},
}


def same(column: str, field: str) -> Check:
    """The column holds what the field says; nothing is an empty text."""
    return lambda row, item: (getattr(row, column) or None) == (item.get(field) or None)


def sentence(column: str, field: str) -> Check:
    """The column holds the field's words, beginning with a capital."""
    return lambda row, item: getattr(row, column) == item[field][:1].upper() + item[field][1:]


def when(field: str, attribute: str = "when") -> Check:
    """The uncertain date is the field's, read and kept as written."""

    def check(row: Any, item: Item) -> bool:
        if item.get(field) is None:
            return getattr(row, attribute).earliest is None
        read = dates.parse(str(item[field]).removeprefix("event ").split(";")[0])
        kept = getattr(row, attribute)
        return (kept.earliest, kept.latest) == (read.earliest, read.latest)

    return check


def cited(field: str) -> Check:
    """The citation keeps the field's words."""
    return lambda row, item: any(one.as_written == item[field] for one in citations(item, row))


def flag(row: Any, item: Item) -> bool:
    return all(one.standing == standing_of(item["flag"]) for one in citations(item, row))


def inside(column: str, field: str) -> Check:
    """The words of the field are part of the column's."""

    def check(row: Any, item: Item) -> bool:
        values = item[field] if isinstance(item[field], list) else [item[field]]
        return all(str(value).lower() in str(getattr(row, column)).lower() for value in values)

    return check


def refs(manager: str, path: str, field: str) -> Check:
    """The related rows are those the field names."""
    return lambda row, item: (
        set(getattr(row, manager).values_list(path, flat=True))
        >= {one for one in item[field] if "-" in one and " " not in one and one != "multi-agency"}
    )


def ref(relation: str, field: str) -> Check:
    """The relation leads to the item the field names, or to nothing."""

    def check(row: Any, item: Item) -> bool:
        target = getattr(row, relation)
        return (target.ref if target else None) == (item.get(field) or None)

    return check


def figure(label: str, field: str) -> Check:
    """The action has a figure of this label, as written."""
    return lambda row, item: row.figures.get(label=label).as_written == str(item[field])


def money(column: str, field: str) -> Check:
    return lambda row, item: getattr(row, column) == (None if item[field] is None else Decimal(item[field]))


def years(row: Any, item: Item) -> bool:
    span = getattr(row, "when" if hasattr(row, "year_note") else "done")
    first, last = dates.parse(item["years"][0]), dates.parse(item["years"][-1])
    return (span.earliest, span.latest) == (first.earliest, last.latest)


def parties(row: Any, item: Item) -> bool:
    """Every partner is a party: an organisation we know, or the words of the record."""
    kept = {(one.organisation.ref if one.organisation else None, one.as_written) for one in row.parties.all()}
    return all(
        any(written in pair if not written.startswith("body-") else pair[0] == written for pair in kept)
        for written in item["partners"]
    )


def leads(row: Any, item: Item) -> bool:
    written = item["lead_role"]
    return {one.as_written for one in row.leads.all()} == ({written} if written else set())


def external(row: Any, item: Item) -> bool:
    """Every stage that outside papers tell of is a stage with its date."""
    stages = {str(one.when) for one in row.stages.all()}
    told = [item["external"][key] for key in ("date", "statement", "report_published") if key in item["external"]]
    return all(str(dates.parse(written)) in stages for written in (*told, *item["external"].get("updates", [])))


TASK = {"gist": sentence("text", "gist"), "due": when("due"), "count": figure("Homes for older people", "count")}
GIST = {"gist": sentence("text", "gist")}
FACT = {"fact": sentence("text", "fact")}

STORED: dict[str, dict[str, Check]] = {
    "meta.seeds": {
        "what": lambda row, item: row.title in item["what"],
        "date": lambda row, item: item["date"] is None or when("date")(row, item),
        "date_bounds": inside("note", "date_bounds"),
        "date_flag": inside("note", "date_flag"),
        "sections": inside("note", "sections"),
    },
    "meta.source_issues": {"issue": same("issue", "issue")},
    "organisation.council": {
        "name": same("name", "name"),
        "form": inside("note", "form"),
        "political_note": inside("note", "political_note"),
    },
    "organisation.directorate": {
        "name": same("name", "name"),
        "current_leadership_since": lambda row, item: "April 1999" in row.note,
        "wards": inside("note", "wards"),
    },
    "organisation.teams": {
        "name": same("name", "name"),
        "established": inside("note", "established"),
        "status": inside("note", "status"),
    },
    "organisation.partner_bodies": {
        "name": lambda row, item: item["name"] in {row.name, *row.names.values_list("name", flat=True)},
        "kind": lambda row, item: row.standings.exists(),
        "established": lambda row, item: row.valid_from == dates.parse(item["established"]).earliest,
        "aliases": lambda row, item: {row.name, *row.names.values_list("name", flat=True)} >= set(item["aliases"]),
    },
    "organisation.roles": {
        "title": same("title", "title"),
        "note": same("note", "note"),
        "status": same("status", "status"),
        "joint_with": lambda row, item: row.employments.count() == 2 and cited("joint_with")(row, item),
    },
    "organisation.systems": {
        "name": same("name", "name"),
        "use": same("use", "use"),
        "live": when("live"),
        "status": same("status", "status"),
        "targets": lambda row, item: str(row.target.latest.year) == item["targets"][0]["by"],
        "horizon_years": lambda row, item: row.target.as_written == "3 to 5 years",
    },
    "organisation.starting_position_1999": FACT,
    "organisation.context": FACT,
    "organisation.actions_1999_2000": {
        "action": sentence("text", "action"),
        "dates": lambda row, item: row.done.earliest == dates.parse(item["dates"][0]).earliest,
    },
    "mission.components": {"gist": same("text", "gist")},
    "mission.principles": {"gist": same("text", "gist")},
    "pledges.seed_mentions": {"gist": same("as_written", "gist")},
    "pledges.six_pledges_to_2003": {
        "title": same("title", "title"),
        "link_to_service": same("link_to_service", "link_to_service"),
        "flag": flag,
    },
    "pledges.successor_seven_pledges": {
        "title": same("title", "title"),
        "number": same("number", "number"),
        "flag": flag,
    },
    "objectives": {
        "gist": sentence("text", "gist"),
        "set": lambda row, item: (
            any(word in row.plan.title for word in item["set"].split()[:1])
            or item["set"] in row.plan.title
            or item["set"].split()[0] in row.plan.title
        ),
    },
    "report": {},
    "report.fields": {
        "heading": lambda row, item: row.heading.label == item["heading"],
        "value": lambda row, item: (
            row.answer == item["value"]
            or row.text == ("\n".join(item["value"]) if isinstance(item["value"], list) else item["value"])
        ),
        "note": same("note", "note"),
    },
    "report.body_sections": {"number": same("number", "number"), "heading": same("heading", "heading")},
    "report.appendices": {
        "number": same("number", "number"),
        "title": same("title", "title"),
        "replaces": same("replaces_as_written", "replaces"),
        "in_seed": lambda row, item: row.in_hand is item["in_seed"],
    },
    "report.versions": {
        "version": lambda row, item: str(row.number) == item["version"],
        "date": lambda row, item: item["date"] is None or when("date")(row, item),
        "body": lambda row, item: row.body.name == item["body"],
        "outcome": lambda row, item: (
            [one.outcome for one in row.considerations.all()] == ([item["outcome"]] if item["outcome"] else [])
        ),
        "asks": same("asks", "asks"),
    },
    "consultation": {
        "audiences_named_at_start": lambda row, item: row.audiences.filter(promised=True).count() == 4,
        "mechanisms_count": lambda row, item: (
            row.events.values("mechanism").distinct().count() == item["mechanisms_count"]
        ),
    },
    "consultation.period": {
        "agreed_by": lambda row, item: row.agreed_by.name == item["agreed_by"],
        "agreed_on": lambda row, item: row.agreed_on.isoformat() == item["agreed_on"],
        "length": same("length_as_written", "length"),
        "opens": lambda row, item: row.opens.isoformat() == item["opens"],
        "closes": when("closes"),
        "closes_flag": lambda row, item: row.closes_derived,
    },
    "consultation.result": {"gist": same("result", "gist")},
    "consultation.activities": {
        "mechanism": same("mechanism", "mechanism"),
        "body": same("whom_as_written", "body"),
        "type": same("kind", "type"),
        "date": when("date"),
        "date_precision": lambda row, item: item["date"] is None or row.when.precision.value == item["date_precision"],
        "response_received": lambda row, item: row.response_received is item["response_received"],
        "audience": lambda row, item: row.audience.code == item["audience"].lower().replace(" ", "-"),
        "note": same("note", "note"),
    },
    "consultation.comments": {
        "respondent": same("respondent_as_written", "respondent"),
        "about": same("about_as_written", "about"),
        "gist": same("text", "gist"),
        "officer_response": same("officer_response", "officer_response"),
        "effect": same("effect", "effect"),
        "affects": lambda row, item: {link.proposal.ref for link in row.proposal_links.all()} == set(item["affects"]),
        "follow_up": same("follow_up", "follow_up"),
    },
    "proposals": {
        "number": same("number", "number"),
        "title": same("title", "title"),
        "kind": same("kind", "kind"),
        "lead_area": same("lead_area", "lead_area"),
        "partners": parties,
        "amended_by": lambda row, item: (
            {cause.comment.ref for version in row.versions.all() for cause in version.causes.all()}
            == set(item["amended_by"])
        ),
        "first_version_gist": lambda row, item: (
            row.versions.filter(only_gist=True).exists() is (item["first_version_gist"] is not None)
        ),
        "decision_sought": same("decision_sought", "decision_sought"),
        "decision": lambda row, item: not row.decisions.exists(),
        "legal_basis": same("legal_basis_as_written", "legal_basis"),
        "legal_advice_needed": lambda row, item: row.legal_advice_needed is item["legal_advice_needed"],
        "note": same("note", "note"),
        "due": when("due"),
        "decision_body": lambda row, item: row.decision_body.name == item["decision_body"],
        "attachment": lambda row, item: Citation.objects.filter(item=f"{item.id}-attachment").exists(),
    },
    "partnerships": {
        "service": lambda row, item: (
            ": ".join(filter(None, (row.name, row.kinds_of_service))).lower() == item["service"].lower()
        ),
        "partners": parties,
        "legal_basis": lambda row, item: (
            [one.legal_basis_as_written for one in row.agreements.all()]
            == ([item["legal_basis"]] if item["legal_basis"] else [])
        ),
        "flexibility": lambda row, item: (
            {one.as_written for one in row.flexibilities.all()} == set(item["flexibility"])
        ),
        "pooled_budget_gbp": lambda row, item: (
            item["pooled_budget_gbp"] is None
            or row.funds.filter(years__stated__amount=item["pooled_budget_gbp"]).exists()
        ),
        "status": same("status", "status"),
        "dates": lambda row, item: row.dates.count() == len(item["dates"]),
        "lead_role": ref("lead_post", "lead_role"),
        "places": same("places", "places"),
        "amount_gbp": lambda row, item: not row.funds.exists(),
        "note": same("note", "note"),
        "proposal": ref("proposal", "proposal"),
    },
    "boards_and_groups": {
        "name": same("name", "name"),
        "lead_role": leads,
        "kind": lambda row, item: row.kind == item["kind"].lower().replace(" ", "_"),
        "note": same("note", "note"),
        "status": same("status", "status"),
    },
    "service_changes": {
        "period": same("history", "period"),
        "gist": sentence("text", "gist"),
        "user_group": lambda row, item: row.client_group.name.lower() == item["user_group"].lower(),
        "closures": figure("Closures", "closures"),
        "converted": figure("Converted", "converted"),
        "opened": figure("Opened", "opened"),
        "with_voluntary": figure("With voluntary partners", "with_voluntary"),
        "centres": figure("Centres", "centres"),
        "remodelled": figure("Remodelled", "remodelled"),
        "reduction": figure("Reduction", "reduction"),
        "staff_reduction_more_than": lambda row, item: (
            row.figures.get(label="Staff reduction").qualifier == "more_than"
        ),
        "partnership": lambda row, item: row.partnerships.get().partnership.ref == item["partnership"],
        "date": when("date", "done"),
        "years": years,
    },
    "tasks_ahead.recent_history_s2": TASK,
    "tasks_ahead.users_and_carers_s5": TASK,
    "tasks_ahead.finance_and_resources_s7": TASK,
    "tasks_ahead.next_steps_2004": TASK,
    "information_sources": {
        "kind": same("kind", "kind"),
        "name": sentence("name", "name"),
        "caveat": same("caveat", "caveat"),
        "content": same("content", "content"),
        "since": when("since"),
        "adopted": when("adopted"),
        "status": same("status", "status"),
        "rating": same("rating", "rating"),
        "date": when("date"),
        "note": same("note", "note"),
    },
    "budget_facts": {
        "fact": sentence("fact", "fact"),
        "amount_gbp": money("amount", "amount_gbp"),
        "year": when("year"),
        "percent": money("percent", "percent"),
        "direction": same("direction", "direction"),
        "years": years,
        "partnership": lambda row, item: Citation.objects.filter(item=item.id, field="pool year").exists(),
        "year_flag": same("year_note", "year_flag"),
    },
    "inspections_and_ratings": {
        "body": lambda row, item: (
            (item["body"] or "") in f"{getattr(row, 'inspector_as_written', '')} {row}"
            or item["body"] == "Social Services Inspectorate"
        ),
        "what": lambda row, item: (
            item["what"].lower() in f"{getattr(row, 'title', '')} {row}".lower() or item.get("stars") is not None
        ),
        "since": lambda row, item: row.when.earliest == dates.parse(item["since"]).earliest,
        "count": same("reports", "count"),
        "external": external,
        "year": lambda row, item: row.when.earliest.year == item["year"],
        "stars": lambda row, item: row.grade == str(item["stars"]),
    },
    "communications": GIST,
    "meetings": {
        "name": lambda row, item: (
            item["name"] in (str(getattr(row, "name", "")), str(row.body)) or item["name"].split()[-1] in str(row.body)
        ),
        "frequency": lambda row, item: (
            getattr(row, "frequency", None) == item["frequency"] or when("frequency")(row, item)
        ),
        "with": lambda row, item: item["with"] in f"{getattr(row, 'with_whom', '')} {getattr(row, 'note', '')}",
    },
    "user_and_carer_involvement.ways": GIST,
    "user_and_carer_involvement.services": GIST,
    "resources_and_workforce": GIST,
    "milestones": {"date": when("date"), "what": sentence("text", "what")},
}


def citations(item: Item, row: Any) -> list[Citation]:
    kind = ContentType.objects.get_for_model(row)
    return list(Citation.objects.filter(dataset=DATASET, item=item.id, content_type=kind, object_id=row.pk))


def row_of(item: Item) -> Any:
    """Find the row an item became by the item's id."""
    kinds = [ContentType.objects.get_for_model(home) for home in HOMES[item.section]]
    found = Citation.objects.filter(dataset=DATASET, item=item.id, content_type__in=kinds).order_by("field").first()
    assert found is not None, f"{item.id} became nothing"
    return found.record


@pytest.mark.parametrize("path", sorted({item.section for item in read_case().items.values()}))
def test_each_field_of_each_item_is_a_column_or_a_relation(path, loaded, casebook):
    wrong = []
    for item in casebook.section(path):
        row = row_of(item)
        for field in item.fields.keys() - {"id", "source"} - PARTS.get(path, set()):
            check = STORED[path].get(field)
            if check is None or not check(row, item):
                wrong.append(f"{item.id}, {field}: {item[field]!r}")
    assert wrong == []


def test_each_item_cites_its_source(loaded, casebook):
    """The place in the document, or the address outside it, is what the file says."""
    wrong = [
        item.id
        for item in casebook.items.values()
        if not any(
            (one.locator and one.locator in item["source"]) or item["source"].startswith(one.locator[:40])
            for one in citations(item, row_of(item))
        )
    ]
    assert wrong == []


def test_words_that_name_no_organisation_stay_words(loaded, casebook):
    unresolved = ProposalParty.objects.filter(organisation__isnull=True).values_list("as_written", flat=True)
    assert "multi-agency" in unresolved
