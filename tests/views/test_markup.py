import msgspec
from hypothesis import given
from hypothesis import strategies as st

from recount.model import Span
from recount.views.markup import marked

from .articles import READING, plain_reading, toll

LINES = marked(READING).splitlines()


def test_a_toll_is_tagged_around_its_words_and_other_claims_behind_theirs():
    assert LINES[2] == (
        "The army of Verandia said on Friday that its troops had killed "
        '[T1 killed 48 | Armed Forces of Verandia | armed_group: "48 rebels"] in a ten-day sweep of the Karsk valley. '
        "[E1 event: ‘Iron Harvest’ (Reaping the Storm): Armed clash] The operation, named 'Iron Harvest' (Reaping the Storm), "
        "answered attacks by the Karsk Free Front (KFF) on depots, bridges and a radio station. "
        "[E2 event: Explosions/Remote violence]"
    )


def test_claims_are_listed_field_by_field_and_refer_to_each_other_by_number():
    start = next(n for n, line in enumerate(LINES) if line.startswith("T3 toll"))
    assert LINES[start + 1 : LINES.index("", start)] == [
        '   speaker: "Col. Ada Mirov" @320 | Ada Mirov | Colonel, army spokeswoman | state',
        "   stance: acknowledges",
        "   harm: killed",
        "   low: 6",
        "   high: 6",
        '   count: "six" @389',
        "   implicit: no",
        '   victim: "children" @393',
        "   label: child",
        "   category: civilian",
        '   place: "Old Karsk" @425 | Old Karsk | Karsk | VX | 41.25 -3.50 | precision 1',
        "   scope: event",
        "   part_of: T2",
    ]


def test_the_rest_of_the_reading_follows():
    assert '   items: "30 rifles" @479 | weapon | 30; "mortar shells" @504 | ammunition' in LINES
    assert '"Friday" @91 | 2031-03-14..2031-03-14 | precision 1 | DATE 2031-03-14' in LINES
    assert "killed, armed_group: low 0, best withheld, high 48" in LINES
    assert any(line.startswith('a4 source "Prof. Jan Hale" @1116; content ') for line in LINES)
    assert LINES.count("   high: open") == 2


def test_every_field_that_is_set_is_printed():
    for claim in READING.claims:
        block = next(b for b in marked(READING).split("\n\n") if "\n   " in b and _fields(b) >= _set_fields(claim))
        assert block


def _fields(block):
    return {line.strip().partition(":")[0] for line in block.splitlines()[1:]}


def _set_fields(claim):
    pairs = ((field.encode_name, getattr(claim, field.name)) for field in msgspec.structs.fields(claim))
    return {name for name, value in pairs if value not in (None, ()) and name not in ("id", "evidence")}


@given(st.text(min_size=4), st.data())
def test_any_text_and_any_spans_are_marked(text, data):
    cuts = [sorted(data.draw(st.lists(st.integers(0, len(text)), min_size=2, max_size=2, unique=True))) for _ in range(4)]
    claims = [toll(text, Span(*cut), victim=Span(*cut), id=str(n)) for n, cut in enumerate(cuts)]
    shown = marked(plain_reading(text, *claims))
    assert all(f"T{n} " in shown for n in range(1, 5))
