"""Incidents in operations in campaigns."""

from __future__ import annotations

from recount.linking import extent, hierarchy
from tests.linking.accounts import account

PAIR = ("Baloch Liberation Army", "Pakistan Armed Forces")
PROVINCE = {"place": "Balochistan", "lat": 28.5, "lon": 65.1, "place_precision": 4, "parties": PAIR}
OPERATION = {**PROVINCE, "first": "2026-01-29", "last": "2026-02-05", "operation": "Radd-ul-Fitna-1"}
CAMPAIGN = {**PROVINCE, "first": "2025-09-01", "last": "2026-08-31"}


def nested(**events):
    return hierarchy(extent(name, [account(name, **{"parties": PAIR, **changes})]) for name, changes in events.items())


def test_an_incident_lies_in_an_operation_in_a_campaign():
    assert nested(incident={}, operation=OPERATION, campaign=CAMPAIGN) == {"incident": "operation", "operation": "campaign"}


def test_other_parties_another_province_or_another_week_do_not():
    assert nested(operation=OPERATION, incident={"parties": (PAIR[0], "Frontier Corps")}) == {}
    assert nested(operation=OPERATION, incident={"admin1": "Sindh"}) == {}
    assert nested(operation=OPERATION, incident={"first": "2026-02-06", "last": "2026-02-06"}) == {}


def test_two_incidents_of_one_day_do_not_hold_each_other():
    assert nested(one={}, two={"place_precision": 3}) == {}


def test_kinds():
    kinds = [extent(name, [account(name, **changes)]).kind for name, changes in (("i", {}), ("o", OPERATION), ("c", CAMPAIGN))]
    assert kinds == ["incident", "operation", "campaign"]


def test_an_event_without_a_date_has_no_extent():
    assert extent("e", [account("a", first=None, last=None)]) is None
