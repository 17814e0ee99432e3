"""Which scopes a client may ask a token for."""

from typing import Any

from oauth2_provider.scopes import SettingsScopes


class ClientScopes(SettingsScopes):
    """A client may ask for the scopes it was given; one that asks for none gets none."""

    def get_available_scopes(self, application: Any = None, *args: Any, **kwargs: Any) -> list[str]:
        """Return the scopes of this client that the product still knows."""
        return sorted(application.scopes & set(self.get_all_scopes())) if application is not None else []

    def get_default_scopes(self, *args: Any, **kwargs: Any) -> list[str]:
        """Return none."""
        return []
