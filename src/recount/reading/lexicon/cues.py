"""Reporting words: what kind of saying a cue is, and what stance the wording of a claim gives it.

The kinds follow the stances of docs/format.md. "Claimed" asserts: it names the speaker but does not hedge what he says.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, Literal

from recount.model import Span, Stance
from recount.reading.lexicon.patterns import any_of

CueKind = Literal["says", "alleges", "estimates", "acknowledges", "denies", "accuses", "demands"]

DENYING: Final = re.compile(  # verbs, in lower case
    any_of(
        "den(?:y|ies|ied|ying) refut(?:e[sd]?|ing) reject(?:s|ed|ing)? dismiss(?:es|ed|ing)? rebut(?:s|ted)? rubbish(?:es|ed)"
        " repudiat(?:e[sd]?|ing) disclaim(?:s|ed)? disavow(?:s|ed)? disput(?:e[sd]?|ing) contradict(?:s|ed|ing)?"
    )
)
ADMITTING: Final = re.compile(
    any_of("acknowledg(?:e[sd]?|ing) admi(?:ts?|tted|tting) conced(?:e[sd]?|ing) confess(?:es|ed|ing)? own(?:s|ed)?_up")
)
_WORDS: Final[dict[CueKind, str]] = {  # the strongest kind first
    "denies": any_of("denials?", DENYING.pattern),
    "acknowledges": any_of("acknowledgements? admissions?", ADMITTING.pattern),
    "accuses": any_of("accus(?:e[sd]?|ing|ations?) blam(?:e[sd]?|ing) attribut(?:e[sd]?|ing) implicat(?:e[sd]?|ing)"),
    "alleges": any_of(
        "alleg(?:e[sd]?|ing|ations?) suspect(?:s|ed|ing)? believ(?:e[sd]?|ing) fear(?:s|ed|ing)? suggest(?:s|ed|ing)?"
        " hint(?:s|ed|ing)? speculat(?:e[sd]?|ing) insinuat(?:e[sd]?|ing)"
    ),
    "estimates": any_of(
        "estimat(?:e[sd]?|ing|ions?) reckon(?:s|ed)? calculat(?:e[sd]?|ing) put_the_(?:number|toll|figure|count)"
    ),
    "demands": any_of(
        "demand(?:s|ed|ing)? urg(?:e[sd]?|ing) appeal(?:s|ed|ing)? request(?:s|ed|ing)? exhort(?:s|ed)? implor(?:e[sd]?|ing)"
        " call(?:s|ed|ing)?_(?:on|upon|for) insist(?:s|ed|ing)?_(?:on|that)"
    ),
    "says": any_of(
        "sa(?:y|ys|id|ying) t(?:ell|ells|old|elling) stat(?:e[sd]?|ing|ements?) report(?:s|ed|ing)? announc(?:e[sd]?|ing)"
        " add(?:s|ed|ing)? claim(?:s|ed|ing)? confirm(?:s|ed|ing)? according not(?:e[sd]?|ing) declar(?:e[sd]?|ing)"
        " explain(?:s|ed|ing)? describ(?:e[sd]?|ing) reveal(?:s|ed|ing)? disclos(?:e[sd]?|ing) inform(?:s|ed|ing)?"
        " maintain(?:s|ed|ing)? insist(?:s|ed|ing)? assert(?:s|ed|ing)? argu(?:e[sd]?|ing) warn(?:s|ed|ing)? ask(?:s|ed|ing)?"
        " condemn(?:s|ed|ing)? tweet(?:s|ed)? posted wrote testif(?:y|ied) recount(?:s|ed)? alert(?:s|ed)? stress(?:es|ed)?"
        " document(?:s|ed)? quot(?:e[sd]?|ing) mention(?:s|ed)? observ(?:e[sd]|ing) comment(?:s|ed|ing)? repl(?:y|ies|ied)"
        " underlin(?:e[sd]?|ing) conclud(?:e[sd]?|ing) found"
    ),
}
_KINDS: Final[dict[CueKind, re.Pattern[str]]] = {
    kind: re.compile(rf"(?i)(?<!\w){words}(?!\w)") for kind, words in _WORDS.items()
}
REPORTING_VERB: Final = re.compile(  # finite verbs only: what can stand between a subject and what it says
    any_of(
        "sa(?:ys?|id) t(?:ells?|old) state[sd] report(?:s|ed) announce[sd] add(?:s|ed) claim(?:s|ed)? confirm(?:s|ed) note[sd]"
        " declare[sd] explain(?:s|ed) reveal(?:s|ed) disclose[sd] inform(?:s|ed) maintain(?:s|ed) insist(?:s|ed) assert(?:s|ed)"
        " argue[sd] warn(?:s|ed) allege[sd]? acknowledge[sd] admit(?:s|ted) concede[sd] den(?:y|ies|ied) reject(?:s|ed)"
        " accuse[sd]? blame[sd]? demand(?:s|ed)? urge[sd]? believe[sd]? suspect(?:s|ed)? estimate[sd] condemn(?:s|ed) wrote"
        " tweeted testified stress(?:es|ed) documented describe[sd]? dismiss(?:es|ed) refute[sd]? suggest(?:s|ed)"
        " appeal(?:s|ed) call(?:s|ed)"
    )
)
_HEDGING: Final = any_of("allegedly reportedly purportedly supposedly apparently presumably unconfirmed presumed")
_THOUGHT: Final = any_of("said believed thought feared suspected presumed alleged reported understood rumou?red")
_HEDGE: Final = re.compile(
    rf"(?i)(?<!\w)(?:{_HEDGING}|(?:is|are|was|were) {_THOUGHT} to|(?:suspected|believed|thought) to|(?:may|might|could) have"
    r"|(?:is|are|was|were|it is) feared|feared (?:dead|killed|trapped)"
    r"|could not be (?:independently )?(?:verified|confirmed))(?!\w)"
)
_UNTRUE: Final = re.compile(
    r"(?i)(?<!\w)(?:(?:is|are|was|were) (?:entirely |completely |simply )?(?:false|untrue|baseless|unfounded|fabricated|a lie)"
    r"|not true that|false that)(?!\w)"
)
_NEGATED: Final = re.compile(r"(?i)(?<!\w)(?:not|never|nor|neither|without|n't|n’t|refus\w+ to|declin\w+ to)\s+(?:\w+ly\s+)?$")
_BEFORE_CUE: Final = 30  # characters in which a negation of the cue can stand


@lru_cache(maxsize=1_000)  # most cues are the same few words
def cue_kind(words: str) -> CueKind | None:
    """What kind of saying the words of a cue are; None if they hold no reporting word. The strongest kind wins."""
    return next((kind for kind, pattern in _KINDS.items() if pattern.search(words)), None)


def is_hedged(words: str) -> bool:
    """Whether the wording itself leaves open that it is so: "allegedly", "are believed to", "may have"."""
    return bool(_HEDGE.search(words))


def is_negated(text: str, at: int) -> bool:
    """Whether a negation stands right before the offset `at`: "did not deny", "refused to say"."""
    return bool(_NEGATED.search(text[max(0, at - _BEFORE_CUE) : at]))


def stance_of(text: str, evidence: Span, cue: Span | None = None) -> Stance:
    """The stance of a claim from its words and the cue that introduces it (null: the outlet states it).

    A denial that is itself negated ("did not deny") asserts nothing, so it counts as `alleges`.
    """
    kind = cue_kind(text[cue.start : cue.end]) if cue else None
    if cue and kind == "denies":
        return "alleges" if is_negated(text, cue.start) else "denies"
    if _UNTRUE.search(text, evidence.start, evidence.end):
        return "denies"
    if kind == "acknowledges" and cue and not is_negated(text, cue.start):
        return "acknowledges"
    if kind == "alleges" or is_hedged(text[evidence.start : evidence.end]):
        return "alleges"
    return "asserts"
