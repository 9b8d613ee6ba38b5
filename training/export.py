"""Trained states -> the shipped weights.

    python -m training.export --before build/joint1.pt --joint build/joint.pt --out src/recount/reading/weights

What is shipped lies between two legs of the joint training: nearer the second, which learned of headlines, without all that it
forgot of the first (Wortsman and others, Robust fine-tuning of zero-shot models, 2022).

Writes `weights.npz` (matrices as int8 with one float32 scale an output channel, embeddings a row; the rest float32; the tensors
of one task under its name), `trunk.onnx` and `last.onnx` (graphs without weights: the shared layers, and the last one of any
task), `tokenizer.json`, and `reader.json` (the lexicon of victims).
"""

from __future__ import annotations

import argparse
import io
import json
import zipfile
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper

from recount.reading.trained.encoder import HEADS, SHARED, TASKS, WIDTH
from recount.reading.trained.weights import of_task
from training.encoder import tokenizer

SMALL = 4096  # values; smaller tensors stay float32
PARTS = ("weight", "bias")
EPSILON = 1e-12
AFTER = 0.7
FUSED = "com.microsoft"


LAYER = {
    "out": "attention.output.dense",
    "norm1": "attention.output.LayerNorm",
    "up": "intermediate.dense",
    "down": "output.dense",
    "norm2": "output.LayerNorm",
}
BODY = "attribution.encoder."  # where the shared layers stand


def embedding_tensors(state: dict[str, torch.Tensor]) -> dict[str, np.ndarray]:
    """Words, shapes, positions and their norm."""
    get = lambda name: state[BODY + name].float().numpy()
    table = "bert.embeddings"
    positions = get(f"{table}.position_embeddings.weight") + get(f"{table}.token_type_embeddings.weight")[:1]
    norm = {f"embeddings.norm.{part}": get(f"{table}.LayerNorm.{part}") for part in PARTS}
    return {
        "words": get(f"{table}.word_embeddings.weight"),
        "shapes": get("shapes.weight"),
        "positions": positions,
        **norm,
    }


def one_layer(state: dict[str, torch.Tensor], layer: str, name: str) -> dict[str, np.ndarray]:
    """A layer under the name that `recount.reading.trained.encoder` knows it by, matrices as (in, out)."""
    get = lambda part: state[f"{layer}.{part}"].float().numpy()
    out = {}
    for part in PARTS:
        packed = [get(f"attention.self.{n}.{part}").T for n in ("query", "key", "value")]
        out[f"{name}.qkv.{part}"] = np.concatenate(packed, -1)
        out |= {f"{name}.{short}.{part}": get(f"{long}.{part}").T for short, long in LAYER.items()}
    return {name: np.ascontiguousarray(value) for name, value in out.items()}


def layer_tensors(state: dict[str, torch.Tensor]) -> dict[str, np.ndarray]:
    """The shared layers, and the last layer of each task under its name."""
    out = {}
    for i in range(SHARED):
        out |= one_layer(state, f"{BODY}bert.encoder.layer.{i}", f"layer{i}")
    for task in TASKS:
        out |= one_layer(state, f"{task}.encoder.bert.encoder.layer.{SHARED}", f"{task}/last")
    return out


