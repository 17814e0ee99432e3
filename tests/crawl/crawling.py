"""Follows links as a reader does: which pages lead where, what each address answers, and what is wrong with a page."""

import html as entities
import re
from collections import Counter, defaultdict, deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from urllib.parse import parse_qsl, urljoin, urlsplit

from django.http import HttpResponse
from django.test import Client
from django.urls import Resolver404, URLResolver, get_resolver, resolve

LINK = re.compile(r"""<a\b[^>]*?\shref="([^"]*)\"""")
PLACE = re.compile(r"""\sid="([^"]+)\"""")
UNREAD = re.compile(r"<(script|style|svg)\b.*?</\1>|<!--.*?-->", re.DOTALL)
TAG = re.compile(r"<[^>]*>")
ARTEFACTS = {
    "None": re.compile(r"(?:^|[a-z,:(] ?)None(?=$|[.,;)])", re.MULTILINE),
    "a template's brackets": re.compile(r"\{\{|\{%|%\}|\}\}"),
    "an object": re.compile(r"<QuerySet|object at 0x|datetime\.|Decimal\(|<function|\bnan\b"),
    "the file's word for a paper": re.compile(r"\bseeds?\b(?! the)", re.IGNORECASE),
}
ODD = (
    "-pk",
    "%22%3E%3Cscript%3Ealert(1)%3C/script%3E",
    "99999999999999999999",
    "%00",
    "9999-12-31",
    "%ED%A0%80",  # half of a surrogate pair
    "NaN",
    "2004-06-01T25:61:00%2B99:99",
    "%26%20%7C%20!%20%3C-%3E%20:*",  # operators of the search
    "0001-01-01",
    "%F0%9F%98%80" * 300,
    "",
    "-1",
    "%27%20OR%201=1",
)
"""What stands in an address: scripts, NUL, broken text, numbers and days beyond all bounds, operators, nothing."""
OUTSIDE = ("admin/", "api/", "^", "accounts/", "oauth/", "healthz", "readyz")


@dataclass(frozen=True)
class Page:
    """An address, the page that first led there, what it answered, and its text when it is a page."""

    address: str
    found_on: str
    status: int
    html: str = field(repr=False)

    def links(self) -> Iterator[tuple[str, str]]:
        """Yield the addresses on the same host that the page links to, each with the place inside the page."""
        for written in LINK.findall(self.html):
            parts = urlsplit(urljoin(self.address, entities.unescape(written)))
            if not parts.scheme and not parts.netloc:
                yield parts.path + (f"?{parts.query}" if parts.query else ""), parts.fragment

    def places(self) -> set[str]:
        """Return the ids that a link can lead to."""
        return set(PLACE.findall(self.html))

    def faults(self) -> Iterator[str]:
        """Yield what is wrong with the page: in its answer, its head, its headings, its words."""
        if self.status >= 400:
            yield f"answers {self.status}"
        if not self.html:
            return
        if (count := self.html.count("<h1")) != 1:
            yield f"has {count} main headings"
        if not re.search(r"<title>\s*[^\s<-]", self.html):
            yield "has no title"
        if '<html lang="en' not in self.html:
            yield "does not say its language"
        text = self.text()
        for what, pattern in ARTEFACTS.items():
            if found := pattern.search(text):
                yield f"shows {what}: …{text[max(found.start() - 40, 0) : found.end() + 20]}…"

    def text(self) -> str:
        """Return the words of the page, each piece on a line of its own."""
        pieces = TAG.sub("\n", UNREAD.sub("", self.html.partition("<body")[2]))
        return "\n".join(piece.strip() for piece in entities.unescape(pieces).split("\n") if piece.strip())


Ask = Callable[[str], tuple[int, str]]
"""Fetches an address: its status, and its text when it is a page."""


def asking(client: Client) -> Ask:
    """Return what a browser is asked with; what is streamed breaks where it is written, so it is read to the end."""

    def ask(address: str) -> tuple[int, str]:
        answer = client.get(address)
        return answer.status_code, html_of(answer)

    return ask


def html_of(answer: HttpResponse) -> str:
    """Return the text of an answer that is a page, empty for a file."""
    if answer.streaming:
        b"".join(answer.streaming_content)  # type: ignore[attr-defined]
        return ""
    return answer.content.decode() if answer.get("Content-Type", "").startswith("text/html") else ""


def crawl(ask: Ask, *, start: str = "/", most: Callable[[str], int]) -> Iterator[Page]:
    """Yield each page reachable from a first one.

    `most` says how many pages of a kind are enough: a kind is the route with the names of what follows the `?`.
    """
    waiting, known, kinds = deque([(start, "the reader")]), {start}, Counter[str]()
    while waiting:
        address, found_on = waiting.popleft()
        kind = kind_of(address)
        kinds[kind] += 1
        if kinds[kind] > most(kind):
            continue
        page = Page(address, found_on, *ask(address))
        yield page
        for link, _ in page.links():
            if link not in known:
                known.add(link)
                waiting.append((link, address))


def faults_of(pages: list[Page]) -> Iterator[str]:
    """Yield everything that is wrong with crawled pages and with the links between them."""
    for page in pages:
        yield from (f"{page.address} (linked from {page.found_on}) {fault}" for fault in page.faults())
    yield from broken_places(pages)


def broken_places(pages: list[Page]) -> Iterator[str]:
    """Yield the links to a place inside a crawled page that is not there."""
    wanted: dict[str, dict[str, str]] = defaultdict(dict)
    for page in pages:
        for link, place in page.links():
            if place:
                wanted[link].setdefault(place, page.address)
    for page in pages:
        missing = wanted[page.address].keys() - page.places() if page.html else ()
        yield from (f"{page.address}#{place} (linked from {wanted[page.address][place]})" for place in missing)


def kind_of(address: str) -> str:
    """Return the route of an address with the names of its parameters."""
    names = sorted({name for name, _ in parse_qsl(urlsplit(address).query, keep_blank_values=True)})
    return route_of(address) + ("?" + "&".join(names) if names else "")


def route_of(address: str) -> str:
    """Return the entry of the resolver that answers an address; empty when there is none."""
    try:
        return resolve(urlsplit(address).path).route
    except Resolver404:
        return ""


def is_outside(route: str) -> bool:
    """Say whether a route leads to a part of the product with rules of its own for odd addresses."""
    return route.startswith(OUTSIDE)


def routes(resolver: URLResolver | None = None, before: str = "") -> Iterator[str]:
    """Yield every entry of the resolver."""
    for entry in (resolver or get_resolver()).url_patterns:
        if isinstance(entry, URLResolver):
            yield from routes(entry, before + str(entry.pattern))
        else:
            yield before + str(entry.pattern)
