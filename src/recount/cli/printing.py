"""What a command prints about the ledger: JSON for a program, or text for a person."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterable

import click
import msgspec
from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from recount.cli.style import Style, printed

_PIPED_WIDTH = 100  # columns of a report that no terminal shows
_DIGITS = 10  # of an id, where it is shown short: enough to tell the claims of any ledger apart


def screen(*, to_terminal: bool, quotes: bool = False) -> Style:
    """The style of what is printed now; `to_terminal` says whether a person sees it at once."""
    return Style(
        width=shutil.get_terminal_size((_PIPED_WIDTH, 24)).columns,
        colour=to_terminal and "NO_COLOR" not in os.environ and os.environ.get("TERM") != "dumb",
        quotes=quotes,
        encoding=(sys.stdout.encoding or "utf-8") if to_terminal else "utf-8",
    )


def print_json(value: object) -> None:
    """The value as indented JSON."""
    click.echo(msgspec.json.format(msgspec.json.encode(value), indent=2))


def print_text(content: RenderableType) -> None:
    """The content as the terminal, or the pipe, shows it."""
    style = screen(to_terminal=sys.stdout.isatty())
    click.echo(printed(content, style).encode(style.encoding, "replace"), nl=False)


def facts(pairs: Iterable[tuple[str, str]]) -> Table:
    """A name and a value a line; empty values are left out."""
    table = Table.grid(padding=(0, 2, 0, 0), pad_edge=False)
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    for name, value in pairs:
        if value:
            table.add_row(Text(name, "dim"), Text(value))
    return table


def short(identity: str) -> str:
    """The first digits of an id, which the commands take in its place."""
    return identity.removeprefix("sha256:")[:_DIGITS]
