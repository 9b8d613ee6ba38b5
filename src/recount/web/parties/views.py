"""Parties: the list, and what one says."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from recount.web.desk.following import follow
from recount.web.desk.models import Report, Utterance, Voice

_PAGE = 60


@require_GET
def parties(request: HttpRequest) -> HttpResponse:
    """All parties that speak, those with the most claims first."""
    current = follow()
    page = request.GET.get("page", "1")
    number = min(int(page), 500) if page.isdecimal() and len(page) < 6 else 1
    found = list(Voice.objects.filter(claims__gt=0).order_by("-claims", "key")[(number - 1) * _PAGE : number * _PAGE + 1])
    told = {"voices": found[:_PAGE], "current": current, "next": number + 1 if len(found) > _PAGE else None}
    return render(request, "parties/parties.html", told)


@require_GET
def party(request: HttpRequest, key: str) -> HttpResponse:
    """One party and the newest reports in which it speaks."""
    voice = get_object_or_404(Voice, pk=key)
    newest = list(Utterance.objects.filter(voice=voice).order_by("-report").values_list("report", flat=True)[:_PAGE])
    reports = sorted(Report.objects.in_bulk(newest).values(), key=lambda one: -one.entry)
    return render(request, "parties/party.html", {"voice": voice, "reports": reports})
