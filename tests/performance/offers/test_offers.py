"""What performance tells the rest: places on the thread, what is missing there, live figures, what waits for whom."""

from datetime import date
from decimal import Decimal

import pytest

from performance.aims import TargetKind
from performance.models import InformationSource, Series
from performance.services import link_action, link_objective, set_target
from salford_css.core.models import Role, User
from salford_css.core.registry import figures, findings, search, thread, work
from salford_css.core.registry.citing import TOO_SMALL
from strategy.models import Action, Objective
from tests.factories import strategy
from tests.factories.core import user_with
from tests.factories.performance import a_series, council, month, months, record

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.performance.addresses")]

JUNE_1 = date(2004, 6, 1)
STEADY = [12, 15, 11, 14, 13, 16, 12, 18, 14, 13, 15, 12, 14]


@pytest.fixture
def objective() -> Objective:
    return strategy.objective(plan=strategy.plan(at=council("salford")))


@pytest.fixture
def measured(objective: Objective) -> Series:
    """Salford's series of an indicator that measures the objective, with Bolton's beside it."""
    salford = a_series()
    bolton = a_series(at="bolton", of=salford.indicator)
    for series in (salford, bolton):
        values = dict(zip(months(month(2003, 4), 14), [*STEADY, 40], strict=True))
        record(series, values, known_from=JUNE_1)
    link_objective(objective=objective, indicator=salford.indicator, basis="sourced", by=None)
    return salford


def codes(reader: User, *, as_at: date = JUNE_1) -> set[str]:
    return {finding.code for finding in findings.all(as_at=as_at, reader=reader, audience="performance")}


class TestFindings:
    def test_an_objective_nobody_measures_is_reported(self, objective: Objective, ada: User) -> None:
        found = findings.about(objective, as_at=JUNE_1, reader=ada)
        assert "objective-without-indicator" in [finding.code for finding in found]

    def test_a_measured_objective_is_not(self, measured: Series, ada: User) -> None:
        assert "objective-without-indicator" not in codes(ada)

    def test_an_indicator_without_a_target_is_reported(self, measured: Series, ada: User) -> None:
        assert "indicator-without-target" in codes(ada)

    def test_the_word_that_it_is_for_information_is_enough(self, measured: Series, ada: User) -> None:
        set_target(
            series=measured, kind=TargetKind.NONE, starts=month(2004, 4), ends=month(2005, 3), standing="verified",
            by=None,
        )  # fmt: skip
        assert "indicator-without-target" not in codes(ada)

    def test_before_any_figure_was_known_the_missing_result_is_the_break(self, measured: Series, ada: User) -> None:
        assert "indicator-without-result" in codes(ada, as_at=date(2004, 5, 31))
        assert "indicator-without-result" not in codes(ada)

    def test_a_late_figure_is_reported_once_and_for_our_council_only(self, measured: Series, ada: User) -> None:
        found = findings.all(as_at=date(2004, 9, 1), reader=ada, audience="performance")
        late = [finding.sentence for finding in found if finding.code == "result-overdue"]
        assert late == ["No figure: the figure of Delayed transfers of care in Salford after May 2004 is 32 days late."]

    def test_a_concern_without_an_action_comes_first(self, measured: Series, ada: User) -> None:
        found = findings.all(as_at=JUNE_1, reader=ada, audience="performance")
        assert found[0].code == "concern-without-action"

    def test_an_action_that_is_to_move_the_indicator_ends_it(
        self, measured: Series, objective: Objective, ada: User
    ) -> None:
        action = Action.objects.create(ref="discharge-team", text="Set up a discharge team", objective=objective)
        link_action(action=action, indicator=measured.indicator, basis="sourced", by=None)
        assert "concern-without-action" not in codes(ada)

    def test_three_yearly_figures_are_said_to_be_too_few(self, objective: Objective, ada: User) -> None:
        yearly = a_series(frequency="year")
        record(yearly, {date(1999 + n, 4, 1): 569 + n for n in range(3)})
        link_objective(objective=objective, indicator=yearly.indicator, basis="sourced", by=None)
        sentences = [finding.sentence for finding in findings.about(yearly.indicator, as_at=JUNE_1, reader=ada)]
        assert (
            "Three figures are too few to tell a change of Delayed transfers of care in Salford from chance."
            in sentences
        )

    def test_a_source_that_is_only_named_is_noted(self, ada: User) -> None:
        InformationSource.objects.create(
            ref="info-1", organisation=council(), kind="performance", name="complaints and compliments"
        )
        assert "source-only-named" in codes(ada)


