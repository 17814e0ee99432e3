"""Components of the design system: `{% load components %}`. What each is for stands in docs/design.md.

Block tags take what stands between them; the others take values of `salford_css.core.components`.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from django import template
from django.conf import settings
from django.core.paginator import Page
from django.http import QueryDict
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from salford_css.core.charts.shapes import SHAPES, STOPS, Shape
from salford_css.core.components import Chip, Entry, Export, Fact, PageLinks, Reckoning, Step, Stop
from salford_css.core.remembering import Pieces

register = template.Library()

GRADES = {"A": "Firm", "B": "Fair", "C": "Weak", "D": "Unproven"}


def _drawn(shape: Shape, css: str, *, height: int, word: str = "") -> SafeString:
    """Return the SVG of a shape; silent for readers of the screen unless it stands alone and has a word."""
    name = format_html('role="img" aria-label="{}"', word) if word else mark_safe('aria-hidden="true"')
    return format_html(
        '<svg class="{}" viewBox="0 0 {} {}" {} focusable="false">{}</svg>',
        css, shape.width, height, name, mark_safe(shape.drawing),  # noqa: S308 - constants of this project
    )  # fmt: skip


# ------------------------------------------------------------------ marks


@register.simple_tag
def shape(name: str, word: str = "") -> SafeString:
    """Draw a shape alone; readers of the screen hear `word`, or the word of the shape."""
    drawn = SHAPES[name]
    return _drawn(drawn, f"shape shape--{name}", height=14, word=word or drawn.word)


@register.simple_tag
def status(name: str, words: str = "", light: bool = False) -> SafeString:
    """Draw a shape with its word in bold; `words` replaces the word, `light` takes the bold away."""
    drawn = SHAPES[name]
    svg = _drawn(drawn, f"shape shape--{name}", height=14)
    css = "status status--light" if light else "status"
    return format_html('<span class="{}">{}<span>{}</span></span>', css, svg, words or drawn.word)


@register.simple_tag
def stop(name: str, word: str = "") -> SafeString:
    """Draw the mark of a stop (here, exists, missing) or a step (passed, now, to_come, unproven)."""
    drawn = STOPS[name]
    return _drawn(drawn, f"stop stop--{name}", height=drawn.width, word=word)


@register.simple_tag
def evidence_grade(letter: str, words: str = "") -> SafeString:
    """Draw the ringed letter of a value's evidence, with Firm, Fair, Weak or Unproven."""
    return format_html(
        '<span class="grade grade--{}"><span class="grade__ring"><span class="visually-hidden">'
        "Evidence </span>{}</span><span>{}</span></span>",
        letter.lower(), letter, words or GRADES.get(letter, ""),
    )  # fmt: skip


@register.simple_tag
def illustrative() -> SafeString:
    """Mark a statement, picture or row that was made up for the demonstration."""
    return mark_safe('<span class="illustrative">illustrative</span>')


@register.simple_tag
def made_up(figure: Any) -> SafeString:
    """Mark a figure that was made up: dotted underline, and the word for readers of the screen."""
    return format_html('<span class="made-up">{}</span><span class="visually-hidden"> (illustrative)</span>', figure)


@register.simple_tag
def our_reading() -> SafeString:
    """Mark a link or a statement that is the product's reading, not the record's."""
    return mark_safe('<span class="our-reading">our reading</span>')


@register.simple_tag
def tag(words: str, strong: bool = False) -> SafeString:
    """Draw a word in a frame, for kinds that are no status ("Draft", "Part 2")."""
    return format_html('<span class="tag{}">{}</span>', " tag--strong" if strong else "", words)


@register.simple_tag
def break_number(number: int) -> SafeString:
    """Draw the ringed number by which a break on the thread map returns in the text."""
    return format_html('<span class="number"><span class="visually-hidden">Break </span>{}</span>', number)


@register.simple_block_tag
def source(content: str, head: str = "Record") -> SafeString:
    """Say in the margin where a statement comes from."""
    return format_html('<div class="source"><strong>{}</strong>{}</div>', head, content)


# ------------------------------------------------------------------ the page


@register.simple_block_tag
def section(
    content: str, heading: str, id: str, *, note: str = "", link: str = "", link_words: str = "", plain: bool = False
) -> SafeString:
    """Open a section with a 2 px rule and a heading; a note and a link may stand at the right of the heading."""
    shown = {"content": content, "heading": heading, "id": id, "note": note, "link": link, "link_words": link_words}
    return render_to_string("components/section.html", {**shown, "plain": plain})


