"""Ids in addresses: the 64 digits of a `sha256:` id, so that a page's address is the same on every copy of the ledger."""

from __future__ import annotations

_PREFIX = "sha256:"


class DigestConverter:
    """`<digest:name>` in a path: the id to a view, its digits to the address."""

    regex = "[0-9a-f]{64}"

    def to_python(self, value: str) -> str:
        """The id."""
        return _PREFIX + value

    def to_url(self, value: str) -> str:
        """The digits."""
        return value.removeprefix(_PREFIX)
