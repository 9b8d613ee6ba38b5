"""Trains the two linear models of place recognition and resolution, and counts the words that are mostly no names.

    python -m training.places --corpora DIR            cross-validation, by document and by corpus
    python -m training.places --corpora DIR --write    weights from everything, into src/recount/reading/data

Corpora: GeoWebNews, LGL and GeoVirus (places/*.jsonl.gz) teach both models; news without place annotation helps to count words.
The recognition model is a logistic regression over the signs of `recount.reading.places.signs`, one for text with capitals, one
for text without (the same documents lowered); names of peoples are no matter of choice. The resolution model is a conditional
logit over the places of a name, taught by the gold coordinates. Nothing of the texts is kept but words and weights.
"""

from __future__ import annotations

import argparse
import json
import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import msgspec
import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from recount.reading.lexicon.tables import word_list
from recount.reading.places.finder import Weights, find_places_with, recognised
from recount.reading.places.gazetteer import Entry, Gazetteer
from recount.reading.places.senses import Sense, clues, gather_senses, resolve, survey, without
from recount.reading.places.signs import gather, signs
from recount.reading.places.words import Mention, read_page
from recount.reading.times.vocabulary import MONTH_NAMES
from training.corpus import objects

DATA = Path(__file__).resolve().parents[1] / "src" / "recount" / "reading" / "data"
GOLD = ("geowebnews", "lgl", "geovirus")
COUNTED = ("polnear/train.jsonl.gz", "gun-incidents/train.jsonl.gz", "satp-pool/incidents.jsonl")
MIDDLE_WORD = re.compile(r"(?<=[a-z,] )[A-Za-z]+|(?<![\w'’])[a-z]+(?![\w'’])")
FOLDS = 5
NEAR = 161.0  # kilometres: 100 miles, the distance of the literature
PERSON = -3.0  # "Jordan Smith": at most; the corpora hold too few persons with names of countries to teach it
SEEN = 8  # signs of neighbouring words that are rarer than this are not learned
DAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]

Problem = tuple[list[dict[str, float]], int]


@dataclass(frozen=True)
class Case:
    """A candidate with its signs and whether a gold toponym overlaps it."""

    corpus: str
    document: int
    table: str
    signs: list[str]
    place: bool


