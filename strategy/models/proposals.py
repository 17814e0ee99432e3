"""Proposals: a working text, frozen versions, and for every change of wording its cause."""

from typing import Any

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django_fsm import ConcurrentTransitionMixin, FSMField, transition

from salford_css.core import audit
from salford_css.core.links import ThreadLink
from salford_css.core.models import Part
from salford_css.core.querysets import ScopedQuerySet
from salford_css.core.search import indexed
from salford_css.core.sets import at_least_one, exactly_one, no_overlap
from salford_css.core.states import held_by_database
from salford_css.core.uncertain import UncertainlyDated
from salford_css.core.versions import Version, frozen
from strategy.lifecycle import ProposalState
from strategy.querysets.planning import LinkQuerySet
from strategy.querysets.proposals import OfProposalQuerySet, ProposalQuerySet, ProposalVersionQuerySet
from strategy.step_words import said

S = ProposalState


class CostStanding(models.TextChoices):
    """What is said of the money as a whole; amounts stand in lines of their own."""

    NOT_STATED = "not_stated", "not stated"
    EXISTING = "existing", "met from existing budgets"
    NONE = "none", "costs nothing"


@held_by_database()
@audit.track()
class Proposal(ConcurrentTransitionMixin, UncertainlyDated):
    """What the directorate proposes to do. Its date is when it is due; its wording lives in versions.

    `working_text` with `revision` is the draft in hand; nobody but officers sees it until it is submitted as a version.
    Its owner is whoever holds `lead_post`.
    """

    ref = models.SlugField(max_length=100, unique=True)
    plan = models.ForeignKey("strategy.Plan", models.PROTECT, related_name="proposals")
    number = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=300)
    state = FSMField(max_length=20, choices=ProposalState, default=ProposalState.DRAFT, protected=True)
    working_text = models.TextField(blank=True)
    revision = models.PositiveIntegerField(default=0, editable=False)
    part = models.CharField(max_length=6, choices=Part, default=Part.OPEN)
    kind = models.CharField(max_length=60, blank=True, help_text="New service, joint post, charging policy.")
    lead_area = models.CharField(max_length=120, blank=True)
    lead_post = models.ForeignKey("core.Post", models.PROTECT, null=True, blank=True, related_name="proposals_owned")
    client_group = models.ForeignKey(
        "core.ClientGroup", models.PROTECT, null=True, blank=True, related_name="proposals"
    )
    decision_body = models.ForeignKey(
        "strategy.Body", models.PROTECT, null=True, blank=True, related_name="proposals_awaited"
    )
    decision_sought = models.CharField(max_length=200, blank=True)
    legal_basis_as_written = models.CharField(max_length=200, blank=True)
    legal_advice_needed = models.BooleanField(default=False)
    cost_standing = models.CharField(max_length=10, choices=CostStanding, default=CostStanding.NOT_STATED)
    withdrawn_why = models.CharField(max_length=500, blank=True)
    note = models.TextField(blank=True)

    objects = ProposalQuerySet.as_manager()

    class Meta:
        ordering = ["plan", "number"]
        constraints = [
            *UncertainlyDated.Meta.constraints,
            models.UniqueConstraint(fields=["plan", "number"], name="strategy_proposal_number_once"),
        ]
        # The working text is left out of search: it has been put to nobody.
        triggers = indexed("proposal", title="NEW.title", body=["NEW.lead_area", "NEW.kind", "NEW.note"])

    def __str__(self) -> str:
        return f"Proposal {self.number}: {self.title}"

    def kept_from(self, reader: Any) -> frozenset[str]:
        """Return the fields that the trail keeps from a reader: what is being written is for officers."""
        return frozenset() if reader.may_read_exempt else frozenset(("working_text",))

    def get_absolute_url(self) -> str:
        """Return the proposal's page."""
        return reverse("strategy:proposal", args=[self.ref])

    @property
    def current(self) -> "ProposalVersion | None":
        """Return the newest submitted version."""
        return self.versions.order_by("-number").first()

    @property
    def text_in_hand(self) -> str:
        """Return the text to go on writing from: the working text, or the newest submitted wording."""
        current = self.current
        return self.working_text or (current.text if current else "")

    # The steps. Services ask strategy.lifecycle what is missing, then take one of these.

    @transition(
        field=state,
        source=[S.DRAFT, S.FIRST_REPORT, S.IN_CONSULTATION, S.ANALYSING, S.REVISED],
        target=None,
        custom=said("submit"),
    )
    def submit(self) -> None:
        """Have its text in hand frozen as the next version, and stay where it is."""

    @transition(field=state, source=[S.DRAFT], target=S.FIRST_REPORT, custom=said("put_forward"))
    def put_forward(self) -> None:
        """Go into the first report."""

    @transition(field=state, source=[S.FIRST_REPORT], target=S.IN_CONSULTATION, custom=said("open_to_consultation"))
    def open_to_consultation(self) -> None:
        """Be consulted on."""

    @transition(field=state, source=[S.IN_CONSULTATION], target=S.ANALYSING, custom=said("analyse"))
    def analyse(self) -> None:
        """Have its comments answered."""

    @transition(field=state, source=[S.ANALYSING, S.DECIDED, S.CALLED_IN], target=S.REVISED, custom=said("revise"))
    def revise(self) -> None:
        """Stand in its revised wording, for a decision."""

    @transition(field=state, source=[S.FIRST_REPORT, S.REVISED], target=S.DECIDED, custom=said("decide"))
    def decide(self) -> None:
        """Have been decided on."""

    @transition(field=state, source=[S.DECIDED], target=S.IN_CALL_IN, custom=said("open_to_call_in"))
    def open_to_call_in(self) -> None:
        """Be open to call-in."""

    @transition(field=state, source=[S.IN_CALL_IN], target=S.CALLED_IN, custom=said("call_in"))
    def call_in(self) -> None:
        """Be called in by scrutiny."""

    @transition(field=state, source=[S.CALLED_IN], target=None, custom=said("settle"))
    def settle(self) -> None:
        """Have its call-in settled; referred back, it is revised."""

    @transition(
        field=state, source=[S.DECIDED, S.IN_CALL_IN, S.CALLED_IN], target=S.EFFECTIVE, custom=said("take_effect")
    )
    def take_effect(self) -> None:
        """Take effect."""

    @transition(field=state, source=[S.EFFECTIVE], target=S.DELIVERING, custom=said("deliver"))
    def deliver(self) -> None:
        """Be carried out."""

    @transition(field=state, source=[S.DELIVERING], target=S.REVIEWED, custom=said("close_by_review"))
    def close_by_review(self) -> None:
        """Be reviewed and closed."""

    @transition(
        field=state,
        source=[S.DRAFT, S.FIRST_REPORT, S.IN_CONSULTATION, S.ANALYSING, S.REVISED, S.DECIDED],
        target=S.WITHDRAWN,
        custom=said("withdraw"),
    )
    def withdraw(self) -> None:
        """Be taken back."""


