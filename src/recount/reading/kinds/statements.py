"""Statements: what else somebody says, commentary and questions, with the one who says it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import Final

from recount.model import Attribution, Span, Statement
from recount.reading.grammar.tags import tokens_of
from recount.reading.identity import claim_id
from recount.reading.kinds.commentary import Comment, comment_over, comments
from recount.reading.lexicon.cues import stance_of
from recount.reading.page import Page

_FEWEST: Final = 4  # words of a statement
_TALKED_OF: Final = 12  # words of a phrase without a verb that is no statement
_NO_VOICE: Final = frozenset("who whom whose which that this these those you it".split())
_QUOTED: Final = re.compile(r"[\"“”‘«»]")
_FURNITURE: Final = re.compile(
    r"(?i)^(?:not to be (?:named|identified)|anonymity|to remain anonymous|share"
    r"|leave a (?:reply|comment)|this post has|no comments|be the first|post a comment|read more|related"
    r"|sign up|subscribe|follow us|advertisement|click here|copyright|all rights reserved|your email|log ?in|cookie"
    r"|newsletter|tags?:|photo:|image:|\d+ comments?)"
)


def find_statements(page: Page, taken: list[Span]) -> list[Statement]:
    """The voices of a page, in text order: each commentary line as a whole, and every run of attributed sentences that no
    other claim rests on (`taken`: their evidence). What has no known speaker, or is page furniture, is none."""
    lines = comments(page)
    out = [_of_comment(page, c) for c in lines]
    ranges = _merged(taken)
    for attribution in page.attributions:
        speaker = page.speaker_of(attribution)
        if speaker is None or speaker.text.lower() in _NO_VOICE:
            continue
        for piece in attribution.content:
            free = (span for span in _free(page, piece, ranges) if comment_over(lines, span) is None)
            out += [
                _of_attribution(page, attribution, span)
                for span in free
                if not _is_furniture(page, span) and _says_something(page, span)
            ]
    return sorted(_distinct(out), key=lambda s: (s.content, s.id))


def _merged(taken: list[Span]) -> list[Span]:
    """The stretches covered by any of the spans, in order and apart."""
    out: list[Span] = []
    for span in sorted(taken):
        if out and span.start <= out[-1].end:
            out[-1] = Span(out[-1].start, max(out[-1].end, span.end))
        else:
            out.append(span)
    return out


def _free(page: Page, piece: Span, taken: list[Span]) -> Iterator[Span]:
    """The runs of sentences of a piece of content that are not taken, cut to the piece."""
    k = page.sentence_index(piece.start)
    run: Span | None = None
    while k < len(page.sentences) and page.sentences[k].start < piece.end:
        sentence = page.sentences[k]
        a, b = max(sentence.start, piece.start), min(sentence.end, piece.end)
        if a < b and not _overlaps(taken, a, b):
            run = Span(run.start if run else a, b)
        elif run:
            yield run
            run = None
        k += 1
    if run:
        yield run


def _overlaps(taken: list[Span], start: int, end: int) -> bool:
    """Whether one of the stretches, which stand apart and in order, overlaps [start, end)."""
    k = bisect_left(taken, Span(start, start + 1))
    return (k < len(taken) and taken[k].start < end) or (k > 0 and taken[k - 1].end > start)


def _is_furniture(page: Page, span: Span) -> bool:
    words = page.quote(span)
    return len(words.split()) < _FEWEST or bool(_FURNITURE.match(words.strip()))


def _says_something(page: Page, span: Span) -> bool:
    """Whether a stretch is quoted, long, or holds a verb: "the legitimacy of the election" is only what was talked of."""
    words = page.quote(span)
    around = page.text[max(0, span.start - 1) : span.end + 1]
    if len(words.split()) > _TALKED_OF or words.isupper() or _QUOTED.search(around):
        return True
    return any(token.tag in "VEAG" for token in tokens_of(words, span.start))


def _of_comment(page: Page, comment: Comment) -> Statement:
    content = comment.quotation
    evidence = Span(comment.name.start, max(content.end, page.sentence(content.end - 1).end))
    attribution = page.attribution_over(content.start, content.end)
    return Statement(
        id=claim_id(page.document.id, "statement", content.start, content.end, comment.name.start),
        evidence=evidence,
        attribution=attribution.id if attribution else None,
        speaker=comment.speaker(page),
        stance="asserts",
        content=content,
    )


def _of_attribution(page: Page, attribution: Attribution, content: Span) -> Statement:
    speaker = page.speaker_of(attribution)
    evidence = Span(
        min(content.start, page.sentence(content.start).start), max(content.end, page.sentence(content.end - 1).end)
    )
    return Statement(
        id=claim_id(page.document.id, "statement", content.start, content.end, speaker.start if speaker else None),
        evidence=evidence,
        attribution=attribution.id,
        speaker=speaker,
        stance=stance_of(page.text, content, attribution.cue),
        content=content,
    )


def _distinct(found: list[Statement]) -> list[Statement]:
    """Each statement once."""
    return list({s.id: s for s in found}.values())
