"""What all analyses share: where the data come from, and the form in which the answer goes out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import Any

import msgspec
import polars as pl

from recount.analysis.tables import faults_in, rows_of
from recount.cli.output import opened
from recount.cli.printing import screen, short
from recount.errors import FormatError
from recount.events import stamp
from recount.ledger import Ledger
from recount.views.answers import Answer, Facts, as_html, as_pdf, as_text


@dataclass(frozen=True, slots=True)
class Source:
    """Where an analysis takes its data from, and where its answer goes: the options that all of them share."""

    ledger: str | None
    tables: tuple[Path, ...]
    only: tuple[str, ...]
    format: str
    output: str | None

    @classmethod
    def taken(cls, given: dict[str, Any]) -> Source:
        """The shared options, taken out of `given`. FormatError where neither a ledger nor a table is named."""
        source = cls(**{name: given.pop(name) for name in cls.__slots__})
        if not source.tables and source.ledger is None:
            raise FormatError("name the data: --table FILE.csv, or --ledger PATH|URL")
        if source.only and not source.tables:
            raise FormatError("--only chooses rows of a table: name one with --table")
        return source

    def table(self, made: Callable[[pl.DataFrame], pl.DataFrame]) -> pl.DataFrame:
        """The one table that was given, as the analysis takes it."""
        if len(self.tables) > 1:
            raise FormatError("several --table are link draws, which only under-reporting takes: give one")
        return self.each(made)[0]

    def each(self, made: Callable[[pl.DataFrame], pl.DataFrame]) -> list[pl.DataFrame]:
        """Every table that was given; a fault names its file."""
        return [table_of(path, made, self._only) for path in self.tables]

    @property
    def faults(self) -> AbstractContextManager[None]:
        """Names the tables in front of what the analysis finds wrong in them."""
        return faults_in(", ".join(map(str, self.tables)) or str(self.ledger))

    @property
    def _only(self) -> Mapping[str, str]:
        pairs = [condition.partition("=") for condition in self.only]
        for name, equals, _ in pairs:
            if not (name and equals):
                raise FormatError(f"--only takes COLUMN=VALUE, not {name!r}")
        return {name: value for name, _, value in pairs}

    def opened(self) -> Ledger:
        """The ledger."""
        return Ledger(str(self.ledger))

    def facts(self, kept: Ledger | None = None) -> Facts:
        """What the answer was made from: the tables with their hashes, or the ledger with its head."""
        made_by = ("Made by", f"recount {version('recount')}")
        if kept is not None:
            return (("Ledger", f"{kept.name}, head {kept.summary().head}"), *_stamped(kept), made_by)
        files = (f"{path.name}, sha256:{sha256(path.read_bytes()).hexdigest()}" for path in self.tables)
        chosen = (("Rows", ", ".join(self.only)),) if self.only else ()
        return (*(("Table", file) for file in files), *chosen, made_by)

    def write(self, answer: Answer, result: object) -> None:
        """The answer in the form that was asked for."""
        forms: dict[str, Callable[[], bytes]] = {
            "text": lambda: as_text(answer, screen(to_terminal=self.output is None).width).encode(),
            "json": lambda: msgspec.json.format(msgspec.json.encode({"result": result, "facts": dict(answer.facts)})) + b"\n",
            "html": lambda: as_html(answer).encode(),
            "pdf": lambda: as_pdf(answer),
        }
        body = forms[self.format]()
        with opened(self.output, self.tables or [str(self.ledger)]) as write:
            write(body)


def _stamped(kept: Ledger) -> Facts:
    made = stamp(kept)
    if made is None:
        return ()
    return (("Events", f"made from entry {made.entry:,} on, linking model {short(made.model)}, rules {made.rules}"),)


def table_of(path: Path, made: Callable[[pl.DataFrame], pl.DataFrame], only: Mapping[str, str] | None = None) -> pl.DataFrame:
    """A CSV file as an analysis takes it; a fault names the file."""
    rows = rows_of(path, only)
    with faults_in(str(path)):
        return made(rows)
