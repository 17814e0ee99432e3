"""The public, where a council opens what it has published: a reader of its own, off unless switched on.

Everything is closed to it unless a model's rows say otherwise (`visible_to_public`), and it comes in by the views
marked `public_page` alone. With PUBLIC_PART1 off those views do not exist for anybody.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe


@dataclass(frozen=True)
class PublicReader:
    """Anybody at all: no account, no rights, no right to drafts or to Part 2."""

    is_public: bool = True
    is_authenticated: bool = False
    is_active: bool = False
    may_read_exempt: bool = False


PUBLIC = PublicReader()
Page = Callable[..., HttpResponse]


def is_open() -> bool:
    """Say whether the council has opened its published Part 1 pages."""
    return bool(settings.PUBLIC_PART1)


def public_page(view: Page) -> Page:
    """Let anybody read a page while the setting is on; otherwise there is no such page, for anybody."""

    @wraps(view)
    def shown(request: HttpRequest, *args: Any, **address: Any) -> HttpResponse:
        if not is_open():
            raise Http404
        return view(request, *args, **address)

    return login_not_required(require_safe(shown))


@login_not_required
@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Tell search engines what they may read: the public pages while they are open, nothing else ever."""
    allowed = "Allow: /strategy/public/\n" if is_open() else ""
    return HttpResponse(f"User-agent: *\n{allowed}Disallow: /\n", content_type="text/plain; charset=utf-8")
