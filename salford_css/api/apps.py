from importlib import import_module

from django.apps import AppConfig


class ApiConfig(AppConfig):
    name = "salford_css.api"
    label = "api"
    verbose_name = "API"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Let the description know how clients show who they are."""
        import_module("salford_css.api.schema")
