"""All addresses of the workbench, slice by slice."""

from __future__ import annotations

from django.urls import include, path, register_converter

from recount.web.accounts.views import lost_password
from recount.web.identity import DigestConverter

register_converter(DigestConverter, "digest")

urlpatterns = [
    path("accounts/password/reset/", lost_password),  # instead of allauth's, which sends mail
    path("accounts/", include("allauth.urls")),
    path("people/", include("recount.web.accounts.urls")),
    path("inbox/", include("recount.web.inbox.urls")),
    path("documents/", include("recount.web.documents.urls")),
    path("adjudication/", include("recount.web.adjudication.urls")),
    path("checks/", include("recount.web.checks.urls")),
    path("", include("recount.web.letters.urls")),
    path("parties/", include("recount.web.parties.urls")),
    path("", include("recount.web.reviewing.urls")),
    path("", include("recount.web.events.urls")),
    path("", include("recount.web.desk.urls")),
]
handler403 = "recount.web.problems.forbidden"
handler404 = "recount.web.problems.missing"
