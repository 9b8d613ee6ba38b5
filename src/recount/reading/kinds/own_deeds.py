"""What a party says of its own deeds: "X claimed responsibility", "X said it carried out", "X denied any role"."""

from __future__ import annotations

import re
from typing import Final

from recount.model import Position
from recount.reading.grammar.syntax import Line, Range
from recount.reading.grammar.tags import word_set
from recount.reading.kinds.stated import DEED, ITSELF, OPEN, Stated
from recount.reading.kinds.triggers import noun_trigger
from recount.reading.lexicon.cues import DENYING

_TAKES: Final = word_set("claims claimed claiming accepts accepted assumed took takes taken taking")
_CLAIMED: Final = re.compile(
    r"(?:\w+ ){0,2}(?:responsib\w+|credit)\b|(?:to have|that its \w+(?: have| had)?) (?:kill|execut|shot|attack|behead)"
)
_NOBODY: Final = word_set("no nobody none neither")
_RETRACTS: Final = word_set("retracted retracts withdrew withdraws withdrawn recanted disowned")
_CLAIM_OF: Final = re.compile(r"(?:(?:its|their|the|an|a|earlier|previous|initial) ){0,2}claims? of responsibility")
_SAYS: Final = word_set("said says announced claimed admitted acknowledged confirmed")
_DID: Final = word_set(
    "carried kill killed attack attacked executed shot target targeted abduct abducted conduct conducted bombed fired detonated"
    " hit struck ambushed captured destroyed kidnapped"
)
_DENIED_NOUNS: Final = word_set(
    "involvement responsibility role hand part link links connection complicity allegation allegations accusation accusations"
    " charge charges claim claims report reports knowledge culpability blame guilt"
)
_DENIED_DEED: Final = re.compile(
    r"having|carrying|using|targeting|killing|bombing|hitting|attacking|being|striking|shooting|shelling|conducting|firing"
)
_CLAUSE: Final = word_set("that it its their they")
_ANSWERED: Final = re.compile(r"(?:, which|(?:something|a charge|an accusation|an allegation)(?: that| which)?)$")
_DISOWNS: Final = re.compile(
    r"(?:that )?(?:it|they|its \w+|their \w+) (?:ha[sd]|have) (?:nothing to do with|no (?:part|role|hand|involvement) in)"
    r"|(?:that )?(?:it|they) (?:was|were|is|are) not (?:behind|involved|responsible)"
)
_THIS: Final = re.compile(r"(?:this|that|it|these|doing so)(?: [.,;]|$)")


def claims(line: Line, i: int) -> Stated | None:
    """ "X claimed responsibility", "claimed by X", "X claimed to have killed"."""
    if line.low(i) not in _TAKES:
        return None
    if line.low(i) == "claimed" and line.low(i + 1) == "by":
        who = line.joined(i + 2)
    elif _CLAIMED.match(line.words(i + 1, i + 5)) or _claims_event(line, i):
        who = line.subject(i)
    else:
        return None
    if who and (line.low(who[0]) in _NOBODY or OPEN.search(line.words(line.verb_start(i), i))):
        return Stated("unclaimed", None, None, (0, len(line)))
    return Stated("claims", _behind_voice(line, who), who, (i, i + 1)) if who else None


def _claims_event(line: Line, i: int) -> bool:
    """Whether "claimed" takes an attack for its object: "claimed the attack", but not "claimed the attack was staged"."""
    words = line.noun_phrase(i + 1) if line.low(i).startswith("claim") and line.tag(i + 1) == "D" else None
    if words is None or line.tag(words[1]) in ("A", "V", "E"):
        return False
    last = next((k for k in range(*words) if line.low(k) in ("of", "(")), words[1]) - 1
    return noun_trigger(line.low(last)) is not None


def retracts(line: Line, i: int) -> Stated | None:
    """ "X withdrew its claim of responsibility": it says that it did not do it after all."""
    if line.low(i) not in _RETRACTS or not _CLAIM_OF.match(line.words(i + 1, i + 6)):
        return None
    who = line.subject(i)
    return Stated("denies", who, who, (i, i + 1)) if who else None


def _behind_voice(line: Line, who: Range) -> Range:
    """The group for which a spokesman speaks, as far as the phrase names it; else the phrase."""
    for k in range(*who):
        if line.low(k).startswith("spokes") and line.low(k + 1) in ("of", "for"):
            return line.noun_phrase(k + 2) or who
    return who


