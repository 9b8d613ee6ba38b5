"""Who did it, on whose word: claims of responsibility, accusations, denials, and that nobody has claimed it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from recount.model import Party, Position, Responsibility, Span, Stance
from recount.reading.identity import claim_id
from recount.reading.kinds.syntax import Line, Range, line_of
from recount.reading.kinds.triggers import noun_trigger
from recount.reading.kinds.voice import Said, party_of, who_says
from recount.reading.lexicon.cues import DENYING, REPORTING_VERB, stance_of
from recount.reading.lexicon.spotting import Spotter
from recount.reading.page import Page

_ACCUSING: Final = Spotter(
    r"responsib|blam|accus|involvement|\brole\b|\bden(?:y|ie)|behind|attributed|\bhand\b|finger|claimed|alleg|suspected|believed"
    r"|\breject|\bdismiss|\brefut|\brebut|\brubbish"
)
_PHRASE_OPENS: Final = Spotter(r"carried|credit|\b(?:said|says|announced|confirmed)\b")
_PHRASE: Final = re.compile(
    r"(?i)carried out|credit for|\b(?:said|says|announced|confirmed)\b[^.;]{0,40}?\b(?:it|its|they|their)\b"
)
_TAKES: Final = re.compile(r"claim(?:s|ed|ing)|accept(?:s|ed)|assumed|took|takes|taken|taking")
_UNCLAIMED: Final = re.compile(
    r"(?<!\w)(?:no|nobody|none|neither|not|yet to)\b[^.;]{0,70}\b(?:claim\w*|t[ao]ke?n?|took|accept\w*"
    r"|assum\w*)\b[^.;]{0,30}\bresponsib|\bno (?:immediate )?claims? of responsib|\b(?:has|have) not (?:yet )?been claimed"
    r"|\bwent unclaimed\b|\bresponsibility\b[^.;]{0,40}\bnot (?:yet )?been claimed"
)
_DID: Final = re.compile(
    r"carried|kill(?:ed)?|attack(?:ed)?|execut(?:ed)?|shot|target(?:ed)?|abduct(?:ed)?|conduct(?:ed)?|bombed|fired|detonated"
    r"|hit|struck|ambushed|captured|destroyed|kidnapped"
)
_DENIED_NOUN: Final = re.compile(
    r"involvement|responsibility|role|hand|part|links?|connection|complicity|allegations?|accusations?|charges?|claims?"
    r"|reports?|knowledge|culpability|blame|guilt"
)
_DENIED_DEED: Final = re.compile(
    r"having|carrying|using|targeting|killing|bombing|hitting|attacking|being|striking|shooting|shelling|conducting|firing"
)
_THIS: Final = re.compile(r"(?:this|that|it|these|doing so)(?: [.,;]|$)")
_CLAIMED: Final = re.compile(
    r"(?:\w+ ){0,2}(?:responsib\w+|credit)\b|(?:to have|that its \w+(?: have| had)?) (?:kill"
    r"|execut|shot|attack|behead)"
)
_OPEN: Final = re.compile(r"(?<!\w)(?:not|never|whether|if|who|which|what|could|might|would|cannot|unclear)(?!\w)|n't")
_DEED: Final = re.compile(
    r"\b(?:killed|planted|shot|abducted|attacked|fired|bombed|detonated|triggered|murdered|dead"
    r"|injured|beheaded|hacked|beaten)\b"
)
_HEDGE: Final = re.compile(r"\b(?:allegedly|suspected|believed|reportedly|alleged|thought)\b")
_NOBODY: Final = re.compile(r"(?<!\w)(?:no|nobody|none|neither|nor)(?!\w)")
_ANY: Final = frozenset({"any", "anyone", "anybody", "no", "nobody", "someone", "somebody", "either", "each"})
_ITSELF: Final = frozenset({"it", "they", "its", "their", "he", "she", "we", "our", "his"})


@dataclass(frozen=True, slots=True)
class _Found:
    """One responsibility in words of its sentence, seen `at` some of them; with no `speaker` the words around tell who says it.
    `hedged`: an accusation even if nobody says it ("allegedly")."""

    position: Position
    accused: Range | None
    speaker: Range | None
    at: Range
    hedged: bool = False


def find_responsibility(page: Page) -> list[Responsibility]:
    """The responsibilities that the words of single sentences state, in text order."""
    gated = (sentence for sentence in page.sentences if _may_state(page.quote(sentence)))
    return [claim for sentence in gated for claim in _in_sentence(page, sentence)]


def _may_state(words: str) -> bool:
    return _ACCUSING(words) or (_PHRASE_OPENS(words) and _PHRASE.search(words) is not None)


def _in_sentence(page: Page, sentence: Span) -> Iterator[Responsibility]:
    line = line_of(page, sentence)
    for found in _found(line):
        claim = _claim(page, line, found)
        if claim:
            yield claim


def _found(line: Line) -> Iterator[_Found]:
    """Everything that the rules see in one sentence."""
    low = line.words(0, len(line))
    unclaimed = bool(_UNCLAIMED.search(low))
    if unclaimed:
        yield _Found("unclaimed", None, None, (0, len(line)))
    for i in range(len(line)):
        for rule in (_accuses,) if unclaimed else _RULES:
            found = rule(line, i)
            if found:
                yield found
                break


def _claims(line: Line, i: int) -> _Found | None:
    """ "X claimed responsibility", "claimed by X", "X claimed to have killed"."""
    if not _TAKES.fullmatch(line.low(i)):
        return None
    if line.low(i) == "claimed" and line.low(i + 1) == "by":
        who = line.joined(i + 2)
    elif _CLAIMED.match(line.words(i + 1, i + 5)):
        who = line.subject(i)
    else:
        return None
    return _Found("claims", _behind_voice(line, who), who, (i, i + 1)) if who else None


def _behind_voice(line: Line, who: Range) -> Range:
    """The group for which a spokesman speaks, as far as the phrase names it; else the phrase."""
    for k in range(*who):
        if line.low(k).startswith("spokes") and line.low(k + 1) in ("of", "for"):
            return line.noun_phrase(k + 2) or who
    return who


def _said_itself(line: Line, i: int) -> _Found | None:
    """ "X said it carried out", "X announced on Monday that its fighters had killed"."""
    if line.low(i) not in ("said", "says", "announced", "claimed", "admitted", "acknowledged", "confirmed"):
        return None
    j = next((k for k in range(i + 1, i + 5) if line.tag(k) not in ("P", "T") and line.low(k) != "that"), i + 1)
    if line.low(j) not in ("it", "its", "they", "their"):
        return None
    if _was_behind(line, j):
        who = line.subject(i)
        return _Found("claims", _behind_voice(line, who), who, (i, j + 1)) if who else None
    verb = next((k for k in range(j + 1, min(j + 7, len(line))) if line.tag(k) in ("V", "E")), None)
    if verb is None or not _DID.fullmatch(line.low(verb)) or line.is_passive(verb) or _OPEN.search(line.words(j, verb)):
        return None
    who = line.subject(i)
    return _Found("claims", _behind_voice(line, who), who, (i, verb + 1)) if who else None


def _was_behind(line: Line, j: int) -> bool:
    """Whether "it" at word `j` was behind a deed ("said it was behind the bombing"), not behind schedule."""
    if line.low(j) != "it" or not re.match(r"(?:was|is|had been) (?:behind|responsible)", line.words(j + 1, j + 4)):
        return False
    return any(noun_trigger(line.low(k)) for k in range(j + 3, j + 9))


def _denies(line: Line, i: int) -> _Found | None:
    """ "X denied any role", "X rejected the accusations", "X denied using", "X denied it had", "denied by X"."""
    denies = line.low(i).startswith("den")  # "X denied that its jets …", where one rejects a noun
    if not DENYING.fullmatch(line.low(i)) or _OPEN.search(line.words(line.verb_start(i), i)):
        return None
    if line.is_passive(i):
        who = line.joined(i + 2) if line.low(i + 1) == "by" else None
        return _Found("denies", who, who, (i, i + 1)) if who else None
    who = _denier(line, i)
    ahead = line.words(i + 1, i + 6)
    if not who:
        return None
    if denies and line.low(i + 1) in ("that", "it", "its", "their", "they"):
        other = line.joined(i + 1 + (line.low(i + 1) == "that"))
        own = other is None or line.low(other[0]) == "any" or (other[1] == other[0] + 1 and line.low(other[0]) in _ITSELF)
        own = own or _suffers(line, other)
        return _Found("denies", who if own else other, who, (i, i + 1))
    if (
        any(_DENIED_NOUN.fullmatch(w) for w in ahead.split()[:5])
        or (denies and _DENIED_DEED.match(ahead))
        or _THIS.match(ahead)
    ):
        return _Found("denies", _owner(line, i + 1) or _behind_voice(line, who), who, (i, i + 1))
    return None


def _denier(line: Line, i: int) -> Range | None:
    """The subject of a denying verb; of "X blames Y and Z denies it" only Z, since Y is what X blames."""
    who = line.subject(i)
    parts = line.parts(who)
    if who is None or len(parts) < 2 or line.tag(who[0] - 1) not in ("V", "E"):
        return who
    return parts[-1]


def _suffers(line: Line, words: Range | None) -> bool:
    """Whether the words name those who were harmed: "denied that civilians were killed"."""
    if words is None or line.low(words[1]) not in ("was", "were", "had", "have", "has"):
        return False
    return bool(_DEED.match(line.words(words[1] + 1, words[1] + 3)))


def _owner(line: Line, i: int) -> Range | None:
    """Whose involvement is denied: "the outfit" of "the outfit's involvement"."""
    mark = next((k for k in range(i, i + 6) if line.tag(k) == "Z"), None)
    return (i, mark) if mark is not None and mark > i and line.low(i) not in _ITSELF else None


def _accuses(line: Line, i: int) -> _Found | None:
    """ "Y accused X of", "Y blamed X for", "Y blamed the attack on X", "Y held X responsible", "Y pointed the finger at X"."""
    low = line.low(i)
    if re.fullmatch(r"accus(?:es|ed|ing)|blam(?:es|ed|ing|e)", low) and line.tag(i) != "N":
        return _blamed(line, i)
    if low in ("hold", "holds", "held", "holding"):
        accused = _held(line, line.joined(i + 1))
        return _by_subject(line, i, accused) if accused else None
    if low in ("finger", "fingers") and line.low(i + 1) == "at":
        return _by_subject(line, i, line.joined(i + 2))
    if low in ("attributed", "attribute", "attributing"):
        to = next((k for k in range(i + 1, min(i + 8, len(line))) if line.low(k) == "to"), None)
        passive = to == i + 1 or line.is_passive(i)
        accused = line.joined(to + 1) if to is not None else None
        return _Found("accuses", accused, None, accused) if passive and accused else _by_subject(line, i, accused)
    return None


def _held(line: Line, words: Range | None) -> Range | None:
    """Whom one holds responsible: the phrase that ends before "responsible"."""
    if words is None:
        return None
    end = next((k for k in range(words[0] + 1, words[1] + 1) if line.low(k) == "responsible"), None)
    return (words[0], end) if end is not None else None


def _blamed(line: Line, i: int) -> _Found | None:
    """Whom the verb at word `i` blames or accuses."""
    on = next((k for k in range(i + 1, min(i + 9, len(line))) if line.low(k) == "on"), None)
    blames = line.low(i).startswith("blam")
    if line.is_passive(i) or (blames and on == i + 1):
        accused = line.joined(i + 2) if on == i + 1 else line.subject(i)
        deed = line.low(i + 1) in ("for", "on") or (line.low(i + 1) == "of" and "ing" in line.words(i + 2, i + 5))
        return _Found("accuses", accused, None, accused, hedged=True) if accused and deed else None
    accused = _before_of(line, _object(line, i + 1))
    ahead = line.words(i + 1, i + 20)
    if accused and blames and on is not None and line.low(accused[1]) not in ("for", "of"):
        accused = line.joined(on + 1)
    elif not re.search(r"\bfor\b" if blames else r"\bof\b", ahead) and not (blames and accused and _ends(line, accused[1])):
        return None
    return _by_subject(line, i, accused)


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


def _by_subject(line: Line, i: int, accused: Range | None) -> _Found | None:
    """An accusation by the subject of the verb at word `i`."""
    who = _teller(line, i) or line.subject(i)
    if not accused or (who and who[0] <= accused[0] < who[1]) or _blames_nobody(line, i, who, accused):
        return None
    if who is None and line.tag(i) == "G":
        return _Found("accuses", accused, None, (i, i + 1))  # "holding the army responsible, the monitor said": whoever says it
    return _Found("accuses", accused, who, (i, i + 1)) if who else None


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
    return bool(_NOBODY.search(before) or _OPEN.search(line.words(line.verb_start(i), i))) or line.low(accused[0]) in _ANY


def _behind(line: Line, i: int) -> _Found | None:
    """ "X was behind the attack", "X is responsible for", "carried out by X": on somebody's word only."""
    low = line.low(i)
    if low in ("behind", "responsible") and line.tag(i - 1) in ("A", "B"):
        accused = line.subject(i)
    elif low == "carried" and line.words(i + 1, i + 3) == "out by":
        accused = line.joined(i + 3)
    elif low == "work" and line.low(i + 1) == "of" and _HEDGE.search(line.words(i - 6, i)):
        accused = line.joined(i + 2)
        return _Found("accuses", accused, None, accused, hedged=True) if accused else None
    else:
        return None
    if not accused or line.low(accused[0]) in _ITSELF or _OPEN.search(line.words(min(accused[0], i) - 8, i)):
        return None
    return _Found("accuses", accused, None, accused)


