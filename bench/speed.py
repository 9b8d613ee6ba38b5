"""Reading speed in one run, one thread, as a ratio to the physical limit: one bare pass of one encoder over all the text.

    python bench/speed.py ../shared/corpora/fakes-pool/articles.jsonl [--articles 60] [--words 400]

Articles of at least WORDS words are cut to WORDS. Prints seconds and the ratio; the two are timed in turns, article by article,
so that a noisy machine hits both alike.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import time
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")

from recount.intake import document
from recount.model import Document
from recount.reading.encoder import Encoder
from recount.reading.engine import engine
from recount.reading.pipeline import read
from recount.reading.sentences import split_sentences
from recount.reading.weights import encoder_part, load
from recount.reading.windows import windows, words_of


def articles(path: Path, number: int, length: int) -> list[Document]:
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8") as lines:
        texts = [json.loads(line)["text"].split(" ") for line in lines]
    long_enough = [" ".join(words[:length]) for words in texts if len(words) >= length]
    return [document(text, published="2017-01-01", language="en") for text in long_enough[:number]]


def bare_pass(encode: Encoder, text: str) -> None:
    """Every word of the text through one encoder once."""
    sentences = split_sentences(text)
    words = words_of(text, sentences, load().wordpieces)
    parts = windows(words, [True] * len(sentences), 256)
    encode([[(words.pieces[i], words.words[i].shape) for i in part] for part in parts])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--articles", type=int, default=60)
    parser.add_argument("--words", type=int, default=400)
    args = parser.parse_args()
    documents = articles(args.corpus, args.articles, args.words)
    engine()
    encode = Encoder(encoder_part(load().part("attribution")))
    for warm in documents[:3]:
        read(warm)
        bare_pass(encode, warm.text)
    whole = bare = 0.0
    for one in documents:
        start = time.perf_counter()
        read(one)
        middle = time.perf_counter()
        bare_pass(encode, one.text)
        whole, bare = whole + middle - start, bare + time.perf_counter() - middle
    count = len(documents)
    print(f"{count} articles of {args.words} words, one thread")
    print(f"recount            {count / whole:6.1f} articles/s")
    print(f"bare encoder pass  {count / bare:6.1f} articles/s")
    print(f"recount takes {whole / bare:.2f} times the bare pass")


if __name__ == "__main__":
    main()
