"""What the text calls those who came to harm, and to which category that word assigns them."""

from __future__ import annotations

import re
from collections.abc import Set
from functools import lru_cache
from itertools import pairwise
from typing import Final

from recount.model import Category
from recount.reading.lexicon.categories import Told, as_clue, as_head, categories_in, commands, told_by
from recount.reading.lexicon.nouns import is_irregular, lemma
from recount.reading.lexicon.patterns import any_of
from recount.reading.parties.known import names_in
from recount.reading.parties.words import DETERMINERS

_WORD: Final = re.compile(r"[^\W\d_]+(?:[-‐‑'’.][^\W\d_]+)*|[^\w\s]")
_PARTICIPLE: Final = re.compile(r"[a-z]{3,}ing")
_BRACKETS: Final = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_NEXT: Final = re.compile(r" ([^\W\d_]+(?:[-‐‑'’][^\W\d_]+)*)")
_LONGEST: Final = 400  # characters of a phrase that are looked at
# Words and signs at which the part of a phrase with its head ends.
_BREAKS: Final = frozenset(
    "of from who whom which that belonging including in at on with named identified to loyal fighting for by under near "
    'and or as aged defending working involved known while whose trained being were was , : ; . – — " “ ” ‘ alias '
    "mostly among".split()
)
_SKIPPED: Final = DETERMINERS | frozenset("that more at over killed dead slain injured wounded suspected alleged".split())
_LOYAL: Final = re.compile(
    r"(?i)\bpro-(?:government|regime|army|assad)\b|\bloyal to (?:the )?(?:president|government|regime|army)\b"
)
_NO_NOUNS: Final = frozenset(
    "old young elderly year years also known only just dr mr mrs other others them him her us it they he she one ones "
    "those dead killed injured wounded all both many".split()
)
_OF_SIDE: Final[dict[str, Category]] = {"armed_group": "armed_group", "state": "state_forces", "political": "civilian"}
_ATTACK: Final = any_of("attacks? strikes? airstrikes? raids? blasts? bombing bomb grenade explosion shelling fire firing")
_ATTACK_ON: Final = rf"{_ATTACK}(?: \w+){{0,2}}? {any_of('on at near outside inside targeting')}"
_ATTACKS: Final = any_of("hits? pounds? targets? targeting bombs? storms? raids?")
_HARM_AT: Final = r"(?:kill(?:s|ed)?|dead|die[sd]?|explode[sd]?)(?: [\w-]+){0,2}? (?:at|outside|inside)"
_AIMED: Final = re.compile(
    rf"(?i)\b(?:{_ATTACK_ON}|{_ATTACKS}|{_HARM_AT}) (?P<target>(?:(?!(?:in|as|after|by|when|while) )[\w'’‘-]+ ?){{1,5}})"
    r"|\banti-?(?P<fight>militant|rebel|taliban|insurgent|terror\w*) (?:operation|offensive)"
)


def label(text: str, start: int, end: int) -> str | None:
    """The lemma of the head noun of `text[start:end]` (code points), the word by which the text calls the victims: "terrorist".

    Singular and in lower case; None for names, pronouns and phrases without a noun ("others").
    """
    found = _head(_cut(text[start:end]))
    if found is None:
        return None
    word = found.lower()
    return None if word in _NO_NOUNS or word.endswith("-old") else lemma(word)


def victim_category(phrase: str) -> Category | None:
    """The category of those whom a victim phrase names, by its words alone: None where they leave it open ("people", names)."""
    phrase = _cut(phrase)
    head = _head(phrase)
    told = as_head(head.lower()) if head else None
    if head is None or told is None:
        return _of_bare_party(phrase)
    if told.category == "armed_group" and _LOYAL.search(phrase):
        return "state_forces"
    return told.category if told.use == "sure" else _only(_clues(phrase, head, told)) or told.category


def with_noun(text: str, start: int, end: int) -> int:
    """Where the victim phrase `text[start:end]` ends with its noun: "Pakistani" before "soldiers" lacks it."""
    following = _NEXT.match(text, end)
    told = as_head(following[1].lower()) if following else None
    return following.end() if following and told and told.use == "sure" and _head(_cut(text[start:end])) is None else end


def target_category(sentence: str) -> Category | None:
    """The category of those who were where an attack was aimed ("strikes on militant hideouts").

    None where the sentence names no target or several kinds.
    """
    aimed = " ".join(m["target"] or m["fight"] for m in _AIMED.finditer(sentence[:_LONGEST]))
    return _only(kinds_in(aimed))


@lru_cache(maxsize=2_000)  # every toll of a sentence asks about it, and those of the sentences behind it
def kinds_in(text: str) -> frozenset[Category]:
    """The categories of the people and parties that a text names, or who are where it says."""
    return frozenset(categories_in(text) | _of_parties(text))


def _cut(phrase: str) -> str:
    """The phrase up to a bounded number of characters, whole words only."""
    return phrase if len(phrase) <= _LONGEST else phrase[:_LONGEST].rpartition(" ")[0]


def _is_noun(word: str, loud: bool) -> bool:
    """Whether a word can be the victims' noun: one in lower case, or one of the tables; in a phrase all in capitals any."""
    if is_irregular(word.lower()) or told_by(word.lower()):
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
    for match in reversed([m for m in parties if not told_by(phrase[m.start : m.end].lower())]):
        phrase = phrase[: match.start] + phrase[match.end :]
    return _BRACKETS.sub(" ", phrase)


def _clues(phrase: str, head: str, told: Told) -> set[Category]:
    """The categories that the words beside the head of a phrase tell: a party is a clue, and so is every sure victim word.

    What stands after "anti" names others. A government's officials carry no arms, and fighters are no civilians.
    """
    all_words = ["", *(m.group().lower() for m in _WORD.finditer(phrase))]
    words = [word for before, word in pairwise(all_words) if before != "anti" and word != head.lower()]
    if told.use == "office":
        words = [word for word in words if not commands(word)]
    clues = {as_clue(word) for word in words}
    clues |= {called.category for word in words if (called := as_head(word)) and called.use == "sure"}
    told_beside = {clue for clue in clues if clue} | _of_parties(phrase)
    return told_beside - {"civilian"} if told.category == "armed_group" else told_beside


def _only(categories: Set[Category]) -> Category | None:
    """The category on which all agree."""
    return next(iter(categories)) if len(categories) == 1 else None


def _of_bare_party(phrase: str) -> Category | None:
    """The category of people who are called by a party's bare name: "three Taliban", "two Hezbollah who ..."."""
    first = next((m for m in names_in(phrase).matches if m.entry.kind == "party" and not m.opposed), None)
    if first is None or any(m.group().lower() not in _SKIPPED for m in _WORD.finditer(phrase, 0, first.start)):
        return None
    following = _WORD.search(phrase, first.end)
    bare = following is None or following.group() in _BREAKS or _PARTICIPLE.fullmatch(following.group())
    return _OF_SIDE.get(first.entry.side) if bare else None


def _of_parties(phrase: str) -> set[Category]:
    """The categories of the parties that a phrase names, those apart whom others are against."""
    parties = (m.entry for m in names_in(phrase).matches if m.entry.kind == "party" and not m.opposed)
    return {_OF_SIDE[party.side] for party in parties if party.side in _OF_SIDE}
