"""From which address a request comes: the one the outermost proxy of ours saw, whatever the client claims.

Each proxy appends to `X-Forwarded-For` whom it was asked by, and is itself the peer of the next. So with two proxies
of ours in front the client stands second from the right in that header; everything to the left of it was written by
the client.
"""

from ipaddress import ip_address

from django.conf import settings
from django.http import HttpRequest


def client_address(request: HttpRequest) -> str:
    """Return the address of a client, for counting what it asks; empty where the server does not know its peer.

    As many hops are believed as `TRUSTED_PROXIES` says, from the right. Where the header names fewer, the request came
    past some of them, and the peer itself is the client; so it is for what is no address.
    """
    peer = request.META.get("REMOTE_ADDR", "")
    proxies: int = settings.TRUSTED_PROXIES
    hops = request.headers.get("X-Forwarded-For", "").split(",")
    if proxies == 0 or len(hops) < proxies:
        return peer
    return _plain(hops[-proxies]) or peer


def _plain(written: str) -> str:
    """Return an address in its usual form, without a port; empty for what is none."""
    bare = written.strip()
    bare = bare[1:].partition("]")[0] if bare.startswith("[") else bare
    bare = bare.partition(":")[0] if bare.count(":") == 1 else bare
    try:
        return str(ip_address(bare))
    except ValueError:
        return ""
