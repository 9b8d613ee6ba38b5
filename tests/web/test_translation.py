"""All that the pages say in words of their own is ready for translation."""

import re
import runpy
from pathlib import Path
from typing import get_args

import pytest
from babel.messages.pofile import read_po
from django.urls import reverse
from lxml import html

import recount.publishing
import recount.web
from recount.events import events, records
from recount.model import claim, decision, party, review, submission
from recount.reconciliation import cumulative, results
from recount.reconciliation import records as reconciling
from recount.views.languages import CATALOGUES
from recount.views.phrases import spaced
from recount.web.accounts.models import Role
from recount.web.events import keeping_up
from recount.web.vocabulary import TERMS
from tests.catalogues import bracketed, untranslated
from tests.web.reports import ARMY

DOCS = Path(__file__).parents[2] / "docs"
WEB = Path(recount.web.__file__).parent
SITE = Path(recount.publishing.__file__).parent
TEMPLATES = sorted([*WEB.glob("**/templates/**/*.html"), *SITE.glob("templates/*.html")])
MARKED = re.compile(
    r"{% (?:blocktranslate|trans\b).*?{% end(?:blocktranslate|trans) %}|{% comment.*?{% endcomment %}|{#.*?#}", re.DOTALL
)
TAG = re.compile(r"{%.*?%}|{{.*?}}", re.DOTALL)
READ_ALOUD = ("alt", "aria-label", "data-done", "data-failed", "data-label", "placeholder", "title")
NAMES = {"recount", "SVG", "SHA"}  # they are the same in every language


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_no_word_of_a_template_is_left_unmarked(template):
    left = TAG.sub("", MARKED.sub("", template.read_text(encoding="utf-8")))
    page = html.fromstring(f"<div>{left}</div>")
    said = [text for one in page.iter() if one.tag not in ("kbd", "script", "style") for text in (one.text, one.tail)]
    said += [value for one in page.iter() for name, value in one.attrib.items() if name in READ_ALOUD]
    words = {word for text in said if text for word in re.findall(r"[^\W\d_]{2,}", text)}
    assert words <= NAMES


@pytest.mark.parametrize(
    "words",
    [
        *(
            claim.Harm,
            claim.Category,
            claim.Stance,
            claim.Position,
            party.Side,
            decision.Relation,
            review.Decision,
            review.Status,
        ),
        *(submission.SubmissionKind, records.Hearing, reconciling.Stance, results.Status, cumulative.Verdict),
    ],
    ids=lambda words: "-".join(get_args(words)[:2]),
)
def test_every_word_of_the_format_is_marked(words):
    assert {spaced(value) for value in get_args(words)} <= set(TERMS)


def test_the_catalogue_is_up_to_date():
    made = runpy.run_path(str(DOCS / "generate_catalogue.py"))["catalogue"]()
    assert (CATALOGUES / "django.pot").read_text(encoding="utf-8") == made, "run: python docs/generate_catalogue.py"
    assert made.count("\nmsgid ") > 700


def test_every_term_is_in_the_catalogue():
    with (CATALOGUES / "django.pot").open("rb") as file:
        there = {message.id for message in read_po(file)}
    assert set(TERMS) <= there


@pytest.fixture
def esperanto(tmp_path, settings):
    settings.LOCALE_PATHS = [bracketed(tmp_path / "locale", "eo")]


@pytest.fixture
def shelling(book):
    """The event of Old Karsk."""
    keeping_up.catch_up()
    return next(one.id for one in events(book).events if one.where and one.where.name == "Old Karsk")


@pytest.mark.django_db
def test_an_event_is_shown_in_the_reader_s_language(esperanto, shelling, signed_in):
    client = signed_in(Role.READER)
    page = client.get(reverse("event", args=[shelling]), headers={"accept-language": "eo"}).content.decode()
    tree = html.fromstring(page)
    assert tree.get("lang") == "eo"
    assert tree.xpath("string(//h1)") == "⟦⟦People killed⟧ in Old Karsk, 2031-03-14⟧"
    reasons = [one.text_content() for one in tree.xpath("//ul[@class='reasons']/li")]
    assert reasons
    assert all("⟦" in one and untranslated(one) <= {"R"} for one in reasons)
    assert "⟦the affected people⟧" in page
    assert "⟦Who is heard⟧" in page


@pytest.mark.django_db
def test_a_chart_is_titled_in_the_reader_s_language(esperanto, shelling, signed_in):
    client = signed_in(Role.READER)
    chart = client.get(reverse("event-chart", args=[shelling]), headers={"accept-language": "eo"}).content.decode()
    for words in ("day of the report", "killed", "who says it", "whom", "medical", "civilian"):
        assert f">⟦{words}⟧<" in chart
    assert "⟦" not in client.get(reverse("event-chart", args=[shelling])).content.decode()
    assert "⟦" not in client.get(reverse("event-data", args=[shelling]), headers={"accept-language": "eo"}).content.decode()


@pytest.mark.django_db
def test_days_under_a_chart_are_in_the_reader_s_language(shelling, signed_in):
    chart = reverse("event-chart", args=[shelling])
    client = signed_in(Role.READER)
    english = client.get(chart).content.decode()
    french = client.get(chart, headers={"accept-language": "fr"}).content.decode()
    assert ">Mar " in english
    assert ">mars " in french


@pytest.mark.django_db
def test_a_claim_is_told_in_the_reader_s_language(esperanto, book, signed_in):
    page = signed_in(Role.READER).get(reverse("document", args=[ARMY.document.id]), headers={"accept-language": "eo"})
    tree = html.fromstring(page.content.decode())
    headlines = [one.text_content() for one in tree.xpath("//p[@class='headline']/bdi")]
    assert any("⟦killed⟧" in one for one in headlines)
    assert all("⟦" in one or one.startswith("“") for one in headlines)  # a demand is told in the report's own words
    labels = {one.text_content() for one in tree.xpath("//dl//dt")}
    assert {"⟦who says it⟧", "⟦where⟧", "⟦when⟧"} <= labels
    assert all(one.startswith("⟦") for one in labels)
