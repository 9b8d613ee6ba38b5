"""Counts, their harms and their links: the trained part of the toll reader, one encoder window at a time.

Counts are found with the harm summed out and typed afterwards, since telling that something is a toll is easier than telling
which; every mention is then scored for every count, and mentions of one party add up.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final, NamedTuple

import numpy as np

from recount.model import Category, Position, Scope, Stance
from recount.reading.lexicon.harm import HARMS
from recount.reading.lexicon.numbers import Interval
from recount.reading.trained.counts import Quotes, numbered, widen
from recount.reading.trained.features import Floats, Passage, Range, kinship, pair_extras, phrase_words, said_by, same_phrase
from recount.reading.trained.heads import Anchors, Heads, across, log_softmax, soft, softmax
from recount.reading.trained.tagging import NEVER, best_tags, spans

_Choice = tuple[Range | None, float]  # a mention, or none, with its score
ROLES: Final = ("victim", "speaker", "perpetrator", "place", "when")
CATEGORIES: Final[tuple[Category, ...]] = ("civilian", "armed_group", "state_forces", "unknown")
SCOPES: Final[tuple[Scope, ...]] = ("event", "cumulative")
STANCES: Final[tuple[Stance, ...]] = ("asserts", "alleges")
POSITIONS: Final[tuple[Position, ...]] = ("claims", "accuses", "denies")


@dataclass(frozen=True, slots=True)
class Decoding:
    """What is added in log space to O of counts, roles and accused parties, and the weights of the harm head and of the victim
    lexicon beside the heads that they correct."""

    count: float = 0.0
    role: float = -0.5
    blame: float = -1.0
    harm: float = 2.0
    lexicon: float = 1.0


@dataclass(slots=True)
class Found:
    """One toll in word ranges of its window; `above` is the index of the toll that includes it."""

    span: Range
    harm: int
    number: Interval
    score: float
    category: int = 3
    scope: int = 0
    stance: int = 0
    links: dict[str, Range | None] = field(default_factory=dict)
    scores: dict[str, float] = field(default_factory=dict)
    above: int | None = None


@dataclass(slots=True)
class Blamed:
    """One accused party in word ranges, with the position taken and who takes it."""

    span: Range
    position: int
    speaker: Range | None
    score: float


class _Seen(NamedTuple):
    """One passage as the heads see it: the (words, WIDTH) states, the words, and attributions as (source, contents)."""

    h: Floats
    passage: Passage
    quotes: Quotes
    attributions: list[tuple[Range, list[Range]]]


class TollReader:
    """Tolls and accused parties of one passage, given its encoder states."""

    def __init__(self, heads: Heads, lexicon: dict[str, list[int]], decoding: Decoding) -> None:
        self._heads, self._lexicon, self._decoding = heads, lexicon, decoding

    def __call__(
        self, h: Floats, passage: Passage, text: str, offsets: list[Range], attributions: list[tuple[Range, list[Range]]]
    ) -> tuple[list[Found], list[Blamed]]:
        """`h` (words, WIDTH); `offsets` are the words' places in `text`; attributions are (source, contents) word ranges."""
        seen = _Seen(h, passage, Quotes(text, offsets), attributions)
        tolls, blamed = self._counts(seen), self._blamed(h)
        if tolls or blamed:
            self._fill(seen, tolls, blamed)
        return tolls, blamed

    def _counts(self, seen: _Seen) -> list[Found]:
        tags = log_softmax(self._heads.linear("count_tags", seen.h))
        whole = np.stack([tags[:, 0] + self._decoding.count, _logsum(tags[:, 1::2]), _logsum(tags[:, 2::2])], -1)
        ranges: list[Range] = []
        for _, a, b in spans(best_tags(whole)):
            a, b = widen(seen.quotes, a, b)
            if not ranges or ranges[-1][1] <= a:
                ranges.append((a, b))
        if not ranges:
            return []
        tagged = np.stack([log_softmax(tags[a, 1::2] + tags[a + 1 : b, 2::2].sum(0)) for a, b in ranges])
        typed = tagged + self._decoding.harm * log_softmax(self._heads.harms(seen.h, seen.passage, ranges))
        sure = [float(1 - np.exp(whole[a, 0])) for a, _ in ranges]
        told = zip(numbered(seen.quotes, ranges), _rounded(typed).argmax(-1), sure, strict=True)
        return [Found(span, int(harm), number, score) for (span, number), harm, score in told]

    def _blamed(self, h: Floats) -> list[Blamed]:
        scores = log_softmax(self._heads.linear("blame_tags", h))
        scores[:, 0] += self._decoding.blame
        found = spans(best_tags(scores))
        return [Blamed((a, b), kind, None, float(np.exp(scores[a, 1 + 2 * kind]))) for kind, a, b in found]

    def _fill(self, seen: _Seen, tolls: list[Found], blamed: list[Blamed]) -> None:
        """Link tolls and accused parties to mentions, and settle what the links tell of the tolls."""
        kinds = [t.harm for t in tolls] + [len(HARMS) + b.position for b in blamed]
        anchors = self._heads.anchors(seen.h, [t.span for t in tolls] + [b.span for b in blamed], kinds)
        counts = anchors.first(len(tolls))
        mentions = self._mentions(seen.h)
        mentions["speaker"] = sorted({*mentions["speaker"], *(source for source, _ in seen.attributions)})
        mixed: dict[str, Floats] = {}
        for role in ROLES:
            some = anchors if role == "speaker" else counts
            if some.ranges:
                mixed[role], chosen = self._linked(seen, role, some, mentions[role])
                _note(role, chosen, tolls, blamed)
        if tolls:
            self._classify(tolls, counts.context, mixed, seen.quotes)
            self._nest(seen, tolls, counts)
            inherit(tolls)

    def _linked(self, seen: _Seen, role: str, anchors: Anchors, mentions: list[Range]) -> tuple[Floats, list[_Choice]]:
        """Of each anchor the mentions of a role, mixed by how well they fit, and the best of them."""
        extra = None
        if role == "speaker" and mentions:
            said = said_by(anchors.ranges, mentions, seen.attributions)
            extra = pair_extras(seen.passage, anchors.ranges, mentions, said)
        scores, vectors = self._heads.link(role, seen.h, seen.passage, anchors, mentions, extra)
        return soft(scores, vectors), self._choose(role, _rounded(scores), mentions, seen.quotes)

    def _mentions(self, h: Floats) -> dict[str, list[Range]]:
        """The mentions of each role. All are decoded in one pass, role after role, each behind a row that is surely outside."""
        tags = log_softmax(self._heads.linear("role_tags", h).reshape(len(h), len(ROLES), 3))
        tags[:, :, 0] += self._decoding.role
        rows = np.full((len(ROLES), 1 + len(h), 3), NEVER, np.float32)
        rows[:, 0, 0] = 0
        rows[:, 1:] = tags.transpose(1, 0, 2)
        found: dict[str, list[Range]] = {role: [] for role in ROLES}
        for _, start, end in spans(best_tags(rows.reshape(-1, 3))):
            role, row = divmod(start, 1 + len(h))
            found[ROLES[role]].append((row - 1, row - 1 + end - start))
        return found

    def _choose(self, role: str, scores: Floats, mentions: list[Range], quotes: Quotes) -> list[_Choice]:
        """The best mention (or none) of each anchor: mentions of one party add up, except victims."""
        share = softmax(scores)
        groups = [[j] for j in range(len(mentions))] if role == "victim" else grouped(mentions, quotes)
        out: list[_Choice] = []
        for none, *row in share.tolist():
            masses = [sum(row[j] for j in group) for group in groups]
            mass = max(masses, default=0.0)
            best = max(groups[masses.index(mass)], key=row.__getitem__) if mass > none else None
            out.append((None, round(none, 3)) if best is None else (mentions[best], round(mass, 3)))
        return out

    def _classify(self, tolls: list[Found], context: Floats, mixed: dict[str, Floats], quotes: Quotes) -> None:
        logits = {name: log_softmax(self._heads.classes(name, context, mixed["victim"], mixed["when"]))
                  for name in ("category", "scope", "stance")}  # fmt: skip
        for i, toll in enumerate(tolls):
            victim = toll.links.get("victim") or (toll.span if toll.number.implicit else None)
            known = lexical(self._lexicon, quotes(victim)) if victim else np.zeros(len(CATEGORIES))
            category = _rounded(logits["category"][i] + self._decoding.lexicon * known)
            toll.category = int(category.argmax())
            toll.scope, toll.stance = (int(_rounded(logits[n][i]).argmax()) for n in ("scope", "stance"))
            toll.scores["category"] = round(float(softmax(category)[toll.category]), 3)
            toll.scores["scope"] = round(float(np.exp(logits["scope"][i][toll.scope])), 3)

    def _nest(self, seen: _Seen, tolls: list[Found], anchors: Anchors) -> None:
        if len(tolls) < 2:
            return
        extra = kinship([t.harm for t in tolls], [t.number.low for t in tolls], anchors.ranges)
        scores, _ = self._heads.link("part_of", seen.h, seen.passage, anchors, anchors.ranges, extra)
        scores[:, 1:][np.eye(len(tolls), dtype=bool)] = NEVER
        for toll, best, row in zip(tolls, _rounded(scores).argmax(-1), softmax(scores), strict=True):
            toll.above = None if best == 0 else int(best) - 1
            toll.scores["part_of"] = round(float(row[best]), 3)


