"""Addresses of this app's part of the API."""

from django.urls import path

from partnerships.api import expenditure, pools, receipts, statements, views

POOL = "pools/<name:ref>"
urlpatterns = [
    path("partnerships", views.PartnershipList.as_view()),
    path("partnerships/<name:ref>", views.PartnershipDetail.as_view()),
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
    # what became of it
    path("receipts", receipts.ReceiptList.as_view()),
    path("receipts/<name:uid>", receipts.ReceiptDetail.as_view()),
]
