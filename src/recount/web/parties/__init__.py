"""Parties: who speaks, in how much, and in which words."""
