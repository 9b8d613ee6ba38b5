"""Pages of a text for the tests of the kinds: times and places as found, attributions as given by their words."""

from datetime import date

from recount.model import Attribution, Document, Span
from recount.reading.page import Page
from recount.reading.parties import Parties
from recount.reading.places import find_places
from recount.reading.text.sentences import split_sentences
from recount.reading.times import find_times

PUBLISHED = "2026-02-05"


def span(text: str, words: str) -> Span:
    """Where `words` stand for the first time."""
    start = text.index(words)
    return Span(start, start + len(words))


def page_of(text: str, *said: tuple[str, str, str]) -> Page:
    """The page of a text; `said` are attributions as (source, cue, content), each by its words."""
    attributions = [
        Attribution(f"a{n}", span(text, source), span(text, cue), (span(text, content),))
        for n, (source, cue, content) in enumerate(said, 1)
    ]
    document = Document("sha256:test", None, None, None, None, PUBLISHED, "en", text)
    times, places = find_times(text, date.fromisoformat(PUBLISHED)), find_places(text)
    return Page(document, split_sentences(text), times, places, attributions, Parties(text))
