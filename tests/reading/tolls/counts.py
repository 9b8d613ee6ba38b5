"""Texts with counts tagged by hand, as the trained reader would tag them."""

from recount.reading.lexicon.numbers import interval
from recount.reading.text.sentences import split_sentences
from recount.reading.text.windows import Words
from recount.reading.text.words import split_words
from recount.reading.trained.tolls import Found


def words_of(text: str) -> Words:
    words, numbers = [], []
    for k, sentence in enumerate(split_sentences(text)):
        found = split_words(text, sentence.start, sentence.end)
        words += found
        numbers += [k] * len(found)
    return Words(text, words, [()] * len(words), numbers, 0)


def tagged(words: Words, phrase: str, victim: str | None = None, harm: int = 0) -> Found:
    def span(piece: str) -> tuple[int, int]:
        at = words.text.index(piece)
        inside = [k for k, w in enumerate(words.words) if at <= w.start < at + len(piece)]
        return inside[0], inside[-1] + 1

    return Found(span(phrase), harm, interval(phrase), 1.0, links={"victim": span(victim) if victim else None})
