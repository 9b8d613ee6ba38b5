"""Tolls as claims: which counts are people harmed, what the words around them say, and tolls that rules alone find."""
