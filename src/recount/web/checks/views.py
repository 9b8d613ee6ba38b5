"""One statement against the record, and the statements of the ledger that can be checked."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from recount.errors import RecountError
from recount.events.checking import CheckedStatement, check_kept, check_words
from recount.web.checks.forms import CheckForm
from recount.web.desk.following import follow
from recount.web.desk.models import Total
from recount.web.events.keeping_up import behind
from recount.web.ledgers import ledger
from recount.web.reviewing.deciding import latest

_SHOWN = 40


@require_GET
def checks(request: HttpRequest) -> HttpResponse:
    """The form; the verdict where something was asked."""
    follow()
    asks = "words" in request.GET or "claim" in request.GET
    form = CheckForm(request.GET if asks else None)
    found, problem = _checked(form) if asks and form.is_valid() else (None, "")
    totals = Total.objects.select_related("report").order_by("-report")[:_SHOWN]
    told = {"form": form, "found": found, "problem": problem, "totals": totals, "behind": behind()}
    return render(request, "checks/checks.html", told)


def _checked(form: CheckForm) -> tuple[CheckedStatement | None, str]:
    """The verdict, or what is missing for one."""
    told = form.cleaned_data
    try:
        if told["claim"]:
            return check_kept(ledger(), latest(told["claim"]), form.window), ""
        published = told["published"].isoformat() if told["published"] else None
        return check_words(ledger(), told["words"], published=published, window=form.window), ""
    except RecountError as error:
        return None, str(error)
