"""The life of a return: opened, entered, explained, submitted, checked, approved, locked, reopened."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from performance.collecting.drafts import Draft
from performance.collecting.facts import Facts
from performance.collecting.lifecycle import ReturnState
from performance.models import Commentary, PeriodLock, Result, ReturnEntry, RoundReturn, Series, VarianceExplanation
from performance.services import entries, return_steps, rounds
from performance.services.explaining import explain_variance
from salford_css.core import clock
from salford_css.core.models import AccessGrant, Role, User
from salford_css.core.periods import Period
from strategy.models import Action
from tests.factories import core
from tests.factories import performance as make

pytestmark = pytest.mark.django_db
YEAR, LAST_YEAR = Period.parse("2003-04"), date(2002, 4, 1)


@pytest.fixture(autouse=True)
def on_the_first_of_june() -> Iterator[None]:
    with clock.held_at(datetime(2004, 6, 1, 9, tzinfo=UTC)):
        yield


@pytest.fixture
def petra() -> User:
    """Petra is a performance officer."""
    return core.user_with(Role.PERFORMANCE_OFFICER)


@pytest.fixture
def stability() -> Series:
    """A yearly percentage, higher is better, 60 last year; 60 is its target."""
    series = make.a_series(
        of=make.indicator(code="A1", title="Stability"), frequency="year", unit="percent", precision=1,
        polarity="higher", multiplier=100, highest=100, lowest=0,
    )  # fmt: skip
    make.record(series, {LAST_YEAR: 60})
    series.targets.create(
        number=1, kind="absolute", value=60, starts=YEAR.first_day, ends=YEAR.first_day, standing="illustrative",
        made_at=make.LONG_AGO,
    )  # fmt: skip
    return series


@pytest.fixture
def una(stability: Series) -> User:
    """Una enters the figure."""
    held = core.post("Team Leader")
    make.duty(stability.indicator, held)
    return core.holder_of(held)


@pytest.fixture
def opened(stability: Series, petra: User) -> RoundReturn:
    row = rounds.open_round(
        framework=stability.indicator.framework, period=YEAR, opens=date(2004, 4, 1), due=date(2004, 6, 30),
        units=[stability.organisation], by=petra,
    )  # fmt: skip
    return row.returns.get()


def typed(value: str = "", **about: str) -> Draft:
    facts = {name: Decimal(number) for name, number in about.items() if name in ("numerator", "denominator")}
    if value:
        facts["value"] = Decimal(value)
    return Draft(Facts(**facts, status=about.get("status", "")), commentary=about.get("commentary", ""))


def entered(row: RoundReturn, by: User, value: str = "59.0", **about: str) -> RoundReturn:
    entries.save_entries(round_return=row, typed={"A1": typed(value, **about)}, by=by)
    return row


def approved(row: RoundReturn, una: User, petra: User, dora: User) -> RoundReturn:
    return_steps.submit_return(round_return=entered(row, una), by=una)
    return_steps.check_return(round_return=row, by=petra)
    return return_steps.approve_return(round_return=row, by=dora)


def fresh(row: RoundReturn) -> RoundReturn:
    return RoundReturn.objects.get(pk=row.pk)


# ------------------------------------------------------------------ opening


def test_a_round_asks_for_what_the_unit_has_figures_of(opened: RoundReturn, stability: Series):
    assert [one.series for one in opened.entries.all()] == [stability]
    assert str(opened) == "PAF, 2003/04: Salford"


def test_a_round_asks_for_what_a_post_is_named_to_enter(petra: User):
    reviews = make.indicator(code="C20", title="Reviews")
    make.definition(reviews, frequency="year")
    make.duty(reviews, core.post("Team Leader"))
    row = make.reporting_round()
    found = rounds.add_unit(round=row, organisation=make.council(), by=petra)
    assert [str(one.series.indicator) for one in found.entries.all()] == ["C20 Reviews"]


def test_a_new_unit_without_owners_is_asked_for_everything_of_the_frequency(petra: User):
    make.definition(make.indicator(code="C20"), frequency="year")
    make.definition(make.indicator(code="C21"), frequency="month")
    found = rounds.add_unit(round=make.reporting_round(), organisation=make.council("new-town"), by=petra)
    assert [one.series.indicator.code for one in found.entries.all()] == ["C20"]


def test_a_unit_of_which_nothing_can_be_asked_is_refused(petra: User):
    with pytest.raises(ValidationError, match="so there would be nothing to ask"):
        rounds.add_unit(round=make.reporting_round(), organisation=make.council(), by=petra)
    assert not RoundReturn.objects.exists()


def test_an_officer_opens_no_round(omar: User, stability: Series):
    with pytest.raises(PermissionDenied, match="Only a performance officer or a director"):
        rounds.add_unit(round=make.reporting_round(), organisation=stability.organisation, by=omar)


# ------------------------------------------------------------------ entering


def test_what_is_entered_is_a_draft_and_on_no_scoreboard(opened: RoundReturn, una: User):
    entered(opened, una)
    assert opened.entries.get().value == 59
    assert not Result.objects.filter(period=YEAR.first_day).exists()


def test_the_two_parts_give_the_figure(opened: RoundReturn, una: User):
    entered(opened, una, "", numerator="9", denominator="15")
    assert entries.lines_of(opened.entries.all(), on=clock.today())[0].words == "60.0%"


def test_a_figure_that_cannot_be_is_refused_with_its_line_and_field(opened: RoundReturn, una: User):
    with pytest.raises(entries.EntriesRefused) as refused:
        entered(opened, una, "160")
    assert refused.value.by_line == {"A1": {"value": "The figure cannot lie above 100."}}
    assert opened.entries.get().is_blank


def test_an_officer_without_the_duty_enters_nothing(opened: RoundReturn, omar: User):
    with pytest.raises(PermissionDenied, match="Only the post that enters a figure"):
        entered(opened, omar)


def test_the_second_of_two_writers_sees_both_and_nothing_is_lost(opened: RoundReturn, una: User, petra: User):
    shown = {"A1": entries.draft_of(opened.entries.get()).mark}
    entries.save_entries(round_return=opened, typed={"A1": typed("59.0")}, by=petra, shown=shown)
    with pytest.raises(entries.EntriesConflict) as clash:
        entries.save_entries(round_return=opened, typed={"A1": typed("58.0")}, by=una, shown=shown)
    theirs = clash.value.theirs["A1"]
    assert (theirs.words, theirs.entry.saved_by) == ("59.0%", petra)
    assert opened.entries.get().value == 59
    entries.save_entries(
        round_return=opened, typed={"A1": typed("58.0")}, by=una, shown={"A1": entries.draft_of(theirs.entry).mark}
    )
    assert opened.entries.get().value == 58


def test_figures_wait_for_the_round_to_open(stability: Series, una: User):
    row = make.round_return(make.reporting_round(opens=date(2004, 6, 15)), stability)
    with pytest.raises(ValidationError, match="The round opens on 15 June 2004"):
        entered(row, una)


# ------------------------------------------------------------------ explaining


def test_a_figure_far_below_its_target_is_submitted_only_with_its_explanation(opened: RoundReturn, una: User):
    entered(opened, una, "45.0")
    with pytest.raises(ValidationError, match=r"Stability is 25\.0% below its target; up to 10% needs no word"):
        return_steps.submit_return(round_return=opened, by=una)
    explain_variance(
        round_return=opened, key="A1", by=una, cause="demand", explanation="Two sibling groups moved twice.",
        new_action="Recruit foster carers for siblings.", act_by=date(2004, 12, 31),
    )  # fmt: skip
    return_steps.submit_return(round_return=opened, by=una)
    action = Action.objects.get()
    assert (action.latest, str(action.manager)) == (date(2004, 12, 31), "Team Leader")
    assert action.indicator_links.get().indicator.code == "A1"


def test_what_an_explanation_lacks_is_said_beside_each_field_and_no_action_is_opened(opened: RoundReturn, una: User):
    entered(opened, una, "45.0")
    with pytest.raises(ValidationError) as refused:
        explain_variance(round_return=opened, key="A1", by=una, new_action="Recruit.")
    assert refused.value.message_dict == {
        "cause": ["Say what caused it."],
        "explanation": ["Explain it in a sentence or two."],
        "act_by": ["Say by which day the action is to have worked."],
    }
    assert not Action.objects.exists()


def test_a_figure_within_the_tolerance_is_not_explained(opened: RoundReturn, una: User):
    entered(opened, una, "58.0")
    with pytest.raises(ValidationError, match="Stability needs no explanation"):
        explain_variance(round_return=opened, key="A1", by=una, cause="demand", explanation="Nearly there.")


# ------------------------------------------------------------------ submitting, checking, approving


def test_a_return_with_a_figure_missing_is_not_submitted(opened: RoundReturn, una: User):
    with pytest.raises(ValidationError, match="One figure is missing: Stability"):
        return_steps.submit_return(round_return=opened, by=una)
    assert fresh(opened).state == ReturnState.OPEN


def test_the_reason_why_there_is_no_figure_is_an_answer(opened: RoundReturn, una: User):
    entered(opened, una, "", status="suppressed")
    return_steps.submit_return(round_return=opened, by=una)


def test_a_figure_on_record_already_is_an_answer(opened: RoundReturn, stability: Series, una: User):
    make.record(stability, {YEAR.first_day: 61}, known_from=date(2004, 5, 1))
    return_steps.submit_return(round_return=opened, by=una)
    assert fresh(opened).state == ReturnState.SUBMITTED


def test_the_off_year_of_a_survey_leaves_nothing_missing(una: User, stability: Series):
    survey = make.a_series(of=make.indicator(code="A9", title="Survey"), frequency="year")
    make.definition(survey.indicator, frequency="two_years")
    make.record(survey, {LAST_YEAR: 70})
    row = make.round_return(make.reporting_round(), stability, survey)
    entered(row, una)
    return_steps.submit_return(round_return=row, by=una)


def test_an_approval_puts_the_figures_on_record_and_closes_the_period(
    opened: RoundReturn, stability: Series, una: User, petra: User, dora: User
):
    entered(opened, una, "45.0", commentary="A hard year.")
    explain_variance(
        round_return=opened, key="A1", by=una, cause="demand", explanation="Two sibling groups moved twice.",
        new_action="Recruit foster carers for siblings.", act_by=date(2004, 12, 31),
    )  # fmt: skip
    return_steps.submit_return(round_return=opened, by=una)
    return_steps.check_return(round_return=opened, by=petra)
    return_steps.approve_return(round_return=opened, by=dora)
    result = Result.objects.get(series=stability, period=YEAR.first_day)
    assert (result.words, result.stage, result.submission.user) == ("45.0%", "provisional", dora)
    assert Commentary.objects.get().text == "A hard year."
    said = VarianceExplanation.objects.get()
    assert (said.value, said.target_value, said.tolerance) == (45, 60, 10)
    assert PeriodLock.objects.get().reason == "the return of Salford for 2003/04 was approved on 1 June 2004."
    with pytest.raises(ValidationError, match="The period that begins on 2003-04-01 is locked: the return of Salford"):
        make.record(stability, {YEAR.first_day: 70})


def test_whoever_submitted_never_approves_not_through_a_second_post_either(opened: RoundReturn, una: User, petra: User):
    second = core.post("Director")
    AccessGrant.objects.create(post=second, role=Role.DIRECTOR, organisation=core.organisation())
    second.tenures.create(user=una)
    return_steps.submit_return(round_return=entered(opened, una), by=una)
    return_steps.check_return(round_return=opened, by=petra)
    with pytest.raises(ValidationError, match="You submitted this return, so somebody else has to approve it"):
        return_steps.approve_return(round_return=opened, by=una)
    assert fresh(opened).state == ReturnState.CHECKED
    assert not Result.objects.filter(period=YEAR.first_day).exists()


def test_whoever_submitted_before_it_was_reopened_still_does_not_approve(
    opened: RoundReturn, una: User, petra: User, dora: User
):
    return_steps.submit_return(round_return=entered(opened, una), by=petra)
    return_steps.reopen_return(round_return=opened, by=una, reason="A late case file.")
    return_steps.submit_return(round_return=opened, by=una)
    return_steps.check_return(round_return=opened, by=dora)
    with pytest.raises(ValidationError, match="You submitted this return"):
        return_steps.approve_return(round_return=opened, by=petra)
    return_steps.approve_return(round_return=opened, by=dora)


def test_a_return_is_not_approved_unchecked(opened: RoundReturn, una: User, dora: User):
    return_steps.submit_return(round_return=entered(opened, una), by=una)
    with pytest.raises(ValidationError, match="this step is not possible now"):
        return_steps.approve_return(round_return=opened, by=dora)


# ------------------------------------------------------------------ locking and reopening


def test_a_locked_return_takes_no_figure_and_only_a_director_opens_it(
    opened: RoundReturn, una: User, petra: User, dora: User
):
    return_steps.lock_return(round_return=approved(opened, una, petra, dora), by=petra)
    with pytest.raises(ValidationError, match="The period that begins on 2003-04-01 is locked"):
        entered(opened, una, "58")
    with pytest.raises(PermissionDenied, match="Only a director reopens a locked return"):
        return_steps.reopen_return(round_return=opened, by=petra, reason="A late case file.")
    with pytest.raises(ValidationError, match="Say why the return is reopened"):
        return_steps.reopen_return(round_return=opened, by=dora, reason=" ")
    return_steps.reopen_return(round_return=opened, by=dora, reason="A late case file.")
    entered(opened, una, "58")
    assert not PeriodLock.objects.filter(reopened_at__isnull=True).exists()


def test_an_approval_after_reopening_restates_the_figure_and_keeps_the_first(
    opened: RoundReturn, stability: Series, una: User, petra: User, dora: User
):
    approved(opened, una, petra, dora)
    return_steps.reopen_return(round_return=opened, by=dora, reason="A late case file.")
    with clock.held_at(datetime(2004, 7, 1, 9, tzinfo=UTC)):
        entered(opened, una, "58.0")
        return_steps.submit_return(round_return=opened, by=una)
        return_steps.check_return(round_return=opened, by=petra)
        return_steps.approve_return(round_return=opened, by=dora)
    result = Result.objects.get(series=stability, period=YEAR.first_day)
    assert (result.words, result.version, result.past.get().words) == ("58.0%", 2, "59.0%")
    assert [one.get_step_display() for one in opened.steps.all()] == [
        "submitted", "checked", "approved", "reopened", "submitted", "checked", "approved"
    ]  # fmt: skip
    assert ReturnEntry.objects.get().revision == 2
