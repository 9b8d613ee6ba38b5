"""`recount add` on one screen: sources to documents, documents to readings, readings to the ledger, counts to a report."""

from __future__ import annotations

import sys
from collections import deque
from collections.abc import Iterator
from contextlib import closing
from typing import Any

import click
import msgspec

from recount.cli.group import InterruptedWorkError
from recount.cli.printing import print_json, screen, short
from recount.cli.progress import Monitor
from recount.cli.reading.batch import outcomes
from recount.cli.reading.request import Engine, Request
from recount.cli.reading.run import taken
from recount.cli.reading.work import Outcome, Task, Work
from recount.errors import IntakeError
from recount.ledger import Added, Ledger
from recount.ledger.clock import now
from recount.model import Reader, Reading, Taken

_reading = msgspec.json.Decoder(Reading).decode


class Repeated(msgspec.Struct, frozen=True):
    """A document that is a later version, or a copy, of a report that was known before."""

    document: str
    uri: str | None
    of: str


class Tally(msgspec.Struct):
    """What a batch added, counted as it goes. `known` documents were in the ledger with the same reader's claims."""

    documents: int = 0
    readings: int = 0
    claims: int = 0
    known: int = 0
    not_read: int = 0
    versions: list[Repeated] = []
    copies: list[Repeated] = []
    head: str = ""

    def count(self, reading: Reading, added: Added) -> None:
        """Take in what one reading added."""
        self.documents += added.new_document
        self.readings += added.new_reading
        self.claims += added.claims
        self.known += not (added.new_document or added.new_reading)
        for listed, first in ((self.versions, added.version_of), (self.copies, added.copy_of)):
            if first is not None:
                listed.append(Repeated(reading.document.id, reading.document.uri, first))


def run(engine: Engine, *, ledger: str, format: str, **given: Any) -> int:
    """Add all that was asked for; 0 if every document was read, else 2."""
    request = Request(**given, format="jsonl", output=None, quotes=False, explain=None, keep_raw=None)
    tally = Tally()
    with Ledger(ledger) as opened, Monitor(sys.stderr.isatty(), "added") as monitor:
        try:
            _add_all(request, engine, opened, tally, monitor)
        except KeyboardInterrupt as error:
            raise InterruptedWorkError(_interrupted(tally)) from error
        tally.not_read, tally.head = monitor.failed, opened.head()
    if format == "json":
        print_json(tally)
    else:
        click.echo("\n".join(_lines(tally)))
    return 2 if tally.not_read else 0


def _add_all(request: Request, engine: Engine, ledger: Ledger, tally: Tally, monitor: Monitor) -> None:
    work = Work(engine, "jsonl", screen(to_terminal=False), None)
    raw: deque[bytes] = deque()  # of the documents in hand, which are read elsewhere and come back in order
    tasks = _unknown(taken(request, engine), ledger, engine.reader(), raw)
    with closing(outcomes(tasks, work, request.jobs)) as results:
        for outcome in results:
            content = raw.popleft()
            if outcome.body:
                reading = _reading(outcome.body)
                tally.count(reading, ledger.add(reading, at=now(), raw=content))
            if outcome.problem is not None:
                monitor.complain(outcome.problem)
            else:
                tally.known += not outcome.body
                monitor.done()


def _unknown(
    found: Iterator[Taken | IntakeError], ledger: Ledger, reader: Reader, raw: deque[bytes]
) -> Iterator[Task | Outcome]:
    """A task for each document, whose bytes are put by; what the ledger holds already is an outcome of nothing."""
    for number, item in enumerate(found, 1):
        if isinstance(item, IntakeError):
            raw.append(b"")
            yield Outcome(problem=str(item))
        else:
            raw.append(item.raw)
            yield Outcome() if ledger.knows(item.document.id, reader) else Task(number, item.document)


def _interrupted(tally: Tally) -> str:
    return f"interrupted; {_plural(tally.documents, 'document')} added are kept: give the same command again to go on"


def _lines(tally: Tally) -> Iterator[str]:
    again = tally.readings - tally.documents
    yield "; ".join(
        part
        for part in (
            f"added {_plural(tally.documents, 'document')} with {_plural(tally.claims, 'claim')}",
            f"{again} read again by a newer reader" if again > 0 else "",
            f"{tally.known} known already" if tally.known else "",
            f"{tally.not_read} not read" if tally.not_read else "",
        )
        if part
    )
    for one in tally.versions:
        yield f"{one.uri or short(one.document)}: a later version of {short(one.of)}: see recount diff {short(one.document)}"
    for one in tally.copies:
        yield f"{one.uri or short(one.document)}: repeats {short(one.of)}"
    yield f"head {tally.head}"


def _plural(number: int, name: str) -> str:
    return f"{number:,} {name}" + ("" if number == 1 else "s")
