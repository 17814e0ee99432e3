"""What the page shell shows: who is signed in, where one can go, and the moment the page is read at."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from salford_css.core import clock, moments
from salford_css.core.models import posts_held

NAVIGATION = (
    ("Overview", "/"),
    ("Strategy", "/strategy/"),
    ("Performance", "/performance/"),
    ("Partnerships", "/partnerships/"),
    ("My work", "/dashboards/my-work/"),
    ("Search", "/search/"),
)


def shell(request: HttpRequest) -> dict[str, Any]:
    """Return the `shell` of every page. Nothing is asked of the database until a template uses it."""
    return {"shell": Shell(request)}


class Shell:
    """The frame around a page, asked lazily."""

    organisation_name = "Community & Social Services"
    place = "Salford"

    def __init__(self, request: HttpRequest) -> None:
        self.request = request
        self.demo = settings.DEMO

    @property
    def user(self) -> Any:
        """Return the signed-in user, or None."""
        user = getattr(self.request, "user", None)
        return user if user is not None and user.is_authenticated else None

    @property
    def post_title(self) -> str:
        """Name the signed-in user as the post they hold."""
        if self.user is None:
            return ""
        return posts_held(self.user, clock.today()).values_list("title", flat=True).first() or self.user.username

    @property
    def navigation(self) -> list[dict[str, Any]]:
        """Return the main navigation; `current` marks where the reader is."""
        path = self.request.path
        return [
            {"text": text, "url": url, "current": path == url or (url != "/" and path.startswith(url))}
            for text, url in NAVIGATION
        ]

    @property
    def as_at(self) -> Any:
        """Return the moment the page is read at."""
        return getattr(self.request, "moment", None) or moments.present()

    @property
    def moments(self) -> list[Any]:
        """Return the moments on offer."""
        return moments.on_offer()
