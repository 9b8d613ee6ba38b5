"""Who is said to back whom by the words of one sentence: "accused X of backing Y", "X is funding Y", "admitted arming Y"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, Literal

from recount.reading.grammar.syntax import Line, Range
from recount.reading.lexicon.categories import fights
from recount.reading.lexicon.cues import ADMITTING, DENYING, REPORTING_VERB, cue_kind
from recount.reading.lexicon.patterns import any_of
from recount.reading.parties.known import names_in

Position = Literal["accuses", "denies", "admits"]

STEMS: Final = (
    r"back|support|fund|financ|arm|harbou?r|sponsor|shelter|train|aid|abet|assist|equip|suppl(?:y|i)|foment|facilitat|bankroll"
)
GIVING: Final = r"provid|giv|gave|offer|lend|lent|suppl(?:y|i)|send|sent|ship|deliver|channel|smuggl|funnel|transfer"
_BACKS: Final = re.compile(rf"(?:{STEMS})(?:s|es|e|ed|ing|y|ies|ied|ping)?")
BACKING: Final = re.compile(rf"(?:{STEMS}|{GIVING})(?:p|tt|l|r)?ing")
_SENDS: Final = re.compile(rf"(?:{GIVING})(?:p|l|r)?(?:s|es|e|ed|ing|y|ies|ied|en)?")  # what is sent tells
_HELP: Final = any_of(
    "support backing aid assistance training shelter sanctuary safe_havens? funding funds money cash arms weapons ammunition"
    " drones missiles rockets fuel fighters mercenaries"
)
_GIVES: Final = re.compile(
    rf"(?:{GIVING})\w* (?:\w+ ){{0,3}}?{_HELP}(?: and \w+)? (?:to|for) "
    rf"|(?:{GIVING})\w* (?:\w+ ){{0,4}}?(?:troops|soldiers|forces|fighters) to (?:support|back|help|aid|reinforce) "
)
# What those who fight do and are in; whom else one can be accused of backing.
_CAUSES: Final = re.compile(
    r"(?<![\w-])"
    + any_of(
        "militancy rebellion terrorism insurgenc(?:y|ies) separatism extremism groups? outfits? factions? cells? taliban isis"
        " isil daesh qaeda armed front movement"
    )
    + r"(?!\w)"
)
_ADJECTIVE: Final = frozenset({"armed", "arms", "aid", "aids", "supplies", "suppliers"})
OPEN: Final = re.compile(r"(?<!\w)(?:not|never|no|would|could|might|may|should|will|to|if|whether)(?!\w)|n't")


@dataclass(frozen=True, slots=True)
class Charge:
    """One accusation or admission of a sentence: who backs whom by which words."""

    backers: list[Range]
    backed: Range
    speaker: Range | None
    position: Position
    at: Range


def charge_at(line: Line, i: int) -> Charge | None:
    """What the verb at word `i` charges: "accused X of backing Y", "X is funding Y", "Y are backed by X"."""
    if line.words(i, i + 2) == "fighting alongside" and line.tag(i - 1) == "A":
        who, beside = line.subject(i), line.joined(i + 2)
        return _stated(line, line.parts(who), beside, i) if who and beside and _fights(line, beside) else None
    gerund = BACKING.fullmatch(line.low(i)) is not None
    if not gerund and not _is_verb(line, i):
        return None
    if gerund and line.low(i - 1) in ("of", "for", "with"):
        return _accused(line, i)
    if gerund and (DENYING.fullmatch(line.low(i - 1)) or ADMITTING.fullmatch(line.low(i - 1))):
        return _admitted(line, i)
    if line.low(i).endswith("ed") and line.low(i + 1) == "by":
        return _passive(line, i)
    if gerund and line.tag(i - 1) not in ("A", "B"):
        return None
    if line.tag(i) == "N" and line.low(i - 1) in ("and", "or"):
        return None  # "Washington says Tehran arms and trains X": whose verb it is stays open
    return _active(line, i)


def _is_verb(line: Line, i: int) -> bool:
    """Whether word `i` can be a finite verb of backing or sending."""
    low = line.low(i)
    backs = _BACKS.fullmatch(low) or _SENDS.fullmatch(low)
    return backs is not None and low not in _ADJECTIVE and line.tag(i) in ("N", "E", "V")


def _admitted(line: Line, i: int) -> Charge | None:
    """ "X admitted backing Y"; what X denied is no charge."""
    who, backed = line.subject(i - 1), backed_at(line, i)
    admits = ADMITTING.fullmatch(line.low(i - 1))
    return Charge([who], backed, who, "admits", (i - 1, i + 1)) if who and backed and admits else None


def _passive(line: Line, i: int) -> Charge | None:
    """ "Rebels are backed by X" states it; "rebels backed by X attacked" only describes."""
    full = line.tag(line.verb_start(i)) == "A"
    backed, backer = line.subject(i) if full else None, line.coordinated(i + 2)
    return _stated(line, backer, backed, i) if backed and _fights(line, backed) else None


def _active(line: Line, i: int) -> Charge | None:
    """ "X is funding Y", "says X shelters the Y"."""
    if not line.low(i).endswith(("ed", "ing", "s", "sent", "gave")) and line.tag(i) != "V":
        return None
    named, who, backed = _named_before(line, i), line.subject(i), backed_at(line, i)
    return _stated(line, [named] if named else line.parts(who), backed, i) if who and backed else None


def _named_before(line: Line, i: int) -> Range | None:
    """The name that stands before a verb which could be a noun, where somebody says so: "says Afghanistan shelters the"."""
    a = i
    while a > 0 and line.tag(a - 1) in "DNMZ":
        a -= 1
    told = line.low(a - 1) == "that" or REPORTING_VERB.fullmatch(line.low(a - 1))
    if line.tag(i) != "N" or a == i or not told or line.word(i)[:1].isupper():
        return None
    named = names_in(line.printed((a, i))).matches
    return (a, i) if any(m.entry.side in ("state", "armed_group") for m in named) else None


def _accused(line: Line, i: int) -> Charge | None:
    """ "Z accused X of backing Y", "Z blamed X for funding Y"; in the passive X is the subject."""
    cue = next((k for k in range(i - 1, max(-1, i - 25), -1) if _accusing(line, k)), None)
    backed = backed_at(line, i)
    if cue is None or backed is None:
        return None
    passive = line.is_passive(cue)
    subject = line.subject(cue)
    backers = line.parts(subject) if passive else [p for p in line.coordinated(cue + 1) if p[1] <= i]
    by = line.agent(cue + 1) if passive and line.low(cue + 1) == "by" else None
    return Charge(backers, backed, by if passive else subject, "accuses", (cue, i + 1)) if backers else None


def _accusing(line: Line, k: int) -> bool:
    return line.tag(k) in ("E", "V", "G") and cue_kind(line.low(k)) == "accuses"


def _stated(line: Line, backers: list[Range], backed: Range, i: int) -> Charge | None:
    """A plain statement that X backs Y; it is an accusation where somebody is named who says so."""
    if not backers or OPEN.search(line.words(line.verb_start(i), i)) or line.low(backers[0][0]) in ("we", "i", "you"):
        return None
    return Charge(backers, backed, None, "accuses", (min(backers[0][0], i), max(backed[1], i + 1)))


def backed_at(line: Line, i: int) -> Range | None:
    """Whom the backing verb at word `i` is said to back."""
    given = _GIVES.match(line.words(i, i + 9) + " ")
    if given is None and _SENDS.fullmatch(line.low(i)) and not line.low(i).startswith("suppl"):
        return None
    start = i + len(given.group().split()) if given else i + 1
    if line.low(start) in ("and", "or") and BACKING.fullmatch(line.low(start + 1)):
        start += 2
    words = line.joined(start)
    return words if words and _fights(line, words) else None


def _fights(line: Line, words: Range) -> bool:
    """Whether a phrase names fighters: by a word for them or by the name of an armed group."""
    if any(fights(line.low(k)) for k in range(*words)) or _CAUSES.search(line.words(*words)):
        return True
    return any(match.entry.side == "armed_group" for match in names_in(line.printed(words)).matches)
