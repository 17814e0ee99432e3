"""What partners may read and submit: shared and withdrawn here through the services, never edited."""

from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest

from partnerships.models import SUBJECTS, Sharing
from partnerships.services.sharing import foreign, share, withdraw_sharing
from salford_css.core.admin.base import DirectorateAdmin
from salford_css.core.admin.workflow import REFUSALS, sentence_of


class SharingForm(forms.ModelForm):
    """One share; it begins on a day and is withdrawn by an action of the list."""

    class Meta:
        model = Sharing
        fields = ("partnership", "party", "access", "under", *SUBJECTS, "valid_from")

    def clean(self) -> dict[str, Any] | None:
        """Refuse what belongs to another partnership."""
        cleaned = super().clean() or {}
        subject = next((cleaned[name] for name in SUBJECTS if cleaned.get(name)), None)
        problem = foreign(cleaned.get("partnership"), cleaned.get("party"), subject)
        if problem:
            raise ValidationError(problem)
        return cleaned


@admin.register(Sharing)
class SharingAdmin(DirectorateAdmin):
    """Shares with partners, from when to when."""

    form = SharingForm
    list_display = ("partnership", "subject", "party", "access", "valid_from", "valid_to")
    list_filter = ("access",)
    search_fields = ("partnership__name", "party__organisation__name", "fund__name", "indicator__title", "body__name")
    list_select_related = ("partnership", "party", "indicator", "fund", "body", "agreement")
    actions = ("withdraw",)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Refuse: a share is withdrawn, and another one made."""
        return False

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Share through the service, which logs who decided it."""
        made = share(
            partnership=obj.partnership,
            subject=obj.subject,
            by=request.user,
            party=obj.party,
            access=obj.access,
            under=obj.under,
            since=obj.valid_from,
        )
        obj.pk = made.pk

    @admin.action(description="Withdraw with effect at once")
    def withdraw(self, request: HttpRequest, rows: QuerySet[Sharing]) -> None:
        """Withdraw each share; say for each that could not be why."""
        for row in rows:
            try:
                withdraw_sharing(sharing=row, by=request.user)
            except REFUSALS as refusal:
                self.refuse(request, f"{row}: {sentence_of(refusal)}")
