"""Pages of performance."""

from django.urls import path

from performance.views import (
    aiming,
    banded,
    bands,
    comparison,
    definitions,
    deliveries,
    entering,
    forecasting,
    frameworks,
    home,
    lights,
    matrices,
    naming,
    newlimits,
    quality,
    rating_deeds,
    ratings,
    registers,
    results,
    scoreboard,
    targets,
    thresholds,
)
from performance.views.indicator import IndicatorPage
from performance.views.rounds import entering as rounds_entering
from performance.views.rounds import explaining, lists, opening, pages, steps

app_name = "performance"
urlpatterns = [
    path("", home.home, name="home"),
    path("scoreboard/", scoreboard.Scoreboard.as_view(), name="scoreboard"),
    path("data-quality/", quality.DataQuality.as_view(), name="data-quality"),
    path("quarterly/", matrices.QuarterlyMatrix.as_view(), name="quarterly"),
    path("reviews/", matrices.ReviewList.as_view(), name="reviews"),
    path("reviews/<slug:ref>/", matrices.PlanReview.as_view(), name="review"),
    path("frameworks/", frameworks.FrameworkList.as_view(), name="frameworks"),
    path("frameworks/<str:framework>/", frameworks.FrameworkPage.as_view(), name="framework"),
    path("indicators/", frameworks.IndicatorList.as_view(), name="indicators"),
    path("indicators/new/", definitions.DefineIndicator.as_view(), name="indicator-new"),
    path("indicators/<str:framework>/<str:code>/", IndicatorPage.as_view(), name="indicator"),
    path("indicators/<str:framework>/<str:code>/definition/", definitions.SheetPage.as_view(), name="definition"),
    path(
        "indicators/<str:framework>/<str:code>/definition/revise/",
        definitions.ReviseDefinition.as_view(),
        name="definition-revise",
    ),
    path("indicators/<str:framework>/<str:code>/headline/", definitions.SetHeadline.as_view(), name="headline"),
    path("indicators/<str:framework>/<str:code>/results/", results.ResultList.as_view(), name="results"),
    path("indicators/<str:framework>/<str:code>/results/new/", entering.EnterResult.as_view(), name="result-new"),
    path(
        "indicators/<str:framework>/<str:code>/results/<str:period>/correct/",
        entering.CorrectResult.as_view(),
        name="result-correct",
    ),
    path("indicators/<str:framework>/<str:code>/comparison/", comparison.ComparisonPage.as_view(), name="comparison"),
    path("indicators/<str:framework>/<str:code>/breaks/new/", newlimits.MarkBreak.as_view(), name="break-new"),
    path("forecasts/", forecasting.ForecastList.as_view(), name="forecasts"),
    path(
        "indicators/<str:framework>/<str:code>/forecasts/",
        forecasting.ForecastsOfSeries.as_view(),
        name="forecasts-of",
    ),
    path(
        "indicators/<str:framework>/<str:code>/forecasts/new/", forecasting.MakeForecast.as_view(), name="forecast-new"
    ),
    path(
        "indicators/<str:framework>/<str:code>/forecasts/keep/",
        forecasting.KeepForecast.as_view(),
        name="forecast-keep",
    ),
    path("indicators/<str:framework>/<str:code>/limits/new/", newlimits.SetLimits.as_view(), name="limits-new"),
    path(
        "indicators/<str:framework>/<str:code>/limits/<int:pk>/withdraw/",
        newlimits.WithdrawLimits.as_view(),
        name="limits-withdraw",
    ),
    path("indicators/<str:framework>/<str:code>/targets/", targets.TargetsOf.as_view(), name="targets-of"),
    path("indicators/<str:framework>/<str:code>/targets/new/", aiming.SetTarget.as_view(), name="target-new"),
    path(
        "indicators/<str:framework>/<str:code>/targets/<str:period>/revise/",
        aiming.ReviseTarget.as_view(),
        name="target-revise",
    ),
    path("indicators/<str:framework>/<str:code>/light/", lights.SetLight.as_view(), name="light-set"),
    path(
        "indicators/<str:framework>/<str:code>/light/take-back/", lights.TakeBackLight.as_view(), name="light-take-back"
    ),
    path("indicators/<str:framework>/<str:code>/doubt/", lights.DoubtFigure.as_view(), name="doubt-new"),
    path("indicators/<str:framework>/<str:code>/doubt/settle/", lights.SettleDoubt.as_view(), name="doubt-settle"),
    path("ratings/", ratings.RatingList.as_view(), name="ratings"),
    path("ratings/new/<slug:scheme>/", rating_deeds.WorkOutRating.as_view(), name="rating-new"),
    path("ratings/<slug:ref>/", ratings.RatingPage.as_view(), name="rating"),
    path("ratings/<slug:ref>/restate/", rating_deeds.RestateRating.as_view(), name="rating-restate"),
    path("information-sources/", registers.InformationSourceList.as_view(), name="information-sources"),
    path("information-sources/<slug:ref>/", registers.InformationSourcePage.as_view(), name="information-source"),
    path("budget-facts/", registers.BudgetFactList.as_view(), name="budget-facts"),
    path("budget-facts/<slug:ref>/", registers.BudgetFactPage.as_view(), name="budget-fact"),
    path("bands/", bands.BandSetList.as_view(), name="bands"),
    path("bands/<uuid:uid>/", bands.BandSetPage.as_view(), name="band-set"),
    path("bands/<uuid:uid>/withdraw/", bands.WithdrawBands.as_view(), name="band-set-withdraw"),
    path("banded/", banded.BandedPage.as_view(), name="banded"),
    path("thresholds/", thresholds.CapRuleList.as_view(), name="thresholds"),
    path("targets/", targets.TargetList.as_view(), name="targets"),
    path("rating-matrices/<slug:scheme>/<int:number>/", ratings.MatrixPage.as_view(), name="rating-matrix"),
    path(
        "rating-matrices/<slug:scheme>/<int:number>/copy/", rating_deeds.CopyMatrix.as_view(), name="rating-matrix-copy"
    ),
    path("deliveries/<uuid:uid>/", deliveries.SubmissionPage.as_view(), name="submission"),
    path("deliveries/<uuid:uid>/undo/", deliveries.UndoSubmission.as_view(), name="submission-undo"),
    path("imports/<uuid:uid>/name/", naming.NameMeant.as_view(), name="import-name"),
    path("rounds/", lists.RoundList.as_view(), name="rounds"),
    path("rounds/new/", opening.OpenRound.as_view(), name="round-new"),
    path("rounds/<slug:ref>/", pages.RoundPage.as_view(), name="round"),
    path("rounds/<slug:ref>/ask/", opening.AskUnit.as_view(), name="round-unit"),
    path("rounds/<slug:ref>/due/", opening.MoveDue.as_view(), name="round-due"),
    path("returns/", lists.ReturnList.as_view(), name="returns"),
    path("returns/mine/", lists.DueList.as_view(), name="due"),
    path("returns/<slug:ref>/", pages.ReturnPage.as_view(), name="return"),
    path("returns/<slug:ref>/enter/", rounds_entering.EnterFigures.as_view(), name="return-enter"),
    path("returns/<slug:ref>/ask/", opening.AskFigure.as_view(), name="return-ask"),
    path("returns/<slug:ref>/explain/<str:key>/", explaining.ExplainVariance.as_view(), name="return-explain"),
    path("returns/<slug:ref>/step/<slug:step>/", steps.TakeReturnStep.as_view(), name="return-step"),
]
