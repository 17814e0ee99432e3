"""Writing down what consultees said: one comment, or many of one consultation at once."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from salford_css.core import clock
from salford_css.core.activity import record_activities
from salford_css.core.dates import UncertainDate
from salford_css.core.deeds import check_alone, new_ref, refuse, store
from salford_css.core.pasted import plain
from salford_css.core.policies import require
from salford_css.core.states import check
from strategy import hearing, lifecycle, policies
from strategy.models import Consultation, ConsultationComment, ConsultationEvent, ReportSection, ReportVersion
from strategy.services.consultation import NOT_YOURS, of_another


@transaction.atomic
def add_comment(*, consultation: Consultation, text: str, by: Any, **said: Any) -> ConsultationComment:
    """Write down what a consultee said: organisation, post or respondent_as_written, audience, channel, theme, and the
    version and section it is about (`strategy.selectors.anchors.anchor` finds them by their numbers).

    Raises ValidationError before the consultation opens, after it closed, for what belongs to another report or
    consultation, for a day before it opened or still to come, for a consultee written as a person, and for a text
    that is too long. An event at which something was said has its response.
    """
    taking = Taking(consultation, by)
    comment = taking.made(text=text, **said)
    comment.ref = comment.ref or new_ref(ConsultationComment, f"{consultation.ref[:60]}-comment")
    check(comment)
    taking.keep([comment])
    return comment


class Taking:
    """Takes comments of one consultation: who may, and whether it takes any, is asked once.

    Raises PermissionDenied and ValidationError.
    """

    def __init__(self, consultation: Consultation, by: Any) -> None:
        require(policies.may_run_consultation(by, consultation, clock.today()), NOT_YOURS)
        refuse(lifecycle.comments_not_taken(consultation.state))
        self.consultation, self.by = consultation, by

    def made(
        self,
        *,
        text: str,
        received_on: date | UncertainDate | None = None,
        section: ReportSection | None = None,
        report_version: ReportVersion | None = None,
        event: ConsultationEvent | None = None,
        **respondent: Any,
    ) -> ConsultationComment:
        """Return a comment that is not stored yet; raises ValidationError for what `add_comment` refuses."""
        _about_this(self.consultation, section=section, report_version=report_version, event=event)
        comment = ConsultationComment(
            consultation=self.consultation,
            text=plain(text.replace("\x00", "")),
            section=section,
            report_version=section.version if section else report_version or self.consultation.report_version,
            event=event,
            **respondent,
        )
        comment.when = (
            received_on if isinstance(received_on, UncertainDate) else UncertainDate(received_on, received_on)
        )
        if event is not None and comment.audience is None:
            comment.audience = event.audience
        refuse(
            hearing.names_a_person(comment.respondent_as_written or ""),
            hearing.too_long(comment.text),
            hearing.received_too_early(received=comment.latest, opens=self.consultation.opens, today=clock.today()),
            of_another(self.consultation, comment.audience, "audience"),
        )
        return comment

    def checked(self, **said: Any) -> ConsultationComment:
        """Return the same, checked by all that needs no database; `ref` is among what is said."""
        comment = self.made(**said)
        check_alone(comment)
        return comment

    @transaction.atomic
    def keep(self, comments: Sequence[ConsultationComment]) -> None:
        """Store comments that were checked; the events at which something was said have their response."""
        ConsultationComment.objects.bulk_create(comments)
        for event in {one.event for one in comments if one.event is not None}:
            _has_response(event)
        record_activities("comment-added", comments, by=self.by)


def _has_response(event: ConsultationEvent) -> None:
    """Say that a response came, and keep what was recorded before, in case the comment is taken back."""
    if event.response_received:
        return
    event.response_before, event.response_by_comment, event.response_received = event.response_received, True, True
    store(event)


def _about_this(
    consultation: Consultation,
    *,
    section: ReportSection | None,
    report_version: ReportVersion | None,
    event: ConsultationEvent | None,
) -> None:
    """Refuse a section, a version or an event that belongs elsewhere."""
    report = consultation.report_version.report_id
    if section is not None and section.version.report_id != report:
        raise ValidationError({"section": "The section belongs to another report."})
    if report_version is not None and report_version.report_id != report:
        raise ValidationError({"version": "The version belongs to another report."})
    if section is not None and report_version is not None and section.version_id != report_version.pk:
        raise ValidationError({"section": "The section belongs to another version."})
    if event is not None and event.consultation_id != consultation.pk:
        raise ValidationError({"event": "The event belongs to another consultation."})