class TestTheThread:
    def join(self, upper: str, lower: str, ids: list[int], reader: User) -> list[tuple[str, int]]:
        (read,) = [function for one, other, function in thread.joins if (one, other) == (upper, lower)]
        return [link.lower for link in read(upper_ids=ids, lower_ids=None, as_at=JUNE_1, reader=reader)]

    def test_leads_from_the_objective_to_the_latest_result_of_our_own_council(
        self, measured: Series, objective: Objective, ada: User
    ) -> None:
        indicators = self.join("objective", "indicator", [objective.pk], ada)
        results = self.join("indicator", "result", [number for _, number in indicators], ada)
        assert results == [("result", measured.results.get(period=month(2004, 5)).pk)]

    def test_names_a_result_with_its_period_and_when_it_was_known(self, measured: Series, ada: User) -> None:
        _, _, read = thread.kinds["result"]
        (node,) = read([measured.results.latest("period").pk], as_at=JUNE_1, reader=ada)
        assert (node.label, node.note) == ("40 days in May 2004", "Salford, known from 1 June 2004")

    def test_shows_the_latest_wording_of_a_target_only(self, measured: Series, ada: User) -> None:
        for value in (20, 15):
            last = set_target(
                series=measured, kind=TargetKind.ABSOLUTE, value=Decimal(value), starts=month(2004, 4),
                ends=month(2005, 3), standing="verified", by=None,
            )  # fmt: skip
        assert self.join("indicator", "target", [measured.indicator.pk], ada) == [("target", last.pk)]

    def test_marks_our_own_reading(self, objective: Objective, ada: User) -> None:
        series = a_series()
        author = user_with(Role.PERFORMANCE_OFFICER).tenures.get().post
        link_objective(
            objective=objective, indicator=series.indicator, basis="our_reading", author=author,
            reason="Nothing else counts it", by=None,
        )  # fmt: skip
        (read,) = [function for one, other, function in thread.joins if (one, other) == ("objective", "indicator")]
        (link,) = read(upper_ids=[objective.pk], lower_ids=None, as_at=JUNE_1, reader=ada)
        assert (link.our_reading, link.reason) == (True, "Nothing else counts it")


class TestLiveFigures:
    def test_a_token_reads_what_was_believed_on_the_day(self, measured: Series, ada: User) -> None:
        record(measured, {month(2004, 5): 41}, known_from=date(2004, 7, 1))
        token = f"result:{measured.indicator.name_outside}:salford:2004-05-M02"
        shown = [figures.read(token, as_at=day, reader=ada) for day in (JUNE_1, date(2004, 7, 1))]
        assert [figure and figure.text for figure in shown] == ["40 days", "41 days"]

    def test_a_token_names_the_version_it_cites(self, measured: Series, ada: User) -> None:
        figure = figures.read(f"result:{measured.indicator.name_outside}:salford:2004-05-M02", as_at=JUNE_1, reader=ada)
        assert figure and figure.version == "version 1, known from 2004-06-01"

    @pytest.mark.parametrize("rest", ["PAF:D41", "PAF:D41:salford:May", "PAF:none:salford:2004-05-M02"])
    def test_a_token_that_names_nothing_is_nothing(self, rest: str, ada: User) -> None:
        assert figures.read(f"result:{rest}", as_at=JUNE_1, reader=ada) is None

    def test_a_figure_knows_how_it_moved_and_whether_it_met_its_target(self, measured: Series, ada: User) -> None:
        record(measured, {month(2004, 4): 30}, known_from=JUNE_1)
        set_target(
            series=measured, kind=TargetKind.ABSOLUTE, value=Decimal(20), starts=month(2004, 4),
            ends=month(2005, 3), standing="verified", by=None,
        )  # fmt: skip
        token = f"result:{measured.indicator.name_outside}:salford:2004-05-M02"
        figure = figures.read(token, as_at=JUNE_1, reader=ada)
        assert figure and (figure.change, figure.higher_is_better, figure.on_target) == (Decimal(10), False, False)

    def test_figures_are_found_by_the_words_of_measure_and_period(self, measured: Series, ada: User) -> None:
        found = figures.choices("delayed salford may 2004", as_at=JUNE_1, reader=ada)
        assert [choice.label.split(": ")[-1] for choice in found] == ["40 days"]
        assert figures.choices("something else", as_at=JUNE_1, reader=ada) == []

    @pytest.mark.parametrize(("children", "outside"), [(3, TOO_SMALL), (40, "40 children")])
    def test_a_count_of_few_is_not_read_outside_the_directorate(self, ada: User, children: int, outside: str) -> None:
        series = a_series(unit="children", denominator="")
        record(series, {month(2004, 5): children}, known_from=JUNE_1)
        token = f"result:{series.indicator.name_outside}:salford:2004-05-M02"
        figure = figures.read(token, as_at=JUNE_1, reader=ada)
        assert figure and (figure.text, figure.outside.text) == (f"{children} children", outside)


class TestWork:
    def test_a_late_figure_waits_for_the_performance_officer(self, measured: Series) -> None:
        officer = user_with(Role.PERFORMANCE_OFFICER)
        items = [
            item.bucket for item in work.for_user(officer, as_at=date(2004, 9, 1)) if "figure after" in item.sentence
        ]
        assert items == ["late"]

    def test_nothing_of_this_waits_for_a_cabinet_member(self, measured: Series) -> None:
        member = user_with(Role.CABINET_MEMBER)
        assert not [item for item in work.for_user(member, as_at=date(2004, 9, 1)) if "figure after" in item.sentence]


def test_every_kind_that_triggers_index_can_be_searched(ada: User) -> None:
    for kind in ("indicator", "framework", "rating", "budget-fact", "information-source"):
        assert search.kinds[kind].visible(ada) is not None
