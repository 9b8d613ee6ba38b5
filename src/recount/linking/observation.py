"""One report's account of one incident: what linking compares."""

from __future__ import annotations

from datetime import date

import msgspec

from recount.errors import LinkingError

PRECISE_PLACE, PROVINCE, COUNTRY = 2, 5, 6
"""UCDP's where_prec: up to the first a place is a town or a spot, up to the second a district or a province."""


class Observation(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One report's account of one incident.

    `claims` are the ids of the claims that it stands for. The place is as in `recount.model.Place`, the period (`first`,
    `last`: ISO days, inclusive) as in `recount.model.Period`, `published` an ISO day. `parties` are canonical names of
    those who acted or were attacked, `victims` the words for those who suffered, `names` the people (and named things) in
    the account, `words` its most telling words. `killed` and `injured` are (low, high) in persons, high null where open,
    null where nothing is said. Lists are in any order. LinkingError where a period ends before it begins.
    """

    id: str
    document: str | None = None
    claims: tuple[str, ...] = ()
    place: str | None = None
    admin1: str | None = None
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    place_precision: int | None = None
    first: str | None = None
    last: str | None = None
    published: str | None = None
    event_type: str | None = None
    operation: str | None = None
    parties: tuple[str, ...] = ()
    victims: tuple[str, ...] = ()
    killed: tuple[int, int | None] | None = None
    injured: tuple[int, int | None] | None = None
    weapons: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    words: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        for field in ("first", "last", "published"):
            day_number(getattr(self, field), self.id, field)
        if self.first and self.last and self.last < self.first:
            raise LinkingError(f"{self.id}: the period ends on {self.last}, before it begins on {self.first}")


def day_number(day: str | None, owner: str = "", field: str = "day") -> int | None:
    """Days since 0001-01-01 of an ISO day. LinkingError where it is none."""
    if day is None:
        return None
    try:
        return date.fromisoformat(day).toordinal()
    except ValueError:
        raise LinkingError(f"{owner}: `{field}` is an ISO day such as 2026-02-05, not {day!r}") from None
