"""Reading speed in one run, one thread, beside two measures of what reading costs.

    python bench/speed.py ../shared/corpora/fakes-pool/articles.jsonl [--articles 60] [--words 400]

- a bare pass of one six-layer encoder over every word of the text, with nothing before or after it;
- the architecture of spaCy's small CNN pipeline (tagger and parser over one shared network, named entities over another), if
  spaCy is installed: untrained, since weights do not change the time. `pip install spacy` in the environment of the bench.

Articles of at least WORDS words are cut to WORDS. All are timed in turns, article by article, in seconds of processor time, so
that a busy machine hits all alike.
"""

from __future__ import annotations

import argparse
import os
import time
from collections import Counter
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

os.environ |= {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}

import numpy as np
from corpora import objects

from recount.intake import document
from recount.model import Document
from recount.reading.pipeline import read
from recount.reading.text.sentences import split_sentences
from recount.reading.text.windows import WINDOW, windows, words_of
from recount.reading.trained.encoder import Encoder
from recount.reading.trained.engine import engine
from recount.reading.trained.weights import load

LABELS = {"tagger": 50, "parser": 45, "ner": 18}  # as many as spaCy's small English pipeline has


def articles(path: Path, number: int, length: int) -> list[Document]:
    texts = [row["text"].split(" ") for row in objects(path)]
    long_enough = [" ".join(words[:length]) for words in texts if len(words) >= length]
    return [document(text, published="2017-01-01") for text in long_enough[:number]]


def bare_pass() -> Callable[[Document], None]:
    """Every wordpiece of the text through six layers once: the shared ones, and the last one for attributions."""
    weights = load()
    encode = Encoder(weights.encoder())

    def run(one: Document) -> None:
        sentences = split_sentences(one.text)
        words = words_of(one.text, sentences, weights.wordpieces)
        parts = windows(words, [True] * len(sentences), WINDOW)
        for part in parts:
            pieces = [((piece,), words.words[i].shape) for i in part for piece in words.pieces[i]]
            encode(pieces, {"attribution": np.arange(len(pieces))})

    return run


def small_cnn() -> Callable[[Document], None]:
    """spaCy's small pipeline with its default sizes (width 96, depth 4)."""
    import spacy

    nlp = spacy.blank("en")
    nlp.add_pipe("tok2vec")
    listener = {"@architectures": "spacy.Tok2VecListener.v1", "width": 96, "upstream": "*"}
    for name, number in LABELS.items():
        own = {"model": {"tok2vec": listener}} if name != "ner" else {}
        pipe = nlp.add_pipe(name, config=own)
        for k in range(number):
            pipe.add_label(f"L{k}")
    nlp.initialize()
    return lambda one: nlp(one.text)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--articles", type=int, default=60)
    parser.add_argument("--words", type=int, default=400)
    args = parser.parse_args()
    documents = articles(args.corpus, args.articles, args.words)
    engine()
    readers: dict[str, Callable[[Document], object]] = {"recount": read, "bare encoder pass": bare_pass()}
    if find_spec("spacy"):
        readers["spaCy small CNN"] = small_cnn()
    else:
        print("spaCy is not installed: no comparison with its small CNN architecture")
    spent: Counter[str] = Counter()
    for warm, one in enumerate(documents[:3] + documents, -3):
        for name, reader in readers.items():
            start = time.process_time()
            reader(one)
            spent[name] += time.process_time() - start if warm >= 0 else 0
    print(f"{len(documents)} articles of {args.words} words, one thread")
    for name, seconds in spent.items():
        print(f"{name:18} {len(documents) / seconds:6.1f} articles/s  {spent['recount'] / seconds:5.2f} = recount / this")


if __name__ == "__main__":
    main()
