"""The corpora of events with several reports, as accounts with the event that each is known to be of."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec

from recount.linking import Observation, observations
from recount.linking.words import telling_words
from recount.model import Reading
from training.corpus import objects

Labelled = tuple[list[Observation], dict[str, str]]
"""Accounts, and the event of each by its id."""

_WHERE_PREC = {5: 1, 4: 1, 3: 2, 2: 3, 1: 6}  # MAVERICK counts up from the country to the exact spot, UCDP down


def gun(path: Path, readings: Path) -> tuple[list[Observation], dict[str, str], dict[str, str]]:
    """The incidents that local news articles speak of, from recount's own reading of them (a claims file): the accounts,
    the event of each that is known, and the first account of each article, which its gold incident stands for. Articles
    filed under several incidents have none."""
    gold = {r["id"]: r.get("incident") for r in objects(path) if not r.get("shared_text")}
    accounts: list[Observation] = []
    first: dict[str, str] = {}
    for reading in _readings(readings):
        found = observations(reading)
        accounts += found
        if found:
            first[(reading.document.uri or "").rsplit("#", 1)[-1]] = found[0].id
    event = {account: gold[article] for article, account in first.items() if gold.get(article)}
    return accounts, event, first


def _readings(path: Path) -> Iterator[Reading]:
    decode = msgspec.json.Decoder(Reading).decode
    with path.open("rb") as lines:
        yield from map(decode, lines)


def maverick(path: Path) -> Labelled:
    """Reports on electoral violence; a source with a headline is one document."""
    reports = objects(path)
    return [_report(r) for r in reports], {r["id"]: r["event"] for r in reports if "event" in r}


def _report(r: dict) -> Observation:
    actors = r["actors"] or []
    days = [d for d in (r["date_start"], r["date_end"]) if d]  # a few end before they begin
    return Observation(
        id=r["id"],
        document=r["source"] if r["headline"] else None,
        place=r["location"] or r["city"],
        country=r["country"],
        lat=r["lat"],
        lon=r["lon"],
        place_precision=_WHERE_PREC.get(r["geo_precision"]),
        first=min(days, default=None),
        last=max(days, default=None),
        published=r["published"],
        event_type=None if r["context"] in (None, "Unknown", "Other context") else r["context"],
        parties=tuple({a["name"] for a in actors if a["name"] and not a["name"].startswith("Unknown")}),
        victims=() if r["target"] in (None, "Unknown", "Other") else (r["target"],),
        killed=_figure(r["killed"]),
        injured=_figure(r["injured"]),
        words=telling_words(r["headline"] or ""),
    )


def _figure(found: dict) -> tuple[int, int] | None:
    low, high = found["low"], found["high"]
    return None if low is None or high is None or high < low else (low, high)
