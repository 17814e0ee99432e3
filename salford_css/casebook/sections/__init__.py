"""The parts of the case in the order in which they depend on one another, and what each section becomes."""

from collections.abc import Callable, Mapping, Sequence

from django.db import models

from salford_css.casebook.keeping import Keeper
from salford_css.casebook.reading import Casebook
from salford_css.casebook.sections import (
    consultation,
    delivery,
    governance,
    involvement,
    moments,
    organisation,
    planning,
    proposals,
    reports,
)
from salford_css.core.models import Document, Organisation, Post, SourceIssue
from strategy import models as strategy

Loader = Callable[[Casebook, Keeper], None]

IN_ORDER: Sequence[tuple[str, Loader]] = (
    ("moments", moments.load_moments),
    ("documents", organisation.load_documents),
    ("source issues", organisation.load_source_issues),
    ("organisations", organisation.load_organisations),
    ("posts", organisation.load_posts),
    ("bodies", governance.load_bodies),
    ("meetings", governance.load_meetings),
    ("mission", planning.load_mission),
    ("pledges", planning.load_pledges),
    ("plans", planning.load_plans),
    ("objectives", planning.load_objectives),
    ("headings", reports.load_headings),
    ("report", reports.load_report),
    ("earlier reports", reports.load_earlier_reports),
    ("policy mentions", planning.load_policy_mentions),
    ("consultation", consultation.load_consultation),
    ("proposals", proposals.load_proposals),
    ("actions", delivery.load_actions),
    ("tasks ahead", delivery.load_tasks),
    ("milestones", delivery.load_milestones),
    ("involvement", involvement.load_involvement),
    ("systems", involvement.load_systems),
    ("context", involvement.load_context),
    ("inspections", involvement.load_inspections),
)

HOMES: Mapping[str, Sequence[type[models.Model]]] = {
    "meta.seeds": (Document,),
    "meta.source_issues": (SourceIssue,),
    "organisation.council": (Organisation,),
    "organisation.directorate": (Organisation,),
    "organisation.teams": (Organisation,),
    "organisation.partner_bodies": (Organisation,),
    "organisation.roles": (Post,),
    "organisation.systems": (strategy.InformationSystem,),
    "organisation.starting_position_1999": (strategy.ContextFact,),
    "organisation.context": (strategy.ContextFact,),
    "organisation.actions_1999_2000": (strategy.Action,),
    "mission.components": (strategy.MissionStatement,),
    "mission.principles": (strategy.MissionStatement,),
    "pledges.seed_mentions": (strategy.PolicyMention,),
    "pledges.six_pledges_to_2003": (strategy.Pledge,),
    "pledges.successor_seven_pledges": (strategy.Pledge,),
    "objectives": (strategy.Objective,),
    "report": (strategy.Report,),
    "report.fields": (strategy.ReportField,),
    "report.body_sections": (strategy.ReportSection,),
    "report.appendices": (strategy.Appendix,),
    "report.versions": (strategy.ReportVersion,),
    "consultation": (strategy.Consultation,),
    "consultation.period": (strategy.Consultation,),
    "consultation.result": (strategy.Consultation,),
    "consultation.activities": (strategy.ConsultationEvent,),
    "consultation.comments": (strategy.ConsultationComment,),
    "proposals": (strategy.Proposal,),
    "boards_and_groups": (strategy.Body,),
    "service_changes": (strategy.Action,),
    "tasks_ahead.recent_history_s2": (strategy.Action,),
    "tasks_ahead.users_and_carers_s5": (strategy.Action,),
    "tasks_ahead.finance_and_resources_s7": (strategy.Action,),
    "tasks_ahead.next_steps_2004": (strategy.Action,),
    "inspections_and_ratings": (strategy.Inspection,),
    "communications": (strategy.Communication,),
    "meetings": (strategy.Meeting, strategy.MeetingSeries),
    "user_and_carer_involvement.ways": (strategy.InvolvementWay,),
    "user_and_carer_involvement.services": (strategy.InvolvementService,),
    "resources_and_workforce": (strategy.EnablingProgramme,),
    "milestones": (strategy.Milestone,),
}
