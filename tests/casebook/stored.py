"""Where each field of each section of the case lives. Nothing the file says may be missing here."""

from salford_css.core import dates
from salford_css.core.models import Citation
from tests.casebook.checks import (
    Check,
    cited,
    external,
    figure,
    flag,
    inside,
    leads,
    money,
    parties,
    ref,
    same,
    sentence,
    when,
    years,
)

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
