"""Events with their reconciled figures, where the ledger's claims were linked."""

import csv
import json

import pytest

from recount.errors import EventError
from recount.events import summaries
from recount.events.refreshing import refresh
from recount.exports import acled, ged, geojson, hxl
from recount.exports.extracting import extract
from recount.exports.redaction.redact import redacted, redaction
from recount.exports.redaction.rules import Rules
from recount.ledger import ClaimFilter
from tests.exports.ledgers import NOON, filled


@pytest.fixture(scope="module")
def linked(tmp_path_factory):
    with filled(tmp_path_factory.mktemp("events") / "linked.ledger") as ledger:
        refresh(ledger, at=NOON)
        yield ledger


def table(of, export):
    return [row for row in csv.DictReader(b"".join(export(of)).decode().splitlines()) if row.get("id") != "7"]


def test_each_event_is_one_row_with_its_reconciled_figures_and_on_whose_word(linked):
    of = extract(linked, with_events=True)
    rows = {row["relid"]: row for row in table(of, ged.ged)}
    events = {f"recount-{event.id.removeprefix('sha256:')[:12]}": event for event in summaries(linked)}
    assert rows.keys() == events.keys()
    for name, row in rows.items():
        killed = events[name].figures["killed"]
        assert (int(row["low"]), int(row["best"]), int(row["high"])) == (killed.low, killed.best_ged, killed.high)
        assert sum(int(row[f"deaths_{side}"]) for side in ("a", "b", "civilians", "unknown")) == int(row["best"])
        assert int(row["number_of_sources"]) == events[name].documents
        assert "Armed Forces of Verandia (state) said" in row["source_original"]
    killed = [event.figures["killed"] for event in events.values()]
    conservative = sorted(str(k.best_ged if k.best is None else k.low) for k in killed)
    assert sorted(row["fatalities"] for row in table(of, acled.acled)) == conservative
    features = json.loads(b"".join(geojson.geojson(of)))["features"]
    assert {f["properties"]["killed_best"] for f in features if f["properties"]["dataset"] == "recount"} == {
        k.best for k in killed
    }
    assert "9" in {row["injured"] for row in table(of, hxl.hxl)}


def test_a_filter_takes_whole_events(linked):
    part = extract(linked, ClaimFilter(speaker="hospital"), with_events=True)
    rows = {row["relid"]: row for row in table(part, ged.ged)}
    whole = {row["relid"]: row for row in table(extract(linked, with_events=True), ged.ged)}
    assert rows == {name: row for name, row in whole.items() if row["source_office"] != "The Karsk Courier"}


def test_redacted_events_keep_their_figures_and_bear_other_ids(linked):
    whole = extract(linked, with_events=True)
    kept = redacted(whole, redaction(Rules(names=("A nurse",)), whole.dossiers))
    before, after = table(whole, ged.ged), table(kept, ged.ged)
    assert [row["best"] for row in after] == [row["best"] for row in before]
    assert not {row["relid"] for row in after} & {row["relid"] for row in before}
    assert "nurse" not in str(after)


def test_events_that_are_older_than_their_claims_are_not_exported(tmp_path):
    with filled(tmp_path / "stale.ledger") as ledger:
        refresh(ledger, at=NOON)
        later = next(iter(ledger.reviews()))
        ledger.review(later)
        with pytest.raises(EventError, match="run `recount reconcile`"):
            extract(ledger, with_events=True)
        assert extract(ledger).events is None
