"""`recount event` at work: one event on a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby
from typing import Final

import click
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from recount.cli.events.words import days, freshness, grid, heading, place, range_words, voices
from recount.cli.printing import facts, print_json, print_text, short
from recount.events import Cell, EventDossier, EventSummary, Heard, OriginGroup, Row, Source, event
from recount.ledger import Ledger
from recount.model import Category, Harm
from recount.reconciliation import Range, Ruling
from recount.reconciliation.foreseen import Foreseen
from recount.reconciliation.rule_sets import split_evenly
from recount.reconciliation.words import remark
from recount.views.phrases import CATEGORIES, spaced
from recount.views.quotation import plain

Column = Category | None

_COLUMNS: Final[dict[Column, str]] = {  # on two lines, as whose word it is needs the room
    **{category: "\n".join(name.rsplit(" ", 1)) for category, name in CATEGORIES.items()},
    None: "in all",
}
_FATES: Final = {"superseded": "replaced", "repeats": "repeat", "retracted": "retracted", "excluded": "set aside"}
_KINDS: Final = {"status_dispute": "disputes their status", "subset": "were others", "retraction": "takes it back"}
_MOST_LINKS: Final = 20
_LIKELY: Final = 0.5
_UNNAMED: Final = "unnamed outlet"


def run(*, ledger: str, id: str, rules: str, links: bool, format: str) -> None:
    """Print one event."""
    with Ledger(ledger) as opened:
        found = event(opened, id, rules)
        late = freshness(opened)
    if format == "json":
        print_json(found)
        return
    print_text(Group(*_page(found, links)))
    if late:
        click.echo(f"\n{late}")


def _page(found: EventDossier, links: bool) -> Iterator[RenderableType]:
    one = found.summary
    yield Text(one.name, "bold")
    yield Text(
        " · ".join(part for part in (place(one.where), days(one.first, one.last), one.level, voices(one)) if part), "dim"
    )
    yield Text(f"event {short(one.id)} · {' against '.join(one.parties)}" if one.parties else f"event {short(one.id)}", "dim")
    for harm, ruling in sorted(found.rulings.items(), key=lambda item: (item[0] != "killed", item[0] != "injured", item[0])):
        yield from _harm(harm, ruling, [row for row in found.matrix if row.harm == harm])
        if ruling.rules == "acled":
            yield from _by_day(ruling, one)
        yield from _expected(found.foreseen.get(harm))
    yield heading("Who is heard")
    yield _heard(one.heard)
    yield heading("Sources")
    yield from map(_origin, found.origins)
    yield from _family(found)
    yield from _links(found, links)


def _harm(harm: Harm, ruling: Ruling, rows: Sequence[Row]) -> Iterator[RenderableType]:
    """The claim matrix, the range under it, and the reasons."""
    yield heading(f"{harm}: {range_words(ruling.total)}")
    yield _matrix(ruling, rows)
    for flag in ruling.total.flags:
        yield Text(f"! {remark(flag)}", "yellow")
    if ruling.grade:
        yield Text(f"graded {ruling.grade}")
    yield Text(f"\nWhy, by the rules “{ruling.rules}”, version {ruling.version}", "dim")
    reasons = Table.grid(padding=(0, 1, 0, 0), pad_edge=False)
    reasons.add_column(style="dim", width=3)
    reasons.add_column(overflow="fold")
    for reason in ruling.reasons:
        reasons.add_row(reason.rule, plain(reason.text))
    yield reasons


def _expected(foreseen: Foreseen | None) -> Iterator[Text]:
    """What one more report may say, unless the sources differ so much that it would rather say something else."""
    if foreseen is not None and foreseen.probability >= _LIKELY:
        chance = f"with a probability of {foreseen.probability:.0%}"
        yield Text(f"\nOne more report may be expected to say {_range(foreseen)}, {chance}.", "dim")


def _by_day(ruling: Ruling, one: EventSummary) -> Iterator[RenderableType]:
    """ACLED records a total of several days as so many events."""
    if one.first and one.last and one.first < one.last and ruling.total.best:
        days = split_evenly(ruling.total.best, date.fromisoformat(one.first), date.fromisoformat(one.last))
        yield Text(f"split evenly over its days: {', '.join(f'{day} {n:,}' for day, n in days)}")


def _matrix(ruling: Ruling, rows: Sequence[Row]) -> Table:
    said: set[Column] = {cell.category for row in rows for cell in row.cells}
    columns = [column for column in _COLUMNS if column in said or column in ruling.categories or column is None]
    names = [_COLUMNS[column] for column in columns]
    table = grid("who says it", *names, right=names, whole=names)
    for reported, told in groupby(rows, key=lambda row: row.reported):
        table.add_row(Text(reported or "no day", "dim"))
        for row in told:
            cells = [_cells([cell for cell in row.cells if cell.category == column]) for column in columns]
            table.add_row(_who(row), *cells)
    table.add_section()
    for name in ("low", "best", "high"):
        ranges = [ruling.total if column is None else ruling.categories.get(column) for column in columns]
        table.add_row(Text(name, "bold"), *(Text(_value(r, name), "bold") for r in ranges))
    return table


def _who(row: Row) -> RenderableType:
    """The speaker, from whom it has the figure, and how it ranks; hung under the day of the report."""
    origin = "" if row.speaker == row.origin else f" from {plain(row.origin)}"
    rank = (f"\n{spaced(row.side)}, tier {row.tier}", "dim")
    return Padding(Text.assemble(plain(row.speaker), origin, rank), (0, 0, 0, 2))


def _cells(cells: Sequence[Cell]) -> Text:
    return Text("\n").join(_cell(cell) for cell in cells)


def _cell(cell: Cell) -> Text:
    live = cell.status in ("live", "contested")
    text = Text(cell.figure or "–", "" if live else "dim strike")
    notes = [_FATES.get(cell.status, ""), _KINDS.get(cell.kind, ""), "contested" if cell.status == "contested" else ""]
    note = ", ".join(note for note in notes if note)
    return text.append(f"\n{note}", "not strike dim") if note else text


def _value(r: Range | None, name: str) -> str:
    if r is None:
        return ""
    if name == "best":
        return "withheld" if r.best is None else f"{r.best:,}"
    return f"{r.low:,}" if name == "low" else f"{r.high:,}" + ("+" if "high_open" in r.flags else "")


def _range(expected: Foreseen) -> str:
    return f"{expected.low:,}" if expected.low == expected.high else f"{expected.low:,} to {expected.high:,}"


def _heard(heard: Sequence[Heard]) -> Table:
    return facts((h.who, _hearing(h)) for h in heard)


def _hearing(h: Heard) -> str:
    sources = f"{h.sources:,} {'source' if h.sources == 1 else 'sources'}"
    if h.hearing == "speaks":
        return f"speaks ({h.claims:,} {'claim' if h.claims == 1 else 'claims'} in {sources})"
    return f"{h.hearing} (in {sources})"


def _origin(group: OriginGroup) -> Text:
    first, *copies = group.sources
    text = Text.assemble((first.outlet or _UNNAMED, "bold"), *_details(first))
    if first.title:
        text.append(f"\n  {plain(first.title)}")
    if group.speakers:
        text.append(f"\n  figures of {', '.join(map(plain, group.speakers))}", "dim")
    for copy in copies:
        text.append(Text.assemble(f"\n  repeated by {copy.outlet or _UNNAMED}", *_details(copy)))
    return text


def _details(source: Source) -> tuple[str, tuple[str, str]]:
    return f"  {source.published or ''}  ", (short(source.document), "dim")


def _family(found: EventDossier) -> Iterator[RenderableType]:
    if found.parent or found.children:
        yield heading("Inside and around")
    if found.parent:
        yield Text(f"inside {_line(found.parent)}")
    for child in found.children:
        yield Text(f"holds {_line(child)}")


def _line(one: EventSummary) -> str:
    return f"{short(one.id)}  {one.name}  {days(one.first, one.last)}  killed {range_words(one.figures.get('killed')) or '0'}"


def _links(found: EventDossier, every: bool) -> Iterator[RenderableType]:
    if found.decisions:
        yield heading("What people decided about links")
    for d in found.decisions:
        did = "took back" if d.undoes else ("linked" if d.relation == "together" else "kept apart")
        yield Text(
            f"{short(d.id)}  {d.person} {did} {short(d.claims[0])} and {short(d.claims[1])} on {d.at[:10]}: {plain(d.reason)}"
        )
    if every and found.links:
        yield heading("Why its claims were linked")
        for link in found.links[:_MOST_LINKS]:
            yield Text(f"{link.score:.3f}  {short(link.claims[0])} and {short(link.claims[1])}: {'; '.join(link.reasons)}")
