"""Events in words and tables, for a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich import box
from rich.table import Table
from rich.text import Text

from recount.events import EventSummary, Where, behind
from recount.ledger import Ledger
from recount.reconciliation import Range
from recount.views.phrases import PRECISIONS
from recount.views.quotation import plain


def range_words(r: Range | None) -> str:
    """`283 (31–283)`, `withheld (31–283+)`; empty for none."""
    if r is None:
        return ""
    best = "withheld" if r.best is None else f"{r.best:,}"
    high = f"{r.high:,}" + ("+" if "high_open" in r.flags else "")
    allowed = high if r.low == r.high and "high_open" not in r.flags else f"{r.low:,}–{high}"
    return best if best == allowed else f"{best} ({allowed})"


def days(first: str | None, last: str | None) -> str:
    """`2026-01-29 to 2026-02-05`; empty where no day is known."""
    if first is None or last is None:
        return first or last or ""
    return first if first == last else f"{first} to {last}"


def place(where: Where | None) -> str:
    """`Quetta, Balochistan, PK (near)`."""
    if where is None:
        return ""
    parts = dict.fromkeys(part for part in (where.name, where.admin1, where.country) if part)
    precision = PRECISIONS.get(where.precision or 0)
    return plain(", ".join(parts)) + (f" ({precision})" if precision else "")


def voices(event: EventSummary) -> str:
    """`3 reports, 2 origins, 1 independent`."""
    counts = ((event.documents, "report"), (event.origins, "origin"))
    told = [f"{n:,} {what}{'' if n == 1 else 's'}" for n, what in counts]
    return ", ".join([*told, f"{event.independent:,} independent"])


def grid(*columns: str, right: Sequence[str] = (), whole: Sequence[str] = ()) -> Table:
    """An empty table with these headings: those of numbers on the `right`, those whose lines must not break `whole`."""
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, padding=(0, 1, 0, 0), header_style="dim")
    for name in columns:
        table.add_column(name, justify="right" if name in right else "left", overflow="fold", no_wrap=name in whole)
    return table


def heading(words: str) -> Text:
    """The title of a section."""
    return Text(f"\n{words.upper()}", "bold")


def lines(said: Iterable[str]) -> Text:
    """One line each."""
    return Text("\n".join(said))


def freshness(ledger: Ledger) -> str | None:
    """What to tell where the journal has gone on since the events were made; null where it has not."""
    newer = behind(ledger)
    if not newer:
        return None
    entries = "entry is" if newer == 1 else "entries are"
    return f"{newer:,} {entries} newer than these events: `recount reconcile` brings them up"
