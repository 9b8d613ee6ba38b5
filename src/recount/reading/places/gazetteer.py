"""The gazetteer: folded names, and the places that bear them. Sources and licences: data/GAZETTEER.md."""

from __future__ import annotations

import gzip
import re
import unicodedata
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Final, Literal

Kind = Literal["continent", "country", "admin1", "admin2", "region", "city", "water", "site"]

APOSTROPHES: Final = "'’‘`´ʻʼʾʿ"
LONGEST_NAME: Final = 6  # words of a folded name
_WORD: Final = re.compile(r"[^\W_]+")
_WITHOUT_APOSTROPHES: Final = str.maketrans("", "", APOSTROPHES)
_SPELT_OUT: Final = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort"}


@dataclass(frozen=True, slots=True)
class Entry:
    """One place of the gazetteer.

    `admin1` and `admin2` are the names of its first- and second-order divisions (empty where none), `country` ISO 3166-1
    alpha-2 (empty for what lies in several), `lat` and `lon` decimal degrees (null for a district without a known point),
    `population` that of its places in the gazetteer, `precision` UCDP's where_prec (null for what is larger than a country).
    `number` is its line in the data file.
    """

    number: int
    name: str
    kind: Kind
    country: str
    admin1: str
    admin2: str
    lat: float | None
    lon: float | None
    population: int
    precision: int | None


@lru_cache(maxsize=100_000)
def fold(name: str) -> str:
    """`name` as the gazetteer's keys have it: lower case, no accents, apostrophes or signs, words joined by single spaces."""
    bare = name.translate(_WITHOUT_APOSTROPHES).casefold()
    if not bare.isascii():
        decomposed = unicodedata.normalize("NFKD", name.translate(_WITHOUT_APOSTROPHES)).casefold()
        bare = "".join(c for c in decomposed if not unicodedata.combining(c))
    return " ".join(_SPELT_OUT.get(word, word) for word in _WORD.findall(bare))


def abbreviation_key(name: str) -> str:
    """Key of what is a name only in capitals ("US", "N.Y.", "KP")."""
    return "!" + fold(name.replace(".", ""))


def pointed_key(name: str) -> str:
    """Key of what is a name only before a full stop ("Calif.", "W.Va.")."""
    return fold(name) + "."


def people_key(name: str) -> str:
    """Key of the name or adjective of a people ("Syrian", "Kurds")."""
    return "~" + fold(name)


def division_key(country: str, admin1: str = "") -> str:
    """Key of a country by its ISO code, or of its first-order division by its canonical name."""
    return f"@{country} {admin1}".rstrip()


class Gazetteer:
    """Names and places, looked up by binary search in two sequences of lines that stay unparsed until they are asked for."""

    def __init__(self, names: Sequence[bytes], places: Sequence[bytes]) -> None:
        self._names = names
        self._places = places
        self._entry = lru_cache(maxsize=50_000)(self._parse)
        self._find = lru_cache(maxsize=50_000)(self._search)

    @staticmethod
    @cache
    def load() -> Gazetteer:
        """The shipped gazetteer, read once per process."""
        return Gazetteer(_lines("names.tsv.gz"), _lines("places.tsv.gz"))

    def named(self, key: str) -> tuple[Entry, ...]:
        """The places with this key (see `fold` and the `_key` functions), most populous first; empty if there are none."""
        return self._find(key)

    def has_prefix(self, key: str) -> bool:
        """Whether a longer name begins with the words of `key`."""
        prefix = f"{key} ".encode()
        at = bisect_left(self._names, prefix)
        return at < len(self._names) and self._names[at].startswith(prefix)

    def _search(self, key: str) -> tuple[Entry, ...]:
        prefix = f"{key}\t".encode()
        at = bisect_left(self._names, prefix)
        if at == len(self._names) or not self._names[at].startswith(prefix):
            return ()
        return tuple(self._entry(int(number)) for number in self._names[at][len(prefix) :].split(b" "))

    def _parse(self, number: int) -> Entry:
        name, kind, country, admin1, admin2, lat, lon, population, precision = self._places[number].decode().split("\t")
        return Entry(
            number,
            name,
            kind,  # type: ignore[arg-type]
            country,
            admin1,
            admin2,
            float(lat) if lat else None,
            float(lon) if lon else None,
            int(population),
            int(precision) if precision else None,
        )


def _lines(file: str) -> tuple[bytes, ...]:
    """The lines of a data file. A tuple of bytes drops out of what the garbage collector goes through, a list never does."""
    return tuple(gzip.decompress(files("recount.reading").joinpath("data", file).read_bytes()).split(b"\n"))
