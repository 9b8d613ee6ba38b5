"""The tables. `entries` is the truth and its proof; all others are made from it, for questions, and are checked against it."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Float, Index, Integer, LargeBinary, MetaData, Table, Text

METADATA = MetaData()

# Text is compared byte by byte in both databases, so that both put it in the same order.
_TEXT = Text().with_variant(Text(collation="C"), "postgresql")
_NUMBER = BigInteger().with_variant(Integer(), "sqlite")


def number_column(name: str, *, null: bool = False, key: bool = False) -> Column[int]:
    """A column of whole numbers."""
    return Column(name, _NUMBER, primary_key=key, nullable=null, autoincrement=False)


def text_column(name: str, *, null: bool = False, key: bool = False) -> Column[str]:
    """A column of text, the same in both databases."""
    return Column(name, _TEXT, nullable=null, primary_key=key)


ENTRIES = Table(
    "entries",
    METADATA,
    number_column("number", key=True),
    text_column("kind"),
    text_column("at"),
    Column("payload", LargeBinary, nullable=False),
    Column("hash", LargeBinary, nullable=False),
)
DOCUMENTS = Table(
    "documents",
    METADATA,
    number_column("entry", key=True),
    Column("id", _TEXT, nullable=False, unique=True),
    text_column("uri", null=True),
    text_column("outlet", null=True),
    text_column("title", null=True),
    text_column("published", null=True),
    text_column("raw", null=True),
    Index("documents_uri", "uri"),
    Index("documents_title", "title"),
)
LINKS = Table(
    "links",
    METADATA,
    number_column("entry", key=True),
    text_column("relation"),
    number_column("source"),
    number_column("target"),
    Column("score", Float(53), nullable=False),
    Index("links_source", "source", "relation"),
    Index("links_target", "target", "relation"),
)
READINGS = Table(
    "readings",
    METADATA,
    number_column("entry", key=True),
    number_column("document"),
    text_column("reader"),
    number_column("claims"),
    Index("readings_document", "document", "reader", unique=True),
)
CLAIMS = Table(
    "claims",
    METADATA,
    number_column("entry", key=True),
    text_column("id"),
    number_column("document"),
    number_column("reading"),
    text_column("words"),
    text_column("kind"),
    text_column("harm", null=True),
    text_column("category", null=True),
    text_column("speaker", null=True),
    text_column("side", null=True),
    text_column("place", null=True),
    text_column("admin1", null=True),
    text_column("country", null=True),
    text_column("first", null=True),
    text_column("last", null=True),
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
    number_column("entry", key=True),
    text_column("claim", key=True),
    text_column("id"),
    text_column("decision"),
    number_column("document"),
    text_column("words"),
    Index("reviews_id", "id"),
    Index("reviews_words", "document", "words"),
)
RECORDED = Table(
    "recorded",
    METADATA,
    number_column("entry", key=True),
    Column("id", _TEXT, nullable=False, unique=True),
    text_column("dataset"),
    Index("recorded_dataset", "dataset"),
)
WITHHELD = Table("withheld", METADATA, number_column("entry", key=True), Column("id", _TEXT, nullable=False, unique=True))
DECISIONS = Table(
    "decisions",
    METADATA,
    number_column("entry", key=True),
    Column("id", _TEXT, nullable=False, unique=True),
    text_column("one"),
    text_column("other"),
    Index("decisions_one", "one"),
    Index("decisions_other", "other"),
)
SUBMISSIONS = Table(
    "submissions",
    METADATA,
    number_column("entry", key=True),
    Column("id", _TEXT, nullable=False, unique=True),
    text_column("about"),
    Index("submissions_about", "about"),
)
MODERATIONS = Table(
    "moderations",
    METADATA,
    number_column("entry", key=True),
    Column("id", _TEXT, nullable=False, unique=True),
    text_column("submission"),
    Index("moderations_submission", "submission"),
)
RAW = Table(
    "raw",
    METADATA,
    text_column("hash", key=True),
    Column("bytes", LargeBinary, nullable=False),
)
BANDS = Table(
    "bands",
    METADATA,
    number_column("band", key=True),
    number_column("value", key=True),
    number_column("document", key=True),
)

PROJECTIONS = (DOCUMENTS, LINKS, READINGS, CLAIMS, REVIEWS, RECORDED, WITHHELD, DECISIONS, SUBMISSIONS, MODERATIONS)
"""What is made from the journal alone, entry by entry."""
