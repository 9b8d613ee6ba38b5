import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

import recount
from recount.intake.plaintext import plain_article
from recount.intake.wrapping import flowing, mended, unwrapped
from recount.model import Toll

REPORT = """Army says nine fighters were killed in an operation against camps in the Karsan hills

By Lena Okafor

The army said on Thursday that nine fighters of the Dehala Front and two soldiers had been killed in an operation that began
three days earlier in the Karsan hills, where the group is said to keep its camps. The front denied that it had lost anyone.

Residents of two villages said that a mortar round had wounded four children who were fetching water from a well near the
school. A spokesman for the army, Colonel Idris Venn, said that he knew of no such round."""
ARTICLE = "\n\n".join(" ".join(paragraph.split()) for paragraph in REPORT.split("\n\n"))


def wrapped(width: int) -> str:
    return "\n\n".join(textwrap.fill(p, width, break_on_hyphens=False) for p in ARTICLE.split("\n\n"))


@pytest.mark.parametrize("width", [50, 65, 72, 80, 100])
def test_lines_that_were_broken_to_a_width_are_joined(width: int) -> None:
    text = wrapped(width)
    assert text != ARTICLE
    assert unwrapped(text) == ARTICLE
    assert unwrapped(ARTICLE) == ARTICLE


def test_line_ends_of_windows_are_joined_too() -> None:
    text = wrapped(65).replace("\n", "\r\n")
    out = unwrapped(text)
    assert len(out) == len(text)
    assert out.replace("  ", " ").replace("\r\n", "\n") == ARTICLE


def test_a_long_address_between_the_lines_does_not_matter() -> None:
    address = "https://example.org/" + "a" * 80
    assert unwrapped(f"{wrapped(65)}\n\n{address}") == f"{ARTICLE}\n\n{address}"


def test_the_ends_of_short_lines_stay() -> None:
    lines = "\n".join(
        ["The army said on Thursday that nine fighters had been", "killed in the hills.", "Four children were hurt."]
    )
    assert (
        unwrapped(lines)
        == "The army said on Thursday that nine fighters had been killed in the hills.\nFour children were hurt."
    )


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n",
        "One line.",
        "Nine killed in an attack on a market in Karsan, police say\nArmy denies that it shelled the village of Lower Dehala\n"
        "Truce holds for a second day\nMinister: 'We will not talk to those who burned the school of Ashkol'",
        "3 May 2025\tKarsan\t9 killed\tmarket, grenade, unknown\n4 May 2025\tDehala\t2 killed\troad, mine, unknown group\n"
        "9 May 2025\tAshkol\t1 killed\tfarm, shooting, bandits",
        "No one came\nto the well that day\nand no one\nknew why",
    ],
)
def test_lists_tables_and_verse_keep_their_lines(text: str) -> None:
    assert unwrapped(text) == text


@given(st.text(alphabet="ab C.\n", max_size=400))
def test_nothing_but_line_ends_changes_and_the_length_stays(text: str) -> None:
    out = unwrapped(text)
    assert len(out) == len(text)
    assert all(a == b or (a, b) == ("\n", " ") for a, b in zip(text, out, strict=True))


def test_a_wrapped_report_is_read_like_any_other() -> None:
    one, other = recount.read(ARTICLE), recount.read(wrapped(65))
    assert one.document.text == other.document.text
    assert one == other
    assert len([c for c in one.claims if isinstance(c, Toll)]) == 4  # nine twice, two and four


def test_a_title_on_two_lines_is_whole() -> None:
    article = plain_article(wrapped(50))
    assert article.title == ARTICLE.split("\n")[0]
    assert article.byline == "Lena Okafor"


@pytest.mark.parametrize(
    ("cut", "whole"),
    [
        ("the shel-\nling went on", "the shelling\nwent on"),
        ("the shel-\nling, they said", "the shelling,\nthey said"),
        ("a three-\nday siege", "a three-day\nsiege"),
        ("an 87-\nyear-old man", "an 87-year-old\nman"),
        ("anti-\ngovernment forces", "anti-government\nforces"),
        ("al-\nShabaab", "al-Shabaab\n"),
        ("two-\nand three-storey", "two- and\nthree-storey"),
        ("cease-fire, a cease-\nfire", "cease-fire, a cease-fire\n"),
        ("car-bomb and a car-\nbomb", "car-bomb and a car-bomb\n"),
        ("he said -\nno more", "he said -\nno more"),
    ],
)
def test_words_that_a_line_end_cuts_are_whole_again(cut: str, whole: str) -> None:
    assert mended(cut) == whole


CUTS = {
    "operation": "opera-tion",
    "children": "chil-dren",
    "fighters": "fight-ers",
    "spokesman": "spokes-man",
    "village": "vil-lage",
}


@pytest.mark.parametrize("width", [50, 72])
def test_a_wrapped_text_with_cut_words_flows(width: int) -> None:
    text = ARTICLE
    for word, cut in CUTS.items():
        text = text.replace(word, cut)
    text = "\n\n".join(textwrap.fill(p, width) for p in text.split("\n\n"))
    for word, cut in CUTS.items():
        text = text.replace(cut, word)
    assert "-\n" in text
    assert flowing(text).split() == ARTICLE.split()
    assert plain_article(text.replace("-\n", "\xad\n")).text.split() == ARTICLE.split()


def test_text_that_is_not_broken_to_a_width_keeps_its_hyphens() -> None:
    assert flowing("Killed: nine-\nten\nHurt: four") == "Killed: nine-\nten\nHurt: four"
