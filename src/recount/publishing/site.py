"""The pages and downloads of one edition."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from typing import Final, TypeVar

import msgspec

from recount.events import EventSummary, event, summaries
from recount.exports.dossier import Extract
from recount.exports.formats import FORMATS
from recount.exports.writing import write
from recount.ledger import Ledger
from recount.model.phrase import counted, phrase
from recount.publishing import changes, killed
from recount.publishing.edition import Edition
from recount.publishing.letters import Reply, replies
from recount.publishing.listing import Listed, Month, by_month, slug
from recount.publishing.pages import Pages
from recount.publishing.redacting import Censor
from recount.publishing.words import Words
from recount.reading.measured import MEASURED
from recount.views.languages import language
from recount.views.page import STYLE

T = TypeVar("T")

_LATEST: Final = 20
_DOWNLOADS: Final = {
    "csv": "claims.csv",
    "ged": "events-ucdp-ged.csv",
    "acled": "events-acled.csv",
    "hxl": "events-hxl.csv",
    "geojson": "events.geojson",
    "jsonld": "claims.jsonld",
}


class Download(msgspec.Struct, frozen=True):
    """A file to take away."""

    name: str
    meaning: str
    sha256: str


class Tally(msgspec.Struct, frozen=True):
    """How much there is: reports, claims that stand, the machine's claims, those that people judged, and how, in words; empty
    where nobody judged any."""

    reports: int
    standing: int
    claims: int
    judged: int
    decisions: str


def tally(extract: Extract, words: Words) -> Tally:
    """One walk over an extract, which is made anew (and redacted anew) at each."""
    statuses: Counter[str] = Counter()
    reports = standing = 0
    for dossier in extract.dossiers:
        reports += 1
        standing += len(dossier.claims())
        statuses.update(one.status for one in dossier.standings)
    judged = {name: count for name, count in sorted(statuses.items()) if name != "unreviewed"}
    told = ", ".join(f"{words.number(count)} {words.term(name)}" for name, count in judged.items())
    return Tally(reports, standing, statuses.total(), sum(judged.values()), told)


class Site:
    """Writes the pages of an edition into an empty folder; `extract` is what may be shown of the ledger, `censor` withholds
    the rest from what is not made from it, null where nothing is withheld."""

    def __init__(self, folder: Path, edition: Edition, ledger: Ledger, extract: Extract, censor: Censor | None) -> None:
        self._folder = folder
        self._edition = edition
        self._ledger = ledger
        self._extract = extract
        self._censor = censor
        self._words = Words(language(edition.language))
        self._pages = Pages(
            self._words,
            edition=edition,
            edition_day=extract.at[:10] or self._words.said(phrase("an empty ledger")),
            at=extract.at or "1970-01-01T00:00:00Z",
            head=extract.head,
            version=version("recount"),
        )

    def write(self, progress: Callable[[], None]) -> int:
        """All pages; how many events there are."""
        found = list(summaries(self._ledger))
        key = next(iter(self._ledger.entries())).hash.encode()[-32:] if found else b""
        shown = {one.id: self._listed(one, key) for one in found}
        letters = [self._may_be_told(one) for one in replies(self._ledger, shown)]
        self._page("letters.html", "letters.html", letters=letters[::-1])
        for one in found:
            self._event(one.id, shown, letters)
            progress()
        known = tally(self._extract, self._words)
        self._lists(by_month(shown.values()), known)
        self._texts(known)
        self._downloads()
        return len(found)

    def _listed(self, summary: EventSummary, key: bytes) -> Listed:
        told = self._may_be_told(summary)
        return Listed(slug(told, key), told)

    def _event(self, name: str, shown: dict[str, Listed], letters: Sequence[Reply]) -> None:
        dossier = self._may_be_told(event(self._ledger, name))
        page = shown[name].slug
        self._page(
            "event.html",
            f"events/{page}.html",
            event=dossier,
            slug=page,
            letters=[one for one in letters if one.page == page],
            parent=shown[dossier.parent.id] if dossier.parent else None,
            children=[shown[one.id] for one in dossier.children],
        )

    def _lists(self, months: Sequence[Month], known: Tally) -> None:
        latest = [one for month in months for one in month.events][:_LATEST]
        rows = killed.by_month(months)
        events = sum(len(month.events) for month in months)
        counts = (
            (events, counted("event", "events", n=events)),
            (known.reports, counted("report", "reports", n=known.reports)),
            (known.standing, counted("attributed claim", "attributed claims", n=known.standing)),
        )
        self._page("index.html", "index.html", latest=latest, months=months, counts=counts, paragraphs=self._about())
        self._page("feed.xml", "feed.xml", latest=latest)
        for month in months:
            self._page("month.html", f"months/{month.key}.html", month=month)
        if months:
            for name, colours in (("killed.svg", killed.LIGHT), ("killed-dark.svg", killed.DARK)):
                self._file(name, killed.picture(rows, self._words.term("killed"), colours).encode())
            self._file("killed.csv", killed.table(rows).encode())

    def _texts(self, known: Tally) -> None:
        days, cut = changes.days(self._ledger, lambda change: self._words.said(self._may_be_told(change)))
        self._page("changes.html", "changes.html", days=days, cut=cut)
        withheld = self._censor is not None
        self._page("method.html", "method.html", measured=MEASURED, reviewed=known, withheld=withheld)
        ours = files("recount.publishing")
        self._file("style.css", f"{STYLE}\n{ours.joinpath('site.css').read_text(encoding='utf-8')}".encode())
        self._file("icon.svg", ours.joinpath("icon.svg").read_bytes())

    def _downloads(self) -> None:
        folder = self._folder / "downloads"
        folder.mkdir()
        written = {name: write(self._extract, name, folder / file) for name, file in _DOWNLOADS.items()}
        listed = [Download(_DOWNLOADS[name], FORMATS[name].meaning, one.sha256) for name, one in written.items()]
        self._page("downloads.html", "downloads.html", downloads=listed)

    def _about(self) -> list[str]:
        return [part.strip() for part in self._edition.about.split("\n\n") if part.strip()]

    def _may_be_told(self, record: T) -> T:
        return self._censor(record) if self._censor else record

    def _page(self, template: str, path: str, **own: object) -> None:
        self._file(path, self._pages.page(template, path, **own))

    def _file(self, path: str, content: bytes) -> None:
        target = self._folder / path
        target.parent.mkdir(exist_ok=True)
        target.write_bytes(content)