@register.simple_block_tag
def finding(
    content: str, *, remedy: str = "", url: str = "", worst: bool = False, number: int | None = None
) -> SafeString:
    """Report a break or doubt: one sentence, ended by the link that mends it. `worst` once, under the lead."""
    shown = {"sentence": content, "remedy": remedy, "url": url, "worst": worst, "number": number}
    return render_to_string("components/finding.html", shown)


@register.inclusion_tag("components/findings.html")
def findings(found: Sequence[Any], nothing: str = "") -> dict[str, Any]:
    """List findings of the registry (sentence, remedy, remedy_url), or say in words that there are none."""
    return {"found": found, "nothing": nothing}


@register.inclusion_tag("components/worst_finding.html")
def worst_finding(found: Any) -> dict[str, Any]:
    """Set one finding of the registry under the lead; it is not repeated below. Nothing when there is none."""
    return {"finding": found}


@register.simple_block_tag
def known_later(content: str, *, url: str = "", words: str = "Go back to what was known") -> SafeString:
    """Say with a grey bar that the reader looks past the chosen moment, and how to go back."""
    return render_to_string("components/known_later.html", {"content": content, "url": url, "words": words})


@register.simple_tag
def nothing(sentence: str) -> SafeString:
    """State in words that a list is empty, and why or what would fill it."""
    return format_html('<p class="nothing">{}</p>', sentence)


@register.inclusion_tag("components/thread_strip.html")
def thread_strip(stops: Iterable[Stop], url: str = "", upright: bool = False) -> dict[str, Any]:
    """Show where this page sits on the golden thread."""
    return {"stops": stops, "url": url, "upright": upright}


@register.inclusion_tag("components/state_line.html")
def state_line(steps: Iterable[Step], label: str = "Where it has got to") -> dict[str, Any]:
    """Show which steps are passed, which is now, which are to come and which lack evidence."""
    steps = list(steps)
    following = [*steps[1:], None]
    reached = [
        {"step": step, "grey": after is not None and after.state == "to_come"}
        for step, after in zip(steps, following, strict=True)
    ]
    return {"steps": reached, "label": label}


@register.inclusion_tag("components/facts.html")
def key_facts(facts: Iterable[Fact]) -> dict[str, Any]:
    """Set three to six facts in a row under the lead."""
    return {"facts": facts}


@register.inclusion_tag("components/dated_list.html")
def dated_list(entries: Iterable[Entry], nothing: str = "Nothing is on record.") -> dict[str, Any]:
    """List what happened or is to come: when at the left, what at the right."""
    return {"entries": entries, "nothing": nothing}


@register.inclusion_tag("components/definitions.html")
def definitions(facts: Iterable[Fact], narrow: bool = False) -> dict[str, Any]:
    """List properties of a thing: head at the left, value at the right."""
    return {"facts": facts, "narrow": narrow}


@register.inclusion_tag("components/explain.html")
def explain(
    figure: str, steps: Iterable[Reckoning], note: str = "", made_up: bool = False, open: bool = False
) -> dict[str, Any]:
    """Explain a figure step by step behind a disclosure; the last step's result is the figure."""
    return {"figure": figure, "steps": steps, "note": note, "made_up": made_up, "open": open}


@register.simple_block_tag
def disclosure(content: str, words: str, *, open: bool = False) -> SafeString:
    """Fold something away behind words; paper shows it unfolded."""
    return format_html(
        '<details class="disclosure"{}><summary>{}</summary><div>{}</div></details>',
        mark_safe(" open") if open else "", words, content,
    )  # fmt: skip


@register.simple_block_tag
def chart(content: str, id: str, *, title: str, description: str, width: int, height: int, css: str = "") -> SafeString:
    """Frame a drawing 1:1 in CSS pixels: `title` and `description` are what readers of the screen hear."""
    shown = {"content": content, "id": id, "title": title, "description": description, "css": css}
    return render_to_string("components/chart.html", {**shown, "width": width, "height": height})


@register.simple_block_tag
def scroll_region(content: str, label: str) -> SafeString:
    """Let a wide table of figures scroll by itself, reachable by keyboard."""
    return format_html('<div class="scroll-region" role="region" aria-label="{}" tabindex="0">{}</div>', label, content)


# ------------------------------------------------------------------ lists and ways out


