"""Where a report keeps what stands under a heading. Sets of different years share these fields. Pure."""

from collections.abc import Mapping, Sequence

TITLE, RECOMMENDATIONS, CONTACT, WARDS, POLICIES = "title", "recommendations", "contact", "wards", "policies"

BACKGROUND = "background-documents"

ADVICE: Mapping[str, str] = {
    "legal-advice": "legal",
    "financial-advice": "financial",
    "property-advice": "property",
    "hr-advice": "human-resources",
    "procurement-advice": "procurement",
    "climate-advice": "climate-change",
}
"""Fields that are a line of advice, and of which kind: with who gave it, and when."""

OF_THE_REPORT = (TITLE, RECOMMENDATIONS, CONTACT, WARDS, POLICIES)
"""Fields that are filled from the report's own parts, never typed as a text."""


def is_text(field: str) -> bool:
    """Say whether the field is a text (perhaps with an answer) that is typed under its heading."""
    return field not in OF_THE_REPORT and field not in ADVICE


def with_papers(text: str, papers: Sequence[str]) -> str:
    """Return what is printed under the heading of background documents: the words typed there, then each paper."""
    return "\n".join([*([text.strip()] if text.strip() else []), *papers])


def without_papers(text: str, papers: Sequence[str]) -> str:
    """Return the words that were typed beside the papers."""
    named = set(papers)
    return "\n".join(line for line in text.splitlines() if line.strip() not in named).strip()
