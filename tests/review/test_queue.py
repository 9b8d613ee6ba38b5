import msgspec

from recount.ledger import Kept
from recount.ledger.standing import standing
from recount.model import Reader
from recount.review.queue import queue
from tests.review.cast import ADA, BEN, BODIES, CIVILIANS, REBELS, changed, review

READER = Reader("recount", "1", "sha256:a")
LARGE = msgspec.structs.replace(REBELS, id="sha256:large", low=1000, high=1000)
RIVAL = msgspec.structs.replace(REBELS, id="sha256:rival", low=40, high=40, speaker=CIVILIANS.speaker)


def kept(claim, entry, reviews=()):
    return Kept(entry, claim, "sha256:d", READER, standing(claim, reviews))


def reasons(waiting):
    return [reason.what for reason in waiting.reasons]


def test_the_larger_toll_on_one_word_comes_first():
    first, second = queue([kept(REBELS, 1), kept(LARGE, 2)])
    assert [first.kept.claim, second.kept.claim] == [LARGE, REBELS]
    assert reasons(first)[0] == "1,000 killed on one word"
    assert first.reasons[0].points == 6


def test_a_rival_figure_is_a_conflict_and_no_longer_one_word():
    (first, second) = queue([kept(REBELS, 1), kept(RIVAL, 2)])
    assert "a conflict with The hospital" in reasons(first)
    assert "a conflict with Armed Forces of Verandia" in reasons(second)
    assert not any("one word" in reason for reason in reasons(first))


def test_a_rival_of_other_days_is_none():
    later = msgspec.structs.replace(REBELS.when, first="2031-04-01", last="2031-04-01")
    waiting = queue([kept(REBELS, 1), kept(msgspec.structs.replace(RIVAL, when=later), 2)])
    assert not any("conflict" in reason for one in waiting for reason in reasons(one))


def test_people_who_differ_come_before_all():
    differ = [review(ADA, "accept", BODIES), review(BEN, "reject", BODIES)]
    doubt = [review(ADA, "unsure", CIVILIANS)]
    waiting = queue([kept(LARGE, 1), kept(CIVILIANS, 2, doubt), kept(BODIES, 3, differ)])
    assert [one.kept.claim for one in waiting] == [BODIES, CIVILIANS, LARGE]
    assert queue([kept(BODIES, 3, [review(ADA, "accept", BODIES)])]) == []


def test_another_version_of_the_reader_is_a_reason():
    (waiting,) = queue([kept(REBELS, 9)], [kept(changed(REBELS, low=13, high=13), 1)])
    assert "an older version of the reader read the same words otherwise" in reasons(waiting)
    (same,) = queue([kept(REBELS, 9)], [kept(REBELS, 1)])
    assert not any("older version" in reason for reason in reasons(same))


def test_what_the_reader_left_open_is_named():
    (waiting,) = queue([kept(BODIES, 1)])
    assert "left open: who was harmed, where, when" in reasons(waiting)
