import numpy as np

from recount.reading.lexicon.harm import HARMS
from recount.reading.trained.features import (
    BUCKETS,
    CLUES,
    EXTRAS,
    Passage,
    buckets,
    clues,
    kinship,
    pair_extras,
    said_by,
    same_phrase,
)


def passage(text: str) -> Passage:
    words = text.split()
    numbers, n = [], 0
    for word in words:
        numbers.append(n)
        n += word == "."
    return Passage(tuple(words), tuple(numbers))


def test_buckets_are_signed_logarithms() -> None:
    got = buckets(np.array([-1000, -3, -1, 0, 1, 2, 4, 1000]))
    assert got.tolist() == [0, 6, 7, 8, 9, 10, 11, 16]
    assert max(got) < BUCKETS


def test_clues_see_the_nearest_harm_word_of_the_sentence_only() -> None:
    p = passage("12 people were killed . Others fled")
    got = clues(p, [(0, 1)]).reshape(len(HARMS), 2, -1)
    assert got.reshape(-1).shape == (CLUES,)
    killed, displaced = HARMS.index("killed"), HARMS.index("displaced")
    assert got[killed, 1].sum() == 2  # one step, and the nearest
    assert got[displaced].sum() == 0


def test_the_innermost_content_names_the_speaker() -> None:
    said = said_by([(8, 9)], [(0, 1), (4, 5)], [((0, 1), [(2, 10)]), ((4, 5), [(6, 10)])])
    assert said.tolist() == [[False, True]]


def test_shapes_of_pair_features() -> None:
    p = passage("the army said 12 rebels died and the army left")
    got = pair_extras(p, [(3, 4)], [(0, 2), (7, 9)], None)
    assert got.shape == (1, 2, EXTRAS)
    assert got[0, 0, 1] == got[0, 1, 1] == np.float32(2 / 3)  # "the army" stands there twice
    assert kinship([0, 0], [11, 58], [(0, 1), (4, 5)]).shape == (2, 2, EXTRAS)


def test_phrases_share_words() -> None:
    assert same_phrase("the Observatory", "Syrian Observatory")
    assert not same_phrase("the army", "the police")
    assert not same_phrase("", "the")
