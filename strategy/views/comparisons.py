"""Any two wordings of a proposal side by side, and every change of wording on record with its cause."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.http import Http404

from salford_css.core import clock
from salford_css.core.components import Crumb
from salford_css.core.forms.base import DirectorateForm
from salford_css.core.lists import Column
from strategy import policies
from strategy.filters import WordingChangeFilter
from strategy.models import Proposal, ProposalVersion
from strategy.selectors.changes import changes_of, with_changes
from strategy.selectors.comparisons import Comparison, compare
from strategy.selectors.proposals import numbers_of
from strategy.sentences import proposals as sentences
from strategy.views.pages import StrategyList, StrategyPage, named, page_of

VIEWS = (("inline", "in one text"), ("side", "side by side"))


class ComparisonForm(DirectorateForm):
    """Which two wordings, and how they are shown."""

    was = forms.TypedChoiceField(label="From", coerce=int)
    becomes = forms.TypedChoiceField(label="To", coerce=int)
    view = forms.ChoiceField(label="Shown", choices=VIEWS, required=False)
    as_at = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, wordings: Sequence[ProposalVersion], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.data.get("as_at"):
            del self.fields["as_at"]
        choices = [(one.number, f"Version {one.number}, {one.when}") for one in wordings]
        for name in ("was", "becomes"):
            chosen: Any = self.fields[name]
            chosen.choices = choices


class ComparisonPage(StrategyPage):
    """Any two wordings of one proposal. Whichever is chosen first, the older one stands first."""

    model = Proposal
    template = "strategy/proposal_comparison.html"
    listed_under = ("Proposals", "proposals")
    on_thread = False

    def crumbs(self, row: Any) -> list[Crumb]:
        """Return the way back: strategy, the list, the proposal."""
        return [*super().crumbs(row), Crumb(f"Proposal {row.number}", row.get_absolute_url()), Crumb("Wordings")]

    def captioned(self, row: Any) -> str:
        """Name the proposal."""
        return str(row)

    def context(self, row: Any) -> dict[str, Any]:
        """Return the two wordings asked for, or the two newest; 404 for one that does not exist or may not be seen."""
        rows = ProposalVersion.objects.visible_to(self.request.user).as_at(self.as_at).filter(proposal=row)
        wordings = list(rows.select_related("report_version__report").order_by("number"))
        asked = self._asked(wordings)
        form = ComparisonForm(asked, wordings=wordings)
        if len(wordings) > 1 and not form.is_valid():
            raise Http404
        self.comparison = _between(wordings, form.cleaned_data) if len(wordings) > 1 else None
        return super().context(row) | {
            "comparison": self.comparison,
            "form": form if len(wordings) > 1 else None,
            "side_by_side": asked["view"] == "side",
            "numbers": _numbers(self.comparison),
            "wordings": wordings,
            "may_name": policies.may_change_proposal(self.request.user, row, clock.today()),
        }

    def _asked(self, wordings: Sequence[ProposalVersion]) -> dict[str, Any]:
        asked, numbers = self.request.GET, [one.number for one in wordings]
        becomes = asked.get("becomes", numbers[-1] if numbers else 0)
        before = [number for number in numbers if str(becomes).isdecimal() and number < int(becomes)]
        return {
            "was": asked.get("was", before[-1] if before else becomes),
            "becomes": becomes,
            "view": asked.get("view", "inline"),
            "as_at": asked.get("as_at", ""),
        }

    def lead(self, row: Any) -> str:
        """Say how many changes there are and whether each has its cause."""
        if self.comparison is None:
            return "One wording is on record, so there is nothing to compare it with."
        return sentences.changes(len(self.comparison.changes), len(self.comparison.orphans))


def _between(wordings: Sequence[ProposalVersion], asked: dict[str, Any]) -> Comparison:
    older, newer = sorted((asked["was"], asked["becomes"]))
    return compare([one for one in wordings if older <= one.number <= newer])


def _numbers(comparison: Comparison | None) -> dict[int, int]:
    """Number the comments behind the changes as their consultation does."""
    causes = comparison.causes if comparison else ()
    return numbers_of({one.comment.consultation_id for one in causes if one.comment})


class WordingChangeList(StrategyList):
    """Every wording that followed another, what changed in it and why: the report of changes without a cause."""

    heading = "Changes of wording"
    noun = ("changed wording", "changed wordings")
    filterset = WordingChangeFilter
    default_sort = ("proposal__plan__title", "proposal__number", "number")

    @property
    def columns(self) -> tuple[Column, ...]:
        """Proposal and version, what changed, the causes, and what has none."""
        return (
            named("wording", "Proposal", lambda row: str(row.proposal), ("proposal__number",)),
            Column("version", "Version", lambda row: row.number, ("number",), numeric=True, url=compared),
            Column("date", "Dated", lambda row: str(row.when), ("earliest",)),
            Column("changes", "Changes", lambda row: changes_of(row).count, numeric=True),
            Column("causes", "Caused by", lambda row: changes_of(row).causes, empty="no cause"),
            Column("orphans", "Without a cause", lambda row: changes_of(row).orphans, empty="none"),
            Column("plan", "Plan", lambda row: row.proposal.plan.title, url=lambda row: page_of(row.proposal.plan)),
        )

    def rows(self) -> QuerySet[Any]:
        """Return the wordings that followed another, known on the day."""
        rows = ProposalVersion.objects.visible_to(self.request.user).as_at(self.as_at).filter(number__gt=1)
        return with_changes(rows)

    def lead(self, total: int) -> str:
        """Say whether any change is without a cause."""
        if not total:
            return "No wording on record by this day was changed."
        orphans = sum(bool(changes_of(row).orphans) for row in self.rows())
        return sentences.changed_wordings(total, orphans)


def compared(version: Any) -> str:
    """Return the address at which a wording is compared with the one before."""
    return f"{version.proposal.get_absolute_url()}compare/?was={changes_of(version).before}&becomes={version.number}"
