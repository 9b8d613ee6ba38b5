from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recount.errors import IntakeError
from recount.intake.encoding import visible
from recount.intake.plaintext import plain_article

from .pages import BODY

TEXT = "\n\n".join(BODY)
COPY = f"Nine killed in Karsan market\n\nBy Lena Okafor | Security Editor\n\n{TEXT}\n"


@pytest.mark.parametrize(
    "rest",
    [
        "\nShare:\n\nThis Post Has 0 Comments\n\nNo comments yet. Be the first to comment!\n\nLeave a Reply\n",
        "\n3 Comments\n" + "I was there and saw how it began, it was terrible and nobody came to help us.\n" * 40,
        "\nRelated stories\nTruce ends in the north\nMarket reopens\n",
        "\nFollow us on Twitter\n\n© 2025 Valley Courier. All rights reserved.\n",
        "\nLEAVE A COMMENT\nName\nEmail\n",
        "",
    ],
)
def test_a_copied_page_loses_what_follows_the_article(rest):
    article = plain_article(COPY + rest)
    assert article.text == COPY.strip()
    assert (article.title, article.byline) == ("Nine killed in Karsan market", "Lena Okafor")


def test_what_stands_before_the_article_goes_too():
    assert plain_article(f"\n \nSkip to content\nAdvertisement\n\n{COPY}").text == COPY.strip()


def test_a_heading_that_looks_like_furniture_inside_a_long_article_cuts_nothing():
    text = f"{TEXT}\n\nRelated\n\n{TEXT}\n\n{TEXT}"
    assert plain_article(text).text == text


def test_sentences_that_begin_like_furniture_stay():
    for line in (
        "Share prices fell after the attack.",
        "Comments by the minister angered families of the dead.",
        "Related attacks",
    ):
        assert plain_article(f"{TEXT}\n{line}\n{TEXT}").text == f"{TEXT}\n{line}\n{TEXT}"
    assert plain_article(f"{TEXT}\nFollow the river north and you reach the second village.").text.endswith("second village.")


def test_the_day_is_taken_from_a_line_of_its_own():
    assert plain_article(f"Title\nPublished: 4 March 2025\n\n{TEXT}").published == "2025-03-04"
    assert plain_article(f"On March 4, 2025 nine people were killed.\n\n{TEXT}").published is None


@pytest.mark.parametrize(
    ("text", "title", "byline"),
    [
        ("Nine people were killed on Monday.", None, None),
        ("Nine people were killed on Monday.\nThe army denied it.", None, None),
        ("Who killed the nine?\nNobody says.", "Who killed the nine?", None),
        ("By Lena Okafor\nNine died.", None, "Lena Okafor"),
        ("Title\nBy Monday the army had left the town and its market.\nMore.", "Title", None),
        ("Title\nBY LENA OKAFOR, Karsan\nNine died.", "Title", "LENA OKAFOR, Karsan"),
    ],
)
def test_titles_and_bylines(text, title, byline):
    article = plain_article(text)
    assert (article.title, article.byline, article.text) == (title, byline, text)


def test_line_ends_become_newlines():
    assert plain_article("a\r\nb\rc").text == "a\nb\nc"


@pytest.mark.parametrize("text", ["", " \n\t\n", "Share:\nComments\n"])
def test_nothing_to_read(text):
    with pytest.raises(IntakeError, match="no text"):
        plain_article(text)


@given(st.text())
def test_the_text_is_a_verbatim_stretch_of_the_source(text):
    try:
        article = plain_article(text)
    except IntakeError:
        return
    assert article.text
    assert article.text in visible(text).replace("\r\n", "\n").replace("\r", "\n")


def test_hostile_texts_take_linear_time():
    numbers = " ".join(map(str, range(10_000)))
    assert plain_article(numbers).text == numbers
    assert len(plain_article("word " * 50_000).text) >= 249_999
    assert plain_article("Share\n" * 100_000 + "Nine died.").text == "Nine died."
    assert plain_article(TEXT + "\n" + "by " * 100_000).text.startswith(BODY[0])


def test_characters_that_show_nothing_cut_no_word_in_two():
    article = plain_article("\ufeffNine kil\u00adled\n\nNine figh\u00adters were\u200b killed in Kar\u2060san.")
    assert (article.title, article.text) == ("Nine killed", "Nine killed\n\nNine fighters were killed in Karsan.")


@pytest.mark.parametrize(
    "head", ["The Valley Courier, 4 March 2025", "Valley Times | Tuesday, March 4, 2025", "VALLEY NEWS AGENCY (2025-03-04)"]
)
def test_the_head_of_a_clipping_tells_outlet_and_day(head):
    article = plain_article(f"{head}\n\n{COPY}")
    assert article.text == COPY.strip()
    assert article.published == "2025-03-04"
    assert article.outlet == re.split(r" ?[,|(]", head)[0]
    assert article.title == "Nine killed in Karsan market"


@pytest.mark.parametrize(
    "head", ["KARSAN, 4 March 2025", "The Valley Courier, 4 killed", "News of the attack, and of the truce"]
)
def test_other_first_lines_stay(head):
    article = plain_article(f"{head}\n\n{COPY}")
    assert article.text.startswith(head)
    assert article.outlet is None
