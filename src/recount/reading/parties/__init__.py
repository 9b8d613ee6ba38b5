"""Who: the parties that a text names, whom each mention stands for, and what kind of people a phrase tells of."""

from recount.reading.parties.resolution import Parties

__all__ = ["Parties"]
