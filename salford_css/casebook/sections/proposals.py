"""The ten proposals with their wordings, parties, comments and the causes of what changed."""

from salford_css.casebook.keeping import Keeper, cleaned
from salford_css.casebook.papers import REPORT
from salford_css.casebook.reading import Casebook, Item
from salford_css.casebook.sections.reports import wording
from salford_css.core import clock, dates
from salford_css.core.links import Basis
from salford_css.core.models import Organisation, Post
from strategy.lifecycle import ProposalState
from strategy.models import (
    Appendix,
    Body,
    ChangeCause,
    CommentProposal,
    ConsultationComment,
    CostStanding,
    Objective,
    Plan,
    Proposal,
    ProposalMoney,
    ProposalObjective,
    ProposalParty,
    ProposalVersion,
    ReportVersion,
)
from strategy.sums import MoneyKind

ORGANISATION_OF = {"Education": "body-education-leisure"}
# The report sorts its proposals in two: integrated services, and management that makes the strategy happen.
MANAGEMENT = {"prop-02", "prop-10"}
# The report gives a service free of charge without saying how much income that gives up.
GIVES_UP_INCOME = {"prop-08"}
GIVEN_FREE = "The report of spring 2004, section 4.1(8): free of charge, without an amount"
READING = (
    "The executive summary of the report names integrated services with partners and changes in management as what "
    "its proposals are for."
)


def load_proposals(casebook: Casebook, keeper: Keeper) -> None:
    """Keep each proposal with one wording, or two where a first one is known."""
    words = wording()["proposals"]
    for item in casebook.section("proposals"):
        proposal = keeper.keep(item, Proposal, lambda item=item: _proposal(item, keeper))
        _keep_versions(item, proposal, words[item.id], keeper)
        _keep_parties(item, proposal, keeper)
        if item.id in GIVES_UP_INCOME:
            keeper.keep(
                f"{item.id}-income",
                ProposalMoney,
                lambda proposal=proposal: cleaned(
                    ProposalMoney(proposal=proposal, kind=MoneyKind.INCOME_FOREGONE, source=GIVEN_FREE)
                ),
                source=item["source"],
            )
        objective = keeper.find("obj-8" if item.id in MANAGEMENT else "obj-7", Objective)
        keeper.keep(
            f"{item.id}-objective",
            ProposalObjective,
            lambda proposal=proposal, objective=objective: _serves(proposal, objective, keeper),
            source=f"{REPORT.name}, header",
        )
    for item in casebook.section("consultation.comments"):
        comment = keeper.find(item.id, ConsultationComment)
        for ref in item["affects"]:
            keeper.keep(
                f"{item.id}-{ref}",
                CommentProposal,
                lambda ref=ref, comment=comment: cleaned(
                    CommentProposal(comment=comment, proposal=keeper.find(ref, Proposal))
                ),
                source=item["source"],
            )


def _proposal(item: Item, keeper: Keeper) -> Proposal:
    written_due = item.get("due")
    due = dates.parse(written_due)
    proposal = Proposal(
        ref=item.id,
        plan=Plan.objects.get(ref="plan-next-steps-2004-2006"),
        number=item["number"],
        title=item["title"],
        # Where the proposal stands in the record; nothing later is known, so the decision stays open.
        state=ProposalState.REVISED,
        kind=item["kind"],
        lead_area=item["lead_area"],
        decision_body=keeper.find("board-cabinet", Body),
        decision_sought=item["decision_sought"],
        lead_post=keeper.find("role-director", Post),
        legal_basis_as_written=item.get("legal_basis", ""),
        legal_advice_needed=item.get("legal_advice_needed", False),
        cost_standing=CostStanding.NOT_STATED,
        note=item.get("note", ""),
    )
    proposal.when = due
    return cleaned(proposal)


def _keep_versions(item: Item, proposal: Proposal, words: dict[str, str], keeper: Keeper) -> None:
    first, second = keeper.find("rep-v1", ReportVersion), keeper.find("rep-v2", ReportVersion)
    number = 1
    if "first" in words:
        keeper.keep(
            f"{item.id}-v1",
            ProposalVersion,
            lambda: _version(proposal, 1, words["first"], first, only_gist=True),
            as_written=item["first_version_gist"] or "",
            source=item["source"],
        )
        number = 2
    version = keeper.keep(
        f"{item.id}-v{number}",
        ProposalVersion,
        lambda: _version(proposal, number, words["text"], second, only_gist=False),
        source=item["source"],
    )
    for ref in item["amended_by"]:
        keeper.keep(
            f"{item.id}-cause-{ref}",
            ChangeCause,
            lambda ref=ref: cleaned(ChangeCause(version=version, comment=keeper.find(ref, ConsultationComment))),
            source=item["source"],
        )
    if item.get("attachment"):
        keeper.keep(
            f"{item.id}-attachment", Appendix, lambda: keeper.find(item["attachment"], Appendix), source=item["source"]
        )


def _version(proposal: Proposal, number: int, text: str, report: ReportVersion, *, only_gist: bool) -> ProposalVersion:
    version = ProposalVersion(
        proposal=proposal,
        number=number,
        title=proposal.title,
        text=text.strip(),
        report_version=report,
        only_gist=only_gist,
        made_at=clock.now(),
        made_by=proposal.lead_post,
        reason="Revised after consultation" if number == 2 else "",
    )
    version.when = report.when
    return cleaned(version)


def _keep_parties(item: Item, proposal: Proposal, keeper: Keeper) -> None:
    for written in item["partners"]:
        ref = written if written.startswith("body-") else ORGANISATION_OF.get(written)
        organisation = keeper.find(ref, Organisation) if ref else None
        keeper.keep(
            f"{item.id}-party-{written}"[:120],
            ProposalParty,
            lambda organisation=organisation, written=written: cleaned(
                ProposalParty(
                    proposal=proposal,
                    organisation=organisation,
                    as_written=None if written.startswith("body-") else written,
                )
            ),
            source=item["source"],
        )


def _serves(proposal: Proposal, objective: Objective, keeper: Keeper) -> ProposalObjective:
    return cleaned(
        ProposalObjective(
            proposal=proposal,
            objective=objective,
            basis=Basis.OUR_READING,
            author=keeper.find("role-ad-community-strategy", Post),
            reason=READING,
        )
    )
