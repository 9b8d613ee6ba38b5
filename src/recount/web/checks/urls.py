"""Addresses of checks."""

from __future__ import annotations

from django.urls import path

from recount.web.checks import views

urlpatterns = [path("", views.checks, name="checks")]
