"""The queue, one claim with its history, and decisions about it."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from recount.ledger import ClaimFilter, Kept
from recount.review.correcting import CorrectionError, corrected
from recount.web.access import needs, person
from recount.web.accounts.models import Role
from recount.web.desk.following import follow
from recount.web.desk.models import Report
from recount.web.documents.sheet import one_card
from recount.web.ledgers import ledger
from recount.web.reviewing import fields
from recount.web.reviewing.deciding import checked, keep, latest
from recount.web.reviewing.reasons import REASONS

_PAGE = 50


@require_GET
@needs(Role.RECORDER)
def queue(request: HttpRequest) -> HttpResponse:
    """Reports with claims that wait, what matters most first."""
    current = follow()
    page = request.GET.get("page", "1")
    number = min(int(page), 200) if page.isdecimal() and len(page) < 6 else 1
    waiting = Report.objects.filter(waiting__gt=0).order_by("-weight", "entry")
    reports = list(waiting[(number - 1) * _PAGE : number * _PAGE + 1])
    told = {"reports": reports[:_PAGE], "current": current, "next": number + 1 if len(reports) > _PAGE else None}
    return render(request, "reviewing/queue.html", told)


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
    told = {"card": one_card(made[-1]), "readings": made, "document": ledger().document(made[-1].document)}
    may = person(request).may(Role.RECORDER)
    return render(request, "reviewing/claim.html", told | {"reviews": may, "reasons": REASONS})


@require_POST
@needs(Role.RECORDER)
def review(request: HttpRequest, identity: str) -> HttpResponse:
    """Accept, reject, or leave to somebody else."""
    decision = checked(request.POST.get("decision", ""))
    return _decided(request, keep(person(request), identity, decision, request.POST.get("reason", "")[:2000]))


@require_http_methods(["GET", "POST"])
@needs(Role.RECORDER)
def correction(request: HttpRequest, identity: str) -> HttpResponse:
    """Another value for some fields."""
    kept = latest(identity)
    document = ledger().document(kept.document).document
    before = fields.inputs(kept.claim, document)
    told: dict[str, Any] = {"claim": kept.claim, "inputs": before, "reason": "", "problems": ()}
    if request.method == "POST":
        others = [one.claim for one in ledger().claims(ClaimFilter(document=kept.document))]
        reason = request.POST.get("reason", "")[:2000]
        try:
            changed = fields.changes(request.POST, before, kept.claim, document)
            put = corrected(kept.claim, changed, document, others)
            return _decided(request, keep(person(request), identity, "correct", reason or _("as the report says"), [put]))
        except CorrectionError as error:
            told |= {"inputs": fields.with_answers(before, request.POST, error.problems), "reason": reason}
            told["problems"] = error.problems
    status = 422 if told["problems"] else 200
    return render(request, _correction_page(request), told, status=status)


def _decided(request: HttpRequest, kept: Kept) -> HttpResponse:
    """The card anew for a page that asked with a script, else the page of the claim."""
    if "HX-Request" not in request.headers:
        return redirect("claim", kept.claim.id)
    return render(request, "reviewing/card.html", {"card": one_card(kept), "reviews": True})


def _correction_page(request: HttpRequest) -> str:
    return "reviewing/correction.html" if "HX-Request" in request.headers else "reviewing/correction_page.html"
