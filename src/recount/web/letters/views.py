"""The published pages with their letter form, and the queue in which letters wait for a person."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import msgspec
from allauth.core import ratelimit
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from django.views.static import serve

from recount.events import existing, find_event
from recount.ledger.clock import written
from recount.model import Moderation, Submission
from recount.publishing.letters import about
from recount.web.access import needs, person
from recount.web.accounts.models import Role
from recount.web.ledgers import ledger
from recount.web.letters.forms import LetterForm
from recount.web.paging import entry_in

_SHOWN = 20
_PAGE = re.compile(r"events/[-0-9a-z]+\.html")


@dataclass(frozen=True, slots=True)
class Subject:
    """What a letter is about: an event of the ledger, a `page` that is served (empty for none), or words of the reader's."""

    words: str
    is_event: bool
    page: str


@require_GET
@needs(Role.ADJUDICATOR)
def letters(request: HttpRequest) -> HttpResponse:
    """Letters that wait, the oldest first."""
    waiting = [one.submission for one in ledger().letters(waiting=True, limit=_SHOWN)]
    there = existing(ledger(), {one.about for one in waiting})
    return render(request, "letters/letters.html", {"letters": [(one, _subject(one, there)) for one in waiting]})


@require_GET
@needs(Role.ADJUDICATOR)
def decided(request: HttpRequest) -> HttpResponse:
    """What people decided about letters, when and why, the latest first; `before` is the entry that a page ends before."""
    found = ledger().moderations(before=entry_in(request.GET.get("before", "")), limit=_SHOWN + 1)
    there = existing(ledger(), {one.submission.about for one in found})
    shown = [(one, _subject(one.submission, there)) for one in found[:_SHOWN]]
    older = found[_SHOWN - 1].entry if len(found) > _SHOWN else None
    return render(request, "letters/decided.html", {"decisions": shown, "older": older})


def _subject(letter: Submission, events: Collection[str]) -> Subject:
    return Subject(letter.about, letter.about in events, _published_page(letter.about))


@require_POST
@needs(Role.ADJUDICATOR)
def moderate(request: HttpRequest, identity: str) -> HttpResponse:
    """Accept a letter, so that it is published with the next site, or decline it with a reason."""
    reason = request.POST.get("reason", "")[:2000].strip()
    accepted = request.POST.get("decision") == "accepted"
    if not accepted and not reason:
        messages.error(request, _("Say why the letter is declined."))
        return redirect("letters")
    made = Moderation(
        id="",
        submission=identity,
        decision="accepted" if accepted else "declined",
        person=person(request).signature,
        at=_now(),
        reason=reason,
    )
    ledger().moderate(msgspec.structs.replace(made, id=_digest(made)))
    messages.success(request, _("Kept. An accepted letter appears when the site is published again."))
    return redirect("letters")


@require_http_methods(["GET", "POST"])
@login_not_required
def write(request: HttpRequest, page: str = "") -> HttpResponse:
    """A reader writes about the event whose published page has this name, or about the page that the letter names."""
    if settings.RECOUNT.public is None or (page and not (settings.RECOUNT.public / about(page)).is_file()):
        raise Http404
    return _letter(request, about(page) if page else "")


@require_http_methods(["GET", "POST"])
def write_inside(request: HttpRequest, identity: str) -> HttpResponse:
    """Somebody of the team hands in what reached them about an event by mail, by telephone or by hand."""
    if find_event(ledger(), identity) is None:
        raise Http404
    return _letter(request, identity)


def _letter(request: HttpRequest, subject: str) -> HttpResponse:
    """The form, or what came of it."""
    form = LetterForm(request.POST or None, subject)
    if request.method == "POST" and form.is_valid():
        if not request.user.is_authenticated and not ratelimit.consume(request, action="submission"):
            return render(request, "letters/later.html", status=429)
        if not form.cleaned_data["website"]:
            _submit(subject or form.cleaned_data["page"], form)
        return render(request, "letters/thanks.html")
    told = {"form": form, "page": _published_page(subject)}
    return render(request, "letters/write.html", told, status=422 if form.errors else 200)


@require_GET
@login_not_required
def published(request: HttpRequest, name: str) -> HttpResponseBase:
    """A file of the published site."""
    if settings.RECOUNT.public is None:
        raise Http404
    return serve(request, name, document_root=str(settings.RECOUNT.public))


def _published_page(subject: str) -> str:
    """The path of the page that a letter is about, empty where it is about none that is served here."""
    served: Path | None = settings.RECOUNT.public
    return subject if served is not None and _PAGE.fullmatch(subject) and (served / subject).is_file() else ""


def _submit(subject: str, form: LetterForm) -> None:
    told = form.cleaned_data
    made = Submission(id="", about=subject, kind=told["kind"], text=told["text"], at=_now(), name=told["name"] or None)
    ledger().submit(msgspec.structs.replace(made, id=_digest(made)))


def _digest(record: msgspec.Struct) -> str:
    return f"sha256:{hashlib.sha256(msgspec.json.encode(record)).hexdigest()}"


def _now() -> str:
    return written(datetime.now(UTC))
