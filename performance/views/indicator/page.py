"""Puts an indicator's page together."""

from datetime import date
from typing import Any

from django.db.models import Count, QuerySet
from django.urls import reverse

from performance.models import Indicator, Result
from performance.policies import may_keep_figures
from performance.selectors.councils import with_figures
from performance.selectors.indicator import Outlook, bands_of, evidence_of, known_later, outlook_of
from performance.sentences import headline, lead, target_sentence
from performance.views.indicator.asked import Asked, asked
from performance.views.indicator.breaks import breaks_section
from performance.views.indicator.chart import chart_section
from performance.views.indicator.facts import six_facts
from performance.views.indicator.forecast import forecast_section
from performance.views.indicator.judgements import judgements_section
from performance.views.indicator.meaning import bands_section, caps_of, definition_facts, known_facts
from performance.views.indicator.newlimits import new_limits_section
from performance.views.indicator.periods import periods_section
from performance.views.indicator.places import neighbours_section, parts_sections
from performance.views.ways import crumbs, series_url
from performance.wording import adjective
from salford_css.core import clock
from salford_css.core.components import Crumb, Export
from salford_css.core.detail import DetailPage
from salford_css.core.registry import marks


class IndicatorPage(DetailPage):
    """One indicator: its headline, six facts, chart, parts, meaning, history, neighbours and latest figures."""

    model = Indicator
    trail_parts = ("definitions", "aliases", "objective_links")
    near = ("framework", "owner", "client_group")
    template = "performance/indicator.html"

    @classmethod
    def rows(cls, reader: Any) -> QuerySet[Any]:
        """Count the wordings along."""
        return super().rows(reader).annotate(wordings=Count("definitions"))

    @classmethod
    def lookup(cls, **address: Any) -> dict[str, Any]:
        """Find by framework and code."""
        return {"framework__code": address["framework"], "code": address["code"]}

    def crumbs(self, row: Any) -> list[Crumb]:
        """Return the way back."""
        return crumbs(("Scoreboard", reverse("performance:scoreboard")), (row.title, ""))

    def context(self, row: Any) -> dict[str, Any]:
        """Return the page's parts."""
        wanted = asked(self.request, row, as_at=self.as_at)
        outlook = outlook_of(row, wanted.organisation, wanted.breakdown.key, as_at=self.as_at, reader=self.request.user)
        evidence = evidence_of(outlook, as_at=self.as_at)
        shown = [one.result_id for one in evidence.shown.values()]
        disputed = marks.beside(Result, shown, as_at=self.as_at)
        return {
            "outlook": outlook,
            "wanted": wanted,
            "caption": _caption(outlook, wanted),
            "headline": _headline(outlook, self.as_at),
            "lead": _lead(outlook),
            "facts": None,
            "six": six_facts(outlook, evidence.latest),
            "chart": chart_section(outlook, evidence, on=self.as_at),
            "series_breaks": breaks_section(outlook, as_at=self.as_at, reader=self.request.user),
            "new_limits": new_limits_section(outlook, as_at=self.as_at, reader=self.request.user),
            "forecast": forecast_section(outlook, as_at=self.as_at, reader=self.request.user),
            "comparison_url": series_url("comparison", row, wanted.organisation.ref, wanted.breakdown.key),
            "evidence": evidence,
            "judgements": judgements_section(outlook, on=self.as_at, reader=self.request.user),
            "caps": caps_of(list(row.cap_rules.order_by("year"))),
            "parts": parts_sections(outlook),
            "bands": bands_section(outlook, bands_of(outlook, as_at=self.as_at)),
            "definition_facts": definition_facts(outlook.definition) if outlook.definition else [],
            "versions": row.wordings,
            "restated": known_facts(evidence.restated),
            "neighbours": neighbours_section(outlook),
            "periods": periods_section(outlook, evidence.shown, disputed),
            "disputed": disputed.get(evidence.latest.result_id, "") if evidence.latest else "",
            **self._ways(outlook, wanted),
        }

    def _ways(self, outlook: Outlook, wanted: Any) -> dict[str, Any]:
        """Return the ways on: files, the form, and what to do where nothing is known on the day."""
        place = (outlook.indicator, outlook.organisation.ref, wanted.breakdown.key)
        figures = series_url("results", *place)
        absent = outlook.judged is None
        return {
            "results_url": figures,
            "ways": [Export("CSV", f"{figures}&format=csv"), Export("Excel", f"{figures}&format=xlsx")],
            "enter_url": series_url("result-new", *place)
            if may_keep_figures(self.request.user, on=clock.today())
            else "",
            "later": known_later(
                outlook.indicator, outlook.organisation, wanted.breakdown.key, reader=self.request.user
            )
            if absent
            else None,
            "others": [
                (one, series_url("indicator", outlook.indicator, one.ref))
                for one in with_figures(outlook.indicator, reader=self.request.user).order_by("name")
                if one != outlook.organisation
            ],
        }


def _caption(outlook: Outlook, wanted: Asked) -> str:
    """Name the measure in full: part, unit, how often, whose."""
    definition = outlook.definition
    parts = [
        outlook.indicator.title,
        wanted.breakdown.label if wanted.breakdown.key else "",
        definition.unit.replace("percent", "per cent") if definition else "",
        adjective(outlook.line.frequency) if outlook.line else "",
        str(outlook.organisation),
    ]
    return ", ".join(filter(None, parts))


def _headline(outlook: Outlook, on: date) -> str:
    if outlook.judged is not None:
        return headline(outlook.judged, on).removesuffix(".")
    subject = (outlook.definition.subject if outlook.definition else "") or outlook.indicator.title
    return f"No figure for {subject[:1].lower()}{subject[1:]} in {outlook.place} was known on {on:%-d %B %Y}"


def _lead(outlook: Outlook) -> str:
    if outlook.judged is None:
        return ""
    return " ".join(filter(None, (lead(outlook.judged), target_sentence(outlook.judged))))
