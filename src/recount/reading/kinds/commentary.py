"""Lines that give the word to somebody: "Name, Role in Place: 'quotation'"."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import Final

import msgspec

from recount.model import Party, Span
from recount.reading.page import Page

_OPEN: Final = "\"'“‘«"
_LINE: Final = re.compile(
    r"(?m)^[ \t]*(?P<name>(?:[A-Z][a-z]{0,12}\.?(?:[ ]?\(Retd\.?\))?[ ]){0,3}[A-Z][\w.’'-]{0,30}(?:[ ](?:[A-Z]|al-|bin|de"
    r"|van|von|el-)[\w.’'-]{0,30}){1,4})(?:,[ ](?P<role>[^:\n\"“”‘«()]{3,120}?))?[ ]?(?:\([^)\n]{1,60}\))?:[ ]*(?=[\"'“‘«])"
)


@dataclass(frozen=True, slots=True)
class Comment:
    """Who comments (the name's span, the role as printed or null) and the words inside the quotation marks."""

    name: Span
    role: str | None
    quotation: Span

    def speaker(self, page: Page) -> Party:
        """The commentator, with the role that the line gives where no better one is known."""
        party = page.parties.party(self.name.start, self.name.end)
        return party if party.role or not self.role else msgspec.structs.replace(party, role=self.role)


def comments(page: Page) -> list[Comment]:
    """The commentary lines of a page, in order."""
    out = []
    for match in _LINE.finditer(page.text):
        end = page.text.find("\n", match.end())
        quotation = _inside(page.text, match.end(), len(page.text) if end < 0 else end)
        if quotation:
            out.append(Comment(Span(*match.span("name")), match.group("role"), quotation))
    return out


def _inside(text: str, start: int, end: int) -> Span | None:
    """The stretch without white space and the quotation marks around it."""
    while end > start and (text[end - 1].isspace() or text[end - 1] in "\"'”’»"):
        end -= 1
    while start < end and text[start] in _OPEN:
        start += 1
    return Span(start, end) if end > start else None


def comment_over(found: list[Comment], span: Span) -> Comment | None:
    """The comment (of those in text order) whose line overlaps a span."""
    k = bisect_right(found, span.start, key=lambda c: c.name.start) - 1
    near = found[max(0, k) : k + 2]
    return next((c for c in near if c.name.start < span.end and span.start < c.quotation.end), None)
