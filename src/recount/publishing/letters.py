"""What readers wrote and a person accepted: corrections of, and replies to, what a page says."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

import msgspec

from recount.ledger import Ledger, Letter
from recount.model.submission import SubmissionKind
from recount.publishing.listing import Listed

_PAGE: Final = re.compile(r"events/[^/]*?([0-9a-f]{8})\.html")


class Reply(msgspec.Struct, frozen=True, kw_only=True):
    """A letter as it is printed. `page` names the page of its event, null where it is about another one, which `about` says in
    the reader's words; `reported` is the day (ISO) on which it came."""

    kind: SubmissionKind
    text: str
    name: str | None
    reported: str
    page: str | None
    about: str

    @property
    def paragraphs(self) -> list[str]:
        """The text, cut at blank lines."""
        return [part.strip() for part in re.split(r"\n\s*\n", self.text) if part.strip()]


def about(slug: str) -> str:
    """What a letter is about that was written from the page of an event: the page's path, of which the last digits stay the
    same even if the event gets another day or place."""
    return f"events/{slug}.html"


def replies(ledger: Ledger, shown: Mapping[str, Listed]) -> list[Reply]:
    """The accepted letters, the oldest first; `shown` are the events of the edition by their ids."""
    accepted = [one for one in ledger.letters() if one.moderation is not None and one.moderation.decision == "accepted"]
    pages = {listed.slug[-8:]: listed.slug for listed in shown.values()}
    return [_reply(one, shown, pages) for one in accepted]


def _reply(letter: Letter, shown: Mapping[str, Listed], pages: Mapping[str, str]) -> Reply:
    written = letter.submission
    named = _PAGE.fullmatch(written.about)
    event = shown.get(written.about)
    page = event.slug if event else pages.get(named[1]) if named else None
    said = "" if event or named else written.about
    return Reply(kind=written.kind, text=written.text, name=written.name, reported=written.at[:10], page=page, about=said)
