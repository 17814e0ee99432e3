"""Which rows of this app a reader may see. An outside client sees results through the series shared with it."""

from datetime import date
from typing import Any, Self

from django.db import models
from django.db.models import Q

from performance.collecting.lifecycle import ReturnState
from performance.measures import Status
from salford_css.core import clock, policies
from salford_css.core.models import posts_held
from salford_css.core.querysets import ScopedQuerySet
from salford_css.core.registry import Reader


class IndicatorQuerySet(ScopedQuerySet):
    """Indicators."""

    def known_as(self, framework: str, code: str) -> Self:
        """Return the indicator of a framework with a code; one row or none."""
        return self.filter(framework__code=framework, code=code)

    def measuring(self, on: date) -> Self:
        """Return the indicators that measure an objective on a day."""
        return self.filter(_holds("objective_links", on)).distinct()


class SeriesQuerySet(ScopedQuerySet):
    """Series."""

    def totals(self) -> Self:
        """Return the series that count everybody."""
        return self.filter(breakdown__key="")

    def on_the_thread(self, on: date) -> Self:
        """Return the totals of indicators that measure an objective, for whose objective it is.

        A directorate's objective is measured by the directorate's figures, or by those of the council it is part of.
        """
        owner = models.F("indicator__objective_links__objective__plan__organisation")
        within = Q(organisation__placed__organisation=owner) & _holds("organisation__placed", on)
        return self.totals().filter(_holds("indicator__objective_links", on), Q(organisation=owner) | within).distinct()

    def named(self, framework: str, code: str, organisation: str, breakdown: str = "") -> Self:
        """Return the series of an indicator for an organisation, which is named by its ref or its ODS or ONS code."""
        return self.filter(
            Q(organisation__ref=organisation) | Q(organisation__codes__code=organisation),
            indicator__framework__code=framework,
            indicator__code=code,
            breakdown__key=breakdown,
        ).distinct()


def _holds(path: str, on: date) -> Q:
    return Q(**{f"{path}__validity__contains": on})


class OfSeriesQuerySet(ScopedQuerySet):
    """Rows that hang on a series: who may see the series may see them."""

    def visible_to(self, reader: Reader, *, on: date | None = None) -> Self:
        """Return the rows of the series a User or an ApiClient may see."""
        series: Any = self.model._meta.get_field("series").related_model
        return self.filter(series__in=series.objects.visible_to(reader, on=on).order_by().values("pk"))


class ResultQuerySet(OfSeriesQuerySet):
    """Results as they are believed now."""

    def standing(self) -> Self:
        """Return the results that were not withdrawn."""
        return self.exclude(status=Status.WITHDRAWN)


class ResultKnownQuerySet(ResultQuerySet):
    """Every belief there was, with the days between which it was held."""

    def as_at(self, day: date) -> Self:
        """Return what was believed on a day, withdrawn figures left out."""
        return self.standing().filter(Q(known_to__isnull=True) | Q(known_to__gt=day), known_from__lte=day)


class TargetQuerySet(OfSeriesQuerySet):
    """Targets."""

    def known_on(self, day: date) -> Self:
        """Return the targets agreed by a day; an agreement nobody dated hides nothing."""
        return self.filter(Q(known_from__isnull=True) | Q(known_from__lte=day))

    def in_force(self, period: date) -> Self:
        """Return the targets for a period, the latest wording of each first."""
        return self.filter(starts__lte=period, ends__gte=period).order_by("-starts", "-number")


class RoundQuerySet(ScopedQuerySet):
    """Reporting rounds."""

    def opened_by(self, day: date) -> Self:
        """Return the rounds that were open, or had been, on a day."""
        return self.filter(opens__lte=day)


class ReturnQuerySet(ScopedQuerySet):
    """Returns of reporting rounds. That there is one, and how far it is, everybody may know."""

    def with_names(self) -> Self:
        """Return the returns with what their names are made of."""
        return self.select_related("round__framework", "round__asked_by", "organisation")

    def opened_by(self, day: date) -> Self:
        """Return the returns of rounds that were open, or had been, on a day."""
        return self.filter(round__opens__lte=day)

    def late_on(self, day: date) -> Self:
        """Return the returns that are not handed in although their day has passed."""
        return self.filter(state=ReturnState.OPEN, round__opens__lte=day, round__due__lt=day)


class ReturnEntryQuerySet(OfSeriesQuerySet):
    """Drafts of figures: for those who work here. A cabinet member reads what was approved, a partner what it sends."""

    def visible_to(self, reader: Reader, *, on: date | None = None) -> Self:
        """Return the entries a reader may see."""
        rows = super().visible_to(reader, on=on)
        if getattr(reader, "may_read_exempt", False) or getattr(reader, "is_api_client", False):
            return rows
        if not getattr(reader, "is_authenticated", False):
            return rows.none()
        agreed = Q(round_return__state__in=(ReturnState.APPROVED, ReturnState.LOCKED))
        return rows.filter(agreed | Q(pk__in=self._of_own_posts(reader).values("pk")))

    def _of_own_posts(self, user: Any) -> models.QuerySet[Any]:
        """Return the entries that a user's posts enter or check, or whose indicator they own."""
        today = clock.today()
        rows = self.model._default_manager.all()
        if policies.is_read_only(user, today):
            return rows.none()
        held = posts_held(user, today).values("pk")
        named = rows.filter(
            series__indicator__duties__post__in=held,
            series__indicator__duties__validity__contains=today,
            series__indicator__duties__organisation=models.F("series__organisation"),
        )
        return rows.filter(Q(pk__in=named.values("pk")) | Q(series__indicator__owner__in=held))

    def once_visible_to_user(self, user: Any) -> Q:
        """Return the condition under which an earlier wording may be read: it was a draft, and stays one."""
        return Q() if user.may_read_exempt else Q(pk__in=())


class BandSetQuerySet(ScopedQuerySet):
    """Sets of bands."""

    def with_names(self) -> Self:
        """Return the sets with what names them and their bands, in a fixed number of queries."""
        rows = self.select_related("indicator__framework", "group", "labels")
        return rows.prefetch_related("labels__bands", "indicator__framework__band_labels__bands", "intervals")

    def judging(self, on: date) -> Self:
        """Return the sets that judge on a day; one that nobody dated always did."""
        begun = Q(known_from__isnull=True) | Q(known_from__lte=on)
        return self.filter(begun, Q(known_to__isnull=True) | Q(known_to__gt=on))
