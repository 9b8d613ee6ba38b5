"""The trained parts of the reader, loaded once a process."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from recount.reading.encoder import Encoder
from recount.reading.features import Passage, Range
from recount.reading.heads import Heads
from recount.reading.tagger import AttributionTagger
from recount.reading.tolls import Blamed, Decoding, Found, TollReader
from recount.reading.weights import Weights, encoder_part, load
from recount.reading.windows import Words, windows
from recount.reading.words import Wordpieces

WINDOW = 512  # wordpieces of the toll reader: it looks for speakers, places and totals far from the count

Said = list[tuple[Range, list[Range]]]


@dataclass(frozen=True)
class Engine:
    """Wordpieces, the attribution tagger, the toll reader and its encoder; `digest` names the weights."""

    digest: str
    wordpieces: Wordpieces
    tagger: AttributionTagger
    encode: Encoder
    reader: TollReader

    def tolls(self, words: Words, wanted: list[bool], said: Said) -> tuple[list[Found], list[Blamed]]:
        """Tolls and accused parties in word ranges of the document; `above` counts in the list that is returned."""
        parts = windows(words, wanted, WINDOW)
        states = self.encode([[(words.pieces[i], words.words[i].shape) for i in part] for part in parts])
        tolls: list[Found] = []
        blamed: list[Blamed] = []
        for part, h in zip(parts, states, strict=True):
            passage = Passage(tuple(words.text[words.words[i].start : words.words[i].end] for i in part),
                              tuple(words.sentence[i] for i in part))  # fmt: skip
            offsets = [(words.words[i].start, words.words[i].end) for i in part]
            some, others = self.reader(h, passage, words.text, offsets, _within(part, said))
            for toll in some:
                _to_document(toll, part, len(tolls))
            tolls += some
            blamed += [Blamed(_moved(b.span, part), b.position, b.speaker and _moved(b.speaker, part), b.score) for b in others]
        return tolls, blamed


def _moved(span: Range, part: list[int]) -> Range:
    """A range of the window as a range of the document's words."""
    return part[span[0]], part[span[1] - 1] + 1


def _to_document(toll: Found, part: list[int], before: int) -> None:
    toll.span = _moved(toll.span, part)
    toll.links = {role: span and _moved(span, part) for role, span in toll.links.items()}
    toll.above = None if toll.above is None else toll.above + before


def _within(part: list[int], said: Said) -> Said:
    """The attributions whose source lies in the window, in the window's word numbers."""
    at = {word: k for k, word in enumerate(part)}

    def moved(span: Range) -> Range | None:
        inside = [at[i] for i in range(*span) if i in at]
        return (inside[0], inside[-1] + 1) if inside else None

    out: Said = []
    for source, contents in said:
        where = moved(source)
        held = [piece for piece in map(moved, contents) if piece]
        if where and held:
            out.append((where, held))
    return out


def build(weights: Weights, threads: int = 1) -> Engine:
    """The trained parts over the given weights."""
    attribution, tolls = weights.part("attribution"), weights.part("tolls")
    reader = TollReader(Heads(tolls), weights.lexicon, Decoding())
    tagger = AttributionTagger(attribution, threads)
    return Engine(weights.digest, weights.wordpieces, tagger, Encoder(encoder_part(tolls), threads), reader)


@cache
def engine(threads: int = 1) -> Engine:
    """The trained parts with the shipped weights, loaded once."""
    return build(load(), threads)
