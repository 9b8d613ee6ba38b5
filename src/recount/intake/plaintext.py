"""Plain text, and web pages that were saved or copied as plain text."""

from __future__ import annotations

import re

from recount.errors import IntakeError
from recount.intake.article import Article
from recount.intake.days import iso_day
from recount.intake.encoding import visible
from recount.intake.furniture import article_end, is_furniture
from recount.intake.wrapping import unwrapped

_BYLINE = re.compile(
    r"(?:written |reported )?by:? +(?P<name>[^\W\d_][^|\n]{1,80}?)(?: *\|.*| *[-–—,] +\w+ \d{1,2},? \d{4}.*)?", re.IGNORECASE
)
_DATELINE = re.compile(r"(?:(?:published|posted|updated)(?: on)?:? *)?(?P<day>.{6,60})", re.IGNORECASE)
_TITLE_LENGTH = 200
_HEAD = 6  # content lines in which byline and day are looked for


def plain_article(text: str) -> Article:
    """The article of a plain text: verbatim from its first to its last line of content, without the page around it.

    Line ends become newlines, those that only keep the text to a width spaces; characters that show nothing go. The title line
    stays in the text. Raises IntakeError where there is nothing to read.
    """
    lines = unwrapped(visible(text).replace("\r\n", "\n").replace("\r", "\n")).split("\n")
    first = next((n for n, line in enumerate(lines) if line.strip() and not is_furniture(line)), len(lines))
    body = lines[first:]
    body = body[: article_end(body)]
    while body and not body[-1].strip():
        body.pop()
    if not body:
        raise IntakeError("no text in it: give a report")
    head = [line.strip() for line in body[:40] if line.strip()][:_HEAD]
    return Article(text="\n".join(body), title=_title(head), byline=_byline(head), published=_published(head))


def _title(head: list[str]) -> str | None:
    """The first line where it stands over a text and reads like a headline: short, and no full stop at its end."""
    short = len(head) > 1 and len(head[0]) <= _TITLE_LENGTH and not head[0].endswith((".", ":", ",", ";"))
    return head[0] if short and not _BYLINE.fullmatch(head[0]) and not iso_day(head[0]) else None


def _byline(head: list[str]) -> str | None:
    """The name in the first "By Name | Role" line of the head."""
    matches = (_BYLINE.fullmatch(line) for line in head if len(line) <= 120 and not line.endswith("."))
    return next((match["name"].strip() for match in matches if match), None)


def _published(head: list[str]) -> str | None:
    """The day of the first line of the head that is nothing but a date."""
    matches = (_DATELINE.fullmatch(line) for line in head if len(line) <= 90)
    return next((day for match in matches if match and (day := iso_day(match["day"]))), None)
