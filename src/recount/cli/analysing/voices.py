"""`recount analyse voices`, `labels` and `reader` on one screen."""

from __future__ import annotations

from typing import Any

import msgspec
import polars as pl

from recount.analysis.tables import counted
from recount.analysis.voices import labels as telling_words
from recount.analysis.voices import one_sidedness, reader_errors
from recount.analysis.voices.labels import COLUMNS
from recount.cli.analysing.answering import Source
from recount.errors import FormatError
from recount.events.frames import accounts_of, decisions_of
from recount.events.labels import labels_in
from recount.ledger import ClaimFilter, Ledger
from recount.views.answers import Facts
from recount.views.answers.labels import answer as labels_answer
from recount.views.answers.reader import answer as reader_answer
from recount.views.answers.voices import answer as voices_answer


def voices(**given: Any) -> None:
    """Who speaks about the events."""
    source = Source.taken(given)
    rows, facts = _rows(source, accounts_of)
    with source.faults:
        found = one_sidedness(rows)
    source.write(voices_answer(found, facts), found)


def reader(**given: Any) -> None:
    """The reader's errors by side."""
    source = Source.taken(given)
    rows, facts = _rows(source, decisions_of)
    with source.faults:
        found = reader_errors(rows)
    source.write(reader_answer(found, facts), found)


def labels(**given: Any) -> None:
    """Who calls the same people by which word."""
    source = Source.taken(given)
    wanted = ClaimFilter(kind="toll", **given)
    if source.tables and any(given.values()):
        raise FormatError("--place, --from, --to and --category choose claims of a ledger; --only chooses rows of a table")

    def words_of(kept: Ledger) -> pl.DataFrame:
        return pl.DataFrame([msgspec.structs.asdict(one) for one in labels_in(kept, wanted)], schema=COLUMNS)

    rows, facts = _rows(source, words_of)
    with source.faults:
        found = telling_words(rows) if source.tables else rows
    source.write(labels_answer(found, facts), found.to_dicts())


def _rows(source: Source, asked: Any) -> tuple[pl.DataFrame, Facts]:
    """The table that was given, or what the ledger yields."""
    if source.tables:
        return source.table(counted), source.facts()
    with source.opened() as kept:
        return asked(kept), source.facts(kept)
