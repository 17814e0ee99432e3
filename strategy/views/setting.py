"""How the directorate works: involvement, communication, systems, programmes, and the setting it works in."""

from collections.abc import Sequence
from typing import Any

from django.db.models import Q, QuerySet

from salford_css.core.components import Entry, Fact
from salford_css.core.lists import Column
from salford_css.core.words import capital, counted
from strategy.filters import (
    CommunicationFilter,
    ContextFilter,
    ProgrammeFilter,
    ServiceFilter,
    SystemFilter,
    WayFilter,
)
from strategy.models import (
    Communication,
    ContextFact,
    EnablingProgramme,
    InformationSystem,
    InvolvementService,
    InvolvementWay,
)
from strategy.views.pages import Part, StrategyList, StrategyPage, dated, entry, fact, for_whom, named


def text_column(head: str) -> Column:
    """Return the column of a row's text, which leads to its page."""
    return named("text", head, lambda row: row.text, ("text",))


WHOSE = Column("whose", "Of", lambda row: row.organisation, ("organisation__name",))


class SystemList(StrategyList):
    """The register of information systems."""

    heading = "Information systems"
    noun = ("system", "systems")
    filterset = SystemFilter
    default_sort = ("name",)
    columns = (
        named("name", "System", lambda row: row.name, ("name",)),
        Column("status", "Standing", lambda row: row.get_status_display(), ("status",)),
        dated("Live since"),
        Column("target", "Should be whole by", lambda row: str(row.target), ("target_latest",)),
        Column("use", "Use", lambda row: row.use),
        Column("supplies", "Supplies", lambda row: row.supplies),
        Column("owner", "Owner", lambda row: row.owner, ("owner__title",), empty="none named"),
    )

    def rows(self) -> QuerySet[Any]:
        """Return the systems with their owners."""
        return InformationSystem.objects.visible_to(self.request.user).select_related("owner", "organisation")

    def lead(self, total: int) -> str:
        """Say how many have no owner."""
        nobody = self.rows().filter(owner__isnull=True).count()
        return f"{capital(counted(total, 'system'))} are on record; {counted(nobody, 'system')} name no owner."


class SystemPage(StrategyPage):
    """One information system."""

    model = InformationSystem
    listed_under = ("Information systems", "systems")
    caption = "Information system"

    def lead(self, row: Any) -> str:
        """Say what it is for."""
        return f"{capital(row.use.rstrip('.'))}." if row.use else "What it is used for is not recorded."

    def facts(self, row: Any) -> Sequence[Fact]:
        """Standing, dates, owner."""
        return (
            fact("Standing", row.get_status_display()),
            fact("Live since", str(row.when)),
            fact("Should be whole by", str(row.target)),
            fact("Owner", row.owner, "none named"),
            fact("Of", row.organisation),
        )

    def parts(self, row: Any) -> Sequence[Part]:
        """What it supplies."""
        lines = [Entry("supplies", row.supplies)] if row.supplies else []
        return (Part("What it supplies to others", "supplies", lines, "Not recorded."),)


class CommunicationList(StrategyList):
    """Every regular way of telling people."""

    heading = "Communications"
    noun = ("communication", "communications")
    filterset = CommunicationFilter
    default_sort = ("ref",)
    columns = (
        text_column("Communication"),
        Column("audience", "For", lambda row: row.audience, ("audience",)),
        Column("channel", "Channel", lambda row: row.channel, ("channel",)),
        Column("frequency", "How often", lambda row: row.frequency, ("frequency",)),
        Column("post", "By", lambda row: row.post or row.organisation),
    )

    def rows(self) -> QuerySet[Any]:
        """Return the communications with who makes them."""
        return Communication.objects.visible_to(self.request.user).select_related("post", "organisation")

    def lead(self, total: int) -> str:
        """Say what they are."""
        return f"{capital(counted(total, 'way'))} of telling staff, members, partners and the public are on record."


class CommunicationPage(StrategyPage):
    """One regular communication."""

    model = Communication
    trail_parts = ("issues",)
    listed_under = ("Communications", "communications")
    caption = "Communication"

    def facts(self, row: Any) -> Sequence[Fact]:
        """Audience, channel, frequency, maker."""
        return (
            fact("For", row.audience),
            fact("Channel", row.channel),
            fact("How often", row.frequency),
            fact("By", row.post or row.organisation),
        )

    def parts(self, row: Any) -> Sequence[Part]:
        """Its issues by the day."""
        known = row.issues.filter(Q(earliest__isnull=True) | Q(earliest__lte=self.as_at)).select_related("document")
        lines = [entry(one.document or one, when=str(one.when), what=one.title) for one in known]
        return (Part("Issues", "issues", lines, "No single issue is on record."),)


