"""Boards that are shared with a client: their meetings, open papers, decisions and agreed minutes."""

from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from partnerships.api.shapes.boards import AgendaItemShape, BoardShape, DecisionShape, MeetingShape, PaperShape
from partnerships.models import Partnership
from salford_css.core import clock
from salford_css.core.api import filters
from salford_css.core.api.read_path import JsonList
from salford_css.core.api.resources import DetailResource, ListResource, Order, Resource
from strategy.lifecycle import MeetingState
from strategy.models import AgendaItem, Body, Decision, Meeting, Minutes, Paper

OF_THIS = OuterRef("pk")


class Boards(Resource):
    """The rows and shape both addresses share."""

    required_scopes = {"GET": ("boards:read",)}
    serializer_class = BoardShape
    example = {
        "ref": "example-board",
        "name": "Learning difficulties partnership board",
        "kind": "partnership",
        "status": "established",
        "partnerships": ["example-joint-service"],
    }

    def rows(self, client: Any) -> QuerySet[Any]:
        """Return the bodies shared with a client."""
        today = clock.today()
        own = Partnership.objects.visible_to(client, on=today)
        after = own.filter(boards__body=OF_THIS, boards__validity__contains=today).order_by("ref")
        return Body.objects.visible_to(client, on=today).annotate(looks_after=ArraySubquery(after.values("ref")))


class BoardList(Boards, ListResource):
    """List the boards that are shared with you."""

    operation = "list_boards"
    filters = {"ref": filters.Text("ref", "Refs.")}
    orders = {"ref": Order(("ref",))}


class BoardDetail(Boards, DetailResource):
    """Read one board."""

    operation = "read_board"
    path_names = {"ref": "The board's ref."}


class Meetings(Resource):
    """The rows and shape both addresses share."""

    required_scopes = {"GET": ("boards:read",)}
    serializer_class = MeetingShape
    example = {
        "ref": "example-board-2006-10-12",
        "board": "example-board",
        "form": "sitting",
        "state": "held",
        "earliest": "2006-10-12",
        "latest": "2006-10-12",
        "place": "Civic Centre",
        "agenda_published_on": "2006-10-05",
        "items": [
            {
                "number": 7,
                "title": "Finance and pool monitor",
                "papers": [{"number": 1, "title": "The pool at month 6", "said": "Noted."}],
                "decisions": [
                    {
                        "ref": "example-decision",
                        "outcome": "approved",
                        "wording": "An action plan comes to the next meeting.",
                        "reasons": "The pool is forecast to overspend.",
                    }
                ],
            }
        ],
        "minutes": None,
    }

    def rows(self, client: Any) -> QuerySet[Any]:
        """Return the meetings of shared boards, with what is open of them."""
        title = Coalesce(F("report_version__report__title"), F("document__title"))
        papers = Paper.objects.visible_to(client).filter(item=OF_THIS).annotate(titled=title)
        decided = Decision.objects.visible_to(client).filter(item=OF_THIS)
        items = AgendaItem.objects.visible_to(client).annotate(
            papers_told=JsonList(papers.order_by("number"), PaperShape()),
            decided=JsonList(decided.order_by("ref"), DecisionShape()),
        )
        agreed = Minutes.objects.visible_to(client).filter(meeting=OF_THIS).order_by("-number")
        return Meeting.objects.visible_to(client).annotate(
            items_told=JsonList(items.filter(meeting=OF_THIS).order_by("number"), AgendaItemShape()),
            minutes_agreed=Subquery(agreed.values("text")[:1]),
        )


class MeetingList(Meetings, ListResource):
    """List the meetings of the boards that are shared with you."""

    operation = "list_meetings"
    filters = {
        "board": filters.Text("body__ref", "Boards, by ref."),
        "state": filters.Choice("state", "Where it stands.", words=tuple(MeetingState.values)),
        "earliest": filters.Day("earliest", "The first day it can be."),
    }
    orders = {"ref": Order(("ref",))}


class MeetingDetail(Meetings, DetailResource):
    """Read one meeting: agenda, open papers, decisions, and the minutes once they are agreed."""

    operation = "read_meeting"
    path_names = {"ref": "The meeting's ref."}