def _allegedly(line: Line, i: int) -> _Found | None:
    """ "were killed allegedly by X", "suspected to have been planted by X": a hedge is an accusation even by nobody."""
    if line.low(i) != "by" or not _DEED.search(line.words(i - 4, i)):
        return None
    if not _HEDGE.search(line.words(i - 8, i + 1)):
        return None
    accused = line.joined(i + 1)
    return _Found("accuses", accused, None, accused, hedged=True) if accused else None


_RULES: Final = (_claims, _said_itself, _denies, _accuses, _behind, _allegedly)


def _claim(page: Page, line: Line, found: _Found) -> Responsibility | None:
    """The record of what a rule found; an accusation without anybody who makes it is plain narration and none."""
    said = _told(page, line, found.at) if found.hedged else who_says(page, line, found.at)
    accused = party_of(page, line, found.accused) if found.accused else None
    speaker = _speaker(page, line, found, said)
    if found.position == "accuses" and ((speaker is None and not found.hedged) or (accused and accused == speaker)):
        return None
    evidence = line.span((0, len(line)))
    cue = line.span((found.at[0], found.at[0] + 1)) if found.speaker else said.cue
    key = (evidence.start, found.position, accused.start if accused else None, speaker.start if speaker else None)
    return Responsibility(
        id=claim_id(page.document.id, "responsibility", *key),
        evidence=evidence,
        attribution=said.attribution,
        speaker=speaker,
        stance=_stance(page, found, evidence, cue),
        accused=accused,
        position=found.position,
    )


def _stance(page: Page, found: _Found, evidence: Span, cue: Span | None) -> Stance:
    if found.position == "denies":
        return "denies"
    return "alleges" if found.hedged else stance_of(page.text, evidence, cue)


def _told(page: Page, line: Line, words: Range) -> Said:
    """Who is marked as saying it: in "blamed on", "allegedly", the verb of the sentence itself has no speaker."""
    span = line.span(words)
    attribution = page.attribution_over(span.start, span.end)
    speaker = page.speaker_of(attribution)
    return Said(attribution.id, speaker, attribution.cue) if attribution and speaker else Said()


def _speaker(page: Page, line: Line, found: _Found, said: Said) -> Party | None:
    if found.position == "unclaimed":
        return None
    if found.speaker:
        return party_of(page, line, found.speaker)
    return said.speaker
