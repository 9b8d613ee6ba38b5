"""`recount link` and `recount unlink` at work."""

from __future__ import annotations

from typing import Literal

import click

from recount.cli.printing import print_json, short
from recount.errors import EventError
from recount.events import deciding
from recount.events.refreshing import refresh
from recount.ledger import Ledger
from recount.ledger.clock import now
from recount.model import LinkDecision

_ACTS = {"link": deciding.link, "unlink": deciding.unlink}


def run(
    act: Literal["link", "unlink"], *, ledger: str, format: str, claims: tuple[str, ...], undo: str | None, **signed: str
) -> None:
    """Keep the decision and let the events follow it."""
    if len(claims) != (0 if undo else 2):
        raise EventError("name two claims or two events" if undo is None else "--undo takes back a decision; name no claims")
    at = now()
    said = deciding.Said(at=at, person=signed["by"], reason=signed["why"])
    with Ledger(ledger) as opened:
        made = deciding.undo(opened, undo, said) if undo else _ACTS[act](opened, claims[0], claims[1], said)
        done = refresh(opened, at=at)
    if format == "json":
        print_json({"decisions": made, "refreshed": done})
        return
    for decision in made:
        click.echo(_told(decision))
    click.echo(f"{done.changed} {'event' if done.changed == 1 else 'events'} made anew; the ledger holds {done.events:,}")


def _told(decision: LinkDecision) -> str:
    one, other = map(short, decision.claims)
    if decision.undoes:
        return f"took back {short(decision.undoes)}: {one} and {other} are left to their scores"
    return (
        f"decision {short(decision.id)}: {one} and {other} are {'of one event' if decision.relation == 'together' else 'apart'}"
    )
