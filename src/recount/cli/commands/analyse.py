"""`recount analyse`."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Any, get_args

import click

from recount.cli import options
from recount.model import Category

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.group()
def analyse() -> None:
    """What went unreported, whether violence fell, who is heard.

    Each analysis takes a ledger (--ledger) or a table of yours (--table FILE.csv), and answers in text, JSON, one HTML file or
    PDF. Where the data cannot answer, the answer is a refusal with its reasons. docs/analysis.md has methods and limits.
    """


_shared = options.together(
    options.ledger(required=False),
    click.option("--table", "tables", type=_FILE, multiple=True, metavar="FILE.csv", help="A table in place of a ledger."),
    click.option("--only", multiple=True, metavar="COLUMN=VALUE", help="Only the rows of the table that have this value."),
    click.option(
        "--format",
        type=click.Choice(["text", "json", "html", "pdf"]),
        default="text",
        show_default=True,
        help="HTML and PDF are one file each, with figures, method and sources, fit to be attached.",
    ),
    click.option("--output", "-o", metavar="FILE", help="Write there instead of to the standard output."),
)


@analyse.command()
@_shared
@click.option(
    "--unit",
    type=click.Choice(["person", "event", "toll"]),
    help="What a case is. A ledger's cases are events; tolls cannot be compared as lists.",
)
@click.option(
    "--list",
    "lists",
    multiple=True,
    metavar="NAME",
    help="In a ledger: whose word makes a list, such as a hospital; by default the five heard most.",
)
@click.option(
    "--links-known", is_flag=True, help="Which records are one case is certain; else give 20 tables, one a link draw."
)
@click.option("--count", default="count", show_default=True, metavar="COLUMN", help="How many cases share a row's history.")
@click.option("--iterations", type=click.IntRange(min=1000), default=100_000, show_default=True, help="Of each sampler chain.")
@click.option("--seed", type=click.IntRange(min=0), default=1, show_default=True, help="Of the sampler and the link draws.")
def under_reporting(**given: Any) -> None:
    """How many cases are on no list, by what several lists share.

    A table has a column a list, with 0 or 1, and `count`; or one row a case, with a column `lists` (names with `;` between
    them) and, if known, `origins`. Several --table are link draws.

    \b
    Examples:
      recount analyse under-reporting --table killings.csv --unit person --links-known
      recount analyse under-reporting --ledger karsk.ledger --format pdf -o lists.pdf
    """
    import_module("recount.cli.analysing.lists").under_reporting(**given)


@analyse.command("before-after")
@_shared
@options.day("--day", "The first day of what is examined, such as an operation.", parameter="day")
@options.day("--from", "The first day of the window; by default that of the data.", parameter="first")
@options.day("--to", "The last day of the window; by default that of the data.", parameter="last")
@click.option("--place", metavar="NAME", help="In a ledger: a place, first-order division or country (ISO code).")
@click.option("--date", "date_column", default="event_date", show_default=True, metavar="COLUMN", help="The day of the event.")
@click.option("--count", metavar="COLUMN", help="How many events a row stands for; by default one.")
@click.option(
    "--outcome", type=click.Choice(["events", "toll"]), default="events", show_default=True, help="Count events, or sum deaths."
)
@click.option("--period", type=click.Choice(["week", "month"]), default="month", show_default=True)
@click.option("--shape", type=click.Choice(["level", "step", "step+slope"]), default="step+slope", show_default=True)
@click.option(
    "--harmonics", type=click.IntRange(0, 6), default=2, show_default=True, help="Pairs of waves a year, for seasons."
)
@click.option("--lags", type=click.IntRange(0, 104), default=6, show_default=True, help="Periods of autocorrelation in errors.")
@click.option("--reports", type=_FILE, metavar="FILE.csv", help="All reports (date, source): the number of active sources.")
@click.option("--control", type=_FILE, metavar="FILE.csv", help="Events of an area that was not touched.")
@click.option("--elsewhere", type=_FILE, metavar="FILE.csv", help="Events of where violence could have moved.")
def before_after(**given: Any) -> None:
    """Whether violence fell after a date.

    What came after it is compared with what the time before lets expect. A table has a row an event: its day, and `low`,
    `best`, `high`, `side` where known. Fix the date, the window and the shape before you look at the series.

    \b
    Examples:
      recount analyse before-after --day 2014-06-15 --table ged.csv --date date_start --only country=Pakistan
      recount analyse before-after --day 2026-01-29 --ledger karsk.ledger --period week --format html -o after.html
    """
    import_module("recount.cli.analysing.series").before_after(**given)


@analyse.command()
@_shared
def voices(**given: Any) -> None:
    """Who speaks about the events, over all outlets and in each.

    A table has a row for each `event`, `outlet` and `voice` (a party by name, `affected population`, `independent`), and
    `heard`: speaks, quoted only by the other side, or not found.
    """
    import_module("recount.cli.analysing.voices").voices(**given)


@analyse.command()
@_shared
@click.option("--place", metavar="NAME", help="In a ledger: a place, first-order division or country (ISO code).")
@options.day("--from", "In a ledger: the first day of the period in which it happened.", parameter="first")
@options.day("--to", "In a ledger: the last day of that period.", parameter="last")
@click.option("--category", type=click.Choice(get_args(Category)), help="In a ledger: who was harmed.")
def labels(**given: Any) -> None:
    """Who calls the same people by which word.

    Weighted log-odds of each source's words for victims against all others'. An outlet's own words stand apart from those it
    quotes. A table has a row a mention: `source`, `label`, and where known `about` (who is meant) and `count`.

    \b
    Example:
      recount analyse labels --ledger karsk.ledger --category armed_group --place PK
    """
    import_module("recount.cli.analysing.voices").labels(**given)


@analyse.command()
@_shared
def reader(**given: Any) -> None:
    """Whether the reader errs more on one side than on others.

    Its errors are what people corrected and rejected. A table has `side`, `outcome` (right, corrected, rejected, missed or
    unreviewed), and where known `count`.
    """
    import_module("recount.cli.analysing.voices").reader(**given)
