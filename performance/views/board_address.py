"""Addresses of a page whose rows are chosen in Python: with another filter, without one, as a file."""

from django import forms
from django.http import HttpRequest

from salford_css.core.components import Chip, Export


def with_changes(request: HttpRequest, **changes: str) -> str:
    """Return the address of the same page with other parameters; an empty one is taken away."""
    query = request.GET.copy()
    query.pop("page", None)
    for name, value in changes.items():
        query.pop(name, None)
        if value:
            query[name] = value
    return f"{request.path}?{query.urlencode()}"


def chips(request: HttpRequest, form: forms.Form) -> list[Chip]:
    """Return the filters in force, each with the address of the page without it."""
    if not form.is_valid():
        return []
    found = []
    for name, field in form.fields.items():
        value = form.cleaned_data[name]
        if value and name != "sort":
            words = dict(getattr(field, "choices", [])).get(value, value)
            found.append(Chip(f"{field.label}: {words}", with_changes(request, **{name: ""})))
    return found


def files(request: HttpRequest) -> list[Export]:
    """Return the files in which the rows chosen can be taken away."""
    return [Export("CSV", with_changes(request, format="csv")), Export("Excel", with_changes(request, format="xlsx"))]
