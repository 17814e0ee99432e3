"""The sheet of a measure as a page of words, and the pages on which one is written, revised and made a headline."""

from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.http import Http404
from django.urls import reverse

from performance.forms.definition import DefineForm, HeadlineForm, ReviseForm, wording_of
from performance.models import Definition, Indicator
from performance.policies import may_keep_figures
from performance.selectors.definitions import Sheet, sheet_of
from performance.sentences import definitions as sentences
from performance.services import define_indicator, revise_definition, set_headline
from performance.views.ways import crumbs
from salford_css.core import clock
from salford_css.core.components import Crumb, Fact
from salford_css.core.deedpage import DeedPage
from salford_css.core.detail import DetailPage
from salford_css.core.models import Post, posts_held
from salford_css.core.words import day


def sheet_address(name: str, indicator: Indicator) -> str:
    """Return the address of a page about a measure's sheet."""
    return reverse(f"performance:{name}", kwargs={"framework": indicator.framework.code, "code": indicator.code})


class SheetPage(DetailPage):
    """What a measure counts, over what, why, how often, by whose word, and what earlier wordings said."""

    model = Indicator
    near = ("framework", "owner", "client_group")
    template = "performance/sheet.html"
    on_thread = False

    @classmethod
    def lookup(cls, **address: Any) -> dict[str, Any]:
        """Find by framework and code."""
        return {"framework__code": address["framework"], "code": address["code"]}

    def crumbs(self, row: Any) -> list[Crumb]:
        """Return the way back."""
        return crumbs(
            ("Indicators", reverse("performance:indicators")), (row.title, row.get_absolute_url()), ("Definition", "")
        )

    def context(self, row: Any) -> dict[str, Any]:
        """Return the sheet in words, and the ways to change it."""
        sheet = sheet_of(row, reader=self.request.user)
        others = [f"{one.framework.name} for “{one.title}”" for one in sheet.same_code]
        keeps = may_keep_figures(self.request.user, on=clock.today())
        return {
            "sheet": sheet,
            "told": sentences.same_code(row.code, others),
            "lead": _lead(sheet),
            "words": words_of(sheet.definition),
            "names": _names(row),
            "checked": _checked(sheet, self.as_at),
            "duties": _duties(row, self.as_at),
            "duty_url": sheet_address("duty-name", row) if keeps else "",
            "revise_url": sheet_address("definition-revise", row) if keeps else "",
            "headline_url": sheet_address("headline", row) if keeps else "",
        }


def _lead(sheet: Sheet) -> str:
    found = sheet.definition
    if found is None:
        return "Nobody has written down what this measure counts."
    return sentences.counted_over_what(found.numerator, found.denominator, found.multiplier)


def words_of(definition: Definition | None) -> list[Fact]:
    """Return the sheet in lines; what nobody wrote down says so."""
    if definition is None:
        return []
    bounds = [f"not below {definition.lowest.normalize():f}"] if definition.lowest is not None else []
    bounds += [f"not above {definition.highest.normalize():f}"] if definition.highest is not None else []
    return [
        Fact("Counted", definition.numerator or "not written down"),
        Fact("Over", definition.denominator or "nothing: it is a count or a sum"),
        Fact("Left out", definition.not_counted or "nothing is named"),
        Fact("Why it matters", definition.matters or "nobody has written it down"),
        Fact("It counts", definition.counts or "not recorded"),
        Fact("Which way is good", sentences.which_way_is_good(definition.polarity)),
        Fact("Unit", f"{definition.unit}, {sentences.places(definition.precision)}"),
        Fact("Can be", " and ".join(bounds) or "any number"),
        Fact("How often", sentences.how_often(definition.frequency)),
        Fact("How it runs", sentences.how_it_runs(definition.counting)),
        Fact("Due", sentences.due_after(definition.days_to_report)),
        Fact("Source", definition.source_return or "the return is not recorded"),
    ]


def _names(row: Indicator) -> list[Fact]:
    return [
        Fact("Key", row.name_outside, note="framework and code together"),
        Fact("Framework", row.framework.name, row.framework.get_absolute_url()),
        Fact("Heading", row.domain or "none given"),
        Fact("For", str(row.client_group or "everybody")),
        Fact("Owner", str(row.owner or "nobody named"), row.owner.get_absolute_url() if row.owner else ""),
        Fact("Headline for", row.headline_words or "nobody"),
    ]


def _checked(sheet: Sheet, on: Any) -> list[Fact]:
    found = sheet.definition
    if found is None:
        return []
    review = day(found.next_review) if found.next_review else "no day set"
    return [
        Fact("Written by", str(found.made_by or "not recorded"), note=day(found.made_at.date())),
        Fact("Checked by", str(found.checked_by or "nobody yet")),
        Fact("Next review", review, note="overdue" if sheet.review_overdue(on) else ""),
        Fact("Standing", found.get_standing_display(), note=found.source),
    ]


