"""What every page shows around its own content."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from recount.web.accounts.models import Person, Role


@dataclass(frozen=True, slots=True)
class Place:
    """An entry of the menu: the name of its address, its label, and whom it is for."""

    address: str
    label: Promise
    role: Role = Role.READER


PLACES = (
    Place("inbox", _("Inbox"), Role.RECORDER),
    Place("queue", _("Queue"), Role.RECORDER),
    Place("disputes", _("Adjudication"), Role.ADJUDICATOR),
    Place("letters", _("Letters"), Role.ADJUDICATOR),
    Place("documents", _("Reports")),
    Place("events", _("Events")),
    Place("timeline", _("Timeline")),
    Place("map", _("Map")),
    Place("checks", _("Checks")),
    Place("parties", _("Parties")),
    Place("people", _("People"), Role.ADMINISTRATOR),
)


def navigation(request: HttpRequest) -> dict[str, Any]:
    """The menu of whoever asks, with the place that they are at."""
    user = getattr(request, "user", None)
    places = [place for place in PLACES if isinstance(user, Person) and user.may(place.role)]
    if places and not settings.RECOUNT.team:
        places = [place for place in places if place.address != "people"]
    menu = [(place.label, url, request.path.startswith(url)) for place in places for url in (reverse(place.address),)]
    return {"menu": menu, "team": settings.RECOUNT.team}
