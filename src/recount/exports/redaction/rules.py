"""The rules file: what is withheld at export to protect people. TOML or JSON; docs/protection.md explains every key."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import msgspec

from recount.errors import FormatError
from recount.exports.redaction.terms import folded_words
from recount.model import Side

Level = Literal["exact", "district", "province", "country"]


class Rules(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What to withhold.

    `names` are people: each name everywhere, and each of its parts in the documents that name the person. `words` are withheld
    as they are. `speakers` are sides of speakers and `roles` words for speakers (resident, witness, relative) whose names are
    withheld; `victims` those of people who came to harm; `minors` those of people younger than so many years (0: none).
    `places` is the finest level of place that may be told.
    """

    names: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    speakers: tuple[Side, ...] = ()
    roles: tuple[str, ...] = ()
    victims: bool = False
    minors: int = 0
    places: Level = "exact"

    def __post_init__(self) -> None:
        for field in ("names", "words", "roles"):
            for value in getattr(self, field):
                if not folded_words(value):
                    raise ValueError(f"`{field}` holds {value!r}, which has neither a letter nor a digit")
        if not 0 <= self.minors <= 120:
            raise ValueError(f"`minors` is an age in years, not {self.minors}")


def read_rules(path: Path) -> Rules:
    """The rules of a file. FormatError with the file and the key if they are not as they should be, or withhold nothing: who
    gives rules counts on them."""
    decode = msgspec.json.decode if path.suffix.lower() == ".json" else msgspec.toml.decode
    try:
        rules: Rules = decode(path.read_bytes(), type=Rules)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise FormatError(f"{path}: {error}; docs/protection.md lists the keys") from error
    if rules == Rules():
        raise FormatError(f"{path}: withholds nothing: docs/protection.md lists the keys")
    return rules
