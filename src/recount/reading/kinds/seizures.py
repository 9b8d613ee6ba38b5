"""Seizures: what was recovered, seized or confiscated, by whom and from whom."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final, Literal

from recount.model import Party, Seizure, SeizureItem
from recount.reading.grammar.syntax import Line, Range, line_of
from recount.reading.identity import claim_id
from recount.reading.kinds.voice import party_of, who_says
from recount.reading.lexicon.cues import REPORTING_VERB, stance_of
from recount.reading.lexicon.numbers import NUMBER_WORDS, interval
from recount.reading.lexicon.patterns import any_of
from recount.reading.lexicon.spotting import Spotter
from recount.reading.page import Page

Class = Literal["weapon", "ammunition", "explosive", "vehicle", "drug", "money", "document", "equipment", "other"]

_VERB: Final = re.compile(
    any_of(
        "recover(?:ed|ing) seiz(?:ed|ing) confiscat(?:ed|ing) captur(?:ed|ing) impound(?:ed|ing) intercept(?:ed|ing)"
        " unearth(?:ed|ing) found haul(?:ed)? snatch(?:ed|ing) loot(?:ed|ing) retriev(?:ed|ing)"
    )
)
_TAKING: Final = Spotter(rf"(?<!\w){_VERB.pattern}(?!\w)")
# The last word decides; where one belongs to several, a class stands before another ("rocket launcher" is a weapon).
_WORDS: Final[Mapping[Class, str]] = {
    "weapon": any_of(
        r"weapons? weaponry arms arsenal firearms? rifles? carbines? pistols? guns? revolvers? shotguns? handguns?"
        r" machine-?guns? submachine sniper\w* launchers? swords? machetes? knives ak-?\s?\d*s? aks kalashnikovs? m-?\s?16s?"
        r" lmgs? hmgs? ubgls? rpgs? slr insas sten katta pika"
    ),
    "explosive": any_of(
        "explosives? ieds? bombs? grenades? mines? landmines? claymores? detonators? fuses? dynamite tnt rdx gelatine? cordtex"
        " rockets? missiles? mortars? shells? vests? ammonium_nitrate",
        "explosive (?:devices?|materials?|substances?)",
    ),
    "ammunition": any_of("ammunition ammo rounds? cartridges? bullets? magazines? munitions? clips?"),
    "drug": any_of(
        "drugs? narcotics? heroin cocaine opium poppy cannabis hashish marijuana ganja methamphetamine captagon brown_sugar"
    ),
    "money": any_of("cash money currency rupees rs dollars euros inr banknotes? lakh funds"),
    "document": any_of(
        "documents? literature passports? diar(?:y|ies) papers? posters? leaflets? pamphlets? letters? letterheads? books?"
        " maps? notes? (?:id|identity)_cards?"
    ),
    "vehicle": any_of(
        "vehicles? cars? trucks? pick-?ups? jeeps? vans? bus(?:es)? tractors? tanks? motorcycles? motorbikes? bikes? scooters?"
        " boats? dhows? ships? vessels? speedboats? submarines? lorr(?:y|ies)"
    ),
    "equipment": any_of(
        "equipment gear devices? kits? sets? materials? supplies items utensils belongings phones? cards? radios? rucksacks?"
        " bags? pouch(?:es)? medicines? food rations? wireless transmitters? laptops? computers? cameras? binoculars?"
        " telescopes? goggles gps drones? generators? batter(?:y|ies) wires? timers? uniforms? jackets? tents?"
        " night_vision matrix_sheet incriminating_articles"
    ),
}
_CLASSES: Final = tuple((name, re.compile(rf"(?<!\w){words}(?!\w)")) for name, words in _WORDS.items())
_MEASURE: Final = re.compile(
    r"(?<!\w)(?:kgs?|kilograms?|kilos?|grams?|gms?|tonn?e?s?|litres?|liters?|pounds|met(?:er|re)s?|quintals?)(?!\w)"
    r"|\d(?:kg|g)\b"
)
_FRACTION: Final = re.compile(r"\d\.\d|\b(?:half|quarter)\b")
_CALIBRE: Final = re.compile(r"\.?\d+ ?-?(?:mm|bore|boar)(?!\w)|(?<!\w)(?:ak|m|insas|type|mk|rpg)[- ]?\d+")  # no counts
_AS_PERSON: Final = re.compile(
    r"(?<!\w)(?:bod(?:y|ies)|corpses?|people|persons?|militants?|terrorists?|men|women|child(?:ren)?|hostages?|victims?)(?!\w)"
)
_HEAP: Final = re.compile(
    any_of("cache quantit amount haul stock number pile consignment load huge lot variety sum shipment batch crate cargo")
)
_IN_LIST: Final = frozenset({",", "of", "with", "along", "including", "(", ")"})
_STEP: Final = re.compile(
    r"(?:, (?:and|besides|along with|including) |, |and |& |along with |as well as |with |including |besides "
    r"|carrying |containing |(?:laden|loaded|filled|packed) with )"
)


def find_seizures(page: Page) -> list[Seizure]:
    """The seizures of a page in text order: at least one item must be of a known class."""
    out: list[Seizure] = []
    for sentence in page.sentences:
        if not _TAKING(page.quote(sentence)):
            continue
        line, done = line_of(page, sentence), 0
        for i in range(len(line)):
            if i >= done and _VERB.fullmatch(line.low(i)):
                found = _seizure(page, line, i)
                if found:
                    out.append(found[0])
                    done = found[1]
    return out


def _seizure(page: Page, line: Line, i: int) -> tuple[Seizure, int] | None:
    """The seizure by the verb at word `i`, and where its items end; None if nothing was taken that one can hold."""
    if re.search(r"\b(?:no|not|to|could|never|without)\b", line.words(line.verb_start(i) - 1, i)):
        return None
    passive = line.is_passive(i) and line.low(i) != "recovering"
    subject = line.subject(i)
    parts = _before(line, line.verb_start(i)) if passive else _items(line, i + 1)
    known = [p for p in parts if _class(line, p)]
    if not known or line.low(parts[0][0]) == "no":
        return None
    end = i + 1 if passive else parts[-1][1]
    by = line.agent(i + 1) if passive else subject
    evidence, said = line.span((0, len(line))), who_says(page, line, (i, i + 1))
    items = tuple(_item(line, p) for p in parts)
    seizure = Seizure(
        id=claim_id(page.document.id, "seizure", line.base, line.tokens[i].start, items[0].start, items[-1].end),
        evidence=evidence,
        attribution=said.attribution,
        speaker=said.speaker,
        stance=stance_of(page.text, evidence, said.cue),
        by=party_of(page, line, by) if by else None,
        taken_from=_from(page, line, end),
        items=items,
    )
    return seizure, end


def _items(line: Line, i: int) -> list[Range]:
    """The list of things from word `i`: commas, "and", "with", "along with", "including" and "as well as" go on."""
    parts: list[Range] = []
    while i < len(line) and len(parts) < 40:
        while line.tag(i) in ("Q", "B") or line.low(i) == "up":
            i += 1
        about = line.tag(i) == "P" and line.tag(i + 1) == "M"  # "about 200 rounds"
        part = line.noun_phrase(i + about)
        if part is None or line.tag(part[0]) in ("R", "T") or _AS_PERSON.search(line.words(*part)):
            return parts
        parts += _halves(line, (i, part[1]) if about else part)
        i = _weight(line, part[1])
        step = _STEP.match(line.words(i, i + 5) + " ")
        if not step or (step.group().startswith(("with", "including")) and not any(_class(line, p) for p in parts)):
            return parts
        i += len(step.group().split())
        if line.tag(i) in ("E", "V") or REPORTING_VERB.fullmatch(line.low(i)):
            return parts
    return parts


def _weight(line: Line, i: int) -> int:
    """The word after "weighing 2.5 kg" where that stands at word `i`, else `i`."""
    if line.low(i) != "weighing":
        return i
    return next((k for k in range(i, min(i + 8, len(line))) if line.low(k) in (",", "and")), i)


def _halves(line: Line, part: Range) -> list[Range]:
    """A heap without its "of": "a cache of weapons" is its weapons, "a huge quantity of" says no more."""
    of = next((k for k in range(*part) if line.low(k) == "of"), None)
    if of is None or of + 1 >= part[1] or not _HEAP.search(line.words(part[0], of)):
        return [part]
    return [(of + 1, part[1])]


def _before(line: Line, end: int) -> list[Range]:
    """The items of "two rifles, a pistol and ammunition were recovered", which end before word `end`."""
    start = end
    while start and (line.tag(start - 1) in "DMNZCQ" or line.low(start - 1) in _IN_LIST):
        start -= 1
    while start < end and line.tag(start) in ("C", "X", "P"):
        start += 1
    return [p for p in _items(line, start) if p[1] <= end]


def _class(line: Line, part: Range) -> Class | None:
    """The class of a thing by its last telling word; None if no word tells."""
    words = line.words(*part)
    found = [(max(m.end() for m in pattern.finditer(words)), name) for name, pattern in _CLASSES if pattern.search(words)]
    return max(found, key=lambda f: f[0])[1] if found else None


def _item(line: Line, part: Range) -> SeizureItem:
    """An item with its number, of a weight or a measure that of its units; null where the words give none, or a fraction."""
    span, words = line.span(part), _CALIBRE.sub(" ", line.words(*part))
    first = line.low(part[0])
    counted = any(w[0].isdigit() or w in NUMBER_WORDS for w in words.split())
    said = interval(words) if counted or first in ("a", "an", "one") else None
    if said and _MEASURE.search(words) and (said.implicit or _FRACTION.search(words)):
        said = None
    mass = first in ("a", "an") and line.low(part[1] - 1).endswith("s")
    number = None if said is None or (said.implicit and mass) else said
    return SeizureItem(
        start=span.start,
        end=span.end,
        kind=_class(line, part) or "other",
        low=number.low if number else None,
        high=number.high if number else None,
    )


def _from(page: Page, line: Line, i: int) -> Party | None:
    """From whom it was taken: people after "from", not a place."""
    at = next((k for k in range(i, min(i + 8, len(line))) if line.low(k) == "from"), None)
    words = line.noun_phrase(at + 1) if at is not None else None
    if words is None:
        return None
    party = party_of(page, line, words)
    person = line.tag(words[0]) == "R" or re.search(r"possession|him|them", line.words(*words))
    return party if party.side != "unknown" or party.name or person or _AS_PERSON.search(party.text.lower()) else None
