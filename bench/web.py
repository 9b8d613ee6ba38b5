"""How long the workbench's pages take on a large ledger, and how many queries each asks.

    python bench/web.py --claims 1000000 [--rounds 40] [--folder FOLDER]

Makes a ledger of invented claims (`bench/invented.py`: 20 of them tell of one event), indexes it, then asks for every page as
one person would, each time for another report, claim, event, party or word. Prints for each page p50 and p95 of the server's
time, p95 of its processor time (which other programs on the machine change little), and the most queries (of both databases).
With --folder the ledger is kept there, and taken from there the next time.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlencode

sys.path.insert(0, str(Path(__file__).parents[1]))

from bench.invented import EACH, claim_of, document_id, keep_reports, put_together
from recount.ledger import Ledger

_SLOW = 0.1  # seconds
_MANY = 12  # queries


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--claims", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=40)
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--only", help="the pages whose name begins so")
    asked = parser.parse_args()
    with kept(asked.folder) as folder:
        ledger = folder / "bench.ledger"
        os.environ.update(RECOUNT_LEDGER=str(ledger), RECOUNT_HOME=str(folder), RECOUNT_DOOR_KEY="bench")
        if not ledger.exists():
            began = time.perf_counter()
            with Ledger.create(ledger) as made:
                keep_reports(made, asked.claims // EACH)
                put_together(made, asked.claims // EACH)
            print(f"{asked.claims:,} claims kept in {time.perf_counter() - began:.0f} s", flush=True)
        index()
        pages(asked.claims // EACH, asked.rounds, asked.only or "")


@contextmanager
def kept(folder: Path | None) -> Iterator[Path]:
    """The folder given, or one that is gone afterwards."""
    if folder is not None:
        folder.mkdir(parents=True, exist_ok=True)
        yield folder
        return
    with tempfile.TemporaryDirectory() as made:
        yield Path(made)


def index():
    """Get the workbench ready."""
    from recount.web.serving import prepare

    prepare()
    from recount.web.desk.following import catch_up

    began = time.perf_counter()
    catch_up(lambda line: print(line, flush=True))
    print(f"indexed in {time.perf_counter() - began:.0f} s", flush=True)


def pages(reports: int, rounds: int, only: str):
    """Each page, several times, through the whole of Django but the network."""
    from django.test import Client
    from django.urls import reverse
    from sqlalchemy import Engine, event

    import recount.web.wsgi  # noqa: F401 - as a server loads it
    from recount.events import events
    from recount.web.ledgers import ledger

    asked = [0]
    event.listen(Engine, "before_cursor_execute", lambda _c, _u, sql, *_: asked.__setitem__(0, asked[0] + (sql != "BEGIN")))
    client = Client(headers={"host": "127.0.0.1"})
    client.get("/people/door/bench/")
    draw = random.Random(1)
    began = time.perf_counter()
    client.get(reverse("document", args=[document_id(draw.randrange(reports))]))
    print(f"the first report after the start: {(time.perf_counter() - began) * 1e3:.0f} ms", flush=True)
    found = [one.id for one in events(ledger(), limit=500).events]
    for name, path in addresses(reverse, draw, reports, found).items():
        if name.startswith(only):
            measured(name, client, path, rounds, asked)


def addresses(reverse, draw: random.Random, reports: int, events: list[str]) -> dict[str, Callable[[], str]]:
    """Each page with a function that gives one address of it."""

    def report():
        return draw.randrange(reports)

    def town():
        return f"Karsk {draw.randrange(500)}"

    def month():
        return f"{draw.randrange(2015, 2030)}-{draw.randrange(1, 13):02}-01"

    def claim():
        return claim_of(report(), draw.randrange(EACH))

    def total():
        return claim_of(50 * draw.randrange(reports // 50), EACH - 1)

    drawn = {
        "next in the queue": lambda: f"{reverse('queue-next')}?left={document_id(report())}",
        "reports, further down": lambda: f"/documents/?before={draw.randrange(2, reports * 12)}",
        "a report": lambda: reverse("document", args=[document_id(report())]),
        "a report's changes": lambda: reverse("changes", args=[document_id(report())]),
        "a claim": lambda: reverse("claim", args=[claim()]),
        "a correction": lambda: reverse("correction", args=[claim()]),
        "events, further down": lambda: f"/events/?after={draw.randrange(2016, 2030)}-03-04+{draw.choice(events)}",
        "events of a place": lambda: f"/events/?place={town()}",
        "events of a month": lambda: f"/events/?{within(month())}",
        "events by name": lambda: f"/events/?name={town()}",
        "events that are not there": lambda: f"/events/?name=atlantis{report()}",
        "an event": lambda: reverse("event", args=[draw.choice(events)]),
        "an event by other rules": lambda: reverse("event", args=[draw.choice(events)]) + "?rules=ucdp",
        "an event, chart": lambda: reverse("event-chart", args=[draw.choice(events)]),
        "timeline, chart": lambda: f"/timeline/tolls.svg?first={month()}",
        "timeline of a month": lambda: f"/timeline/?{within(month())}",
        "timeline of a month, chart": lambda: f"/timeline/tolls.svg?{within(month())}",
        "timeline of a place": lambda: f"/timeline/?place={town()}",
        "map of a month": lambda: f"/map/?{within(month())}",
        "map of a place": lambda: f"/map/?place={town()}",
        "a check of a year in a place": lambda: f"/checks/?claim={total()}&first=2020-01-01&last=2020-12-31&place={town()}",
        "a check of a year everywhere": lambda: f"/checks/?claim={total()}&first=2020-01-01&last=2020-12-31&place=VX",
        "a check of all years everywhere": lambda: f"/checks/?claim={total()}&first=2000-01-01&last=2040-12-31&place=VX",
        "a party": lambda: reverse("party", args=[f"police of {town().lower()}"]),
        "search, a rare word": lambda: f"/search/?q=w{report()}x3",
        "search, three words": lambda: f"/search/?q=hospital+killed+{draw.randrange(500)}",
    }
    return {name: (lambda path=path: path) for name, path in standing().items()} | drawn


def standing() -> dict[str, str]:
    """The pages that have one address, whatever the draw."""
    from recount.web.desk.models import Report, Voice

    waiting = Report.objects.filter(waiting__gt=0).order_by("-weight", "entry")
    return {
        "desk": "/", "inbox": "/inbox/", "queue": "/queue/", "queue, its middle": middle("/queue/", waiting),
        "disputes": "/adjudication/", "letters": "/letters/", "reports": "/documents/", "events": "/events/",
        "timeline": "/timeline/", "timeline, data": "/timeline/tolls.csv",
        "map": "/map/", "map, areas": "/map/events.geojson", "checks": "/checks/",
        "parties": "/parties/", "parties, their middle": middle("/parties/", Voice.objects.order_by("-claims", "key")),
        "search, a word of every report": "/search/?q=civilians",
        "search, a phrase of every report": '/search/?q="civilians were"',
    }  # fmt: skip


def within(month: str) -> str:
    """A month as conditions, by its first day."""
    return f"first={month}&last={month[:8]}28"


def middle(path: str, found) -> str:
    """The page of a list that begins in its middle."""
    number, key = found.values_list(found.query.order_by[0].removeprefix("-"), found.query.order_by[1])[found.count() // 2]
    return f"{path}?{urlencode({'after': f'{number!r} {key}'})}"


def measured(name: str, client, path: Callable[[], str], rounds: int, asked: list[int]):
    """Ask for a page so many times and print what it took; the first one warms up."""
    found = [one(client, path(), asked) for _ in range(rounds + 1)][1:]
    took, busy, queries = (sorted(values) for values in zip(*found, strict=True))
    late = -(-rounds * 19 // 20) - 1
    sign = " <" if busy[late] > _SLOW or queries[-1] > _MANY else ""
    times = f"p50 {took[rounds // 2] * 1e3:6.1f}  p95 {took[late] * 1e3:6.1f}  processor p95 {busy[late] * 1e3:6.1f} ms"
    print(f"{name:34} {times}  {queries[-1]:2} queries{sign}", flush=True)


def one(client, path: str, asked: list[int]) -> tuple[float, float, int]:
    """Seconds, seconds of the processor, and queries of one page."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    asked[0] = 0
    with CaptureQueriesContext(connection) as captured:
        began, busy = time.perf_counter(), time.thread_time()
        answer = client.get(path)
        b"".join(answer)
        took = time.perf_counter() - began, time.thread_time() - busy
    if answer.status_code not in (200, 302):
        raise SystemExit(f"{path}: {answer.status_code}")
    own = [query for query in captured.captured_queries if query["sql"].startswith("SELECT")]
    return *took, len(own) + asked[0]


if __name__ == "__main__":
    main()
