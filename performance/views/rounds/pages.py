"""The page of a round, who has submitted and what is missing; and the page of one unit's return."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.timezone import localtime

from performance.collecting.due import Standing, Tally, due_words, standing, tally_words
from performance.collecting.lifecycle import ReturnDeed, ReturnState, checked_by_submitter
from performance.models import ReportingRound, ReturnEntry, ReturnStep, RoundReturn
from performance.policies import may_open_rounds
from performance.selectors.returns import EntryLine, lines_of
from performance.sentences.rounds import Count, lead, step_words
from performance.services.return_steps import NEEDS, submitters
from performance.views.rounds.ways import count_of, deeds_on, readable_lines, rights_on, round_crumbs
from performance.views.ways import series_url
from salford_css.core import clock
from salford_css.core.components import Crumb, Deed, Fact, Step
from salford_css.core.detail import DetailPage
from salford_css.core.words import capital, counted, day

MARKS = {Standing.LATE: "late", Standing.HANDED_IN: "done"}


@dataclass(frozen=True)
class Answer:
    """One unit's return as the page of its round shows it."""

    row: RoundReturn
    count: Count
    mark: str
    words: str


class RoundPage(DetailPage):
    """One reporting round: who has submitted, what is missing, what is late."""

    model = ReportingRound
    near = ("framework", "asked_by")
    template = "performance/rounds/round.html"
    on_thread = False
    trail_parts = ("returns",)

    def crumbs(self, row: Any) -> list[Crumb]:
        """Return the way back."""
        return round_crumbs((str(row), ""))

    def context(self, row: Any) -> dict[str, Any]:
        """Add the returns, each with what stands in it."""
        answers = self._answers(row)
        late = sum(one.mark == "late" for one in answers)
        handed_in = sum(one.row.state != ReturnState.OPEN for one in answers)
        return {
            "lead": tally_words(Tally(len(answers), handed_in, late), due=row.due, on=self.as_at),
            "facts": [
                Fact("Framework", row.framework.name, row.framework.get_absolute_url()),
                Fact("Period", str(row.covers), note=row.get_frequency_display()),
                Fact("Opens", day(row.opens)),
                Fact("Due", day(row.due)),
                Fact("Asked by", str(row.asked_by or "not said")),
                Fact("Tolerance", f"{row.tolerance.normalize():f}% of the target"),
            ],
            "answers": answers,
            "deeds": self._deeds(row),
        }

    def _answers(self, row: ReportingRound) -> list[Answer]:
        reader = self.request.user
        returns = RoundReturn.objects.visible_to(reader).filter(round=row).with_names().order_by("organisation__name")
        entries = ReturnEntry.objects.filter(round_return__round=row)
        found: dict[int, list[EntryLine]] = {}
        for line in lines_of(entries, on=clock.today()):
            found.setdefault(line.entry.round_return_id, []).append(line)
        return [self._answer(one, found.get(one.pk, [])) for one in returns]

    def _answer(self, one: RoundReturn, lines: Sequence[EntryLine]) -> Answer:
        count = count_of(lines)
        stands = standing(
            opens=one.round.opens,
            due=one.round.due,
            on=self.as_at,
            asked=count.asked > 0,
            handed_in=one.state != ReturnState.OPEN,
        )
        return Answer(one, count, MARKS.get(stands, ""), self._words(one, stands))

    def _words(self, one: RoundReturn, stands: Standing) -> str:
        if stands is Standing.LATE:
            return f"late by {counted((self.as_at - one.round.due).days, 'day')}"
        if stands is Standing.NOT_DUE:
            return "nothing due"
        return str(one.get_state_display())

    def _deeds(self, row: ReportingRound) -> list[Deed]:
        if not may_open_rounds(self.request.user, on=clock.today()):
            return []
        ways = (("Ask another unit", "round-unit"), ("Move the due day", "round-due"))
        return [Deed(words, reverse(f"performance:{name}", args=[row.ref])) for words, name in ways]


@dataclass(frozen=True)
class Shown:
    """One line of a return as its page shows it."""

    line: EntryLine
    url: str
    explain_url: str

    @property
    def variance_words(self) -> str:
        """Say how far the figure lies from its target, and whether that was explained."""
        variance = self.line.variance
        return capital(variance.words) if variance else ""


