"""A reading as a report for a person, on a terminal or in a pipe."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from recount.cli.reading.tolls_table import tolls_table
from recount.cli.style import Style, numbered, printed, quoted
from recount.model import Claim, Reading, Statement, Totals
from recount.views import phrases
from recount.views.outline import Row, outline
from recount.views.quotation import plain, shortened
from recount.views.rows import Context, Entry, entry

_SHORT = 160  # code points of what a voice says, unless whole quotations are asked for
_NUMBER_WIDTH = 6


def report(reading: Reading, style: Style) -> str:
    """The report of one document, with a line end after each line."""
    plan = outline(reading)
    context = Context(reading.document, plan.numbers)
    parts: list[RenderableType] = [_heading(reading)]
    if plan.tolls:
        parts += _section("Tolls", list(tolls_table(plan.tolls, context, style)))
    for name, rows in plan.lists():
        parts += _section(name, [_item(row, context, style.quotes) for row in rows])
    if reading.totals:
        parts += _section("Totals of this report", list(_totals(reading)))
    if not reading.claims:
        parts += [Text("\nNo claims of the kinds that recount keeps.")]
    return printed(Group(*parts), style)


def _heading(reading: Reading) -> RenderableType:
    document = reading.document
    title = plain(document.title or document.text.strip().partition("\n")[0]) or "Untitled report"
    facts = (document.outlet, document.byline, document.published, document.uri)
    return Group(Text(shortened(title, 300), "bold"), Text(" · ".join(plain(fact) for fact in facts if fact), "dim"))


def _section(name: str, content: Sequence[RenderableType]) -> list[RenderableType]:
    return [Text(f"\n{name.upper()}", "bold"), *content]


def _item(row: Row[Claim], context: Context, quotes: bool) -> RenderableType:
    said = entry(row.claim, context)
    lines = [_headline(said, row.claim), *_details(said)]
    if quotes:
        lines.append(quoted(row, context))
    elif isinstance(row.claim, Statement):
        lines.append(Text(f"“{shortened(dict(said.details).get('says', ''), _SHORT)}”", "italic"))
    table = Table.grid(padding=(0, 1))
    table.add_column(width=_NUMBER_WIDTH + 2 * row.depth - 1 if row.depth else _NUMBER_WIDTH - 1)
    table.add_column(overflow="fold")
    table.add_row(numbered(row), Group(*lines))
    return table


def _headline(said: Entry, claim: Claim) -> Text:
    role = dict(said.details).get("role") if isinstance(claim, Statement) else None
    return Text(said.headline, "bold").append(f", {role}" if role else "", "not bold")


def _details(said: Entry) -> Iterator[Text]:
    """`by X · where Y` in one paragraph."""
    line = Text()
    for label, value in said.details:
        if label not in ("says", "role"):
            line.append(" · " if line else "").append(f"{label} ", "dim").append(value)
    if line:
        yield line


def _totals(reading: Reading) -> Iterator[RenderableType]:
    for harm, value in reading.totals.items():
        yield _total(harm, value, 0)
        for category, part in reading.totals_by_category.get(harm, {}).items():
            yield _total(phrases.CATEGORIES[category], part, 2)


def _total(name: str, value: Totals, indent: int) -> RenderableType:
    return Padding(
        Text(f"{name:<{22 - indent}}", "dim" if indent else "").append(phrases.totals(value), "bold"), (0, 0, 0, indent)
    )
