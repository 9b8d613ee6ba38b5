"""`recount review`."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import click

from recount.cli import options

_signed = options.together(
    options.with_ledger,
    options.by_whom,
    click.option("--why", metavar="TEXT", default="", help="The reason; only `accept` may go without."),
    click.option("--adjudicate", is_flag=True, help="Decide between recorders, whose reviews differ, as an adjudicator."),
    options.with_format,
)


def _take(decision: str, **given: Any) -> None:
    import_module("recount.cli.keeping.reviewing").take(decision, **given)


@click.group()
def review() -> None:
    """Decide which claims stand, and what stands in their place.

    A review never changes the machine's claim: both words are kept, with who decided, when and why. A person's later review of
    the same claim supersedes the earlier one. Where recorders differ the claim is disputed until somebody else adjudicates.

    \b
    Example:
      recount review queue --ledger karsk.ledger
      recount review correct 3f2a91bc low=11 high=11 speaker="the hospital" --by Ada --why "as printed" --ledger karsk.ledger
    """


@review.command(no_args_is_help=True)
@click.argument("claims", metavar="ID...", nargs=-1, required=True)
@_signed
def accept(**given: Any) -> None:
    """The machine's claim is right."""
    _take("accept", **given)


@review.command(no_args_is_help=True)
@click.argument("claims", metavar="ID...", nargs=-1, required=True)
@_signed
def reject(**given: Any) -> None:
    """The report makes no such claim."""
    _take("reject", **given)


@review.command(no_args_is_help=True)
@click.argument("claims", metavar="ID...", nargs=-1, required=True)
@_signed
def unsure(**given: Any) -> None:
    """Somebody else should look at it."""
    _take("unsure", **given)


@review.command(no_args_is_help=True)
@click.argument("claim", metavar="ID")
@click.argument("changes", metavar="FIELD=VALUE...", nargs=-1, required=True)
@_signed
def correct(**given: Any) -> None:
    """Put another claim in the place of the machine's.

    A field of words takes a quote from the report (speaker="the hospital"); what it stands for is resolved as the reader
    would, and can be set beside it (speaker.side=medical, when.first=2026-02-05). `none` empties a field, high=open leaves
    the end open.
    """
    import_module("recount.cli.keeping.reviewing").correct(**given)


@review.command(no_args_is_help=True)
@click.argument("claim", metavar="ID")
@click.option("--part", "parts", multiple=True, required=True, metavar="CHANGES", help="One claim of the split; give several.")
@_signed
def split(**given: Any) -> None:
    """Make several claims of one.

    \b
    Example:
      recount review split 3f2a91bc --part 'low=9; high=9' --part 'low=22; high=22; victim=adults' --why "two groups"
    """
    import_module("recount.cli.keeping.reviewing").split(**given)


@review.command(no_args_is_help=True)
@click.argument("claims", metavar="ID ID...", nargs=-1, required=True)
@click.option("--set", "changes", multiple=True, metavar="FIELD=VALUE", help="A change to the first claim.")
@_signed
def merge(**given: Any) -> None:
    """Several claims are one: the first, as changed, stands for all."""
    import_module("recount.cli.keeping.reviewing").merge(**given)


@review.command(no_args_is_help=True)
@click.argument("file", type=click.File("rb"), metavar="FILE")
@_signed
def batch(**given: Any) -> None:
    """Take many reviews from JSON Lines, all or none.

    \b
    One object a line; `by` and `why` default to the options:
      {"decision": "accept", "claims": ["3f2a91bc"], "by": "Ada"}
      {"decision": "correct", "claims": ["77aa01cd"], "fields": {"low": "11"}, "why": "as printed"}
      {"decision": "split", "claims": ["90ab12ef"], "parts": [{"low": "9"}, {"low": "22"}], "why": "two groups"}
    """
    import_module("recount.cli.keeping.reviewing").batch(**given)


@review.command()
@options.with_ledger
@options.with_conditions
@click.option("--limit", type=click.IntRange(min=0), default=20, show_default=True, metavar="N", help="0 for all.")
@options.with_format
def queue(**given: Any) -> None:
    """What to look at next, the most important first, with the reasons.

    First come claims on which people differ, then those somebody was unsure about, conflicts between speakers, words that two
    versions of the reader read differently, large tolls on one word, and what was left open (docs/ledger.md has the points).
    """
    import_module("recount.cli.keeping.reviewing").queue(**given)


@review.command(no_args_is_help=True)
@click.argument("first", metavar="NAME")
@click.argument("second", metavar="NAME")
@options.with_ledger
@options.with_format
def agreement(**given: Any) -> None:
    """How far two reviewers agree.

    Cohen's kappa and Krippendorff's alpha for each field, over the claims that both judged.
    """
    import_module("recount.cli.keeping.reviewing").agreement(**given)
