"""`recount export`."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Any

import click

from recount.cli import options

FORMATS = ("csv", "parquet", "jsonl", "ged", "acled", "hxl", "geojson", "jsonld", "bundle")


@click.command()
@options.with_ledger
@click.option("--format", type=click.Choice(FORMATS), required=True, help="What to write, as listed above.")
@click.option("--output", required=True, metavar="FILE", help="The file to write; - for the standard output.")
@click.option(
    "--redact",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="RULES",
    help="What to withhold to protect people: a TOML or JSON file (docs/protection.md).",
)
@options.with_conditions
@click.option("--force", is_flag=True, help="Replace FILE if it is there already.")
@click.option("--json", "as_json", is_flag=True, help="Tell what was written as JSON.")
def export(**given: Any) -> None:
    """Write what a ledger holds into a file in the field's formats. The conditions are those of `recount claims`.

    \b
    Formats:
      csv      claims, one row each, with what people decided
      parquet  the same with types
      jsonl    the ledger itself, lossless; `recount import` takes it
      ged      events in the 49 columns of UCDP GED
      acled    events in the 31 columns of ACLED
      hxl      events with HXL hashtags
      geojson  events on a map, without false pins
      jsonld   claims with ClaimReview (schema.org) and provenance (W3C PROV)
      bundle   one zip as evidence: all of it, and a page that verifies it offline

    The file appears when it is whole. The same ledger gives the same bytes. Tables get a second file, FILE.datapackage.json,
    that says what each column means (docs/exports.md says it too).

    What --redact withholds is noted in the ledger, and is nowhere in the file.

    \b
    Examples:
      recount export --format csv --output karsk.csv --ledger karsk.ledger
      recount export --format ged --place PK --from 2026-01-01 --output pk.csv --ledger karsk.ledger
      recount export --format bundle --redact rules.toml --output evidence.zip --ledger karsk.ledger
    """
    import_module("recount.cli.keeping.exporting").export(**given)
