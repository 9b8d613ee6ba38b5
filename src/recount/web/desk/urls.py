"""Addresses of the first page, the search and the shared style."""

from __future__ import annotations

from django.urls import path

from recount.web.desk import views

urlpatterns = [
    path("", views.desk, name="desk"),
    path("search/", views.search, name="search"),
    path("style/report.css", views.report_style, name="report-style"),
]
