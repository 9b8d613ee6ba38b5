"""The trained attribution tagger over a whole document."""

from __future__ import annotations

import numpy as np

from recount.model import Attribution
from recount.reading.attribution import ROLES, Link, assemble
from recount.reading.encoder import Encoder, Floats
from recount.reading.tagging import NEVER, spans, viterbi
from recount.reading.weights import Tensors, encoder_part
from recount.reading.windows import Words, windows

WINDOW = 256  # wordpieces, as in training
TAGS = 1 + 2 * len(ROLES)


class AttributionTagger:
    """Sources, cues and contents by a linear-chain CRF over the encoder's emissions; sentences not read are O."""

    def __init__(self, tensors: Tensors, threads: int = 1) -> None:
        self._encode = Encoder(encoder_part(tensors), threads)
        self._weight, self._bias = tensors["emit.weight"], tensors["emit.bias"]
        self._steps = np.maximum(tensors["chain.transitions"] + tensors["chain.step"], NEVER).astype(np.float32)

    def __call__(self, words: Words, wanted: list[bool]) -> list[Link]:
        """The attributions of a document in word ranges, in text order."""
        if not any(wanted):
            return []
        tagged: list[tuple[int, int, int]] = []
        for first, scores in self._stretches(words, wanted):
            tagged += [(role, first + a, first + b) for role, a, b in spans(viterbi(np.round(scores, 3), self._steps))]
        return [link for link in assemble(tagged, words.sentence) if link.content or link.source]

    def _stretches(self, words: Words, wanted: list[bool]) -> list[tuple[int, Floats]]:
        """(first word, emissions) of each run of words that were read: a span crosses neither a gap nor a headline's end."""
        parts = windows(words, wanted, WINDOW)
        states = self._encode([[(words.pieces[i], words.words[i].shape) for i in window] for window in parts])
        scores = {i: row for window, h in zip(parts, states, strict=True)
                  for i, row in zip(window, h @ self._weight + self._bias, strict=True)}  # fmt: skip
        out: list[tuple[int, list[Floats]]] = []
        last, body = -2, words.headline
        for i in sorted(scores):
            if i != last + 1 or i == body:
                out.append((i, []))
            out[-1][1].append(scores[i])
            last = i
        return [(first, np.stack(rows)) for first, rows in out]


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
