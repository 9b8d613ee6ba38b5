"""Where a text mentions parties: noun phrases around a role, an organisation or a name, and who of them speaks."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import Final

import msgspec

from recount.reading.lexicon.nouns import is_plural
from recount.reading.lexicon.parties import role_of
from recount.reading.parties.known import Match, Names
from recount.reading.parties.names import Introduced, person_in
from recount.reading.parties.words import PRONOUNS, Token, Words

# Over the classes of words: a run of nouns, perhaps with a note in brackets, then "of ..." or another preposition and its own
# run. Runs have bounds, so that what looks at every word of a mention stays linear in the text.
_RUN: Final = r"d{0,3}[mrgn]{1,25}(?:\([^()]{1,8}\)[mrgn]{0,25})?"
_PHRASE: Final = re.compile(rf"{_RUN}(?:[op]{_RUN}){{0,3}}")
_NAME_AFTER: Final = re.compile(r",(?=n{1,5}(?:[^mrgno]|\Z))n{1,5}")
_ROLE_AFTER: Final = re.compile(rf",(?P<role>{_RUN}(?:[op]{_RUN}){{0,2}})(?=[,:.()]|\Z)")
_ROLE_WITHOUT_COMMA: Final = re.compile(rf"d(?:[mgn]*)r(?:[op]{_RUN}){{0,2}}(?=[ac,.]|\Z)")
_CUE_AFTER: Final = re.compile(r",?a{0,3}c|:")
_JOINTS: Final = frozenset(("of", "for", "the", "in"))
ARMIES: Final = frozenset(("army", "military", "forces", "troops"))
_LEANING: Final = ARMIES | {"government", "regime"}
_TO: Final = frozenset(("to", "by"))
_TAKES_AN_OBJECT: Final = frozenset(  # cues that never stand before their speaker: "denied the report"
    "told deny denies denied accuse accuses accused blame blames blamed condemned describe describes described named listed "
    "counted identified published mourned verified recorded documented "
    "reject rejects rejected dismiss dismisses dismissed refute refutes refuted".split()
)
_BROKEN: Final = re.compile(r"[.!?]\s|\n")
_LONGEST_INTRODUCTION: Final = 12  # words before the brackets


class Mention(msgspec.Struct, frozen=True):
    """One mention in token and character offsets. `heads` are the words that it can be called by, `words` all that tell
    something; `named` is the token range of a person's name; `bare` a definite phrase that leans on an earlier mention."""

    a: int
    b: int
    start: int
    end: int
    heads: frozenset[str]
    words: frozenset[str]
    named: tuple[int, int] | None
    speaks: bool
    plural: bool
    human: bool
    bare: bool


def mentions_in(words: Words) -> list[Mention]:
    """All mentions of a text, in order and without overlap."""
    return [mention_of(words, a, b) for a, b in _ranges(words) if _tells(words, a, b)]


def _ranges(words: Words) -> list[tuple[int, int]]:
    """Noun phrases in token ranges, a name and its role joined, none across the end of a sentence."""
    out: list[tuple[int, int]] = []
    for found in _PHRASE.finditer(words.kinds):
        a, b = found.span()
        if out and a < out[-1][1]:
            continue
        for start, end in _unbroken(words, a, b):
            begin = _article(words, start, end)
            out.append((begin, _with_apposition(words, begin, end)))
    return out


def _article(words: Words, a: int, b: int) -> int:
    """Where the phrase really begins: at its article, not at a number that only stands before it."""
    text = words.names.text
    if a + 1 < b and text[words.tokens[a].start].isdigit() and text[words.tokens[a + 1].start].isupper():
        a += 1
    return next((k for k in range(min(a + 2, b - 1), a, -1) if words.tokens[k].folded in ("the", "a", "an")), a)


def _unbroken(words: Words, a: int, b: int) -> list[tuple[int, int]]:
    """The range cut where a line ends between two of its words."""
    text, tokens = words.names.text, words.tokens
    cuts = [k for k in range(a + 1, b) if "\n" in text[tokens[k - 1].end : tokens[k].start]]
    return list(zip([a, *cuts], [*cuts, b], strict=True))


def _with_apposition(words: Words, a: int, b: int) -> int:
    """The end of the range with the name after its role, or the role after its name, behind a comma."""
    kinds = words.kinds[a:b]
    after = None
    if set(kinds) == {"n"} or re.fullmatch(r"(?:r(?:\(r\))?){1,2}n+", kinds):
        after = _ROLE_AFTER.match(words.kinds, b) or (_ROLE_WITHOUT_COMMA.match(words.kinds, b) if len(kinds) > 1 else None)
        if after and ("r" not in after.group() or (len(kinds) == 1 and after.group()[1] != "d")):
            after = None
    elif "r" in kinds:
        after = _NAME_AFTER.match(words.kinds, b)
    return after.end() if after and not _BROKEN.search(_text(words, b - 1, after.end())) else b


def _text(words: Words, a: int, b: int) -> str:
    return words.names.text[words.tokens[a].end : words.tokens[b - 1].start]


def _tells(words: Words, a: int, b: int) -> bool:
    """Whether a phrase can be a party: it holds a role, an organisation or a state, or is a name that speaks."""
    kinds = words.kinds[a:b]
    if "r" in kinds or "g" in kinds:
        return True
    if "n" in kinds and _speaks(words, a, b) and (a == 0 or words.kinds[a - 1] not in "po"):
        return True
    return any(m.entry.kind == "state" for m in words.names.within(words.tokens[a].start, words.tokens[b - 1].end))


