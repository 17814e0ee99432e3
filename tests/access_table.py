"""Who may do what at every address: the table that tests/test_access_table.py walks.

A new address needs a row. `readers` says who may look, `acts` which unsafe methods the address takes at all; whoever
is not meant is refused. A cabinet member is refused every unsafe method everywhere but at the rows marked `own`.
A row that ends in * stands for every address that begins so: only where all of them follow one rule.
"""

from dataclasses import dataclass
from enum import Enum

UNSAFE = ("POST", "PUT", "PATCH", "DELETE")


class Readers(Enum):
    """Who may look."""

    ANYBODY = "anybody, also without signing in"
    SIGNED_IN = "everybody who has signed in"
    ADMINISTRATORS = "administrators"
    CLIENTS = "systems of partners, with a token"
    PUBLIC = "anybody, also without signing in, while the council has opened it; otherwise it is nowhere"


@dataclass(frozen=True)
class Row:
    """One line of the table."""

    readers: Readers
    acts: tuple[str, ...] = ()
    own: bool = False
    """One's own account or preferences, or signing in: open to cabinet members as well."""
    closed: bool = False
    """A form that begins something new: not shown to a cabinet member either, for there is nothing to read on it."""
    csrf: bool = True
    """Unsafe requests need the token of a form. Not so where a client's own token is asked for each time."""


PAGE = Row(Readers.SIGNED_IN)
FORM = Row(Readers.SIGNED_IN, acts=("POST",))
NEW = Row(Readers.SIGNED_IN, acts=("POST",), closed=True)
OWN = Row(Readers.SIGNED_IN, acts=UNSAFE, own=True)
DOOR = Row(Readers.ANYBODY, acts=UNSAFE, own=True)
CLOSED_DOOR = Row(Readers.ANYBODY, own=True)
OPEN = Row(Readers.ANYBODY)
PUBLISHED = Row(Readers.PUBLIC)
ADMIN = Row(Readers.ADMINISTRATORS, acts=UNSAFE)
API = Row(Readers.CLIENTS, acts=UNSAFE, csrf=False)

