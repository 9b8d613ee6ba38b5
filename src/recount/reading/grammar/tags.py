"""The words of one sentence, each with a tag: closed classes, endings and irregular verbs, corrected by the neighbours."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

import msgspec

from recount.reading.lexicon.numbers import NUMBER_WORDS


def word_set(words: str) -> frozenset[str]:
    """The words of a line."""
    return frozenset(words.split())


_WORD: Final = re.compile(
    r"['’]s(?!\w)|\d+(?:[.,]\d+)*(?:-\w+)*|(?:[A-Za-z]\.){2,}|\w+(?:[-‑]\w+)*(?:['’](?!s(?!\w))\w+)?|[^\w\s]"
)

# Tags: D determiner, M number, N noun or adjective, Z possessive mark, P preposition, T time word, C and / or, S subordinator,
# A auxiliary, R pronoun, B adverb, V verb, E past form in -ed, G form in -ing, O "to", X punctuation, Q quotation mark.
_CLOSED: Final[dict[str, str]] = {
    word: tag
    for tag, words in {
        "D": "a an the this these those its his her their our my your some any no every each all both another such many most",
        "P": "of in on at by for with from into onto against during after before since until till under over near between among"
        " amid amidst via across along around towards toward upon within without through throughout behind beyond inside"
        " outside off following including despite per as about above below beside besides than like amongst",
        "O": "to",
        "C": "and or but nor &",
        "S": "that which who whom whose when while where because although though if unless whether so whereas",
        "A": "is are was were be been being am has have had do does did will would can could may might shall should must isn't"
        " aren't wasn't weren't hasn't haven't hadn't don't doesn't didn't won't wouldn't can't cannot couldn't",
        "R": "he she it they we i you him them us me himself itself themselves nobody none everyone anyone there someone",
        "B": "also not never always then here now later earlier soon again already still just even only further together"
        " meanwhile however too ever once twice often down up off away far nationwide countrywide worldwide underway elsewhere",
        "T": "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august"
        " september october november december today yesterday tomorrow tonight overnight fortnight mondays tuesdays wednesdays"
        " thursdays fridays"
        " saturdays sundays",
        "V": "said say says told tell tells saw sees took take takes made make makes went goes came come comes gave give gives"
        " began begin begins begun broke left held hold holds found find finds fell hit hits struck shot fought fled lost"
        " set blew blown won paid sent met ran kept keep brought caught thought think thinks knew know become became grew"
        " spoke rose stood wrote stole stolen threw thrown hurt cut put let burst deny denies blame blames accuse accuses"
        " believe believes allege alleges claim claims want wants remain remains include includes continue continues kill"
        " kills shows showed seen done taken gone got gets get swept swore drove seek seeks sought laid lies lay opens urge"
        " urges warn warns insist insists confirm confirms reject rejects suspect suspects describe describes call appear"
        " appears need needs note add adds announce announces demands underscores demonstrate poses died dies led overran"
        " overrun retook"
        " retaken withdrew withdrawn arose beaten beat shut fed abducts detains injures",
        "N": "allied linked affiliated belonging opposed armed hundred unarmed united sacred limited so-called alleged"
        " neighbouring neighboring"
        " red bed breed seed feed need-based biased naked wicked masked unidentified suspected building meeting bombing"
        " shelling fighting killing morning evening nothing something king wing ring string spring thing shooting beheading"
        " kidnapping hearing gathering briefing crossing housing training stoning stabbing looting uprising lynching finding"
        " firing beating funding backing ceasefire family rally assembly ally italy supply reply fly bully combing wounded"
        " injured deceased"
        " proscribed banned outlawed combined beijing mining farming",
    }.items()
    for word in words.split()
}
# "may" and "march" are verbs and months; capital letters tell, see _tag.
_QUOTES: Final = "\"'“”‘’«»"
_SHORT_DAYS: Final = word_set("Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec Mon Tue Wed Thu Fri Sat Sun")
_PARTS_OF_DAY: Final = frozenset({"morning", "afternoon", "evening", "night", "dawn", "midnight", "noon"})
_NOUN_TOO: Final = frozenset({"call", "need", "needs", "claim", "claims", "hit", "hits", "cut", "find", "demands", "lead"})
_SUFFERED: Final = word_set("killing wounding")  # "clashed with the rebels killing and injuring nine"
_HARMING: Final = word_set("killing wounding shooting beheading kidnapping")


class Token(msgspec.Struct, frozen=True):
    """One word or sign: its half-open offsets, lower-case form and tag."""

    start: int
    end: int
    low: str
    tag: str


@lru_cache(maxsize=50_000)
def _tag(word: str, low: str) -> str:
    """The tag of a word by itself."""
    if low in ("'s", "’s"):
        return "Z"
    if not word[0].isalnum():
        return "Q" if word in _QUOTES else "X"
    if low != "both" and (word[0].isdigit() or low in NUMBER_WORDS):
        return "M"
    if (len(word) > 1 and word.isupper()) or (word[:1].isupper() and any(c.isupper() for c in word[1:])):
        return "N"  # abbreviations: "US" is no pronoun, "IS" no verb, "LeT" no "let"
    if word in _SHORT_DAYS:
        return "T"
    if low in ("may", "march") and word.islower():
        return "A" if low == "may" else "N"
    if low in _CLOSED:
        return _CLOSED[low]
    if low.endswith("ly") and word.islower() and len(low) > 4:
        return "B"
    if word[0].isupper() and not low.endswith("ed"):
        return "N"
    if low.endswith("ed") and len(low) > 4 and "-" not in low:
        return "E"
    return "G" if low.endswith("ing") and len(low) > 5 and "-" not in low else "N"


def _in_context(word: str, tags: list[str], i: int, following: str) -> str:
    """A tag corrected by its neighbours: adjectives in -ed and -ing, parts of the day, plural possessives."""
    tag, before = tags[i], tags[i - 1] if i else ""
    after_noun = following == "N"
    if tag == "Z" and before == "R":
        return "A"  # "it's"
    if tag == "E" and after_noun and i and word[0].isupper():
        return "N"  # "the UN Integrated Office"
    if tag == "E" and after_noun and before in ("", "D", "P", "M", "V"):
        return "N"
    if tag == "N" and word.islower() and word.endswith("ing") and _takes_object(word, before, following):
        return "G"
    if (tag == "G" and before == "D") or (tag == "V" and before in ("D", "Z") and word.lower() in _NOUN_TOO):
        return "N"
    if word in ("set", "sets") and before in ("N", "M", "D") and following in ("X", "C", ""):
        return "N"
    if before == "T" and (word in _PARTS_OF_DAY or (tag == "M" and word.isdigit())):
        return "T"
    return tag


def _takes_object(word: str, before: str, following: str) -> bool:
    """Whether an -ing word that is listed as a noun is a verb here: "for bombing the town", "shells fell, killing four"."""
    if word in _HARMING:
        return (before != "D" and following in ("D", "M")) or (before == "N" and following == "C" and word in _SUFFERED)
    return before == "P" and following == "D"


def tokens_of(text: str, base: int) -> list[Token]:
    """The words and signs of a sentence that begins at offset `base` of its document."""
    found = [m.span() for m in _WORD.finditer(text)]
    words = [text[a:b] for a, b in found]
    tags = [_tag(w, w.lower()) for w in words]
    for i, word in enumerate(words):
        tags[i] = _in_context(word, tags, i, tags[i + 1] if i + 1 < len(tags) else "")
    tokens = [Token(base + a, base + b, w.lower(), t) for (a, b), w, t in zip(found, words, tags, strict=True)]
    return _with_possessives(tokens)


def _with_possessives(tokens: list[Token]) -> list[Token]:
    """The tokens with the apostrophe of "the rebels' attack" marked, where it cannot close a quotation."""
    opened = False
    for i, token in enumerate(tokens):
        if token.low not in ("'", "’", "‘"):
            continue
        glued = i > 0 and tokens[i - 1].end == token.start
        owner = glued and not opened and tokens[i - 1].low.endswith("s")
        if owner and i + 1 < len(tokens) and tokens[i + 1].tag == "N":
            tokens[i] = Token(token.start, token.end, token.low, "Z")
        else:
            opened = not glued
    return tokens
