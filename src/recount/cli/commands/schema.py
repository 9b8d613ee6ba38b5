"""`recount schema`."""

from __future__ import annotations

import json

import click

from recount.views.schema import schema as claims_schema


@click.command()
def schema() -> None:
    """Print the JSON Schema of the claims format."""
    click.echo(json.dumps(claims_schema(), indent=2, ensure_ascii=False))
