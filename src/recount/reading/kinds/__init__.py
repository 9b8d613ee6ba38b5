"""The kinds of claim that rules find, sentence by sentence, beside the tolls of the trained reader."""

from recount.reading.kinds.demands import find_demands
from recount.reading.kinds.events import find_events
from recount.reading.kinds.responsibility import find_responsibility
from recount.reading.kinds.seizures import find_seizures
from recount.reading.kinds.statements import find_statements
from recount.reading.kinds.support import find_support

__all__ = ["find_demands", "find_events", "find_responsibility", "find_seizures", "find_statements", "find_support"]
