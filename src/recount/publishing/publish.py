"""The folder of an edition: written beside the old one, and put in its place when it is whole."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from recount.errors import FormatError
from recount.exports.dossier import Extract
from recount.exports.extracting import extract
from recount.exports.redaction.redact import Redaction, redacted, redaction, withheld
from recount.exports.redaction.rules import Rules
from recount.exports.redaction.terms import Terms
from recount.ledger import Ledger
from recount.model import Withheld
from recount.publishing.edition import Edition, Published
from recount.publishing.redacting import Censor
from recount.publishing.site import Site

MARKER: Final = ".recount-edition"
"""A file that says that recount published a folder, which the next edition may replace."""

Progress = Callable[[], None]


def publish(ledger: Ledger, folder: Path, edition: Edition, *, rules: Rules | None, at: str, progress: Progress) -> Published:
    """Write the pages and downloads of a ledger into a folder, in place of the edition that may be there.

    The events must be up to date (`recount.events.refresh`). What `rules` withhold is an entry of the ledger, as of `at` (an
    instant in UTC), before anything is written, so that the head on the pages proves it. `progress` is called
    when an event's page is written. FormatError where the folder holds anything else.
    """
    _must_be_ours(folder)
    while True:
        with ledger.snapshot() as view:
            whole = extract(view)
            shown = _Shown(whole) if rules is None else _redacted(ledger, view, whole, redaction(rules, whole.dossiers), at)
            if shown is not None:
                return _written(folder, edition, view, shown, progress)


@dataclass(frozen=True, slots=True)
class _Shown:
    """What an edition shows of a ledger, what withholds the rest from what is not made of the extract, and the record of it."""

    extract: Extract
    censor: Censor | None = None
    record: Withheld | None = None


def _redacted(ledger: Ledger, view: Ledger, whole: Extract, known: Redaction, at: str) -> _Shown | None:
    """What may be shown, once the ledger keeps what is withheld. Null where others wrote after the view was taken: the head
    would then prove more than the pages show."""
    record = withheld(whole, known, "site", at)
    if all(kept.id != record.id for kept in view.withheld()):
        before, entry = view.last(), ledger.withhold(record)
        if before is None or entry is None or entry.number != before.number + 1:
            return None
        whole = replace(whole, head=entry.hash, at=entry.at)
    return _Shown(redacted(whole, known), _censor(known, whole), record)


def _written(folder: Path, edition: Edition, view: Ledger, shown: _Shown, progress: Progress) -> Published:
    head, record = shown.extract.head, shown.record
    with _appearing(folder) as part:
        events = Site(part, edition, view, shown.extract, shown.censor).write(progress)
        (part / MARKER).write_text(f"{head}\n", encoding="utf-8")
        files = sum(path.is_file() for path in part.rglob("*"))
    words, documents = (len(record.words), len(record.documents)) if record else (0, 0)
    return Published(folder=folder, events=events, files=files, head=head, withheld=words, documents=documents)


def _censor(known: Redaction, whole: Extract) -> Censor:
    """One for all pages: words that one document withholds are withheld on the pages of the others, too."""
    terms = known.everywhere.union(*(known.terms(dossier) for dossier in whole.dossiers))
    return Censor(Terms(terms), known.rules.places)


def _must_be_ours(folder: Path) -> None:
    if folder.exists() and not (folder / MARKER).is_file() and any(folder.iterdir()):
        raise FormatError(f"{folder}: holds something that recount did not publish: give a new or an empty folder")


@contextmanager
def _appearing(folder: Path) -> Iterator[Path]:
    """A folder that takes its name when the block has ended well, and is gone when it has not."""
    part, old = (folder.with_name(f".{folder.name}.{name}") for name in ("part", "old"))
    shutil.rmtree(part, ignore_errors=True)
    part.mkdir(parents=True)
    try:
        yield part
        if folder.exists():
            folder.rename(old)
        part.rename(folder)
    finally:
        shutil.rmtree(part, ignore_errors=True)
        shutil.rmtree(old, ignore_errors=True)
