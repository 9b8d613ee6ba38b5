"""The number of English nouns: one rule, and the nouns that break it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

_POSSESSIVE: Final = re.compile(r"['’]s?$")
_IRREGULAR: Final = {
    "people": "person",
    "children": "child",
    "men": "man",
    "women": "woman",
    "wives": "wife",
    "midwives": "midwife",
    "lives": "life",
    "bodies": "body",
    "buses": "bus",
    "grandchildren": "grandchild",
    "schoolchildren": "schoolchild",
    "jihadis": "jihadi",
    "mujahideen": "mujahid",
    "ulemas": "ulema",
    "passers-by": "passer-by",
    "passersby": "passerby",
    "corpses": "corpse",
}
# Plurals without a singular.
_COLLECTIVE: Final = frozenset("personnel troops forces police media kin fidayeen elderly".split())
_BOTH: Final = frozenset(("series", "corps", "barracks", "headquarters"))
_SINGULAR_ENDINGS: Final = ("ss", "us", "is")


@lru_cache(maxsize=50_000)
def lemma(word: str) -> str:
    """Singular of a lower-case English noun, by rule and a list of irregular ones; possessives are dropped."""
    word = _POSSESSIVE.sub("", word)
    if word in _IRREGULAR or word in _COLLECTIVE or word in _BOTH:
        return _IRREGULAR.get(word, word)
    if word.endswith("men") and len(word) > 4:
        return word[:-2] + "an"
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and len(word) > 3 and not word.endswith(_SINGULAR_ENDINGS) else word


@lru_cache(maxsize=50_000)
def is_plural(word: str) -> bool:
    """Whether a lower-case noun stands for several: by its ending, by the lists, or as a collective ("the police are")."""
    bare = _POSSESSIVE.sub("", word)
    return bare in _COLLECTIVE or lemma(bare) != bare


def is_irregular(word: str) -> bool:
    """Whether a lower-case word is known as a noun because it breaks the rule."""
    return word in _IRREGULAR or word in _COLLECTIVE or word in _BOTH
