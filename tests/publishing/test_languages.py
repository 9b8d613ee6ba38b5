"""An edition in another language: all that the pages say in words of their own is translated, and nothing else is."""

import re

import pytest
from lxml import html

from recount.errors import FormatError
from recount.model import Moderation, Review, Submission
from recount.publishing import Edition, publish
from recount.views import languages
from tests.catalogues import bracketed, untranslated
from tests.publishing.test_publish import ABOUT, AT, REPORTS, RULES
from tests.publishing.test_publish import ledger as ledger  # the fixture

ID = f"sha256:{'7' * 64}"


@pytest.fixture(autouse=True)
def _esperanto(tmp_path, monkeypatch):
    monkeypatch.setattr(languages, "CATALOGUES", bracketed(tmp_path / "locale", "eo"))


@pytest.fixture
def told(ledger, tmp_path):
    """The ledger with something of everything that the change log tells."""
    with ledger.copy(tmp_path / "told.ledger") as copy:
        claim = next(copy.readings()).claims[0]
        copy.review(Review(id=ID, claim=claim.id, reviewer="ada", at=AT, decision="reject", judged=(claim,), reason="kialo"))
        copy.submit(Submission(id=ID, about="paĝo", kind="reply", text="Teksto.", at=AT, name="Leganto"))
        copy.moderate(Moderation(id=ID, submission=ID, decision="accepted", person="cleo", at=AT))
        yield copy


def published(ledger, folder, rules=None):
    publish(ledger, folder, Edition(title="Karsk", language="eo", letters=True, **ABOUT), rules=rules, at=AT, progress=int)
    return {str(path.relative_to(folder)): path.read_text(encoding="utf-8") for path in folder.rglob("*.html")}


def words(page):
    tree = html.fromstring(page)
    read_aloud = tree.xpath("//main//@alt | //main//@aria-label | //main//@data-label | //nav/@aria-label")
    return untranslated(" ".join([tree.text_content(), *read_aloud]))


def test_no_word_of_the_pages_own_is_left_in_english(told, tmp_path):
    pages = published(told, tmp_path / "site")
    quoted = " ".join(value for report in REPORTS for value in report.values())
    printed = set(re.findall(r"[^\W\d_]{2,}", quoted)) | {"recount", "SHA", "Karsk", "kialo", "paĝo", "Teksto", "Leganto"}
    for path, page in pages.items():
        left = {word for word in words(page) - printed if not _of_data(word, page, told)}
        assert not left, path


def _of_data(word, page, ledger):
    """Names of the gazetteer and of parties, of files, of hashes and of addresses."""
    return any(word in str(part) for part in _data(page, ledger))


def _data(page, ledger):
    tree = html.fromstring(page)
    yield from tree.xpath("//code/text() | //p[@class='cite']//text() | //a[@download]/text()")
    for reading in ledger.readings():
        yield from (f"{place.name} {place.admin1} {place.country}" for place in reading.places)
        yield from (getattr(claim.speaker, "name", "") for claim in reading.claims)


def test_the_page_says_its_language_and_direction(told, tmp_path):
    pages = published(told, tmp_path / "site")
    assert all('<html lang="eo" dir="rtl">' in page for page in pages.values())


def test_reasons_keep_their_values_in_another_language(told, tmp_path):
    page = next(text for path, text in published(told, tmp_path / "site").items() if "events/" in path and "ansongo" in path)
    said = [one.text_content() for one in html.fromstring(page).xpath("//ol[@class='reasons']/li")]
    assert any("⟦at least 38⟧" in one and "by hospital" in one for one in said)


def test_what_is_withheld_is_withheld_in_every_language(told, tmp_path):
    pages = published(told, tmp_path / "site", RULES)
    assert any("█████" in page for path, page in pages.items() if path.startswith("events/"))
    assert not [path for path, page in pages.items() if "kanu" in page.casefold() or "ansongo" in page.casefold()]


def test_a_language_without_a_catalogue_is_named(ledger, tmp_path):
    with pytest.raises(FormatError, match="no catalogue of the language 'xx'; choose one of en, eo"):
        publish(ledger, tmp_path / "site", Edition(language="xx"), rules=None, at=AT, progress=int)
    assert not (tmp_path / "site").exists()
