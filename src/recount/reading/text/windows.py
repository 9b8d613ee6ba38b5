"""The stretches of a document that go through an encoder together."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import Final

from recount.model import Span
from recount.reading.text.treebank import Printed, set_apart
from recount.reading.text.words import ABBREVIATED, CASES, Word, Wordpieces, split_words, without_emphasis

Pieces = tuple[int, ...]
WINDOW: Final = 256  # wordpieces that go through the encoder together, as in training
PASSAGE: Final = 512  # wordpieces that the toll reader sees: it looks for speakers, places and totals far from the count

_STOPS: Final = (".", "!", "?", "…")
_QUOTES: Final = "\"'”’»)]"


@dataclass(frozen=True, slots=True)
class Words:
    """All words of a document: offsets and shapes, wordpieces, the number of the sentence of each, and how many words the
    headline has."""

    text: str
    words: list[Word]
    pieces: list[Pieces]
    sentence: list[int]
    headline: int

    def __len__(self) -> int:
        return len(self.words)

    def offsets(self, first: int, last: int) -> Span:
        """The characters of words [first, last)."""
        return Span(self.words[first].start, self.words[last - 1].end)


def words_of(text: str, sentences: list[Span], encode: Wordpieces) -> Words:
    """The words of the sentences of a text."""
    words: list[Word] = []
    numbers: list[int] = []
    printed = Printed(text) if set_apart(text) else None
    for k, sentence in enumerate(sentences):
        found = without_emphasis(text, split_words(text, sentence.start, sentence.end))
        if found and k:  # a sentence's first word knows what stands before it
            gap = "\n" in text[sentences[k - 1].end : sentence.start]
            head = found[0]
            case = (head.shape - 1) % CASES
            found[0] = Word(head.start, head.end, 1 + (2 if gap else 1) * CASES + case)
        if printed:
            found = printed.joined(found)
        words += found
        numbers += [k] * len(found)
    forms = map(printed.form, words) if printed else (text[w.start : w.end] for w in words)
    pieces = [encode(ABBREVIATED.get(form, form)) for form in forms]
    return Words(text, words, pieces, numbers, _headline(text, words, numbers))


def _headline(text: str, words: list[Word], numbers: list[int]) -> int:
    """How many words the first line has, if it ends without a full stop and a blank line follows; else 0."""
    body = next((i for i, k in enumerate(numbers) if k), 0)
    if not body:
        return 0
    end = words[body - 1].end
    stopped = text[:end].rstrip(_QUOTES).endswith(_STOPS)
    return 0 if stopped or text.count("\n", end, words[body].start) < 2 else body


def windows(words: Words, wanted: list[bool], limit: int) -> list[list[int]]:
    """Word indices of windows of at most `limit` wordpieces (start and stop included): runs of whole sentences that are wanted,
    a sentence that is too long cut between words."""
    out: list[list[int]] = []
    sizes = list(map(len, words.pieces))
    room = 0
    for sentence, group in groupby(range(len(words)), words.sentence.__getitem__):
        if not wanted[sentence]:
            continue
        inside = list(group)
        if sum(sizes[inside[0] : inside[-1] + 1]) > room:
            out.append([])
            room = limit - 2
        for i in inside:
            if sizes[i] > room:
                out.append([])
                room = limit - 2
            out[-1].append(i)
            room -= sizes[i]
    return [window for window in out if window]
