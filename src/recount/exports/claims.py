"""Claims as a table: the machine's word and the people's word side by side."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from recount.exports.dossier import Dossier, Extract
from recount.exports.tables import Cell, Column, Type, columns, spreadsheet
from recount.ledger.standing import Standing
from recount.model import Claim
from recount.views import csv_table
from recount.views.outline import Row, outline

_OWN = columns("""
stands | boolean | Whether the row holds after the reviews. What was rejected, or replaced by a person's claim, does not.
word | string | `machine`: as recount read it; `person`: as people put it in place of the claim in `replaces`.
status | string | unreviewed, accepted, corrected, rejected, unsure, split or merged (docs/ledger.md).
disputed | boolean | Whether people's reviews differ and nobody has adjudicated since.
reviewers | string | Who reviewed the claim, in order of time, with what they decided.
reasons | string | Why, in the same order.
replaces | string | Id of the machine's claim that a person's claim replaces.
entry | integer | Number of the document in the ledger's journal.
added | string | When the document came into the ledger (UTC).
series | integer | Entry of the first version of the same report.
version | integer | 1 for the first version, 2 for the next.
newest | boolean | Whether the ledger holds no later version.
origin | integer | Entry of the report that this one repeats; its own where it repeats none.
reader | string | Which reader made the claim, with its version.
""")
_TYPES: Final[dict[str, Type]] = {
    **dict.fromkeys(("start", "end", "low", "high", "place_precision", "when_precision"), "integer"),
    **dict.fromkeys(("place_lat", "place_lon"), "number"),
    **dict.fromkeys(("published", "when_first", "when_last"), "date"),
    "implicit": "boolean",
}
COLUMNS = (*_OWN, *(Column(name, _TYPES.get(name, "string"), meaning) for name, meaning in csv_table.COLUMNS.items()))


def claims_csv(extract: Extract) -> Iterator[bytes]:
    """A row for each claim asked for, and for each claim that a person put in its place."""
    return spreadsheet(COLUMNS, rows(extract))


def rows(extract: Extract) -> Iterator[list[Cell]]:
    """The cells of the rows, document by document."""
    for dossier in extract.dossiers:
        yield from _rows(dossier)


def _rows(dossier: Dossier) -> Iterator[list[Cell]]:
    numbers = outline(dossier.reading).numbers
    about = _document(dossier)
    told: set[str] = set()
    for one in dossier.chosen():
        for claim in (one.machine, *(claim for claim in one.claims if claim != one.machine)):
            if claim.id not in told:
                told.add(claim.id)
                row = csv_table.cells_of(Row(numbers[one.machine.id], claim, 0), dossier.document)
                row["implicit"] = row["implicit"] and row["implicit"] == "true"
                yield [*_standing(one, claim).values(), *about.values(), *row.values()]


def _standing(one: Standing, claim: Claim) -> dict[str, Cell]:
    live = [considered.review for considered in one.reviews if considered.live]
    return {
        "stands": claim in one.claims,
        "word": "machine" if claim == one.machine else "person",
        "status": one.status,
        "disputed": one.disputed,
        "reviewers": "; ".join(f"{review.reviewer} ({review.decision})" for review in live) or None,
        "reasons": "; ".join(review.reason for review in live) or None,
        "replaces": None if claim == one.machine else one.machine.id,
    }


def _document(dossier: Dossier) -> dict[str, Cell]:
    reader = dossier.reading.reader
    return {
        "entry": dossier.entry,
        "added": dossier.added,
        "series": dossier.series,
        "version": dossier.version,
        "newest": dossier.newest,
        "origin": dossier.origin,
        "reader": f"{reader.name} {reader.version}".strip(),
    }
