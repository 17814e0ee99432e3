from django.apps import AppConfig


class CoreConfig(AppConfig):
    name = "salford_css.core"
    label = "core"
    verbose_name = "Core: people, organisations, documents, records"
    default_auto_field = "django.db.models.BigAutoField"
