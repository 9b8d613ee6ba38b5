"""Claims -> events: what was said about one event, reconciled, and who was not heard.

The clusters and figures are derived from the journal by `refresh` and can be made again at any time; people's decisions about
links are entries of the journal. Of a ledger (`recount.ledger.Ledger`) one asks

    refresh(ledger, at=now) -> Refreshed                            after documents, reviews or decisions were added
    events(ledger, EventFilter(...), limit=50, after=None) -> EventPage
    event(ledger, event_id, rules="recount") -> EventDossier        EventError where there is no such event
    link(ledger, one, other, person=..., reason=..., at=now) -> LinkDecision      claims or events, whole ids
    unlink(...) -> LinkDecision, undo(ledger, decision_id, ...) -> LinkDecision
"""
