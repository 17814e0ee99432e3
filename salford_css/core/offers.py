"""What core offers: what search covers, and of an outside client its own organisation.

Apps to the right add what partners share.
"""

from datetime import date
from typing import Any

from django.db.models import Q

from salford_css.core import daily, freshness
from salford_css.core.models import Document, Organisation, Post, Publication, SourceIssue
from salford_css.core.registry import scopes, search


@scopes.for_model(Organisation)
def own_organisation(client: Any, *, on: date) -> Q:
    """Show a client the organisation it acts for."""
    return Q(pk=client.organisation_id)


search.kind("organisation", label="Organisation", model=Organisation)
search.kind("post", label="Post", model=Post)
search.kind("document", label="Document", model=Document)
search.kind("publication", label="Published document", model=Publication)
search.kind("source-issue", label="Source issue", model=SourceIssue)


@daily.work("closed-connections")
def count_together(on: date) -> None:
    """Keep the count of writings short; it stays the same sum however often this is done."""
    freshness.fold()