def kilometres(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Great-circle distance."""
    a, b = math.radians(one[0]), math.radians(other[0])
    h = math.sin((b - a) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(math.radians(other[1] - one[1]) / 2) ** 2
    return 12742.0 * math.asin(min(1.0, math.sqrt(h)))


def toponym(mention: Mention, document: dict) -> dict | None:
    """The gold toponym with coordinates that overlaps the candidate."""
    where = (t for t in document["toponyms"] if t["lat"] is not None)
    return next((t for t in where if t["start"] < mention.end and mention.start < t["end"]), None)


def same_length_lower(text: str) -> str:
    """`text` in small letters, offset by offset."""
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def cases(documents: dict[str, list[dict]], gazetteer: Gazetteer) -> Iterator[Case]:
    """The candidates of the documents as they are, and of the same documents lowered."""
    for corpus, its in documents.items():
        for number, document in enumerate(its):
            for text in (document["text"], same_length_lower(document["text"])):
                page = read_page(text, gazetteer)
                for mention, its_signs in zip(page.mentions, signs(page, gather(page)), strict=True):
                    table = "people" if mention.people else "cased" if page.cased else "uncased"
                    yield Case(corpus, number, table, its_signs, toponym(mention, document) is not None)


def vocabulary(chosen: Iterable[Case]) -> dict[str, int]:
    """The signs that are frequent enough, numbered."""
    counts = Counter(sign for case in chosen for sign in case.signs)
    return {sign: at for at, sign in enumerate(sorted(s for s, n in counts.items() if n >= SEEN))}


def design(chosen: list[Case], numbers: dict[str, int]) -> csr_matrix:
    """Cases by signs, 0 or 1."""
    columns = [[numbers[s] for s in sorted(set(case.signs)) if s in numbers] for case in chosen]
    starts = np.cumsum([0, *(len(c) for c in columns)])
    flat = np.fromiter((c for row in columns for c in row), dtype=np.int64, count=int(starts[-1]))
    return csr_matrix((np.ones(len(flat)), flat, starts), shape=(len(chosen), len(numbers)))


def logistic(chosen: list[Case], strength: float = 1.0) -> dict[str, float]:
    """Weights of the signs, by L2-regularised logistic regression."""
    numbers = vocabulary(chosen)
    matrix, gold = design(chosen, numbers), np.array([case.place for case in chosen], dtype=float)

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        scores = matrix @ weights
        value = np.logaddexp(0, scores).sum() - gold @ scores + strength / 2 * weights @ weights
        return value, matrix.T @ (1 / (1 + np.exp(-scores)) - gold) + strength * weights

    found = minimize(loss, np.zeros(len(numbers)), jac=True, method="L-BFGS-B", options={"maxiter": 300})
    return {sign: round(float(found.x[at]), 3) for sign, at in numbers.items() if abs(found.x[at]) >= 0.02}


def choices(documents: list[dict], gazetteer: Gazetteer, weights: Weights) -> Iterator[Problem]:
    """(clues of each place of a name, number of the right one) for each name that the gold settles.

    The setting is that of the present `weights`, so that training goes in two rounds as resolution does.
    """
    for document in documents:
        page = read_page(document["text"], gazetteer)
        mentions = recognised(page, weights)
        senses = gather_senses(page, mentions)
        chosen = resolve(senses, weights["sense"])
        setting = survey(senses, chosen)
        for key, sense in senses.items():
            right = nearest(sense, [t for m in mentions if m.key == key and (t := toponym(m, document))])
            if right is not None and len(sense.entries) > 1:
                for stage in (None, without(setting, sense, chosen[key])):
                    yield [dict(clues(sense, entry, stage)) for entry in sense.entries], right


def nearest(sense: Sense, gold: list[dict]) -> int | None:
    """Number of the place within reach of most gold toponyms of the name, the nearest of equals."""

    def key(entry: Entry) -> tuple[int, float]:
        far = [kilometres((entry.lat, entry.lon), (t["lat"], t["lon"])) for t in gold]
        return -sum(f <= NEAR for f in far), sum(far)

    ranked = sorted((key(e), at) for at, e in enumerate(sense.entries) if e.lat is not None) if gold else []
    return ranked[0][1] if ranked and ranked[0][0][0] < 0 else None


def conditional(problems: list[Problem], strength: float = 1.0) -> dict[str, float]:
    """Weights of the clues, by L2-regularised conditional logit."""
    numbers = {clue: at for at, clue in enumerate(sorted({c for places, _ in problems for place in places for c in place}))}
    flat = [place for places, _ in problems for place in places]
    starts = np.cumsum([0, *(len(places) for places, _ in problems)])
    gold = starts[:-1] + np.array([right for _, right in problems])
    indptr = np.cumsum([0, *(len(place) for place in flat)])
    columns = [numbers[c] for place in flat for c in place]
    matrix = csr_matrix(([v for place in flat for v in place.values()], columns, indptr), shape=(len(flat), len(numbers)))

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        scores = matrix @ weights
        top = np.maximum.reduceat(scores, starts[:-1])
        shifted = np.exp(scores - np.repeat(top, np.diff(starts)))
        sums = np.add.reduceat(shifted, starts[:-1])
        pull = shifted / np.repeat(sums, np.diff(starts))
        pull[gold] -= 1
        value = (np.log(sums) + top - scores[gold]).sum() + strength / 2 * weights @ weights
        return value, matrix.T @ pull + strength * weights

    found = minimize(loss, np.zeros(len(numbers)), jac=True, method="L-BFGS-B", options={"maxiter": 300})
    return {clue: round(float(found.x[at]), 3) for clue, at in numbers.items() if abs(found.x[at]) >= 0.01}


def taught(documents: dict[str, list[dict]], gazetteer: Gazetteer) -> Weights:
    """All weights from these documents. Two rounds for the senses: the first without a setting worth the name."""
    known = list(cases(documents, gazetteer))
    weights = {table: logistic([c for c in known if c.table == table]) for table in ("cased", "uncased")}
    weights["cased"]["person"] = min(weights["cased"].get("person", 0.0), PERSON)
    weights["sense"] = {"first size=city": 1.0, "first size=other": 1.0, "first in country": 2.0, "first in admin1": 4.0}
    weights["sense"] |= {clue.replace("first", "later"): value for clue, value in weights["sense"].items()}
    for _ in range(2):
        weights["sense"] = conditional([p for its in documents.values() for p in choices(its, gazetteer, weights)])
    return weights


def predictions(documents: list[dict], weights: Weights, out: Path) -> None:
    """Writes what `scorers.places` reads."""
    with out.open("w", encoding="utf-8") as lines:
        for document in documents:
            places = [msgspec.to_builtins(place) for place in find_places_with(document["text"], weights)]
            row = {"document": {"uri": document["id"], "text": document["text"]}, "places": places}
            lines.write(json.dumps(row) + "\n")


def cross_validate(documents: dict[str, list[dict]], gazetteer: Gazetteer, out: Path) -> None:
    """Predictions by five folds of documents (X.jsonl) and by leaving the whole corpus out (X.unseen.jsonl)."""
    out.mkdir(parents=True, exist_ok=True)
    folded: dict[str, list[str]] = {corpus: [] for corpus in documents}
    for fold in range(FOLDS):
        weights = taught({c: [d for at, d in enumerate(its) if at % FOLDS != fold] for c, its in documents.items()}, gazetteer)
        for corpus, its in documents.items():
            predictions([d for at, d in enumerate(its) if at % FOLDS == fold], weights, out / f"{corpus}.{fold}.jsonl")
            folded[corpus].append((out / f"{corpus}.{fold}.jsonl").read_text(encoding="utf-8"))
    for corpus, parts in folded.items():
        (out / f"{corpus}.jsonl").write_text("".join(parts), encoding="utf-8")
        weights = taught({other: its for other, its in documents.items() if other != corpus}, gazetteer)
        predictions(documents[corpus], weights, out / f"{corpus}.unseen.jsonl")


def common_words(texts: Iterable[str], gazetteer: Gazetteer) -> list[str]:
    """Names of places that news writes small at least three times, and in more than three of ten cases."""
    small: Counter[str] = Counter()
    capital: Counter[str] = Counter()
    for text in texts:
        for word in MIDDLE_WORD.findall(text):
            (capital if word[0].isupper() else small)[word.lower()] += 1
    often = [w for w, n in small.items() if n >= 3 and n > 0.3 * (n + capital[w]) and gazetteer.named(w)]
    return sorted({*often, *MONTH_NAMES, *DAYS})


def main() -> None:
    """Trains; see the module's docstring."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--write", action="store_true", help="train on everything and write the data files")
    parser.add_argument("--out", type=Path, default=Path("build/places"), help="folder for the predictions of cross-validation")
    arguments = parser.parse_args()
    gazetteer = Gazetteer.load()
    documents = {name: objects(arguments.corpora / "places" / f"{name}.jsonl.gz") for name in GOLD}
    if not arguments.write:
        cross_validate(documents, gazetteer, arguments.out)
        return
    texts = [d["text"] for its in documents.values() for d in its]
    texts += [d.get("text") or "" for name in COUNTED for d in objects(arguments.corpora / name)]
    head = "# Words that name a place somewhere and are mostly no names in English news. Counted by training/places.py.\n"
    (DATA / "common_words.txt").write_text(head + "\n".join(common_words(texts, gazetteer)) + "\n", encoding="utf-8")
    word_list.cache_clear()
    weights = taught(documents, gazetteer)
    (DATA / "places.json").write_text(
        json.dumps(weights, indent=0, sort_keys=True, ensure_ascii=False) + "\n", encoding="utf-8"
    )


if __name__ == "__main__":
    main()
