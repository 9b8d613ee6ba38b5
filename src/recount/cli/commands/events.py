"""`recount events`, `event`, `reconcile` and `check`: what was said about one event, and whether it adds up."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import click

from recount.cli import options

RULES = ("recount", "ucdp", "acled", "airwars", "ibc")

_with_rules = click.option(
    "--rules",
    default="recount",
    show_default=True,
    metavar="NAME",
    help=f"The rule set: {', '.join(RULES)} (docs/reconciliation.md).",
)
_with_filters = options.together(
    click.option("--place", metavar="NAME", help="A place, first-order division or country (ISO code)."),
    options.day("--from", "The first day of the period that the event touches.", parameter="first"),
    options.day("--to", "The last day of that period.", parameter="last"),
    click.option("--party", metavar="NAME", help="A party to it: a part of the name."),
    click.option("--name", metavar="WORDS", help="A part of the event's name."),
    click.option("--deaths", type=click.IntRange(min=0), metavar="N", help="At least so many killed, by anybody's word."),
    click.option("--inside", metavar="ID", help="The events that lie in this operation or campaign."),
)


@click.command()
@options.with_ledger
@_with_filters
@click.option("--limit", type=click.IntRange(min=1), default=50, show_default=True, metavar="N", help="At most so many.")
@click.option("--after", metavar="MARK", help="Go on where a page ended.")
@options.with_format
def events(**given: Any) -> None:
    """List the events, the latest first, with their tolls.

    How many were killed and injured, on the word of how many independent origins.

    `recount reconcile` makes the events from the claims, and brings them up to what was added since.

    \b
    Examples:
      recount events --place Balochistan --from 2026-01-01 --ledger karsk.ledger
      recount events --deaths 25 --ledger karsk.ledger --format json
    """
    import_module("recount.cli.events.listing").run(**given)


@click.command(no_args_is_help=True)
@click.argument("id")
@options.with_ledger
@_with_rules
@click.option("--links", is_flag=True, help="Also why its claims were linked: the match probabilities and their reasons.")
@options.with_format
def event(**given: Any) -> None:
    """Show one event: who says what, the range, and its reasons.

    The claim matrix, low, best and high with the rules that set them, whose account is missing, and the sources by origin. ID
    is the event's, or its first digits, four or more.

    \b
    Examples:
      recount event 5fb64ff8 --ledger karsk.ledger
      recount event 5fb64ff8 --rules ucdp --ledger karsk.ledger
    """
    import_module("recount.cli.events.page").run(**given)


@click.command()
@options.with_ledger
@_with_rules
@_with_filters
@click.option("--afresh", is_flag=True, help="Link and reconcile all documents again, not only what is new.")
@options.with_format
def reconcile(**given: Any) -> None:
    """Link the claims to events, with low, best and high of each.

    The range is that of a rule set. Only what is new since the last time is linked; the result is the same as linking
    everything again. The events depend on the journal alone and can be thrown away and made again at any time.

    \b
    Examples:
      recount reconcile --ledger karsk.ledger
      recount reconcile --rules acled --place PK --ledger karsk.ledger
    """
    import_module("recount.cli.events.reconciling").run(**given)


@click.command(no_args_is_help=True)
@click.argument("statement")
@options.with_ledger
@options.day("--published", "The day that “the past year” counts from.")
@click.option("--place", metavar="NAME", help="Where it is meant, if its words do not say: a place, division or ISO country.")
@options.day("--from", "The first day of its period, if its words do not say.", parameter="first")
@options.day("--to", "The last day of its period.", parameter="last")
@options.with_format
def check(**given: Any) -> None:
    """Check whether a cumulative statement adds up.

    STATEMENT is a sentence as a report would print it, or the id of a toll of the ledger. The verdict says between which
    bounds the recorded events lie, which events it rests on, and what else the statement could mean.

    \b
    Examples:
      recount check "over 700 killed in the past year" --published 2026-02-05 --place PK --ledger karsk.ledger
      recount check 3f2a91bc --ledger karsk.ledger
    """
    import_module("recount.cli.events.checking").run(**given)
