"""Places and periods, resolved as far as the words allow; what cannot be resolved stays null."""

from __future__ import annotations

from typing import Literal

import msgspec


class Place(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A place name and what it stands for.

    `name` is the gazetteer's canonical name, `admin1` the first-order division, `country` ISO 3166-1 alpha-2, `lat` and `lon`
    decimal degrees, `precision` UCDP's where_prec: 1 exact, 2 near, 3 district, 4 province, 5 linear or fuzzy, 6 country, 7 sea
    or air.
    """

    text: str
    start: int
    end: int
    name: str | None = None
    admin1: str | None = None
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    precision: int | None = None


class Period(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A time expression and the days that it allows.

    `first` and `last` are ISO days (inclusive), null when unresolvable; `precision` is UCDP's date_prec: 1 the day, 2 within
    2-6 days, 3 the week, 4 the month, 5 longer.
    """

    text: str
    start: int
    end: int
    first: str | None = None
    last: str | None = None
    precision: int | None = None


class TimeExpression(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A period of the document's `times`, with its TIMEX3 type and value (ISO-TimeML)."""

    text: str
    start: int
    end: int
    first: str | None = None
    last: str | None = None
    precision: int | None = None
    type: Literal["DATE", "TIME", "DURATION", "SET"] = "DATE"
    value: str | None = None
