from importlib import import_module

from django.apps import AppConfig

OFFERS = (
    *("thread", "findings", "figures", "sharing", "search", "work", "boards", "places", "agreement_papers"),
    *("returns", "pool_papers", "board_papers", "board_findings", "disputes", "health_papers"),
    *("structure_papers", "risks"),
    *("money_findings", "submitting"),
)


class PartnershipsConfig(AppConfig):
    name = "partnerships"
    label = "partnerships"
    verbose_name = "Partnerships"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Offer to the registry what partnerships knows."""
        for offer in OFFERS:
            import_module(f"partnerships.offers.{offer}")
