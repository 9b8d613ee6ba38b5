"""Which words for events in several reports speak of one event: the machinery of recount.linking on other data (ECB+).

    python -m training.mentions ../shared/corpora/ecbplus/topics_1_35.jsonl.gz     learns mentions.json from the training part

Gold mentions, compared within a subtopic as the corpus gives it: by the event's own word (form, stem, words that training saw
for one event, nearness of the encoder's word vectors), by who takes part, when, and by the sentence around it.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter, defaultdict
from itertools import combinations
from pathlib import Path
from typing import Any

import duckdb
import msgspec
import numpy as np
import pyarrow as pa

from recount.linking.clusters import Graph, clusters
from recount.linking.decisions import Constraints
from recount.linking.linkage import KEPT
from recount.linking.model import LinkingModel
from recount.linking.scoring import score
from recount.reading.trained.weights import load
from training.corpus import objects
from training.splink_counts import Comparisons, count_levels, settings_of

MODEL = Path(__file__).with_name("mentions.json")
CUT = 0.35

_WORD = re.compile(r"[^\W_]{2,}")
_ENDINGS = re.compile(r"(?:ments?|ions?|ings?|ers?|ed|es|s)$")
_STOP = frozenset(
    "the and for was were has had have been that this with from his her its their they who which are but not said "
    "will into over after about out would when one two also more than him she he it as at by on of in to is an be".split()
)
_COSINE = "list_cosine_similarity(vector_l, vector_r)"


def _overlap(lists: str) -> str:
    return f"len(list_intersect({lists}_l, {lists}_r)) / sqrt(len({lists}_l) * len({lists}_r))"


_TEXTS = pa.list_(pa.string())
COLUMNS = {
    **dict.fromkeys(("document", "block", "form", "stem", "kind"), pa.string()),
    **dict.fromkeys(("parties", "times", "words", "kin", "often"), _TEXTS),
    "sentence": pa.int32(),
}
COMPARISONS: Comparisons = {
    "word": (
        "form_l is null or form_r is null",
        (
            ("the same form", "form_l = form_r"),
            ("the same stem", "stem_l = stem_r"),
            ("words that often stand for one event", "list_contains(often_l, stem_r) or list_contains(often_r, stem_l)"),
            ("words that can stand for one event", "list_contains(kin_l, stem_r) or list_contains(kin_r, stem_l)"),
            *((f"word vectors at {near}", f"{_COSINE} >= {near}") for near in (0.7, 0.55, 0.45, 0.35)),
            ("other words", "ELSE"),
        ),
    ),
    "parties": (
        "len(parties_l) = 0 or len(parties_r) = 0",
        (
            *((f"parties alike at {share}", f"{_overlap('parties')} >= {share}") for share in (0.7, 0.4, 0.2, 0.001)),
            ("no party in common", "ELSE"),
        ),
    ),
    "times": (
        "len(times_l) = 0 or len(times_r) = 0",
        (("a word of time in common", "len(list_intersect(times_l, times_r)) > 0"), ("no word of time in common", "ELSE")),
    ),
    "sentence": (
        "len(words_l) = 0 or len(words_r) = 0",
        (
            *((f"sentences alike at {share}", f"{_overlap('words')} >= {share}") for share in (0.6, 0.4, 0.28, 0.18, 0.08)),
            ("sentences unlike", "ELSE"),
        ),
    ),
    "near": (
        "false",
        (
            ("one sentence", "document_l = document_r and sentence_l = sentence_r"),
            ("one document", "document_l = document_r"),
            ("two documents", "ELSE"),
        ),
    ),
    "kind": (
        "false",
        (("the same kind of mention", "kind_l = kind_r"), ("another kind", "ELSE")),
    ),
}


def stem(word: str) -> str:
    """A word without its ending, crudely."""
    bare = _ENDINGS.sub("", word.casefold())
    bare = bare if len(bare) > 2 else word.casefold()
    return bare[:-1] if len(bare) > 3 and (bare[-1] == bare[-2] or bare.endswith("e")) else bare


def mentions(documents: list[dict]) -> list[dict]:
    """The validated mentions of events, each with its sentence and what else is mentioned in it."""
    return [_mention(d, m) for d in documents for m in d["mentions"] if _is_event(m)]


def _is_event(mention: dict) -> bool:
    return mention["validated"] and mention["type"].startswith(("ACTION", "NEG_ACTION"))


def _mention(document: dict, mention: dict) -> dict:
    beside = [m for m in document["mentions"] if m["sentence"] == mention["sentence"]]
    sentence = document["text"].split("\n")[mention["sentence"]]
    return {
        "id": f"{document['id']}#{mention['id']}",
        "topic": document["topic"],
        "document": document["id"],
        "sentence": mention["sentence"],
        "block": f"{document['topic']} {document['subtopic']}",
        "form": mention["text"].casefold(),
        "stem": stem(_head(mention["text"])),
        "kind": mention["type"].removeprefix("NEG_"),
        "parties": _stems(m["text"] for m in beside if m["type"].startswith(("HUMAN", "NON_HUMAN", "LOC"))),
        "times": _stems(m["text"] for m in beside if m["type"].startswith("TIME")),
        "words": _stems([sentence]),
        "cluster": mention.get("cluster"),
    }


def _head(text: str) -> str:
    words = _WORD.findall(text)
    return next((w for w in words if w.casefold() not in _STOP), words[0] if words else text)


def _stems(texts: Any) -> list[str]:
    return sorted({stem(w) for text in texts for w in _WORD.findall(text) if w.casefold() not in _STOP})


def kin(found: list[dict]) -> dict[str, Counter[str]]:
    """For each stem the other stems that stood for the same event, with in how many events of the training part."""
    events: defaultdict[str, set[str]] = defaultdict(set)
    for m in found:
        events[m["cluster"]].add(m["stem"])
    pairs: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for stems in events.values():
        for a, b in combinations(sorted(stems), 2):
            pairs[a][b] += 1
            pairs[b][a] += 1
    return dict(pairs)


def table(found: list[dict]) -> pa.Table:
    """The mentions, with the kin of their stems, as columns."""
    rows_ = {name: pa.array([m[name] for m in found], kind) for name, kind in COLUMNS.items()}
    rows_["unique_id"] = pa.array(range(len(found)), pa.int32())
    rows_["vector"] = pa.array([_vector(m["form"]) for m in found], pa.list_(pa.float32()))
    return pa.table(rows_)


def with_kin(found: list[dict], known: dict[str, dict[str, int]]) -> list[dict]:
    """The mentions with the stems that training saw for one event with theirs, in one event or in several (`often`)."""
    return [{**m, **_kin_of(known.get(m["stem"], {}))} for m in found]


def _kin_of(known: dict[str, int]) -> dict[str, list[str]]:
    return {"kin": sorted(known), "often": sorted(stem for stem, events in known.items() if events > 1)}


def _vector(form: str) -> list[float]:
    weights = load()
    pieces = [p for w in _WORD.findall(form) if w not in _STOP for p in weights.wordpieces(w)] or [0]
    return np.asarray(weights.tensors["words"][pieces].mean(axis=0), np.float32).tolist()


def compare(database: duckdb.DuckDBPyConnection, found: list[dict]) -> None:
    """Make the tables of mentions and of the pairs within a subtopic."""
    database.register("given", table(found))
    database.execute("create table accounts as select * from given")
    database.execute(
        "create temp table pairs as select l.unique_id as join_key_l, r.unique_id as join_key_r, '0' as match_key"
        " from accounts l join accounts r on l.block = r.block and l.unique_id < r.unique_id"
    )


def trained(found: list[dict]) -> dict[str, Any]:
    """The model, and the kin of stems. While the levels are counted, a topic's mentions see the kin of other topics alone."""
    topics = sorted({m["topic"] for m in found})
    seen = [
        m for t in topics for m in with_kin([m for m in found if m["topic"] == t], kin([m for m in found if m["topic"] != t]))
    ]
    with duckdb.connect() as database:
        compare(database, seen)
        counted = count_levels(database, COMPARISONS, [m["cluster"] for m in seen])
    recipe = {"trained_by": "training/mentions.py", "mentions": len(found), "blocking_recall": round(counted.recall, 4)}
    return {"model": {"settings": settings_of(COMPARISONS, [counted]), "cut": CUT, "recipe": recipe}, "kin": kin(found)}


def link_mentions(path: Path, part: str | None) -> dict[str, str]:
    """The cluster of each mention of a part of the corpus."""
    learned = json.loads(MODEL.read_text(encoding="utf-8"))
    model = msgspec.convert(learned["model"], LinkingModel)
    found = sorted(mentions([d for d in objects(path) if part in (None, d.get("part"))]), key=lambda m: m["id"])
    with duckdb.connect() as database:
        compare(database, with_kin(found, learned["kin"]))
        scores = score(database, model, KEPT)
    graph = Graph(len(found), scores.left, scores.right, scores.probability)
    labels = clusters(graph, Constraints(np.arange(len(found)), frozenset()), model.cut)
    return {m["id"]: found[label]["id"] for m, label in zip(found, labels.tolist(), strict=True)}


def main() -> None:
    found = sorted(mentions([d for d in objects(Path(sys.argv[1])) if d["part"] == "train"]), key=lambda m: m["id"])
    MODEL.write_text(json.dumps(trained(found), indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
