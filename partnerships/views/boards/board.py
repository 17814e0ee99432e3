"""The page of a board, and of a version of its terms of reference."""

from typing import Any

from django.db.models import Count, Exists, OuterRef
from django.urls import reverse

from partnerships import policies
from partnerships.models import PartnershipBoard, TermsOfReference, WrittenProcedure
from partnerships.querysets.boards import is_board
from partnerships.readings.boards import terms_on
from partnerships.readings.seats import seat_lines, seats_of
from partnerships.selectors.boards import lead_of, terms_view
from salford_css.core import clock
from salford_css.core.components import Crumb, Deed
from salford_css.core.detail import DetailPage
from strategy.differences import pieces
from strategy.models import Body, BodyLead, Meeting, MeetingSeries, Minutes

HOME = Crumb("Partnerships", "/partnerships/")


class BoardPage(DetailPage):
    """One board: what it looks after, by which terms, who sits on it, when it meets."""

    model = Body
    near = ("organisation",)
    trail_parts = ("seats", "terms", "partnership_boards")
    template = "partnerships/boards/board.html"

    @classmethod
    def rows(cls, reader: Any) -> Any:
        """Return the bodies that are boards."""
        return super().rows(reader).filter(is_board())

    def crumbs(self, row: Any) -> list[Crumb]:
        """Return the way back."""
        return [HOME, Crumb("Boards", reverse("partnerships:boards")), Crumb(row.name)]

    def context(self, row: Any) -> dict[str, Any]:
        """Return terms, seats and meetings as they stood on the day."""
        day, reader = self.as_at, self.request.user
        terms = terms_on(row, day)
        lines = seat_lines(list(seats_of(row)), day)
        versions = TermsOfReference.objects.visible_to(reader).filter(body=row).select_related("body")
        looked_after = PartnershipBoard.objects.visible_to(reader).in_force(day).filter(body=row)
        return {
            "lead": lead_of(terms, lines, day),
            "terms": terms_view(terms) if terms else None,
            "versions": list(versions.order_by("-number")),
            "seats": lines,
            "keeps": policies.may_seat(reader, row, clock.today()),
            "looks_after": looked_after.select_related("partnership"),
            "meetings": list(self._meetings(row)[:12]),
            "series": list(MeetingSeries.objects.visible_to(reader).filter(body=row).order_by("name")),
            "leads": list(
                BodyLead.objects.visible_to(reader).in_force(day).filter(body=row).select_related("post").order_by("pk")
            ),
            "deeds": self._deeds(row),
        }

    def _meetings(self, row: Any) -> Any:
        agreed = Minutes.objects.filter(meeting=OuterRef("pk"), approved_at__earliest__lte=self.as_at)
        written = WrittenProcedure.objects.filter(meeting=OuterRef("pk"))
        rows = Meeting.objects.visible_to(self.request.user).as_at(self.as_at).filter(body=row)
        return (
            rows.annotate(
                decided=Count("decisions", distinct=True),
                minuted=Exists(Minutes.objects.filter(meeting=OuterRef("pk"))),
                agreed=Exists(agreed),
                in_writing=Exists(written),
            )
            .select_related("body")
            .order_by("-earliest", "-pk")
        )

    def _deeds(self, row: Any) -> list[Deed]:
        """Return what the board's secretary and directors may do."""
        if not policies.may_seat(self.request.user, row, clock.today()):
            return []
        draft = row.terms.filter(draft=True).exists()
        ways = [
            ("Call a meeting", "board-call"),
            ("Put an urgent question in writing", "board-written"),
            ("Make a seat", "board-seat-new"),
            ("Go on with the draft of the terms" if draft else "Draft terms of reference", "board-terms-draft"),
            *([("Bring the draft into effect", "board-terms-effect")] if draft else []),
        ]
        return [
            Deed(words, reverse(f"partnerships:{name}", args=[row.ref]), first=place == 0)
            for place, (words, name) in enumerate(ways)
        ]


class TermsPage(DetailPage):
    """One version of a board's terms, and what changed in it."""

    model = TermsOfReference
    near = ("body", "made_by", "document", "decision")
    template = "partnerships/boards/terms.html"
    on_thread = False

    @classmethod
    def lookup(cls, **address: Any) -> dict[str, Any]:
        """Find a version by the board and its number."""
        return {"body__ref": address["ref"], "number": address["number"]}

    def crumbs(self, row: Any) -> list[Crumb]:
        """Return the way back by the board."""
        board = Crumb(row.body.name, reverse("partnerships:board", args=[row.body.ref]))
        return [HOME, board, Crumb(f"Terms of reference, version {row.number}")]

    def context(self, row: Any) -> dict[str, Any]:
        """Return the version in words, and what changed since the one before."""
        rows = TermsOfReference.objects.visible_to(self.request.user).filter(body=row.body).order_by("number")
        versions = list(rows)
        before = next((one for one in reversed(versions) if one.number < row.number), None)
        view = terms_view(row)
        after = next((one for one in versions if one.number > row.number and not one.draft), None)
        return {
            "view": view,
            "before": before,
            "after": after,
            "versions": versions,
            "pieces": pieces(terms_view(before).text, view.text) if before else None,
            "facts": view.facts,
        }
