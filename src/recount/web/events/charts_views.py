"""Charts and the data behind them."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from recount.events import event as dossier_of
from recount.web.events import charts
from recount.web.events.filters import asked
from recount.web.events.keeping_up import behind
from recount.web.events.over_time import over_time
from recount.web.ledgers import ledger


@require_GET
def timeline(request: HttpRequest) -> HttpResponse:
    """Tolls over time, each as the range that can be defended; where there are many, by month or year."""
    form = asked(request)
    found = over_time(ledger(), form.wanted())
    told = {"form": form, "found": found, "rows": charts.tolls(found.events), "behind": behind()}
    told["sums"] = [(one, form.narrowed(first=one.first, last=one.last)) for one in reversed(found.sums)]
    return render(request, "events/timeline.html", told)


@require_GET
def timeline_chart(request: HttpRequest) -> HttpResponse:
    """The timeline as SVG."""
    found, theme = over_time(ledger(), asked(request).wanted()), _theme(request)
    drawn = charts.sums_svg(charts.sums(found), theme) if found.sums else charts.tolls_svg(charts.tolls(found.events), theme)
    return _svg(drawn)


@require_GET
def timeline_data(request: HttpRequest) -> HttpResponse:
    """The timeline's rows as CSV."""
    found = over_time(ledger(), asked(request).wanted())
    return _csv(charts.data(charts.sums(found) if found.sums else charts.tolls(found.events)), "tolls.csv")


@require_GET
def claims_chart(request: HttpRequest, identity: str) -> HttpResponse:
    """The claims of one event over time, as SVG."""
    return _svg(charts.said_svg(charts.said(dossier_of(ledger(), identity)), _theme(request)))


@require_GET
def claims_data(request: HttpRequest, identity: str) -> HttpResponse:
    """The same as CSV."""
    return _csv(charts.data(charts.said(dossier_of(ledger(), identity))), "claims.csv")


def _theme(request: HttpRequest) -> str:
    return "dark" if request.GET.get("theme") == "dark" else "light"


def _svg(drawn: str) -> HttpResponse:
    """An image that runs and loads nothing, though its text comes from reports."""
    answer = HttpResponse(drawn, content_type="image/svg+xml")
    answer["Content-Security-Policy"] = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
    return answer


def _csv(rows: str, name: str) -> HttpResponse:
    return HttpResponse(
        rows, content_type="text/csv; charset=utf-8", headers={"Content-Disposition": f'attachment; filename="{name}"'}
    )
