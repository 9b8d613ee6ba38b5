"""Place names of a text, resolved against the shipped gazetteer, and the place that a phrase means. Pure and deterministic."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from functools import cache
from importlib.resources import files
from typing import Final

import msgspec

from recount.model import Place
from recount.reading.places.gazetteer import Entry, Gazetteer, division_key, people_key
from recount.reading.places.senses import gather_senses, place_of, resolve, strays
from recount.reading.places.signs import gather, signs, unfinished
from recount.reading.places.words import Mention, Page, read_page

Weights = dict[str, dict[str, float]]
COMPANY: Final = 0.4  # share of the other mentions' mean score in the score of a mention of the same name
THRESHOLD: Final = -0.75  # log odds
VAGUE: Final = frozenset(  # words of directions, institutions and landscapes: towns by these names are not in the news
    {"north", "south", "east", "west", "northern", "southern", "eastern", "western", "central", "upper", "lower", "valley"}
    | {"reserve", "union", "center", "centre", "police", "state", "republic", "university", "park", "mission", "liberty"}
    | {"ramadan", "ramzan", "eid", "ashura"}  # feasts
)
HEAD_PLACES: Final = 50  # places at a document's beginning that tell where it plays
NEIGHBOURS, REACH = 20, 600  # places and characters on either side that a sentence is searched for
STOPS: Final = (". ", "\n", "! ", "? ")
DATELINE: Final = re.compile(r"[^.\n]{0,40}?(?: ?[-–—]{1,2} |\([A-Z][A-Za-z/]+\))")
NEAR: Final = re.compile(
    r"\b(?:near|close to|outside|around|off|\w*km|kilomet\w+|miles?|(?:north|south|east|west)\w* of) (?:\w+ ){0,2}$"
)
LOCALITY: Final = "village|area|forests?|locality|camp|neighbou?rhood|checkpoint|crossing|sector"
VILLAGE: Final = re.compile(rf"\b(?:[A-Z][\w'-]+ (?:{LOCALITY})|village (?:of )?[A-Z]|near [A-Z])")
NAME: Final = re.compile(r"(?<![\w.])(?:[a-z]{2}-)?[A-Z][a-z]")


@cache
def load_weights() -> Weights:
    """The shipped weights: tables "cased" and "uncased" of signs, "sense" of clues (see training/places.py)."""
    data = files("recount.reading").joinpath("data", "places.json").read_bytes()
    return msgspec.json.decode(data, type=Weights)


def recognised(page: Page, weights: Weights) -> list[Mention]:
    """The candidates that are places here; names of peoples always are."""
    table = weights["cased" if page.cased else "uncased"]
    scores = [sum(table.get(sign, 0.0) for sign in its_signs) for its_signs in signs(page, gather(page))]
    of_name: dict[str, list[float]] = defaultdict(list)
    for mention, score in zip(page.mentions, scores, strict=True):
        of_name[mention.key].append(score)
    means = {key: sum(its) / len(its) for key, its in of_name.items()}
    return [
        mention
        for mention, score in zip(page.mentions, scores, strict=True)
        if mention.people
        or (
            mention.key not in VAGUE
            and round((1 - COMPANY) * score + COMPANY * means[mention.key], 6) > THRESHOLD
            and not unfinished(page, mention)
        )
    ]


def find_places(text: str) -> list[Place]:
    """All place names of a text in order, none overlapping, offsets into `text`; names of peoples count as their countries.

    A name whose only known bearer is a small town of a country that the document does not otherwise speak of is left out: it is
    a person, an institution or a village that the gazetteer does not have.
    """
    return find_places_with(text, load_weights())


def find_places_with(text: str, weights: Weights) -> list[Place]:
    """`find_places` with other weights than the shipped ones."""
    page = read_page(text, Gazetteer.load())
    mentions = recognised(page, weights)
    senses = gather_senses(page, mentions)
    chosen = resolve(senses, weights["sense"])
    stray = strays(senses, chosen)
    placed = [(mention, place_of(page, mentions, at, chosen)) for at, mention in enumerate(mentions)]
    return [_place(text, m, entry) for m, entry in placed if m.key not in stray or entry.number != chosen[m.key].number]


def _place(text: str, mention: Mention, entry: Entry) -> Place:
    return Place(text[mention.start : mention.end], mention.start, mention.end, *_where(entry))


def _where(entry: Entry) -> tuple[str, str | None, str | None, float | None, float | None, int | None]:
    """The last six fields of a place."""
    return entry.name, entry.admin1 or None, entry.country or None, entry.lat, entry.lon, entry.precision


def resolve_place(text: str, phrase_start: int, phrase_end: int, places: list[Place]) -> Place | None:
    """The place that the phrase `text[phrase_start:phrase_end]` means; null where nothing around it is a known place.

    `places` are those of `find_places(text)`; names of peoples are no places here. It is the most specific place in the phrase
    that lies in the others of the phrase; otherwise the nearest of the sentence that is no country; otherwise what the places
    at the beginning of the document have in common, a division or country. The precision says what is only known so far: 2 for
    "near Mosul" or an unknown village of Mosul, the division for an unknown name in a sentence about Mosul.
    """
    first = bisect_left(places, phrase_start, key=lambda place: place.end - 1)
    last = bisect_left(places, phrase_end, lo=first, key=lambda place: place.start)
    phrase = text[phrase_start:phrase_end]
    inside = [place for place in places[first:last] if not is_people(place)]
    if inside:
        found = _most_specific(inside)
        return _at(found, phrase, phrase_start, 2 if _only_near(text, phrase_start, found) else 1)
    around = places[max(first - NEIGHBOURS, 0) : first + NEIGHBOURS]
    beside = _of_sentence(text, phrase_start, phrase_end, around, _main_country(places[:HEAD_PLACES]))
    if beside is not None and NAME.search(phrase) and beside.precision in (1, 2):
        beside = _division(beside.country, beside.admin1)
    beside = beside or _of_document(places[:HEAD_PLACES])
    return None if beside is None else _at(beside, phrase, phrase_start, 2)


def is_people(place: Place) -> bool:
    """Whether a place of `find_places` is the name or adjective of a people ("Syrian")."""
    return bool(Gazetteer.load().named(people_key(place.text)))


def _at(place: Place, phrase: str, start: int, precision: int) -> Place:
    """`place` as the meaning of a phrase, at best this precise."""
    at_best = None if place.precision is None else max(place.precision, precision)
    return msgspec.structs.replace(place, text=phrase, start=start, end=start + len(phrase), precision=at_best)


def _rank(place: Place) -> int:
    """Precision as an order: what is larger than a country last."""
    return 9 if place.precision is None else place.precision


def _most_specific(inside: list[Place]) -> Place:
    """The most specific place that agrees with all of the divisions and countries among them."""
    divisions = [place for place in inside if _rank(place) in (3, 4, 6)]
    fitting = [place for place in inside if all(_agrees(place, division) for division in divisions)]
    return min(fitting or divisions, key=_rank)


def _agrees(place: Place, division: Place) -> bool:
    if place.country is None or division.country is None:
        return True
    unknown = division.admin1 is None or place.admin1 is None
    return place.country == division.country and (unknown or place.admin1 == division.admin1)


def _only_near(text: str, start: int, found: Place) -> bool:
    """Whether the words of a phrase before the place found put the spot beside it or name a village of their own."""
    return (
        NEAR.search(text[max(start - 30, 0) : found.start]) is not None or VILLAGE.search(text[start : found.start]) is not None
    )


def _of_sentence(text: str, start: int, end: int, places: list[Place], country: str | None) -> Place | None:
    """The nearest place of the phrase's sentence in the document's country, but no country or dateline; the first of equals."""
    left = max(text.rfind(stop, max(start - REACH, 0), start) for stop in STOPS)
    ends = [at for stop in STOPS if (at := text.find(stop, end, end + REACH)) >= 0]
    right = min(ends, default=min(end + REACH, len(text)))
    near = [p for p in places if left < p.start and p.end <= right and _rank(p) < 6 and p.country in (None, country)]
    near = [p for p in near if not is_people(p)]
    near = [p for p in near if DATELINE.match(text, p.end) is None or text.rfind("\n", 0, p.start) + 1 != p.start]
    return min(near, key=lambda p: (max(start - p.end, p.start - end), p.start), default=None)


def _main_country(places: list[Place]) -> str | None:
    """The country that most of them lie in, peoples included, the first of equals."""
    countries = Counter(place.country for place in places if place.country is not None)
    return max(countries, key=countries.__getitem__, default=None)


def _of_document(places: list[Place]) -> Place | None:
    """The division that all of its towns and districts lie in, otherwise the country of most, the first of equals."""
    named = [place for place in places if place.country is not None and not is_people(place)]
    country = _main_country(named)
    divisions = {place.admin1 for place in named if place.country == country and _rank(place) < 6}
    return _division(country, divisions.pop() if len(divisions) == 1 else None)


def _division(country: str | None, admin1: str | None) -> Place | None:
    """A first-order division, or else the country, as a place without words."""
    gazetteer = Gazetteer.load()
    entries = gazetteer.named(division_key(country or "", admin1 or "")) or gazetteer.named(division_key(country or ""))
    return Place("", 0, 0, *_where(entries[0])) if entries else None
