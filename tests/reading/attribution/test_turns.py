"""Transcripts: turns go to the label in front of them."""

from recount.model import Span
from recount.reading.attribution.links import Link
from recount.reading.attribution.turns import with_turns
from recount.reading.text.windows import Words
from recount.reading.text.words import split_words

TEXT = '"HALE: The bridge is closed."\n\n"ORTIZ-VEGA: Who closed it?"\n\nQUETTA: Nobody said.'


def words() -> Words:
    found = split_words(TEXT, 0, len(TEXT))
    return Words(TEXT, found, [()] * len(found), [0] * len(found), 0)


def piece(page: Words, quote: str) -> tuple[int, int]:
    start = TEXT.index(quote)
    inside = [k for k, w in enumerate(page.words) if start <= w.start < start + len(quote)]
    return inside[0], inside[-1] + 1


def told(page: Words, links: list[Link]) -> list[tuple[str | None, str | None, list[str]]]:
    def quote(span: tuple[int, int] | None) -> str | None:
        where = page.offsets(*span) if span else None
        return TEXT[where.start : where.end] if where else None

    return [(quote(link.source), quote(link.cue), [quote(p) or "" for p in link.content]) for link in links]


def test_each_turn_has_its_speaker():
    page = words()
    turns = [piece(page, '"HALE: The bridge is closed."'), piece(page, '"ORTIZ-VEGA: Who closed it?"')]
    found = with_turns([Link(None, None, turns)], page, ())
    assert told(page, found) == [
        ("HALE", ":", ['The bridge is closed."']),
        ("ORTIZ-VEGA", ":", ['Who closed it?"']),
    ]


def test_one_label_or_a_dateline_is_no_transcript():
    page = words()
    links = [Link(None, None, [piece(page, '"HALE: The bridge is closed."'), piece(page, "QUETTA: Nobody said.")])]
    quetta = TEXT.index("QUETTA")
    assert with_turns(links, page, [Span(quetta, quetta + 6)]) == links
