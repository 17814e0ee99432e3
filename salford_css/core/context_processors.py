"""What the page shell shows: who is signed in, where one can go, and the moment the page is read at."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import cached_property

from salford_css.core import clock, moments
from salford_css.core.asking import heading_of
from salford_css.core.house import House, house_on
from salford_css.core.models import posts_held

NAVIGATION = (
    ("Overview", "/"),
    ("Strategy", "/strategy/"),
    ("Performance", "/performance/"),
    ("Partnerships", "/partnerships/"),
    ("My work", "/dashboards/my-work/"),
    ("Search", "/search/"),
)
FOOTER = (
    ("How to read these pages", "/help/reading/"),
    ("Glossary", "/help/glossary/"),
    ("Where the figures come from", "/help/sources/"),
    ("Imports", "/imports/"),
    ("Accessibility", "/help/accessibility/"),
)


@dataclass(frozen=True)
class Place:
    """A link of the menu or the foot; `current` marks where the reader is."""

    words: str
    url: str
    current: bool = False
    current_word: str = "true"


@dataclass(frozen=True)
class Choice:
    """A moment a reader can switch to."""

    value: str
    words: str
    current: bool


def shell(request: HttpRequest) -> dict[str, Any]:
    """Return the `shell` of every page. Nothing is asked of the database until a template uses it."""
    return {"shell": Shell(request)}


class Shell:
    """The frame around a page, asked lazily."""

    footer_note = "People appear as posts. Figures carry their source and the day they are true of."

    def __init__(self, request: HttpRequest) -> None:
        self.request = request
        self.is_demonstration = settings.DEMO
        self.footer = [Place(words, url) for words, url in FOOTER]

    @property
    def signed_in(self) -> bool:
        """Say whether somebody is signed in."""
        user = getattr(self.request, "user", None)
        return user is not None and user.is_authenticated

    @cached_property
    def house(self) -> House:
        """Name the directorate and its council."""
        heading = heading_of(getattr(self.request, "user", None), clock.today())
        return heading.house if heading else house_on(clock.today())

    @cached_property
    def post_title(self) -> str:
        """Name the signed-in user as the post they hold."""
        if not self.signed_in:
            return ""
        user: Any = self.request.user
        heading = heading_of(user, clock.today())
        title = heading.title if heading else posts_held(user, clock.today()).values_list("title", flat=True).first()
        return title or user.username

    @property
    def navigation(self) -> list[Place]:
        """Return the main menu; a stranger has none."""
        if not self.signed_in:
            return []
        path = self.request.path
        return [
            Place(words, url, path.startswith(url) if url != "/" else path == "/", "page" if path == url else "true")
            for words, url in NAVIGATION
        ]

    @property
    def as_at(self) -> date | None:
        """Return the day the page is read at; a stranger has none."""
        moment = getattr(self.request, "moment", None)
        return moment.day if moment is not None and self.signed_in else None

    @cached_property
    def standing(self) -> date | None:
        """Return the day of all other pages where this one alone is read at a day its address names, else None."""
        if not self.signed_in or "as_at" not in self.request.GET:
            return None
        standing = moments.standing(self.request)
        return standing.day if standing.day != self.as_at else None

    @property
    def as_at_ref(self) -> str:
        """Return the name of the moment the page is read at: `today` goes with the days."""
        moment = moments.moment_of(self.request)
        return "today" if moment.day == clock.today() else moment.day.isoformat()

    @cached_property
    def moments(self) -> list[Choice]:
        """Return the moments on offer."""
        chosen = moments.moment_of(self.request).ref
        return [Choice(one.ref, one.label, one.ref == chosen) for one in moments.on_offer()]

    @property
    def set_moment_url(self) -> str:
        """Return where a chosen moment is sent."""
        return reverse("set_moment")
