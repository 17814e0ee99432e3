"""What a token allows: the scope that the address asks for this method."""

from typing import Any

from rest_framework.exceptions import PermissionDenied
from rest_framework.permissions import BasePermission


class MissingScope(PermissionDenied):
    """403, with the scope that is missing."""

    def __init__(self, scopes: tuple[str, ...]) -> None:
        self.scopes = " ".join(scopes)
        super().__init__(f"The token lacks the scope {self.scopes}.")


class HasScope(BasePermission):
    """Holds the view's `required_scopes`. A view that asks for none for a method is closed, not open."""

    def has_permission(self, request: Any, view: Any) -> bool:
        """Say whether the client may; raises MissingScope to say what it lacks."""
        if request.auth is None:
            return False
        method = "GET" if request.method == "HEAD" else request.method
        needed: tuple[str, ...] | None = view.required_scopes.get(method)
        if needed is None:
            # Nothing is asked for because nothing is there: let the view answer 405.
            return method.lower() not in view.http_method_names
        if not request.auth.scopes.issuperset(needed):
            raise MissingScope(needed)
        return True
