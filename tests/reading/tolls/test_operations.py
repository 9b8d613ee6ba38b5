"""Tolls of a named operation take its days and place where they give none, and the steps say so."""

from recount.model import Event, Period, Place, Step, Toll
from recount.reading.tolls.operations import within_operations
from tests.reading.kinds.pages import page_of, span

TEXT = "The army began Operation Dry Harvest in Tolma on January 29. It said 36 people died during the operation."
PAGE = page_of(TEXT)
TOLL = Toll(id="t", evidence=PAGE.sentences[1], harm="killed", low=36, high=36, count=span(TEXT, "36"))
STEPS = (Step("when", "", "", "mention linker", 0.9), Step("harm", "killed", "died", "harm head"))


def operation(name: str | None) -> Event:
    when, where = span(TEXT, "January 29"), span(TEXT, "Tolma")
    return Event(
        id="e",
        evidence=PAGE.sentences[0],
        event_type="Battles",
        name=name,
        when=Period("January 29", when.start, when.end, "2026-01-29", "2026-01-29", 1),
        place=Place("Tolma", where.start, where.end),
    )


def test_a_toll_of_the_operation_lies_in_its_days():
    ((toll, steps),) = within_operations(PAGE, [(TOLL, STEPS)], [operation("Operation Dry Harvest")])
    assert toll.when is not None
    assert toll.place is not None
    assert (toll.when.first, toll.when.last, toll.place.text) == ("2026-01-29", "2026-02-05", "Tolma")
    assert [(s.field, s.value, s.rule) for s in steps] == [
        ("when", "January 29", "of the named operation"),
        ("harm", "killed", "harm head"),
    ]


def test_without_a_name_nothing_is_filled():
    assert within_operations(PAGE, [(TOLL, STEPS)], [operation(None)]) == [(TOLL, STEPS)]
