"""Whom a count harmed: the words for them, and their category."""

from recount.reading.lexicon.numbers import Interval
from recount.reading.tolls.claims import toll_claims
from recount.reading.trained.tolls import CATEGORIES, Found
from tests.reading.kinds.pages import page_of
from tests.reading.tolls.counts import words_of


def category(text: str, count: tuple[int, int], read: str, **links: tuple[int, int]) -> str:
    """The category of one count, which the reader takes for `read`."""
    found = Found(count, 0, Interval(3, 3), 1.0, category=CATEGORIES.index(read), links=dict(links))
    [(toll, _)] = toll_claims(page_of(text), words_of(text), [found])
    return toll.category


def test_dead_are_of_no_side_that_the_text_has_not_spoken_of():
    assert category("Shelling kills three, a mayor says.", (2, 3), "armed_group") == "unknown"
    assert category("Shelling hits a rebel camp and kills three.", (7, 8), "armed_group") == "armed_group"
    assert category("Gunmen shot three Norwegians dead.", (2, 3), "state_forces", victim=(3, 4)) == "unknown"


def test_whom_fire_across_a_border_kills_live_there_unless_they_are_called_soldiers():
    assert category("Thai shelling kills three in Cambodia.", (3, 4), "unknown") == "civilian"
    assert category("Thai shelling kills three soldiers in Cambodia.", (3, 4), "unknown", victim=(4, 5)) == "state_forces"
    assert category("Shelling kills three in Phnom Penh.", (2, 3), "unknown") == "unknown"


def test_a_whole_is_not_of_the_kind_of_its_part():
    assert category("Five soldiers are among the three killed.", (5, 6), "state_forces") == "unknown"


def test_names_before_the_noun_of_a_number():
    text = "Police said 3 Harbour Taliban militants were killed."
    found = Found((2, 3), 0, Interval(3, 3), 1.0)
    [(toll, _)] = toll_claims(page_of(text), words_of(text), [found])
    assert (toll.label, toll.category) == ("militant", "armed_group")


def test_a_party_s_name_before_what_it_does():
    text = "Police said 3 Taliban planning raids were killed."
    [(toll, _)] = toll_claims(page_of(text), words_of(text), [Found((2, 3), 0, Interval(3, 3), 1.0)])
    assert toll.victim is not None
    assert (text[toll.victim.start : toll.victim.end], toll.category) == ("Taliban", "armed_group")
