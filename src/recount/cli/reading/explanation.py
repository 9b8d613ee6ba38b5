"""Why one claim says what it says: the words, the rule and the score behind each field."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from recount.cli.style import Style, numbered, printed, quoted
from recount.model import Claim, Reading, Step
from recount.views.outline import Row, outline
from recount.views.quotation import plain
from recount.views.rows import Context, headline

_SENTENCE = "the sentence"  # which is quoted above


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
    evidence = row.claim.evidence
    sentence = context.document.text[evidence.start : evidence.end]
    table = _table(_cells(step, context, sentence) for step in steps)
    return [heading, Text(row.claim.id, "dim"), quoted(row, context), Text(), table]


def _table(lines: Iterable[Sequence[str]]) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    for name in ("field", "value", "words", "rule", "score"):
        table.add_column(
            name, overflow="fold", justify="right" if name == "score" else "left", no_wrap=name in ("field", "score")
        )
    for line in lines:
        table.add_row(*(Text(plain(cell)) for cell in line))
    return table


def _cells(step: Step, context: Context, sentence: str) -> Sequence[str]:
    """A field that the claim leaves open has the score of leaving it open; another claim is told by its short number."""
    value = context.number(step.value) or step.value or "none"
    words = _SENTENCE if step.words == sentence else f"“{step.words}”" if step.words else ""
    return step.field, value, words, step.rule, "" if step.score is None else f"{step.score:.3f}"
