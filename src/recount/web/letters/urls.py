"""Addresses of letters and of the published pages."""

from __future__ import annotations

from django.urls import path

from recount.web.letters import views

urlpatterns = [
    path("letters/", views.letters, name="letters"),
    path("letters/decided/", views.decided, name="decided-letters"),
    path("letters/<digest:identity>/", views.moderate, name="moderate"),
    path("events/<digest:identity>/letter/", views.write_inside, name="write-inside"),
    path("public/letters/", views.write, name="write"),
    path("public/letters/<slug:page>/", views.write, name="write-about"),
    path("public/", views.published, {"name": "index.html"}, name="published-index"),
    path("public/<path:name>", views.published, name="published"),
]
