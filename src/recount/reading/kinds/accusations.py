"""Accusations: "Y accused X of", "Y blamed the attack on X", "X was behind the attack", "killed allegedly by X"."""

from __future__ import annotations

import re
from typing import Final

from recount.reading.grammar.syntax import Line, Range
from recount.reading.grammar.tags import word_set
from recount.reading.kinds.stated import DEED, ITSELF, OPEN, Stated
from recount.reading.lexicon.cues import REPORTING_VERB

_BLAMES: Final = word_set("accuses accused accusing blames blamed blaming blame")
_HOLDS: Final = word_set("hold holds held holding")
_ATTRIBUTES: Final = word_set("attribute attributed attributing")
_HEDGE: Final = re.compile(r"\b(?:allegedly|suspected|believed|reportedly|alleged|thought)\b")
_SUSPICION: Final = re.compile(r"suspicion (?:ha[sd] )?(?:\w+ly )?(?:fell|fallen|falls) (?:\w+ly )?on")
_NOBODY: Final = re.compile(r"(?<!\w)(?:no|nobody|none|neither|nor)(?!\w)")
_ANY: Final = word_set("any anyone anybody no nobody someone somebody either each")


def accuses(line: Line, i: int) -> Stated | None:
    """ "Y accused X of", "Y blamed X for", "Y blamed the attack on X", "Y held X responsible", "Y pointed the finger at X"."""
    low = line.low(i)
    if low in _BLAMES and line.tag(i) != "N":
        return _blamed(line, i)
    if low in _HOLDS:
        accused = _held(line, line.joined(i + 1))
        return _by_subject(line, i, accused) if accused else None
    if low in ("finger", "fingers") and line.low(i + 1) == "at":
        pointing = next((k for k in range(i - 1, max(-1, i - 4), -1) if line.low(k).startswith("point")), i)
        return _by_subject(line, pointing, line.joined(i + 2))
    if low == "suspicion" and (fell := _SUSPICION.match(line.words(i, i + 6))):
        accused = line.joined(i + len(fell.group().split()))
        return Stated("accuses", accused, None, accused, hedged=True) if accused else None
    return _attributed(line, i) if low in _ATTRIBUTES else None


def _attributed(line: Line, i: int) -> Stated | None:
    """ "Y attributed the raid to X", "a raid attributed to X"."""
    to = next((k for k in range(i + 1, min(i + 8, len(line))) if line.low(k) == "to"), None)
    accused = line.joined(to + 1) if to is not None else None
    passive = to == i + 1 or line.is_passive(i)
    return Stated("accuses", accused, None, accused) if passive and accused else _by_subject(line, i, accused)


def _held(line: Line, words: Range | None) -> Range | None:
    """Whom one holds responsible: the phrase that ends before "responsible"."""
    if words is None:
        return None
    end = next((k for k in range(words[0] + 1, words[1] + 1) if line.low(k) == "responsible"), None)
    return (words[0], end) if end is not None else None


def _blamed(line: Line, i: int) -> Stated | None:
    """Whom the verb at word `i` blames or accuses."""
    on = next((k for k in range(i + 1, min(i + 9, len(line))) if line.low(k) == "on"), None)
    blames = line.low(i).startswith("blam")
    if line.is_passive(i) and line.low(i + 1) == "by":
        return _blamed_by(line, i)
    if line.is_passive(i) or (blames and on == i + 1):
        accused = line.joined(i + 2) if on == i + 1 else line.subject(i)
        deed = line.low(i + 1) in ("for", "on") or (line.low(i + 1) == "of" and "ing" in line.words(i + 2, i + 5))
        return Stated("accuses", accused, None, accused, hedged=True) if accused and deed else None
    accused = _before_of(line, _object(line, i + 1))
    ahead = line.words(i + 1, i + 20)
    if accused and blames and on is not None and line.low(accused[1]) not in ("for", "of"):
        accused = line.joined(on + 1)
    elif not re.search(r"\bfor\b" if blames else r"\bof\b", ahead) and not (blames and accused and _ends(line, accused[1])):
        return None
    return _by_subject(line, i, accused)


