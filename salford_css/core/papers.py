"""What can be taken away from a page of one thing as a document, and what was published of it."""

from dataclasses import dataclass
from typing import Any

from django.db import models
from django.urls import reverse

from salford_css.core import clock
from salford_css.core.documents.formats import FORMS
from salford_css.core.models import Publication
from salford_css.core.registry import DocumentKind, documents
from salford_css.core.words import capital


@dataclass(frozen=True)
class Way:
    """A form in which a document can be had: words and address."""

    words: str
    url: str


@dataclass(frozen=True)
class Offer:
    """A document that can be taken away from a page, its forms, and where it is published by whom that is given."""

    label: str
    ways: tuple[Way, ...]
    is_draft: bool
    publish_url: str


def offers_about(row: models.Model, user: Any) -> list[Offer]:
    """Return the documents that can be made of a row."""
    return [offer(kind, row, user) for kind in documents.about(row)]


def published_about(row: models.Model, user: Any) -> list[Publication]:
    """Return what was published of a row, newest first; nothing is asked for rows of which nothing is published."""
    if not any(kind.may_publish for kind in documents.about(row)):
        return []
    return list(Publication.objects.visible_to(user).of(row).select_related("published_by")[:10])


def offer(kind: DocumentKind, row: models.Model, user: Any) -> Offer:
    """Return how one sort of document of a row can be had by a user."""
    name = kind.name_of(row)
    ways = (
        Way(capital(form.words), reverse("paper", args=[kind.kind, name, suffix])) for suffix, form in FORMS.items()
    )
    may = kind.may_publish is not None and kind.may_publish(user, row, on=clock.today())
    publish_url = reverse("publish-paper", args=[kind.kind, name]) if may else ""
    return Offer(kind.label, tuple(ways), kind.may_publish is not None, publish_url)
