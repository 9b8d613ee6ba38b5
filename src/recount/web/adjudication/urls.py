"""Addresses of adjudication."""

from __future__ import annotations

from django.urls import path

from recount.web.adjudication import views

urlpatterns = [
    path("", views.disputes, name="disputes"),
    path("<digest:identity>/", views.dispute, name="dispute"),
]
