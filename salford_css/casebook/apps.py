from django.apps import AppConfig


class CasebookConfig(AppConfig):
    name = "salford_css.casebook"
    label = "casebook"
    verbose_name = "Casebook"
    default_auto_field = "django.db.models.BigAutoField"
