"""Pages of partnerships."""

from django.urls import path

from partnerships.views import disputes, pages, registers, shares
from partnerships.views.agreements import around, drafting, page, steps

app_name = "partnerships"
urlpatterns = [
    path("", pages.home, name="home"),
    path("register/", registers.PartnershipList.as_view(), name="partnerships"),
    path("register/<slug:ref>/", pages.PartnershipPage.as_view(), name="partnership"),
    path("agreements/", registers.AgreementList.as_view(), name="agreements"),
    path("register/<slug:ref>/agreement/new/", drafting.ProposeAgreement.as_view(), name="agreement-new"),
    path("agreements/<slug:ref>/", page.AgreementPage.as_view(), name="agreement"),
    path("agreements/<slug:ref>/checklist/", page.ChecklistPage.as_view(), name="agreement-checklist"),
    path("agreements/<slug:ref>/checklist/<slug:rule>/", around.CheckRule.as_view(), name="agreement-check"),
    path("agreements/<slug:ref>/step/<slug:step>/", steps.TakeStep.as_view(), name="agreement-step"),
    path("agreements/<slug:ref>/put/", steps.PutVariation.as_view(), name="agreement-put"),
    path("agreements/<slug:ref>/draft/", drafting.BeginVersion.as_view(), name="agreement-draft"),
    path("agreements/<slug:ref>/term/", drafting.WriteTerm.as_view(), name="agreement-term"),
    path("agreements/<slug:ref>/items/<slug:letter>/", drafting.WriteItem.as_view(), name="agreement-item"),
    path("agreements/<slug:ref>/flexibility/", drafting.NameFlexibility.as_view(), name="agreement-flexibility"),
    path("agreements/<slug:ref>/function/", drafting.CoverFunction.as_view(), name="agreement-function"),
    path(
        "agreements/<slug:ref>/take-out/<slug:sort>/<slug:code>/", drafting.TakeOut.as_view(), name="agreement-take-out"
    ),
    path("agreements/<slug:ref>/consulted/", around.NameConsultation.as_view(), name="agreement-consulted"),
    path("agreements/<slug:ref>/advice/", around.NameAdvice.as_view(), name="agreement-advice"),
    path("agreements/<slug:ref>/approval/", around.RecordApproval.as_view(), name="agreement-approval"),
    path("agreements/<slug:ref>/consent/", around.AskConsent.as_view(), name="agreement-consent"),
    path("agreements/<slug:ref>/consent-given/", around.RecordConsent.as_view(), name="agreement-consent-given"),
    path("agreements/<slug:ref>/signature/", around.RecordSignature.as_view(), name="agreement-signature"),
    path("agreements/<slug:ref>/document/", around.KeepDocument.as_view(), name="agreement-document"),
    path("agreements/<slug:ref>/notification/", around.RecordNotification.as_view(), name="agreement-notification"),
    path("agreements/<slug:ref>/notice/", around.RecordNotice.as_view(), name="agreement-notice"),
    path("pools/", registers.FundList.as_view(), name="pools"),
    path("pools/<slug:ref>/", pages.FundPage.as_view(), name="pool"),
    path("boards/", registers.BoardList.as_view(), name="boards"),
    path("checklist/", registers.RuleList.as_view(), name="checklist"),
    path("sharing/", registers.SharingList.as_view(), name="sharing"),
    path("register/<slug:ref>/share/", shares.Share.as_view(), name="share"),
    path("register/<slug:ref>/share/<int:number>/withdraw/", shares.Withdraw.as_view(), name="share-withdraw"),
    path("disputes/", disputes.DisputeList.as_view(), name="disputes"),
    path("register/<slug:ref>/dispute/", disputes.RaiseDispute.as_view(), name="dispute-new"),
    path("disputes/<uuid:uid>/", disputes.DisputePage.as_view(), name="dispute"),
    path("disputes/<uuid:uid>/letter/", disputes.WriteLetter.as_view(), name="dispute-letter"),
    path("disputes/<uuid:uid>/settle/", disputes.SettleDispute.as_view(), name="dispute-settle"),
    path("disputes/<uuid:uid>/take-back/", disputes.TakeBack.as_view(), name="dispute-take-back"),
]
