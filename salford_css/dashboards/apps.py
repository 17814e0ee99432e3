from django.apps import AppConfig


class DashboardsConfig(AppConfig):
    name = "salford_css.dashboards"
    label = "dashboards"
    verbose_name = "Dashboards"
    default_auto_field = "django.db.models.BigAutoField"
