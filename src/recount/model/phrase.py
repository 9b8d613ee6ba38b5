"""Sentences of our own with the values that stand in them kept apart, so that they can be said in another language, too."""

from __future__ import annotations

from collections.abc import Sequence
from gettext import NullTranslations
from typing import Final, Protocol, TypeAlias

import msgspec

Value: TypeAlias = "str | int | Phrase"


class Language(Protocol):
    """A catalogue of translations, as the standard library and Django give it."""

    def gettext(self, message: str, /) -> str: ...
    def ngettext(self, singular: str, plural: str, number: int, /) -> str: ...
    def pgettext(self, context: str, message: str, /) -> str: ...


ENGLISH: Final[Language] = NullTranslations()


class Phrase(msgspec.Struct, frozen=True, forbid_unknown_fields=True, gc=False):
    """An English `pattern` in which `%(name)s` stands for each of the `values`: a text is said as it is (it is a name, or words
    of a report), a number and a phrase in the language asked for. `plural` is the pattern where the value `n` is not one."""

    pattern: str
    values: tuple[tuple[str, Value], ...] = ()
    plural: str = ""

    def said(self, language: Language) -> str:
        """The sentence in a language; in English where its catalogue has no such pattern."""
        told: dict[str, str] = {}
        for name, value in self.values:
            if isinstance(value, str):
                told[name] = value
            else:
                told[name] = number(value, language) if isinstance(value, int) else value.said(language)
        pattern = self._of_number(language) if self.plural else language.gettext(self.pattern)
        return pattern % told if told else pattern

    def filled(self, **values: Value) -> Phrase:
        """The same pattern with these values."""
        return Phrase(self.pattern, tuple(values.items()), self.plural)

    def _of_number(self, language: Language) -> str:
        n = dict(self.values)["n"]
        return language.ngettext(self.pattern, self.plural, n if isinstance(n, int) else 1)

    def __str__(self) -> str:
        return self.said(ENGLISH)


def phrase(pattern: str, /, **values: Value) -> Phrase:
    """A phrase. Patterns given here are found by `docs/generate_catalogue.py`, and so must be written out."""
    return Phrase(pattern, tuple(values.items()))


def counted(one: str, many: str, /, *, n: int, **values: Value) -> Phrase:
    """A phrase about `n` of something; `many` for any other number than one. Found as those of `phrase` are."""
    return Phrase(one, (("n", n), *values.items()), many)


def listed(parts: Sequence[Value]) -> Value:
    """`a`, `a and b`, `a, b and c`."""
    *others, last = parts
    if not others:
        return last
    before = others[0]
    for part in others[1:]:
        before = phrase("%(one)s, %(other)s", one=before, other=part)
    return phrase("%(one)s and %(other)s", one=before, other=last)


def followed(sentence: Phrase, next_one: Phrase) -> Phrase:
    """One sentence after another."""
    return phrase("%(one)s %(other)s", one=sentence, other=next_one)


def number(value: int, language: Language = ENGLISH) -> str:
    """`1,234`, with what the language writes between thousands."""
    written = f"{value:,}"
    return written.replace(",", language.pgettext("between thousands", ",")) if "," in written else written
