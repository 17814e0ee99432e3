"""What the overview says of the case: it leads a newcomer to the story."""

from collections.abc import Iterator
from datetime import date

from salford_css.casebook.papers import REPORT, STATEMENT
from salford_css.core.components import Fact
from salford_css.core.models import Document
from salford_css.core.registry import Place, Reader, pages


@pages.place
def salford(*, as_at: date, reader: Reader) -> Iterator[Place]:
    """Lead to the story while the case is loaded."""
    documents = Document.objects.visible_to(reader).filter(ref__in=[REPORT.ref, STATEMENT.ref])
    if documents.exists():
        yield Place(
            id="story",
            title="New here? Read Salford's story",
            url="/story/",
            words="Read the story",
            sentence=(
                "Everything in this demonstration comes from one council's papers of 1999 to 2004. "
                "The story tells them from the beginning, and every sentence leads to its record."
            ),
            rows=[Fact("Taken from", str(document), document.get_absolute_url()) for document in documents],
        )
