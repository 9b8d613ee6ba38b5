"""Finding words whatever their case, accents, hyphens, line breaks or glue.

Two texts are compared by their words, folded: compatibility forms and letters of every case made alike, accents, invisible
characters and signs left out. `SamirAdel`, `SAMIR\\nADEL`, `samir-adel` and `Samir%20Adel` all hold the words of `Samir Adel`;
`Somalia` does not hold those of `Ali`.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from urllib.parse import unquote

import msgspec

from recount.model.withheld import Reason

_WORD = re.compile(r"[^\W_]+")
_ESCAPED = re.compile(r"(?:%[0-9A-Fa-f]{2})+|&#?\w+;|\\u[0-9A-Fa-f]{4}")
_NESTED = 3  # escapes within escapes: an address within an address within markup
_WIDEST_GAP = 8  # characters between two words of one name: a comma, a line break and its indent
_IGNORED = frozenset(("Mn", "Me", "Cf", "Lm"))  # marks, invisible signs, lengthening


class Term(msgspec.Struct, frozen=True, order=True):
    """Words to withhold, and why."""

    words: str
    reason: Reason


class Hit(msgspec.Struct, frozen=True, order=True):
    """Where a term stands in a text: half-open range of code points."""

    start: int
    end: int
    term: Term


class _Word(msgspec.Struct, frozen=True):
    """A folded word, its range in the text, and what stands between the word before it and this one."""

    text: str
    start: int
    end: int
    gap: str


def folded_words(text: str) -> tuple[str, ...]:
    """The words of a text, folded; also split where a small letter meets a capital or a letter a digit."""
    return tuple(word.text for word in _words(text))


class Terms:
    """Terms that are looked for together."""

    def __init__(self, terms: Iterable[Term]) -> None:
        self._by_key: dict[str, list[tuple[Term, frozenset[int]]]] = {}
        self._unspaced: list[tuple[str, Term]] = []
        for term in sorted(set(terms)):
            words = folded_words(term.words)
            key = "".join(words)
            self._by_key.setdefault(key, []).append((term, frozenset(_breaks(words))))
            if not _cased(key):
                self._unspaced.append((key, term))
        self._longest = 2 + max(map(len, self._by_key), default=0)

    def hits(self, text: str) -> list[Hit]:
        """Every place where a term stands, in order."""
        if not self._by_key:
            return []
        words = _words(text)
        found = {hit for at in range(len(words)) for hit in self._starting(words[at : at + self._longest])}
        found.update(self._in_unspaced(words))
        return sorted(found)

    def _starting(self, words: Sequence[_Word]) -> Iterator[Hit]:
        """Terms whose first word is the first of the words: they are joined up to the length of the longest term."""
        joined, spaces, end = "", set[int](), 0
        for word in words:
            if joined:
                if len(word.gap) > _WIDEST_GAP:
                    return
                if any(map(str.isspace, word.gap)):
                    spaces.add(len(joined))
            joined, end = joined + word.text, word.end
            if len(joined) > self._longest:
                return
            for key in (joined, joined.removesuffix("s")):
                for term, breaks in self._by_key.get(key, ()):
                    if {place for place in spaces if place < len(key)} <= breaks:
                        yield Hit(words[0].start, end, term)

    def _in_unspaced(self, words: list[_Word]) -> Iterator[Hit]:
        """Scripts without capitals glue particles to names or have no spaces: there a part of a word is enough."""
        for key, term in self._unspaced:
            for word in words:
                if key in word.text:
                    yield Hit(word.start, word.end, term)


def _breaks(words: Iterable[str]) -> Iterator[int]:
    length = 0
    for word in words:
        yield length
        length += len(word)


def _cased(text: str) -> bool:
    return any(c.upper() != c.lower() or c.isdigit() for c in text)


def _words(text: str) -> list[_Word]:
    plain, places = _decoded(text)
    letters, origins = _folded(plain)
    words: list[_Word] = []
    done = 0
    for match in _WORD.finditer(letters):
        first, end = origins[match.start()], _with_marks(plain, origins[match.end() - 1] + 1)
        words.append(_Word(match[0], places[first].start, places[end - 1].stop, plain[done:first]))
        done = end
    return words


def _with_marks(text: str, end: int) -> int:
    """The end of a word with the accents and invisible signs that follow its last letter."""
    while end < len(text) and not _folded_letter(text[end]):
        end += 1
    return end


def _folded(text: str) -> tuple[str, list[int]]:
    """The folded text and, for each of its characters, where it stood; a space stands between the words that are split."""
    letters: list[str] = []
    origins: list[int] = []
    before = " "
    for at, c in enumerate(text):
        alike = _folded_letter(c)
        if alike and _turns(before, c):
            letters.append(" ")
            origins.append(at)
        letters += alike
        origins += [at] * len(alike)
        before = c if alike else before
    return "".join(letters), origins


def _decoded(text: str) -> tuple[str, list[range]]:
    """The text with the escapes of addresses, markup and JSON resolved, also those of escapes; where each character stood."""
    places = [range(at, at + 1) for at in range(len(text))]
    for _ in range(_NESTED):
        pieces: list[str] = []
        moved: list[range] = []
        done = 0
        for match in _ESCAPED.finditer(text):
            plain = _plain(match[0])
            whole = range(places[match.start()].start, places[match.end() - 1].stop)
            pieces += [text[done : match.start()], plain]
            moved += [*places[done : match.start()], *[whole] * len(plain)]
            done = match.end()
        if not done:
            break
        text, places = "".join([*pieces, text[done:]]), [*moved, *places[done:]]
    return text, places


def _plain(escape: str) -> str:
    if escape.startswith("%"):
        return unquote(escape)
    return chr(int(escape[2:], 16)) if escape.startswith("\\u") else html.unescape(escape)


def _turns(before: str, c: str) -> bool:
    return (before.islower() and c.isupper()) or (before.isdigit() != c.isdigit() and before.isalnum() and c.isalnum())


@lru_cache(maxsize=100_000)
def _folded_letter(c: str) -> str:
    """NFKD, marks dropped, upper and then folded, so that every pair of cases (ß and SS, dotless i and I) is one."""
    return _bare(_bare(c).upper().casefold())


def _bare(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", text) if unicodedata.category(c) not in _IGNORED)
