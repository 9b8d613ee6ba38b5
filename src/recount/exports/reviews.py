"""Reviews as a table: every decision about the claims of the export, the superseded ones too."""

from __future__ import annotations

from collections.abc import Iterator

from recount.exports.dossier import Extract
from recount.exports.tables import Cell, columns, spreadsheet

REVIEW_COLUMNS = columns("""
id | string | Id of the review.
claim | string | Id of the machine's claim that it bears on.
document_id | string | Id of the document.
reviewer | string | Who decided.
capacity | string | recorder or adjudicator.
at | string | When (UTC).
decision | string | accept, correct, reject, unsure, split or merge.
reason | string | Why.
live | boolean | Whether no later review by the same person supersedes it.
carried | boolean | Whether it judged another reader's claim on the same words.
replacements | string | Ids of the person's claims, joined by spaces.
""")


def reviews_csv(extract: Extract) -> Iterator[bytes]:
    """A row for each review and each claim that it bears on."""
    return spreadsheet(REVIEW_COLUMNS, _rows(extract))


def _rows(extract: Extract) -> Iterator[list[Cell]]:
    for dossier in extract.dossiers:
        for one in dossier.chosen():
            for considered in one.reviews:
                review = considered.review
                yield [
                    review.id, one.machine.id, dossier.document.id, review.reviewer, review.capacity, review.at,
                    review.decision, review.reason or None, considered.live, considered.carried,
                    " ".join(claim.id for claim in review.replacements) or None,
                ]  # fmt: skip