def _duties(row: Indicator, on: date) -> list[Fact]:
    """Return who enters and who checks on a day, organisation by organisation."""
    rows = row.duties.in_force(on).select_related("organisation", "post").order_by("organisation__name", "duty")
    return [
        Fact(str(one.organisation), f"{one.post} {one.get_duty_display()}", one.post.get_absolute_url(), note=one.note)
        for one in rows
    ]


def _posts_of(user: Any, on: date) -> QuerySet[Post]:
    return posts_held(user, on)


class SheetDeed(DeedPage):
    """A deed on the sheet of one measure."""

    model = Indicator

    def row(self, **address: Any) -> Any:
        """Find by framework and code."""
        rows = Indicator.objects.visible_to(self.request.user).known_as(address["framework"], address["code"])
        found = rows.select_related("framework").first()
        if found is None:
            raise Http404
        return found

    def allowed(self, row: Any) -> bool:
        """Let those who keep figures word what they count."""
        return may_keep_figures(self.request.user, on=self.today)

    def above(self, row: Any) -> list[Crumb]:
        """Return the way back to the list."""
        return crumbs(("Indicators", reverse("performance:indicators")))

    def back(self, row: Any) -> str:
        """Return the address of the sheet."""
        return sheet_address("definition", row)


class ToSheet:
    """Where a deed on a sheet leads: back to it."""

    def __init__(self, indicator: Indicator) -> None:
        self.indicator = indicator

    def get_absolute_url(self) -> str:
        """Return the sheet's address."""
        return sheet_address("definition", self.indicator)


class ReviseDefinition(SheetDeed):
    """Word a definition anew; figures keep the wording they were counted under."""

    form = ReviseForm
    heading = "Revise the definition"
    verb = "Keep the new wording"
    done = "The new wording stands. Figures entered before keep the wording they were counted under."

    def made_with(self, row: Any) -> dict[str, Any]:
        """Let somebody write in a post they hold."""
        return {"posts": _posts_of(self.request.user, self.today)}

    def initial(self, row: Any) -> dict[str, Any]:
        """Begin with the wording that stands."""
        return wording_of(row.definitions.order_by("-number").first())

    def lead(self, row: Any) -> str:
        """Say what a new wording does not do."""
        return (
            "A new wording does not cut the line of figures. If figures before and after cannot be compared, mark a "
            "break as well, so that no arrow is drawn across it."
        )

    def perform(self, row: Any, data: dict[str, Any]) -> Any:
        """Let the service word it."""
        reason = data.pop("reason")
        revise_definition(indicator=row, changes=data, reason=reason, by=self.request.user)
        return ToSheet(row)


class SetHeadline(SheetDeed):
    """Say to whom a measure is a headline."""

    form = HeadlineForm
    heading = "Say to whom it is a headline"
    verb = "Keep this"
    done = "Those who see this measure first are on record."

    def initial(self, row: Any) -> dict[str, Any]:
        """Begin with what stands."""
        return {"headline_for": row.headline_for}

    def perform(self, row: Any, data: dict[str, Any]) -> Any:
        """Let the service keep it."""
        set_headline(indicator=row, audiences=data["headline_for"], by=self.request.user)
        return ToSheet(row)


class DefineIndicator(SheetDeed):
    """Enter a measure with its first definition."""

    form = DefineForm
    heading = "Define a measure"
    verb = "Keep the measure"
    done = "The measure is defined. Its first figure can be entered."

    def row(self, **address: Any) -> Any:
        """There is none yet."""
        return None

    def made_with(self, row: Any) -> dict[str, Any]:
        """Let somebody write in a post they hold."""
        return {"posts": _posts_of(self.request.user, self.today)}

    def initial(self, row: Any) -> dict[str, Any]:
        """Begin with the framework one came from."""
        return {"framework": self.request.GET.get("framework", ""), "lowest": 0}

    def lead(self, row: Any) -> str:
        """Say what makes a measure one."""
        return (
            "Framework and code together name a measure. Two posts stand for its definition: one writes it, another "
            "checks it."
        )

    def back(self, row: Any) -> str:
        """Return the address of the list."""
        return reverse("performance:indicators")

    def perform(self, row: Any, data: dict[str, Any]) -> Any:
        """Let the service enter it."""
        names = DefineForm.base_fields.keys() - ReviseForm.base_fields.keys()
        about = {name: data[name] for name in (*names, "standing", "source")}
        wording = {name: value for name, value in data.items() if name not in names}
        return ToSheet(define_indicator(definition=wording, by=self.request.user, **about))