class Graph:
    """The encoder as ONNX with onnxruntime's fused operators; its weights are named and shaped, and given at run time.

    The table of words stays int8 in memory; a row becomes float32 when it is looked up.
    """

    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []

    def add(self, op: str, inputs: list[str], output: str, domain: str = "", **attributes) -> str:
        self.nodes.append(helper.make_node(op, inputs, [output], name=output, domain=domain, **attributes))
        return output

    def embeddings(self) -> str:
        stored = self.add("Cast", [self.add("Gather", ["words", "ids"], "stored")], "cast", to=TensorProto.FLOAT)
        word = self.add("Mul", [stored, self.add("Gather", ["words:scale", "ids"], "scale")], "word")
        kind = self.add("Gather", ["shapes", "shape_ids"], "kind")
        position = self.add("Slice", ["positions", "zero", self.add("Shape", ["ids"], "length"), "zero"], "position")
        total = self.add("Add", [self.add("Add", [word, kind], "both"), position], "total")
        norm = ["embeddings.norm.weight", "embeddings.norm.bias"]
        return self.add("LayerNormalization", [total, *norm], "embedded", axis=-1, epsilon=EPSILON)

    def layer(self, x: str, n: str, output: str) -> str:
        """A layer from x to output."""
        one = self.add("Unsqueeze", [x, "zero"], f"{n}.batch")  # the fused operators want a batch
        a = self.add("Attention", [one, f"{n}.qkv.weight", f"{n}.qkv.bias"], f"{n}.mixed", FUSED, num_heads=HEADS)
        return self.rest(x, a, n, output)

    def layer_at(self, x: str, kept: str, n: str, output: str) -> str:
        """A layer from x to output for the pieces alone whose indices `kept` names; they attend to all."""
        names = [f"{n}.{y}.weight" for y in ("query", "key", "value")]
        self.nodes.append(helper.make_node("Split", [f"{n}.qkv.weight"], names, axis=1))
        at = self.add("Gather", [x, kept], f"{n}.kept")
        inputs = [self.projected(y, n, name) for y, name in ((at, "query"), (x, "key"), (x, "value"))]
        a = self.add("MultiHeadAttention", [*inputs, f"{n}.qkv.bias"], f"{n}.mixed", FUSED, num_heads=HEADS)
        return self.rest(at, a, n, output)

    def projected(self, x: str, n: str, name: str) -> str:
        """The query, key or value of x without its bias, as a batch of one."""
        flat = self.add("MatMul", [x, f"{n}.{name}.weight"], f"{n}.{name}.flat")
        return self.add("Unsqueeze", [flat, "zero"], f"{n}.{name}")

    def rest(self, x: str, mixed: str, n: str, output: str) -> str:
        """What follows the attention of a layer."""
        a = self.add("Squeeze", [mixed, "zero"], f"{n}.flat")
        a = self.add("MatMul", [a, f"{n}.out.weight"], f"{n}.projected")
        x = self.norm([x, a, f"{n}.norm1.weight", f"{n}.norm1.bias", f"{n}.out.bias"], f"{n}.middle")
        u = self.add("BiasGelu", [self.add("MatMul", [x, f"{n}.up.weight"], f"{n}.wide"), f"{n}.up.bias"], f"{n}.inner", FUSED)
        d = self.add("MatMul", [u, f"{n}.down.weight"], f"{n}.narrow")
        return self.norm([x, d, f"{n}.norm2.weight", f"{n}.norm2.bias", f"{n}.down.bias"], output)

    def norm(self, inputs: list[str], output: str) -> str:
        return self.add("SkipLayerNormalization", inputs, output, FUSED, epsilon=EPSILON)


def trunk(tensors: dict[str, np.ndarray]) -> bytes:
    """ids and shape_ids (pieces) to the (pieces, WIDTH) states after the shared layers."""
    made = Graph()
    x = made.embeddings()
    for i in range(SHARED):
        x = made.layer(x, f"layer{i}", "states" if i == SHARED - 1 else f"layer{i}.states")
    return serialised(made, [indices("ids", "pieces"), indices("shape_ids", "pieces")], states(x, "pieces"), tensors)


def last(tensors: dict[str, np.ndarray]) -> bytes:
    """states (pieces, WIDTH) and the pieces at which words begin to the (words, WIDTH) states after a task's own layer."""
    made = Graph()
    out = states(made.layer_at("states", "words", "last", "own"), "words")
    return serialised(made, [states("states", "pieces"), indices("words", "words")], out, tensors)


def indices(name: str, number: str) -> onnx.ValueInfoProto:
    return helper.make_tensor_value_info(name, TensorProto.INT64, [number])


def states(name: str, number: str) -> onnx.ValueInfoProto:
    return helper.make_tensor_value_info(name, TensorProto.FLOAT, [number, WIDTH])


