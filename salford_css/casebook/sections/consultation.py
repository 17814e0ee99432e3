"""The consultation on Next Steps: audiences promised and heard, events, comments."""

from collections.abc import Mapping

from django.utils.text import slugify

from salford_css.casebook.keeping import Keeper, cleaned
from salford_css.casebook.papers import REPORT, STATEMENT
from salford_css.casebook.reading import Casebook, Item, day
from salford_css.casebook.sections.governance import meeting_of
from salford_css.core import dates
from salford_css.core.history import record_as_history
from salford_css.core.models import Organisation, Post
from strategy.lifecycle import ConsultationState
from strategy.models import (
    Body,
    Consultation,
    ConsultationAudience,
    ConsultationComment,
    ConsultationEvent,
    ReportSection,
    ReportVersion,
)

# Who was promised a hearing at the start. The wider council's staff are an audience of their own: no event names them.
PROMISED: Mapping[str, str] = {
    "members": "Members of the council",
    "staff": "Staff of the directorate",
    "wider-council-staff": "Staff of the wider council",
    "nhs": "NHS partners",
}
EXPECTED: Mapping[str, str] = {"users-and-carers": "Users and carers"}
AUDIENCE_NAMES: Mapping[str, str] = {
    "scrutiny": "Scrutiny",
    "union": "Trade unions",
    "union-and-management": "Unions and management together",
    "inspectorate": "The inspectorate",
    "joint-body": "Joint bodies of council and NHS",
    "police": "Police",
    "partnership": "Partnerships",
    "press": "Press",
    "all": "Everybody consulted",
}
BODIES: Mapping[str, str] = {
    "Health and Social Care Scrutiny Committee": "board-hsc-scrutiny",
    "Social Services Panel": "board-ss-panel",
    "Departmental Consultation Safety Committee": "board-dcsc",
    "Joint Commissioning Executive (Council and Primary Care Trust)": "board-jce",
    "Professional Executive Committee of the Primary Care Trust": "board-pct-pec",
    "Salford Royal Hospital NHS Trust Board": "board-srht-board",
    "Local Strategic Partnership": "board-lsp",
}
ORGANISATIONS: Mapping[str, str] = {
    "Unison": "body-unison",
    "Social Services Inspectorate": "body-ssi",
    "Salford Primary Care Trust": "body-pct",
    "Salford Royal Hospital NHS Trust": "body-srht",
    "Bolton, Salford and Trafford Mental Health NHS Trust": "body-bstmh",
    "Greater Manchester Police": "body-gmp",
    "Greater Manchester Police (Superintendent)": "body-gmp",
    "Salford Advertiser": "body-press-advertiser",
    "Manchester Evening News": "body-press-men",
    "Directorate staff": "org-directorate",
}
POSTS: Mapping[str, str] = {
    "Leader of the Conservative Group": "role-leader-conservative-group",
    "Principal Officer (Physical Disability Services)": "role-po-physical-disability",
    "Greater Manchester Police (Superintendent)": "role-police-superintendent",
}
SECTION_OF: Mapping[str, str] = {
    "cons-com-01": "3",
    "cons-com-02": "6",
    "cons-com-03": "4.7",
    "cons-com-04": "4.7",
    "cons-com-07": "3",
}
EVENT_OF: Mapping[str, str] = {"cons-com-02": "cons-act-12", "cons-com-04": "cons-act-17", "cons-com-08": "cons-act-18"}
# Whose comment it was, where no event names the respondent; two came from everybody together.
AUDIENCE_OF: Mapping[str, str] = {
    "cons-com-01": "staff",
    "cons-com-03": "staff",
    "cons-com-05": "staff",
    "cons-com-06": ConsultationAudience.EVERYBODY,
    "cons-com-07": ConsultationAudience.EVERYBODY,
}
UNANSWERED = (
    "The consultation ended and its result went to Cabinet although one comment, of Greater Manchester Police, "
    "has no response on record."
)


