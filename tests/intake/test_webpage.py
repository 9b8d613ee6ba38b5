from __future__ import annotations

from functools import partial

import pytest

from recount.errors import IntakeError
from recount.intake.article import attempt
from recount.intake.furniture import without_furniture
from recount.intake.webpage import html_article, page_article

from .pages import BODY, PAGE, STANDFIRST

URL = "https://courier.example/karsan"


def test_a_page_gives_its_article_and_what_it_says_of_itself():
    article = page_article(PAGE.encode(), URL)
    assert (article.title, article.byline, article.outlet) == ("Nine killed in Karsan market", "Lena Okafor", "Valley Courier")
    assert (article.published, article.uri) == ("2025-03-04", URL)
    lines = article.text.split("\n")
    assert [line for line in lines if line in BODY] == BODY
    assert lines.index(STANDFIRST) < lines.index(BODY[0])


@pytest.mark.parametrize(
    "words", ["cookies", "Sign up", "Share", "Related", "Truce ends", "twenty dead", "Leave a Reply", "email"]
)
def test_the_page_around_the_article_is_gone(words):
    assert words not in page_article(PAGE.encode(), URL).text


def test_the_standfirst_is_not_doubled():
    assert page_article(PAGE.encode(), URL).text.count(STANDFIRST) == 1
    repeated = PAGE.replace('<div class="story">', f'<div class="story"><p>{STANDFIRST}</p>')
    assert page_article(repeated.encode(), URL).text.count(STANDFIRST) == 1


def test_a_promotion_before_the_body_is_no_standfirst():
    promotion = "Read our award-winning special about the valley and its people, now for free on all devices."
    page = PAGE.replace('<div class="teaser-text">', f'<div class="promo-related"><p class="intro">{promotion}</p></div><div>')
    assert promotion not in page_article(page.encode(), URL).text


def test_other_languages_are_extracted_as_well():
    body = [
        "Bei einem Angriff auf den Wochenmarkt von Karsan sind am Montag neun Menschen getötet worden, teilte die Polizei mit.",
        "Die Täter kamen auf Motorrädern und schossen auf alle, sagte eine Händlerin, die sich unter dem Stand versteckte.",
        "Ein Sprecher der Provinzregierung nannte einundzwanzig Verletzte, unter ihnen vier Kinder.",
    ]
    paragraphs = "".join(f"<p>{line}</p>" for line in body)
    page = f"<html><body><nav>Start</nav><article><h1>Neun Tote</h1>{paragraphs}<p>Mehr zum Thema</p></article></body></html>"
    assert [line for line in html_article(page, None).text.split("\n") if line != "Neun Tote"] == body


def test_the_charset_of_the_page_and_of_the_transport():
    page = PAGE.replace("utf-8", "windows-1252")
    assert "“They came" in page_article(page.encode("cp1252"), URL).text
    russian = PAGE.replace(
        BODY[0], "Армия заявила, что при нападении на рынок в понедельник погибли девять человек, ранены двадцать."
    )
    without = russian.replace('<meta charset="utf-8">', "").replace("“", '"').replace("”", '"')
    assert "Армия заявила" in page_article(without.encode("koi8-r"), URL, "koi8-r").text


def test_no_day_is_guessed_from_the_words():
    page = PAGE.replace('<meta property="article:published_time" content="2025-03-04T08:00:00Z">', "")
    assert page_article(page.encode(), URL).published is None


def test_a_line_that_is_nothing_but_a_date_tells_the_day_where_the_page_does_not():
    body = "".join(f"<div>{line}</div>" for line in ("Nine killed in Karsan market", "14/03/2025", *BODY))
    assert page_article(f"<html><body>{body}</body></html>".encode(), URL).published == "2025-03-14"
    assert page_article(f"<html><body>{body}</body></html>".replace("14/", "04/").encode(), URL).published is None
    dated = PAGE.replace('<div class="story">', '<div class="story"><p>1 January 2024</p>')
    assert page_article(dated.encode(), URL).published == "2025-03-04"


@pytest.mark.parametrize(
    "page",
    [
        "<html></html>",
        "<html><body></body></html>",
        "<html><body><nav><a href='/'>Home</a></nav></body></html>",
        "<html><head><title>x</title></head><body><script>var a = 1;</script></body></html>",
        "<" * 5000,
        "<!DOCTYPE html>",
    ],
)
def test_a_page_without_an_article_is_one_clear_line(page):
    with pytest.raises(IntakeError, match="page"):
        page_article(page.encode(), URL)


@pytest.mark.parametrize("tag", ["div", "span", "b", "table><tr><td", "ul><li", "blockquote", "font"])
def test_deep_nesting_neither_crashes_nor_hangs(tag):
    for depth in (300, 50_000):
        page = f"<html><body>{f'<{tag}>' * depth}{BODY[0]}"
        found = attempt("x", partial(page_article, page.encode(), URL))
        assert "no article found" in str(found) if isinstance(found, IntakeError) else found.text


def test_a_page_of_nested_blocks_with_text_on_every_level():
    page = f"<html><body><h1>Title</h1>{f'<div class=intro>{BODY[2]} ' * 200}{'</div>' * 200}<p>{BODY[0]}</p></body></html>"
    assert "wounded" in page_article(page.encode(), URL).text


def test_a_page_that_is_too_large_is_refused():
    with pytest.raises(IntakeError, match="12 MB"):
        page_article(b"<html>" + b"x" * 12_000_000, URL)


def test_furniture_between_paragraphs_goes_alone():
    text = "\n".join([*BODY[:3], "Sign up for our newsletter", *BODY * 5, "Leave a comment", "Name"])
    assert without_furniture(text) == "\n".join([*BODY[:3], *BODY * 5])


def test_soft_hyphens_cut_no_word_in_two():
    marked = PAGE.replace("Karsan", "Kar&shy;san").replace("market", "mar&#8203;ket")
    article = page_article(marked.encode(), URL)
    assert (article.text, article.title) == (page_article(PAGE.encode(), URL).text, "Nine killed in Karsan market")
