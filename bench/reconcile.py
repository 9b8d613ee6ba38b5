"""Ranges made from rival reports, and how fast.

    python bench/reconcile.py maverick ../shared/corpora/maverick/kenya.jsonl OUT.jsonl     for scorers.reconcile
    python bench/reconcile.py gun ../shared/corpora/gun-incidents/dev.jsonl.gz OUT.jsonl [READINGS.jsonl]    for scorers.gun
    python bench/reconcile.py speed [EVENTS]                                                reconcile all (10,000), CPU time

`maverick` writes for each event its range under the rule set `recount`, each report an account of its outlet; and for each
report of an event what the others foresee of it (`recount.reconciliation.foreseen`), with "without" naming the report left out.
`gun` reads the articles, links them to incidents, and writes for each article the toll of its incident, reconciled over all its
articles; with a claims file of the articles (`recount read --format jsonl`) they are not read again.
"""

from __future__ import annotations

import gzip
import json
import random
import sys
import time
from collections import defaultdict
from pathlib import Path

import msgspec

from recount.model import Reading
from recount.model.figure import Figure
from recount.reconciliation import Account, Incident, reconcile
from recount.reconciliation.foreseen import foreseen

HARMS = ("killed", "injured")
SIDES = {"Human rights commission": "civil_society", "International civil society organization": "civil_society"}
SIDES |= {"Special commission": "international", "International organization": "international"}


def rows(path):
    opened = gzip.open if str(path).endswith(".gz") else open
    with opened(path, "rt", encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def maverick(path, out):
    events = defaultdict(list)
    for row in rows(path):
        events[row["event"]].append(row)
    with open(out, "w", encoding="utf-8") as file:
        for event, reports in events.items():
            write(file, event=event, **{harm: known(event, reports, harm) for harm in HARMS})
            for report in reports if len(reports) > 1 else ():
                others = [other for other in reports if other is not report]
                write(file, event=event, without=report["id"], **{harm: expected(others, harm) for harm in HARMS})


def write(file, **row):
    file.write(json.dumps(row) + "\n")


def known(event, reports, harm):
    """low and high of the reports' own intervals, best of their bests."""
    said = [(r, r[harm]) for r in reports if None not in (r[harm]["low"], r[harm]["best"], r[harm]["high"])]
    if not said:
        return None
    ends = total(event, harm, [account(r, Figure(f["low"], max(f["low"], f["high"]), "range")) for r, f in said])
    best = total(event, harm, [account(r, Figure(f["best"], f["best"])) for r, f in said])
    return {"low": ends.low, "best": min(max(best.best, ends.low), ends.high), "high": ends.high}


def account(report, figure):
    outlet = report["outlet"] or report["id"]
    side = SIDES.get(report["outlet_type"], "media")
    tier = 3 if side == "media" else 2
    return Account(
        id=report["id"], speaker=outlet, origin=outlet, side=side, category="unknown", figure=figure, tier=tier,
        reported=report["published"], whole=True,
    )  # fmt: skip


def total(event, harm, accounts):
    return reconcile(Incident(id=event, harm=harm, accounts=tuple(accounts))).total


def expected(reports, harm):
    found = foreseen([r[harm]["best"] for r in reports if r[harm]["best"] is not None])
    return found and {"low": found.low, "best": found.middle, "high": found.high}


def gun(path, out, read_before=None):
    from recount.linking import link, observations

    articles = rows(path)
    readings = read_articles(articles) if read_before is None else kept_readings(read_before)
    articles = [a for a in articles if a["id"] in readings]
    observed = {o.id: (name, o) for name, reading in readings.items() for o in observations(reading)}
    linkage = link(o for _, o in observed.values())
    incident_of = {}
    for cluster in linkage.clusters:
        for name in (observed[o][0] for o in cluster.observations):
            incident_of.setdefault(name, cluster.id)
    members = defaultdict(list)
    for name, incident in incident_of.items():
        members[incident].append(readings[name])
    with open(out, "w", encoding="utf-8") as file:
        for a in articles:
            told = members.get(incident_of.get(a["id"]), [readings[a["id"]]])
            totals = {harm: reported(incident_of.get(a["id"], a["id"]), told, harm) for harm in HARMS}
            write(file, document={"id": a["id"], "uri": a["id"]}, totals=totals, claims=[])


def read_articles(articles):
    from recount.intake import document
    from recount.reading.pipeline import read

    return {a["id"]: read(document(a["text"], uri=a["id"], title=a["title"], published=a["published"])) for a in articles}


def kept_readings(path):
    """By the article's id, which ends the address of its document."""
    readings = (msgspec.json.decode(line, type=Reading) for line in Path(path).read_bytes().splitlines())
    return {(r.document.uri or r.document.id).rpartition("#")[2]: r for r in readings}


def reported(event, readings, harm):
    """The incident's toll over its articles, each article's own total one account."""
    accounts = [
        Account(
            id=r.document.id, speaker=r.document.uri, origin=r.document.uri, side="media", category="unknown",
            figure=Figure(t.best, t.best), reported=r.document.published, whole=True,
        )
        for r in readings
        if (t := r.totals[harm]).best is not None
    ]  # fmt: skip
    if not accounts:
        return {"low": 0, "best": None, "high": None}
    found = total(event, harm, accounts)
    return {"low": found.low, "best": found.best, "high": found.high}


def speed(events=10_000):
    """A made ledger of events: 3 to 30 accounts each, of parties, observers and relays."""
    chance = random.Random(1)
    made = [made_event(chance, n) for n in range(events)]
    accounts = sum(len(incident.accounts) for incident in made)
    start = time.process_time()
    for incident in made:
        reconcile(incident)
    seconds = time.process_time() - start
    print(f"{events:,} events with {accounts:,} accounts: {seconds:.2f} s, {seconds / events * 1e3:.2f} ms an event")


def made_event(chance, n):
    voices = [
        ("army", "state"),
        ("rebels", "armed_group"),
        ("hospital", "medical"),
        ("residents", "local"),
        ("UN", "international"),
    ]
    accounts = []
    for k in range(chance.randint(3, 30)):
        origin, side = chance.choice(voices)
        low = chance.randint(0, 60)
        accounts.append(
            Account(
                id=f"c{k}", speaker=chance.choice([origin, "a wire"]), origin=origin, side=side,
                category=chance.choice(["civilian", "armed_group", "state_forces", "unknown"]),
                figure=Figure(low, low + chance.choice([0, 0, 5]), "exact" if chance.random() < 0.5 else "range"),
                tier=chance.randint(2, 5), reported=f"2031-03-{chance.randint(1, 28):02}",
                perpetrator=chance.choice([None, "state", "armed_group"]),
            )
        )  # fmt: skip
    sides = {"armed_group": "armed_group", "state_forces": "state"}
    return Incident(id=f"e{n}", parties=("state", "armed_group"), sides=sides, accounts=tuple(accounts))


if __name__ == "__main__":
    what, *given = sys.argv[1:] or ["help"]
    if what == "maverick" and len(given) == 2:
        maverick(*given)
    elif what == "gun" and len(given) in (2, 3):
        gun(*given)
    elif what == "speed" and len(given) < 2:
        speed(*map(int, given))
    else:
        sys.exit(__doc__)
