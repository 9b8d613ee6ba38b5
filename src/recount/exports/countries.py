"""Countries as UCDP and ACLED write them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

import msgspec

from recount.model import Party


class Country(msgspec.Struct, frozen=True):
    """Codes and names of one country; `gw` (Gleditsch and Ward's state number) is empty for what is no state in their list."""

    iso2: str
    iso3: str
    iso: str
    gw: str
    ucdp_name: str
    ucdp_region: str
    acled_name: str
    acled_region: str


_NOWHERE = Country("", "", "", "", "", "", "", "")


@cache
def countries() -> Mapping[str, Country]:
    """All countries by ISO 3166-1 alpha-2."""
    lines = files("recount.exports").joinpath("data", "countries.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    return {row[0]: Country(*row) for row in rows[1:]}


def country_of(iso2: str | None) -> Country:
    """The country with this code; one whose fields are all empty where it is not known."""
    return countries().get(iso2 or "", _NOWHERE)


def government(party: Party | None) -> Country:
    """The country whose state a party's canonical name begins with ("Pakistan Armed Forces"); else an empty one."""
    if party is None or party.side != "state" or not party.name:
        return _NOWHERE
    begins = [country for country in countries().values() if re.match(rf"{re.escape(country.acled_name)}\b", party.name)]
    return max(begins, key=lambda country: len(country.acled_name), default=_NOWHERE)