def serialised(made: Graph, inputs: list, output: onnx.ValueInfoProto, tensors: dict[str, np.ndarray]) -> bytes:
    weights = [helper.make_tensor("zero", TensorProto.INT64, [1], [0])] + [outside(n, v) for n, v in sorted(tensors.items())]
    whole = helper.make_graph(made.nodes, "encoder", inputs, [output], weights)
    domains = [helper.make_opsetid("", 17), helper.make_opsetid(FUSED, 1)]
    model = helper.make_model(whole, opset_imports=domains, ir_version=8, producer_name="recount")
    return model.SerializeToString(deterministic=True)


def outside(name: str, value: np.ndarray) -> onnx.TensorProto:
    """An initialiser whose values come from memory at run time."""
    kind = TensorProto.INT8 if value.dtype == np.int8 else TensorProto.FLOAT
    tensor = TensorProto(name=name, data_type=kind, dims=value.shape, data_location=TensorProto.EXTERNAL)
    tensor.external_data.add(key="location", value="memory")
    return tensor


def quantised(tensors: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
    """Large matrices as int8 and `NAME:scale`; embeddings (by row) and products (by output column)."""
    out: dict[str, np.ndarray] = {}
    for name, value in tensors.items():
        if value.ndim < 2 or value.size < SMALL:
            out[name] = value.astype(np.float32)
            continue
        axis = 1 if name.rsplit("/", 1)[-1] in ("words", "positions", "shapes") else 0
        scale = np.abs(value).max(axis=axis, keepdims=True) / 127
        scale[scale == 0] = 1
        out[name] = np.clip(np.round(value / scale), -127, 127).astype(np.int8)
        out[f"{name}:scale"] = scale.astype(np.float32)
    return out


def head_tensors(state: dict[str, torch.Tensor]) -> dict[str, np.ndarray]:
    """Everything that is not the encoder, under the name of its task: linear layers as (in, out)."""
    tables = ("near", "hops", "kind", "plain_near", "transitions", "step", "start")
    out = {}
    for name, value in state.items():
        task, _, head = name.partition(".")
        if not head.startswith("encoder."):
            array = value.float().numpy()
            linear = array.ndim == 2 and not any(part in tables for part in head.split("."))
            out[f"{task}/{head}"] = np.ascontiguousarray(array.T if linear else array)
    return out


def save(path: Path, tensors: dict[str, np.ndarray]) -> None:
    """An .npz with the same bytes for the same tensors (numpy's own writer stamps the time)."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name in sorted(tensors):
            buffer = io.BytesIO()
            np.save(buffer, tensors[name], allow_pickle=False)
            archive.writestr(zipfile.ZipInfo(f"{name}.npy"), buffer.getvalue(), zipfile.ZIP_DEFLATED)


def between(before: dict[str, torch.Tensor], after: dict[str, torch.Tensor]) -> dict[str, torch.Tensor]:
    """The state that is AFTER of the way from one state to another of the same training."""
    return {name: torch.lerp(before[name].float(), value.float(), AFTER) for name, value in after.items()}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--before", type=Path, required=True)
    parser.add_argument("--joint", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    stored = torch.load(args.joint, map_location="cpu")
    state = between(torch.load(args.before, map_location="cpu")["model"], stored["model"])
    embedded, layers, heads = embedding_tensors(state), layer_tensors(state), head_tensors(state)
    save(args.out / "weights.npz", quantised(embedded | layers | heads))
    shared = embedded | quantised({"words": embedded["words"]}) | {n: v for n, v in layers.items() if "/" not in n}
    (args.out / "trunk.onnx").write_bytes(trunk(shared))
    (args.out / "last.onnx").write_bytes(last(of_task(layers, TASKS[0])))
    (args.out / "tokenizer.json").write_text(tokenizer().to_str(), encoding="utf-8")
    tables = {"lexicon": stored["lexicon"]}
    (args.out / "reader.json").write_text(json.dumps(tables, separators=(",", ":"), sort_keys=True) + "\n", encoding="utf-8")
    print(f"{(args.out / 'weights.npz').stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
