"""Bodies with their leads, meetings that were held, and meetings that come round."""

import re
from collections.abc import Mapping
from datetime import date

from django.utils.text import slugify

from salford_css.casebook.keeping import Keeper, cleaned
from salford_css.casebook.reading import Casebook, Item
from salford_css.core import dates
from salford_css.core.models import Organisation, Post
from strategy.lifecycle import MeetingState
from strategy.models import Body, BodyLead, BodyStatus, Meeting, MeetingSeries
from strategy.services.rules import keep_procedure

OWNERS: Mapping[str, str] = {
    "board-cabinet": "org-council",
    "board-council": "org-council",
    "board-hsc-scrutiny": "org-council",
    "board-ss-panel": "org-council",
    "board-smt": "org-directorate",
    "board-dcsc": "org-directorate",
    "board-placement-panel": "org-directorate",
    "board-pct-board": "body-pct",
    "board-pct-pec": "body-pct",
    "board-srht-board": "body-srht",
    "board-lsp": "body-lsp",
}
BODY_OF_EVENT: Mapping[str, str] = {
    "meet-10": "board-cabinet",
    "meet-11": "board-hsc-scrutiny",
    "meet-12": "board-ss-panel",
    "meet-13": "board-pct-pec",
    "meet-14": "board-dcsc",
    "meet-15": "board-srht-board",
    "meet-16": "board-lsp",
}
BODY_OF_SERIES: Mapping[str, str] = {"meet-1": "board-smt", "meet-17": "board-cabinet"}
WITH: Mapping[str, str] = {"Primary Care Trust": "body-pct", "Housing Directorate": "body-housing"}


def load_bodies(casebook: Casebook, keeper: Keeper) -> None:
    """Keep the council's rules of procedure, then the boards and groups with who leads the directorate there."""
    keep_procedure(organisation=keeper.find("org-council", Organisation))
    for item in casebook.section("boards_and_groups"):
        keeper.keep(item, Body, lambda item=item: _body(item, keeper), as_written=item.get("lead_role") or "")


def _body(item: Item, keeper: Keeper) -> Body:
    owner = OWNERS.get(item.id)
    body = cleaned(
        Body(
            ref=item.id,
            name=item["name"],
            kind=slugify(item["kind"]).replace("-", "_").replace("nhs", "nhs"),
            organisation=keeper.find(owner, Organisation) if owner else None,
            status=item.get("status", BodyStatus.ESTABLISHED),
            note=item.get("note", ""),
        )
    )
    written = item["lead_role"]
    posts = re.findall(r"role-[a-z-]+", written or "")
    for post in posts:
        cleaned(
            BodyLead(body=body, post=keeper.find(post, Post), as_written=written, chairs="(chair)" in (written or ""))
        )
    if written and not posts:
        cleaned(BodyLead(body=body, as_written=written))
    return body


def load_meetings(casebook: Casebook, keeper: Keeper) -> None:
    """Keep the seven meetings of the consultation as meetings and the recurring ones as series."""
    for item in casebook.section("meetings"):
        if item["frequency"].startswith("event "):
            keeper.keep(item, Meeting, lambda item=item: _meeting(item, keeper), as_written=item["frequency"])
        else:
            keeper.keep(item, MeetingSeries, lambda item=item: _series(item, keeper))


def _meeting(item: Item, keeper: Keeper) -> Meeting:
    meeting = Meeting(
        ref=item.id,
        body=keeper.find(BODY_OF_EVENT[item.id], Body),
        state=MeetingState.HELD,
        note=f"With {item['with']}",
    )
    meeting.when = dates.parse(item["frequency"].removeprefix("event "))
    return cleaned(meeting)


def _series(item: Item, keeper: Keeper) -> MeetingSeries:
    body = BODY_OF_SERIES.get(item.id)
    partner = WITH.get(item["with"])
    return cleaned(
        MeetingSeries(
            ref=item.id,
            name=item["name"],
            body=keeper.find(body, Body) if body else None,
            body_as_written=item["name"],
            frequency=item["frequency"],
            with_whom=item["with"],
            with_organisation=keeper.find(partner, Organisation) if partner else None,
        )
    )


def meeting_of(body: Body, on: date | None) -> Meeting | None:
    """Return the meeting of a body on a day, if one was kept."""
    return Meeting.objects.filter(body=body, earliest__lte=on, latest__gte=on).first() if on else None
