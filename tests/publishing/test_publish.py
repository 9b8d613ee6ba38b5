"""An edition as a stranger opens it: whole, without scripts, the same bytes each time, and without what was withheld."""

import re
import sys
from pathlib import Path
from urllib.parse import unquote

import pytest
from lxml import etree, html

import recount
from recount.errors import FormatError
from recount.events import EventSummary, Where, events
from recount.events.refreshing import refresh
from recount.exports.redaction.rules import Rules
from recount.exports.redaction.terms import folded_words
from recount.ledger import Ledger
from recount.model import Moderation, Submission
from recount.publishing import Edition, publish
from recount.publishing.listing import slug

publishing = sys.modules["recount.publishing.publish"]  # the function of that name hides the module
AT = "2026-04-01T08:00:00Z"
HOSTILE = '<script>alert("x")</script><img src=x onerror=alert(1)>'
REPORTS = (
    {
        "title": "Shells hit a market in Ansongo",
        "outlet": "The Sahel Courier",
        "uri": "https://sahel-courier.example/market",
        "published": "2026-03-11",
        "text": "At least 31 people, including nine children, were killed on Tuesday when shells fell on a market in Ansongo, "
        "hospital officials said. The army accused the Northern Salvation Front of firing the shells. "
        "The Front denied any role.\n\n"
        '"I saw eleven bodies," said Idris Kanu, a resident of Ansongo.\n',
    },
    {
        "title": "Shells hit a market in Ansongo",
        "outlet": "The Sahel Courier",
        "uri": "https://sahel-courier.example/market",
        "published": "2026-03-13",
        "text": "At least 38 people, including 11 children, were killed on Tuesday when shells fell on a market in Ansongo, "
        "hospital officials said. The army accused the Northern Salvation Front of firing the shells.\n",
    },
    {
        "title": HOSTILE,
        "outlet": HOSTILE,
        "uri": "javascript:alert(1)",
        "published": "2026-03-16",
        "text": "Seven soldiers were killed on Sunday when gunmen ambushed a convoy near Menaka in Mali, "
        "the defence ministry said.\n",
    },
)
ABOUT = {"address": "https://karsk.example", "contact": "mailto:a@karsk.example"}
RULES = Rules(names=("Idris Kanu",), places="country")
NEW_RULES = Rules(names=("Kanu Idris",))  # no other test publishes by these


@pytest.fixture(scope="module")
def ledger(tmp_path_factory):
    with Ledger.create(tmp_path_factory.mktemp("kept") / "karsk.ledger") as made:
        for given in REPORTS:
            text = given["text"]
            made.add(recount.read(text, **{name: value for name, value in given.items() if name != "text"}), at=AT)
        refresh(made, at=AT)
        yield made


def _edition(ledger, folder, rules=None, **about):
    publish(ledger, folder, Edition(title="Karsk", **about), rules=rules, at=AT, progress=lambda: None)
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


@pytest.fixture(scope="module")
def edition(ledger, tmp_path_factory):
    return _edition(ledger, tmp_path_factory.mktemp("open") / "site", **ABOUT)


@pytest.fixture(scope="module")
def redacted(ledger, tmp_path_factory):
    return _edition(ledger, tmp_path_factory.mktemp("closed") / "site", RULES)


def _pages(edition):
    return {path: html.fromstring(content.decode()) for path, content in edition.items() if path.endswith(".html")}


def test_every_event_has_a_page_with_its_range_its_reasons_and_its_words(edition):
    page = next(content.decode() for path, content in edition.items() if "ansongo" in path)
    words = html.fromstring(page).text_content()
    assert "At least 38 people" in words
    assert "hospital officials" in words
    assert re.search(r"R\d", words)
    assert "Whose account is missing" in words


def test_every_link_within_the_edition_leads_somewhere(edition):
    for path, page in _pages(edition).items():
        for link in page.xpath("//@href | //@src | //@srcset"):
            if not link.startswith(("https://", "http://", "mailto:", "#")):
                target = (Path("/") / Path(path).parent / unquote(link.partition("#")[0])).resolve().relative_to("/")
                assert str(target) in edition, f"{path} links to {link}"