def load_consultation(casebook: Casebook, keeper: Keeper) -> None:
    """Keep the consultation; its period and result are fields of it."""
    item = casebook.one("consultation")
    period, result = casebook.one("consultation.period"), casebook.one("consultation.result")
    consultation = keeper.keep(item, Consultation, lambda: _consultation(item, period, result, keeper))
    keeper.keep(period, Consultation, lambda: consultation, field="period", as_written=period["length"])
    keeper.keep(result, Consultation, lambda: consultation, field="result")
    for code, name in {**PROMISED, **EXPECTED}.items():
        keeper.keep(
            f"cons-audience-{code}",
            ConsultationAudience,
            lambda code=code, name=name: cleaned(
                ConsultationAudience(consultation=consultation, code=code, name=name, promised=code in PROMISED)
            ),
            source=f"{REPORT.name}, section 1.3" if code in PROMISED else f"{STATEMENT.name}, section 5",
        )
    for activity in casebook.section("consultation.activities"):
        keeper.keep(activity, ConsultationEvent, lambda activity=activity: _event(activity, consultation, keeper))
    for comment in casebook.section("consultation.comments"):
        keeper.keep(comment, ConsultationComment, lambda comment=comment: _comment(comment, consultation, keeper))


def _consultation(item: Item, period: Item, result: Item, keeper: Keeper) -> Consultation:
    cabinet = keeper.find("board-cabinet", Body)
    agreed_on = day(period["agreed_on"])
    consultation = Consultation(
        ref=item.id,
        title="Consultation on Next Steps 2004-2006",
        report_version=keeper.find("rep-v1", ReportVersion),
        state=ConsultationState.CLOSED,
        agreed_by=cabinet,
        agreed_on=agreed_on,
        agreed_at=meeting_of(cabinet, agreed_on),
        opens=day(period["opens"]),
        length_as_written=period["length"],
        closes_derived=True,
        lead_post=keeper.find("role-director", Post),
        result=result["gist"],
    )
    consultation.when = dates.parse(period["closes"])
    return record_as_history(consultation, reason=UNANSWERED, source=item["source"])


def _audience(name: str, consultation: Consultation) -> ConsultationAudience:
    code = slugify(name)
    known = ConsultationAudience.objects.filter(consultation=consultation, code=code).first()
    return known or cleaned(
        ConsultationAudience(consultation=consultation, code=code, name=AUDIENCE_NAMES.get(code, name))
    )


def _event(item: Item, consultation: Consultation, keeper: Keeper) -> ConsultationEvent:
    whom = item["body"]
    body = keeper.find(BODIES[whom], Body) if whom in BODIES else None
    when = dates.parse(item["date"])
    event = ConsultationEvent(
        ref=item.id,
        consultation=consultation,
        mechanism=item["mechanism"],
        body=body,
        organisation=keeper.find(ORGANISATIONS[whom], Organisation) if whom in ORGANISATIONS else None,
        post=keeper.find(POSTS[whom], Post) if whom in POSTS else None,
        whom_as_written=whom,
        kind=item["type"],
        audience=_audience(item["audience"], consultation),
        meeting=meeting_of(body, when.earliest) if body and "meeting" in item["type"] else None,
        response_received=item["response_received"],
        date_inferred="inferred" in item.get("note", ""),
        note=item.get("note", ""),
    )
    event.when = when
    return cleaned(event)


def _comment(item: Item, consultation: Consultation, keeper: Keeper) -> ConsultationComment:
    whom = item["respondent"]
    first = keeper.find("rep-v1", ReportVersion)
    number = SECTION_OF.get(item.id)
    event = EVENT_OF.get(item.id)
    audience = AUDIENCE_OF.get(item.id)
    comment = ConsultationComment(
        ref=item.id,
        consultation=consultation,
        event=keeper.find(event, ConsultationEvent) if event else None,
        organisation=keeper.find(ORGANISATIONS[whom], Organisation) if whom in ORGANISATIONS else None,
        post=keeper.find(POSTS[whom], Post) if whom in POSTS else None,
        respondent_as_written=whom,
        audience=_audience(audience, consultation) if audience else None,
        report_version=first if item["about"] else None,
        section=ReportSection.objects.get(version=first, number=number) if number else None,
        about_as_written=item["about"] or "",
        text=item["gist"],
        in_summary=True,
        officer_response=item["officer_response"] or "",
        effect=item["effect"],
        answered_by=keeper.find("role-director", Post) if item["officer_response"] else None,
        follow_up=item.get("follow_up", ""),
    )
    if item["officer_response"] is None:
        return record_as_history(comment, reason=UNANSWERED, source=item["source"])
    return cleaned(comment)
