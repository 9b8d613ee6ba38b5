"""Addresses of reports."""

from __future__ import annotations

from django.urls import path

from recount.web.documents import views

urlpatterns = [
    path("", views.documents, name="documents"),
    path("<digest:identity>/", views.document, name="document"),
    path("<digest:identity>/changes/", views.changes, name="changes"),
]
