"""A text as words with a class each.

Classes: d determiner or number, m modifier, r voice with a role, g group or organisation, n other word with a capital (a name),
o "of" or "for", p other preposition, c reporting cue, a what may stand between a party and its cue, "," "(" ")" ":" and "." as
printed, x anything else.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache
from typing import Final

import msgspec

from recount.reading.lexicon.numbers import COUNTING_WORDS
from recount.reading.lexicon.parties import SUBWORD, fold, role_of
from recount.reading.lexicon.tables import word_list
from recount.reading.parties.known import Names

_TOKEN: Final = re.compile(
    r"@\w+|(?:[^\W\d_]\.){2,}|(?:Mr|Mrs|Ms|Dr|Prof|Lt|Col|Gen|Maj|Capt|Brig|Sgt|Insp|Retd|Adm|Rev)\."
    r"|[A-Z]\.(?=\s?[A-Z])|\w+(?:[-‐‑'’]\w+)*['’]?(?<!_)|[^\w\s]"
)
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
PRONOUNS: Final = frozenset(
    "he him his himself she her hers herself it its itself they them their theirs themselves who whom whose which i me "
    "my we us our this that these those".split()
)
DETERMINERS: Final = COUNTING_WORDS | frozenset(
    "a an the this these those his her its their our my your another other some several many few both all various multiple no "
    "any each every around about least approximately nearly".split()
)
_CONTRACTION: Final = re.compile(r"['’](?:re|ve|ll|[sdm])\Z")
_OF: Final = frozenset(("of", "for"))
_PREPOSITIONS: Final = frozenset(("at", "in", "from", "with", "on", "to", "by", "under", "inside"))
_PARTICLES: Final = frozenset("al el bin ibn abu de la del van der von ul umm um da dos af ould ag".split())
_MODIFIER_ENDS: Final = re.compile(
    r"[-‐‑](?:based|backed|linked|allied|affiliated|led|run|owned|held|controlled|armed|borne|leaning|aligned|wing|ranking|level)s?\Z"
)
_CUES: Final = frozenset(
    "said say says saying added adds tell tells told reports reported reporting claim claims claimed claiming confirm "
    "confirms confirmed announce announces announced stated stating declare declares declared warn warns warned insist "
    "insists insisted deny denies denied acknowledge acknowledges acknowledged notes noted explain explains explained "
    "estimate estimates estimated documented quote quoted quotes quoting cite citing cited accuse accuses accused blame "
    "blames blamed write writes wrote tweet tweets tweeted posted recorded describe describes described argue argued "
    "argues inform informed disclose disclosed reveal reveals revealed allege alleges alleged according recalled "
    "remarked testified reject rejects rejected dismiss dismisses dismissed refute refutes refuted published mourned "
    "maintained asserted asserts verified listed named counted identified admitted "
    "conceded concluded indicated pointed replied responded reinforced condemned vowed pledged".split()
)
_TOLD: Final = frozenset(("report", "reports", "reporting", "claim", "claims", "estimate", "estimates"))  # nouns too
_ASIDES: Final = frozenset(
    "also later has had have further meanwhile then who earlier however yesterday today again and".split()
)
_RANKS_TOO: Final = frozenset(("major", "general", "private"))  # in lower case before a name they say how great or whose
# Words that often start a sentence or stand in capitals without being names.
_NOT_NAMES: Final = frozenset(
    "according although after before during while when where since as at but if in on it there then thus here so such "
    "and or nor not because however meanwhile moreover earlier later today yesterday tomorrow monday tuesday wednesday "
    "thursday friday saturday sunday january february march april may june july august september october november "
    "december jan feb mar apr jun jul aug sept sep oct nov dec am pm mon tue wed thu fri sat sun at least more most "
    "killed dead photo photos images video videos i ii iii what why how who whom which whose yes no also only just once "
    "now over under from to by with without until till through between among against despite following initial "
    "preliminary airstrike airstrikes strike attack attacks bomb blast explosion clashes encounter is are was were be "
    "been has have had do does did will would can could may might must shall should updated related print share gmt "
    "tonight morning afternoon evening civilians civilian people women children injuries casualties".split()
)
_INFLECTED: Final = ("ed", "ing", "ly")  # as names rarely end


class Token(msgspec.Struct, frozen=True):
    """One word or sign with its class."""

    start: int
    end: int
    kind: str
    folded: str


class Words:
    """The tokens of a text with their classes as one string, for regular expressions over classes."""

    def __init__(self, text: str, names: Names) -> None:
        self.names = names
        members = _inside(names)
        spans = [match.span() for match in _TOKEN.finditer(text)]
        words = [text[start:end] for start, end in spans]
        self.tokens: list[Token] = []
        for (start, end), word, following in zip(spans, words, [*words, ""][1:], strict=True):
            kind = members.get(start) or _kind(word, following[:1].isupper())
            if word.lower() in _TOLD and following.lower() in _CUES:
                kind = "g"  # "media reports said"
            elif word == "A" and following[:1].isupper() and self.tokens and self.tokens[-1].kind == "n":
                kind = "n"  # "S A Mujtaba"
            self.tokens.append(Token(start, end, kind, _folded(word)))
        if names.shouted:
            self._keep_names()
        elif names.caseless:
            self._guess_names()
        self.kinds = "".join(t.kind for t in self.tokens)
        self.starts = [t.start for t in self.tokens]

    def at(self, start: int, end: int) -> tuple[int, int]:
        """The range of tokens that begin in `text[start:end]`."""
        return bisect_left(self.starts, start), bisect_left(self.starts, end)

    def _keep_names(self) -> None:
        """In a text in capitals a common word is no name."""
        for k, token in enumerate(self.tokens):
            if token.kind == "n" and _is_common(token.folded):
                self.tokens[k] = Token(token.start, token.end, "x", token.folded)

    def _guess_names(self) -> None:
        """In a text without capitals, up to three unknown words after a role are a name."""
        room, since = 0, 99
        for k, token in enumerate(self.tokens):
            if token.kind == "x" and room and not _is_common(token.folded) and token.folded.isalpha():
                self.tokens[k] = Token(token.start, token.end, "n", token.folded)
                room -= 1
            else:
                since = 0 if token.kind == "r" else since + 1
                after_role = token.kind == "r" or (room == 3 and token.kind == "g") or (token.kind == "," and 0 < since < 8)
                room = 3 if after_role else 0


def _is_common(word: str) -> bool:
    return word in _NOT_NAMES or word in word_list("common_words.txt") or (len(word) > 4 and word.endswith(_INFLECTED))


def _inside(names: Names) -> dict[int, str]:
    """Classes of the words that belong to names of the tables, by where they start."""
    out: dict[int, str] = {}
    for match in names.matches:
        out[match.start] = "g" if match.entry.kind == "party" else "m"
        if match.linked or match.entry.kind != "party":
            continue
        for word in SUBWORD.finditer(names.text, match.start, match.end):
            out[word.start()] = "g"
    return out


@lru_cache(maxsize=50_000)
def _folded(word: str) -> str:
    bare = fold(word)
    return bare[:-1] if word.endswith(("'s", "’s")) else bare


@lru_cache(maxsize=50_000)
def _kind(word: str, before_capital: bool) -> str:
    lower = word.lower()
    if _YEAR.fullmatch(word):
        return "x"
    if len(word) == 1 and not word.isalnum():
        return word if word in ",():." else "," if word in "–—" else "x"
    if lower in DETERMINERS or word[0].isdigit():
        return "d"
    if _CONTRACTION.sub("", lower) in PRONOUNS:
        return "x"
    for words, kind in ((_OF, "o"), (_PREPOSITIONS, "p"), (_CUES, "c"), (_ASIDES, "a")):
        if lower in words:
            return kind
    if word in _RANKS_TOO and before_capital:
        return "d"
    role = role_of(word)
    if role:
        return role.kind
    return _kind_of_unknown(word, lower, before_capital)


def _kind_of_unknown(word: str, lower: str, before_capital: bool) -> str:
    if _MODIFIER_ENDS.search(lower):
        return "m"
    if lower in _NOT_NAMES:
        return "x"
    if word[0].isupper() or word[0] == "@" or lower.startswith(("al-", "el-", "abu-", "ul-")):
        return "n"
    return "n" if lower in _PARTICLES and before_capital else "x"
