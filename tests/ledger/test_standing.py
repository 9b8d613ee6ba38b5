import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from recount.ledger.standing import claims_that_stand, standing
from tests.review.cast import ADA, BEN, BODIES, CIVILIANS, CLEO, REBELS, changed, review

FEWER = changed(REBELS, low=11, high=11)
OTHERS = changed(REBELS, category="civilian")
SIX = changed(BODIES, low=6, high=6, category="civilian")
FIVE = changed(BODIES, low=5, high=5)


def told(one):
    return one.status, one.claims, one.disputed


def test_without_a_review_the_machine_s_claim_stands():
    assert told(standing(REBELS, [review(ADA, "reject", BODIES)])) == ("unreviewed", (REBELS,), False)


@pytest.mark.parametrize(
    ("made", "status", "claims"),
    [
        (review(ADA, "accept", REBELS), "accepted", (REBELS,)),
        (review(ADA, "correct", REBELS, put=[FEWER]), "corrected", (FEWER,)),
        (review(ADA, "reject", REBELS), "rejected", ()),
        (review(ADA, "unsure", REBELS), "unsure", (REBELS,)),
        (review(ADA, "split", REBELS, put=[FEWER, OTHERS]), "split", (FEWER, OTHERS)),
        (review(ADA, "merge", REBELS, BODIES, put=[FEWER]), "merged", (FEWER,)),
        (review(ADA, "merge", BODIES, REBELS, put=[SIX]), "merged", (SIX,)),
    ],
)
def test_one_person_s_word(made, status, claims):
    stands = standing(REBELS, [made])
    assert told(stands) == (status, claims, False)
    assert stands.machine == REBELS
    assert stands.decided_by == (made.id,)


def test_a_new_review_supersedes_and_the_old_one_stays_in_the_history():
    first, second = review(ADA, "reject", REBELS), review(ADA, "accept", REBELS, minutes=1)
    stands = standing(REBELS, [second, first])
    assert told(stands) == ("accepted", (REBELS,), False)
    assert [(one.review, one.live) for one in stands.reviews] == [(first, False), (second, True)]


def test_two_who_agree_decide_together():
    both = [review(ADA, "correct", REBELS, put=[FEWER]), review(BEN, "correct", REBELS, put=[FEWER], minutes=9)]
    stands = standing(REBELS, both)
    assert told(stands) == ("corrected", (FEWER,), False)
    assert stands.decided_by == tuple(one.id for one in both)


def test_two_who_disagree_leave_the_machine_s_claim_unsure_and_disputed():
    reviews = [review(ADA, "accept", REBELS), review(BEN, "correct", REBELS, put=[FEWER], minutes=9)]
    assert told(standing(REBELS, reviews)) == ("unsure", (REBELS,), True)


def test_other_corrections_are_a_disagreement_too():
    reviews = [review(ADA, "correct", REBELS, put=[OTHERS]), review(BEN, "correct", REBELS, put=[FEWER])]
    assert told(standing(REBELS, reviews)) == ("unsure", (REBELS,), True)


def test_unsure_gives_way_to_another_person_s_decision():
    reviews = [review(ADA, "reject", REBELS), review(BEN, "unsure", REBELS, minutes=9)]
    assert told(standing(REBELS, reviews)) == ("rejected", (), False)


DISPUTE = [review(ADA, "accept", REBELS), review(BEN, "reject", REBELS, minutes=1)]
RULING = review(CLEO, "correct", REBELS, put=[FEWER], minutes=2, capacity="adjudicator")


def test_an_adjudicator_settles_a_dispute():
    stands = standing(REBELS, [*DISPUTE, RULING])
    assert told(stands) == ("corrected", (FEWER,), False)
    assert stands.decided_by == (RULING.id,)


def test_a_recorder_s_later_dissent_reopens_the_dispute_but_does_not_undo_the_ruling():
    later = review(BEN, "reject", REBELS, minutes=3)
    assert told(standing(REBELS, [*DISPUTE, RULING, later])) == ("corrected", (FEWER,), True)
    again = review(CLEO, "reject", REBELS, minutes=4, capacity="adjudicator")
    assert told(standing(REBELS, [*DISPUTE, RULING, later, again])) == ("rejected", (), False)


def test_a_recorder_s_later_agreement_disputes_nothing():
    later = review(BEN, "correct", REBELS, put=[FEWER], minutes=3)
    assert told(standing(REBELS, [*DISPUTE, RULING, later])) == ("corrected", (FEWER,), False)


def test_a_later_review_takes_one_claim_out_of_a_merge():
    merge = review(ADA, "merge", CIVILIANS, BODIES, put=[SIX])
    leaves = review(ADA, "accept", BODIES, minutes=1)
    assert told(standing(CIVILIANS, [merge, leaves])) == ("merged", (SIX,), False)
    assert told(standing(BODIES, [merge, leaves])) == ("accepted", (BODIES,), False)


NEW = msgspec.structs.replace(REBELS, id="sha256:new", attribution="a9")
OTHERWISE = msgspec.structs.replace(NEW, low=12, high=12)


