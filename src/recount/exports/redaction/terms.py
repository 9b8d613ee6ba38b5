"""Finding words whatever their case, accents, hyphens, line breaks or glue.

Two texts are compared by their words, folded: compatibility forms and letters of every case made alike, accents, invisible
characters and signs left out. `SamirAdel`, `SAMIR\\nADEL`, `samir-adel` and `Samir%20Adel` all hold the words of `Samir Adel`;
`Somalia` does not hold those of `Ali`.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from urllib.parse import unquote

import msgspec

from recount.model.withheld import Reason

_WORD = re.compile(r"[^\W_]+")
_ENCODED = re.compile(r"\S*(?:%[0-9A-Fa-f]{2}|&#?\w+;)\S*")
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
    """A folded word and its range in the text."""

    text: str
    start: int
    end: int


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

    def __bool__(self) -> bool:
        return bool(self._by_key)

    def hits(self, text: str) -> list[Hit]:
        """Every place where a term stands, in order."""
        if not self._by_key:
            return []
        words = _words(text)
        found = {hit for at in range(len(words)) for hit in self._starting(words, at, text)}
        found.update(self._in_unspaced(words))
        found.update(self._encoded(text))
        return sorted(found)

    def _starting(self, words: list[_Word], at: int, text: str) -> Iterator[Hit]:
        """Terms whose first word is that at `at`: words are joined up to the length of the longest term."""
        joined, spaces, end = "", set[int](), 0
        for word in words[at:]:
            if joined:
                gap = text[end : word.start]
                if len(gap) > _WIDEST_GAP:
                    return
                if any(map(str.isspace, gap)):
                    spaces.add(len(joined))
            joined, end = joined + word.text, word.end
            if len(joined) > self._longest:
                return
            for key in (joined, joined.removesuffix("s")):
                for term, breaks in self._by_key.get(key, ()):
                    if {place for place in spaces if place < len(key)} <= breaks:
                        yield Hit(words[at].start, end, term)

    def _in_unspaced(self, words: list[_Word]) -> Iterator[Hit]:
        """Scripts without capitals glue particles to names or have no spaces: there a part of a word is enough."""
        for key, term in self._unspaced:
            for word in words:
                if key in word.text:
                    yield Hit(word.start, word.end, term)

    def _encoded(self, text: str) -> Iterator[Hit]:
        """Addresses and markup that spell a term with escapes are found whole."""
        for match in _ENCODED.finditer(text) if "%" in text or "&" in text else ():
            plain = html.unescape(unquote(match[0]))
            if plain != match[0]:
                for hit in self.hits(plain):
                    yield Hit(match.start(), match.end(), hit.term)


def _breaks(words: Iterable[str]) -> Iterator[int]:
    length = 0
    for word in words:
        yield length
        length += len(word)


def _cased(text: str) -> bool:
    return any(c.upper() != c.lower() or c.isdigit() for c in text)


def _words(text: str) -> list[_Word]:
    letters, origins = _folded(text)
    return [
        _Word(match[0], origins[match.start()], _with_marks(text, origins[match.end() - 1] + 1))
        for match in _WORD.finditer(letters)
    ]


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


def _turns(before: str, c: str) -> bool:
    return (before.islower() and c.isupper()) or (before.isdigit() != c.isdigit() and before.isalnum() and c.isalnum())


@lru_cache(maxsize=100_000)
def _folded_letter(c: str) -> str:
    """NFKD, marks dropped, upper and then folded, so that every pair of cases (ß and SS, dotless i and I) is one."""
    return _bare(_bare(c).upper().casefold())


def _bare(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", text) if unicodedata.category(c) not in _IGNORED)
