"""The telling words of an account, the people it names, and the weapons."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection
from functools import cache
from importlib.resources import files
from math import log
from typing import Final

_WORD: Final = re.compile(r"[^\W\d_]{3,}")
_NAME: Final = re.compile(
    r"\b[A-Z][a-z’'\-]+[A-Za-z]*(?:[ ][A-Z]\.)?(?:[ ](?:al-|el-|de |bin |ibn )?[A-Z][a-z’'\-]+[A-Za-z]*){1,3}"
)
_COMMON: Final = 0.004  # share of documents above which a word is no part of a person's name
_WEAPONS: Final = {
    "firearm": r"guns?|gunm[ae]n|gunfire|gunshots?|shot|shoot(?:ing|ings)?|rifles?|pistols?|handguns?|shotguns?|opened fire",
    "blade": r"knife|knives|machetes?|swords?|stabb(?:ed|ing)|hacked|beheaded",
    "bomb": r"bomb(?:s|ed|ing|ings)?|ieds?|explosives?|explosions?|blasts?|grenades?|mines?|landmines?|detonated|suicide vest",
    "shelling": r"shell(?:s|ed|ing)|mortars?|artillery|rockets?",
    "air strike": r"air ?strikes?|airstrikes?|drones?|missiles?|warplanes?|jets?|helicopters?|barrel bombs?",
    "fire": r"arson|set on fire|burn(?:ed|t)|torched|set ablaze",
    "gas": r"tear ?gas(?:sed)?|teargas(?:sed)?|chlorine|sarin|nerve agent|chemical weapons?",
    "blunt": r"clubs?|stones?|batons?|sticks?|beaten",
}
_WEAPON: Final = {name: re.compile(rf"(?i)\b(?:{words})\b") for name, words in _WEAPONS.items()}


def telling_words(text: str, most: int = 40) -> tuple[str, ...]:
    """The words that tell this text from others, at most `most`, the most telling first: by count times rarity. Rarity comes
    from a table of training's documents, not from the ledger, so that an account's words never change."""
    counts = Counter(w.casefold() for w in _WORD.findall(text))
    return tuple(sorted(counts, key=lambda w: (-counts[w] * rarity(w), w))[:most])


def names_in(text: str, places: Collection[str] = ()) -> tuple[str, ...]:
    """People named with two words or more, as first and last word in lower case."""
    found = set()
    for match in _NAME.finditer(text):
        parts = match.group().casefold().replace("’", "'").removesuffix("'s").split()
        if match.group().casefold() not in places and not any(map(is_common, parts)):
            found.add(f"{parts[0]} {parts[-1]}")
    return tuple(sorted(found))


def weapons_in(text: str) -> tuple[str, ...]:
    """The kinds of weapon that a text speaks of."""
    return tuple(sorted(name for name, pattern in _WEAPON.items() if pattern.search(text)))


def rarity(word: str) -> float:
    """-ln of the share of training's documents that hold the word; an unknown word is as rare as a word of one document."""
    counts, documents = _counts()
    return log(documents / counts.get(word, (1, 0))[0])


def is_common(word: str) -> bool:
    """Whether the word, in lower case letters, stands in so many of training's documents that it is no part of a person's
    name."""
    counts, documents = _counts()
    return counts.get(word, (0, 0))[1] > _COMMON * documents


@cache
def _counts() -> tuple[dict[str, tuple[int, int]], int]:
    """In how many documents each word stands, and stands in lower case letters; how many documents there were."""
    rows = [
        line.split("\t") for line in (files("recount.linking") / "data" / "words.tsv").read_text(encoding="utf-8").splitlines()
    ]
    return {word: (int(any_case), int(lower)) for word, any_case, lower in rows[1:]}, int(rows[0][1])