def said_itself(line: Line, i: int) -> Stated | None:
    """ "X said it carried out", "X announced on Monday that its fighters had killed"."""
    if line.low(i) not in _SAYS:
        return None
    if _DISOWNS.match(line.words(i + 1, i + 9)):
        return _of_itself(line, "denies", (i, i + 1))
    j = next((k for k in range(i + 1, i + 5) if line.tag(k) not in ("P", "T") and line.low(k) != "that"), i + 1)
    if line.low(j) not in ("it", "its", "they", "their"):
        return None
    if _was_behind(line, j):
        return _of_itself(line, "claims", (i, j + 1))
    verb = next((k for k in range(j + 1, min(j + 7, len(line))) if line.tag(k) in ("V", "E")), None)
    if verb is None or line.low(verb) not in _DID or line.is_passive(verb) or OPEN.search(line.words(j, verb)):
        return None
    return _of_itself(line, "claims", (i, verb + 1))


def _of_itself(line: Line, position: Position, at: Range) -> Stated | None:
    """What the subject of the verb that begins the words `at` says of its own deed."""
    who = line.subject(at[0])
    return Stated(position, _behind_voice(line, who), who, at) if who else None


def _was_behind(line: Line, j: int) -> bool:
    """Whether "it" at word `j` was behind a deed ("said it was behind the bombing"), not behind schedule."""
    if line.low(j) != "it" or not re.match(r"(?:was|is|had been) (?:behind|responsible)", line.words(j + 1, j + 4)):
        return False
    return any(noun_trigger(line.low(k)) for k in range(j + 3, j + 9))


def denies(line: Line, i: int) -> Stated | None:
    """ "X denied any role", "X rejected the accusations", "X denied using", "X denied it had", "denied by X"."""
    if not DENYING.fullmatch(line.low(i)) or OPEN.search(line.words(line.verb_start(i), i)):
        return None
    if line.is_passive(i):
        who = line.joined(i + 2) if line.low(i + 1) == "by" else None
        return Stated("denies", who, who, (i, i + 1)) if who else None
    who = _denier(line, i)
    doer = _denied_of(line, i, who) if who else None
    return Stated("denies", doer, who, (i, i + 1)) if doer else None


def _denied_of(line: Line, i: int, who: Range) -> Range | None:
    """Of whom `who` denies a deed by the verb at word `i`, mostly of itself; None where the words deny something else."""
    plainly = line.low(i).startswith("den")  # "X denied that its jets …", where one rejects a noun
    if plainly and line.low(i + 1) in _CLAUSE:
        other = line.joined(i + 1 + (line.low(i + 1) == "that"))
        return who if other is None or _is_own(line, other) else other
    ahead = line.words(i + 1, i + 6)
    if line.tag(i + 1) in ("X", "") and _ANSWERED.search(line.words(who[0] - 3, who[0])):
        return _behind_voice(line, who)
    noun = not _DENIED_NOUNS.isdisjoint(ahead.split()[:5])
    if noun or (plainly and _DENIED_DEED.match(ahead)) or _THIS.match(ahead):
        return _owner(line, i + 1) or _behind_voice(line, who)
    return None


def _is_own(line: Line, words: Range) -> bool:
    """Whether a denied clause tells of the denier itself, or of those harmed: "denied that it had", "that civilians died"."""
    itself = words[1] == words[0] + 1 and line.low(words[0]) in ITSELF
    return itself or line.low(words[0]) == "any" or _suffers(line, words)


def _denier(line: Line, i: int) -> Range | None:
    """The subject of a denying verb; of "X blames Y and Z denies it" only Z, since Y is what X blames."""
    who = line.subject(i)
    parts = line.parts(who)
    if who is None or len(parts) < 2 or line.tag(who[0] - 1) not in ("V", "E"):
        return who
    return parts[-1]


def _suffers(line: Line, words: Range) -> bool:
    """Whether the words name those who were harmed: "denied that civilians were killed"."""
    told = line.low(words[1]) in ("was", "were", "had", "have", "has")
    return told and DEED.match(line.words(words[1] + 1, words[1] + 3)) is not None


def _owner(line: Line, i: int) -> Range | None:
    """Whose involvement is denied: "the outfit" of "the outfit's involvement"."""
    mark = next((k for k in range(i, i + 6) if line.tag(k) == "Z"), None)
    return (i, mark) if mark is not None and mark > i and line.low(i) not in ITSELF else None
