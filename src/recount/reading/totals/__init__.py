"""How many in all: what one report says was suffered in its main event."""

from recount.reading.totals.document import document_totals, fights, voice_account

__all__ = ["document_totals", "fights", "voice_account"]
