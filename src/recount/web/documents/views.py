"""Reports: the list, each beside its claims, and what changed between its versions."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from recount.events import told_in
from recount.ledger import browsing
from recount.ledger.database import reading
from recount.views.changes import compared
from recount.web.access import person
from recount.web.accounts.models import Role
from recount.web.desk.following import follow
from recount.web.desk.models import Report
from recount.web.documents.sheet import sheet
from recount.web.ledgers import ledger
from recount.web.paging import entry_in
from recount.web.reviewing.reasons import REASONS

_PAGE = 50


@require_GET
def documents(request: HttpRequest) -> HttpResponse:
    """All reports, the newest first."""
    current = follow()
    before = entry_in(request.GET.get("before", ""))
    found = Report.objects.order_by("-entry")
    if before is not None:
        found = found.filter(entry__lt=before)
    reports = list(found[: _PAGE + 1])
    after = reports[_PAGE - 1].entry if len(reports) > _PAGE else None
    return render(request, "documents/documents.html", {"reports": reports[:_PAGE], "after": after, "current": current})


@require_GET
def document(request: HttpRequest, identity: str) -> HttpResponse:
    """A report beside its claims, ready for review."""
    told = {"sheet": sheet(identity), "reviews": person(request).may(Role.RECORDER), "reasons": REASONS}
    told["events"] = told_in(ledger(), identity)
    return render(request, "documents/document.html", told)


@require_GET
def changes(request: HttpRequest, identity: str) -> HttpResponse:
    """What an outlet changed in a report, version by version."""
    current = ledger().document(identity)
    with reading(ledger().engine) as view:
        versions = list(browsing.versions(view, identity))
    return render(request, "documents/changes.html", {"current": current, "steps": compared(versions)})
