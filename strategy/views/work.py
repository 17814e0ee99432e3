"""Actions and milestones: the register of what is to be done, and by whom."""

from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet
from django.utils.html import format_html
from django.utils.safestring import SafeString

from salford_css.core import clock
from salford_css.core.components import Crumb, Deed, Entry, Fact
from salford_css.core.lists import Column
from salford_css.core.templatetags.components import status as drawn
from salford_css.core.words import capital, counted, day, number, shortened, some
from strategy import policies, progress, readings
from strategy.filters import ActionFilter, MilestoneFilter
from strategy.models import Action, ActionContribution, Milestone
from strategy.selectors import work
from strategy.views.pages import Part, StrategyList, StrategyPage, deeds_at, entry, fact, for_whom, named, page_of


class ActionList(StrategyList):
    """Every action, of whatever origin."""

    heading = "Actions"
    noun = ("action", "actions")
    filterset = ActionFilter
    default_sort = ("latest", "ref")

    @property
    def columns(self) -> tuple[Column, ...]:
        """Action, manager, due date and status on the day, origin."""
        today = self.as_at
        return (
            named("text", "Action", lambda row: row.text, ("text",)),
            Column("manager", "Manager", lambda row: row.manager, ("manager__title",), empty="none named"),
            Column("due", "Due", lambda row: work.action_line(row, today).due, ("latest",)),
            Column("status", "Status", lambda row: _words(row, today), shown=lambda row: _shown(row, today)),
            Column(
                "origin",
                "Comes from",
                lambda row: work.origin_of(row)[0],
                url=lambda row: work.origin_of(row)[1],
            ),
            for_whom(),
        )

    def rows(self) -> QuerySet[Any]:
        """Return the actions known on the day."""
        rows = Action.objects.visible_to(self.request.user).as_at(self.as_at)
        return work.with_everything(rows, self.as_at)

    def lead(self, total: int) -> str:
        """Say how many are open, late, and without a manager."""
        rows = Action.objects.visible_to(self.request.user).as_at(self.as_at)
        still = rows.open_on(self.as_at)
        late, nobody = rows.late_on(self.as_at).count(), still.filter(manager__isnull=True).count()
        open_ones = still.count()
        return (
            f"{capital(counted(total, 'action'))} are on record, and {number(open_ones)} of them still open. "
            f"{capital(some(late, 'is late', 'are late'))}; of the open ones "
            f"{some(nobody, 'has no manager', 'have no manager')}."
        )


def _words(row: Any, on: Any) -> str:
    return work.action_line(row, on).sentence


def _shown(row: Any, on: Any) -> SafeString:
    return told(work.action_line(row, on))


def told(line: work.ActionLine) -> SafeString:
    """Draw a status: its shape and first words in bold, what the sentence adds beneath."""
    return format_html('{}<span class="note">{}</span>', drawn(line.status, line.head), line.rest)


class ActionPage(StrategyPage):
    """One action: status worked out on the day, moves of its date, reports, figures."""

    model = Action
    trail_parts = ("moves", "milestones", "progress", "figures")
    template = "strategy/action.html"
    listed_under = ("Actions", "actions")
    on_thread = True

    @classmethod
    def rows(cls, reader: Any) -> QuerySet[Any]:
        """Return actions with what they come from."""
        return super().rows(reader).select_related(*work.WITH_ORIGIN).prefetch_related("moves__moved_by")

    def captioned(self, row: Any) -> str:
        """Say what it is and comes from."""
        return " · ".join(filter(None, ("Action", str(row.client_group or ""))))

    def context(self, row: Any) -> dict[str, Any]:
        """Add the status and the reports."""
        read = work.with_everything(Action.objects.filter(pk=row.pk), self.as_at).get()
        self.line = work.action_line(read, self.as_at)
        return super().context(row) | {"line": self.line}

    def lead(self, row: Any) -> str:
        """Say how it stands and who answers for it."""
        answers = f"{row.manager} answers for it." if row.manager else "No post is named that answers for it."
        return f"{self.line.sentence}. {answers}"

    def facts(self, row: Any) -> Sequence[Fact]:
        """Status, due, manager, origin."""
        original = str(row.original)
        moved = original != self.line.due and bool(row.original.latest)
        return (
            Fact("Status", progress.Status(self.line.status).label, mark=self.line.status),
            fact("Due", self.line.due, note=f"at first {original}" if moved else ""),
            fact("Manager", row.manager, "none named"),
            Fact("Comes from", self.line.origin, self.line.origin_url),
            fact("Of", row.organisation),
        )

    def parts(self, row: Any) -> Sequence[Part]:
        """Reports, moves of the date, figures, milestones, what it contributes to, what it waits for."""
        known = row.progress.filter(on__lte=self.as_at).select_related("post").order_by("-on", "-pk")
        reports = [
            Entry(day(one.on), one.text, note=f"{capital(one.get_outlook_display())}. {one.post or 'No post named'}")
            for one in known
        ]
        moves = [
            Entry(day(one.moved_on), f"From {one.was} to {one.becomes}: {one.reason}", note=str(one.moved_by or ""))
            for one in row.moves.all()
            if one.moved_on <= self.as_at
        ]
        return (
            Part("Reports on progress", "progress", reports, "Nothing has been reported on it."),
            Part("How its date moved", "dates", moves, self._never_moved(row)),
            Part("Figures", "figures", _figures(row), "The record gives no figure for it."),
            Part("Milestones", "milestones", self._milestones(row), "No milestone is set on the way."),
            Part("What it contributes to", "contributes", self._links(row), "No objective is named beside its origin."),
            Part("What it waits for", "needs", _needs(row), "It waits for no other action on record."),
        )

    def _never_moved(self, row: Any) -> str:
        return "The date has never moved." if row.latest else "It never had a date."

    def _milestones(self, row: Any) -> list[Entry]:
        rows = Milestone.objects.visible_to(self.request.user).as_at(self.as_at).filter(action=row)
        return [milestone_entry(one, self.as_at) for one in rows]

    def _links(self, row: Any) -> list[Entry]:
        links = ActionContribution.objects.visible_to(self.request.user).in_force(self.as_at).filter(action=row)
        return [
            entry(one.objective, when="our reading" if one.is_our_reading else "the record", note=one.reason)
            for one in links.select_related("objective")
        ]

    def deeds(self, row: Any) -> Sequence[Deed]:
        """Report and move, for who may."""
        over = row.dropped_on is not None or progress.is_done(row.done, on=clock.today())
        if over or not policies.may_work_on(self.request.user, row, clock.today()):
            return ()
        begin = () if row.started.earliest else (("Begin it", "action-begin"),)
        ways = (
            ("Report progress", "action-progress"),
            ("Change the manager" if row.manager else "Name the manager", "action-manager"),
            *begin,
            ("Move the date", "action-date"),
            ("Mark it done", "action-done"),
            ("Drop it", "action-drop"),
        )
        return deeds_at(row, *ways)


