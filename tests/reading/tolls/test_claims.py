"""What becomes of tagged counts in a report: whole phrases, victims that stand before their pronouns."""

from recount.model import Toll
from recount.reading.lexicon.numbers import Interval
from recount.reading.tolls.claims import toll_claims
from recount.reading.trained.tolls import Found
from tests.reading.kinds.pages import page_of
from tests.reading.tolls.counts import words_of

ONE = Interval(1, 1, implicit=True)


def read(text: str, count: tuple[int, int], **links: tuple[int, int]) -> tuple[Toll, str]:
    """The toll of one count, given as word numbers, with the words of its count."""
    [(toll, _)] = toll_claims(page_of(text), words_of(text), [Found(count, 0, ONE, 1.0, links=dict(links))])
    return toll, text[toll.count.start : toll.count.end]


def test_an_article_stands_for_its_phrase():
    assert read("The mother of the boy was killed.", (0, 1))[1] == "The mother of the boy"
    assert read("Police said a havildar was killed.", (2, 4))[1] == "a havildar"


def test_a_pronoun_is_nobody_who_comes_after_it():
    text = "Officials said he died. Another rider was held."
    toll, _ = read(text, (2, 3), victim=(5, 7))
    assert toll.victim is not None
    assert text[toll.victim.start : toll.victim.end] == "he"
