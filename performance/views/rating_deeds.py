"""Working a rating out, and restating one; copying a matrix on which a rating rests."""

from typing import Any

from django.core.exceptions import ValidationError
from django.http import Http404
from django.urls import reverse

from performance.forms.rating import RatingForm
from performance.models import Rating, RatingMatrix, RatingScheme
from performance.policies import may_keep_figures
from performance.selectors.councils import own_organisation
from performance.selectors.ratings import matrix_on, rules_for
from performance.services import copy_matrix, work_out_rating
from performance.views.ways import PERFORMANCE
from salford_css.core.components import Crumb
from salford_css.core.deedpage import DeedPage
from salford_css.core.forms.base import DirectorateForm


class WorkOutRating(DeedPage):
    """Work out what our rating would be: caps first, then the matrix."""

    model = RatingScheme
    form = RatingForm
    heading = "Work out a rating"
    verb = "Work it out"
    done = "The rating is worked out; the page says why it is what it is."
    dated_by = "published"

    def row(self, **address: Any) -> Any:
        """Find the scheme; 404 where no matrix is at hand for it."""
        found = RatingScheme.objects.visible_to(self.request.user).filter(ref=address["scheme"]).first()
        if found is None or self.matrix_of(found) is None:
            raise Http404
        return found

    def matrix_of(self, scheme: RatingScheme) -> RatingMatrix | None:
        """Return the matrix by which it is worked out."""
        return matrix_on(scheme, self.day)

    def allowed(self, row: Any) -> bool:
        """Say whether the reader keeps figures."""
        return may_keep_figures(self.request.user, on=self.today)

    def made_with(self, row: RatingScheme) -> dict[str, Any]:
        """Ask by the scales of the matrix, and for the figures of the caps that hold."""
        year = self.request.GET.get("year", "")
        number = int(year) if year.isascii() and year.isdigit() and len(year) == 4 else self.day.year
        rules = rules_for(row, number) or rules_for(row, _latest_year(row))
        return {"matrix": self.matrix_of(row), "rules": rules}

    def initial(self, row: Any) -> dict[str, Any]:
        """Begin with the day the pages are read at."""
        return {"published": self.day}

    def lead(self, row: Any) -> str:
        """Say by which matrix, and that it is made up where it is."""
        matrix = self.matrix_of(row)
        made_up = " It is made up for the demonstration: the official matrix is not at hand." * bool(
            matrix and matrix.is_illustrative
        )
        return f"By the matrix “{matrix}”.{made_up} Caps are applied before it."

    def back(self, row: Any) -> str:
        """Return to the ratings."""
        return reverse("performance:ratings")

    def above(self, row: Any) -> list[Crumb]:
        """Return the way back."""
        return [PERFORMANCE]

    def make_form(self, row: Any, *given: Any, **named: Any) -> Any:
        """Keep the form: it knows which figure belongs to which cap."""
        self.posted = super().make_form(row, *given, **named)
        return self.posted

    def perform(self, row: Any, data: dict[str, Any]) -> Any:
        """Let the service work it out."""
        organisation = own_organisation(on=self.today)
        if organisation is None:
            raise ValidationError("No council is known whose rating this would be.")
        return work_out_rating(organisation=organisation, matrix=self.matrix_of(row), **self.facts(data))  # type: ignore[arg-type]

    def facts(self, data: dict[str, Any]) -> dict[str, Any]:
        """Return what was typed as the service takes it."""
        return {
            "judgements": self.posted.judgements(), "figures": self.posted.figures(), "published": data["published"],
            "year_assessed": data["year_assessed"], "round": data["round"], "source": data["source"],
            "by": self.request.user,
        }  # fmt: skip


class RestateRating(WorkOutRating):
    """State a rating anew that was worked out here, with the reason."""

    heading = "Restate the rating"
    verb = "Restate it"
    done = "The rating is restated; the earlier one stays on record."

    def row(self, **address: Any) -> Any:
        """Find a rating that was not restated yet and for which a matrix is at hand."""
        rows = Rating.objects.visible_to(self.request.user).filter(ref=address["ref"], superseded_by__isnull=True)
        found = rows.select_related("scheme", "organisation", "matrix").first()
        if found is None or self.matrix_of(found.scheme) is None:
            raise Http404
        return found

    def made_with(self, row: Any) -> dict[str, Any]:
        """Ask as when it was worked out, and for the reason."""
        return super().made_with(row.scheme) | {"restates": True}

    def initial(self, row: Any) -> dict[str, Any]:
        """Begin with what was judged then, before caps."""
        begun = {f"{one.service}_{one.question}": one.before_caps or one.judgement for one in row.judgements.all()}
        caps = {f"{part}_{one.rule_id}": getattr(one, part) for one in row.caps.all()
                for part in ("value", "numerator", "denominator")}  # fmt: skip
        return begun | caps | {"year_assessed": row.year_assessed, "published": self.day}

    def lead(self, row: Any) -> str:
        """Say what stands now."""
        return f"It stands at {row.grade or row.words}, published {row.when}. {super().lead(row.scheme)}"

    def back(self, row: Any) -> str:
        """Return to the rating."""
        return str(row.get_absolute_url())

    def perform(self, row: Any, data: dict[str, Any]) -> Any:
        """Let the service state it anew."""
        return work_out_rating(
            organisation=row.organisation, matrix=self.matrix_of(row.scheme), restates=row, why=data["why"],  # type: ignore[arg-type]
            **self.facts(data),
        )  # fmt: skip


class CopyMatrix(DeedPage):
    """Copy a matrix so that it can be edited: one on which a rating rests stays as it is."""

    model = RatingMatrix
    form = DirectorateForm
    heading = "Copy the matrix to edit it"
    verb = "Copy it"
    done = "The copy has the next number. Its lines are edited in the administration until a rating rests on it."
    dated_by = None

    def row(self, **address: Any) -> Any:
        """Find the matrix."""
        rows = RatingMatrix.objects.visible_to(self.request.user).filter(
            scheme__ref=address["scheme"], number=address["number"]
        )
        found = rows.select_related("scheme").first()
        if found is None:
            raise Http404
        return found

    def allowed(self, row: Any) -> bool:
        """Say whether the reader keeps figures."""
        return may_keep_figures(self.request.user, on=self.today)

    def above(self, row: Any) -> list[Crumb]:
        """Return the way back."""
        return [PERFORMANCE, Crumb("Ratings", reverse("performance:ratings"))]

    def perform(self, row: Any, data: dict[str, Any]) -> Any:
        """Let the service copy it."""
        return copy_matrix(matrix=row, by=self.request.user)


def _latest_year(scheme: RatingScheme) -> int:
    """Return the latest year for which caps are on record; 0 where there are none."""
    rules = scheme.framework.cap_rules.order_by("-year").first() if scheme.framework else None
    return rules.year if rules else 0
