"""What the text calls those who came to harm, and to which category that word assigns them."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import Final, cast

from recount.model import Category
from recount.reading.party_tables import rows
from recount.reading.party_words import names_in

_WORD = re.compile(r"[^\W\d_]+(?:[-‐‑'’.][^\W\d_]+)*|[^\w\s]")
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_NEXT = re.compile(r" ([^\W\d_]+(?:[-‐‑'’][^\W\d_]+)*)")
_LONGEST: Final = 400  # characters of a phrase that are looked at
# Words and signs at which the part of a phrase with its head ends.
_BREAKS: Final = frozenset(
    "of from who whom which that belonging including in at on with named identified to loyal fighting for by under near "
    'and or as aged defending working involved known while whose trained being were was , : ; . – — " “ ” ‘ alias '
    "mostly among".split()
)
_SKIPPED: Final = frozenset(
    "a an the this that these those his her its their our my your one two three four five six seven eight nine ten "
    "eleven twelve dozen dozens several some many few both all another other more least at over around about killed dead "
    "slain injured wounded".split()
)
_LOYAL = re.compile(r"(?i)\bpro-(?:government|regime|army|assad)\b|\bloyal to (?:the )?(?:president|government|regime|army)\b")
_NO_NOUNS: Final = frozenset(
    "old young elderly year years also known only just dr mr mrs other others them him her us it they he she one ones "
    "those dead killed injured wounded all both many".split()
)
_IRREGULAR: Final = {
    "people": "person",
    "children": "child",
    "men": "man",
    "women": "woman",
    "wives": "wife",
    "lives": "life",
    "bodies": "body",
    "grandchildren": "grandchild",
    "schoolchildren": "schoolchild",
    "jihadis": "jihadi",
    "mujahideen": "mujahid",
    "ulemas": "ulema",
    "personnel": "personnel",
    "troops": "troops",
    "forces": "forces",
    "police": "police",
    "fidayeen": "fidayeen",
    "media": "media",
    "passers-by": "passer-by",
    "passersby": "passerby",
    "series": "series",
    "corps": "corps",
    "kin": "kin",
    "corpses": "corpse",
}
_WHOLE: Final = ("ss", "us", "is")
_OF_SIDE: Final[dict[str, Category]] = {"armed_group": "armed_group", "state": "state_forces"}


@cache
def _table() -> tuple[dict[str, tuple[str, str]], dict[str, str]]:
    """Heads with category and use, and clues with their category."""
    heads: dict[str, tuple[str, str]] = {}
    clues: dict[str, str] = {}
    for word, category, use in rows("victims.tsv"):
        if use == "clue":
            clues[word] = category
        else:
            heads[word] = category, use
    return heads, clues


def label(text: str, start: int, end: int) -> str | None:
    """The lemma of the head noun of `text[start:end]` (code points), the word by which the text calls the victims: "terrorist".

    Singular and in lower case; None for names, pronouns and phrases without a noun ("others").
    """
    found = _head(_cut(text[start:end]))
    if found is None:
        return None
    word = found.lower()
    return None if word in _NO_NOUNS or word.endswith("-old") else lemma(word)


def lemma(word: str) -> str:
    """Singular of a lower-case English noun, by rule and a list of irregular ones; possessives are dropped."""
    word = re.sub(r"['’]s?$", "", word)
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if word.endswith("men") and len(word) > 4:
        return word[:-2] + "an"
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and len(word) > 3 and not word.endswith(_WHOLE) else word


def victim_category(phrase: str) -> Category | None:
    """The category of those whom a victim phrase names, by its words alone: None where they leave it open ("people", names)."""
    phrase = _cut(phrase)
    head = _head(phrase)
    if head is None:
        return None
    category, use = _table()[0].get(head.lower(), ("-", ""))
    if category == "armed_group" and _LOYAL.search(phrase):
        return "state_forces"
    if use == "sure":
        return cast(Category, category)
    if use == "asked":
        return _by_clues(phrase, head) or (cast(Category, category) if category != "-" else None)
    return None


def with_noun(text: str, start: int, end: int) -> int:
    """Where the victim phrase `text[start:end]` ends with its noun: "Pakistani" before "soldiers" lacks it."""
    following = _NEXT.match(text, end)
    _, use = _table()[0].get(following[1].lower(), ("", "")) if following else ("", "")
    return following.end() if following and use == "sure" and _head(_cut(text[start:end])) is None else end


NOT_OPPOSED: Final = r"(?<!\banti[ -])"  # in a pattern before words that an "anti-" turns into their opponents
_AIMED: Final = re.compile(
    r"(?i)\b(?:(?:attacks?|strikes?|airstrikes?|raids?|blasts?|bombing|bomb|grenade|explosion|shelling|fire|firing)"
    r"(?: \w+){0,2}? (?:on|at|near|outside|inside|targeting)|hits?|pounds?|targets?|targeting|bombs?|storms?|raids?)"
    r" (?P<target>(?:[\w'’‘-]+ ?){1,5})"
    r"|\banti-?(?P<fight>militant|rebel|taliban|insurgent|terror\w*) (?:operation|offensive)"
)
_TARGETS: Final[dict[Category, re.Pattern[str]]] = {
    "armed_group": re.compile(
        rf"(?i)\b{NOT_OPPOSED}(?:militants?|rebels?|insurgents?|terror\w*|taliban|hide-?outs?|fighters?)\b"
    ),
    "state_forces": re.compile(
        r"(?i)\b(?:army|military|police|check-?posts?|fort|soldiers?|troops|barracks|paramilitary|rangers)\b"
    ),
    "civilian": re.compile(
        r"(?i)\b(?:shrines?|mosques?|church(?:es)?|temples?|schools?|rall(?:y|ies)"
        r"|election offices?|poll(?:ing)? (?:offices?|stations?)"
        r"|gatherings?|weddings?|funerals?)\b"
    ),
}


def target_category(sentence: str) -> Category | None:
    """The category of those who were where an attack was aimed ("strikes on militant hideouts").

    None where the sentence names no target or several kinds.
    """
    aimed = " ".join(m["target"] or m["fight"] for m in _AIMED.finditer(sentence[:_LONGEST]))
    kinds = [category for category, words in _TARGETS.items() if words.search(aimed)]
    return kinds[0] if len(kinds) == 1 else None


def _cut(phrase: str) -> str:
    """The phrase up to a bounded number of characters, whole words only."""
    return phrase if len(phrase) <= _LONGEST else phrase[:_LONGEST].rpartition(" ")[0]


def _is_noun(word: str, loud: bool) -> bool:
    """Whether a word can be the victims' noun: one in lower case, or one of the tables; in a phrase all in capitals any."""
    if word.lower() in _IRREGULAR or word.lower() in _table()[0] or word.lower() in _table()[1]:
        return True
    return loud or (word[0].islower() and not word.startswith(("al-", "el-")))


