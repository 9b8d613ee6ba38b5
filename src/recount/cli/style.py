"""How a report looks on a screen: its width, its colours, its row numbers and its quotations."""

from __future__ import annotations

import io
from dataclasses import dataclass

from rich.console import Console, RenderableType
from rich.text import Text

from recount.model import Claim
from recount.views.outline import Row
from recount.views.quotation import plain, quotation
from recount.views.rows import Context

_COLOURS = {"T": "red", "E": "yellow", "A": "magenta", "S": "green", "D": "cyan", "V": "blue"}


@dataclass(frozen=True, slots=True)
class Style:
    """How a report is printed: columns of the screen, colour codes or none, the words under each row, the encoding."""

    width: int
    colour: bool
    quotes: bool
    encoding: str = "utf-8"


def printed(content: RenderableType, style: Style) -> str:
    """The content as text, with colour codes only if the style has colour; no line ends in spaces."""
    target = io.StringIO()
    console = Console(
        file=target,
        width=style.width,
        color_system="standard" if style.colour else None,
        force_terminal=style.colour,
        legacy_windows=False,
    )
    console.print(content, highlight=False)
    return "".join(f"{line.rstrip()}\n" for line in target.getvalue().splitlines())


def numbered(row: Row[Claim]) -> Text:
    """The short number of a row, hung under its parent."""
    return Text("  " * (row.depth - 1) + "└ " if row.depth else "").append(row.number, f"bold {_COLOURS[row.number[0]]}")


def quoted(row: Row[Claim], context: Context) -> Text:
    """The words that carry a claim, in quotation marks."""
    return Text(f"“{plain(str(quotation(context.document.text, row.claim)))}”", "italic")
