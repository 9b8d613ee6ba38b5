"""The tables. `entries` is the truth and its proof; all others are made from it, for questions, and are checked against it."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Float, Index, Integer, LargeBinary, MetaData, Table, Text

METADATA = MetaData()

# Text is compared byte by byte in both databases, so that both put it in the same order.
_TEXT = Text().with_variant(Text(collation="C"), "postgresql")
_NUMBER = BigInteger().with_variant(Integer(), "sqlite")


def _number(name: str, *, key: bool = False) -> Column[int]:
    return Column(name, _NUMBER, primary_key=key, nullable=False, autoincrement=False)


def _text(name: str, *, null: bool = False, key: bool = False) -> Column[str]:
    return Column(name, _TEXT, nullable=null, primary_key=key)


ENTRIES = Table(
    "entries",
    METADATA,
    _number("number", key=True),
    _text("kind"),
    _text("at"),
    Column("payload", LargeBinary, nullable=False),
    Column("hash", LargeBinary, nullable=False),
)
DOCUMENTS = Table(
    "documents",
    METADATA,
    _number("entry", key=True),
    Column("id", _TEXT, nullable=False, unique=True),
    _text("uri", null=True),
    _text("outlet", null=True),
    _text("title", null=True),
    _text("published", null=True),
    _text("raw", null=True),
    Index("documents_uri", "uri"),
    Index("documents_title", "title"),
)
LINKS = Table(
    "links",
    METADATA,
    _number("entry", key=True),
    _text("relation"),
    _number("source"),
    _number("target"),
    Column("score", Float(53), nullable=False),
    Index("links_source", "source", "relation"),
    Index("links_target", "target", "relation"),
)
READINGS = Table(
    "readings",
    METADATA,
    _number("entry", key=True),
    _number("document"),
    _text("reader"),
    _number("claims"),
    Index("readings_document", "document", "reader", unique=True),
)
CLAIMS = Table(
    "claims",
    METADATA,
    _number("entry", key=True),
    _text("id"),
    _number("document"),
    _number("reading"),
    _text("words"),
    _text("kind"),
    _text("harm", null=True),
    _text("category", null=True),
    _text("speaker", null=True),
    _text("side", null=True),
    _text("place", null=True),
    _text("admin1", null=True),
    _text("country", null=True),
    _text("first", null=True),
    _text("last", null=True),
    Index("claims_id", "id"),
    Index("claims_words", "document", "words"),
    Index("claims_speaker", "speaker", "entry"),
    Index("claims_place", "place", "entry"),
    Index("claims_admin1", "admin1", "entry"),
    Index("claims_country", "country", "entry"),
    Index("claims_first", "first", "last"),
)
REVIEWS = Table(
    "reviews",
    METADATA,
    _number("entry", key=True),
    _text("claim", key=True),
    _text("id"),
    _number("document"),
    _text("words"),
    Index("reviews_id", "id"),
    Index("reviews_words", "document", "words"),
)
RECORDED = Table(
    "recorded",
    METADATA,
    _number("entry", key=True),
    Column("id", _TEXT, nullable=False, unique=True),
    _text("dataset"),
    Index("recorded_dataset", "dataset"),
)
WITHHELD = Table("withheld", METADATA, _number("entry", key=True), Column("id", _TEXT, nullable=False, unique=True))
RAW = Table(
    "raw",
    METADATA,
    _text("hash", key=True),
    Column("bytes", LargeBinary, nullable=False),
)
BANDS = Table(
    "bands",
    METADATA,
    _number("band", key=True),
    _number("value", key=True),
    _number("document", key=True),
)

PROJECTIONS = (DOCUMENTS, LINKS, READINGS, CLAIMS, REVIEWS, RECORDED, WITHHELD)
"""What is made from the journal alone, entry by entry."""
