"""The trained parts of the reader, loaded once a process."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

import numpy as np

from recount.reading.text.windows import PASSAGE, WINDOW, Words, windows
from recount.reading.text.words import Wordpieces
from recount.reading.trained.encoder import WIDTH, Encoder, Floats
from recount.reading.trained.features import Passage, Range
from recount.reading.trained.heads import Heads
from recount.reading.trained.tagger import TAGS, AttributionTagger
from recount.reading.trained.tolls import Blamed, Decoding, Found, TollReader
from recount.reading.trained.weights import Weights, load, of_task

Said = list[tuple[Range, list[Range]]]


class States(NamedTuple):
    """Of each word of a document the scores of its (TAGS) attribution tags and its (WIDTH) toll state; zeros where not read."""

    emissions: Floats
    tolls: Floats


@dataclass(frozen=True)
class Engine:
    """Wordpieces, the encoder, the attribution tagger and the toll reader; `digest` names the weights."""

    digest: str
    wordpieces: Wordpieces
    encode: Encoder
    tagger: AttributionTagger
    reader: TollReader

    def states(self, words: Words, attributing: list[bool], harmful: list[bool]) -> States:
        """What the encoder makes of the sentences that attributions or tolls are looked for in."""
        found = States(np.zeros((len(words), TAGS), np.float32), np.zeros((len(words), WIDTH), np.float32))
        sentence = np.array(words.sentence, np.int64)
        wanted = {task: np.array(its, bool)[sentence] for task, its in (("attribution", attributing), ("tolls", harmful))}
        for part in windows(words, [a or h for a, h in zip(attributing, harmful, strict=True)], WINDOW):
            inside = np.array(part)
            needed = {task: np.flatnonzero(its[inside]) for task, its in wanted.items()}
            for task, h in self.encode([(words.pieces[i], words.words[i].shape) for i in part], needed).items():
                at = inside[needed[task]]
                if task == "tolls":
                    found.tolls[at] = h
                else:
                    found.emissions[at] = self.tagger.emissions(h)
        return found

    def tolls(self, words: Words, wanted: list[bool], states: Floats, said: Said) -> tuple[list[Found], list[Blamed]]:
        """Tolls and accused parties in word ranges of the document, given the (words, WIDTH) states; `above` counts in the list
        that is returned."""
        tolls: list[Found] = []
        blamed: list[Blamed] = []
        for part in windows(words, wanted, PASSAGE):
            offsets = [(word.start, word.end) for word in map(words.words.__getitem__, part)]
            passage = Passage(tuple([words.text[a:b] for a, b in offsets]), tuple(map(words.sentence.__getitem__, part)))
            some, others = self.reader(states[part], passage, words.text, offsets, _within(part, said))
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
    tagger = AttributionTagger(of_task(weights.tensors, "attribution"))
    reader = TollReader(Heads(of_task(weights.tensors, "tolls")), weights.lexicon, Decoding())
    return Engine(weights.digest, weights.wordpieces, Encoder(weights.encoder(), threads), tagger, reader)


@cache
def engine(threads: int = 1) -> Engine:
    """The trained parts with the shipped weights, loaded once."""
    return build(load(), threads)