@pytest.mark.parametrize(
    ("decision", "put", "now", "status", "claims"),
    [
        ("accept", [], NEW, "accepted", (NEW,)),
        ("accept", [], OTHERWISE, "corrected", (REBELS,)),
        ("correct", [FEWER], NEW, "corrected", (FEWER,)),
        ("correct", [changed(REBELS, low=12, high=12)], OTHERWISE, "accepted", (OTHERWISE,)),
        ("reject", [], NEW, "rejected", ()),
        ("unsure", [], NEW, "unsure", (NEW,)),
    ],
)
def test_reviews_follow_their_words_to_another_reader_s_claim(decision, put, now, status, claims):
    made = review(ADA, decision, REBELS, put=put)
    stands = standing(now, [made, review(BEN, "reject", BODIES)])
    assert told(stands) == (status, claims, False)
    assert [one.carried for one in stands.reviews] == [True]


def test_what_was_accepted_is_what_was_seen_even_if_another_reader_keeps_the_id():
    seen = review(ADA, "accept", REBELS)
    now = msgspec.structs.replace(REBELS, category="civilian")
    assert told(standing(now, [seen])) == ("corrected", (REBELS,), False)


def test_one_count_of_two_harms_is_followed_by_harm():
    killed, hurt = (msgspec.structs.replace(REBELS, id=harm, harm=harm) for harm in ("killed", "injured"))
    new = msgspec.structs.replace(hurt, id="new")
    assert told(standing(new, [review(ADA, "reject", killed)])) == ("unreviewed", (new,), False)
    corrected = review(ADA, "correct", killed, put=[msgspec.structs.replace(hurt, id="person's")])
    assert told(standing(new, [corrected])) == ("accepted", (new,), False)


def test_a_correction_of_what_the_claim_is_part_of_is_a_correction():
    part = changed(BODIES, part_of=CIVILIANS.id)
    assert told(standing(BODIES, [review(ADA, "correct", BODIES, put=[part])])) == ("corrected", (part,), False)


PLANS = st.sampled_from(
    [
        ("accept", [REBELS], []),
        ("reject", [REBELS], []),
        ("unsure", [REBELS], []),
        ("correct", [REBELS], [FEWER]),
        ("correct", [REBELS], [OTHERS]),
        ("split", [REBELS], [FEWER, OTHERS]),
        ("merge", [REBELS, BODIES], [FEWER]),
        ("merge", [BODIES, REBELS, CIVILIANS], [SIX]),
        ("accept", [BODIES], []),
        ("reject", [CIVILIANS], []),
        ("split", [BODIES], [SIX, FIVE]),
    ]
)
PEOPLE = st.sampled_from([(ADA, "recorder"), (BEN, "recorder"), (CLEO, "adjudicator")])
REVIEWS = st.lists(
    st.builds(
        lambda plan, person, minutes: review(person[0], plan[0], *plan[1], put=plan[2], minutes=minutes, capacity=person[1]),
        PLANS,
        PEOPLE,
        st.integers(0, 4),
    ),
    max_size=8,
)
CLAIMS = (REBELS, CIVILIANS, BODIES)


@given(REVIEWS, st.randoms(use_true_random=False))
def test_the_order_in_which_reviews_arrive_does_not_matter(reviews, random):
    shuffled = random.sample(reviews, len(reviews))
    for claim in CLAIMS:
        assert standing(claim, shuffled) == standing(claim, reviews)


@given(REVIEWS)
def test_superseded_reviews_never_change_the_outcome(reviews):
    for claim in CLAIMS:
        whole = standing(claim, reviews)
        alone = standing(claim, [one.review for one in whole.reviews if one.live])
        assert (told(alone), alone.decided_by) == (told(whole), whole.decided_by)


@given(REVIEWS)
def test_nothing_disappears(reviews):
    """Every machine claim stands itself, or through replacements that a review gave, or was rejected by somebody."""
    found = {claim.id: standing(claim, reviews) for claim in CLAIMS}
    given_by_people = {claim.id for one in reviews for claim in one.replacements}
    for claim in CLAIMS:
        one = found[claim.id]
        assert one.machine == claim
        assert {c.review.id for c in one.reviews} == {r.id for r in reviews if claim.id in (r.claim, *r.merged)}
        assert one.claims == (claim,) or {c.id for c in one.claims} <= given_by_people
        assert bool(one.claims) == (one.status != "rejected")
    standing_now = [claim.id for claim in claims_that_stand(found.values())]
    assert len(standing_now) == len(set(standing_now))


@given(REVIEWS)
def test_splits_and_merges_conserve(reviews):
    """What a split or a merge puts in place stands whole, once, in the place of the claims that it took."""
    by_id = {one.id: one for one in reviews}
    found = {claim.id: standing(claim, reviews) for claim in CLAIMS}
    for one in found.values():
        if one.status in ("split", "merged"):
            assert {by_id[name].replacements for name in one.decided_by} == {one.claims}
    merged = {c.id for one in found.values() if one.status == "merged" for c in one.claims}
    stand = [claim.id for claim in claims_that_stand(found.values())]
    assert all(stand.count(name) == 1 for name in merged)


def test_any_one_review_without_a_live_rival_decides_alone():
    accepted = review(ADA, "accept", REBELS, minutes=5)
    assert standing(REBELS, [review(ADA, "reject", REBELS), accepted]).decided_by == (accepted.id,)
