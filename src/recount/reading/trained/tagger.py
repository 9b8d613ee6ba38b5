"""The trained attribution tagger over a whole document."""

from __future__ import annotations

import numpy as np

from recount.model import Attribution
from recount.reading.attribution.links import ROLES, Link, assemble
from recount.reading.text.windows import Words
from recount.reading.trained.encoder import Floats
from recount.reading.trained.tagging import NEVER, spans, viterbi
from recount.reading.trained.weights import Tensors

TAGS = 1 + 2 * len(ROLES)


class AttributionTagger:
    """Sources, cues and contents by a linear-chain CRF over the encoder's emissions; sentences not read are O."""

    def __init__(self, tensors: Tensors) -> None:
        self._weight, self._bias = tensors["emit.weight"], tensors["emit.bias"]
        self._steps = np.maximum(tensors["chain.transitions"] + tensors["chain.step"], NEVER).astype(np.float32)

    def emissions(self, states: Floats) -> Floats:
        """(words, tags) scores of (words, WIDTH) states."""
        out: Floats = states @ self._weight + self._bias
        return out

    def __call__(self, words: Words, wanted: list[bool], emissions: Floats) -> list[Link]:
        """The attributions of a document in word ranges, in text order, given the (words, tags) emissions."""
        tagged: list[tuple[int, int, int]] = []
        for first, last in _runs(words, wanted):
            path = viterbi(np.round(emissions[first:last], 3), self._steps)
            tagged += [(role, first + a, first + b) for role, a, b in spans(path)]
        return [link for link in assemble(tagged, words.sentence) if link.content or link.source]


def _runs(words: Words, wanted: list[bool]) -> list[tuple[int, int]]:
    """Word ranges [first, last) to read without a break: a span crosses neither a gap nor the end of a paragraph: in PolNeAR a
    quotation that runs on there is another span."""
    out: list[tuple[int, int]] = []
    for i, sentence in enumerate(words.sentence):
        if wanted[sentence]:
            if out and out[-1][1] == i and not words.words[i].opens_line:
                out[-1] = (out[-1][0], i + 1)
            else:
                out.append((i, i + 1))
    return out


def as_attributions(links: list[Link], words: Words) -> list[Attribution]:
    """Attributions in characters, with ids a1, a2 ... in text order."""
    out = []
    for n, link in enumerate(links, 1):
        source, cue = (words.offsets(*span) if span else None for span in (link.source, link.cue))
        out.append(Attribution(f"a{n}", source, cue, tuple(words.offsets(*piece) for piece in sorted(link.content))))
    return out


def said(links: list[Link]) -> list[tuple[tuple[int, int], list[tuple[int, int]]]]:
    """(source, contents) of the attributions that have both: what the toll reader's speaker link sees."""
    return [(link.source, link.content) for link in links if link.source and link.content]
