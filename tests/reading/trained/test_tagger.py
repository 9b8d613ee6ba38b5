"""What the tags of a whole document become."""

import numpy as np

from recount.reading.attribution.links import CONTENT
from recount.reading.text.sentences import split_sentences
from recount.reading.text.windows import words_of
from recount.reading.trained.engine import engine
from recount.reading.trained.tagger import TAGS, as_attributions

TEXT = 'He said "the road is closed.\n\n"The bridge is closed. The ferry has left."'


def test_a_quotation_that_runs_on_opens_another_span_in_the_next_paragraph() -> None:
    sentences = split_sentences(TEXT)
    words = words_of(TEXT, sentences, engine().wordpieces)
    emissions = np.zeros((len(words), TAGS), np.float32)
    emissions[0, 1] = emissions[1, 3] = 99  # a source, a cue
    emissions[2, 1 + 2 * CONTENT] = 99
    emissions[3:, 2 + 2 * CONTENT] = 99
    (found,) = as_attributions(engine().tagger(words, [True] * len(sentences), emissions), words)
    assert [TEXT[piece.start : piece.end] for piece in found.content] == TEXT[len("He said ") :].split("\n\n")
