"""Addresses of this app's part of the API."""

from django.urls import path

from partnerships.api import (
    agreements,
    boards,
    disputes,
    expenditure,
    pools,
    receipts,
    results,
    returns,
    statements,
    views,
)

POOL = "pools/<name:ref>"
urlpatterns = [
    path("partnerships", views.PartnershipList.as_view()),
    path("partnerships/<name:ref>", views.PartnershipDetail.as_view()),
    path("agreements", agreements.AgreementList.as_view()),
    path("agreements/<name:ref>", agreements.AgreementDetail.as_view()),
    path("boards", boards.BoardList.as_view()),
    path("boards/<name:ref>", boards.BoardDetail.as_view()),
    path("meetings", boards.MeetingList.as_view()),
    path("meetings/<name:ref>", boards.MeetingDetail.as_view()),
    # money
    path("pools", pools.PoolList.as_view()),
    path(POOL, pools.PoolDetail.as_view()),
    path(f"{POOL}/years", pools.PoolYearList.as_view()),
    path(f"{POOL}/contributions", pools.ContributionList.as_view()),
    path(f"{POOL}/contributions/<name:uid>", pools.PaymentDetail.as_view()),
    path(f"{POOL}/statement", statements.Statement.as_view()),
    path(f"{POOL}/memorandum", statements.MemorandumAccount.as_view()),
    path(f"{POOL}/expenditure-returns", expenditure.ExpenditureList.as_view()),
    path(f"{POOL}/expenditure-returns/<name:uid>", expenditure.ExpenditureDetail.as_view()),
    path("returns", returns.ReturnList.as_view()),
    path("returns/<name:ref>", returns.ReturnDetail.as_view()),
    path("returns/<name:ref>/answers", returns.AnswerList.as_view()),
    # figures a round asks for
    path("result-returns", results.ResultReturnList.as_view()),
    path("result-returns/<name:ref>", results.ResultReturnDetail.as_view()),
    path("result-returns/<name:ref>/figures", results.FigureList.as_view()),
    # figures in dispute
    path("disputes", disputes.DisputeList.as_view()),
    path("disputes/<name:uid>", disputes.DisputeDetail.as_view()),
    path("disputes/<name:uid>/letters", disputes.LetterList.as_view()),
    # what became of it
    path("receipts", receipts.ReceiptList.as_view()),
    path("receipts/<name:uid>", receipts.ReceiptDetail.as_view()),
]
