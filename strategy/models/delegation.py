"""Who may decide what: a council's scheme of delegation, dated, line by line."""

from django.db import models
from django.db.models import Q

from salford_css.core import audit
from salford_css.core.fields import MoneyField
from salford_css.core.models import Standing
from salford_css.core.querysets import ScopedDatedQuerySet, ScopedQuerySet
from salford_css.core.sets import Dated, no_overlap
from strategy.delegation import Matter, Route


@audit.track()
class DelegationScheme(Dated):
    """A council's scheme of delegation. Confirmed, it refuses what no line of it allows; otherwise it only warns."""

    ref = models.SlugField(max_length=100, unique=True)
    name = models.CharField(max_length=200)
    organisation = models.ForeignKey("core.Organisation", models.PROTECT, related_name="delegation_schemes")
    standing = models.CharField(max_length=12, choices=Standing, default=Standing.UNVERIFIED)
    source = models.CharField(max_length=300, blank=True)
    note = models.TextField(blank=True)

    objects = ScopedDatedQuerySet.as_manager()

    class Meta:
        ordering = ["organisation", "valid_from"]
        constraints = [
            *Dated.Meta.constraints,
            no_overlap(
                "organisation",
                name="strategy_delegationscheme_one",
                message="Another scheme of this council is in force on some of these days; end it first.",
            ),
        ]

    def __str__(self) -> str:
        return self.name


@audit.track()
class DelegationLine(models.Model):
    """One power: who may decide which matters up to which amount, and whether scrutiny may call it in.

    Without a named body or post the power is that of every body, member or officer of the route.
    """

    scheme = models.ForeignKey(DelegationScheme, models.PROTECT, related_name="lines")
    number = models.CharField(max_length=20, help_text="As printed in the scheme: 4, 3.2, B7.")
    route = models.CharField(max_length=8, choices=Route)
    body = models.ForeignKey("strategy.Body", models.PROTECT, null=True, blank=True, related_name="powers")
    post = models.ForeignKey("core.Post", models.PROTECT, null=True, blank=True, related_name="powers")
    matter = models.CharField(max_length=8, choices=Matter, default=Matter.ANY)
    power = models.CharField(max_length=300, help_text="What may be decided, in the words of the record of decision.")
    amount_limit = MoneyField(
        null=True, blank=True, help_text="Pounds, up to and including. Empty: the scheme names no limit."
    )
    called_in = models.BooleanField("can be called in", help_text="Whether scrutiny may call such a decision in.")
    source = models.CharField(max_length=300, blank=True)

    objects = ScopedQuerySet.as_manager()

    class Meta:
        ordering = ["scheme", "number"]
        constraints = [
            models.UniqueConstraint(fields=["scheme", "number"], name="strategy_delegationline_once"),
            models.CheckConstraint(
                condition=Q(route=Route.BODY, post__isnull=True) | (~Q(route=Route.BODY) & Q(body__isnull=True)),
                name="strategy_delegationline_route",
                violation_error_message="A body decides on the route of bodies, a post on that of members or officers.",
            ),
            models.CheckConstraint(
                condition=Q(amount_limit__isnull=True) | Q(amount_limit__gte=0),
                name="strategy_delegationline_limit",
                violation_error_message="An amount up to which somebody may decide is not below nothing.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.scheme}, {self.number}: {self.power}"
