"""Which of the places of a name is meant: containment, the rest of the document, size. One sense per name and document.

A conditional logit (training/places.py) over the clues below, in rounds: the first sees the name and its own chain ("Paris,
Texas"), each later one also where the other names of the document were put in the round before.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from math import cos, log10, radians, sqrt
from typing import Final

from recount.reading.places.gazetteer import Entry, fold
from recount.reading.places.signs import lies_in
from recount.reading.places.words import HEADS, Mention, Page

CANDIDATES: Final = 60  # places of a name that are weighed
LANDMARKS: Final = 25  # places that distances are measured to
ROUNDS: Final = 2
DEGREE: Final = 111.2  # kilometres
TOWN: Final = 20_000  # inhabitants of a town that may be meant by its own name
SMALL: Final = 200_000  # inhabitants; a larger town is named without saying where it lies
PARTS: Final = "area|locality|neighbou?rhood|market|bazaar"  # of a town or of the country around it
LOCALITIES: Final = rf"{PARTS}|areas|village|town|forests?|block|sector|sub-?division"
QUARTERS: Final = rf"{PARTS}|district|quarter|suburb|square|street"
SIDE: Final = r"(?:[a-z]+-)?(?:north|south|east|west|central|downtown)[a-z]*"
SIDE_OF: Final = rf"(?:the )?(?:{SIDE}(?:[ -](?:parts?|side|outskirts) of (?:the )?| ))?"
LINK: Final = re.compile(rf"(?: (?:{LOCALITIES}))?(?:, | \(|,? (?:in|of|under) {SIDE_OF})")
OF_TOWN: Final = re.compile(rf"(?: (?:{QUARTERS}) (?:in|of)|,? in) {SIDE_OF}")
REACH: Final = {
    "city": 60.0,
    "admin2": 60.0,
    "admin1": 300.0,
}  # kilometres from a container's middle to its places
RANGES: Final = ((30.0, "km30"), (100.0, "km100"), (300.0, "km300"), (1000.0, "km1000"))
COUNTY_HEADS: Final = frozenset({"county", "counties", "parish", "district", "districts", "tehsil", "taluka"})
STATE_HEADS: Final = frozenset({"province", "provinces", "state", "governorate", "oblast", "region"})
CITY_HEADS: Final = frozenset({"city", "town", "village"})


@dataclass(frozen=True, slots=True)
class Sense:
    """A name to resolve: its key, places, how often it occurs, and the names that some mention says it lies in."""

    key: str
    entries: tuple[Entry, ...]
    count: int
    containers: tuple[Entry, ...]
    heads: frozenset[str]


@dataclass(frozen=True, slots=True)
class Setting:
    """Where the other names of the document lie."""

    countries: Mapping[str, float]
    divisions: Mapping[tuple[str, str], float]
    landmarks: tuple[tuple[str, float, float], ...]
    total: float


def gather_senses(page: Page, mentions: list[Mention]) -> dict[str, Sense]:
    """The names of the accepted mentions, in order of appearance."""
    counts = Counter(m.key for m in mentions)
    containers: dict[str, list[Entry]] = defaultdict(list)
    heads: dict[str, set[str]] = defaultdict(set)
    entries: dict[str, tuple[Entry, ...]] = {}
    for at, mention in enumerate(mentions):
        entries.setdefault(mention.key, mention.entries[:CANDIDATES])
        heads[mention.key].update(_heads(page, mention))
        for outer in _outer(page, mentions, at):
            containers[mention.key].extend(outer.entries[:8])
    return {
        key: Sense(key, its, counts[key], tuple(dict.fromkeys(containers[key])), frozenset(heads[key]))
        for key, its in entries.items()
    }


def _heads(page: Page, mention: Mention) -> Iterator[str]:
    """The word after a name ("Quetta district") and the word before "of" ("province of Idlib")."""
    if mention.last + 1 < len(page.words) and page.text[mention.end : page.words[mention.last + 1].start] == " ":
        yield page.words[mention.last + 1].key
    if mention.first > 1 and page.words[mention.first - 1].key == "of":
        yield page.words[mention.first - 2].key


def _outer(page: Page, mentions: list[Mention], at: int) -> Iterator[Mention]:
    """The mentions that by their position may contain this one: "X, Y", "X (Y)", "X in Y", "Y's X"."""
    mention = mentions[at]
    if at + 1 < len(mentions):
        gap = page.text[mention.end : mentions[at + 1].start]
        if gap.strip() in (",", "(", "in", "of", ", in", "-") or (len(gap) < 40 and _within(gap)):
            yield mentions[at + 1]
    if at and page.text[mentions[at - 1].end : mention.start] in ("'s ", "’s ", "' ", "’ "):
        yield mentions[at - 1]


def _within(gap: str) -> bool:
    return gap.endswith((" in ", " of ", " in the ", " of the ")) and not any(c in gap for c in ".;\n")


def resolve(senses: dict[str, Sense], weights: Mapping[str, float]) -> dict[str, Entry]:
    """The most likely place of each name."""
    chosen = {sense.key: best(sense, None, weights) for sense in senses.values()}
    contested = [sense for sense in senses.values() if len(sense.entries) > 1]
    for _ in range(ROUNDS if contested else 0):
        setting = survey(senses, chosen)
        chosen |= {sense.key: best(sense, without(setting, sense, chosen[sense.key]), weights) for sense in contested}
    return chosen | dict(_namesakes(senses, chosen))


def _namesakes(senses: dict[str, Sense], chosen: dict[str, Entry]) -> Iterator[tuple[str, Entry]]:
    """For the names that are but another name of a place which the document calls by its own: the town that is called so. A
    text that speaks of Engels does not call it Pokrovsk."""
    own = {entry.number for key, entry in chosen.items() if fold(entry.name) == key}
    for key, entry in chosen.items():
        if entry.number in own and fold(entry.name) != key:
            other = next((e for e in senses[key].entries if e.kind == "city" and fold(e.name) == key), None)
            if other is not None and other.population >= TOWN:
                yield key, other


def best(sense: Sense, setting: Setting | None, weights: Mapping[str, float]) -> Entry:
    """The place with the highest score, the first of equals."""
    if len(sense.entries) == 1:
        return sense.entries[0]
    scores = [
        round(sum(weights.get(clue, 0.0) * value for clue, value in clues(sense, entry, setting)), 6) for entry in sense.entries
    ]
    return sense.entries[scores.index(max(scores))]


def survey(senses: dict[str, Sense], chosen: dict[str, Entry]) -> Setting:
    """The setting that the choices of a round make; a name counts more the more often it occurs."""
    countries: dict[str, float] = defaultdict(float)
    divisions: dict[tuple[str, str], float] = defaultdict(float)
    for key, entry in chosen.items():
        weight = _weight(senses[key])
        countries[entry.country] += weight
        if entry.admin1:
            divisions[entry.country, entry.admin1] += weight
    frequent = sorted((s for s in senses.values() if _pointed(chosen[s.key])), key=lambda s: -s.count)[:LANDMARKS]
    landmarks = tuple((s.key, chosen[s.key].lat or 0.0, chosen[s.key].lon or 0.0) for s in frequent)
    return Setting(countries, divisions, landmarks, sum(countries.values()))


def _weight(sense: Sense) -> float:
    return sqrt(sense.count)


def _pointed(entry: Entry) -> bool:
    return entry.lat is not None and entry.kind in ("city", "admin1", "admin2", "region", "site")


def without(setting: Setting, sense: Sense, entry: Entry) -> Setting:
    """The setting as it would be without this name's own choice."""
    weight = _weight(sense)
    countries, divisions = dict(setting.countries), dict(setting.divisions)
    countries[entry.country] -= weight
    if entry.admin1:
        divisions[entry.country, entry.admin1] -= weight
    landmarks = tuple(mark for mark in setting.landmarks if mark[0] != sense.key)
    return Setting(countries, divisions, landmarks, setting.total - weight)


