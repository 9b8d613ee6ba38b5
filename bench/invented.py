"""A ledger of invented reports about invented events, as large as one wishes: what the benchmarks of the workbench look at.

Two reports of ten claims each tell of one event, so that 1,000,000 claims are 50,000 events. The events are put together here,
not by the linker: how fast that is, `bench/scale.py` measures.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import groupby
from typing import Any

import msgspec
from msgspec.structs import replace
from sqlalchemy import Connection, Engine, select
from sqlalchemy.event import listen

from recount.events.clusters import Cluster
from recount.events.collecting import papers
from recount.events.keeping import keep
from recount.events.papers import Paper
from recount.events.records import EventSummary, Stamp
from recount.events.rows import event_row, toll_rows
from recount.events.tables import EVENTS, MEMBERS, SHEETS, SUMMARIES, TOLLS
from recount.ledger import Ledger
from recount.ledger.copies import bands, shingles
from recount.ledger.database import insert_rows, reading, writing
from recount.ledger.journal import Journal
from recount.ledger.payloads import KeptDocument, KeptReading, canonical, claim_payload
from recount.ledger.tables import BANDS, CLAIMS, DOCUMENTS
from recount.model import Document, Party, Period, Place, Reader, Reading, Span, Toll
from recount.reading.identity import claim_id

EACH = 10  # claims of a report
AT = "2031-03-17T09:00:00Z"
_TOGETHER = 2_000  # reports of a transaction
_VOICES = (("police", "state"), ("hospital", "medical"), ("army", "state"), ("council", "local"), ("front", "armed_group"))
_HARMS = ("killed", "injured")
_TOWNS = 500
_PRECISIONS = (1, 1, 1, 2, 3)
_BEGAN, _DAYS = date(2015, 1, 1), 5_800


def keep_reports(ledger: Ledger, reports: int) -> None:
    """Keep so many reports, as `Ledger.add` would, without its search for earlier versions and copies: there are none."""
    _hurry(ledger.engine)
    for first in range(0, reports, _TOGETHER):
        with writing(ledger.engine) as connection:
            journal = Journal(connection)
            some = range(first, min(first + _TOGETHER, reports))
            found = [band for number in some for band in _append(journal, report(number, reports))]
            journal.insert(BANDS, sorted(found))
            journal.flush()


def _append(journal: Journal, told: Reading) -> Iterator[tuple[int, int, int]]:
    """Append a report with its claims; the bands by which a copy of it would be found."""
    document = journal.append("document", AT, canonical(KeptDocument(told.document, None)))
    kept = KeptReading(document, told.reader, len(told.claims), (), (), (), {}, {})
    number = journal.append("reading", AT, canonical(kept))
    journal.append_claims(AT, (claim_payload(claim, document, number) for claim in told.claims))
    return ((band, value, document) for band, value in bands(shingles(told.document.text)))


def _hurry(engine: Engine) -> None:
    """SQLite with a gigabyte of memory, and without waiting for the disk: a benchmark's ledger can be made again."""
    if engine.dialect.name == "sqlite":
        engine.dispose()
        listen(engine, "connect", _unsafe)


def _unsafe(connection: sqlite3.Connection, record: object) -> None:
    for setting in ("cache_size = -1000000", "synchronous = OFF", "wal_autocheckpoint = 100000"):
        connection.execute(f"PRAGMA {setting}")


