"""Whom a throttle counts: the client as our own proxies saw it, never as it calls itself."""

import pytest
from django.test import RequestFactory

from salford_css import environment
from salford_css.core.addresses import client_address

PROXY, CLIENT, FORGED = "10.0.0.1", "203.0.113.7", "198.51.100.99"


def address(forwarded: str | None, *, proxies: int, settings) -> str:
    settings.TRUSTED_PROXIES = proxies
    headers = {} if forwarded is None else {"X-Forwarded-For": forwarded}
    return client_address(RequestFactory(REMOTE_ADDR=PROXY).get("/", headers=headers))


@pytest.mark.parametrize(
    ("forwarded", "proxies", "seen"),
    [
        (None, 0, PROXY),
        (FORGED, 0, PROXY),
        (CLIENT, 1, CLIENT),
        (f"{FORGED}, {CLIENT}", 1, CLIENT),
        (f"{FORGED}, {CLIENT}, 10.0.0.2", 2, CLIENT),
        (f"{CLIENT}:50110", 1, CLIENT),
        ("[2001:db8::7]:443", 1, "2001:db8::7"),
        ("2001:DB8:0::7", 1, "2001:db8::7"),
    ],
)
def test_the_client_is_whom_the_outermost_proxy_of_ours_saw(forwarded, proxies, seen, settings):
    assert address(forwarded, proxies=proxies, settings=settings) == seen


@pytest.mark.parametrize("forwarded", [None, "", "unknown", "<script>", "\x00", FORGED])
def test_a_request_that_came_past_the_proxies_is_counted_by_its_peer(forwarded, settings):
    assert address(forwarded, proxies=2, settings=settings) == PROXY


@pytest.mark.parametrize("written", ["-1", "one", "1.5", "²", "0x1"])
def test_a_number_of_proxies_that_is_none_stops_the_start(written, monkeypatch):
    monkeypatch.setenv("DJANGO_PROXIES", written)
    with pytest.raises(environment.EnvironmentProblem) as stopped:
        environment.number("DJANGO_PROXIES", default=0)
    assert "DJANGO_PROXIES" in str(stopped.value)


def test_no_proxy_is_trusted_unless_somebody_says_so(monkeypatch):
    monkeypatch.delenv("DJANGO_PROXIES", raising=False)
    assert environment.number("DJANGO_PROXIES", default=0) == 0
