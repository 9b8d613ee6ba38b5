"""The queue, one claim with its history, and decisions about it."""

from __future__ import annotations

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from recount.web.access import needs, person
from recount.web.accounts.models import Role
from recount.web.desk.following import follow
from recount.web.desk.models import Report
from recount.web.documents.sheet import beside
from recount.web.ledgers import ledger
from recount.web.paging import Order
from recount.web.reviewing.deciding import LONGEST_REASON, Verdict, checked, keep, latest
from recount.web.reviewing.reasons import REASONS

_PAGE = 50
_HEAVIEST = Order("weight", "entry")


@require_GET
@needs(Role.RECORDER)
def queue(request: HttpRequest) -> HttpResponse:
    """Reports with claims that wait, what matters most first."""
    current = follow()
    page = _HEAVIEST.page(Report.objects.filter(waiting__gt=0), request.GET.get("after", ""), _PAGE)
    return render(request, "reviewing/queue.html", {"reports": page.lines, "current": current, "after": page.after})


@require_GET
@needs(Role.RECORDER)
def following(request: HttpRequest) -> HttpResponse:
    """On to the report that now matters most, but for the one just left."""
    follow()
    left = request.GET.get("left", "")
    found = Report.objects.filter(waiting__gt=0).exclude(identity=left).order_by("-weight", "entry").first()
    return redirect("queue") if found is None else redirect("document", found.identity)


@require_GET
def claim(request: HttpRequest, identity: str) -> HttpResponse:
    """One claim: its words, who read it how, and who decided what, when and why."""
    made = ledger().claim(identity)
    stored, (card,) = beside(made[-1:])
    told = {"card": card, "readings": made, "document": stored}
    may = person(request).may(Role.RECORDER)
    return render(request, "reviewing/claim.html", told | {"reviews": may, "reasons": REASONS})


@require_POST
@needs(Role.RECORDER)
def review(request: HttpRequest, identity: str) -> HttpResponse:
    """Accept, reject, or leave to somebody else."""
    decision = checked(request.POST.get("decision", ""))
    keep(person(request), identity, Verdict(decision, request.POST.get("reason", "")[:LONGEST_REASON]))
    return decided(request, [identity])


def decided(request: HttpRequest, claims: Sequence[str]) -> HttpResponse:
    """The cards of the claims anew for a page that asked with a script, else the page of the first."""
    if "HX-Request" not in request.headers:
        return redirect("claim", claims[0])
    _stored, cards = beside([latest(one) for one in claims])
    return render(request, "reviewing/cards.html", {"cards": cards, "reviews": True})