@register.inclusion_tag("components/exports.html")
def exports(ways: Iterable[Export], head: str = "Take away:") -> dict[str, Any]:
    """Offer the page as files."""
    return {"ways": ways, "head": head}


@register.inclusion_tag("components/filter_panel.html", takes_context=True)
def filter_panel(context: template.Context, form: Any, verb: str = "Apply", id: str = "filters") -> dict[str, Any]:
    """Set the fields of a GET form in one row above a list; the chosen order is kept."""
    kept = "" if "sort" in form.fields else _query(context).get("sort", "")
    return {"form": form, "verb": verb, "id": id, "sort": kept}


@register.inclusion_tag("components/filtered.html")
def filtered(
    count: str, chips: Iterable[Chip] = (), clear_url: str = "", ways: Iterable[Export] = ()
) -> dict[str, Any]:
    """Say how many rows stand below ("14 of 38 measures."), which filters are in force, how to take them away."""
    return {"count": count, "chips": chips, "clear_url": clear_url, "ways": ways}


@register.inclusion_tag("components/pagination.html", takes_context=True)
def pagination(context: template.Context, page: Page[Any], noun: str = "rows") -> dict[str, Any]:
    """Offer the other pages of a counted list, in words and numbers."""
    numbers = page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    return {"query": _query(context), "page": page, "numbers": numbers, "noun": noun}


def _query(context: template.Context) -> QueryDict:
    """Return what the address asks for, so that links keep it."""
    request = context.get("request")
    return request.GET if request else QueryDict()


@register.inclusion_tag("components/page_links.html")
def page_links(links: PageLinks) -> dict[str, Any]:
    """Offer the next and the previous page of a list that nobody counts."""
    return {"links": links}


@register.inclusion_tag("components/sort_head.html", takes_context=True)
def sort_head(context: template.Context, field: str, words: str, numeric: bool = False) -> dict[str, Any]:
    """Write the `<th>` of a column that can be sorted by `?sort=field` or `?sort=-field`."""
    query = _query(context)
    now = query.get("sort", "")
    order = {field: "ascending", f"-{field}": "descending"}.get(now, "")
    following = f"-{field}" if now == field else field
    return {
        "query": query, "words": words, "numeric": numeric, "order": order, "following": following,
    }  # fmt: skip


@register.simple_tag
def asset(name: str) -> str:
    """Return the address of a static file, also where the files were never collected: error pages must not fail."""
    try:
        return static(name)
    except ValueError:
        return f"{settings.STATIC_URL}{name}"


# ------------------------------------------------------------------ forms


@register.inclusion_tag("components/error_summary.html")
def error_summary(*forms: Any) -> dict[str, Any]:
    """List what must be mended, above the heading, each line a link to its field."""
    return {"forms": [form for form in forms if form is not None and getattr(form, "errors", None)]}


@register.inclusion_tag("components/error_summary.html")
def error_summary_of(forms: Iterable[Any]) -> dict[str, Any]:
    """List what must be mended in a form that is made of several."""
    return error_summary(*forms)


@register.simple_tag
def form_fields(form: Any) -> SafeString:
    """Write the fields of a form without an error summary; a page that only asks for a yes has no form."""
    return form.render("forms/fields.html") if form else mark_safe("")


@register.inclusion_tag("components/messages.html", takes_context=True)
def messages_banner(context: template.Context) -> dict[str, Any]:
    """Say what has just been done or refused."""
    return {"messages": context.get("messages")}


# ------------------------------------------------------------------ pieces that are finished once

PIECES: Pieces[str] = Pieces(1_000)


class KeptNode(template.Node):
    """A piece of a page that is drawn once for everything it shows."""

    def __init__(self, key: Any, inside: template.NodeList, name: str) -> None:
        self.key, self.inside, self.name = key, inside, name

    def render(self, context: template.Context) -> SafeString:
        """Return the finished piece."""
        key = self.key.resolve(context)
        return mark_safe(PIECES.get((self.name, key), lambda: self.inside.render(context)))  # noqa: S308


@register.tag
def kept(parser: Any, token: Any) -> KeptNode:
    """Draw what stands between once for each key: `{% kept row.key %}…{% endkept %}`.

    The key is to hold everything the piece shows, so that a piece can never be out of date.
    """
    _, key = token.split_contents()
    inside = parser.parse(("endkept",))
    parser.delete_first_token()
    return KeptNode(parser.compile_filter(key), inside, f"{parser.origin.name}:{token.lineno}")
