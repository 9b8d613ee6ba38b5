"""A small ledger with an entry of every kind, and its tables changed behind its back."""

import msgspec
from sqlalchemy import text

from recount.ledger.database import address, opened
from recount.model import LinkDecision, Moderation, Reader, Reading, RecordedEvent, Submission, Withheld
from recount.reading.identity import claim_id
from tests.review.cast import ADA, BODIES, CIVILIANS, CLAIMS, DOCUMENT, REBELS, TEXT, review

AT = "2031-03-16T09:00:00Z"
OLD, NEW = Reader("recount", "1", "sha256:a"), Reader("recount", "2", "sha256:b")
READING = Reading(document=DOCUMENT, claims=CLAIMS, reader=OLD)
RAW = TEXT.encode()
RECORDED = RecordedEvent(id="sha256:e", dataset="ucdp-ged", version="25.1", file="ged.csv", line=2, cells={"id": "7"})


def version(text, name="sha256:v", **changed):
    """Another document, with the claims of none."""
    made = msgspec.structs.replace(DOCUMENT, id=name, text=text, **changed)
    return Reading(document=made, reader=OLD)


def fill(ledger):
    """Entries of every kind."""
    ledger.add(READING, at=AT, raw=RAW)
    ledger.add(version(TEXT.replace("14 rebels", "40 rebels")), at=AT, raw=b"other bytes")
    ledger.review(review(ADA, "merge", CIVILIANS, BODIES, put=(CIVILIANS,)))
    ledger.record(
        RecordedEvent(id="sha256:e", dataset="ucdp-ged", version="25.1", file="ged.csv", line=2, cells={"id": "7"}), at=AT
    )
    ledger.withhold(Withheld(id="sha256:w", at=AT, format="csv", rules="{}", words=(), documents={}))
    ledger.submit(Submission(id="sha256:s", about=REBELS.id, kind="correction", text="They were fishermen.", at=AT))
    ledger.moderate(Moderation(id="sha256:m", submission="sha256:s", decision="declined", person=ADA, at=AT, reason="no"))
    one, other = sorted((REBELS.id, CIVILIANS.id))
    decision = LinkDecision(id="", relation="apart", claims=(one, other), person=ADA, at=AT, reason="two places")
    ledger.decide(msgspec.structs.replace(decision, id=claim_id("x", "decision", msgspec.json.encode(decision).decode())))


def tamper(url, *statements):
    """Run raw SQL past all guards, as somebody could who owns the database."""
    engine = opened(address(url))
    with engine.begin() as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(text("SET session_replication_role = replica"))  # triggers sleep
        else:
            names = connection.scalars(text("SELECT name FROM sqlite_master WHERE type = 'trigger'")).all()
            for name in names:
                connection.execute(text(f"DROP TRIGGER {name}"))
        for statement in statements:
            connection.execute(text(statement))
    engine.dispose()
