"""A document as Word: `writer` walks the tree, `styles` says how it looks, `marks` writes what the library has not."""

from salford_css.core.documents.tree import Document


def word(document: Document, *, address: str = "") -> bytes:
    """Return the file. `address` makes our own links whole; without it they are words alone."""
    # The library is loaded with the first file that is made: every start would wait for it otherwise.
    from salford_css.core.documents.word import writer

    return writer.word(document, address=address)
