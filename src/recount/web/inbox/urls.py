"""Addresses of the inbox."""

from __future__ import annotations

from django.urls import path

from recount.web.inbox import views

urlpatterns = [
    path("", views.inbox, name="inbox"),
    path("files/", views.files, name="inbox-files"),
    path("text/", views.text, name="inbox-text"),
    path("address/", views.address, name="inbox-address"),
    path("progress/", views.progress, name="inbox-progress"),
]
