from django.contrib.admin.apps import AdminConfig


class DirectorateAdminConfig(AdminConfig):
    """The admin, with sign-in through the same door as the pages."""

    default_site = "salford_css.core.adminsite.DirectorateAdminSite"