@audit.track()
class ProposalVersion(UncertainlyDated, Version):
    """The wording of a proposal at one time, never changed afterwards. Its date is that of the wording."""

    proposal = models.ForeignKey(Proposal, models.PROTECT, related_name="versions")
    title = models.CharField(max_length=300)
    text = models.TextField()
    report_version = models.ForeignKey(
        "strategy.ReportVersion", models.PROTECT, null=True, blank=True, related_name="proposal_versions"
    )
    only_gist = models.BooleanField(default=False, help_text="The source gives the gist of it, not its wording.")

    objects = ProposalVersionQuerySet.as_manager()

    class Meta:
        ordering = ["proposal", "number"]
        constraints = [
            *UncertainlyDated.Meta.constraints,
            models.UniqueConstraint(fields=["proposal", "number"], name="strategy_proposalversion_once"),
        ]
        triggers = [frozen(), *indexed("proposal-version", title="NEW.title", body=["NEW.text"])]

    def __str__(self) -> str:
        return f"{self.title}, version {self.number}"

    def get_absolute_url(self) -> str:
        """Return the version's place in the proposal's page."""
        return f"{self.proposal.get_absolute_url()}#version-{self.number}"


@audit.track()
class ChangeCause(models.Model):
    """Why the wording changed against the version before: a comment, or another reason.

    `first_word` and `end_word` count words of the new text from 0, half open; both empty: the whole change.
    """

    version = models.ForeignKey(ProposalVersion, models.PROTECT, related_name="causes")
    first_word = models.PositiveIntegerField(null=True, blank=True)
    end_word = models.PositiveIntegerField(null=True, blank=True)
    comment = models.ForeignKey(
        "strategy.ConsultationComment", models.PROTECT, null=True, blank=True, related_name="causes"
    )
    stated_reason = models.CharField(
        max_length=300, null=True, blank=True, help_text="Officer correction, legal advice, member amendment."
    )

    objects = ScopedQuerySet.as_manager()

    class Meta:
        ordering = ["version", "first_word"]
        constraints = [
            exactly_one(
                "comment",
                "stated_reason",
                name="strategy_changecause_one_cause",
                message="Name the comment that caused the change, or another reason, one of them.",
            ),
            models.CheckConstraint(
                condition=Q(first_word__isnull=True, end_word__isnull=True)
                | Q(first_word__isnull=False, end_word__isnull=False, end_word__gte=F("first_word")),
                name="strategy_changecause_span",
                violation_error_message="Give the first word and the word after the last, or neither.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.version}: {self.comment or self.stated_reason}"


@audit.track()
class ProposalParty(models.Model):
    """Who takes part in a proposal: a known organisation, the words of the record, or both when they were resolved."""

    proposal = models.ForeignKey(Proposal, models.PROTECT, related_name="parties")
    organisation = models.ForeignKey(
        "core.Organisation", models.PROTECT, null=True, blank=True, related_name="proposals_joined"
    )
    as_written = models.CharField(max_length=200, null=True, blank=True)

    objects = OfProposalQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "proposal parties"
        ordering = ["proposal", "id"]
        constraints = [
            at_least_one(
                "organisation",
                "as_written",
                name="strategy_proposalparty_named",
                message="Name an organisation, or keep the words of the record.",
            ),
            models.UniqueConstraint(
                fields=["proposal", "organisation", "as_written"],
                name="strategy_proposalparty_once",
                nulls_distinct=False,
            ),
        ]

    def __str__(self) -> str:
        return str(self.organisation or self.as_written)


@audit.track()
class ProposalObjective(ThreadLink):
    """Which objective a proposal serves."""

    proposal = models.ForeignKey(Proposal, models.PROTECT, related_name="objective_links")
    objective = models.ForeignKey("strategy.Objective", models.PROTECT, related_name="proposal_links")

    objects = LinkQuerySet.as_manager()

    class Meta:
        constraints = [
            *ThreadLink.Meta.constraints,
            no_overlap("proposal", "objective", name="strategy_proposalobjective_once"),
        ]

    def __str__(self) -> str:
        return f"{self.proposal} serves {self.objective}"
