"""The management structure of whoever employs posts, taken away as page, Word and PDF."""

from datetime import date
from typing import Any

from django.template.loader import render_to_string

from partnerships.charts import structure as chart
from partnerships.papers.structure import management_structure
from partnerships.readings.structure import posts_on, told
from partnerships.structure import arranged
from salford_css.core.documents.tree import Document
from salford_css.core.models import Organisation, PostEmployment
from salford_css.core.registry import documents


def employs(row: Any) -> bool:
    """Say whether an organisation employs any post, or ever did."""
    return PostEmployment.objects.filter(organisation=row).exists()


@documents.of("management-structure", label="Management structure", model=Organisation, exists=employs)
def structure_paper(row: Any, /, *, as_at: date, reader: Any) -> Document:
    """Make the document of the structure of an organisation and its units on a day."""
    structure = arranged(posts_on(as_at, reader, row))
    drawing, lead = chart.draw(structure), told(structure, as_at)
    shown = {"drawing": drawing, "identifier": "structure", "title": "Management structure", "description": lead}
    svg = render_to_string("charts/svg.html", shown) if drawing else ""
    return management_structure(structure, of=str(row), lead=lead, svg=svg, as_at=as_at)
