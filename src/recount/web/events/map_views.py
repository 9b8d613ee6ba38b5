"""The map, and its table for those who cannot use one."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from recount.events.overview import places
from recount.web.events.areas import areas, features
from recount.web.events.filters import asked
from recount.web.events.keeping_up import behind
from recount.web.ledgers import ledger

_PLACES = 200


@require_GET
def map_page(request: HttpRequest) -> HttpResponse:
    """The map; the areas come by `map_data`."""
    form = asked(request)
    found = places(ledger(), form.wanted(), _PLACES)
    told = {"form": form, "found": found, "areas": areas(found, form), "behind": behind()}
    return render(request, "events/map.html", told)


@require_GET
def map_data(request: HttpRequest) -> HttpResponse:
    """The areas as GeoJSON."""
    form = asked(request)
    found = areas(places(ledger(), form.wanted(), _PLACES), form)
    return JsonResponse(features(found), content_type="application/geo+json")
