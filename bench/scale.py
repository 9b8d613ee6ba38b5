"""Linking at scale: made claims with known events, and one document more.

python bench/scale.py                 a million claims; prints time, memory, B-cubed and blocking recall as JSON
python bench/scale.py --events 20000  fewer
"""

from __future__ import annotations

import argparse
import json
import resource
import statistics
import sys
import time
from pathlib import Path

import msgspec
import numpy as np
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

sys.path.insert(0, str(Path(__file__).parents[1]))

from recount.linking import Linkage, Linked, Observation, link, relink
from recount.linking.model import LinkingModel
from training.linking import count, trained
from training.synthetic import world

MILLION = 350_000  # events of about 2.9 claims
LABELLED = 3_000  # events of another seed, to learn the weights from
NEW = 40  # documents added one by one
MEASURES = {"median": statistics.median, "worst": max}


def b_cubed(gold: np.ndarray, found: np.ndarray) -> dict[str, float]:
    """Precision, recall and F1, the mean over accounts."""
    both = np.unique(np.stack([gold, found]), axis=1, return_inverse=True)[1]
    shared, of_gold, of_found = (np.bincount(x)[x] for x in (both, gold, found))
    p, r = float((shared / of_found).mean()), float((shared / of_gold).mean())
    return {"p": round(p, 4), "r": round(r, 4), "f1": round(2 * p * r / (p + r), 4)}


def numbers(linkage: Linkage, event: dict[str, str]) -> dict:
    """How well the clusters match the known events, beside what connected components alone would have given."""
    gold = np.array([int(event[name]) for name in linkage.names])
    place = {name: n for n, name in enumerate(linkage.names)}
    found = np.empty(len(gold), np.int64)
    for n, cluster in enumerate(linkage.clusters):
        found[[place[o] for o in cluster.observations]] = n
    scores = linkage.scores
    strong = scores.probability >= linkage.model.cut
    graph = coo_array((strong[strong], (scores.left[strong], scores.right[strong])), shape=(len(gold), len(gold)))
    component = connected_components(graph, directed=False)[1]
    return {
        "clusters": len(linkage.clusters),
        "pairs compared": linkage.blocking.compared,
        "b_cubed": b_cubed(gold, found),
        "b_cubed of connected components": b_cubed(gold, component),
        "largest cluster": int(np.bincount(found).max()),
        "largest component": int(np.bincount(component).max()),
    }


def added(accounts: list[Observation], linkage: Linkage, model: LinkingModel) -> dict[str, float]:
    """Seconds to link one document more into all of these; half of them repeat known events on the next day."""
    known = Linked()
    known.take(accounts, linkage)
    rng = np.random.default_rng(5)
    seconds, cpu = [], []
    for n, position in enumerate(rng.choice(len(accounts), NEW, replace=False).tolist()):
        new = msgspec.structs.replace(accounts[position], id=f"new {n}", claims=(f"claim of new {n}",))
        start, busy = time.perf_counter(), time.process_time()
        change = relink([new], known, model=model)
        known.take([new], change)
        seconds.append(time.perf_counter() - start)
        cpu.append(time.process_time() - busy)
    found = {"s": seconds, "cpu s": cpu}
    return {f"{name} {of}": round(of_all(n), 3) for of, n in found.items() for name, of_all in MEASURES.items()}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--events", type=int, default=MILLION)
    events = parser.parse_args().events
    sample = world(LABELLED, seed=1)
    model = msgspec.convert(trained({"synthetic": sample}), LinkingModel)
    accounts, event = world(events)
    wall, cpu = time.perf_counter(), time.process_time()
    linkage = link(accounts, model=model)
    out = {
        "claims": len(accounts),
        "s": round(time.perf_counter() - wall, 1),
        "cpu s": round(time.process_time() - cpu, 1),
        "peak GB": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6, 2),
        "blocking recall": round(count(sample).recall, 4),
        **numbers(linkage, event),
    }
    print(json.dumps({**out, "one document more": added(accounts, linkage, model)}, indent=1))


if __name__ == "__main__":
    main()
