"""Plain text, and web pages that were saved or copied as plain text."""

from __future__ import annotations

import re

from recount.errors import IntakeError
from recount.intake.article import Article
from recount.intake.days import certain_day, iso_day
from recount.intake.encoding import visible
from recount.intake.furniture import article_end, is_furniture
from recount.intake.wrapping import flowing

_BYLINE = re.compile(
    r"(?:written |reported )?by:? +(?P<name>[^\W\d_][^|\n]{1,80}?)(?: *\|.*| *[-–—,] +\w+ \d{1,2},? \d{4}.*)?", re.IGNORECASE
)
_DATELINE = re.compile(r"(?:(?:published|posted|updated|date)(?: on)?:? *)?(?P<day>.{6,60})", re.IGNORECASE)
# The head of a clipping: "The Valley Courier, 4 March 2025". A dateline has a place before its day, and no such word.
_MASTHEAD = re.compile(
    r"(?P<outlet>(?=.*\b(?:agency|broadcasting|bulletin|chronicle|courier|daily|dispatch|gazette|globe|guardian|herald|independent"
    r"|journal|mail|mirror|monitor|news|newspaper|observer|post|press|radio|record|reporter|review|sentinel|standard|star|sun"
    r"|telegraph|times|today|tribune|weekly|wire|world)\b)[^,|()]{3,60}?) *(?:[,|(]|[-–—] ) *(?P<day>[^()]{6,40}?)\)?",
    re.IGNORECASE,
)
_TITLE_LENGTH = 200
_HEAD = 6  # content lines in which byline and day are looked for


def plain_article(text: str) -> Article:
    """The article of a plain text: verbatim from its first to its last line of content, without the page around it.

    Line ends become newlines, those that only keep the text to a width spaces, and words that are cut there are whole again;
    characters that show nothing go. The title line stays in the text; outlet and day that a clipping has above it do not.
    Raises IntakeError where there is nothing to read.
    """
    lines = flowing(visible(text.replace("\r\n", "\n").replace("\r", "\n").replace("\xad\n", "-\n"))).split("\n")
    first = next((n for n, line in enumerate(lines) if line.strip() and not is_furniture(line)), len(lines))
    body = lines[first:]
    body = body[: article_end(body)]
    outlet, day = _masthead(body)
    if outlet:
        body = body[next((n for n, line in enumerate(body) if n and line.strip()), len(body)) :]
    while body and not body[-1].strip():
        body.pop()
    if not body:
        raise IntakeError("no text in it: give a report")
    head = _head(body)
    return Article(
        text="\n".join(body), title=_title(head), outlet=outlet, byline=_byline(head), published=_published(head) or day
    )


def head_day(text: str) -> str | None:
    """The ISO day of a line in the head of an article that is nothing but a date."""
    return _published(_head(text.split("\n")))


def _head(lines: list[str]) -> list[str]:
    return [line.strip() for line in lines[:40] if line.strip()][:_HEAD]


def _masthead(body: list[str]) -> tuple[str | None, str | None]:
    """The outlet and the ISO day in the first line, where it is a clipping's head."""
    match = _MASTHEAD.fullmatch(body[0].strip()) if body else None
    day = certain_day(match["day"]) if match else None
    return (match["outlet"].strip(), day) if match and day else (None, None)


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
    return next((day for match in matches if match and (day := certain_day(match["day"]))), None)
