import msgspec
import pytest

from recount.views.outline import outline
from recount.views.rows import TOLL_COLUMNS, Context, entry, toll_cells

from .articles import CLAIMS, OSTRAVA, READING

CONTEXT = Context(READING.document, outline(READING).numbers)
BY_ID = {claim.id: claim for claim in CLAIMS}


def test_the_cells_of_a_toll_stand_under_their_columns():
    assert dict(zip(TOLL_COLUMNS, toll_cells(BY_ID["c-fighters"], CONTEXT), strict=True)) == {
        "who says it": "Armed Forces of Verandia (state) said",
        "harm": "killed",
        "count": "48",
        "whom": "rebels (armed group)",
        "by whom": "Armed Forces of Verandia (state)",
        "where": "Karsk, VX (district)",
        "when": "2031-03-04 to 2031-03-14",
        "scope": "",
    }


@pytest.mark.parametrize(
    ("claim", "headline"),
    [
        ("c-sweep", "‘Iron Harvest’ (Reaping the Storm): Armed clash"),
        ("c-attacks", "Explosions/Remote violence"),
        ("c-ostrava", "Ada Mirov (state) accused Ostrava of backing Karsk Free Front (armed group)"),
        ("c-ostrava-denies", "Ostrava (state) denied backing Karsk Free Front (armed group)"),
        ("c-market", "Residents (local) accused Air Force of Verandia (state)"),
        ("c-market-denied", "Air Force of Verandia (state) denied responsibility"),
        ("c-blast", "Nobody has claimed responsibility"),
        ("c-seizure", "30 rifles (weapon); mortar shells (ammunition)"),
        ("c-inquiry", "“an open inquiry into the market strike”"),
        ("c-quiet", "Prof. Jan Hale (expert)"),
    ],
)
def test_headlines(claim, headline):
    assert entry(BY_ID[claim], CONTEXT).headline == headline


def test_details_name_other_claims_by_their_numbers_and_leave_empty_ones_out():
    assert entry(BY_ID["c-sweep"], CONTEXT).details == (
        ("by", "Armed Forces of Verandia (state)"),
        ("against", "Karsk Free Front (armed group)"),
        ("where", "Karsk, VX (district)"),
        ("when", "2031-03-04 to 2031-03-14"),
        ("in response to", "E2"),
        ("on the word of", "Armed Forces of Verandia (state)"),
    )


def test_a_denial_for_another_party_names_it():
    for_another = msgspec.structs.replace(BY_ID["c-lind-denies"], speaker=OSTRAVA)
    assert entry(for_another, CONTEXT).headline == "Ostrava (state) denied that Lind backs Karsk Free Front (armed group)"


def test_a_hedge_is_kept():
    hedged = msgspec.structs.replace(BY_ID["c-market"], stance="alleges")
    assert entry(hedged, CONTEXT).headline == "Residents (local) allegedly accused Air Force of Verandia (state)"


def test_a_toll_has_no_entry():
    with pytest.raises(TypeError, match="Toll"):
        entry(BY_ID["c-year"], CONTEXT)
