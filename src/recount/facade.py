"""What `import recount` offers: one function, and a reading that shows itself in a notebook."""

from __future__ import annotations

from datetime import date

import msgspec

from recount.intake import document
from recount.model import Reading
from recount.reading.pipeline import read as read_document
from recount.views.notebook import notebook


class Read(Reading, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A reading; in a notebook it shows its tolls as a table and the text marked up."""

    def _repr_html_(self) -> str:
        return notebook(self)


def read(
    text: str,
    *,
    published: str | date | None = None,
    title: str | None = None,
    outlet: str | None = None,
    byline: str | None = None,
    uri: str | None = None,
) -> Read:
    """All claims of one report.

    `published` (an ISO day) is what "on Thursday" counts from. The text is taken as it stands: offsets point into it. Raises
    NotReadError for a text that is not in English, FormatError for a `published` that is no ISO day.
    """
    day = published.isoformat() if isinstance(published, date) else published
    made = document(text, uri=uri, title=title, outlet=outlet, byline=byline, published=day)
    reading = read_document(made)
    return Read(**{name: getattr(reading, name) for name in msgspec.structs.asdict(reading)})
