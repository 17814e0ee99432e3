"""Every address of the product. The only place, beside settings, that knows all apps."""

from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("admin/", admin.site.urls),
    path("accounts/", include("salford_css.core.account_urls")),
    path("", include("salford_css.api.urls")),
    path("partnerships/", include("partnerships.urls")),
    path("", include("salford_css.core.urls")),
    path("strategy/", include("strategy.urls")),
    path("performance/", include("performance.urls")),
    path("", include("salford_css.casebook.urls")),
    path("", include("salford_css.dashboards.urls")),
]

handler400 = "salford_css.core.views.errors.bad_request"
handler403 = "salford_css.core.views.errors.forbidden"
handler404 = "salford_css.core.views.errors.not_found"
handler429 = "salford_css.core.views.errors.too_many"
handler500 = "salford_css.core.views.errors.server_error"
