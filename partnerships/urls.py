"""Pages of partnerships."""

from django.urls import path, register_converter

from partnerships.converters import YearConverter
from partnerships.views import (
    disputes,
    health,
    health_list,
    joint_posts,
    pages,
    payments,
    pool_years,
    registers,
    returns,
    risks,
    shares,
    spending,
    structure,
)
from partnerships.views.agreements import around, drafting, page, steps
from partnerships.views.boards import board, meeting
from partnerships.views.boards import lists as board_lists
from partnerships.views.deeds import joint_posts as holding
from partnerships.views.deeds import partnerships as entering
from partnerships.views.deeds import payments as paying
from partnerships.views.deeds import pool_months as counting
from partnerships.views.deeds import pool_risk as relieving
from partnerships.views.deeds import pool_years as keeping
from partnerships.views.deeds import pools as running
from partnerships.views.deeds import returns as reporting
from partnerships.views.deeds.boards import deciding, naming, seats, terms, written
from partnerships.views.deeds.boards import meetings as convening

register_converter(YearConverter, "year")

app_name = "partnerships"
SEAT = "boards/<slug:ref>/enter/seat/<int:number>/"
SITTING = "board-meetings/<slug:ref>/"
YEAR = "pools/<slug:ref>/<year:year>/"
urlpatterns = [
    path("", pages.home, name="home"),
    path("register/", registers.PartnershipList.as_view(), name="partnerships"),
    path("register/enter/", entering.ProposePartnership.as_view(), name="partnership-new"),
    path("register/<slug:ref>/", pages.PartnershipPage.as_view(), name="partnership"),
    path("register/<slug:ref>/enter/about/", entering.DescribePartnership.as_view(), name="partnership-describe"),
    path("register/<slug:ref>/enter/party/", entering.AddParty.as_view(), name="partnership-party"),
    path("register/<slug:ref>/enter/party/end/", entering.EndParty.as_view(), name="partnership-party-end"),
    path("register/<slug:ref>/enter/party/who/", entering.ResolveParty.as_view(), name="partnership-party-resolve"),
    path("register/<slug:ref>/enter/date/", entering.SetDate.as_view(), name="partnership-date"),
    path("register/<slug:ref>/enter/sharing/", entering.UseFlexibility.as_view(), name="partnership-use"),
    path("register/<slug:ref>/enter/pool/", entering.OpenFund.as_view(), name="pool-new"),
    path("register/<slug:ref>/enter/objective/", entering.ServeObjective.as_view(), name="partnership-objective"),
    path("agreements/", registers.AgreementList.as_view(), name="agreements"),
    path("register/<slug:ref>/agreement/new/", drafting.ProposeAgreement.as_view(), name="agreement-new"),
    path("agreements/<slug:ref>/", page.AgreementPage.as_view(), name="agreement"),
    path("agreements/<slug:ref>/checklist/", page.ChecklistPage.as_view(), name="agreement-checklist"),
    path("agreements/<slug:ref>/checklist/check/<slug:rule>/", around.CheckRule.as_view(), name="agreement-check"),
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
    # boards
    path("register/<slug:ref>/board/", naming.NameBoard.as_view(), name="board-name"),
    path("boards/", board_lists.BoardList.as_view(), name="boards"),
    path("boards/<slug:ref>/", board.BoardPage.as_view(), name="board"),
    path("boards/<slug:ref>/terms/<int:number>/", board.TermsPage.as_view(), name="board-terms"),
    path("boards/<slug:ref>/enter/terms/", terms.DraftTerms.as_view(), name="board-terms-draft"),
    path("boards/<slug:ref>/enter/effect/", terms.BringIntoEffect.as_view(), name="board-terms-effect"),
    path("boards/<slug:ref>/enter/seat/", seats.AddSeat.as_view(), name="board-seat-new"),
    path(f"{SEAT}appoint/", seats.Appoint.as_view(), name="board-seat-appoint"),
    path(f"{SEAT}replace/", seats.Replace.as_view(), name="board-seat-replace"),
    path(f"{SEAT}leave/", seats.Leave.as_view(), name="board-seat-leave"),
    path(f"{SEAT}end/", seats.EndSeat.as_view(), name="board-seat-end"),
    path("boards/<slug:ref>/enter/meeting/", convening.CallMeeting.as_view(), name="board-call"),
    path("boards/<slug:ref>/enter/written/", written.ProposeWritten.as_view(), name="board-written"),
    path("board-meetings/", board_lists.BoardMeetingList.as_view(), name="board-meetings"),
    path(SITTING, meeting.BoardMeetingPage.as_view(), name="board-meeting"),
    path(f"{SITTING}enter/item/", convening.AddItem.as_view(), name="board-meeting-item"),
    path(f"{SITTING}enter/paper/", convening.PutPaper.as_view(), name="board-meeting-paper"),
    path(
        f"{SITTING}enter/paper/<int:item>/<int:number>/said/", convening.SayOfPaper.as_view(), name="board-paper-said"
    ),
    path(f"{SITTING}enter/publish/", convening.OpenAgenda.as_view(), name="board-meeting-publish"),
    path(f"{SITTING}enter/held/", convening.HoldMeeting.as_view(), name="board-meeting-held"),
    path(f"{SITTING}enter/attendance/", convening.EnterAttendance.as_view(), name="board-meeting-attendance"),
    path(f"{SITTING}enter/off/", convening.CallOff.as_view(), name="board-meeting-off"),
    path(
        f"{SITTING}enter/answer/<slug:decision>/<slug:body>/",
        deciding.AnswerReferral.as_view(),
        name="board-referral-answer",
    ),
    path(f"{SITTING}enter/chair/", convening.TakeChair.as_view(), name="board-meeting-chair"),
    path(f"{SITTING}enter/interest/", convening.DeclareInterest.as_view(), name="board-meeting-interest"),
    path(f"{SITTING}enter/decision/", deciding.RecordBoardDecision.as_view(), name="board-meeting-decision"),
    path(f"{SITTING}enter/minutes/<slug:part>/", deciding.WriteMinutes.as_view(), name="board-meeting-minutes"),
    path(f"{SITTING}enter/agree/<slug:part>/", deciding.AgreeMinutes.as_view(), name="board-meeting-agree"),
    path(f"{SITTING}enter/reply/", written.EnterReply.as_view(), name="board-meeting-reply"),
    path(f"{SITTING}enter/conclude/", written.Conclude.as_view(), name="board-meeting-conclude"),
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
    # joint posts
    path("structure/", structure.StructurePage.as_view(), name="structure"),
    path("joint-posts/", joint_posts.JointPostList.as_view(), name="joint-posts"),
    path("joint-posts/enter/", holding.HoldJointly.as_view(), name="joint-post-new"),
    path("joint-posts/post/<slug:ref>/", joint_posts.JointPostPage.as_view(), name="joint-post"),
    path("joint-posts/post/<slug:ref>/revise/", holding.Revise.as_view(), name="joint-post-revise"),
    path("joint-posts/post/<slug:ref>/end/", holding.End.as_view(), name="joint-post-end"),
    path("joint-posts/post/<slug:ref>/report/", holding.Report.as_view(), name="joint-post-report"),
    path("joint-posts/post/<slug:ref>/stop/", holding.Stop.as_view(), name="joint-post-stop"),
    path("health/", health_list.HealthList.as_view(), name="health-of-all"),
    path("register/<slug:ref>/health/", health.HealthPage.as_view(), name="health"),
    # risks
    path("risks/", risks.RiskList.as_view(), name="risks"),
    path("register/<slug:ref>/risk/", risks.RaiseRisk.as_view(), name="risk-new"),
    path("risks/<uuid:uid>/", risks.RiskPage.as_view(), name="risk"),
    path("risks/<uuid:uid>/assess/", risks.AssessRisk.as_view(), name="risk-assess"),
    path("risks/<uuid:uid>/close/", risks.CloseRisk.as_view(), name="risk-close"),
    # pooled money
    path("pools/", registers.FundList.as_view(), name="pools"),
    path("pools/<slug:ref>/", pages.FundPage.as_view(), name="pool"),
    path("pools/<slug:ref>/enter/host/", running.NameHost.as_view(), name="pool-host"),
    path("pools/<slug:ref>/enter/year/", running.OpenYear.as_view(), name="pool-year-new"),
    path("pools/<slug:ref>/enter/rule/", running.SetRule.as_view(), name="pool-rule"),
    path("pools/<slug:ref>/enter/reserve/", running.MoveReserve.as_view(), name="pool-reserve"),
    path("pools/<slug:ref>/enter/terms/", reporting.SetTerms.as_view(), name="return-terms"),
    path(YEAR, pool_years.PoolYearPage.as_view(), name="pool-year"),
    path(f"{YEAR}enter/contribution/", keeping.SetContribution.as_view(), name="pool-contribution"),
    path(f"{YEAR}enter/variation/", keeping.VaryContribution.as_view(), name="pool-vary"),
    path(f"{YEAR}enter/income/", keeping.SetOtherIncome.as_view(), name="pool-income"),
    path(f"{YEAR}enter/line/", keeping.AddLine.as_view(), name="pool-line-new"),
    path(f"{YEAR}enter/line/<slug:code>/", keeping.ChangeLine.as_view(), name="pool-line"),
    path(f"{YEAR}enter/virement/", keeping.MoveBudget.as_view(), name="pool-virement"),
    path(f"{YEAR}enter/payment/", paying.RecordPayment.as_view(), name="pool-payment"),
    path(f"{YEAR}enter/forward/", keeping.BringForward.as_view(), name="pool-forward"),
    path(f"{YEAR}enter/relief/", relieving.SetRelief.as_view(), name="pool-relief"),
    path(f"{YEAR}enter/plan/", relieving.PlanRecovery.as_view(), name="pool-plan"),
    path(f"{YEAR}enter/month/<int:month>/", counting.EnterMonth.as_view(), name="pool-month"),
    path(f"{YEAR}enter/month/<int:month>/close/", counting.CloseMonth.as_view(), name="pool-month-close"),
    path(f"{YEAR}enter/close/", counting.CloseYear.as_view(), name="pool-year-close"),
    path(f"{YEAR}enter/adjustment/", counting.Adjust.as_view(), name="pool-adjust"),
    path(f"{YEAR}enter/return/", reporting.OpenReturn.as_view(), name="return-new"),
    path("worked-examples/", pages.worked_examples, name="worked-examples"),
    path("payments/", payments.PaymentList.as_view(), name="payments"),
    path("payments/<uuid:uid>/match/", paying.MatchPayment.as_view(), name="payment-match"),
    path("payments/<uuid:uid>/query/", paying.QueryPayment.as_view(), name="payment-query"),
    # what partners' systems sent
    path("received/", spending.ReceiptList.as_view(), name="receipts"),
    path("spending/", spending.SpendingList.as_view(), name="spending"),
    path("spending/<uuid:uid>/", spending.SpendingPage.as_view(), name="spending-report"),
    path("spending/<uuid:uid>/accept/", spending.AcceptSpending.as_view(), name="spending-accept"),
    path("spending/<uuid:uid>/refuse/", spending.RefuseSpending.as_view(), name="spending-refuse"),
    # returns
    path("returns/", returns.ReturnList.as_view(), name="returns"),
    path("returns/<slug:ref>/", returns.ReturnPage.as_view(), name="return"),
    path("returns/<slug:ref>/enter/date/", reporting.SetDate.as_view(), name="return-date"),
    path("returns/<slug:ref>/enter/text/", reporting.WriteReturn.as_view(), name="return-write"),
    path("returns/<slug:ref>/enter/review/<int:place>/", reporting.ReviewSignOff.as_view(), name="return-review"),
    path(
        "returns/<slug:ref>/enter/<slug:kind>/<int:number>/",
        reporting.AnswerCondition.as_view(),
        name="return-condition",
    ),
    path("returns/<slug:ref>/enter/signature/", reporting.Sign.as_view(), name="return-sign"),
    path("returns/<slug:ref>/enter/submit/", reporting.Submit.as_view(), name="return-submit"),
    path("returns/<slug:ref>/enter/correct/", reporting.Correct.as_view(), name="return-correct"),
    path("returns/<slug:ref>/enter/answer/", reporting.AnswerReturn.as_view(), name="return-answer"),
]