def _figures(row: Any) -> list[Entry]:
    return [
        Entry(one.label, " ".join(filter(None, (_qualified(one), one.unit if one.unit not in one.as_written else ""))))
        for one in row.figures.order_by("label")
    ]


def _qualified(figure: Any) -> str:
    said = "" if figure.qualifier == "exactly" else f"{figure.get_qualifier_display()} "
    return f"{said}{figure.as_written}"


def _needs(row: Any) -> list[Entry]:
    return [entry(one.needed, when="waits for", note=one.why) for one in row.needs.select_related("needed")]


def milestone_entry(row: Milestone, on: Any) -> Entry:
    """Return a line about a milestone and where it stands on a day."""
    judged = readings.judged_milestone(row, on=on)
    return entry(row, when=str(row.when), note=judged.sentence, mark=judged.status)


def milestone_told(row: Milestone, on: Any) -> SafeString:
    """Draw where a milestone stands: its shape and the sentence."""
    judged = readings.judged_milestone(row, on=on)
    return drawn(judged.status, judged.sentence)


class MilestoneList(StrategyList):
    """Every milestone."""

    heading = "Milestones"
    noun = ("milestone", "milestones")
    filterset = MilestoneFilter
    default_sort = ("earliest", "ref")

    @property
    def columns(self) -> tuple[Column, ...]:
        """Milestone, date, status on the day, action."""
        on = self.as_at
        return (
            named("text", "Milestone", lambda row: row.text, ("text",)),
            Column("date", "Due, or happened", lambda row: str(row.when), ("earliest",)),
            Column(
                "status",
                "Status",
                lambda row: readings.judged_milestone(row, on=on).sentence,
                shown=lambda row: milestone_told(row, on),
            ),
            Column(
                "action",
                "Of the action",
                lambda row: row.action,
                url=lambda row: page_of(row.action) if row.action else "",
                empty="none named",
            ),
        )

    def rows(self) -> QuerySet[Any]:
        """Return the milestones known on the day."""
        rows = Milestone.objects.visible_to(self.request.user).as_at(self.as_at)
        return rows.select_related("action")

    def lead(self, total: int) -> str:
        """Say how many are reached and late."""
        rows = Milestone.objects.visible_to(self.request.user).as_at(self.as_at)
        late, still = rows.late_on(self.as_at).count(), rows.open_on(self.as_at).count()
        return (
            f"{capital(counted(total, 'milestone'))} on record; {some(total - still, 'is reached', 'are reached')}, "
            f"{some(still - late, 'is to come', 'are to come')} and {some(late, 'is late', 'are late')}."
        )


class MilestonePage(StrategyPage):
    """One milestone."""

    model = Milestone
    near = ("action",)
    listed_under = ("Milestones", "milestones")
    caption = "Milestone"
    on_thread = True

    def above(self, row: Any) -> Sequence[Crumb]:
        """Return the way to the action."""
        if row.action is None:
            return ()
        return (Crumb(shortened(row.action.text, 50), row.action.get_absolute_url()),)

    def lead(self, row: Any) -> str:
        """Say whether it is reached."""
        note = f" {capital(row.note.rstrip('.'))}." if row.note else ""
        return f"{readings.judged_milestone(row, on=self.as_at).sentence}.{note}"

    def facts(self, row: Any) -> Sequence[Fact]:
        """Due, reached, action."""
        found = readings.judged_milestone(row, on=self.as_at).status
        words = "To come" if found == progress.Status.NOT_REPORTED else found.label
        done = str(row.done) if progress.is_done(row.done, on=self.as_at) else "not on record"
        return (
            Fact("Status", words, mark=found),
            fact("Due", str(row.when)),
            fact("Reached", done),
            fact("Action", row.action, "none named"),
        )

    def deeds(self, row: Any) -> Sequence[Deed]:
        """Mark it reached, for who may."""
        user, today = self.request.user, clock.today()
        may = policies.may_work_on(user, row.action, today) if row.action else policies.may_draft(user, today)
        if not may or progress.is_done(row.done, on=today):
            return ()
        return deeds_at(row, ("Mark it reached", "milestone-reached"))
