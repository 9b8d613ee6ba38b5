"""The first page, the search, and the style that the workbench shares with the reports."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_GET

from recount.views.page import STYLE
from recount.web.desk.following import follow
from recount.web.desk.found import search_page
from recount.web.desk.models import Report
from recount.web.inbox.models import Delivery

_SHOWN = 8


@require_GET
def desk(request: HttpRequest) -> HttpResponse:
    """What waits, and what came last."""
    current = follow()
    told = {
        "current": current,
        "waiting": Report.objects.filter(waiting__gt=0).order_by("-weight", "entry")[:_SHOWN],
        "disputed": Report.objects.filter(disputed__gt=0).order_by("entry")[:_SHOWN],
        "newest": Report.objects.order_by("-entry")[:_SHOWN],
        "deliveries": Delivery.objects.exclude(state=Delivery.State.DONE).order_by("-pk")[:_SHOWN],
    }
    return render(request, "desk/desk.html", told)


@require_GET
def search(request: HttpRequest) -> HttpResponse:
    """Reports by their words, parties by their names."""
    follow()
    asked = request.GET.get("q", "")[:200]
    return render(request, "desk/search.html", {"asked": asked, "found": search_page(asked, request.GET.get("before"))})


@require_GET
@login_not_required
@cache_control(public=True, max_age=3600)
def report_style(request: HttpRequest) -> HttpResponse:
    """The style sheet of reports."""
    return HttpResponse(STYLE, content_type="text/css; charset=utf-8")
