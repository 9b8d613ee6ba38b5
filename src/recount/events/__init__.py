"""Claims -> events: what was said about one event, reconciled, and who was not heard.

The clusters and figures are derived from the journal by `refresh` and can be made again at any time; people's decisions about
links are entries of the journal.

    from recount.events import EventFilter, event, events

    events(ledger, EventFilter(place="PK"), limit=50, after=None)  # a page of summaries
    event(ledger, event_id, rules="recount")                       # the claim matrix, the range, the reasons, the sources

What needs the linker or the reader is loaded only where it is wanted: `recount.events.refreshing.refresh(ledger, at=...)`;
`recount.events.deciding.link`, `unlink` and `undo`; `recount.events.checking.check_words` and `check_claim`;
`recount.events.labels.labels_in`.
"""

from recount.events.asking import (
    behind,
    event,
    event_of,
    events,
    existing,
    find_event,
    members,
    ruled,
    stamp,
    summaries,
    told_in,
)
from recount.events.records import (
    Cell,
    EventDossier,
    EventFilter,
    EventPage,
    EventSummary,
    Heard,
    OriginGroup,
    Refreshed,
    Row,
    ScoredLink,
    Source,
    Stamp,
    Where,
)

__all__ = [
    "Cell",
    "EventDossier",
    "EventFilter",
    "EventPage",
    "EventSummary",
    "Heard",
    "OriginGroup",
    "Refreshed",
    "Row",
    "ScoredLink",
    "Source",
    "Stamp",
    "Where",
    "behind",
    "event",
    "event_of",
    "events",
    "existing",
    "find_event",
    "members",
    "ruled",
    "stamp",
    "summaries",
    "told_in",
]
