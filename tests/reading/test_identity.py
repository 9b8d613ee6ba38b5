from hypothesis import given
from hypothesis import strategies as st

from recount.reading.identity import claim_id

part = st.one_of(st.none(), st.text(max_size=5), st.integers(-5, 5))


def test_parts_are_delimited() -> None:
    assert claim_id("d", "toll", "a", "b.c") != claim_id("d", "toll", "a.b", "c")
    assert claim_id("d", "toll", None) != claim_id("d", "toll", "")


@given(st.lists(part, max_size=4), st.lists(part, max_size=4))
def test_equal_ids_mean_equal_parts(one: list[str | int | None], other: list[str | int | None]) -> None:
    text = lambda parts: [None if p is None else str(p) for p in parts]  # noqa: E731
    assert (claim_id("d", "k", *one) == claim_id("d", "k", *other)) == (text(one) == text(other))