def _head(phrase: str) -> str | None:
    """The last noun before the first preposition, relative or comma that follows one; names of people and parties set aside."""
    head, loud = None, phrase.isupper() and " " in phrase
    for match in _WORD.finditer(_without_names(phrase)):
        word = match.group()
        if word.lower() in _BREAKS:
            if head is not None:
                break
        elif word[0].isalpha() and word.lower() not in _SKIPPED and _is_noun(word, loud):
            head = word
    return head


def _without_names(phrase: str) -> str:
    """The phrase without brackets and without the names of parties ("... Front of X (XF) cadres" is about cadres)."""
    parties = [m for m in names_in(phrase).matches if m.entry.kind == "party" and (m.start, m.end) != (0, len(phrase))]
    for match in reversed(parties):
        phrase = phrase[: match.start] + phrase[match.end :]
    return _BRACKETS.sub(" ", phrase)


def _by_clues(phrase: str, head: str) -> Category | None:
    """The category on which all clues of a phrase agree; a party that it names is a clue, and so is every sure victim word.
    What stands after "anti" names others."""
    heads, clues = _table()
    all_words = ["", *(m.group().lower() for m in _WORD.finditer(phrase))]
    words = [word for before, word in pairwise(all_words) if before != "anti"]
    told = {clues[w] for w in words if w in clues and w != head.lower()}
    told |= {heads[w][0] for w in words if w in heads and heads[w][1] == "sure"}
    parties = [m.entry for m in names_in(phrase).matches if m.entry.kind == "party" and not m.opposed]
    told |= {_OF_SIDE[party.side] for party in parties if party.side in _OF_SIDE}
    return cast(Category, told.pop()) if len(told) == 1 else None
