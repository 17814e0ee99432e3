"""What was done and what was to do: actions of 1999 to 2002, tasks ahead, milestones."""

import re
from collections.abc import Mapping
from decimal import Decimal

from django.utils.text import slugify

from salford_css.casebook.keeping import Keeper, cleaned
from salford_css.casebook.reading import Casebook, Item
from salford_css.core import dates
from salford_css.core.models import ClientGroup, Organisation
from salford_css.core.words import capital
from strategy.models import Action, ActionFigure, ConsultationComment, Milestone, Plan, Proposal, Qualifier

FIGURES: Mapping[str, str] = {
    "closures": "Closures",
    "converted": "Converted",
    "opened": "Opened",
    "with_voluntary": "With voluntary partners",
    "centres": "Centres",
    "remodelled": "Remodelled",
    "reduction": "Reduction",
    "staff_reduction_more_than": "Staff reduction",
    "count": "Homes for older people",
}
ORIGIN_OF_TASK: Mapping[str, tuple[str, str]] = {
    "task-n-1": ("comment", "cons-com-02"),
    "task-n-2": ("comment", "cons-com-04"),
    "task-n-3": ("proposal", "prop-09"),
}
# Which action a milestone belongs to, where the record has both.
ACTION_OF_MILESTONE: Mapping[str, str] = {
    "ms-04": "act99-3",
    "ms-10": "chg-23",
    "ms-12": "chg-24",
    "ms-13": "chg-15",
    "ms-14": "chg-16",
    "ms-15": "task-2-1",
    "ms-18": "task-n-3",
}
# Milestones that lie after the newer document: due, not known to have happened.
AHEAD = {"ms-15", "ms-17", "ms-18", "ms-19"}


def client_group(name: str | None, keeper: Keeper) -> ClientGroup | None:
    """Return the client group of a name, kept once."""
    if not name:
        return None
    ref = slugify(name)
    return keeper.look_up(ClientGroup, ref=ref) or cleaned(ClientGroup(ref=ref, name=name.capitalize()))


def load_actions(casebook: Casebook, keeper: Keeper) -> None:
    """Keep the deeds of 1999-2000 and the service changes that followed."""
    for item in casebook.section("organisation.actions_1999_2000"):
        keeper.keep(item, Action, lambda item=item: _deed(item, keeper))
        if amount := re.search(r"([\d.]+) million pounds", item["action"]):
            _figure(item, keeper, "Pounds", str(Decimal(amount[1]) * 1_000_000), unit="£", written=amount[0])
    for item in casebook.section("service_changes"):
        keeper.keep(item, Action, lambda item=item: _change(item, keeper), as_written=item["period"])
        _keep_figures(item, keeper)


def _deed(item: Item, keeper: Keeper) -> Action:
    written = item.get("dates")
    action = Action(
        ref=item.id,
        text=capital(item["action"]),
        organisation=keeper.find("org-council", Organisation),
        history="Actions of 1999-2000",
    )
    action.done = dates.parse(f"{written[0]} to {written[-1]}") if written else dates.parse("1999-2000")
    if not written:
        action.done_as_written = ""
    return cleaned(action)


def _change(item: Item, keeper: Keeper) -> Action:
    action = Action(
        ref=item.id,
        text=capital(item["gist"]),
        organisation=keeper.find("org-directorate", Organisation),
        client_group=client_group(item.get("user_group"), keeper),
        history=item["period"],
    )
    action.done = _when_done(item)
    return cleaned(action)


def _when_done(item: Item) -> dates.UncertainDate:
    if item.get("date"):
        return dates.parse(item["date"])
    if years := item.get("years"):
        first, last = dates.parse(years[0]), dates.parse(years[-1])
        return dates.UncertainDate(first.earliest, last.latest, as_written=" and ".join(years))
    if item["period"] == "2000-2001 implementation":
        return dates.parse("2000-2001")
    if item["period"].startswith("after the June 2001"):
        # The statement that tells of it was written in July 2002.
        return dates.UncertainDate(
            dates.parse("2001-06").earliest, dates.parse("2002-07").latest, as_written=item["period"]
        )
    return dates.UNKNOWN


def _keep_figures(item: Item, keeper: Keeper) -> None:
    for field, label in FIGURES.items():
        if item.get(field) is not None:
            written = str(item[field])
            value = str(Decimal(1) / 3)[:12] if written == "1/3" else written
            _figure(item, keeper, label, value, written=written, more_than="more_than" in field)


def _figure(
    item: Item, keeper: Keeper, label: str, value: str, *, written: str, unit: str = "", more_than: bool = False
) -> None:
    action = keeper.find(item.id, Action)
    keeper.keep(
        f"{item.id}-{slugify(label)}",
        ActionFigure,
        lambda: cleaned(
            ActionFigure(
                action=action,
                label=label,
                # A fraction that no decimal holds is kept in words.
                value=None if "/" in written else Decimal(value),
                qualifier=Qualifier.MORE_THAN if more_than else Qualifier.EXACTLY,
                unit=unit,
                as_written=written,
            )
        ),
        source=item["source"],
    )


def load_tasks(casebook: Casebook, keeper: Keeper) -> None:
    """Keep the tasks ahead as open actions: of the viewpoint of July 2002, or of a comment or proposal of 2004."""
    viewpoint = Plan.objects.get(ref="plan-strategy-2000")
    for path in (
        "tasks_ahead.recent_history_s2",
        "tasks_ahead.users_and_carers_s5",
        "tasks_ahead.finance_and_resources_s7",
        "tasks_ahead.next_steps_2004",
    ):
        for item in casebook.section(path):
            keeper.keep(item, Action, lambda item=item: _task(item, viewpoint, keeper), as_written=item.get("due", ""))
            _keep_figures(item, keeper)


def _task(item: Item, viewpoint: Plan, keeper: Keeper) -> Action:
    kind, ref = ORIGIN_OF_TASK.get(item.id, ("plan", ""))
    origins = {
        "comment": lambda: {"comment": keeper.find(ref, ConsultationComment)},
        "proposal": lambda: {"proposal": keeper.find(ref, Proposal)},
        "plan": lambda: {"plan": viewpoint},
    }
    action = Action(
        ref=item.id,
        text=capital(item["gist"]),
        organisation=keeper.find("org-directorate", Organisation),
        **origins[kind](),
    )
    if item.get("due"):
        # "2002/03; review Autumn 2002": the work is due by the year, the review is a point on the way.
        due = dates.parse(item["due"].split(";")[0])
        action.when = action.original = dates.UncertainDate(due.earliest, due.latest, as_written=item["due"])
    return cleaned(action)


def load_milestones(casebook: Casebook, keeper: Keeper) -> None:
    """Keep the milestones; those after the newer document are due, the others happened."""
    for item in casebook.section("milestones"):
        keeper.keep(item, Milestone, lambda item=item: _milestone(item, keeper), as_written=item["date"])


def _milestone(item: Item, keeper: Keeper) -> Milestone:
    action = ACTION_OF_MILESTONE.get(item.id)
    milestone = Milestone(
        ref=item.id, text=capital(item["what"]), action=keeper.find(action, Action) if action else None
    )
    milestone.when = dates.parse(item["date"])
    if item.id not in AHEAD:
        milestone.done = milestone.when
    return cleaned(milestone)
