from importlib import import_module

from django.apps import AppConfig


class PerformanceConfig(AppConfig):
    name = "performance"
    label = "performance"
    verbose_name = "Performance"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Offer to the registry what performance knows."""
        import_module("performance.offers")
