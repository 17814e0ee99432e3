"""An address that names nothing is not found, whatever somebody types in the place of the name."""

import re
from collections.abc import Callable

import pytest
from django.test import Client

from tests.crawl.crawling import is_outside, kind_of, routes


@pytest.mark.usefixtures("one_person_throughout")
@pytest.mark.parametrize("odd", ["nothing", "0", "a" * 300, "%00", "%ff", "-", "%ED%A0%80"])
def test_a_name_that_names_nothing_is_not_found(browser_of: Callable[[str], Client], odd: str):
    director, wrong = browser_of("director"), {}
    for route in routes():
        if "<" in route and not is_outside(route):
            address = "/" + re.sub(r"<[^>]*>", odd, route)
            if (status := director.get(address).status_code) not in (404, 405):
                wrong[kind_of(address) or route] = status
    assert wrong == {}
