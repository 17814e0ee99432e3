from django.apps import AppConfig


class DashboardsConfig(AppConfig):
    name = "salford_css.dashboards"
    label = "dashboards"
    verbose_name = "Dashboards"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Offer the thread strip to the pages of the apps to the left."""
        from salford_css.core import registry
        from salford_css.dashboards.thread import strips

        registry.pages.strip_maker = strips.strip_of_row
