"""Ranges made from rival reports, and how fast.

    python bench/reconcile.py maverick ../shared/corpora/maverick/kenya.jsonl OUT.jsonl     for scorers.reconcile
    python bench/reconcile.py gun ../shared/corpora/gun-incidents/dev.jsonl.gz OUT.jsonl [READINGS.jsonl]    for scorers.gun
    python bench/reconcile.py halves ../shared/corpora/maverick/kenya.jsonl                 the expected range, cross-validated
    python bench/reconcile.py speed [EVENTS]                                                reconcile all (10,000), CPU time

`maverick` writes for each event its range under the rule set `recount`, each report an account of its outlet; and for each
report of an event what the others foresee of it (`recount.reconciliation.foreseen`), with "without" naming the report left out.
`halves` chooses the constants of the expected range on one half of the events that disagree and measures it on the other half.
`gun` reads the articles, links them to incidents, and writes for each article the toll of its incident, reconciled over all its
articles; with a claims file of the articles (`recount read --format jsonl`) they are not read again.
"""

from __future__ import annotations

import json
import random
import sys
import time
from collections import defaultdict
from itertools import product
from pathlib import Path
from statistics import mean

import msgspec
from corpora import objects

from recount.model import Reading
from recount.model.figure import Figure
from recount.reconciliation import Account, Incident, reconcile
from recount.reconciliation import foreseen as ranges
from recount.reconciliation.foreseen import foreseen

HARMS = ("killed", "injured")
SIDES = {"Human rights commission": "civil_society", "International civil society organization": "civil_society"}
SIDES |= {"Special commission": "international", "International organization": "international"}


def maverick(path, out):
    events = defaultdict(list)
    for row in objects(path):
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


def halves(path, draws=20):
    """Twenty random halvings of the events whose reports disagree (killed), each half held out once."""
    bests = defaultdict(list)
    for row in objects(path):
        if None not in row["killed"].values():
            bests[row["event"]].append(row["killed"]["best"])
    events = [b for _, b in sorted(bests.items()) if len(set(b)) > 1]
    grid = list(product((0.03, 0.05, 0.08), (0.5, 0.8, 1.2), (0.02, 0.03, 0.05)))
    found = {constants: [left_out(b, constants) for b in events] for constants in grid}
    envelope = [[(min(o) <= x <= max(o), max(o) - min(o)) for x, o in others(b)] for b in events]
    chance, held, wide = random.Random(1), [], []
    for _ in range(draws):
        order = chance.sample(range(len(events)), len(events))
        for here, there in ((order[::2], order[1::2]), (order[1::2], order[::2])):
            narrow = [c for c in grid if mean_of(found[c], here)[1] <= mean_of(envelope, here)[1] / 2] or grid
            chosen = max(narrow, key=lambda c: mean_of(found[c], here)[0])
            held.append(mean_of(found[chosen], there))
            wide.append(mean_of(envelope, there))
    for name, figures in (("held out", held), ("envelope", wide)):
        inside, width = (mean(f[k] for f in figures) for k in (0, 1))
        print(f"{name}: inside {inside:.3f}, width {width:.2f}")
    as_often = sum(h[0] >= w[0] for h, w in zip(held, wide, strict=True))
    print(f"as often inside as the envelope in {as_often} of {len(held)} halves")


def others(bests):
    return [(best, bests[:n] + bests[n + 1 :]) for n, best in enumerate(bests)]


def left_out(bests, constants):
    """For each report of an event whether the range that the others foresee holds it, and its width."""
    ranges.PRICE, ranges.NEAR, ranges.SHARE = constants
    made = [(best, foreseen(rest)) for best, rest in others(bests)]
    return [(f.low <= best <= f.high, f.high - f.low) for best, f in made]


def mean_of(found, events):
    reports = [report for n in events for report in found[n]]
    return mean(r[0] for r in reports), mean(r[1] for r in reports)


def gun(path, out, read_before=None):
    from recount.linking import link, observations

    articles = objects(path)
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
    readings = (msgspec.json.decode(line, type=Reading) for line in path.read_bytes().splitlines())
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
        maverick(*map(Path, given))
    elif what == "halves" and len(given) == 1:
        halves(*map(Path, given))
    elif what == "gun" and len(given) in (2, 3):
        gun(*map(Path, given))
    elif what == "speed" and len(given) < 2:
        speed(*map(int, given))
    else:
        sys.exit(__doc__)
