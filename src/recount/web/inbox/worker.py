"""One thread of the server reads what was handed in, one delivery after the other, the oldest first."""

from __future__ import annotations

import threading

from django.db import close_old_connections

from recount.web.events.keeping_up import behind
from recount.web.inbox.models import Delivery
from recount.web.inbox.reading import read_delivery

_LOCK = threading.Lock()
_THREAD: list[threading.Thread] = []


def wake() -> None:
    """Start reading if nobody is at it."""
    with _LOCK:
        if not any(thread.is_alive() for thread in _THREAD):
            _THREAD[:] = [threading.Thread(target=_work, name="inbox", daemon=True)]
            _THREAD[0].start()


def resume() -> None:
    """Take up what a server that was stopped left half-read: adding a report twice adds nothing."""
    Delivery.objects.filter(state=Delivery.State.READING).update(state=Delivery.State.WAITING)
    if Delivery.objects.filter(state=Delivery.State.WAITING).exists():
        wake()


def _work() -> None:
    try:
        while (delivery := _next()) is not None:
            read_delivery(delivery)
        behind()
    finally:
        close_old_connections()


def _next() -> Delivery | None:
    """The oldest delivery that waits, made ours: of several servers one gets it."""
    while (found := Delivery.objects.filter(state=Delivery.State.WAITING).order_by("pk").first()) is not None:
        mine = Delivery.objects.filter(pk=found.pk, state=Delivery.State.WAITING).update(state=Delivery.State.READING)
        if mine:
            return found
    return None
