"""Pages that say what went wrong, in one line, and errors of recount as such a page."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _

from recount.errors import LedgerError, RecountError


def problem(request: HttpRequest, title: str, text: str, status: int) -> HttpResponse:
    """A page with one line."""
    return render(request, "problem.html", {"title": title, "text": text}, status=status)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """403."""
    return problem(request, _("Not for your role"), _("Ask an administrator of the team for a role that may do this."), 403)


def missing(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404."""
    return problem(request, _("No such page"), _("The address is wrong, or this ledger does not hold what it names."), 404)


class ProblemMiddleware:
    """What recount expects to go wrong becomes a page that says it."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self._answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """The answer."""
        return self._answer(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """A page for a RecountError; None leaves the rest to Django."""
        if isinstance(exception, LedgerError) and "holds no " in str(exception):
            return missing(request, exception)
        if isinstance(exception, RecountError):
            return problem(request, _("That did not work"), str(exception), 400)
        return None
