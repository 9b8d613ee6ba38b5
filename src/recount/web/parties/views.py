"""Parties: the list, and what one says."""

from __future__ import annotations

from collections import Counter, defaultdict

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from recount.web.desk.following import follow
from recount.web.desk.models import Report, Utterance, Voice
from recount.web.paging import Order

_PAGE = 60
_LOUDEST = Order("claims", "key")
_RECENT = 500  # reports whose words are counted
_WORDS = 12


@require_GET
def parties(request: HttpRequest) -> HttpResponse:
    """All parties that speak, those with the most claims first."""
    current = follow()
    page = _LOUDEST.page(Voice.objects.filter(claims__gt=0), request.GET.get("after", ""), _PAGE)
    return render(request, "parties/parties.html", {"voices": page.lines, "current": current, "after": page.after})


@require_GET
def party(request: HttpRequest, key: str) -> HttpResponse:
    """One party and the newest reports in which it speaks."""
    voice = get_object_or_404(Voice, pk=key)
    newest = list(Utterance.objects.filter(voice=voice).order_by("-report")[:_RECENT])
    reports = sorted(Report.objects.in_bulk([one.report_id for one in newest[:_PAGE]]).values(), key=lambda one: -one.entry)
    told = {"voice": voice, "reports": reports, "labels": _labels(newest), "recent": len(newest)}
    return render(request, "parties/party.html", told)


def _labels(utterances: list[Utterance]) -> list[tuple[str, list[tuple[str, int]]]]:
    """Its words for the people of each category, the usual first."""
    counted: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for one in utterances:
        for label, number in one.labels.items():
            category, _, word = label.partition(" ")
            counted[category][word] += number
    return [(category, counted[category].most_common(_WORDS)) for category in sorted(counted)]
