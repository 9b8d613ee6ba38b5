"""Trained states -> the shipped weights.

    python -m training.export --attribution build/attribution.pt --tolls build/tolls.pt --out src/recount/reading/weights

Writes `weights.npz` (matrices as int8 with one float32 scale an output channel, embeddings a row; the rest float32; the frozen
word embeddings once for both encoders), `encoder.onnx` (the graph without weights), `tokenizer.json`, and `reader.json` (the
lexicon of victims).
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

from recount.reading.encoder import HEADS, LAYERS, WIDTH
from training.encoder import tokenizer

SMALL = 4096  # values; smaller tensors stay float32
PARTS = ("weight", "bias")


def encoder_tensors(state: dict[str, torch.Tensor], prefix: str = "encoder.") -> dict[str, np.ndarray]:
    """The encoder's tensors under the names of `recount.reading.encoder`, matrices as (in, out)."""
    get = lambda name: state[prefix + name].float().numpy()
    out = {
        "words": get("bert.embeddings.word_embeddings.weight"),
        "shapes": get("shapes.weight"),
        "positions": get("bert.embeddings.position_embeddings.weight")
        + get("bert.embeddings.token_type_embeddings.weight")[:1],
    }
    for part in PARTS:
        out[f"embeddings.norm.{part}"] = get(f"bert.embeddings.LayerNorm.{part}")
    for i in range(LAYERS):
        layer = f"bert.encoder.layer.{i}"
        names = {
            "out": "attention.output.dense",
            "norm1": "attention.output.LayerNorm",
            "up": "intermediate.dense",
            "down": "output.dense",
            "norm2": "output.LayerNorm",
        }
        for part in PARTS:
            packed = [get(f"{layer}.attention.self.{n}.{part}") for n in ("query", "key", "value")]
            out[f"layer{i}.qkv.{part}"] = np.concatenate(packed, 0).T if part == "weight" else np.concatenate(packed)
            for short, long in names.items():
                value = get(f"{layer}.{long}.{part}")
                out[f"layer{i}.{short}.{part}"] = value.T if value.ndim == 2 else value
    return {name: np.ascontiguousarray(value) for name, value in out.items()}


def graph(tensors: dict[str, np.ndarray]) -> bytes:
    """The encoder as ONNX with onnxruntime's fused operators; its weights are named and shaped, and given at run time.

    The table of words stays int8 in memory; a row becomes float32 when it is looked up.
    """
    nodes = []

    def add(op: str, inputs: list[str], output: str, domain: str = "", **attributes) -> str:
        nodes.append(helper.make_node(op, inputs, [output], name=output, domain=domain, **attributes))
        return output

    fused = "com.microsoft"
    stored = add("Cast", [add("Gather", ["words", "ids"], "stored")], "cast", to=TensorProto.FLOAT)
    word = add("Mul", [stored, add("Gather", ["words:scale", "ids"], "scale")], "word")
    kind = add("Gather", ["shapes", "shape_ids"], "kind")
    length = add("Gather", [add("Shape", ["ids"], "size"), "one"], "length")
    position = add("Slice", ["positions", "zero", length, "zero"], "position")
    both = add("Add", [word, kind], "both")
    total = add("Add", [both, position], "total")
    x = add("LayerNormalization", [total, "embeddings.norm.weight", "embeddings.norm.bias"], "x0", axis=-1, epsilon=1e-12)
    for i in range(LAYERS):
        n = f"layer{i}"
        a = add("Attention", [x, f"{n}.qkv.weight", f"{n}.qkv.bias", "mask"], f"{n}.mixed", fused, num_heads=HEADS)
        a = add("MatMul", [a, f"{n}.out.weight"], f"{n}.projected")
        x = add(
            "SkipLayerNormalization",
            [x, a, f"{n}.norm1.weight", f"{n}.norm1.bias", f"{n}.out.bias"],
            f"{n}.middle",
            fused,
            epsilon=1e-12,
        )
        u = add("BiasGelu", [add("MatMul", [x, f"{n}.up.weight"], f"{n}.wide"), f"{n}.up.bias"], f"{n}.inner", fused)
        d = add("MatMul", [u, f"{n}.down.weight"], f"{n}.narrow")
        x = add(
            "SkipLayerNormalization",
            [x, d, f"{n}.norm2.weight", f"{n}.norm2.bias", f"{n}.down.bias"],
            f"{n}.states",
            fused,
            epsilon=1e-12,
        )
    inputs = [helper.make_tensor_value_info(n, TensorProto.INT64, ["batch", "length"]) for n in ("ids", "shape_ids")]
    inputs.append(helper.make_tensor_value_info("mask", TensorProto.INT32, ["batch", "length"]))
    output = helper.make_tensor_value_info(x, TensorProto.FLOAT, ["batch", "length", WIDTH])
    constants = [
        helper.make_tensor("zero", TensorProto.INT64, [1], [0]),
        helper.make_tensor("one", TensorProto.INT64, [1], [1]),
    ]
    made = helper.make_graph(
        nodes, "encoder", inputs, [output], constants + [outside(n, v) for n, v in sorted(tensors.items())]
    )
    domains = [helper.make_opsetid("", 17), helper.make_opsetid(fused, 1)]
    return helper.make_model(made, opset_imports=domains, ir_version=8, producer_name="recount").SerializeToString(
        deterministic=True
    )


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
    """Everything that is not the encoder: linear layers as (in, out)."""
    tables = ("near", "hops", "kind", "plain_near", "transitions", "step", "start")
    out = {}
    for name, value in state.items():
        if not name.startswith("encoder."):
            array = value.float().numpy()
            linear = array.ndim == 2 and not any(part in tables for part in name.split("."))
            out[name] = np.ascontiguousarray(array.T if linear else array)
    return out


def save(path: Path, tensors: dict[str, np.ndarray]) -> None:
    """An .npz with the same bytes for the same tensors (numpy's own writer stamps the time)."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name in sorted(tensors):
            buffer = io.BytesIO()
            np.save(buffer, tensors[name], allow_pickle=False)
            archive.writestr(zipfile.ZipInfo(f"{name}.npy"), buffer.getvalue(), zipfile.ZIP_DEFLATED)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--attribution", type=Path, required=True)
    parser.add_argument("--tolls", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    attribution = torch.load(args.attribution, map_location="cpu")
    tolls = torch.load(args.tolls, map_location="cpu", weights_only=False)
    tensors: dict[str, np.ndarray] = {}
    for part, state in (("attribution", attribution), ("tolls", tolls["model"])):
        body = encoder_tensors(state)
        words = body.pop("words")
        tensors |= {"words": words, **{f"{part}/{n}": v for n, v in body.items()}}
        tensors |= {f"{part}/{n}": v for n, v in head_tensors(state).items()}
        encoder = {"words": words, **body}
    save(args.out / "weights.npz", quantised(tensors))
    (args.out / "encoder.onnx").write_bytes(graph(encoder | quantised({"words": words})))
    (args.out / "tokenizer.json").write_text(tokenizer().to_str(), encoding="utf-8")
    tables = {"lexicon": tolls["lexicon"]}
    (args.out / "reader.json").write_text(json.dumps(tables, separators=(",", ":"), sort_keys=True) + "\n", encoding="utf-8")
    print(f"{(args.out / 'weights.npz').stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
