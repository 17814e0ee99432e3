"""Pages of partnerships."""

from django.urls import path

from partnerships.views import pages, registers

app_name = "partnerships"
urlpatterns = [
    path("", pages.home, name="home"),
    path("register/", registers.PartnershipList.as_view(), name="partnerships"),
    path("register/<slug:ref>/", pages.PartnershipPage.as_view(), name="partnership"),
    path("agreements/", registers.AgreementList.as_view(), name="agreements"),
    path("agreements/<slug:ref>/", pages.AgreementPage.as_view(), name="agreement"),
    path("pools/", registers.FundList.as_view(), name="pools"),
    path("pools/<slug:ref>/", pages.FundPage.as_view(), name="pool"),
    path("boards/", registers.BoardList.as_view(), name="boards"),
    path("checklist/", registers.RuleList.as_view(), name="checklist"),
    path("sharing/", registers.SharingList.as_view(), name="sharing"),
]
