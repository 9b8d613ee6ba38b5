"""What stands around a tagged count, as far as its words are looked at."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from recount.model import Span
from recount.reading.text.windows import Words
from recount.reading.trained.tolls import Found

_NEAR: Final = 40  # characters
_NOT_SO_MANY: Final = re.compile(r"(?i)not (?!(?:fewer|less|more)\b)")


class Around(NamedTuple):
    """A count in its text, with what stands right before and behind it."""

    text: str
    where: Span

    @property
    def phrase(self) -> str:
        """The words of the count; of a person without a number the phrase."""
        return self.text[self.where.start : self.where.end]

    @property
    def before(self) -> str:
        return self.text[max(0, self.where.start - _NEAR) : self.where.start]

    @property
    def after(self) -> str:
        return self.text[self.where.end : self.where.end + 2 * _NEAR]

    @property
    def line(self) -> tuple[str, str]:
        """What stands before and behind the count on its line; "not" as the first word of a count stands before it."""
        start = self.where.start + len("not ") * (_NOT_SO_MANY.match(self.text, self.where.start, self.where.end) is not None)
        before, after = self.text[max(0, start - 3 * _NEAR) : start], self.text[self.where.end : self.where.end + 3 * _NEAR]
        return before.rpartition("\n")[2], after.partition("\n")[0]

    def goes_on(self, pattern: re.Pattern[str]) -> bool:
        """Whether the text goes on with the pattern, however long, right behind the count."""
        return pattern.match(self.text, self.where.end) is not None


def around(words: Words, found: Found) -> Around:
    """The surroundings of a count."""
    return Around(words.text, words.offsets(*found.span))


def share_sentence(words: Words, one: Found, other: Found) -> bool:
    """Whether two counts begin in the same sentence."""
    return words.sentence[one.span[0]] == words.sentence[other.span[0]]


def between(words: Words, one: Found, other: Found) -> str:
    """The text from the end of one count to the start of a later one."""
    return words.text[words.offsets(*one.span).end : words.offsets(*other.span).start]
