"""Shapes of partnerships."""

from typing import Any

from rest_framework import serializers

from partnerships.models import Access, DateKind, PartnershipStatus, PartyKind
from salford_css.core.api.serializers import OrganisationName

SUBJECTS = ("indicator", "fund", "body", "agreement")


class PartyShape(serializers.Serializer[Any]):
    """Who takes part today."""

    ods_code = serializers.CharField(source="ods.code", allow_null=True, help_text="Null where it has none.")
    ref = serializers.CharField(source="organisation.ref", allow_null=True, help_text="Null: the record names no body.")
    name = serializers.CharField(source="known_as", help_text="The organisation, or the record's words.")
    kind = serializers.ChoiceField(PartyKind.values, help_text="In what capacity.")
    valid_from = serializers.DateField(allow_null=True, help_text="Null: the first day is not recorded.")
    valid_to = serializers.DateField(allow_null=True, help_text="The day after its last; null: it still takes part.")


class DateShape(serializers.Serializer[Any]):
    """A date, as exact as the record has it."""

    kind = serializers.ChoiceField(DateKind.values, help_text="What happened, or is to happen.")
    label = serializers.CharField(  # type: ignore[assignment]
        help_text="What exactly, where the kind does not say."
    )
    earliest = serializers.DateField(allow_null=True, help_text="The first day it can have been; null: unknown.")
    latest = serializers.DateField(allow_null=True, help_text="The last day; the same where the day is known.")
    as_written = serializers.CharField(help_text="The record's own words, such as Summer 2004.")


class ShareShape(serializers.Serializer[Any]):
    """Something shared with you today."""

    kind = serializers.ChoiceField(SUBJECTS, source="subject_kind", help_text="What is shared.")
    name = serializers.CharField(source="subject_name", help_text="Its name in addresses.")
    access = serializers.ChoiceField(Access.values, help_text="submit includes read.")
    valid_from = serializers.DateField(allow_null=True, help_text="Null: from the beginning.")
    valid_to = serializers.DateField(allow_null=True, help_text="The day from which it is withdrawn; null: none.")


class PartnershipShape(serializers.Serializer[Any]):
    """What your organisation does together with others."""

    ref = serializers.CharField(help_text="Its name in addresses.")
    name = serializers.CharField(help_text="The service.")
    lead_council = OrganisationName(source="council", help_text="The council that leads.")
    client_group = serializers.CharField(
        source="client_group.ref", allow_null=True, help_text="Whom it serves, such as learning-difficulties."
    )
    kinds_of_service = serializers.CharField(help_text="As the record words them; may be empty.")
    status = serializers.ChoiceField(PartnershipStatus.values, help_text="How the record describes it.")
    places = serializers.IntegerField(allow_null=True, help_text="Places provided, where stated.")
    parties = PartyShape(many=True, source="parties_today", help_text="Who takes part today.")
    dates = DateShape(many=True, source="dates_known", help_text="The dates the record gives.")
    shared_with_you = ShareShape(many=True, source="shares_today", help_text="What of it reaches you today.")
