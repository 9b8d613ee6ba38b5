"""The map, and its table for those who cannot use one."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from recount.web.events.areas import RADIUS, features
from recount.web.events.filters import asked, page_of
from recount.web.events.keeping_up import behind

_EVENTS = 300


@require_GET
def map_page(request: HttpRequest) -> HttpResponse:
    """The map; the events come by `map_data`."""
    form = asked(request)
    page = page_of(form, _EVENTS)
    told = {"form": form, "page": page, "behind": behind(), "radius": RADIUS}
    return render(request, "events/map.html", told)


@require_GET
def map_data(request: HttpRequest) -> HttpResponse:
    """The areas as GeoJSON."""
    return JsonResponse(features(page_of(asked(request), _EVENTS).events), content_type="application/geo+json")
