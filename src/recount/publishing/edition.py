"""What an edition says of itself, and what came of publishing it."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

import msgspec

from recount.views.languages import language


class Edition(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """`title` of the record, `about` it in paragraphs of plain text, a `contact` for corrections (mailto: or https:).

    `language` is a code of those in `recount.views.languages`. `address` is where the folder will be served, null where that
    is not known: feeds and links to share need it. With `letters` each event's page links to the form that
    `recount serve --public` answers at `letters/` beside the pages.
    """

    title: str = "A record of harm"
    about: str = ""
    language: str = "en"
    contact: str | None = None
    address: str | None = None
    letters: bool = False

    def __post_init__(self) -> None:
        if not self.title.strip():
            raise ValueError("an edition has a title")
        if self.address is not None and urlsplit(self.address).scheme not in ("http", "https"):
            raise ValueError(f"`address` begins with https://, not {self.address!r}")
        if self.contact is not None and urlsplit(self.contact).scheme not in ("http", "https", "mailto"):
            raise ValueError(f"`contact` is an address of mail or begins with https://, not {self.contact!r}")
        language(self.language)

    def url(self, path: str) -> str:
        """The full address of a page; the path alone where the edition has none."""
        return f"{self.address.rstrip('/')}/{path}" if self.address else path


class Published(msgspec.Struct, frozen=True, kw_only=True):
    """The folder, how many events and files it holds, the head of the ledger's chain, and what was withheld: how many
    different words, in how many documents."""

    folder: Path
    events: int
    files: int
    head: str
    withheld: int
    documents: int
