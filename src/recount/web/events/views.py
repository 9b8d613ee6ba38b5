"""The list of events, one event, and people's word on what belongs together."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from recount.errors import RecountError
from recount.events import event as dossier_of
from recount.events import event_of, find_event
from recount.events.deciding import Said, link, undo, unlink
from recount.ledger.clock import now
from recount.model import LinkDecision
from recount.reconciliation import RULE_SETS
from recount.web.access import needs, person
from recount.web.accounts.models import Role
from recount.web.events.accounts import matrices, rivals
from recount.web.events.filters import asked, page_of
from recount.web.events.keeping_up import behind, catch_up
from recount.web.ledgers import ledger

_PAGE = 40


@require_GET
def events(request: HttpRequest) -> HttpResponse:
    """Events, the latest first."""
    form = asked(request)
    page = page_of(form, _PAGE, request.GET.get("after"))
    return render(request, "events/events.html", {"form": form, "page": page, "behind": behind()})


@require_GET
def event(request: HttpRequest, identity: str) -> HttpResponse:
    """One event: what was said about it, what can be defended, and who was not heard."""
    rules = request.GET.get("rules", "recount")
    found = dossier_of(ledger(), identity, rules if rules in RULE_SETS else "recount")
    told = {
        "event": found,
        "matrices": matrices(found),
        "rivals": rivals(found),
        "rules": rules,
        "rule_sets": list(RULE_SETS),
        "behind": behind(),
        "may_link": person(request).may(Role.RECORDER),
    }
    return render(request, "events/event.html", told)


@require_POST
@needs(Role.RECORDER)
def apart(request: HttpRequest, identity: str) -> HttpResponse:
    """Two claims are not of one event."""
    one, other = request.POST.get("one", ""), request.POST.get("other", "")
    return _decided(request, identity, lambda said: unlink(ledger(), one, other, said))


@require_POST
@needs(Role.RECORDER)
def together(request: HttpRequest, identity: str) -> HttpResponse:
    """Another event, or a claim, given by its id or the address of its page, is of this event."""
    other = request.POST.get("other", "").strip().rstrip("/").rpartition("/")[2]
    return _decided(request, identity, lambda said: link(ledger(), identity, other, said))


@require_POST
@needs(Role.RECORDER)
def undone(request: HttpRequest, identity: str) -> HttpResponse:
    """A decision is taken back."""
    return _decided(request, request.POST.get("event", ""), lambda said: undo(ledger(), identity, said))


def _decided(request: HttpRequest, identity: str, decide: Callable[[Said], list[LinkDecision]]) -> HttpResponse:
    """Keep the decision, bring the events up to it, and go where the claims of the event now are."""
    at = now()
    try:
        first, *_rest = decide(Said(person(request).signature, request.POST.get("reason", "")[:2000], at))
    except RecountError as error:
        messages.error(request, str(error))
        return redirect("events") if find_event(ledger(), identity) is None else redirect("event", identity)
    catch_up()
    messages.success(request, _("Kept; the events were made anew."))
    where = event_of(ledger(), first.claims[0])
    return redirect("events") if where is None else redirect("event", where)