def clues(sense: Sense, entry: Entry, setting: Setting | None) -> Iterator[tuple[str, float]]:
    """What speaks for or against `entry`; the names of the clues carry the round's kind, since weights differ."""
    stage = "first" if setting is None else "later"
    for clue, value in _own_clues(sense, entry):
        yield f"{stage} {clue}", value
    if setting is not None and setting.total > 0:
        yield from _setting_clues(entry, setting)


def _own_clues(sense: Sense, entry: Entry) -> Iterator[tuple[str, float]]:
    yield f"kind={entry.kind}", 1.0
    yield f"size={'city' if entry.kind == 'city' else 'other'}", log10(entry.population + 10)
    if entry.number == sense.entries[0].number:
        yield "largest", 1.0
    if fold(entry.name) == sense.key:
        yield "proper name", 1.0
    elif sense.key.isalpha():
        yield "other name", 1.0
    for container in sense.containers:
        if lies_in(entry, container):
            yield f"in {container.kind}", 1.0
            break
    for heads, name in ((COUNTY_HEADS, "county"), (STATE_HEADS, "state"), (CITY_HEADS, "city")):
        if not sense.heads.isdisjoint(heads):
            yield f"{name} {entry.kind}", 1.0


def _setting_clues(entry: Entry, setting: Setting) -> Iterator[tuple[str, float]]:
    country = setting.countries.get(entry.country, 0.0)
    division = setting.divisions.get((entry.country, entry.admin1), 0.0) if entry.admin1 else 0.0
    yield "country share", country / setting.total
    yield "division share", division / setting.total
    if country > 0.01:
        yield "country named", 1.0
    if division > 0.01:
        yield f"division named {entry.kind}", 1.0
    if _pointed(entry) and setting.landmarks:
        nearest = min(_kilometres(entry, lat, lon) for _, lat, lon in setting.landmarks)
        for reach, name in RANGES:
            if nearest < reach:
                yield name, 1.0


