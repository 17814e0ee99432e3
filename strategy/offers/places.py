"""What the overview says of strategy."""

from collections.abc import Iterator
from datetime import date

from salford_css.core.components import Fact
from salford_css.core.registry import Place, Reader, pages
from strategy.lifecycle import ProposalState
from strategy.models import Action, Consultation, Proposal


@pages.place
def strategy(*, as_at: date, reader: Reader) -> Iterator[Place]:
    """Say how many proposals stand where, and what the work behind them looks like."""
    states = list(Proposal.objects.visible_to(reader).as_at(as_at).values_list("state", flat=True))
    revised = states.count(ProposalState.REVISED.value)
    open_actions = Action.objects.visible_to(reader).as_at(as_at).open_on(as_at)
    nobody = open_actions.filter(manager__isnull=True).count()
    consultation = Consultation.objects.visible_to(reader).as_at(as_at).order_by("-opens").first()
    sentence = f"{len(states)} proposals are on record and {revised} of them wait for a decision."
    yield Place(
        id="strategy",
        title="Strategy",
        url="/strategy/",
        words="All of strategy",
        sentence=sentence,
        rows=[
            Fact("Latest consultation", str(consultation), consultation.get_absolute_url())
            if consultation
            else Fact("Latest consultation", "none on record"),
            Fact("Open work", f"{open_actions.count()} actions, {nobody} without a manager", "/strategy/actions/"),
        ],
    )
