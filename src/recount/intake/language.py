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
_SURE = 0.9  # below it, short English texts are taken for pidgins and creoles
_SAMPLE = 20_000  # characters
_FEW_WORDS = 4  # fewer words than this decide nothing in the Latin script


def language_of(text: str) -> str:
    """ISO 639-1 code (639-3 where there is none); "en" where the text does not clearly show another language."""
    sample = text[:_SAMPLE]
    words = len(_WORD.findall(sample))
    if len(_ENGLISH.findall(sample)) >= _SHARE * words or (words < _FEW_WORDS and sample.isascii()):
        return "en"
    language, probability = _identifier().classify(sample)
    return str(language) if probability >= _SURE and language != "zxx" else "en"


@cache
def _identifier() -> LanguageIdentifier:
    """The model, loaded when a text first needs it: plain English never does."""
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