def test_pages_need_no_script_and_load_nothing_from_elsewhere(edition):
    for path, page in _pages(edition).items():
        assert not page.xpath("//script | //iframe | //@style | //@*[starts-with(name(), 'on')]"), path
        assert all(
            not source.startswith(("http", "//")) for source in page.xpath("//@src | //link[@rel='stylesheet']/@href")
        ), path
        assert not page.xpath("//a[starts-with(@href, 'javascript:')]"), path


def test_what_a_hostile_report_prints_is_text(edition):
    changes = _pages(edition)["changes.html"]
    assert HOSTILE in changes.text_content()
    assert not changes.xpath("//img[@onerror]")


def test_the_feed_is_atom_with_full_addresses(edition):
    feed = etree.fromstring(edition["feed.xml"])
    atom = "{http://www.w3.org/2005/Atom}"
    entries = feed.findall(f"{atom}entry")
    assert feed.tag == f"{atom}feed"
    assert entries
    assert all(entry.find(f"{atom}link").get("href").startswith("https://karsk.example/events/") for entry in entries)


def test_the_changes_tell_of_a_report_whose_words_changed(edition):
    assert "Version 2 of a report was added" in edition["changes.html"].decode()


def test_every_page_shows_the_head_of_the_chain(edition, ledger):
    assert all(ledger.head().encode() in content for path, content in edition.items() if path.endswith(".html"))


def test_the_same_ledger_gives_the_same_bytes(ledger, edition, tmp_path):
    again = _edition(ledger, tmp_path / "site", **ABOUT)
    assert again == edition


def test_what_is_withheld_stands_in_no_byte(ledger, redacted):
    for path, content in redacted.items():
        words = folded_words(content.decode())
        assert "kanu" not in words, path
        assert "ansongo" not in words, path
        assert "menaka" not in words, path
    assert any("█████" in content.decode() for path, content in redacted.items() if path.startswith("events/"))


def test_what_was_withheld_is_kept_in_the_ledger(ledger, redacted):
    assert any(one.words == "Idris Kanu" for record in ledger.withheld() if record.format == "site" for one in record.words)


def test_a_redacted_edition_prints_no_id_of_a_document_or_claim(ledger, redacted):
    ids = [claim.id for reading in ledger.readings() for claim in reading.claims] + [
        one.document.id for one in ledger.documents()
    ]
    for path, content in redacted.items():
        if path.endswith((".html", ".xml")):
            assert not [one for one in ids if one.removeprefix("sha256:") in content.decode()], path


def test_a_folder_with_something_else_in_it_is_left_alone(ledger, tmp_path):
    (tmp_path / "thesis.txt").write_text("three years of work", encoding="utf-8")
    with pytest.raises(FormatError, match="holds something that recount did not publish"):
        _edition(ledger, tmp_path)
    assert (tmp_path / "thesis.txt").read_text(encoding="utf-8") == "three years of work"


@pytest.fixture
def letters(ledger, edition, tmp_path):
    """A copy of the ledger with letters: about an event's page, about an event, about a page, and one that nobody accepted."""
    page = next(path for path in edition if path.startswith("events/") and "ansongo" in path)
    first = next(one.id for one in events(ledger).events if one.where and one.where.name == "Ansongo")
    with ledger.copy(tmp_path / "letters.ledger") as copy:
        refresh(copy, at=AT)
        named = next(one.id for one in events(ledger).events if one.id != first)
        about = {"a": page, "b": named, "c": "the method page", "d": page}
        for key, subject in about.items():
            text = f"Letter {key}.\n\n<b>Idris Kanu</b> was there."
            number = f"sha256:{key * 64}"
            copy.submit(Submission(id=number, about=subject, kind="correction", text=text, at=AT, name=f"Writer {key}"))
            if key != "d":
                copy.moderate(Moderation(id=number, submission=number, decision="accepted", person="cleo", at=AT))
        yield copy


