"""What the record of the case does not hold, and some pages are about: a plan of decisions, decisions, a draft, a file.

Made through the services, in the copy of the case that the browser tests are served.
"""

from datetime import date
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction

from salford_css.core.dates import parse
from salford_css.core.models import Import, Organisation, User
from salford_css.core.services import imports, publishing
from strategy.models import Body, Decision, Meeting, Report
from strategy.services import call_ins, decisions, drafts, forward_plan, meetings

MADE, PUBLISHED, REQUESTED = date(2004, 4, 20), date(2004, 4, 21), date(2004, 4, 22)


@transaction.atomic
def make_scenes() -> tuple[str, ...]:
    """Make the rows; return the addresses of the pages about them."""
    director = User.objects.get(username="director")
    made = (_plan, _decisions, _meeting, _draft, _file, _publication)
    return tuple(address for make in made for address in make(director))


def clear_files() -> None:
    """Take away the file that was sent: it lies beside those of whoever runs the tests."""
    for batch in Import.objects.exclude(file=""):
        batch.file.delete(save=False)


def _plan(by: Any) -> tuple[str, ...]:
    body = Body.objects.get(ref="board-cabinet")
    council = Organisation.objects.get(ref="org-council")
    said = {"organisation": council, "body": body, "when": parse("May 2004")}
    entry = forward_plan.plan_entry(by=by, subject="Extra care housing", **said)
    page = entry.get_absolute_url()
    shown = forward_plan.plan_entry(by=by, subject="Meals at home", **said)
    forward_plan.publish_entry(entry=shown, by=by, on=date(2004, 4, 1))
    other = shown.get_absolute_url()
    return (page, f"{page}change/", f"{page}publish/", other, f"{other}move/", f"{other}withdraw/", f"{other}urgent/")


def _decisions(by: Any) -> tuple[str, ...]:
    page, called = (_decision(by, words).get_absolute_url() for words in ("Meals are approved.", "Rents are approved."))
    decision = Decision.objects.get(wording="Rents are approved.")
    call_ins.call_in_decision(
        decision=decision,
        body=Body.objects.get(ref="board-hsc-scrutiny"),
        requested_on=REQUESTED,
        requested_by="Three members of the committee",
        requesters=3,
        grounds="The cost is not stated.",
        by=by,
    )
    return (
        page,
        f"{page}call-in/",
        f"{page}waive/",
        f"{page}act/",
        f"/strategy/public{page.removeprefix('/strategy')}",
        called,
        f"{called}settle/",
    )


def _decision(by: Any, words: str) -> Decision:
    body = Body.objects.get(ref="board-cabinet")
    row = decisions.record_decision(outcome="approved", wording=words, made_on=MADE, body=body, by=by)
    return decisions.publish_decision(decision=row, by=by, published_on=PUBLISHED)


def _meeting(by: Any) -> tuple[str, ...]:
    row = meetings.plan_meeting(body=Body.objects.get(ref="board-cabinet"), on=date(2004, 6, 15), by=by)
    return (f"{row.get_absolute_url()}decide/report-next-steps-2004/2/",)


def _draft(by: Any) -> tuple[str, ...]:
    report = Report.objects.get(ref="report-next-steps-2004")
    draft = drafts.begin_draft(report=report, by=by)
    page = f"{report.get_absolute_url()}write/"
    deeds = ("around", "recommendations", "register", "appendices/new", "paragraphs/new", "freeze", "discard")
    first = draft.paragraphs.first()
    return (page, *(f"{page}{deed}/" for deed in deeds), *([f"{page}paragraphs/{first.key}/"] if first else []))


def _file(by: Any) -> tuple[str, ...]:
    rows = "Date received,Channel,Comment\n4 May 2004,letter,More respite is needed\n,,\n"
    sent = SimpleUploadedFile("replies.csv", rows.encode())
    batch = imports.receive(
        kind="consultation-comments", file=sent, fixed={"consultation": "cons-next-steps-2004"}, by=by
    )
    imports.look_at(batch=batch, by=by)
    page = batch.get_absolute_url()
    return (page, f"{page}sheet/", f"{page}columns/", f"{page}confirm/", f"{page}drop/")


def _publication(by: Any) -> tuple[str, ...]:
    meeting = Meeting.objects.get(ref="meet-10")
    row = publishing.publish(subject=meeting, kind="agenda", as_at=date(2004, 5, 24), by=by)
    return (f"/publications/{row.uid}/",)
