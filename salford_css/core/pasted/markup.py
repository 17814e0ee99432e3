"""The words of a document that was pasted as the markup of a word processor. Pure."""

import re
from html.parser import HTMLParser

_SIGNS = re.compile(
    r"<o:p\b|class=[\"']?Mso|\bmso-[a-z-]+\s*:|<!--\[if |<!\[if |urn:schemas-microsoft-com|<w:wordDocument\b"
    r"|\A\s*(?:<!doctype html|<html\b)",
    re.IGNORECASE,
)
_UNSEEN = frozenset({"script", "style", "head", "title", "xml", "template", "noscript", "object", "svg"})
_BLOCKS = frozenset(
    [
        "p",
        "div",
        "br",
        "li",
        "tr",
        "table",
        "ul",
        "ol",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "blockquote",
        "pre",
        "section",
        "article",
        "header",
        "footer",
        "hr",
        "dt",
        "dd",
    ]
)


def is_from_word_processor(text: str) -> bool:
    """Say whether a text is plainly the markup of a word processor, and not words that speak of markup."""
    return bool(_SIGNS.search(text))


def words(text: str) -> str:
    """Return what a reader of the document saw: a line for each paragraph, no tags, no styles, no scripts."""
    reader = _Reader()
    reader.feed(text)
    reader.close()
    lines = [" ".join(line.split()) for line in "".join(reader.said).split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


class _Reader(HTMLParser):
    """Reads tags as breaks of lines and everything else as words."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.said: list[str] = []
        self._unseen = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:
        """Begin a line at a block, and stop reading at what is never seen."""
        self._unseen += tag in _UNSEEN
        self._break(tag)

    def handle_startendtag(self, tag: str, attrs: object) -> None:
        """Take a tag that closes itself as a break only."""
        self._break(tag)

    def handle_endtag(self, tag: str) -> None:
        """End a line at a block."""
        if tag in _UNSEEN:
            self._unseen = max(0, self._unseen - 1)
        self._break(tag)

    def handle_data(self, data: str) -> None:
        """Keep words; line ends of the source are spaces."""
        if not self._unseen:
            self.said.append(re.sub(r"\s+", " ", data))

    def _break(self, tag: str) -> None:
        if tag in _BLOCKS and not self._unseen:
            self.said.append("\n")
        elif tag in ("td", "th"):
            self.said.append(" ")
