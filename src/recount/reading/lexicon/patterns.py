"""Word lists as patterns, so that a long pattern reads as a few lists with names."""

from __future__ import annotations


def any_of(words: str, *others: str) -> str:
    """The pattern of any of some words, given in one string, in which "_" is the space inside a phrase: "shot in_cold_blood".

    Each may be a pattern itself, as may others, which are tried first.
    """
    return f"(?:{'|'.join([*others, *(word.replace('_', ' ') for word in words.split())])})"
