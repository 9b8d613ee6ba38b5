"""An event as it may be published: what the rules withhold is replaced in every word of it, and places are made coarser."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, TypeVar

import msgspec
from msgspec.structs import replace

from recount.events.records import Where
from recount.exports.redaction.cuts import MARK, Cuts
from recount.exports.redaction.places import coarsened
from recount.exports.redaction.rules import Level
from recount.exports.redaction.terms import Terms
from recount.model import Phrase, Place

T = TypeVar("T")

# Ids and values out of a fixed list; the pages of a redacted edition print no id.
_CLOSED: Final = frozenset(
    "account basis by category claim claims country document event first flags harm head hearing id inputs kind last level "
    "model modifier page parent published reported rule rules side stance status version voice".split()
)


@dataclass(frozen=True, slots=True)
class Censor:
    """Withholds `terms`, and places finer than `level`."""

    terms: Terms
    level: Level

    def __call__(self, record: T) -> T:
        """The record with all that it holds rewritten."""
        return self._rewritten(record, "")  # type: ignore[no-any-return]

    def words(self, words: str) -> str:
        """The words as they may be read."""
        return Cuts(words, self.terms.hits(words)).text

    def _rewritten(self, value: Any, field: str) -> Any:
        match value:
            case str():
                return value if field in _CLOSED else self.words(value)
            case tuple():
                return tuple(self._rewritten(one, field) for one in value)
            case Mapping():
                return {key: self._rewritten(one, field) for key, one in value.items()}
            case Phrase():
                return replace(value, values=tuple((name, self._rewritten(one, "")) for name, one in value.values))
            case Where():
                return self._fields(self._coarser(value))
            case msgspec.Struct():
                return self._fields(value)
        return value

    def _fields(self, record: Any) -> Any:
        return replace(record, **{name: self._rewritten(getattr(record, name), name) for name in record.__struct_fields__})

    def _coarser(self, where: Where) -> Where:
        place = coarsened(Place(text=where.name, start=0, end=max(1, len(where.name)), **_located(where)), self.level)
        return Where(**{**_located(place), "name": place.name or place.country or MARK})


def _located(record: Where | Place) -> dict[str, Any]:
    return {name: getattr(record, name) for name in Where.__struct_fields__}
