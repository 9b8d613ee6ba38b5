"""What the words of a sentence state of responsibility, and the words that its rules share."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from recount.model import Position
from recount.reading.grammar.syntax import Range
from recount.reading.grammar.tags import word_set

OPEN: Final = re.compile(  # words with which nothing is stated
    r"(?<!\w)(?:not|never|whether|if|who|which|what|could|might|would|cannot|unclear)(?!\w)|n't"
)
DEED: Final = re.compile(
    r"\b(?:killed|planted|shot|abducted|attacked|fired|bombed|detonated|triggered|murdered|dead"
    r"|injured|beheaded|hacked|beaten)\b"
)
ITSELF: Final = word_set("it they its their he she we our his")


@dataclass(frozen=True, slots=True)
class Stated:
    """One responsibility in words of its sentence, seen `at` some of them; with no `speaker` the words around tell who says it.
    `hedged`: an accusation even if nobody says it ("allegedly")."""

    position: Position
    accused: Range | None
    speaker: Range | None
    at: Range
    hedged: bool = False
