"""A reader's letter: in, unseen, moderated."""

import dataclasses
import re

import pytest
from django.conf import settings
from django.core.cache import cache
from django.urls import reverse

from recount.events import events
from recount.model import Moderation, Submission
from recount.web.accounts.models import Role
from recount.web.events import keeping_up

pytestmark = pytest.mark.django_db

LETTER = {"kind": "correction", "page": "Shelling in Old Karsk", "text": "My <b>uncle</b> was no fighter.", "name": "N. N."}


@pytest.fixture
def public(monkeypatch, tmp_path):
    cache.clear()
    (tmp_path / "index.html").write_text("The record")
    monkeypatch.setattr("django.conf.settings.RECOUNT", dataclasses.replace(settings.RECOUNT, public=tmp_path))


def test_without_a_published_site_there_is_no_form(book, client, db):
    assert client.get(reverse("write")).status_code == 404


def test_a_letter_waits_for_a_person(book, client, public, signed_in):
    assert client.post(reverse("write"), LETTER).status_code == 200
    (letter,) = book.letters(waiting=True)
    assert (letter.submission.text, letter.submission.name) == (LETTER["text"], "N. N.")
    page = signed_in(Role.ADJUDICATOR).get("/letters/").content.decode()
    assert "My &lt;b&gt;uncle&lt;/b&gt; was no fighter." in page


def test_a_letter_is_about_the_event_whose_page_it_was_written_from(book, client, public, signed_in):
    (settings.RECOUNT.public / "events").mkdir()
    (settings.RECOUNT.public / "events" / "2031-03-14-old-karsk-0a1b2c3d.html").write_text("The event")
    path = reverse("write-about", args=["2031-03-14-old-karsk-0a1b2c3d"])
    page = client.get(path).content.decode()
    assert "Which page" not in page
    assert 'href="/public/events/2031-03-14-old-karsk-0a1b2c3d.html"' in page
    client.post(path, LETTER)
    (letter,) = book.letters()
    assert letter.submission.about == "events/2031-03-14-old-karsk-0a1b2c3d.html"
    page = signed_in(Role.ADJUDICATOR).get("/letters/").content.decode()
    assert 'href="/public/events/2031-03-14-old-karsk-0a1b2c3d.html"' in page


def test_there_is_no_form_about_a_page_that_is_not_published(book, client, public):
    (settings.RECOUNT.public / "secret.html").write_text("no event")
    for page in ("2031-03-14-elsewhere-00000000", "secret", "index"):
        assert client.get(reverse("write-about", args=[page])).status_code == 404


def test_the_team_hands_in_what_came_by_mail(book, signed_in):
    keeping_up.catch_up()
    event = events(book).events[0].id
    path = reverse("write-inside", args=[event])
    assert signed_in(Role.READER).post(path, LETTER).status_code == 200
    assert book.letters(about=event)[0].submission.text == LETTER["text"]
    page = signed_in(Role.ADJUDICATOR).get("/letters/").content.decode()
    assert reverse("event", args=[event]) in page
    assert signed_in(Role.READER).get(reverse("write-inside", args=["sha256:" + "0" * 64])).status_code == 404


def test_a_letter_is_declined_with_a_reason_and_accepted_without(book, client, public, signed_in):
    client.post(reverse("write"), LETTER)
    (letter,) = book.letters()
    reviewer = signed_in(Role.ADJUDICATOR)
    path = reverse("moderate", args=[letter.submission.id])
    reviewer.post(path, {"decision": "declined", "reason": ""})
    assert book.letters()[0].moderation is None
    reviewer.post(path, {"decision": "accepted"})
    moderation = book.letters()[0].moderation
    assert (moderation.decision, moderation.person) == ("accepted", "cleo")
    assert book.letters(waiting=True) == []


def test_many_letters_from_one_address_are_refused(book, client, public):
    answers = [client.post(reverse("write"), LETTER | {"text": f"letter {n}"}).status_code for n in range(7)]
    assert answers[:5] == [200] * 5
    assert answers[-1] == 429
    assert len(book.letters()) == 5


def test_a_program_that_fills_the_trap_is_not_kept(book, client, public):
    assert client.post(reverse("write"), LETTER | {"website": "https://spam.example"}).status_code == 200
    assert book.letters() == []


def test_letters_are_proved_and_append_only(book, client, public):
    client.post(reverse("write"), LETTER)
    entries = list(book.entries())
    assert entries[-1].kind == "submission"
    with book.engine.begin() as connection, pytest.raises(Exception, match="append-only"):
        connection.exec_driver_sql("DELETE FROM submissions")


def test_who_decided_about_letters_when_and_why_is_listed(book, signed_in):
    for n in range(22):
        letter = Submission(id=f"sha256:{n:064}", about="a page", kind="reply", text=f"Letter {n}.", at="2031-04-01T08:00:00Z")
        book.submit(letter)
        told = {"submission": letter.id, "person": "adil", "at": f"2031-04-02T08:{n:02}:00Z"}
        book.moderate(Moderation(id=f"sha256:{n + 50:064}", decision="declined", reason=f"said twice, {n}", **told))
    client = signed_in(Role.ADJUDICATOR)
    client.post(reverse("moderate", args=[f"sha256:{0:064}"]), {"decision": "accepted", "reason": "it was not"})
    listed = reverse("decided-letters")
    first = client.get(listed).content.decode()
    assert first.index("it was not") < first.index("said twice, 21") < first.index("said twice, 20")
    assert "<bdi>cleo</bdi>" in first
    assert "2031-04-02T08:21" in first
    assert "Letter 21." in first
    (older,) = re.findall(r"\?before=(\d+)", first)
    rest = client.get(listed, {"before": older}).content.decode()
    assert rest.count('<li class="decided">') == 3
    assert "said twice, 0" in rest
    assert "Decided otherwise since." in rest
    assert [client.get(listed, {"before": odd}).status_code for odd in ("x", "9" * 30)] == [200, 200]
    assert signed_in(Role.RECORDER).get(listed).status_code == 403
