"""Addresses of letters and of the published pages."""

from __future__ import annotations

from django.urls import path

from recount.web.letters import views

urlpatterns = [
    path("letters/", views.letters, name="letters"),
    path("letters/<digest:identity>/", views.moderate, name="moderate"),
    path("public/letters/", views.write, name="write"),
    path("public/letters/<digest:event>/", views.write, name="write-about"),
    path("public/", views.published, {"name": "index.html"}, name="published-index"),
    path("public/<path:name>", views.published, name="published"),
]
