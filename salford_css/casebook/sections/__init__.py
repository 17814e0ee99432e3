"""The parts of the case in the order in which they depend on one another, and what each section becomes."""

from collections.abc import Callable, Mapping, Sequence

from django.db import models

from salford_css.casebook.keeping import Keeper
from salford_css.casebook.reading import Casebook
from salford_css.casebook.sections import moments, organisation
from salford_css.core.models import Document, Organisation, Post, SourceIssue

Loader = Callable[[Casebook, Keeper], None]

IN_ORDER: Sequence[tuple[str, Loader]] = (
    ("moments", moments.load_moments),
    ("documents", organisation.load_documents),
    ("source issues", organisation.load_source_issues),
    ("organisations", organisation.load_organisations),
    ("posts", organisation.load_posts),
)

HOMES: Mapping[str, Sequence[type[models.Model]]] = {
    "meta.seeds": (Document,),
    "meta.source_issues": (SourceIssue,),
    "organisation.council": (Organisation,),
    "organisation.directorate": (Organisation,),
    "organisation.teams": (Organisation,),
    "organisation.partner_bodies": (Organisation,),
    "organisation.roles": (Post,),
}
