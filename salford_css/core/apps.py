from importlib import import_module

from django.apps import AppConfig

from salford_css.core import schema


class CoreConfig(AppConfig):
    name = "salford_css.core"
    label = "core"
    verbose_name = "Core: people, organisations, documents, records"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Offer to the registry what core knows."""
        import_module("salford_css.core.offers")
        schema.remember_swappable_names()
