"""Who may do what: roles, from reader to administrator, and what every answer says about caching."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase
from django.utils.cache import add_never_cache_headers

from recount.web.accounts.models import Person, Role

P = ParamSpec("P")
R = TypeVar("R", bound=HttpResponseBase)
View = Callable[Concatenate[HttpRequest, P], R]


def needs(role: Role) -> Callable[[View[P, R]], View[P, R]]:
    """A view for people of a role and those above it; whoever has a lesser one is told so (403)."""

    def wrapped(view: View[P, R]) -> View[P, R]:
        @wraps(view)
        def checked(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> R:
            if not person(request).may(role):
                raise PermissionDenied
            return view(request, *args, **kwargs)

        return checked

    return wrapped


def person(request: HttpRequest) -> Person:
    """Who asks. PermissionDenied for nobody: a view that forgot its guard must not answer."""
    if not isinstance(request.user, Person):
        raise PermissionDenied
    return request.user


def client_ip(request: HttpRequest) -> str:
    """The address that asks, as the trusted servers in front tell it; what a client writes there itself is not believed."""
    forwarded = [part.strip() for part in request.headers.get("X-Forwarded-For", "").split(",") if part.strip()]
    proxies: int = settings.RECOUNT.proxies
    return forwarded[-proxies] if proxies and len(forwarded) >= proxies else request.META.get("REMOTE_ADDR", "")


class KeepPrivateMiddleware:
    """Pages of people who are signed in are kept in no cache."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self._answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """The answer, marked."""
        response = self._answer(request)
        if request.user.is_authenticated and "Cache-Control" not in response.headers:
            add_never_cache_headers(response)
        return response
