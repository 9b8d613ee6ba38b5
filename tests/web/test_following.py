"""The index follows the journal, and comes out the same however it is cut."""

import pytest

from recount.web.desk import following
from recount.web.desk.models import Position, Report, Utterance, Voice
from tests.events.reports import NOW, Said, report

pytestmark = pytest.mark.django_db


def everything():
    reports = list(Report.objects.order_by("entry").values_list("identity", "claims", "waiting", "disputed", "weight", "why"))
    return reports, list(Voice.objects.order_by("key").values_list("key", "claims", "reports")), Utterance.objects.count()


def test_the_index_is_the_same_in_small_steps_and_in_one(book, monkeypatch):
    assert following.follow()
    whole = everything()
    for model in (Report, Voice, Position):
        model.objects.all().delete()
    monkeypatch.setattr(following.searching, "index", lambda texts: list(texts))
    monkeypatch.setattr(following, "_AT_ONCE", 1)
    following.catch_up(lambda line: None)
    assert everything() == whole


def test_following_again_changes_nothing(book):
    following.follow()
    before = everything()
    following.follow()
    assert everything() == before


def test_a_voice_is_one_by_whatever_words_it_is_named(empty_book):
    said = (
        Said("The hospital", "medical", "civilian", 12, named=False),
        Said("Hospital officials", "medical", "unknown", 3, named=False),
    )
    empty_book.add(report("Northern Post", "2031-03-11", *said), at=NOW)
    following.follow()
    assert list(Voice.objects.values_list("key", "claims", "reports")) == [("hospital", 2, 1)]
