"""The events by which people were asked."""

from typing import Any

from django.db.models import QuerySet

from salford_css.core.lists import Column
from salford_css.core.words import capital, counted
from strategy.filters import EventFilter
from strategy.models import ConsultationEvent
from strategy.sentences import consultations as sentences
from strategy.views.pages import StrategyList, named, page_of

RESPONSE = {True: "recorded", False: "none came", None: "not recorded"}


class EventList(StrategyList):
    """Every consultation event."""

    heading = "Consultation events"
    noun = ("event", "events")
    filterset = EventFilter
    default_sort = ("consultation", "mechanism", "ref")
    columns = (
        named("whom", "Who was asked", lambda row: row.whom),
        Column("kind", "How", lambda row: row.kind, ("kind",)),
        Column("audience", "Audience", lambda row: row.audience, ("audience__name",), empty="none named"),
        Column("date", "Date", lambda row: sentences.dated(row.when), ("earliest",)),
        Column("response", "Response", lambda row: RESPONSE[row.response_received], ("response_received",)),
        Column(
            "consultation",
            "Consultation",
            lambda row: row.consultation.title,
            ("consultation__title",),
            url=lambda row: page_of(row.consultation),
        ),
        Column("note", "Note", lambda row: row.note, empty="none"),
    )

    def rows(self) -> QuerySet[Any]:
        """Return the events of the day and before, or on a day nobody recorded."""
        rows = ConsultationEvent.objects.visible_to(self.request.user).as_at(self.as_at)
        return rows.select_related("consultation", "audience", "body", "organisation", "post")

    def lead(self, total: int) -> str:
        """Say of how many nobody wrote down whether a response came."""
        silent = self.rows().filter(response_received__isnull=True).count()
        return (
            f"{capital(counted(total, 'event'))} on record. Of {counted(silent, 'event')} nobody wrote down whether "
            "a response came; that does not mean that none did."
        )
