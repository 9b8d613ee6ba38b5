"""Disputed claims: the list, and the reviewers' words on one, side by side."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from recount.errors import ReviewError
from recount.ledger import Kept
from recount.review.deciding import may_adjudicate
from recount.views.rows import Context
from recount.web.access import needs, person
from recount.web.accounts.models import Role
from recount.web.adjudication.opinions import chosen, opinions
from recount.web.desk.following import follow
from recount.web.desk.models import Report
from recount.web.documents.sheet import beside, disputed
from recount.web.paging import entry_in
from recount.web.reviewing.deciding import LONGEST_REASON, Verdict, keep, latest

_REPORTS = 20


@require_GET
@needs(Role.ADJUDICATOR)
def disputes(request: HttpRequest) -> HttpResponse:
    """All disputed claims, report by report."""
    current = follow()
    first = entry_in(request.GET.get("after", "")) or 0
    reports = list(Report.objects.filter(disputed__gt=0, entry__gt=first).order_by("entry")[: _REPORTS + 1])
    cards = disputed([one.entry for one in reports[:_REPORTS]]) if reports else {}
    shown = [(one, cards.get(one.entry, ())) for one in reports[:_REPORTS]]
    told = {"disputes": shown, "current": current, "after": reports[_REPORTS - 1].entry if len(reports) > _REPORTS else None}
    return render(request, "adjudication/disputes.html", told)


@require_http_methods(["GET", "POST"])
@needs(Role.ADJUDICATOR)
def dispute(request: HttpRequest, identity: str) -> HttpResponse:
    """One claim: each reviewer's word, and which of them holds."""
    kept = latest(identity)
    problem = ""
    if request.method == "POST":
        try:
            _uphold(request, kept)
            messages.success(request, _("Decided."))
            return redirect("disputes")
        except ReviewError as error:
            problem = str(error)
    stored, (card,) = beside([kept])
    told = {"card": card, "document": stored.document, "problem": problem, "own": _own_case(request, kept)}
    told["opinions"] = opinions(kept, Context(stored.document, {}, translation))
    return render(request, "adjudication/dispute.html", told, status=422 if problem else 200)


def _uphold(request: HttpRequest, kept: Kept) -> None:
    review = chosen(kept, request.POST.get("review", ""))
    reason = request.POST.get("reason", "")[:LONGEST_REASON]
    if not reason.strip():
        raise ReviewError(_("Say why: an adjudicator’s decision has a reason."))
    claim = review.claim if review.merged else kept.claim.id
    keep(person(request), claim, Verdict(review.decision, reason, review.replacements, review.merged, "adjudicator"))


def _own_case(request: HttpRequest, kept: Kept) -> bool:
    try:
        may_adjudicate(person(request).signature, [kept.standing])
    except ReviewError:
        return True
    return False
