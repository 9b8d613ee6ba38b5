"""The words by which English reports harm: features of the trained reader, and the gate in front of it."""

from __future__ import annotations

import re
from typing import Final

from recount.model import Harm
from recount.reading.lexicon.spotting import Spotter

HARMS: Final[tuple[Harm, ...]] = ("killed", "injured", "missing", "abducted", "detained", "displaced", "surrendered")

TRIGGERS: Final[dict[Harm, str]] = {
    "killed": r"kill\w*|dead|deadly|death\w*|die[ds]?|dying|slain|slay\w*|murder\w*|martyr\w*|massacr\w*|shot|gunned"
    r"|bod(?:y|ies)|corpses?|lives|life|casualt\w*|fatal\w*|perish\w*|execut\w*|behead\w*|assassin\w*|succumb\w*|toll|lynch\w*"
    r"|eliminat\w*|neutrali\w*|burn[te]\w*|hacked|stabbed|homicide\w*|suicide\w*|claimed|lost|drown\w*|decapitat\w*|genocid\w*|crush\w*|kia",
    "injured": r"injur\w*|wound\w*|hurt|maim\w*|sustain\w*|hospitali\w*|hospital|treated|treatment|critical\w*|shot"
    r"|struck|hit|wia",
    "missing": r"missing|mia|disappear\w*|unaccounted|trapped|whereabouts",
    "abducted": r"abduct\w*|kidnap\w*|hostage\w*|captur\w*|captiv\w*|seized|taken|snatch\w*",
    "detained": r"arrest\w*|detain\w*|detention\w*|custody|jail\w*|imprison\w*|remand\w*|nabbed|held|apprehend\w*|prisoner\w*"
    r"|charged|caught|sentenced|incarcerat\w*",
    "displaced": r"displac\w*|fled|flee\w*|homeless|evacuat\w*|refugee\w*|uproot\w*|idps?",
    "surrendered": r"surrender\w*|laid|defect\w*",
}
SUFFERED: Final[dict[Harm, str]] = {  # what those who came to a harm are called behind their number: "25 captured"
    "killed": "killed dead slain martyred",
    "injured": "injured wounded hurt",
    "missing": "missing",
    "detained": "detained arrested captured",
    "abducted": "abducted kidnapped",
    "displaced": "displaced",
}
HIT: Final = r"shot|gunshots?|gunfire|struck|hit|stab\w*"  # what the dead and the injured of an attack have in common
# One word can point to two harms ("shot"); a feature of each is set, the trained head decides.
TRIGGER_OF: Final[dict[Harm, re.Pattern[str]]] = {harm: re.compile(words) for harm, words in TRIGGERS.items()}
ANY_TRIGGER: Final = Spotter(rf"(?!(?<=-)held)(?<!\w)(?:{'|'.join(TRIGGERS.values())})(?!\w)")  # a "rebel-held" town is not


def harms_of(word: str) -> tuple[int, ...]:
    """Indices into HARMS of the harms that a lower-case word points to."""
    return tuple(k for k, harm in enumerate(HARMS) if TRIGGER_OF[harm].fullmatch(word))
