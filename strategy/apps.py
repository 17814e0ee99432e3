from importlib import import_module

from django.apps import AppConfig


class StrategyConfig(AppConfig):
    name = "strategy"
    label = "strategy"
    verbose_name = "Strategy"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Offer to the registry what strategy knows."""
        import_module("strategy.offers")
