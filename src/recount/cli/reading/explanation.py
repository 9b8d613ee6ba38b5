"""Why one claim says what it says: the words, the rule and the score behind each field."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from recount.cli.style import Style, numbered, printed, quoted
from recount.model import Claim, Reading, Step
from recount.views.outline import Row, outline
from recount.views.quotation import plain
from recount.views.rows import Context, headline


def explanation(reading: Reading, steps: Mapping[str, Sequence[Step]], claim: str, style: Style) -> str:
    """The explanation of each claim whose short number is `claim` or whose id begins with it; empty where there is none."""
    plan = outline(reading)
    context = Context(reading.document, plan.numbers)
    found = [row for row in plan.rows() if _is_meant(row, claim)]
    parts = [part for row in found for part in _parts(row, context, steps.get(row.claim.id, ()))]
    return printed(Group(*parts), style) if parts else ""


def _is_meant(row: Row[Claim], claim: str) -> bool:
    return (
        row.number == claim.upper() or row.claim.id.startswith(claim) or row.claim.id.removeprefix("sha256:").startswith(claim)
    )


def _parts(row: Row[Claim], context: Context, steps: Sequence[Step]) -> list[RenderableType]:
    heading = Text.assemble(numbered(row), "  ", (headline(row.claim, context), "bold"))
    return [heading, Text(row.claim.id, "dim"), quoted(row, context), Text(), _table(steps)]


def _table(steps: Sequence[Step]) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    for name in ("field", "value", "words", "rule", "score"):
        table.add_column(
            name, overflow="fold", justify="right" if name == "score" else "left", no_wrap=name in ("field", "score")
        )
    for step in steps:
        score = "" if step.score is None else f"{step.score:.3f}"
        table.add_row(
            *(Text(plain(cell)) for cell in (step.field, step.value, f"“{step.words}”" if step.words else "", step.rule, score))
        )
    return table
