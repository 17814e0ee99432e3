"""A proposal: where it stands, what is asked, what changed and why, who said what, who carries it out."""

from collections.abc import Sequence
from dataclasses import astuple
from datetime import date
from typing import Any

from django.urls import reverse

from salford_css.core import clock
from salford_css.core.components import Crumb, Deed, Entry, Fact, Step
from salford_css.core.parameters import parameter
from salford_css.core.words import capital
from strategy import policies
from strategy.course import steps
from strategy.lifecycle import MeetingState, ProposalState
from strategy.models import Consideration, Meeting, Proposal
from strategy.selectors import proposals as selectors
from strategy.selectors.comparisons import compare
from strategy.selectors.money import (
    money_lines,
    money_sentence,
    money_stated_after,
)
from strategy.selectors.work import actions_about
from strategy.sentences import proposals as sentences
from strategy.services.decisions import DECIDABLE
from strategy.services.proposals import BEING_WRITTEN
from strategy.views.deeds.steps import steps_for
from strategy.views.pages import StrategyPage, deeds_at, entry


class ProposalPage(StrategyPage):
    """One proposal."""

    model = Proposal
    trail_parts = ("versions", "parties", "objective_links")
    template = "strategy/proposal.html"
    listed_under = ("Proposals", "proposals")
    on_thread = True

    def captioned(self, row: Any) -> str:
        """Name number and whom it is for."""
        total = Proposal.objects.visible_to(self.request.user).filter(plan=row.plan).count()
        whom = str(row.client_group or row.lead_area)
        return " · ".join(filter(None, (f"Proposal {row.number} of {total}", capital(whom))))

    def above(self, row: Any) -> Sequence[Crumb]:
        """Return the way to the plan."""
        return (Crumb(row.plan.title, row.plan.get_absolute_url()),)

    def context(self, row: Any) -> dict[str, Any]:
        """Return everything about it as known on the day."""
        read = selectors.with_course(Proposal.objects.filter(pk=row.pk), self.request.user, self.as_at).get()
        self.read, self.course = read, selectors.course_of(read, self.as_at)
        self.comments = selectors.comments_about(row, self.request.user, self.as_at)
        comparison = self._comparison()
        actions = actions_about(row, self.request.user, self.as_at)
        self.changed_by = len({one.comment for one in comparison.causes if one.comment}) if comparison else 0
        return super().context(read) | {
            "state_line": [Step(*astuple(step)) for step in steps(self.course, self.as_at)],
            "wordings": read.known_versions,
            "numbers": {line.row.pk: line.number for line in self.comments},
            "version": read.known_versions[-1] if read.known_versions else None,
            "asked": self._asked(read),
            "body": str(read.decision_body or ""),
            "comparison": comparison,
            "side_by_side": self.request.GET.get("compare") == "side",
            "change_count": self._changes(comparison),
            "comments": self.comments,
            "comment_words": self._comment_words(comparison),
            "letters_of": _letters(comparison),
            "decisions": read.known_decisions,
            "next_meeting": self._next_meeting(read),
            "deciding": self._deciding(read),
            "actions": actions,
            "trail": self._trail(read),
            "money_words": money_sentence(read, self.as_at),
            "money": money_lines(read, self.as_at),
            "money_later": money_stated_after(read, self.as_at),
            "pricing": self._pricing(row),
        }

    def lead(self, row: Any) -> str:
        """Say where it stands and what changed it."""
        return sentences.lead(
            self.course, self.as_at, body=str(row.decision_body or "a decision"), changed_by=self.changed_by
        )

    def facts(self, row: Any) -> Sequence[Fact]:
        """Nothing in a row: the state line stands there."""
        return ()

    def _asked(self, row: Any) -> str:
        """Say beside the wording which one it is, who leads, in which area, with whom."""
        version = row.known_versions[-1] if row.known_versions else None
        partners = [str(one) for one in row.parties.select_related("organisation")]
        return " · ".join(
            filter(
                None,
                (
                    f"Version {version.number}, {version.when}" if version else "",
                    str(row.lead_post or "no post leads it"),
                    row.lead_area,
                    f"with {', '.join(partners)}" if partners else "no partner named",
                ),
            )
        )

    def _comparison(self) -> Any:
        """Compare the version asked for, or the newest, with the one before it."""
        versions = self.read.known_versions
        asked = parameter(self.request, "version")
        place = next((n for n, one in enumerate(versions) if str(one.number) == asked), len(versions) - 1)
        return compare(versions[place - 1 : place + 1]) if place > 0 else None

    def _changes(self, comparison: Any) -> str:
        if comparison is None:
            return ""
        return sentences.changes(len(comparison.changes), len(comparison.orphans))

    def _comment_words(self, comparison: Any) -> str:
        to_action = sum(bool(line.actions) for line in self.comments)
        return sentences.comments(len(self.comments), self.changed_by, to_action)

    def _pricing(self, row: Any) -> Sequence[Deed]:
        """Return how the money is stated, for who may, while it is still written."""
        if row.state not in BEING_WRITTEN or not policies.may_change_proposal(self.request.user, row, clock.today()):
            return ()
        ways = (("State an amount", "proposal-money"), ("Say how it stands as a whole", "proposal-standing"))
        return [Deed(deed.words, deed.url) for deed in deeds_at(row, *ways)]

    def _next_meeting(self, row: Any) -> Meeting | None:
        """Return the next planned meeting of the body that decides."""
        if row.decision_body is None:
            return None
        rows = Meeting.objects.visible_to(self.request.user).filter(body=row.decision_body, state=MeetingState.PLANNED)
        return rows.filter(earliest__gte=self.as_at).order_by("earliest").first()

    def _deciding(self, row: Any) -> Sequence[Deed]:
        """Return how a decision is recorded, published and called in, for who keeps the record of the body."""
        body = row.decision_body
        if row.state not in DECIDABLE:
            return self._after_decision(row)
        if not policies.may_keep_record(self.request.user, body, clock.today()):
            return ()
        meeting = self._next_meeting(row)
        if meeting is None:
            return deeds_at(body, (f"Plan a meeting of {body}", "meeting-new")) if body else ()
        address = reverse("strategy:decision-new", args=[meeting.ref])
        return (Deed("Record the decision", f"{address}?proposal={row.ref}", first=True),)

    def _after_decision(self, row: Any) -> Sequence[Deed]:
        """Return what comes next for the newest decision: publishing it, calling it in, settling that."""
        decision = next(iter(row.known_decisions), None)
        if decision is None or not policies.may_keep_record(self.request.user, decision.body, clock.today()):
            return ()
        if decision.published_on is None:
            return deeds_at(decision, ("Publish the decision", "decision-publish"))
        ways = {
            ProposalState.IN_CALL_IN: ("Enter a call-in", "decision-call-in"),
            ProposalState.CALLED_IN: ("Say what scrutiny concluded", "decision-settle"),
        }
        return deeds_at(decision, ways[row.state]) if row.state in ways else ()

    def _trail(self, row: Any) -> list[Entry]:
        """Return what happened to it by the record, newest first; what has no date stands last."""
        dated = [(version.when, self._entered(version)) for version in row.known_versions]
        dated += [(line.row.when, self._came(line)) for line in self.comments if line.about]
        dated += [(one.when, self._considered(one)) for one in self._considerations(row)]
        dated += [(selectors.made(one), self._decided(one)) for one in row.known_decisions]
        return [
            Entry(str(when), line.what, line.url, line.note)
            for when, line in sorted(dated, key=lambda pair: pair[0].earliest or date.min, reverse=True)
        ]

    def _entered(self, version: Any) -> Entry:
        report = version.report_version
        url = report.get_absolute_url() if report else ""
        return Entry("", f"Version {version.number} entered {report or 'the record'}.", url)

    def _came(self, line: Any) -> Entry:
        return Entry("", f"Comment {line.number} of {line.row.respondent} received.", line.row.get_absolute_url())

    def _considered(self, one: Any) -> Entry:
        outcome = one.outcome.rstrip(".") or "outcome not recorded"
        return Entry("", f"{one.body} considered the report: {outcome}.", one.version.get_absolute_url())

    def _decided(self, one: Any) -> Entry:
        return entry(one, what=f"{one.body or one.post} decided: {one.get_outcome_display()}.")

    def _considerations(self, row: Any) -> Any:
        reports = [one.report_version_id for one in row.known_versions if one.report_version_id]
        rows = Consideration.objects.visible_to(self.request.user).filter(version__in=reports)
        return rows.select_related("body", "version__report")

    def deeds(self, row: Any) -> Sequence[Deed]:
        """Write the text, submit it, for who may."""
        if not policies.may_change_proposal(self.request.user, row, clock.today()):
            return ()
        deeds = deeds_at(row, *_writing(row))
        for step in steps_for(row):
            deeds.append(Deed(step.words, reverse("strategy:proposal-step", args=[row.ref, step.name])))
        return deeds


def _writing(row: Any) -> list[tuple[str, str]]:
    """Return what can be done with the text in hand."""
    if row.state not in BEING_WRITTEN:
        return []
    versions = list(row.versions.all())
    newest = versions[-1].text if versions else ""
    unsubmitted = row.working_text.strip() and row.working_text != newest
    return [
        ("Revise the text", "proposal-text"),
        *([("Submit it as a version", "proposal-submit")] if unsubmitted else []),
        ("Name a partner", "proposal-partner"),
    ]


def _letters(comparison: Any) -> dict[int, str]:
    """Return which changes each comment caused."""
    causes = comparison.causes if comparison else ()
    return {one.comment.pk: one.letters for one in causes if one.comment}
