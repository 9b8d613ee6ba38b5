import msgspec
from hypothesis import given
from hypothesis import strategies as st

from recount.model import Responsibility, Span
from recount.views.outline import DEEPEST, outline

from .articles import READING, plain_reading, toll


def _numbers(rows):
    return [(row.number, row.claim.id, row.depth) for row in rows]


def test_parts_stand_under_the_toll_that_includes_them_even_if_they_come_first():
    assert _numbers(outline(READING).tolls) == [
        ("T1", "c-fighters", 0),
        ("T2", "c-civilians", 0),
        ("T3", "c-children", 1),
        ("T4", "c-wounded", 0),
        ("T5", "c-year", 0),
    ]


def test_denials_stand_under_what_they_deny():
    assert _numbers(outline(READING).allegations) == [
        ("A1", "c-ostrava", 0),
        ("A2", "c-ostrava-denies", 1),
        ("A3", "c-lind", 0),
        ("A4", "c-lind-denies", 1),
        ("A5", "c-market", 0),
        ("A6", "c-market-denied", 1),
        ("A7", "c-blast", 0),
    ]


def test_a_denial_of_nothing_known_stands_by_itself():
    denial = Responsibility(id="d", evidence=Span(0, 1), accused=None, position="denies", about="elsewhere")
    assert _numbers(outline(plain_reading("x", denial)).allegations) == [("A1", "d", 0)]


@given(st.lists(st.integers(0, 7), min_size=1, max_size=8))
def test_every_toll_appears_once_whatever_part_of_says(parents):
    text = "9 dead. " * len(parents)
    claims = [
        msgspec.structs.replace(toll(text, Span(8 * n, 8 * n + 1)), id=str(n), part_of=str(parent))
        for n, parent in enumerate(parents)
    ]
    rows = outline(plain_reading(text, *claims)).tolls
    assert sorted(row.claim.id for row in rows) == sorted(claim.id for claim in claims)
    assert all(0 <= row.depth <= DEEPEST for row in rows)


def test_every_claim_has_a_number_of_its_own():
    plan = outline(READING)
    assert sorted(plan.numbers) == sorted(claim.id for claim in READING.claims)
    assert len(set(plan.numbers.values())) == len(READING.claims)
    assert [row.number for row in plan.rows()] == list(plan.numbers.values())
