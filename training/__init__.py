"""Corpora in, weights out: the recipe of every trained part of the reader (see training/README.md)."""
