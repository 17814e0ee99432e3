"""What the address of a page asks for beside the page itself."""

from django.http import HttpRequest


def parameter(request: HttpRequest, name: str) -> str:
    """Return the value of a parameter, empty where it is missing or where nothing can be called so.

    PostgreSQL cannot even be asked for a text with a NUL in it.
    """
    value = request.GET.get(name, "")
    return "" if "\x00" in value else value