class WayList(StrategyList):
    """Every way in which users and carers take part."""

    heading = "Ways of taking part"
    noun = ("way", "ways")
    filterset = WayFilter
    default_sort = ("ref",)
    columns = (text_column("Way"), WHOSE)

    def rows(self) -> QuerySet[Any]:
        """Return the ways."""
        return InvolvementWay.objects.visible_to(self.request.user).select_related("organisation")

    def lead(self, total: int) -> str:
        """Say what they are."""
        return f"{capital(counted(total, 'way'))} in which users and carers take part are on record."


class WayPage(StrategyPage):
    """One way of taking part."""

    model = InvolvementWay
    listed_under = ("Ways of taking part", "involvement-ways")
    caption = "How users and carers take part"

    def facts(self, row: Any) -> Sequence[Fact]:
        """Whose."""
        return (fact("Of", row.organisation),)


class ServiceList(StrategyList):
    """Every service that helps users and carers to be heard."""

    heading = "Services that help people to be heard"
    noun = ("service", "services")
    filterset = ServiceFilter
    default_sort = ("ref",)
    columns = (
        text_column("Service"),
        for_whom(),
        Column("by", "Provided by", lambda row: row.provider or row.post, empty="not recorded"),
    )

    def rows(self) -> QuerySet[Any]:
        """Return the services."""
        near = ("client_group", "provider", "post")
        return InvolvementService.objects.visible_to(self.request.user).select_related(*near)

    def lead(self, total: int) -> str:
        """Say what they are."""
        return f"{capital(counted(total, 'service'))} help users and carers to speak for themselves."


class ServicePage(StrategyPage):
    """One service that helps people to be heard."""

    model = InvolvementService
    listed_under = ("Services that help people to be heard", "involvement-services")
    caption = "Service that helps users and carers to be heard"

    def facts(self, row: Any) -> Sequence[Fact]:
        """For whom, by whom."""
        return (
            fact("For", row.client_group, "everybody, or not said"),
            fact("Provided by", row.provider),
            fact("Post", row.post, "none named"),
        )


class ProgrammeList(StrategyList):
    """Every programme the strategy rests on."""

    heading = "Enabling programmes"
    noun = ("programme", "programmes")
    filterset = ProgrammeFilter
    default_sort = ("field", "ref")
    columns = (
        text_column("Programme"),
        Column("field", "Field", lambda row: row.get_field_display(), ("field",)),
        WHOSE,
    )

    def rows(self) -> QuerySet[Any]:
        """Return the programmes."""
        return EnablingProgramme.objects.visible_to(self.request.user).select_related("organisation")

    def lead(self, total: int) -> str:
        """Say what they are."""
        return f"{capital(counted(total, 'programme'))} of workforce, training, technology and safety are on record."


class ProgrammePage(StrategyPage):
    """One enabling programme."""

    model = EnablingProgramme
    listed_under = ("Enabling programmes", "programmes")
    caption = "Enabling programme"

    def facts(self, row: Any) -> Sequence[Fact]:
        """Field and whose."""
        return (fact("Field", capital(row.get_field_display())), fact("Of", row.organisation))


class ContextList(StrategyList):
    """Where the directorate stands and started."""

    heading = "The setting"
    noun = ("fact", "facts")
    filterset = ContextFilter
    default_sort = ("kind", "ref")
    columns = (
        text_column("Fact"),
        Column("kind", "Kind", lambda row: row.get_kind_display(), ("kind",)),
        dated("As of"),
        WHOSE,
    )

    def rows(self) -> QuerySet[Any]:
        """Return the facts true by the day."""
        rows = ContextFact.objects.visible_to(self.request.user).select_related("organisation")
        return rows.filter(Q(earliest__isnull=True) | Q(earliest__lte=self.as_at))

    def lead(self, total: int) -> str:
        """Say what they are."""
        return f"{capital(counted(total, 'fact'))} say where the directorate started and what it works in."


class ContextPage(StrategyPage):
    """One fact of the setting."""

    model = ContextFact
    listed_under = ("The setting", "context")

    def captioned(self, row: Any) -> str:
        """Name the kind."""
        return capital(row.get_kind_display())

    def facts(self, row: Any) -> Sequence[Fact]:
        """As of when, about whom."""
        return (fact("As of", str(row.when)), fact("About", row.organisation))
