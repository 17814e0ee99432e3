"""What partners sent, for whom it is: those who work here see all, a partner's system what it sent itself."""

from typing import Self

from django.db.models import Case, CharField, Q, Value, When

from salford_css.core.querysets import ScopedQuerySet

REFUSED = (
    ~Q(refused_because="")
    | Q(payment__state="queried")
    | Q(expenditure__state="refused")
    | Q(kind="results", round_return__state="open")
)
WAITING = (
    Q(payment__state="submitted")
    | Q(expenditure__state="received")
    | Q(kind="dispute", dispute__state="open")
    | Q(round_return__state__in=("submitted", "checked"))
)


class OfSenderQuerySet(ScopedQuerySet):
    """What a partner sent."""


class ReceiptQuerySet(ScopedQuerySet):
    """Receipts."""

    def with_state(self) -> Self:
        """Add what has become of each: received, accepted, refused, or replaced by a later version."""
        return self.annotate(
            state=Case(
                When(REFUSED, then=Value("refused")),
                When(Q(expenditure__state="replaced"), then=Value("replaced")),
                When(WAITING, then=Value("received")),
                default=Value("accepted"),
                output_field=CharField(),
            )
        )
