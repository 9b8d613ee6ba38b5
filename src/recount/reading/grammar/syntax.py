"""Shallow syntax of one sentence: noun phrases, subjects and objects over its tagged words.

No parser stands behind this. Closed classes, endings and a list of irregular verbs tell phrases from clauses well enough to say
who stands before a verb and whom it takes; where the words leave that open, there is no answer rather than a guess.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from recount.model import Span
from recount.reading.grammar.tags import tokens_of, word_set
from recount.reading.lexicon.cues import REPORTING_VERB
from recount.reading.page import Page

Range = tuple[int, int]  # words [first, last + 1) of a sentence

_REPORTING: Final = word_set("saying stating adding claiming announcing reporting confirming alleging acknowledging admitting")
_PARTICLES: Final = word_set("down up out off away back")
_LEANING: Final = frozenset({"loyal", "allied", "linked", "affiliated", "close", "belonging", "opposed"})
_BE: Final = frozenset({"was", "were", "been", "being", "is", "are", "be", "wasn't", "weren't", "got", "get"})
_CLAUSAL: Final = frozenset({"after", "before", "since", "until"})  # "after gunmen attacked": they open clauses too
_BY: Final = 12  # words after a passive in which its agent begins
_LONGEST: Final = 40  # words of one noun phrase; a longer one is a table or an attack


class Line:
    """One sentence, its words tagged; `base` is its offset in the document, whose offsets its tokens have."""

    def __init__(self, text: str, base: int) -> None:
        self.text, self.base = text, base
        self.tokens = tokens_of(text, base)
        self._tags, self._lows = [t.tag for t in self.tokens], [t.low for t in self.tokens]
        self._subjects: dict[int, Range | None] = {}  # remembered: a row of verbs shares one, and cost must stay linear

    def __len__(self) -> int:
        return len(self.tokens)

    def tag(self, i: int) -> str:
        """The tag of word `i`; "" outside the sentence."""
        return self._tags[i] if 0 <= i < len(self._lows) else ""

    def low(self, i: int) -> str:
        """Word `i` in lower case; "" outside the sentence."""
        return self._lows[i] if 0 <= i < len(self._lows) else ""

    def word(self, i: int) -> str:
        """Word `i` as printed; "" outside the sentence."""
        return self.printed((i, i + 1)) if 0 <= i < len(self.tokens) else ""

    def words(self, a: int, b: int) -> str:
        """Words [a, b) in lower case with single spaces: what patterns of several words look at."""
        return " ".join(self._lows[max(0, a) : max(0, b)])

    def printed(self, words: Range) -> str:
        """The characters of a range of words."""
        span = self.span(words)
        return self.text[span.start - self.base : span.end - self.base]

    def span(self, words: Range) -> Span:
        """Where a range of words stands in the document."""
        return Span(self.tokens[words[0]].start, self.tokens[words[1] - 1].end)

    def at(self, offset: int) -> int:
        """The word that holds, or first begins after, a character offset."""
        return next((i for i, t in enumerate(self.tokens) if t.end > offset), len(self.tokens))

    def range_of(self, span: Span) -> Range:
        """The words of the sentence that a stretch of the text touches; what it has beyond the sentence is left out."""
        return self.at(span.start), min(self.at(span.end - 1) + 1, len(self))

    def holds(self, span: Span) -> bool:
        """Whether a stretch that begins in the sentence ends in it, too; a tag of the encoder may run on into the next."""
        return self.at(span.end - 1) < len(self)

    def opens_quotation(self, i: int) -> bool:
        """Whether the quotation mark at word `i` opens: white space stands before it, and none behind."""
        token = self.tokens[i]
        before, behind = token.start - self.base - 1, token.end - self.base
        return self.text[before : before + 1].isspace() and not self.text[behind : behind + 1].isspace()

    def noun_phrase(self, i: int) -> Range | None:
        """The noun phrase that begins at word `i`, with its "of" phrases and a bracketed abbreviation; None if none does."""
        while self.tag(i) == "Q":
            i += 1
        if self.tag(i) == "R":
            return i, i + 1
        end = self._with_bracket(i)
        while end is not None and self._attaches(end) and end - i < _LONGEST:
            further = self._with_bracket(end + 1 + self.amount(end + 1))
            if further is None:
                break
            end = further
        return None if end is None else (i, end)

    def amount(self, i: int) -> int:
        """The words before a number that say how exact it is: 2 for "at least 7", 1 for "about 7"."""
        two = self.words(i, i + 2) in ("at least", "at most", "more than", "up to", "fewer than")
        words = 2 if two else int(self.low(i) in ("about", "around", "over"))
        return words if words and self.tag(i + words) == "M" else 0

    def _attaches(self, end: int) -> bool:
        """Whether what follows a noun belongs to it: "of …" (but not "of killing"), "loyal to …", "allied with …"."""
        if self.low(end) == "of":
            return not self.low(end + 1).endswith("ing") or self.tag(end + 2) not in ("N", "D", "M")
        return self.low(end) in ("to", "with") and self.low(end - 1) in _LEANING

    def joined(self, i: int) -> Range | None:
        """The whole list of noun phrases that begins at word `i`: "the army and the police"."""
        parts = self.coordinated(i)
        return (parts[0][0], parts[-1][1]) if parts else None

    def _with_bracket(self, i: int) -> int | None:
        """The end of determiners, nouns, a bracket after them and nouns after that: "the Border Force (BF) personnel"."""
        end = self._nominals(i)
        if end is None:
            return None
        closed = self._bracket(end)
        return (self._nominals(closed) or closed) if closed > end and self.tag(closed) == "N" else closed

    def _nominals(self, i: int) -> int | None:
        """The end of the determiners and nouns that begin at word `i`, None if they hold no noun."""
        end, seen = i, False
        while end - i < _LONGEST and (self._goes_on(end, seen) or self._inside(end)):
            seen = seen or self.tag(end) in ("N", "M")
            end += 1
        while end > i and self.tag(end - 1) == "Q":
            end -= 1
        if end > i and self.low(end - 1) in ("'s", "’s"):
            end -= 1
        return end if seen else None

    def _goes_on(self, i: int, seen: bool) -> bool:
        """Whether word `i` continues a noun phrase; a determiner after its noun begins another."""
        tag = self.tag(i)
        return tag in ("N", "M", "Z") or (tag == "D" and (not seen or self.tag(i - 1) in ("Z", "D")))

    def _inside(self, i: int) -> bool:
        """Whether word `i` is a quotation mark, adverb or participle between a determiner and its noun."""
        if self.tag(i) == "Q":
            return self.tag(i + 1) == "N" and self.tag(i - 1) in ("D", "N")
        return self.tag(i) in "BEG" and self.tag(i - 1) in ("D", "B") and self.tag(i + 1) in ("N", "E") and self.tag(i) != ""

    def _bracket(self, end: int) -> int:
        """The end of "(BLA)" or "[Maoist]" right after a noun phrase, else `end`."""
        if self.low(end) in ("(", "["):
            close = next((k for k in range(end + 1, min(end + 8, len(self))) if self.low(k) in (")", "]")), None)
            if close is not None:
                return close + 1
        return end

    def coordinated(self, i: int) -> list[Range]:
        """The noun phrases of the list that begins at word `i`: "schools, banks and markets" gives three."""
        parts: list[Range] = []
        first = self.noun_phrase(i + self.amount(i))
        while first:
            parts.append(first)
            j, joined = self._joint(first[1])
            if j is None:
                break
            first = self.noun_phrase(j)
            if joined:
                return parts + ([first] if first else [])
        return parts[:1]  # a row of commas that no "and" closes is no list

    def _joint(self, i: int) -> tuple[int | None, bool]:
        """Where the next part of a list begins after word `i`, and whether "and" or "or" announces it as the last."""
        while self.tag(i) == "Q":
            i += 1
        if self.low(i) == ",":
            return (i + 2, True) if self.low(i + 1) in ("and", "or") else (i + 1, False)
        if self.low(i) in ("and", "or", "&"):
            return i + 1, True
        return None, False

    def parts(self, words: Range | None) -> list[Range]:
        """The coordinate parts of a phrase."""
        return [p for p in self.coordinated(words[0]) if p[1] <= words[1]] if words else []

    def agent(self, i: int) -> Range | None:
        """Whom a "by" within a few words after a passive verb names, from word `i` on."""
        ahead = range(i, min(i + _BY, len(self)))
        by = next((k for k in ahead if self.low(k) == "by"), None)
        stop = next((k for k in ahead if self.tag(k) in ("V", "E", "S", "X")), len(self))
        return self.joined(by + 1) if by is not None and by < stop and self.tag(by + 1) != "G" else None

    def is_passive(self, verb: int) -> bool:
        """Whether a past form is passive: after a form of "be", or reduced before "by"."""
        i = verb - 1
        while self.tag(i) == "B":
            i -= 1
        by = self.low(verb + 1) == "by" or (self.low(verb + 1) == "out" and self.low(verb + 2) == "by")
        return self.low(i) in _BE or (self.tag(i) != "A" and by)

    def verb_start(self, verb: int) -> int:
        """The first word of the verb group that ends at `verb`: its auxiliaries, adverbs and "to" included."""
        while verb and self.tag(verb - 1) in ("A", "B", "O"):
            verb -= 1
        return verb

    def subject(self, verb: int) -> Range | None:
        """The noun phrase that stands as subject before a verb; a verb after "and" or a comma shares the one before it."""
        if verb not in self._subjects:
            self._subjects[verb] = self._subject(verb)
        return self._subjects[verb]

    def _subject(self, verb: int) -> Range | None:
        start = self.verb_start(verb)
        i = self._before_time(start - 1)
        if self.low(start) == "to" and self.tag(i) in ("V", "E"):
            return self.subject(i)  # "claimed to have killed"
        if self.low(i) in ("who", "which", "that"):
            last = i - 2 if self.low(i - 1) == "," else i - 1
            return self._chain(last) if self.low(i) == "who" else self._nearest(last)
        if self.low(i) == "," and self.tag(verb) != "G":
            aside = next((k for k in range(i - 1, max(-1, i - 25), -1) if self.low(k) == ","), None)
            found = self._chain(aside - 1) if aside is not None else None
            if found:
                return found
        if self.tag(verb) == "G" and self.tag(i) in ("V", "E"):
            return self.subject(i)  # "reported recovering"
        if self.low(i) in ("and", "but", ",", "then"):
            earlier = next((k for k in range(i - 1, -1, -1) if self.tag(k) in ("V", "E")), None)
            shares = earlier is not None and (self.is_passive(earlier) or not self.is_passive(verb))
            return self.subject(earlier) if earlier is not None and shares else None
        return self._chain(i)

    def _before_time(self, last: int) -> int:
        """The word before a day that stands between subject and verb ("Troops on March 11 killed"), else `last`."""
        i = last
        while self.tag(i) == "T" or (self.tag(i) == "M" and self.tag(i - 1) == "T"):
            i -= 1
        return i - 1 if i < last and self.low(i) in ("on", "in", "late", "early") else i

    def _chain(self, last: int) -> Range | None:
        """The first noun phrase of the run of nouns and prepositions that ends with word `last`."""
        first = self._run(last)
        if first > last:
            return None
        if self.tag(first - 1) == "O":
            if self.low(first - 2) not in _LEANING and self.word(first).islower():
                return None  # "a plan to treat burns": a verb, and no noun
            first = self._run(first - 2) if self.low(first - 2) in _LEANING else first  # "forces loyal to Hamid fired"
        first += self.amount(first)  # "at least five men were"
        before = first - 2 if self.low(first - 1) in _PARTICLES else first - 1
        object_of = self.tag(before) in ("V", "E", "G") and not self._reports(before)
        if self.tag(first) == "P" and self.tag(first - 1) == "E" and self.tag(first - 2) == "N":
            return self._chain(first - 2)  # "rebels positioned in the hills fired"
        if self.tag(first) in ("P", "O") or object_of:
            joints = [k for k in range(first, last) if self.tag(k) == "C"]
            opening = self.tag(first) in ("P", "O") and not self.tag(first - 1)  # "In Quetta gunmen …"
            opening = opening or self.low(first) in _CLAUSAL
            first = joints[-1] + 1 if joints else first + 1 if opening else last + 1
        while first <= last and self.tag(first) in ("C", "X", "Q"):
            first += 1
        parts = self.coordinated(first) if first <= last else []
        parts = [p for p in parts if p[0] <= last]
        return (parts[0][0], min(parts[-1][1], last + 1)) if parts else None

    def _reports(self, i: int) -> bool:
        """Whether word `i` is a reporting verb or participle: "said", "stating"."""
        low = self.low(i)
        return bool(REPORTING_VERB.fullmatch(low)) or low in _REPORTING

    def _nearest(self, last: int) -> Range | None:
        """The noun phrase that ends with word `last`, without what stands before its preposition."""
        run = self._run(last)
        cut = next((k for k in range(last, run - 1, -1) if self.tag(k) in ("P", "C") and self.low(k) != "of"), None)
        return self._chain(last) if cut is None else self.noun_phrase(cut + 1)

    def _run(self, last: int) -> int:
        """The first word of the run of nouns, prepositions and joints that ends with word `last`."""
        i = last
        if self.low(i) in (")", "]"):
            i = next((k for k in range(i - 1, max(-1, i - 12), -1) if self.low(k) in ("(", "[")), i)
        while i >= 0 and last - i < 2 * _LONGEST and (self.tag(i) in "DMNZPRQC" or self.low(i) in ("(", ")")):
            if self.tag(i) == "R" and i < last:
                break
            i -= 1
            if self.tag(i + 1) == "D" and self.tag(i) == "N":
                break
        return i + 1


@lru_cache(maxsize=256)
def tagged(text: str, base: int) -> Line:
    """A sentence tagged, and remembered, since several finders look at the same one."""
    return Line(text, base)


def line_of(page: Page, sentence: Span) -> Line:
    """The tagged words of one sentence of a page."""
    return tagged(page.quote(sentence), sentence.start)