def put_together(ledger: Ledger, reports: int) -> None:
    """Make the events of all reports: the first in full; each after them has the figures and the sheet of the one of these in
    the same town, with days and claims of its own."""
    last = ledger.last()
    with reading(ledger.engine) as connection:
        first = connection.scalars(select(DOCUMENTS.c.entry).order_by(DOCUMENTS.c.entry).limit(2 * _TOWNS)).all()
    some = groupby(papers(ledger, first), lambda paper: number_of(paper.document.id) // 2)
    made = [cluster(list(found)) for _, found in some]
    keep(ledger, made, None, Stamp(entry=last.number, head=last.hash, model="none", rules="none", at=AT))
    with writing(ledger.engine) as connection:
        patterns = [_pattern(connection, one.id) for one in sorted(made, key=lambda one: min(one.documents))]
        for event in range(_TOWNS, reports // 2):
            _like(connection, patterns[event % _TOWNS], event, reports)


def _pattern(connection: Connection, event: str) -> tuple[EventSummary, bytes]:
    summary = connection.scalar(select(SUMMARIES.c.summary).where(SUMMARIES.c.event == event))
    sheet = connection.scalar(select(SHEETS.c.sheet).where(SHEETS.c.event == event))
    return msgspec.json.decode(summary, type=EventSummary), sheet


def _like(connection: Connection, pattern: tuple[EventSummary, bytes], event: int, reports: int) -> None:
    summary, sheet = pattern
    identity, day = claim_id(claim_of(2 * event, 0), "event"), day_of(event, reports).isoformat()
    name = f"People killed in Karsk {event % _TOWNS}, {day}"
    told = replace(summary, id=identity, name=name, first=day, last=day)
    insert_rows(connection, EVENTS, [event_row(told)])
    insert_rows(connection, TOLLS, list(toll_rows(told)))
    insert_rows(connection, SUMMARIES, [(identity, msgspec.json.encode(told), b"null")])
    insert_rows(connection, SHEETS, [(identity, sheet)])
    ids = [claim_of(number, n) for number in (2 * event, 2 * event + 1) for n in range(EACH)]
    entries = connection.scalars(select(CLAIMS.c.entry).where(CLAIMS.c.id.in_(ids)))
    insert_rows(connection, MEMBERS, [(entry, identity) for entry in entries])


def day_of(event: int, reports: int) -> date:
    """When it happened: the events lie evenly over sixteen years."""
    return _BEGAN + timedelta(event * _DAYS * 2 // max(1, reports))


def document_id(number: int) -> str:
    """The id of a report."""
    return f"sha256:{number:064x}"


def claim_of(number: int, n: int) -> str:
    """The id of the nth claim of a report."""
    return f"sha256:{number:056x}{n:08x}"


def number_of(document: str) -> int:
    """The number of a report, by its id."""
    return int(document.removeprefix("sha256:"), 16)


def report(number: int, reports: int) -> Reading:
    """One report: what five voices say of the killed and the injured in a town, of which there are 500; every fiftieth ends
    with a total for the year. No two share so many words that one would be taken for a copy of the other."""
    event = number // 2
    town, day = f"Karsk {event % _TOWNS}", day_of(event, reports)
    text, tolls = "", []
    for n in range(EACH):
        who, side = _VOICES[n // 2]
        toll = {
            "harm": _HARMS[n % 2],
            "low": 3 + (number + n) % 40,
            "side": side,
            "town": town,
            "number": event % _TOWNS,
            "day": day,
            "id": claim_of(number, n),
        }
        toll["scope"] = "cumulative" if n == EACH - 1 and number % 50 == 0 else "event"
        words = (
            f"The {who} of {town} said {toll['low']} civilians were {toll['harm']} on {day:%A}, w{number}x{n} y{number}x{n}. "
        )
        tolls.append(_toll(toll, who, words, len(text)))
        text += words
    document = Document(
        document_id(number), f"https://news.example/{number}", f"Report {number} from {town}", f"Outlet {number % 300}",
        None, f"{day + timedelta(1):%Y-%m-%d}", "en", text,
    )  # fmt: skip
    return Reading(document=document, claims=tuple(tolls), reader=Reader("bench", "1", "none"))


def _stands(town: int) -> tuple[float, float, int]:
    """Where a town is: latitude, longitude, and UCDP's where_prec."""
    return 44.0 + town % 25 * 0.3, 22.0 + town // 25 * 0.6, _PRECISIONS[town % len(_PRECISIONS)]


def _toll(told: dict[str, Any], who: str, words: str, at: int) -> Toll:
    def span(quote: str) -> tuple[int, int]:
        start = at + words.index(quote)
        return start, start + len(quote)

    day, town = told["day"].isoformat(), told["town"]
    return Toll(
        id=told["id"],
        evidence=Span(at, at + len(words) - 1),
        speaker=Party(f"The {who} of {town}", *span(f"The {who} of {town}"), f"{who} of {town}", None, told["side"]),
        harm=told["harm"],
        low=told["low"],
        high=told["low"],
        count=Span(span(f"{told['low']} civilians")[0], span(" civilians")[0]),
        victim=Span(*span("civilians")),
        label="civilian",
        category="civilian",
        place=Place(town, *span(town), town, "Karsk", "VX", *_stands(told["number"])),
        when=Period(f"{told['day']:%A}", *span(f"{told['day']:%A}"), day, day, 1),
        scope=told["scope"],
    )


def cluster(together: Sequence[Paper]) -> Cluster:
    """The event that some reports tell of."""
    identity = claim_id(together[0].claims[0].id, "event")
    return Cluster(
        id=identity,
        claims=frozenset(claim.id for paper in together for claim in paper.claims),
        entries=frozenset(entry for paper in together for behind in paper.behind.values() for entry in behind),
        documents=frozenset(paper.entry for paper in together),
        accounts=(),
        extent=None,
        links=(),
    )
