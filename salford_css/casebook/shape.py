"""The shape of the casebook file: which sections it has, and what each item must and may say."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

Types = tuple[type, ...]
TEXT: Types = (str,)
TEXT_OR_NOTHING: Types = (str, type(None))
WHOLE: Types = (int,)
AMOUNT: Types = (int, type(None))
LIST: Types = (list,)
MAPPING: Types = (dict,)
YES_NO: Types = (bool,)
ANSWER: Types = (bool, type(None))


@dataclass(frozen=True)
class Section:
    """One section of the file: the fields every item has, and those it may have."""

    path: str
    must: Mapping[str, Types]
    may: Mapping[str, Types] = field(default_factory=dict)
    refers: tuple[str, ...] = ()
    """Fields whose value, or each of whose values, is the id of another item."""
    may_refer: tuple[str, ...] = ()
    """Fields that hold an id where the record names somebody we know, and plain words where it does not."""

    def types_of(self, name: str) -> Types | None:
        """Return the types a field may have; None for a field the section does not know."""
        return self.must.get(name) or self.may.get(name)


GIST_FREE = {"id": TEXT, "source": TEXT}
GIST = GIST_FREE | {"gist": TEXT}


SECTIONS: tuple[Section, ...] = (
    Section(
        "meta.seeds",
        {"id": TEXT, "what": TEXT, "date": TEXT_OR_NOTHING, "sections": LIST, "source": TEXT},
        {"date_bounds": TEXT, "date_flag": TEXT},
    ),
    Section("meta.source_issues", {"id": TEXT, "issue": TEXT, "source": TEXT}),
    Section(
        "organisation.council",
        {"id": TEXT, "name": TEXT, "form": TEXT, "political_note": TEXT, "source": TEXT},
    ),
    Section(
        "organisation.directorate",
        {"id": TEXT, "name": TEXT, "current_leadership_since": TEXT, "wards": TEXT, "source": TEXT},
    ),
    Section(
        "organisation.roles",
        {"id": TEXT, "title": TEXT, "source": TEXT},
        {"note": TEXT, "joint_with": TEXT, "status": TEXT},
    ),
    Section("organisation.teams", {"id": TEXT, "name": TEXT, "source": TEXT}, {"established": TEXT, "status": TEXT}),
    Section(
        "organisation.partner_bodies",
        {"id": TEXT, "name": TEXT, "kind": TEXT, "source": TEXT},
        {"established": TEXT, "aliases": LIST},
    ),
    Section(
        "organisation.systems",
        {"id": TEXT, "name": TEXT, "source": TEXT},
        {"use": TEXT, "live": TEXT, "targets": LIST, "horizon_years": LIST, "status": TEXT},
    ),
    Section("organisation.starting_position_1999", {"id": TEXT, "fact": TEXT, "source": TEXT}),
    Section("organisation.actions_1999_2000", {"id": TEXT, "action": TEXT, "source": TEXT}, {"dates": LIST}),
    Section("organisation.context", {"id": TEXT, "fact": TEXT, "source": TEXT}),
    Section("mission.components", GIST),
    Section("mission.principles", GIST),
    Section("pledges.seed_mentions", GIST),
    Section(
        "pledges.six_pledges_to_2003",
        {"id": TEXT, "title": TEXT, "link_to_service": TEXT_OR_NOTHING, "flag": TEXT, "source": TEXT},
    ),
    Section(
        "pledges.successor_seven_pledges",
        {"id": TEXT, "number": WHOLE, "title": TEXT, "flag": TEXT, "source": TEXT},
    ),
    Section("objectives", GIST | {"set": TEXT}),
    Section(
        "report",
        {"id": TEXT, "source": TEXT, "fields": LIST, "body_sections": LIST, "appendices": LIST, "versions": LIST},
    ),
    Section("report.fields", {"id": TEXT, "heading": TEXT, "value": (str, list), "source": TEXT}, {"note": TEXT}),
    Section("report.body_sections", {"id": TEXT, "number": TEXT, "heading": TEXT, "source": TEXT}),
    Section(
        "report.appendices",
        {"id": TEXT, "number": TEXT, "title": TEXT, "replaces": TEXT, "in_seed": YES_NO, "source": TEXT},
    ),
    Section(
        "report.versions",
        {
            "id": TEXT,
            "version": TEXT,
            "date": TEXT_OR_NOTHING,
            "body": TEXT,
            "outcome": TEXT_OR_NOTHING,
            "source": TEXT,
        },
        {"asks": TEXT},
    ),
    Section(
        "consultation",
        {
            "id": TEXT,
            "source": TEXT,
            "period": MAPPING,
            "audiences_named_at_start": LIST,
            "mechanisms_count": WHOLE,
            "activities": LIST,
            "comments": LIST,
            "result": MAPPING,
        },
    ),
    Section(
        "consultation.period",
        {
            "id": TEXT,
            "agreed_by": TEXT,
            "agreed_on": TEXT,
            "length": TEXT,
            "opens": TEXT,
            "closes": TEXT,
            "closes_flag": TEXT,
            "source": TEXT,
        },
    ),
    Section(
        "consultation.activities",
        {
            "id": TEXT,
            "mechanism": WHOLE,
            "body": TEXT,
            "type": TEXT,
            "date": TEXT_OR_NOTHING,
            "date_precision": TEXT_OR_NOTHING,
            "response_received": ANSWER,
            "audience": TEXT,
            "source": TEXT,
        },
        {"note": TEXT},
    ),
    Section(
        "consultation.comments",
        {
            "id": TEXT,
            "respondent": TEXT,
            "about": TEXT_OR_NOTHING,
            "gist": TEXT,
            "officer_response": TEXT_OR_NOTHING,
            "effect": TEXT,
            "affects": LIST,
            "source": TEXT,
        },
        {"follow_up": TEXT},
        refers=("affects",),
    ),
    Section("consultation.result", GIST),
    Section(
        "proposals",
        {
            "id": TEXT,
            "number": WHOLE,
            "title": TEXT,
            "kind": TEXT,
            "lead_area": TEXT,
            "partners": LIST,
            "amended_by": LIST,
            "first_version_gist": TEXT_OR_NOTHING,
            "decision_sought": TEXT,
            "decision": TEXT_OR_NOTHING,
            "source": TEXT,
        },
        {
            "legal_basis": TEXT,
            "legal_advice_needed": YES_NO,
            "note": TEXT,
            "due": TEXT,
            "decision_body": TEXT,
            "attachment": TEXT,
        },
        refers=("amended_by", "attachment"),
        may_refer=("partners",),
    ),
    Section(
        "partnerships",
        {
            "id": TEXT,
            "service": TEXT,
            "partners": LIST,
            "legal_basis": TEXT_OR_NOTHING,
            "flexibility": LIST,
            "pooled_budget_gbp": AMOUNT,
            "status": TEXT,
            "dates": MAPPING,
            "source": TEXT,
        },
        {"lead_role": TEXT, "places": WHOLE, "amount_gbp": AMOUNT, "note": TEXT, "proposal": TEXT},
        refers=("proposal",),
        may_refer=("partners", "lead_role"),
    ),
    Section(
        "boards_and_groups",
        {"id": TEXT, "name": TEXT, "lead_role": TEXT_OR_NOTHING, "kind": TEXT, "source": TEXT},
        {"note": TEXT, "status": TEXT},
    ),
    Section(
        "service_changes",
        {"id": TEXT, "period": TEXT, "gist": TEXT, "source": TEXT},
        {
            "closures": WHOLE,
            "user_group": TEXT,
            "converted": WHOLE,
            "opened": WHOLE,
            "with_voluntary": WHOLE,
            "centres": WHOLE,
            "remodelled": WHOLE,
            "reduction": TEXT,
            "staff_reduction_more_than": WHOLE,
            "partnership": TEXT,
            "date": TEXT,
            "years": LIST,
        },
        refers=("partnership",),
    ),
    Section("tasks_ahead.recent_history_s2", GIST, {"due": TEXT, "count": WHOLE}),
    Section("tasks_ahead.users_and_carers_s5", GIST),
    Section("tasks_ahead.finance_and_resources_s7", GIST),
    Section("tasks_ahead.next_steps_2004", GIST, {"due": TEXT}),
    Section(
        "information_sources",
        {"id": TEXT, "kind": TEXT, "name": TEXT, "source": TEXT},
        {
            "caveat": TEXT,
            "content": TEXT,
            "since": TEXT,
            "adopted": TEXT,
            "status": TEXT,
            "rating": TEXT,
            "date": TEXT,
            "note": TEXT,
        },
    ),
    Section(
        "budget_facts",
        {"id": TEXT, "fact": TEXT, "source": TEXT},
        {
            "amount_gbp": AMOUNT,
            "year": TEXT,
            "percent": WHOLE,
            "direction": TEXT,
            "years": LIST,
            "partnership": TEXT,
            "year_flag": TEXT,
        },
        refers=("partnership",),
    ),
    Section(
        "inspections_and_ratings",
        {"id": TEXT, "body": TEXT_OR_NOTHING, "what": TEXT, "source": TEXT},
        {"since": TEXT, "count": WHOLE, "external": MAPPING, "year": WHOLE, "stars": WHOLE},
    ),
    Section("communications", GIST),
    Section("meetings", {"id": TEXT, "name": TEXT, "frequency": TEXT, "with": TEXT, "source": TEXT}),
    Section("user_and_carer_involvement.ways", GIST),
    Section("user_and_carer_involvement.services", GIST),
    Section("resources_and_workforce", GIST),
    Section("milestones", {"id": TEXT, "date": TEXT, "what": TEXT, "source": TEXT}),
)
BY_PATH: dict[str, Section] = {section.path: section for section in SECTIONS}
Fields = Mapping[str, Any]