def _blamed_by(line: Line, i: int) -> Stated | None:
    """ "X was accused by Y of a deed": Y accuses."""
    accused, by = line.subject(i), line.agent(i + 1)
    if accused is None or by is None or line.low(by[1]) not in ("of", "for"):
        return None
    return Stated("accuses", accused, by, (i, i + 1))


def _object(line: Line, i: int) -> Range | None:
    """The list that begins at word `i` without a last part that has a verb of its own: "blames X and Y denies it"."""
    words = line.joined(i)
    parts = line.parts(words)
    if words is None or len(parts) < 2 or line.tag(words[1]) not in ("V", "E", "A") or line.is_passive(words[1]):
        return words
    return words[0], parts[-2][1]


def _ends(line: Line, i: int) -> bool:
    """Whether the clause ends before word `i`, as in "the governor blamed the army"."""
    return line.low(i) in ("", ".", ",", ";", "and", "but", "while")


def _before_of(line: Line, words: Range | None) -> Range | None:
    """A party without what it is accused of: "the front" of "the front of treason", but all of "the government of Syria"."""
    if words is None:
        return None
    of = next((k for k in range(words[0] + 1, words[1]) if line.low(k) == "of" and line.word(k + 1).islower()), words[1])
    return words[0], of


def _by_subject(line: Line, i: int, accused: Range | None) -> Stated | None:
    """An accusation by the subject of the verb at word `i`."""
    who = _teller(line, i) or line.subject(i)
    if not accused or (who and who[0] <= accused[0] < who[1]) or _blames_nobody(line, i, who, accused):
        return None
    if who is None and line.tag(i) == "G":
        return Stated("accuses", accused, None, (i, i + 1))  # "holding the army responsible, the monitor said": whoever says it
    return Stated("accuses", accused, who, (i, i + 1)) if who else None


def _teller(line: Line, i: int) -> Range | None:
    """Who accuses by a verb after "and" where an earlier one reports: "the army says twelve died and blames X"."""
    if line.low(i - 1) not in ("and", "but"):
        return None
    verbs = (k for k in range(i - 1, -1, -1) if line.tag(k) in ("V", "E") and REPORTING_VERB.fullmatch(line.low(k)))
    told = next((k for k in verbs if not line.is_passive(k)), None)
    return line.subject(told) if told is not None else None


def _blames_nobody(line: Line, i: int, who: Range | None, accused: Range) -> bool:
    """Whether the verb at word `i` is negated, or one side of it is nobody: "neither X nor Y blamed any group"."""
    before = line.words(who[0] - 1 if who else i, i)
    return bool(_NOBODY.search(before) or OPEN.search(line.words(line.verb_start(i), i))) or line.low(accused[0]) in _ANY


def behind(line: Line, i: int) -> Stated | None:
    """ "X was behind the attack", "X is responsible for", "carried out by X": on somebody's word only."""
    low = line.low(i)
    if low in ("behind", "responsible") and line.tag(i - 1) in ("A", "B"):
        accused = line.subject(i)
    elif low in ("hallmark", "hallmarks") and line.low(i + 1) == "of":
        accused = line.joined(i + 2)
    elif low == "carried" and line.words(i + 1, i + 3) == "out by":
        accused = line.joined(i + 3)
    elif low == "work" and line.low(i + 1) == "of" and _HEDGE.search(line.words(i - 6, i)):
        accused = line.joined(i + 2)
        return Stated("accuses", accused, None, accused, hedged=True) if accused else None
    else:
        return None
    if not accused or line.low(accused[0]) in ITSELF or OPEN.search(line.words(min(accused[0], i) - 8, i)):
        return None
    return Stated("accuses", accused, None, accused)


def allegedly(line: Line, i: int) -> Stated | None:
    """ "were killed allegedly by X", "suspected to have been planted by X": a hedge is an accusation even by nobody."""
    if line.low(i) != "by" or not DEED.search(line.words(i - 4, i)):
        return None
    if not _HEDGE.search(line.words(i - 8, i + 1)):
        return None
    accused = line.joined(i + 1)
    return Stated("accuses", accused, None, accused, hedged=True) if accused else None
