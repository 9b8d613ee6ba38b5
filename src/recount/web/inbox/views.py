"""Handing reports in, and watching them being read."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from allauth.core import ratelimit
from django.conf import settings
from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from recount.intake.source import ENDINGS
from recount.web.access import needs, person
from recount.web.accounts.models import Role
from recount.web.inbox import worker
from recount.web.inbox.forms import AddressForm, FilesForm, Provenance, TextForm
from recount.web.inbox.models import Delivery

_SHOWN = 30
_NAME = 200  # code points of a file's name


@require_GET
@needs(Role.RECORDER)
def inbox(request: HttpRequest) -> HttpResponse:
    """Three ways in, and what was handed in."""
    return _page(request)


@require_POST
@needs(Role.RECORDER)
def files(request: HttpRequest) -> HttpResponse:
    """Files."""
    form = FilesForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, files=form)
    for one in form.cleaned_data["uploads"]:
        _deliver(request, form, Delivery.Kind.FILE, (one.name or _("file"))[:_NAME], stored=_store(one))
    return _started(request)


@require_POST
@needs(Role.RECORDER)
def text(request: HttpRequest) -> HttpResponse:
    """Pasted text."""
    form = TextForm(request.POST)
    if not form.is_valid():
        return _page(request, text=form)
    stored = f"{uuid4()}.txt"
    (settings.INBOX / stored).write_text(form.cleaned_data["text"], encoding="utf-8", newline="")
    _deliver(request, form, Delivery.Kind.TEXT, form.cleaned_data["title"] or _("pasted text"), stored=stored)
    return _started(request)


@require_POST
@needs(Role.RECORDER)
def address(request: HttpRequest) -> HttpResponse:
    """The address of a page or feed."""
    form = AddressForm(request.POST)
    if form.is_valid() and not ratelimit.consume(request, action="fetch", user=person(request)):
        form.add_error("address", _("Many addresses were fetched in the last hour: try again later."))
    if not form.is_valid():
        return _page(request, address=form)
    _deliver(request, form, Delivery.Kind.ADDRESS, form.cleaned_data["address"])
    return _started(request)


@require_GET
@needs(Role.RECORDER)
def progress(request: HttpRequest) -> HttpResponse:
    """The list of deliveries, which the page asks for while one is being read."""
    return render(request, "inbox/deliveries.html", _deliveries())


def _page(request: HttpRequest, **forms: Provenance) -> HttpResponse:
    blank: dict[str, Any] = {"files": FilesForm(), "text": TextForm(), "address": AddressForm()}
    status = 422 if forms else 200
    return render(request, "inbox/inbox.html", {"forms": blank | forms, **_deliveries()}, status=status)


def _deliveries() -> dict[str, Any]:
    found = list(Delivery.objects.select_related("by").order_by("-pk")[:_SHOWN])
    return {"deliveries": found, "busy": any(one.open for one in found)}


def _deliver(request: HttpRequest, form: Provenance, kind: Delivery.Kind, name: str, stored: str = "") -> None:
    told = form.cleaned_data
    Delivery.objects.create(
        by=person(request),
        kind=kind,
        name=name,
        title=told.get("title", ""),
        outlet=told["outlet"],
        published=told["published"],
        stored=stored,
    )


def _store(upload: UploadedFile[Any]) -> str:
    """Keep the bytes under a name of our own; of the given one only known endings stay, by which a format is told."""
    ends = (f".{part}" for part in (upload.name or "").casefold().split(".")[1:][-2:])
    stored = str(uuid4()) + "".join(end for end in ends if end in ENDINGS)
    with (settings.INBOX / stored).open("wb") as file:
        for chunk in upload.chunks():
            file.write(chunk)
    return stored


def _started(request: HttpRequest) -> HttpResponse:
    worker.wake()
    messages.success(request, _("Handed in. The claims appear as soon as the reports are read."))
    return redirect("inbox")
