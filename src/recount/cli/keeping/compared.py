"""The machine's word and the people's word on it, field by field, side by side."""

from __future__ import annotations

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from recount.ledger import Kept
from recount.model import Claim, Review
from recount.views.markup import fields
from recount.views.quotation import plain
from recount.views.rows import Context

_HIDDEN = {"id", "evidence", "attribution"}


def compared(kept: Kept, context: Context, reader: str) -> RenderableType:
    """One row a field; a column for the machine and one for each claim that people put in its place, changes in yellow."""
    standing = kept.standing
    machine = _fields(kept.claim, context)
    people = [_fields(claim, context) for claim in standing.claims if claim != kept.claim]
    if not standing.decided_by or not people:
        return _table([reader], [machine])
    deciding = [one.review for one in standing.reviews if one.review.id in standing.decided_by]
    names = _by(deciding)
    titles = [names] if len(people) == 1 else [f"{names} ({n})" for n in range(1, len(people) + 1)]
    return _table([reader, *titles], [machine, *people])


def _fields(claim: Claim, context: Context) -> dict[str, str]:
    return {name: value for name, value in fields(claim, context) if name not in _HIDDEN}


def _by(reviews: list[Review]) -> str:
    return ", ".join(dict.fromkeys(plain(review.reviewer) for review in reviews))


def _table(titles: list[str], columns: list[dict[str, str]]) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    table.add_column("field", no_wrap=True)
    for title in titles:
        table.add_column(title, overflow="fold")
    machine = columns[0]
    for name in dict.fromkeys(name for column in columns for name in column):
        cells = [Text(column.get(name, "–"), "" if column.get(name) == machine.get(name) else "yellow") for column in columns]
        table.add_row(Text(name, "dim"), *cells)
    return table
