"""Options that many commands share."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any, get_args

import click

from recount.model import Category, Claim, Harm, Side, Status

VARIABLE = "RECOUNT_LEDGER"

Command = Callable[..., Any]
Option = Callable[[Command], Command]


def together(*options: Option) -> Option:
    """Several options as one decorator; help lists them in this order."""

    def decorated(command: Command) -> Command:
        for option in reversed(options):
            command = option(command)
        return command

    return decorated


def ledger(*, required: bool = True) -> Option:
    """`--ledger PATH|URL`: which ledger."""
    return click.option(
        "--ledger",
        required=required,
        envvar=VARIABLE,
        show_envvar=True,
        metavar="PATH|URL",
        help="The ledger: a file, or postgresql://USER@HOST/NAME.",
    )


with_ledger = ledger()

with_format = click.option(
    "--format",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="Text for a person, or JSON with the fields that docs/ledger.md lists.",
)

by_whom = click.option("--by", required=True, envvar="RECOUNT_REVIEWER", show_envvar=True, metavar="NAME", help="Who decides.")


def day(name: str, help: str, *, parameter: str | None = None) -> Option:
    """An option that takes a day, handed on in ISO form."""
    names = (name,) if parameter is None else (name, parameter)
    return click.option(*names, type=click.DateTime(["%Y-%m-%d"]), callback=_iso, metavar="DATE", help=help)


def _iso(context: click.Context, option: click.Parameter, value: datetime | None) -> str | None:
    return None if value is None else value.date().isoformat()


_KINDS = [kind.__struct_config__.tag for kind in get_args(Claim)]

with_conditions = together(
    click.option("--place", metavar="NAME", help="A place, first-order division or country (ISO code)."),
    day("--from", "The first day of the period in which it happened.", parameter="first"),
    day("--to", "The last day of that period.", parameter="last"),
    click.option("--speaker", metavar="NAME", help="On whose word: a part of the name."),
    click.option("--side", type=click.Choice(get_args(Side)), help="The speaker's side."),
    click.option("--harm", type=click.Choice(get_args(Harm)), help="The harm of a toll."),
    click.option("--category", type=click.Choice(get_args(Category)), help="Who was harmed."),
    click.option("--status", type=click.Choice(get_args(Status)), help="What people decided."),
    click.option("--kind", type=click.Choice(_KINDS), help="The kind of claim."),
    click.option("--document", metavar="ID", help="The claims of one document; the beginning of its id is enough."),
)
"""Which claims: what `recount.ledger.ClaimFilter` can ask for."""

intake = together(
    day(
        "--published",
        "Day of publication (2026-02-05), for sources that do not tell it. Dates such as “on Thursday” are counted from it.",
    ),
    click.option("--outlet", metavar="NAME", help="Who published it, for sources that do not tell it."),
    click.option(
        "--jobs",
        type=click.IntRange(min=0),
        default=1,
        show_default=True,
        metavar="N",
        help="Worker processes; 0 for one per core. The output is the same for any number.",
    ),
    click.option("--allow-private", is_flag=True, help="Allow addresses inside private networks."),
    click.option(
        "--timeout",
        type=click.FloatRange(min=0, min_open=True),
        default=30,
        show_default=True,
        metavar="S",
        help="Seconds to wait for an address.",
    ),
)
"""How sources are taken in and read."""
