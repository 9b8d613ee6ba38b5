"""Addresses of parties."""

from __future__ import annotations

from django.urls import path

from recount.web.parties import views

urlpatterns = [
    path("", views.parties, name="parties"),
    path("<path:key>/", views.party, name="party"),
]
