from recount.reading.kinds import find_seizures
from tests.reading.kinds.pages import page_of


def items(text: str) -> list[tuple[str, str, int | None, int | None]]:
    page = page_of(text)
    return [(page.text[i.start : i.end], i.kind, i.low, i.high) for s in find_seizures(page) for i in s.items]


def test_a_cache_is_what_is_in_it():
    text = "Soldiers reported recovering a 'large cache of foreign-made weapons, ammunition, explosives, and equipment.'"
    assert items(text) == [
        ("foreign-made weapons", "weapon", None, None),
        ("ammunition", "ammunition", None, None),
        ("explosives", "explosive", None, None),
        ("equipment", "equipment", None, None),
    ]
    (seizure,) = find_seizures(page_of(text))
    assert seizure.by is not None
    assert seizure.by.text == "Soldiers"


def test_numbers_are_counts_but_calibres_and_weights_are_none():
    text = "Police seized four AK-47 rifles, a 9mm pistol, 15 kg of explosives and about 200 rounds from the militants."
    assert items(text) == [
        ("four AK-47 rifles", "weapon", 4, 4),
        ("a 9mm pistol", "weapon", 1, 1),
        ("15 kg of explosives", "explosive", 15, 15),
        ("about 200 rounds", "ammunition", 180, 220),
    ]
    (seizure,) = find_seizures(page_of(text))
    assert seizure.taken_from is not None
    assert "militants" in seizure.taken_from.text


def test_the_passive_has_its_whole_list():
    found = items("Two rifles, one radio set and some leaflets were recovered from the site.")
    assert [(kind, low) for _, kind, low, _ in found] == [("weapon", 2), ("equipment", 1), ("document", None)]


def test_what_cannot_be_held_is_not_seized():
    for text in (
        "Rebels captured the town and two villages.",
        "Police found three bodies near the river.",
        "No weapons were recovered.",
        "They hope to recover the weapons.",
    ):
        assert find_seizures(page_of(text)) == []
