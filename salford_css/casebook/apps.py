from importlib import import_module

from django.apps import AppConfig


class CasebookConfig(AppConfig):
    name = "salford_css.casebook"
    label = "casebook"
    verbose_name = "Casebook"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Offer Salford's story to the overview."""
        import_module("salford_css.casebook.offers")
