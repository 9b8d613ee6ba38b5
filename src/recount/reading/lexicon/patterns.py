"""Word lists as patterns, so that a long pattern reads as a few lists with names."""

from __future__ import annotations


def any_of(words: str, *phrases: str) -> str:
    """The pattern of any of some words, given in one string, and of phrases that hold spaces; each may be a pattern itself.

    Phrases are tried first, since one may begin with a word.
    """
    return f"(?:{'|'.join([*phrases, *words.split()])})"