def _kilometres(entry: Entry, lat: float, lon: float) -> float:
    """Distance on a plane that touches the globe between the two; good enough below a thousand kilometres."""
    here, east = entry.lat or 0.0, (entry.lon or 0.0) - lon
    east = (east + 180.0) % 360.0 - 180.0
    return DEGREE * sqrt((here - lat) ** 2 + (east * cos(radians((here + lat) / 2))) ** 2)


def strays(senses: dict[str, Sense], chosen: dict[str, Entry]) -> set[str]:
    """The keys put into a small town of a country that at most a third of the names, all as small, lie in."""
    countries = Counter(entry.country for entry in chosen.values() if entry.country)
    anchored = {entry.country for entry in chosen.values() if not _small(entry)}
    third = countries.total() / 3
    return {
        key
        for key, entry in chosen.items()
        if entry.country not in anchored
        and countries[entry.country] <= third
        and not any(lies_in(entry, container) for container in senses[key].containers)
    }


def _small(entry: Entry) -> bool:
    return entry.kind in ("city", "admin2") and entry.population < SMALL


def place_of(page: Page, mentions: list[Mention], at: int, chosen: dict[str, Entry]) -> Entry:
    """The place of one mention: that of its name in the document, unless the words behind it say otherwise.

    In "Dharampur, Rajouri district" it is the Dharampur of that district, or the district itself, where the gazetteer has none;
    in "Jadida in western Mosul" a Jadida beside Mosul, or Mosul; in "Idlib city" the city and not the province.
    """
    entry = chosen[mentions[at].key]
    if at + 1 < len(mentions) and entry.kind in ("city", "admin2"):
        outer = chosen[mentions[at + 1].key]
        if _links(page, mentions[at], mentions[at + 1]) and outer.kind in ("admin1", "admin2") and not lies_in(entry, outer):
            return _in_chain(page, mentions[at], mentions[at + 1], entry, outer)
        between = page.text[mentions[at].end : mentions[at + 1].start]
        if outer.kind == "city" and entry.population < outer.population and OF_TOWN.fullmatch(between):
            return _in_town(mentions[at], entry, outer)
    inner = mentions[at - 1] if at else None
    contains = inner is not None and _links(page, inner, mentions[at]) and lies_in(chosen[inner.key], entry)
    return _under_head(page, mentions[at], entry, contains)


def _in_chain(page: Page, mention: Mention, after: Mention, entry: Entry, outer: Entry) -> Entry:
    within = next((e for e in mention.entries[:CANDIDATES] if lies_in(e, outer)), None)
    told = _small(entry) or page.text[mention.end : after.start].endswith((" in ", " of "))
    if within is None and told and _headed(page, after) and not _beside(entry, outer):
        return outer
    return within or entry


def _in_town(mention: Mention, entry: Entry, town: Entry) -> Entry:
    """A quarter of a town: the namesake beside it, or else the town, near which it is."""
    beside = next((e for e in (entry, *mention.entries[:CANDIDATES]) if e.number != town.number and _beside(e, town)), None)
    return beside or replace(town, precision=2)


def _links(page: Page, mention: Mention, after: Mention) -> bool:
    """Whether the words between two mentions say that the first lies in the second."""
    return LINK.fullmatch(page.text[mention.end : after.start]) is not None


def _under_head(page: Page, mention: Mention, entry: Entry, contains: bool) -> Entry:
    """The namesake of the kind that the next word names; a city called a district is known no better than a district.

    A province's bare name is its capital's ("shells fell on Aleppo"), unless it `contains` what is written before it; not so in
    the United States.
    """
    head = next(_heads(page, mention), "")
    bare = entry.kind == "admin1" and entry.country != "US" and not contains and head not in COUNTY_HEADS | STATE_HEADS
    if bare or (head in CITY_HEADS and entry.kind in ("admin1", "admin2")):
        return next((e for e in mention.entries if e.kind == "city" and lies_in(e, entry)), entry)
    if head in COUNTY_HEADS | STATE_HEADS and entry.kind == "city":
        around = next((e for e in mention.entries if e.kind in ("admin1", "admin2") and lies_in(entry, e)), None)
        return around or replace(entry, precision=3)
    return entry


def _headed(page: Page, mention: Mention) -> bool:
    """Whether it is called a district or the like."""
    return not HEADS.isdisjoint(_heads(page, mention)) or mention.key.rpartition(" ")[2] in HEADS


def _beside(entry: Entry, outer: Entry) -> bool:
    if entry.lat is None or outer.lat is None or outer.lon is None:
        return False
    return _kilometres(entry, outer.lat, outer.lon) < REACH[outer.kind]
