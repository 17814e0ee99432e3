"""The ways back that every page of this part shares, and addresses of one series."""

from django.urls import reverse
from django.utils.http import urlencode

from performance.models import Indicator
from salford_css.core.components import Crumb

PERFORMANCE = Crumb("Performance", "/performance/")


def crumbs(*steps: tuple[str, str]) -> list[Crumb]:
    """Return the way back from a page below the first page of this part; the last step is the page itself."""
    return [PERFORMANCE, *(Crumb(words, url) for words, url in steps)]


def series_url(name: str, indicator: Indicator, organisation: str, breakdown: str = "", **more: str) -> str:
    """Return the address of a page about one series: of the indicator, its figures, or the form for a new one."""
    choice = {"organisation": organisation} | ({"breakdown": breakdown} if breakdown else {})
    period = {"period": more.pop("period")} if "period" in more else {}
    address = reverse(
        f"performance:{name}", kwargs={"framework": indicator.framework.code, "code": indicator.code, **period}
    )
    return f"{address}?{urlencode(choice | more)}"
