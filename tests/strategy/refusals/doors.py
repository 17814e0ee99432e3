"""The four doors through which a deed is done: a page, a button and a bulk action of the administration, a service."""

from collections.abc import Callable
from dataclasses import dataclass
from html import unescape
from typing import Any

from django.core.exceptions import ValidationError
from django.test import Client

from salford_css.core.admin.workflow import sentence_of
from salford_css.core.models import User


@dataclass(frozen=True)
class Deed:
    """A deed as each door knows it: an address with its fields, a step of a row with its fields, a service."""

    row: Any
    page: str
    typed: dict[str, Any]
    step: str
    asked: dict[str, Any]
    service: Callable[[User], Any]


def by_page(deed: Deed, user: User) -> str:
    """Send the form of the page."""
    return _read(_signed_in(user).post(deed.page, deed.typed, follow=True))


def by_button(deed: Deed, user: User) -> str:
    """Press the button of the administration, and fill in what it asks for."""
    address = f"{_listed(deed)}{deed.row.pk}/"
    client = _signed_in(user)
    if deed.asked:
        return _read(client.post(f"{address}transition/{deed.step}/", deed.asked, follow=True))
    return _read(client.post(f"{address}change/", {"_fsm_transition_to": deed.step}, follow=True))


def in_bulk(deed: Deed, user: User) -> str:
    """Choose the bulk action, and fill in what it asks for."""
    chosen = {"action": f"step_{deed.step}", "_selected_action": [deed.row.pk], "_step_asked": "yes", **deed.asked}
    return _read(_signed_in(user).post(_listed(deed), chosen, follow=True))


def by_service(deed: Deed, user: User) -> str:
    """Call the service."""
    try:
        deed.service(user)
    except ValidationError as refused:
        return sentence_of(refused)
    return ""


DOORS = {"page": by_page, "button": by_button, "bulk action": in_bulk, "service": by_service}


def _listed(deed: Deed) -> str:
    return f"/admin/{deed.row._meta.app_label}/{deed.row._meta.model_name}/"


def _signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def _read(answer: Any) -> str:
    return unescape(answer.content.decode())