TABLE: dict[str, Row] = {
    # signing in and one's own account
    "accounts/login/": DOOR,
    "accounts/logout/": DOOR,
    "accounts/inactive/": CLOSED_DOOR,
    "accounts/password/reset/": CLOSED_DOOR,
    "accounts/signup/": CLOSED_DOOR,
    "accounts/2fa/authenticate/": DOOR,
    "accounts/reauthenticate/": OWN,
    "accounts/password/change/": OWN,
    "accounts/2fa/*": OWN,
    "moment/": OWN,
    "my-calendar/": Row(Readers.SIGNED_IN, acts=("POST",), own=True),
    "my-calendar/end/": Row(Readers.SIGNED_IN, acts=("POST",), own=True),
    "calendar/<str:token>.ics": OPEN,
    # the process
    "healthz": OPEN,
    "readyz": OPEN,
    "robots.txt": OPEN,
    # the administration
    "admin/login/": OPEN,
    "admin/*": ADMIN,
    # pages
    "": PAGE,
    "dashboards/": PAGE,
    "dashboards/my-work/": PAGE,
    "dashboards/breaks/": PAGE,
    "search/": PAGE,
    "thread/": PAGE,
    "story/": PAGE,
    "partnerships/*": PAGE,
    "partnerships/register/<slug:ref>/agreement/new/": FORM,
    "partnerships/register/<slug:ref>/dispute/": FORM,
    "partnerships/register/<slug:ref>/board/": FORM,
    "partnerships/register/<slug:ref>/share/": FORM,
    "partnerships/register/<slug:ref>/share/<int:number>/withdraw/": FORM,
    "partnerships/agreements/<slug:ref>/checklist/": PAGE,
    "partnerships/agreements/<slug:ref>/*": FORM,
    "partnerships/register/<slug:ref>/risk/": FORM,
    "partnerships/joint-posts/enter/": NEW,
    "partnerships/joint-posts/post/<slug:ref>/*": FORM,
    "partnerships/joint-posts/post/<slug:ref>/": PAGE,
    "partnerships/risks/<uuid:uid>/assess/": FORM,
    "partnerships/risks/<uuid:uid>/close/": FORM,
    "partnerships/disputes/<uuid:uid>/letter/": FORM,
    "partnerships/disputes/<uuid:uid>/settle/": FORM,
    "partnerships/disputes/<uuid:uid>/take-back/": FORM,
    "partnerships/pools/<slug:ref>/enter/*": FORM,
    "partnerships/pools/<slug:ref>/<year:year>/enter/*": FORM,
    "partnerships/payments/<uuid:uid>/*": FORM,
    "partnerships/boards/<slug:ref>/enter/*": FORM,
    "partnerships/board-meetings/<slug:ref>/enter/*": FORM,
    "partnerships/spending/<uuid:uid>/accept/": FORM,
    "partnerships/spending/<uuid:uid>/refuse/": FORM,
    "partnerships/register/enter/": NEW,
    "partnerships/register/<slug:ref>/enter/*": FORM,
    "partnerships/returns/<slug:ref>/enter/*": FORM,
    "help/<slug:name>/": PAGE,
    "organisations/": PAGE,
    "organisations/<slug:ref>/": PAGE,
    "posts/": PAGE,
    "posts/<slug:ref>/": PAGE,
    "documents/": PAGE,
    "documents/<slug:ref>/": PAGE,
    "documents/<slug:kind>/<path:name>.<slug:form>": PAGE,
    "documents/<slug:kind>/<path:name>/publish/": FORM,
    "publications/": PAGE,
    "publications/<uuid:uid>/": FORM,
    "publications/<uuid:uid>/file.<slug:form>": PAGE,
    "source-issues/": PAGE,
    "source-issues/<slug:ref>/": PAGE,
    r"^(?P<page>[\w/:.()-]+/)thread/$": PAGE,
    r"^(?P<page>[\w/:.()-]+/)trail/$": PAGE,
    "jobs/<uuid:uid>/": PAGE,
    "imports/": PAGE,
    "imports/new/": FORM,
    "imports/blank/<slug:kind>/": PAGE,
    "imports/<uuid:uid>/": PAGE,
    "imports/<uuid:uid>/sheet/": FORM,
    "imports/<uuid:uid>/columns/": FORM,
    "imports/<uuid:uid>/look/": FORM,
    "imports/<uuid:uid>/confirm/": FORM,
    "imports/<uuid:uid>/take-back/": FORM,
    "imports/<uuid:uid>/drop/": FORM,
    "imports/<uuid:uid>/refused/": PAGE,
    "performance/": PAGE,
    "performance/scoreboard/": PAGE,
    "performance/data-quality/": PAGE,
    "performance/quarterly/": PAGE,
    "performance/reviews/": PAGE,
    "performance/reviews/<slug:ref>/": PAGE,
    "performance/frameworks/": PAGE,
    "performance/frameworks/<str:framework>/": PAGE,
    "performance/indicators/": PAGE,
    "performance/indicators/<str:framework>/<str:code>/": PAGE,
    "performance/indicators/new/": NEW,
    "performance/indicators/<str:framework>/<str:code>/definition/": PAGE,
    "performance/indicators/<str:framework>/<str:code>/definition/revise/": FORM,
    "performance/indicators/<str:framework>/<str:code>/duties/": FORM,
    "performance/indicators/<str:framework>/<str:code>/headline/": FORM,
    "performance/indicators/<str:framework>/<str:code>/results/": PAGE,
    "performance/indicators/<str:framework>/<str:code>/comparison/": PAGE,
    "performance/forecasts/": PAGE,
    "performance/indicators/<str:framework>/<str:code>/forecasts/": PAGE,
    "performance/indicators/<str:framework>/<str:code>/forecasts/new/": FORM,
    "performance/indicators/<str:framework>/<str:code>/forecasts/keep/": FORM,
    "performance/indicators/<str:framework>/<str:code>/limits/new/": FORM,
    "performance/indicators/<str:framework>/<str:code>/limits/<int:pk>/withdraw/": FORM,
    "performance/ratings/": PAGE,
    "performance/ratings/<slug:ref>/": PAGE,
    "performance/information-sources/": PAGE,
    "performance/information-sources/<slug:ref>/": PAGE,
    "performance/budget-facts/": PAGE,
    "performance/budget-facts/<slug:ref>/": PAGE,
    "performance/bands/": PAGE,
    "performance/bands/<uuid:uid>/": PAGE,
    "performance/bands/<uuid:uid>/withdraw/": FORM,
    "performance/banded/": PAGE,
    "performance/thresholds/": PAGE,
    "performance/targets/": PAGE,
    "performance/rating-matrices/<slug:scheme>/<int:number>/": PAGE,
    "performance/rating-matrices/<slug:scheme>/<int:number>/copy/": FORM,
    "performance/ratings/new/<slug:scheme>/": FORM,
    "performance/ratings/<slug:ref>/restate/": FORM,
    "performance/indicators/<str:framework>/<str:code>/targets/": PAGE,
    "performance/indicators/<str:framework>/<str:code>/targets/new/": FORM,
    "performance/indicators/<str:framework>/<str:code>/targets/<str:period>/revise/": FORM,
    "performance/indicators/<str:framework>/<str:code>/light/": FORM,
    "performance/indicators/<str:framework>/<str:code>/light/take-back/": FORM,
    "performance/indicators/<str:framework>/<str:code>/doubt/": FORM,
    "performance/indicators/<str:framework>/<str:code>/doubt/settle/": FORM,
    "performance/deliveries/<uuid:uid>/": PAGE,
    "performance/deliveries/<uuid:uid>/undo/": FORM,
    "performance/indicators/<str:framework>/<str:code>/breaks/new/": FORM,
    "performance/imports/<uuid:uid>/name/": FORM,
    "performance/rounds/": PAGE,
    "performance/rounds/new/": NEW,
    "performance/rounds/<slug:ref>/": PAGE,
    "performance/rounds/<slug:ref>/ask/": FORM,
    "performance/rounds/<slug:ref>/due/": FORM,
    "performance/returns/": PAGE,
    "performance/returns/mine/": PAGE,
    "performance/returns/<slug:ref>/": PAGE,
    "performance/returns/<slug:ref>/enter/": FORM,
    "performance/returns/<slug:ref>/ask/": FORM,
    "performance/returns/<slug:ref>/explain/<str:key>/": FORM,
    "performance/returns/<slug:ref>/step/<slug:step>/": FORM,
    "performance/indicators/<str:framework>/<str:code>/results/new/": FORM,
    "performance/indicators/<str:framework>/<str:code>/results/<str:period>/correct/": FORM,
    # strategy: lists and pages are read, each form does one deed
    "strategy/*": PAGE,
    "strategy/public/*": PUBLISHED,
    "strategy/proposals/<slug:ref>/text/": FORM,
    "strategy/proposals/<slug:ref>/submit/": FORM,
    "strategy/proposals/<slug:ref>/<int:number>/cause/": FORM,
    "strategy/proposals/<slug:ref>/money/": FORM,
    "strategy/proposals/<slug:ref>/money/standing/": FORM,
    "strategy/proposals/<slug:ref>/money/<int:place>/strike/": FORM,
    "strategy/proposals/<slug:ref>/partner/": FORM,
    "strategy/plans/<slug:ref>/propose/": FORM,
    "strategy/proposals/<slug:ref>/step/<slug:step>/": FORM,
    "strategy/reports/new/": FORM,
    "strategy/reports/<slug:ref>/next/": FORM,
    "strategy/reports/<slug:ref>/write/*": FORM,
    "strategy/reports/<slug:ref>/write/": PAGE,
    "strategy/consultations/<slug:ref>/open/": FORM,
    "strategy/consultations/<slug:ref>/stop/": FORM,
    "strategy/consultations/<slug:ref>/close/": FORM,
    "strategy/reports/<slug:ref>/<int:number>/consult/": FORM,
    "strategy/consultations/<slug:ref>/change/": FORM,
    "strategy/consultations/<slug:ref>/audience/": FORM,
    "strategy/consultations/<slug:ref>/event/": FORM,
    "strategy/consultations/<slug:ref>/enter/": FORM,
    "strategy/consultations/<slug:ref>/ask/": FORM,
    "strategy/consultations/<slug:ref>/replies/": FORM,
    "strategy/events/<slug:ref>/response/": FORM,
    "strategy/comments/<slug:ref>/redact/": FORM,
    "strategy/comments/<slug:ref>/show/": FORM,
    "strategy/comments/<slug:ref>/correct/": FORM,
    "strategy/comments/<slug:ref>/withdraw/": FORM,
    "strategy/comments/<slug:ref>/answer/": FORM,
    "strategy/comments/<slug:ref>/reply/": FORM,
    "strategy/comments/<slug:ref>/act/": FORM,
    "strategy/bodies/<slug:ref>/meet/": FORM,
    "strategy/meetings/<slug:ref>/decide/": FORM,
    "strategy/meetings/<slug:ref>/item/": FORM,
    "strategy/meetings/<slug:ref>/publish/": FORM,
    "strategy/meetings/<slug:ref>/held/": FORM,
    "strategy/decisions/<slug:ref>/act/": FORM,
    "strategy/decisions/<slug:ref>/publish/": FORM,
    "strategy/meetings/<slug:ref>/decide/<slug:report>/<int:number>/": FORM,
    "strategy/decisions/new/": NEW,
    "strategy/decisions/<slug:ref>/waive/": FORM,
    "strategy/decisions/<slug:ref>/call-in/": FORM,
    "strategy/decisions/<slug:ref>/settle/": FORM,
    "strategy/decisions/<slug:ref>/anew/": FORM,
    "strategy/decisions/<slug:ref>/came/": FORM,
    "strategy/forward-plan-add/": NEW,
    "strategy/forward-plan/<slug:ref>/change/": FORM,
    "strategy/forward-plan/<slug:ref>/publish/": FORM,
    "strategy/forward-plan/<slug:ref>/move/": FORM,
    "strategy/forward-plan/<slug:ref>/withdraw/": FORM,
    "strategy/forward-plan/<slug:ref>/urgent/": FORM,
    "strategy/actions/<slug:ref>/progress/": FORM,
    "strategy/actions/<slug:ref>/date/": FORM,
    "strategy/actions/<slug:ref>/manager/": FORM,
    "strategy/actions/<slug:ref>/begin/": FORM,
    "strategy/actions/<slug:ref>/done/": FORM,
    "strategy/actions/<slug:ref>/drop/": FORM,
    "strategy/milestones/<slug:ref>/reached/": FORM,
    # the API
    "oauth/token/": Row(Readers.CLIENTS, acts=("POST",), csrf=False),
    "api/v1/": Row(Readers.ANYBODY, csrf=False),
    "api/v1/schema/": Row(Readers.ANYBODY, csrf=False),
    "api/v1/docs/": Row(Readers.ANYBODY, csrf=False),
    "api/v1/*": API,
    "^api/": Row(Readers.ANYBODY, csrf=False),
}


def row_for(route: str) -> Row | None:
    """Return the row of an address: its own, or that of the longest beginning marked with a *."""
    if route in TABLE:
        return TABLE[route]
    beginnings = [key for key in TABLE if key.endswith("*") and route.startswith(key[:-1])]
    return TABLE[max(beginnings, key=len)] if beginnings else None