def test_letters_stand_on_the_page_of_their_event_once_accepted(letters, tmp_path):
    made = _edition(letters, tmp_path / "site", letters=True)
    page = html.fromstring(next(made[path] for path in made if "events/" in path and "ansongo" in path).decode())
    assert "Letter a." in page.text_content()
    assert "<b>Idris Kanu</b> was there." in page.text_content()
    assert "Letter b." in next(made[path] for path in made if "events/" in path and "menaka" in path).decode()
    everything = b"".join(made.values()).decode(errors="replace")
    assert "Letter d." not in everything
    assert "cleo" not in everything
    overview = made["letters.html"].decode()
    assert overview.index("Letter c.") < overview.index("Letter b.") < overview.index("Letter a.")
    assert "about <bdi>the method page</bdi>" in overview
    assert "correction was accepted" in made["changes.html"].decode()


def test_letters_are_redacted_too(letters, tmp_path):
    made = _edition(letters, tmp_path / "site", RULES)
    assert "Letter a." in made["letters.html"].decode()
    assert all("kanu" not in folded_words(content.decode()) for content in made.values())


def test_pages_link_to_the_form_where_one_is_served(ledger, edition, tmp_path):
    assert b"Correct this page" not in b"".join(edition.values())
    made = _edition(ledger, tmp_path / "site", letters=True)
    for path in (path for path in made if path.startswith("events/")):
        assert f'href="../letters/{Path(path).stem}/"' in made[path].decode()


def test_a_later_edition_replaces_the_earlier_one_whole(ledger, tmp_path):
    first = _edition(ledger, tmp_path / "site")
    (tmp_path / "site" / "left-over.html").write_text("old", encoding="utf-8")
    assert _edition(ledger, tmp_path / "site") == first
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_work_that_fails_leaves_the_earlier_edition(ledger, tmp_path):
    first = _edition(ledger, tmp_path / "site")

    def interrupted():
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        publish(ledger, tmp_path / "site", Edition(), rules=None, at=AT, progress=interrupted)
    assert {str(path.relative_to(tmp_path / "site")) for path in (tmp_path / "site").rglob("*") if path.is_file()} == set(first)
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


@pytest.mark.parametrize("given", [{"title": " "}, {"address": "karsk.example"}, {"contact": "javascript:alert(1)"}])
def test_an_edition_says_what_is_wrong_with_it(given):
    with pytest.raises(ValueError, match=r"title|address|contact"):
        Edition(**given)


@pytest.mark.parametrize("place", ["../../etc/passwd", "a/b\\c", "\0", "<img src=x>", "حلب", "." * 300])
def test_a_place_leads_to_no_other_folder(place):
    found = EventSummary(id="sha256:" + "1" * 64, name="x", first="2026-03-10", where=Where(name=place))
    assert re.fullmatch(r"2026-03-10-([a-z0-9-]+-)?[0-9a-f]{8}", slug(found, b"key"))


def test_what_is_withheld_is_worked_out_once_and_proved_by_the_head(ledger, tmp_path, monkeypatch):
    worked_out = []
    real = publishing.redaction
    monkeypatch.setattr(publishing, "redaction", lambda *given: worked_out.append(1) or real(*given))
    with ledger.copy(tmp_path / "copy.ledger") as copy:
        refresh(copy, at=AT)
        first = _edition(copy, tmp_path / "site", NEW_RULES)
        assert len(worked_out) == 1
        assert [entry.kind for entry in copy.entries()][-1] == "withheld"
        assert first[".recount-edition"].decode().strip() == copy.head()
        assert _edition(copy, tmp_path / "site", NEW_RULES) == first


def test_an_entry_that_comes_in_meanwhile_is_on_the_pages_that_its_head_proves(ledger, tmp_path, monkeypatch):
    with ledger.copy(tmp_path / "copy.ledger") as copy:
        refresh(copy, at=AT)
        real = publishing.withheld
        late = Submission(id=f"sha256:{'e' * 64}", about="x", kind="reply", text="Late.", at=AT)

        def meanwhile(*given):
            if not copy.letters():
                copy.submit(late)
            return real(*given)

        monkeypatch.setattr(publishing, "withheld", meanwhile)
        made = _edition(copy, tmp_path / "site", NEW_RULES)
        assert made[".recount-edition"].decode().strip() == copy.head()
        assert [entry.kind for entry in copy.entries()][-2:] == ["submission", "withheld"]
