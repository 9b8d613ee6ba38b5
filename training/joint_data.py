"""What the joint encoder learns from: passages with attributions, with tolls, and without annotation, cut into windows."""

from __future__ import annotations

import csv
import random
import re
from dataclasses import dataclass
from pathlib import Path

from recount.reading.text.sentences import split_sentences
from recount.reading.text.windows import PASSAGE, WINDOW, Words, windows, words_of
from recount.reading.text.words import Wordpieces
from training import attribution
from training.attribution import Window
from training.corpus import objects
from training.encoder import pieces
from training.tolls_data import Item, prepare, rows


@dataclass
class Example:
    """A passage of at most PASSAGE pieces and the windows that it goes through the encoder in. `item` holds its annotated
    tolls, `tagged` says that its windows hold annotated attributions."""

    whole: Window
    windows: list[Window]
    tagged: bool = False
    item: Item | None = None

    def __len__(self) -> int:
        """Words."""
        return len(self.whole.first)


def window(words: Words, part: list[int], encode: Wordpieces) -> Window:
    pairs = [(words.text[words.words[i].start : words.words[i].end], words.words[i].shape) for i in part]
    return Window(*pieces(pairs, encode), [])


def with_attributions(row: dict, encode: Wordpieces, single: bool) -> list[Example]:
    return [Example(w, [w], tagged=True) for w in attribution.windows(row, encode, single) if w.first]


def with_tolls(path: Path, encode: Wordpieces) -> list[Example]:
    out = []
    for item in (prepare(row, encode) for row in rows(path)):
        sentence = list(item.passage.sentence)
        words = Words(item.text, item.words, [encode(w) for w in item.passage.words], sentence, 0)
        parts = windows(words, [True] * (1 + max(sentence, default=0)), WINDOW)
        whole = Window(item.ids, item.shapes, item.first, [])
        out.append(Example(whole, [window(words, part, encode) for part in parts], item=item))
    return out


def plain(text: str, encode: Wordpieces) -> list[Example]:
    """The passages of a text that nobody annotated: two windows each."""
    sentences = split_sentences(text)
    words = words_of(text, sentences, encode)
    parts = windows(words, [True] * len(sentences), WINDOW)
    out = []
    for first in range(0, len(parts), PASSAGE // WINDOW):
        some = parts[first : first + PASSAGE // WINDOW]
        out.append(
            Example(window(words, [i for part in some for i in part], encode), [window(words, part, encode) for part in some])
        )
    return out


def sample(path: Path, number: int, encode: Wordpieces) -> list[Example]:
    """The passages of `number` texts of a corpus, the training part where it has parts."""
    texts = [row["text"] for row in objects(path) if row["text"] and row.get("part", "train") in ("train", "dev1300")]
    return [e for text in random.sample(texts, min(number, len(texts))) for e in plain(text, encode)]


def headlines(path: Path, encode: Wordpieces) -> list[Example]:
    """Each headline that UCDP's events cite."""
    with path.open(encoding="utf-8", newline="") as file:
        cited = [re.sub(r"\[.*?\]", "", row["source_headline"]) for row in csv.DictReader(file)]
    lines = sorted({line.strip() for several in cited for line in several.split(";")})
    return [e for line in lines if len(line.split()) > 2 for e in plain(line, encode)]
