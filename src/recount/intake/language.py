"""Which language a text is in. When unsure, English: a headline of names and numbers must not be refused."""

from __future__ import annotations

import re
from functools import cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

_WORD = re.compile(r"[^\W\d_]+")
# frequent words that no other language of the Latin script uses as often
_ENGLISH = re.compile(
    r"\b(?:and|are|been|but|by|from|has|his|it|its|of|said|that|the|their|they|this|to|were|which|who|with|would)\b",
    re.IGNORECASE,
)
_SHARE = 0.1  # English prose has .2 to .35 of these words, other languages below .05
_UNSURE = 0.001  # probability of English from which a text may be English: headlines of names have .005 and more
_SAMPLE = 20_000  # characters


def language_of(text: str) -> str:
    """ISO 639-1 code (639-3 where there is none); "en" where the text does not clearly show another language."""
    sample = text[:_SAMPLE]
    if len(_ENGLISH.findall(sample)) >= _SHARE * len(_WORD.findall(sample)):
        return "en"
    ranked = _identifier().rank(sample)
    return "en" if dict(ranked)["en"] >= _UNSURE else str(ranked[0][0])


@cache
def _identifier() -> LanguageIdentifier:
    """The model, loaded when a text first needs it: plain English never does."""
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
