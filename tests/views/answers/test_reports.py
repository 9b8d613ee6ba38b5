"""Reports of real answers, in every form."""

from __future__ import annotations

import re
from functools import cache

import polars as pl
import pytest
from lxml import etree, html

from recount.analysis.before_after import before_after
from recount.analysis.under_reporting import Sampling, under_reporting
from recount.analysis.voices import labels, one_sidedness, reader_errors
from recount.views.answers import Answer, as_html, as_pdf, as_text
from recount.views.answers.before_after import answer as before_after_answer
from recount.views.answers.labels import answer as labels_answer
from recount.views.answers.reader import answer as reader_answer
from recount.views.answers.under_reporting import answer as under_reporting_answer
from recount.views.answers.voices import answer as voices_answer
from tests.analysis.before_after.made import plan, poisson_events
from tests.analysis.under_reporting.tables import histories, kosovo

QUICK = Sampling(burn_in=20, iterations=60, thin=5)
FACTS = (("Table", "lists.csv, sha256:00"),)


@cache
def _estimated() -> Answer:
    return under_reporting_answer(under_reporting(kosovo(), unit="person", links_known=True, sampling=QUICK), FACTS)


def _refused() -> Answer:
    table = histories(("A", "B"), {"10": 40, "01": 30, "11": 20})
    return under_reporting_answer(under_reporting(table, unit="person", links_known=True, sampling=QUICK), FACTS)


@cache
def _compared() -> Answer:
    return before_after_answer(before_after(poisson_events(0.2, 0.1, seed=1), plan(shape="level")), FACTS)


def _heard() -> Answer:
    rows = [("e1", "Gazette", "Army", "speaks"), ("e1", "Herald", "Army", "not found"), ("e1", "Herald", "Rebels", "speaks")]
    return voices_answer(one_sidedness(pl.DataFrame(rows, schema=["event", "outlet", "voice", "heard"], orient="row")), FACTS)


def _worded() -> Answer:
    rows = [("army", "terrorist", 40), ("army", "fighter", 3), ("paper", "terrorist", 5), ("paper", "fighter", 30)]
    return labels_answer(labels(pl.DataFrame(rows, schema=["source", "label", "count"], orient="row")), FACTS)


def _read() -> Answer:
    rows = [("state", "right", 60), ("state", "rejected", 5), ("local", "right", 20), ("local", "missed", 20)]
    return reader_answer(reader_errors(pl.DataFrame(rows, schema=["side", "outcome", "count"], orient="row")), FACTS)


EVERY = [_estimated, _refused, _compared, _heard, _worded, _read]


@pytest.mark.parametrize("made", EVERY)
def test_the_page_is_whole_and_loads_nothing(made):
    answer = made()
    page = as_html(answer)
    tree = html.document_fromstring(page)

    assert tree.findtext(".//h1") == answer.title
    assert [one.text for one in tree.findall(".//section/h2")] == [section.title for section in answer.sections]
    assert not tree.xpath("//script | //link | //img | //iframe | //@onload | //@onclick")
    assert not re.search(r"(?:href|src)=\"(?!#)|url\((?!#)|@import", page)
    assert "default-src 'none'" in page
    assert "sha256:00" in tree.text_content()


@pytest.mark.parametrize("made", EVERY)
def test_drawings_are_svg_with_ids_of_their_own_and_a_name(made):
    tree = html.document_fromstring(as_html(made()))
    drawings = tree.xpath("//figure//*[local-name()='svg']")
    ids = tree.xpath("//@id")

    assert len(drawings) == sum(section.figure is not None for section in made().sections)
    assert len(ids) == len(set(ids))
    assert all(box.get("aria-label") for box in tree.xpath("//*[@role='img' and @aria-label]"))
    for section in made().sections:
        if section.figure is not None:
            etree.fromstring(section.figure.svg.encode())


@pytest.mark.parametrize("made", EVERY)
def test_text_holds_every_section_and_fact(made):
    answer = made()
    text = as_text(answer)

    assert all(section.title.upper() in text for section in answer.sections)
    assert "lists.csv, sha256:00" in text
    assert answer.sentence.split()[-1] in text


@pytest.mark.parametrize("made", EVERY)
def test_text_fits_the_screen(made):
    assert max(map(len, as_text(made(), 80).splitlines())) <= 80


def test_outlets_that_nothing_tells_apart_are_counted_not_listed():
    text = as_text(_heard())
    assert "Left out, as nothing tells the two outlets apart (p = 1): 1 of 1." in text
    assert "Gazette / Herald" not in text


def test_claims_that_nobody_reviewed_have_no_table_of_errors():
    nobody = pl.DataFrame([("armed_group", "unreviewed", 3)], schema=["side", "outcome", "count"], orient="row")
    text = as_text(reader_answer(reader_errors(nobody), FACTS))
    assert "Nobody has reviewed any claim" in text
    assert "ERRORS BY SIDE" not in text


@pytest.mark.parametrize("made", [_refused, _worded])
def test_the_same_answer_gives_the_same_bytes(made):
    assert made() == made()
    assert as_html(made()) == as_html(made())
    assert as_pdf(made()) == as_pdf(made())


@pytest.mark.parametrize("made", EVERY)
def test_pdf_is_made(made):
    assert as_pdf(made()).startswith(b"%PDF-")


def test_every_interval_stands_beside_the_others_with_the_observed_number():
    page = as_html(_estimated())

    assert "4,400 observed" in page
    for figure in ("10,357", "12,741", "18,393", "9,012", "12,138"):
        assert figure in page
    assert "What each method takes for granted" in page


def test_a_refusal_says_why_and_gives_no_number():
    answer = _refused()

    assert answer.verdict == "cannot be concluded"
    assert answer.sections[0].points == ("2 lists leave no way to see whether lists depend on each other. Give three or more.",)
    assert "Every interval" not in [section.title for section in answer.sections]


def test_hostile_names_are_words_only():
    name = "<script>alert(1)</script>\x1b[31m\uffff'\"#&"
    table = histories((name, "B", "C"), {"100": 40, "010": 30, "001": 30, "110": 12, "101": 13, "011": 9})
    answer = under_reporting_answer(under_reporting(table, unit="person", links_known=True, sampling=QUICK))

    assert "<script>" not in as_html(answer)
    assert "\x1b" not in as_text(answer)
    assert "\x1b" not in as_html(answer)
    assert as_pdf(answer).startswith(b"%PDF-")
