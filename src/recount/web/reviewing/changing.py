"""Claims of a person's own in place of the machine's: one corrected, one split into several, several merged into one."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from recount.errors import ReviewError
from recount.ledger import ClaimFilter, Kept
from recount.model import Claim, Document
from recount.review.correcting import CorrectionError, corrected, restated
from recount.web.access import needs, person
from recount.web.accounts.models import Role
from recount.web.documents.cards import Card
from recount.web.documents.sheet import sheet
from recount.web.ledgers import ledger
from recount.web.reviewing.deciding import LONGEST_REASON, Verdict, keep, latest
from recount.web.reviewing.fields import Input, changes, inputs, with_answers
from recount.web.reviewing.views import decided

_PARTS = range(2, 10)

Make = Callable[[Claim, Mapping[str, str], Document, Sequence[Claim]], Claim]


@dataclass(slots=True)
class _Form:
    """A form with the inputs of each claim that shall stand, as first shown or as the person left them, and what is wrong."""

    request: HttpRequest
    kept: Kept
    parts: list[list[Input]]
    problems: tuple[str, ...] = ()

    @property
    def sent(self) -> bool:
        """Whether the person is done with it."""
        return self.request.method == "POST" and "another" not in self.request.POST

    def reason(self, usual: str) -> str:
        """Why, in the person's words or the usual ones."""
        return self.request.POST.get("reason", "").strip()[:LONGEST_REASON] or usual

    def read(self, make: Make, document: Document) -> tuple[Claim, ...]:
        """The claims as the person would have them, none while something is wrong."""
        others = [one.claim for one in ledger().claims(ClaimFilter(document=self.kept.document))]
        made = []
        for n, part in enumerate(self.parts):
            problems: tuple[str, ...] = ()
            try:
                made.append(
                    make(self.kept.claim, changes(self.request.POST, part, self.kept.claim, document), document, others)
                )
            except CorrectionError as error:
                problems = error.problems
            self.parts[n] = with_answers(part, self.request.POST, problems)
            self.problems += problems
        return () if self.problems else tuple(made)

    def keep(self, verdict: Verdict) -> HttpResponse | None:
        """Keep the decision and answer with what stands; null where it cannot be kept."""
        try:
            keep(person(self.request), self.kept.claim.id, verdict)
        except ReviewError as error:
            self.problems = (str(error),)
            return None
        return decided(self.request, [self.kept.claim.id, *verdict.merged])

    def shown(self, name: str, title: str, **told: Any) -> HttpResponse:
        """The form: by itself for a page that asked with a script, else as a page."""
        told |= {"title": title, "form": f"reviewing/{name}.html"}
        told |= {"claim": self.kept.claim, "parts": self.parts, "problems": self.problems}
        told["reason"] = self.request.POST.get("reason", "")
        script = "HX-Request" in self.request.headers
        template = told["form"] if script else "reviewing/change_page.html"
        return render(self.request, template, told, status=422 if self.problems else 200)


@require_http_methods(["GET", "POST"])
@needs(Role.RECORDER)
def correction(request: HttpRequest, identity: str) -> HttpResponse:
    """Another value for some fields."""
    kept, document = _found(identity)
    form = _Form(request, kept, [inputs(kept.claim, document)])
    if form.sent and (put := form.read(corrected, document)):
        answer = form.keep(Verdict("correct", form.reason(_("as the report says")), put))
        if answer:
            return answer
    return form.shown("correction", _("Correct a claim"))


@require_http_methods(["GET", "POST"])
@needs(Role.RECORDER)
def split(request: HttpRequest, identity: str) -> HttpResponse:
    """Several claims in place of one, each with words of its own; the form has as many as were asked for."""
    kept, document = _found(identity)
    asked = request.POST.get("parts", "")
    number = int(asked) if asked.isdecimal() and len(asked) < 3 else _PARTS.start
    number = min(max(number + ("another" in request.POST), _PARTS.start), _PARTS.stop - 1)
    form = _Form(request, kept, [inputs(kept.claim, document, f"{n}.") for n in range(1, number + 1)])
    if form.sent and (put := form.read(restated, document)):
        answer = form.keep(Verdict("split", form.reason(_("the words hold several claims")), put))
        if answer:
            return answer
    if not form.sent:
        form.parts = [with_answers(part, request.POST, ()) for part in form.parts]
    return form.shown("split", _("Split a claim"), another=number + 1 in _PARTS)


@require_http_methods(["GET", "POST"])
@needs(Role.RECORDER)
def merge(request: HttpRequest, identity: str) -> HttpResponse:
    """One claim in place of several of its kind in the same report."""
    kept, document = _found(identity)
    form = _Form(request, kept, [inputs(kept.claim, document)])
    beside = _alike(kept)
    chosen = tuple(card.kept.claim.id for card in beside if card.kept.claim.id in request.POST.getlist("with"))
    if form.sent and not chosen:
        form.problems = (_("Choose the claims that say the same."),)
    elif form.sent and (put := form.read(restated, document)):
        answer = form.keep(Verdict("merge", form.reason(_("they say the same")), put, chosen))
        if answer:
            return answer
    return form.shown("merge", _("Merge claims"), beside=beside, chosen=chosen)


def _found(identity: str) -> tuple[Kept, Document]:
    kept = latest(identity)
    return kept, ledger().document(kept.document).document


def _alike(kept: Kept) -> list[Card]:
    """The other claims of its kind in the report."""
    cards = sheet(kept.document).cards
    return [one for one in cards if type(one.kept.claim) is type(kept.claim) and one.kept.claim.id != kept.claim.id]
