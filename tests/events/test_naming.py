"""What an event is called."""

import pytest

from recount.events.naming import kind
from recount.model import Event, Span

from .reports import Said, report

DEAD = report("The Post", "2031-03-11", Said("police", "state", "civilian", 9)).claims[0]


def happened(event_type, sub_event_type):
    return Event(id=sub_event_type, evidence=Span(0, 1), event_type=event_type, sub_event_type=sub_event_type)


BOMB = happened("Explosions/Remote violence", "Remote explosive/landmine/IED")
ARRESTS = happened("Strategic developments", "Arrests")


@pytest.mark.parametrize(
    ("claims", "called"),
    [
        ([BOMB, DEAD], "Remote explosive/landmine/IED"),
        ([ARRESTS, ARRESTS, BOMB, DEAD], "Remote explosive/landmine/IED"),
        ([ARRESTS, DEAD], "People killed"),
        ([ARRESTS], "Arrests"),
        ([DEAD], "People killed"),
        ([], "Event"),
    ],
)
def test_the_arrests_after_a_bombing_do_not_name_it(claims, called):
    assert kind(claims) == called
