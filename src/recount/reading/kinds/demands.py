"""Demands: what a speaker asks for, of whom."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from recount.model import Demand, Party, Span
from recount.reading.grammar.syntax import Line, Range, line_of
from recount.reading.grammar.tags import word_set
from recount.reading.identity import claim_id
from recount.reading.kinds.commentary import comment_over, comments
from recount.reading.kinds.voice import Said, party_of, who_says
from recount.reading.lexicon.cues import REPORTING_VERB, stance_of
from recount.reading.lexicon.patterns import any_of
from recount.reading.lexicon.spotting import Spotter
from recount.reading.page import Page
from recount.reading.parties.words import PRONOUNS

_ASKING: Final = Spotter(
    r"(?<!\w)(?:demand|call|urg|appeal|request|exhort|implor|must|should|sought|seek|ask|order|told"
    r"|tells|want|recommend|need)"
)
_FOR: Final = re.compile(r"(?:call(?:s|ed|ing)?|appeal(?:s|ed|ing)?|press(?:es|ed|ing)?|push(?:es|ed|ing)?|asked) for")
_ON: Final = re.compile(r"(?:call(?:s|ed|ing)? (?:on|upon)|appeal(?:s|ed|ing)? to)")
_OF: Final = re.compile(r"(?:urg(?:e|es|ed|ing)|exhort(?:s|ed|ing)|implor(?:es|ed|ing)|begged|pressed)")
_TO_DO: Final = word_set("ask asks asked asking order orders ordered ordering tells told want wants wanted")  # ... to do it
_DEMAND: Final = re.compile(r"demand(?:s|ed|ing)?|sought|seeks?|requested|requests|recommend(?:s|ed)")
_WANTED: Final = any_of(
    "investigations? inquir(?:y|ies) enquir(?:y|ies) probe transparency accountability justice answers trial punishment"
    " arrests? release return withdrawal removal dismissal resignation ceasefire truce end halt disarmament restraint dialogue"
    " talks negotiations protection security access support help aid action intervention compensation reparations sanctions ban"
    " imposition repeal independence autonomy respect calm peace elections?"
)
_NOUN: Final = re.compile(rf"(?<!\w){_WANTED}(?!\w)")  # worth demanding: a second one in a list is a second demand
_NEW: Final = re.compile(r"(?:an?|the|its|their|greater|more|better|fuller|full|immediate|stronger|further|for|to|that)(?!\w)")
_STOP: Final = re.compile(r"[.;:!?—–]|\b(?:said|says|saying|added|adding|told|while|because|after|which|who)\b")
_LONGEST: Final = 45  # words of one demand
_NOUN_AFTER: Final = ("D", "Z", "P", "M")  # what follows these is a noun: "the demand", "their call"
_OUGHT: Final = ("must", "should")
_RANSOM: Final = re.compile(
    r"(?<!\w)(?:ransom|money|million|naira|pesos|francs|dollars|rs|inr|rupees|dowry|bribes?|funds|extortion)(?!\w)"
)
_NOT_ASKED: Final = re.compile(r"(?<!\w)(?:not|never|no|so-called|would|could)(?!\w)|n't")


@dataclass(frozen=True, slots=True)
class _Asked:
    """One demand verb: where it stands, where what it asks begins, whom it addresses, who asks."""

    at: int
    begins: int
    addressee: Range | None
    speaker: Range | None


def find_demands(page: Page) -> list[Demand]:
    """The demands of a page in text order; "an inquiry and greater transparency" are two. Each has somebody who makes it."""
    lines = comments(page) if _ASKING(page.text) else []
    out: list[Demand] = []
    for sentence in page.sentences:
        if not _ASKING(page.quote(sentence)):
            continue
        line = line_of(page, sentence)
        comment = comment_over(lines, sentence)
        by = comment.speaker(page) if comment else None
        done = 0
        for i in range(len(line)):
            asked = _asked(line, i) if i >= done else None
            if asked:
                new, done = _demands(page, line, asked, by)
                out += new
    return out


def _asked(line: Line, i: int) -> _Asked | None:
    """The demand that begins with word `i`: "demanded X", "called for X", "called on Y to", "urged Y to", "Y must"."""
    low, two = line.low(i), line.words(i, i + 2)
    if _NOT_ASKED.search(line.words(line.verb_start(i), i)) or (line.tag(i) == "N" and line.tag(i - 1) in _NOUN_AFTER):
        return None
    if _ON.fullmatch(two):
        return _directed(line, i, i + 2)
    if low in _OUGHT:
        return _ought(line, i)
    if low in ("want", "need") and line.low(i - 1) == "we":
        return _Asked(i, i + 1, None, line.subject(i)) if _NOUN.search(line.words(i + 1, i + 6)) else None
    if _FOR.fullmatch(two) and not line.is_passive(i):
        return _Asked(i, i + 2, None, line.subject(i))
    if _OF.fullmatch(low):
        return _directed(line, i, i + 1)
    if low in _TO_DO and line.tag(i - 1) not in _NOUN_AFTER and not line.is_passive(i):
        asked = _directed(line, i, i + 1)
        return asked if asked and line.low(asked.begins - 1) == "to" else None
    if _DEMAND.fullmatch(low) and line.tag(i - 1) not in _NOUN_AFTER and line.tag(i + 1) in ("D", "M", "N", "S", "Q", "B"):
        begins = i + 1 + (line.low(i + 1) == "that")
        return _Asked(i, begins, None, line.subject(i)) if _worth(line, begins, low) else None
    return None


def _ought(line: Line, i: int) -> _Asked | None:
    """ "Y must withdraw", "the authorities should investigate", "there must be accountability"."""
    if line.low(i - 1) == "there":
        return _Asked(i, i + 2, None, None) if _NOUN.search(line.words(i + 2, i + 6)) else None
    return (
        _Asked(i, i + 1, line.subject(i), None)
        if line.low(i + 1) not in ("have", "be", "not") or line.low(i) == "must"
        else None
    )


def _worth(line: Line, i: int, verb: str) -> bool:
    """Whether what is demanded is: "sought" and "requests" take anything, so they need a telling noun."""
    return verb.startswith("demand") or bool(_NOUN.search(line.words(i, i + 6)))


def _directed(line: Line, i: int, start: int) -> _Asked | None:
    """A demand of somebody: "urged Y to …", "called on Y for …"."""
    addressee = line.joined(start)
    if addressee is None or line.low(addressee[1]) not in ("to", "for", "not"):
        return None
    return _Asked(i, addressee[1] + (line.low(addressee[1]) != "not"), addressee, line.subject(i))


def _demands(page: Page, line: Line, asked: _Asked, commentator: Party | None) -> tuple[list[Demand], int]:
    """The records of one demand verb, and where they end; none where nobody is known to ask."""
    end = _end(line, asked.begins)
    said, speaker = _speaker(page, line, asked, commentator)
    addressee = party_of(page, line, asked.addressee) if asked.addressee else None
    speaker = None if speaker and speaker.text.lower() in PRONOUNS else speaker
    words = line.words(asked.begins, end)
    fewest = 1 if (asked.addressee and line.low(asked.begins - 1) == "to") or _NOUN.fullmatch(words) else 2
    empty = end - asked.begins < fewest or _RANSOM.search(line.words(asked.begins, asked.begins + 4))
    if empty or speaker is None or (line.low(asked.at) in _OUGHT and not _is_told(line, asked, addressee, speaker)):
        return [], asked.at + 1
    evidence = line.span((0, len(line)))
    out = []
    for part in _parts(line, asked.begins, end):
        demand = _trimmed(page, line.span(part))
        out.append(
            Demand(
                id=claim_id(page.document.id, "demand", demand.start, demand.end, speaker.start),
                evidence=evidence,
                attribution=said.attribution,
                speaker=speaker,
                stance=stance_of(page.text, demand),
                demand=demand,
                addressee=addressee,
            )
        )
    return out, end


def _speaker(page: Page, line: Line, asked: _Asked, commentator: Party | None) -> tuple[Said, Party | None]:
    """Who asks: the commentator or quoted speaker for "we", else the subject of the verb, else whoever says the sentence."""
    said = who_says(page, line, (asked.at, asked.at + 1))
    own = asked.speaker is None or line.low(asked.speaker[0]) in ("we", "i", "our", "my")
    if own:
        return said, commentator or said.speaker
    party = party_of(page, line, asked.speaker) if asked.speaker else None
    return said, party if party and _is_somebody(party) else None


def _is_told(line: Line, asked: _Asked, addressee: Party | None, speaker: Party) -> bool:
    """Whether "must" or "should" tells somebody else what to do, or what there must be."""
    if addressee is None:
        return line.low(asked.at - 1) == "there"
    return _is_somebody(addressee) and addressee != speaker and addressee.text.lower() not in PRONOUNS


def _is_somebody(party: Party) -> bool:
    """Whether a phrase can demand or be asked: a known side or name, or capitals; "peaceful protests" cannot."""
    return party.side != "unknown" or party.name is not None or not party.text.islower()


def _end(line: Line, i: int) -> int:
    """Where a demand that begins at word `i` ends: at the end of its clause or quotation."""
    end, opened = i, False
    while end < min(len(line), i + _LONGEST) and not _STOP.fullmatch(line.low(end)):
        if line.tag(end) == "Q":
            opens = line.opens_quotation(end)
            if not opens and not opened:
                break
            opened = opens
        new = line.low(end) == "," and (line.tag(end + 1) in ("R", "S", "G", "A") or _is_credit(line, end + 1))
        if new or _is_finite(line, end):
            break
        end += 1
    return end


def _is_credit(line: Line, i: int) -> bool:
    """Whether word `i` begins the one who says it, at the end of the sentence: "..., the ministry said"."""
    words = line.noun_phrase(i)
    return words is not None and REPORTING_VERB.fullmatch(line.low(words[1])) is not None


def _is_finite(line: Line, k: int) -> bool:
    """Whether word `k` is the verb of another clause: "calls for aid to the town | rejected the claims"."""
    return line.tag(k) == "E" and line.tag(k - 1) == "N" and line.tag(k + 1) in ("D", "R")


def _parts(line: Line, start: int, end: int) -> Iterator[Range]:
    """The demands of one list: cut at an "and" or comma before a noun that is worth demanding, or before "to"."""
    begins = start
    for k in range(start + 1, end - 1):
        if line.low(k) not in ("and", ",") or k < begins:
            continue
        after = k + 2 if line.low(k) == "," and line.low(k + 1) == "and" else k + 1
        words = line.words(after, after + 5)
        if _NEW.match(words) and (_NOUN.search(words) or words.startswith(("to ", "for "))) and _whole(line, begins, k):
            yield begins, k
            begins = after + (line.low(after) in ("for", "to", "that"))
    yield begins, end


def _whole(line: Line, a: int, b: int) -> bool:
    """Whether the part before a cut says something itself: a demanded noun, or a verb ("to stop the raids")."""
    return bool(_NOUN.search(line.words(a, b))) or b - a >= 2


def _trimmed(page: Page, span: Span) -> Span:
    """A span without quotation marks and commas at its ends."""
    words = page.quote(span)
    left = len(words) - len(words.lstrip(" ,'\"“‘"))
    right = len(words.rstrip(" ,'\"”’"))
    return Span(span.start + left, span.start + right) if right > left else span
