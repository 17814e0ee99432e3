"""Limits are set anew with a cause and enough figures after it, refused with the same sentence through every door."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client

from performance.models import Rebase, Series, SeriesState
from performance.newlimits import refusal
from performance.services import rebase_series, withdraw_rebase
from salford_css.core.models import Role
from salford_css.core.periods import Frequency
from tests.factories.core import user_with
from tests.factories.performance import a_series, month, months, record

APRIL = month(2002, 4)
STEADY = [12, 15, 11, 14, 13, 16, 12, 18, 14, 13, 15, 12, 14]
NO_FIGURES = "There is no figure from May 2004 on, so no limits can be formed from there."


class TestTheRule:
    known = months(APRIL, 26)

    @pytest.mark.parametrize(
        ("start", "said"),
        [
            (month(2003, 5), ""),
            (month(2004, 6), "There is no figure from June 2004 on, so no limits can be formed from there."),
            (APRIL, "There is no figure before April 2002, so limits begin there already."),
            (month(2004, 3), "Only three months from March 2004 on have a figure; six are needed for new limits."),
            (month(2003, 12), ""),
        ],
    )
    def test_figures_must_stand_on_both_sides_and_six_of_them_after(self, start: date, said: str) -> None:
        assert refusal(self.known, start, Frequency.MONTH) == said

    def test_a_baseline_longer_than_what_is_known_is_refused(self) -> None:
        said = refusal(self.known, month(2003, 5), Frequency.MONTH, baseline=14)
        assert said == "The limits cannot rest on 14 figures: only 13 are known from May 2003 on."


@pytest.fixture
def series() -> Series:
    made = a_series()
    record(made, dict(zip(months(APRIL, 25), (STEADY * 2)[:25], strict=True)))
    return made


@pytest.mark.django_db
class TestTheService:
    def test_it_keeps_who_when_and_why(self, series: Series) -> None:
        officer = user_with(Role.PERFORMANCE_OFFICER)
        made = rebase_series(
            series=series, period=month(2003, 5), why="A new ward opened", known_from=date(2003, 9, 1), by=officer
        )
        assert (made.why, made.known_from, made.made_at is not None) == ("A new ward opened", date(2003, 9, 1), True)
        assert SeriesState.objects.get().limits_since == month(2003, 5)

    @pytest.mark.parametrize(
        ("facts", "field", "said"),
        [
            ({"period": month(2004, 5)}, "period", NO_FIGURES),
            ({"why": "  "}, "why", "Say what changed"),
            ({"known_from": date(2999, 1, 1)}, "known_from", "still to come"),
            ({"period": date(2003, 5, 2)}, "period", "not the first day"),
        ],
    )
    def test_a_refusal_stands_beside_its_field_and_nothing_is_written(self, series, facts, field, said) -> None:  # type: ignore[no-untyped-def]
        right = {"period": month(2003, 5), "why": "A new ward", "known_from": date(2003, 9, 1)}
        with pytest.raises(ValidationError) as refused:
            rebase_series(series=series, by=None, **right | facts)
        assert said in refused.value.message_dict[field][0]
        assert not Rebase.objects.exists()

    def test_who_only_reads_may_not(self, series: Series) -> None:
        with pytest.raises(PermissionDenied):
            rebase_series(
                series=series, period=month(2003, 5), why="Better", known_from=APRIL, by=user_with(Role.CABINET_MEMBER)
            )

    def test_limits_are_withdrawn_once_and_with_a_reason(self, series: Series) -> None:
        made = rebase_series(series=series, period=month(2003, 5), why="A new ward", known_from=APRIL, by=None)
        withdraw_rebase(rebase=made, why="It never opened", by=None)
        with pytest.raises(ValidationError, match="withdrawn already"):
            withdraw_rebase(rebase=made, why="Again", by=None)


@pytest.mark.django_db
class TestTheOtherDoors:
    def address(self, series: Series) -> str:
        return f"{series.indicator.get_absolute_url()}limits/new/?organisation=salford"

    def test_the_page_sets_them_and_the_chart_says_who_and_why(self, series: Series, client: Client) -> None:
        client.force_login(user_with(Role.PERFORMANCE_OFFICER))
        typed = {
            "period": "2003-05-01", "why": "A new ward opened", "baseline": "",
            "known_from_0": "1", "known_from_1": "9", "known_from_2": "2003",
        }  # fmt: skip
        assert client.post(self.address(series), typed).status_code == 302
        page = client.get(series.get_absolute_url()).content.decode()
        assert "Limits set anew from May 2003, agreed on 1 September 2003" in page
        assert "A new ward opened" in page and "Withdraw these limits" in page

    def test_the_page_refuses_too_few_figures_with_the_services_sentence(self, series: Series, client: Client) -> None:
        client.force_login(user_with(Role.PERFORMANCE_OFFICER))
        typed = {"period": "2004-04-01", "why": "x", "known_from_0": "1", "known_from_1": "9", "known_from_2": "2004"}
        answer = client.post(self.address(series), typed)
        assert answer.status_code == 422
        assert "Only one month from April 2004 on" in answer.content.decode()
        assert not Rebase.objects.exists()

    def test_the_administration_refuses_with_the_same_sentence(self, series: Series, client: Client) -> None:
        client.force_login(user_with(Role.ADMINISTRATOR))
        typed = {"series": series.pk, "period": "2004-05-01", "why": "x", "known_from": "2004-09-01"}
        answer = client.post("/admin/performance/rebase/add/", typed)
        assert NO_FIGURES in answer.content.decode()
        assert not Rebase.objects.exists()

    def test_the_administration_sets_and_withdraws_them_by_the_services(self, series: Series, client: Client) -> None:
        client.force_login(user_with(Role.ADMINISTRATOR))
        typed = {"series": series.pk, "period": "2003-05-01", "why": "A new ward", "known_from": "2003-09-01"}
        assert client.post("/admin/performance/rebase/add/", typed).status_code == 302
        made = Rebase.objects.get()
        client.post(f"/admin/performance/rebase/{made.pk}/change/", {"withdrawn_why": "It never opened"})
        made.refresh_from_db()
        assert (made.withdrawn_why, SeriesState.objects.get().limits_since) == ("It never opened", APRIL)

    def test_the_page_of_a_reader_offers_nothing(self, series: Series, client: Client) -> None:
        client.force_login(user_with(Role.CABINET_MEMBER))
        assert "limits/new" not in client.get(series.get_absolute_url()).content.decode()
        assert client.get(self.address(series)).status_code == 403
