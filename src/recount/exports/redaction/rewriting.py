"""Records rewritten: words replaced by the mark, spans moved, places made coarser, ids made anew."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, TypeVar

import msgspec
from msgspec.structs import replace

from recount.exports.redaction.cuts import Cuts
from recount.exports.redaction.places import coarsened
from recount.exports.redaction.rules import Level
from recount.exports.redaction.terms import Terms
from recount.model import Place, Span
from recount.reading.identity import claim_id

T = TypeVar("T")

# Values out of a fixed list, days and versions hold nothing that a report says in words.
_CLOSED: Final = frozenset(
    "added attribution at capacity category country dataset decision end event_type first format harm language last position "
    "precision published scope side stance start status sub_event_type type value version weights".split()
)
_IDS: Final = frozenset("id part_of about response_to claim merged decided_by".split())


class Ids:
    """New ids for a document's claims and reviews, numbered as they come.

    The old ones are hashes over the words and spans: whoever guessed a withheld name could test the guess against them.
    """

    def __init__(self, document: str) -> None:
        self._document = document
        self._made: dict[str, str] = {}

    def __getitem__(self, old: str) -> str:
        return self._made.setdefault(old, claim_id(self._document, "redacted", len(self._made)))


class SameIds(Ids):
    """Leaves every id as it is, to see whether anything else changes."""

    def __init__(self) -> None:
        super().__init__("")

    def __getitem__(self, old: str) -> str:
        return old


class Change:
    """What is done to the records of one document; `text` is its text, in which the spans stand."""

    def __init__(self, terms: Terms, text: str, level: Level) -> None:
        self._terms = terms
        self._old = text
        self._level = level
        self._cuts = Cuts(text, terms.hits(text))
        self._told: dict[str, str] = {}

    @property
    def text(self) -> str:
        """The text as it may be read."""
        return self._cuts.text

    def words(self, words: str) -> str:
        """Any other words as they may be read. Claims repeat names and places, so each piece is searched once."""
        if words not in self._told:
            self._told[words] = Cuts(words, self._terms.hits(words)).text
        return self._told[words]

    def record(self, value: T, ids: Ids) -> T:
        """The record with all that it holds rewritten."""
        return self._rewritten(value, "", ids)  # type: ignore[no-any-return]

    def _rewritten(self, value: Any, field: str, ids: Ids) -> Any:
        match value:
            case str():
                return self._text_of(field, value, ids)
            case tuple():
                return tuple(self._rewritten(one, field, ids) for one in value)
            case Mapping():
                return {key: self._rewritten(one, field, ids) for key, one in value.items()}
            case Span():
                return self._cuts.moved(value)
            case Place():
                return self._spanned(coarsened(value, self._level), ids)
            case msgspec.Struct():
                return self._spanned(value, ids) if hasattr(value, "start") else replace(value, **self._fields(value, ids))
        return value

    def _text_of(self, field: str, value: str, ids: Ids) -> str:
        if field in _IDS:
            return ids[value]
        return value if field in _CLOSED else self.words(value)

    def _fields(self, record: msgspec.Struct, ids: Ids) -> dict[str, Any]:
        return {name: self._rewritten(getattr(record, name), name, ids) for name in record.__struct_fields__}

    def _spanned(self, record: Any, ids: Ids) -> Any:
        """A record that stands in the text: its words are those of the new text there, if they were those of the old one."""
        span = self._cuts.moved(Span(record.start, record.end))
        fields = {**self._fields(record, ids), "start": span.start, "end": span.end}
        if getattr(record, "text", None) == self._old[record.start : record.end]:
            fields["text"] = self.text[span.start : span.end]
        return replace(record, **fields)