def _speaks(words: Words, a: int, b: int) -> bool:
    """Whether a reporting cue follows the phrase, or stands before it in an inverted clause ("…", said X; according to X)."""
    if _CUE_AFTER.match(words.kinds, b):
        return True
    before = words.tokens[a - 1] if a else None
    if before is None:
        return False
    if before.folded in _TO:
        return a > 1 and words.kinds[a - 2] == "c"
    closes = b >= len(words.kinds) or words.kinds[b] in ",.():"
    return before.kind == "c" and before.folded not in _TAKES_AN_OBJECT and closes


def mention_of(words: Words, a: int, b: int) -> Mention:
    """The mention that tokens a..b make."""
    tokens = words.tokens[a:b]
    person = person_in(words, a, b)
    named = person.name if person else None
    end = next((k for k in range(a, b) if words.kinds[k] in "op("), b)
    base = named[0] if named and named[0] > a and end == b else end
    head = next((t for t in reversed(words.tokens[a:base]) if t.kind in "rgnm"), tokens[-1])
    telling = frozenset(t.folded for t in tokens if (t.kind in "mrgnx" and t.folded.isalnum()) or "-" in t.folded)
    heads = _heads(words, a, b, head, named)
    plural = named is None and _is_plural(head) and _name_over(words, a, b, head) is None
    role = role_of(words.names.text[head.start : head.end])
    human = named is not None or (bool(role) and role.kind == "r" and not plural) if role else named is not None
    bare = named is None and _leans(words, a, b)
    return Mention(a, b, tokens[0].start, tokens[-1].end, heads, telling, named, _speaks(words, a, b), plural, human, bare)


def _heads(words: Words, a: int, b: int, head: Token, named: tuple[int, int] | None) -> frozenset[str]:
    """Names, the head, acronyms in brackets, and of a named person every role word."""
    out = {head.folded}
    tokens = words.tokens
    if named:
        out |= {t.folded for t in tokens[named[0] : named[1]]}
        out |= {t.folded for t in tokens[a:b] if t.kind == "r"}
    out |= {tokens[k].folded for k in range(a + 1, b - 1) if words.kinds[k - 1] == "(" and words.kinds[k + 1] == ")"}
    name = _name_over(words, a, b, head)
    if name:
        out |= {t.folded for t in tokens[a:b] if name.start <= t.start < name.end and t.folded not in _JOINTS}
    return frozenset(w for w in out if len(w) > 1)


def _name_over(words: Words, a: int, b: int, head: Token) -> Match | None:
    """The party of the tables in tokens a..b whose name holds the head."""
    names = words.names.within(words.tokens[a].start, words.tokens[b - 1].end)
    return next((m for m in names if m.entry.kind == "party" and not m.linked and m.start <= head.start < m.end), None)


def _is_plural(head: Token) -> bool:
    return head.kind in "rg" and is_plural(head.folded)


def _leans(words: Words, a: int, b: int) -> bool:
    """Whether the phrase is "the" or "this" and a few words, none of them a name of the tables or a proper name."""
    tokens = words.tokens[a:b]
    if len(tokens) == 1 and tokens[0].folded in _LEANING:
        return True
    if tokens[0].folded not in ("the", "this", "these", "those") or len(tokens) > 5 or "n" in words.kinds[a:b]:
        return False
    if any(k in "op(" for k in words.kinds[a:b]):
        return False
    names = [m for m in words.names.within(tokens[0].start, tokens[-1].end) if not m.linked]
    return not names or (len(tokens) > 3 and all(m.entry.kind == "demonym" for m in names))


def is_pronoun(word: str) -> bool:
    """Whether a folded word is a pronoun that can stand for a party."""
    return word in PRONOUNS


def introduced_in(words: Words) -> dict[str, Introduced]:
    """The abbreviations that the text explains: "Long Form (LF)" or "Long Form, or LF".

    A short form is matched from its last letter backwards against the words before it, its first letter beginning a word
    (Schwartz and Hearst, A simple algorithm for identifying abbreviation definitions in biomedical text, 2003).
    """
    out: dict[str, Introduced] = {}
    text, tokens = words.names.text, words.tokens
    for k in range(1, len(tokens)):
        before = k - 1 if tokens[k - 1].kind == "(" else k - 2 if _is_or(words, k) else 0
        if before <= 0:
            continue
        short = text[tokens[k].start : tokens[k].end]
        start = _long_form(words, short, before) if short not in out and 2 <= sum(map(str.isupper, short)) <= 10 else None
        if start is not None:
            out[short] = Introduced(start, before)
    return out


def _is_or(words: Words, k: int) -> bool:
    return k > 2 and words.tokens[k - 1].folded == "or" and words.kinds[k - 2] == ","


def _long_form(words: Words, short: str, end: int) -> int | None:
    """The token where the long form begins whose last word is before `end`, or None."""
    first = max(0, end - min(_LONGEST_INTRODUCTION, 2 * len(short) + 3))
    base = words.tokens[first].start
    long = words.names.text[base : words.tokens[end - 1].end]
    at = len(long)
    letters = [c for c in short.lower() if c.isalnum()]
    for n, letter in enumerate(reversed(letters)):
        at -= 1
        while at >= 0 and (long[at].lower() != letter or (n == len(letters) - 1 and at > 0 and long[at - 1].isalnum())):
            at -= 1
        if at < 0:
            return None
    return max(first, bisect_right(words.starts, base + at) - 1)


def read_words(text: str) -> Words:
    """A text's words with the names of the tables found in it."""
    return Words(text, Names(text))