def _note(role: str, chosen: list[_Choice], tolls: list[Found], blamed: list[Blamed]) -> None:
    """Keep what was chosen for the tolls and, behind them, for the accused parties, of whom only the speaker is asked."""
    for toll, (span, score) in zip(tolls, chosen, strict=False):
        toll.links[role], toll.scores[role] = span, score
    for accused, (span, _) in zip(blamed, chosen[len(tolls) :], strict=False):
        accused.speaker = span


def _rounded(scores: Floats) -> Floats:
    """Scores to 1e-3, so that no last bit of another processor decides."""
    out: Floats = np.round(scores, 3)
    return out


def _logsum(x: Floats) -> Floats:
    top = across(np.maximum, x)
    out: Floats = top + np.log(across(np.add, np.exp(x - top[:, None])))
    return out


def lexical(table: dict[str, list[int]], phrase: str) -> Floats:
    """Mean log share of each category over the known words of a victim phrase; zeros if none is known."""
    known = [np.array(table[w], np.float32) for w in phrase_words(phrase) if w in table]
    shares = [np.log((n + 0.5) / (n.sum() + 2)) for n in known]
    return np.mean(shares, 0, dtype=np.float32) if shares else np.zeros(len(CATEGORIES), np.float32)


def grouped(mentions: list[Range], quotes: Quotes) -> list[list[int]]:
    """Indices of mentions that share their words with the first of their group."""
    groups: list[list[int]] = []
    for j, mention in enumerate(mentions):
        words = quotes(mention)
        home = next((g for g in groups if same_phrase(quotes(mentions[g[0]]), words)), None)
        if home is None:
            groups.append([j])
        else:
            home.append(j)
    return groups


def inherit(tolls: list[Found]) -> None:
    """A part was harmed where, when and by whom its whole was, unless the text says otherwise."""
    for toll in tolls:
        if toll.above is not None:
            for role in ("perpetrator", "place", "when"):
                toll.links[role] = toll.links.get(role) or tolls[toll.above].links.get(role)