class ReturnPage(DetailPage):
    """One unit's return: its figures, what it still needs, the steps taken, and what the reader may do."""

    model = RoundReturn
    near = ("round__framework", "round__asked_by", "organisation")
    template = "performance/rounds/return.html"
    on_thread = False
    trail_parts = ("entries", "steps")

    def crumbs(self, row: Any) -> list[Crumb]:
        """Return the way back."""
        return round_crumbs((str(row.round), row.round.get_absolute_url()), (str(row.organisation), ""))

    def context(self, row: Any) -> dict[str, Any]:
        """Add the lines, the steps and what is missing. A return is read as it stands today."""
        today, reader = clock.today(), self.request.user
        lines = readable_lines(row, reader, on=today)
        rights = rights_on(row, lines, reader, on=today)
        steps = list(row.steps.select_related("post", "user"))
        count = count_of(lines)
        return {
            "lead": self._lead(row, count, steps, readable=bool(lines)),
            "states": _states(row, steps),
            "facts": self._facts(row, lines),
            "owed": [_shown(row, line) for line in lines if line.is_asked],
            "not_due": [_shown(row, line) for line in lines if not line.is_asked],
            "missing": _missing(row, lines) if rights.enters or rights.approves else [],
            "caution": _caution(row, steps),
            "steps": [(_told(step), step) for step in reversed(steps)],
            "deeds": deeds_on(row, rights),
            "hidden": not lines and row.entries.exists(),
            "marks_key": "figures" if any(line.target_is_made_up for line in lines) else "",
            "may_explain": rights.enters and row.state == ReturnState.OPEN,
        }

    def _lead(self, row: RoundReturn, count: Count, steps: Sequence[ReturnStep], *, readable: bool) -> str:
        if row.state == ReturnState.OPEN and not readable:
            return f"The return is open; it {due_words(due=row.round.due, on=self.as_at)}."
        last = _told(steps[-1]) if steps else str(row.get_state_display())
        return lead(count, state=row.state, due=row.round.due, on=self.as_at, last=last)

    def _facts(self, row: RoundReturn, lines: Sequence[EntryLine]) -> list[Fact]:
        late = row.state == ReturnState.OPEN and self.as_at > row.round.due
        enters = sorted({str(line.people.enters) for line in lines if line.people.enters})
        checks = sorted({str(line.people.checks) for line in lines if line.people.checks})
        return [
            Fact("Round", str(row.round), row.round.get_absolute_url()),
            Fact("Unit", str(row.organisation), row.organisation.get_absolute_url()),
            Fact("Due", day(row.round.due), mark="late" if late else ""),
            Fact("Entered by", ", ".join(enters) or "performance officers"),
            Fact("Checked by", ", ".join(checks) or "performance officers and directors"),
        ]


def _shown(row: RoundReturn, line: EntryLine) -> Shown:
    series = line.entry.series
    return Shown(
        line,
        series_url("indicator", series.indicator, series.organisation.ref),
        reverse("performance:return-explain", args=[row.ref, line.key]),
    )


def _missing(row: RoundReturn, lines: Sequence[EntryLine]) -> list[str]:
    """Return what the next step still needs, in the sentences with which it would be refused."""
    step = {ReturnState.OPEN: "submit", ReturnState.CHECKED: "approve"}.get(ReturnState(row.state))
    return NEEDS[step](row) if step and lines else []


def _caution(row: RoundReturn, steps: Sequence[ReturnStep]) -> str:
    checked = [step.user_id for step in steps if step.step == ReturnDeed.CHECK]
    if row.state != ReturnState.CHECKED or not checked:
        return ""
    return checked_by_submitter(checked[-1], submitters(row)) or ""


def _told(step: ReturnStep) -> str:
    return step_words(
        step.get_step_display(), on=localtime(step.taken_at).date(), post=str(step.post or ""), reason=step.reason
    )


LINE = (
    (ReturnState.SUBMITTED, ReturnDeed.SUBMIT, "submitted"),
    (ReturnState.CHECKED, ReturnDeed.CHECK, "checked"),
    (ReturnState.APPROVED, ReturnDeed.APPROVE, "approved"),
    (ReturnState.LOCKED, ReturnDeed.LOCK, "locked"),
)


def _states(row: RoundReturn, steps: Sequence[ReturnStep]) -> list[Step]:
    """Return the states a return passes, with the day of each since it was last reopened."""
    reopened = [place for place, step in enumerate(steps) if step.step == ReturnDeed.REOPEN]
    since = steps[reopened[-1] + 1 :] if reopened else steps
    days = {step.step: f"{localtime(step.taken_at):%-d %b %Y}" for step in since}
    order = [ReturnState.OPEN, *(state for state, _, _ in LINE)]
    here = order.index(ReturnState(row.state))
    found = [Step("open", "now" if here == 0 else "passed", "reopened" if reopened else "")]
    for place, (_, deed, word) in enumerate(LINE, start=1):
        state = "now" if place == here else "passed" if place < here else "to_come"
        found.append(Step(word, state, days.get(deed, "")))  # type: ignore[arg-type]
    return found
