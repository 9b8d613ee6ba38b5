"""People of the team, and the door of a workbench for one."""

from __future__ import annotations

import getpass
import secrets

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from recount.web.access import needs, person
from recount.web.accounts.forms import NewPersonForm, PersonForm
from recount.web.accounts.invitations import invitation
from recount.web.accounts.models import Person, Role
from recount.web.problems import problem

_BACKEND = "django.contrib.auth.backends.ModelBackend"


@require_GET
@needs(Role.ADMINISTRATOR)
def people(request: HttpRequest) -> HttpResponse:
    """All accounts."""
    return render(request, "people/people.html", {"people": Person.objects.order_by("username")})


@require_http_methods(["GET", "POST"])
@needs(Role.ADMINISTRATOR)
def add(request: HttpRequest) -> HttpResponse:
    """A new account, and its invitation."""
    form = NewPersonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        made = form.save(commit=False)
        made.set_unusable_password()
        made.save()
        return _invited(request, made)
    return render(request, "people/add.html", {"form": form})


@require_http_methods(["GET", "POST"])
@needs(Role.ADMINISTRATOR)
def change(request: HttpRequest, number: int) -> HttpResponse:
    """Another role, or an account closed; the last administrator stays."""
    found = get_object_or_404(Person, pk=number)
    form = PersonForm(request.POST or None, instance=found)
    if request.method == "POST" and form.is_valid():
        if found == person(request) and not found.may(Role.ADMINISTRATOR):
            form.add_error("role", _("Another administrator must take your own role away."))
        else:
            form.save()
            messages.success(request, _("Saved."))
            return redirect("people")
    return render(request, "people/change.html", {"form": form, "found": Person.objects.get(pk=number)})


@require_POST
@needs(Role.ADMINISTRATOR)
def invite(request: HttpRequest, number: int) -> HttpResponse:
    """A new link for somebody who lost the password."""
    return _invited(request, get_object_or_404(Person, pk=number, is_active=True))


@require_GET
def profile(request: HttpRequest) -> HttpResponse:
    """One's own account."""
    return render(request, "people/profile.html", {"me": person(request)})


@require_GET
@login_not_required
def lost_password(request: HttpRequest) -> HttpResponse:
    """Where somebody comes who cannot sign in."""
    text = _("Ask an administrator of the team for a new link; it lets you set a password, once.")
    return problem(request, _("A lost password"), text, 200)


@require_GET
@login_not_required
def closed_door(request: HttpRequest) -> HttpResponse:
    """Where somebody comes who did not follow the link that `recount serve` prints."""
    text = _("Open the whole link that `recount serve` printed when it was started.")
    return problem(request, _("This workbench is locked"), text, 403)


@require_GET
@login_not_required
def door(request: HttpRequest, key: str) -> HttpResponse:
    """Let in the one person who started the server: only they were shown the key."""
    right: str = settings.RECOUNT.door_key
    if settings.RECOUNT.team or not right:
        raise Http404
    if not secrets.compare_digest(key.encode(), right.encode()):
        return closed_door(request)
    login(request, _owner(), backend=_BACKEND)
    return redirect("desk")


def _owner() -> Person:
    """The account of the person who started the server, made when first needed."""
    name: str = settings.RECOUNT.person or getpass.getuser()
    owner, made = Person.objects.get_or_create(username="owner", defaults={"role": Role.ADMINISTRATOR, "name": name})
    if made:
        owner.set_unusable_password()
    if made or owner.name != name:
        owner.name = name
        owner.save()
    return owner


def _invited(request: HttpRequest, found: Person) -> HttpResponse:
    link = request.build_absolute_uri(invitation(found))
    return render(request, "people/invited.html", {"found": found, "link": link})
