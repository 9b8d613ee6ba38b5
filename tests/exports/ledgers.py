"""A small ledger of invented reports: every kind of claim, one report that people reviewed, its copy, another project's row."""

import msgspec

from recount.ledger import Ledger
from recount.model import Reader, Reading, RecordedEvent
from recount.reading.totals import document_totals
from tests.review import cast
from tests.views import articles

NOON = "2031-03-17T12:00:00Z"
READER = Reader("recount", "9.9", "sha256:weights")

KARSK = Reading(
    document=cast.DOCUMENT,
    claims=cast.CLAIMS,
    reader=READER,
    **dict(zip(("totals", "totals_by_category"), document_totals(cast.CLAIMS, cast.TEXT), strict=True)),
)
COPY = msgspec.structs.replace(
    KARSK,
    document=msgspec.structs.replace(cast.DOCUMENT, id="sha256:copy", uri="wire.txt", outlet="The Wire", title=None),
    claims=tuple(msgspec.structs.replace(claim, id=f"{claim.id}-copy") for claim in cast.CLAIMS),
)
ARTICLE = msgspec.structs.replace(articles.READING, reader=READER)

FEWER = cast.changed(cast.REBELS, low=11, high=11)
REVIEWS = (
    cast.review(cast.ADA, "correct", cast.REBELS, put=[FEWER]),
    cast.review(cast.BEN, "accept", cast.CIVILIANS, minutes=1),
    cast.review(cast.ADA, "reject", cast.BODIES, minutes=2),
    cast.review(cast.ADA, "unsure", cast.BODIES, minutes=3),
)
ROW = RecordedEvent(
    id="sha256:row", dataset="ucdp-ged", version="23.1", file="ged.csv", line=2,
    cells={"id": "7", "side_a": "Government of Verandia", "where_prec": "4", "country": "Verandia", "date_start": "2031-03-14",
           "date_end": "2031-03-14", "low": "3", "best": "2", "high": "3"},
    flags=("low 3 is above best 2",),
)  # fmt: skip


def filled(url):
    """A new ledger at an address with all of it."""
    ledger = Ledger.create(url)
    for reading in (ARTICLE, KARSK, COPY):
        ledger.add(reading, at=NOON, raw=reading.document.text.encode())
    for review in REVIEWS:
        ledger.review(review)
    ledger.record(ROW, at=NOON)
    return ledger
