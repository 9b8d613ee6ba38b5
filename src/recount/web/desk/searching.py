"""Full text of reports: FTS5 in SQLite, a text vector in PostgreSQL. Both know English word forms."""

from __future__ import annotations

import re
from collections.abc import Iterable

from django.db import connection

_TERMS = re.compile(r'"([^"]+)"|(\w+)')

MAKE = {
    "sqlite": "CREATE VIRTUAL TABLE desk_words USING fts5(words, content='', tokenize='porter unicode61 remove_diacritics 2')",
    "postgresql": "CREATE TABLE desk_words (entry bigint PRIMARY KEY, words tsvector NOT NULL);"
    " CREATE INDEX desk_words_words ON desk_words USING gin (words)",
}
DROP = "DROP TABLE desk_words"

_ADD = {
    "sqlite": "INSERT INTO desk_words (rowid, words) VALUES (%s, %s)",
    "postgresql": "INSERT INTO desk_words VALUES (%s, to_tsvector('english', %s)) ON CONFLICT DO NOTHING",
}
_FIND = {
    "sqlite": "SELECT rowid FROM desk_words WHERE desk_words MATCH %s AND rowid < %s ORDER BY rowid DESC LIMIT %s",
    "postgresql": "SELECT entry FROM desk_words WHERE words @@ websearch_to_tsquery('english', %s) AND entry < %s"
    " ORDER BY entry DESC LIMIT %s",
}
_LONGEST = 900_000  # code points of one report: PostgreSQL's vector holds a megabyte


def index(texts: Iterable[tuple[int, str]]) -> None:
    """Add the words of new reports, each with its entry."""
    with connection.cursor() as cursor:
        cursor.executemany(_ADD[connection.vendor], [(entry, text.replace("\0", " ")[:_LONGEST]) for entry, text in texts])


def find(asked: str, before: int, most: int) -> list[int]:
    """The entries of the reports that hold all words (and “phrases”) asked for, the newest first."""
    words = terms(asked)
    if not words:
        return []
    query = " ".join(f'"{word}"' for word in words)
    with connection.cursor() as cursor:
        cursor.execute(_FIND[connection.vendor], [query, before, most])
        return [row[0] for row in cursor.fetchall()]


def terms(asked: str) -> list[str]:
    """The words and quoted phrases of what was asked."""
    return [phrase or word for phrase, word in _TERMS.findall(asked.replace("\0", " "))]
