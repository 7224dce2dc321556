"""Write ``models/en-schools`` of a trained state: int8 ONNX, tokenizer and manifest.

python scripts/export_names.py STATE_FOLDER [TARGET_FOLDER]
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
import tempfile
import warnings
from pathlib import Path

import onnx
import torch
from names.network import Network
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process

from redactor.recognisers.tagger import LABELS

HERE = Path(__file__).resolve().parent
TARGET = HERE.parent / "models" / "en-schools" / "1.0.0"
FILES = ("tagger.onnx", "tokenizer.json")


def manifest(state: Path, target: Path) -> str:
    """The text of model.toml: what it is, what it was trained on, the digests of its files."""
    facts = json.loads((state / "facts.json").read_text(encoding="utf-8"))
    held = facts["held_out_pieces"]
    lines = [
        "[training]",
        f"sentences = {facts['sentences']}",
        f"batches = {facts['batches']}",
        f"seed = {facts['seed']}",
        "[training.held_out_templates]  # pieces of names, float32",
        *(f"{key} = {value}" for key, value in held.items()),
        "[training.corpora]  # sha256; sentences are not shipped",
        *(f'"{name}.jsonl" = "{digest}"' for name, digest in facts["corpora"].items()),
        "",
        "[files]",
        *(
            f'"{name}" = "{hashlib.sha256((target / name).read_bytes()).hexdigest()}"'
            for name in FILES
        ),
    ]
    return (HERE / "names" / "model.toml").read_text(encoding="utf-8") + "\n".join(lines) + "\n"


def main() -> None:
    """Export and quantise."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("state", type=Path)
    parser.add_argument("target", type=Path, nargs="?", default=TARGET)
    options = parser.parse_args()
    network = Network.of_state(options.state / "state.pt", labels=len(LABELS))
    network.eval()
    options.target.mkdir(parents=True, exist_ok=True)
    sample = (
        torch.ones(2, 7, dtype=torch.long),
        torch.ones(2, 7, 3, dtype=torch.long),
        torch.ones(2, 7),
    )
    with tempfile.TemporaryDirectory() as folder, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        whole = Path(folder) / "whole.onnx"
        axes = {name: {0: "lines", 1: "pieces"} for name in ("ids", "features", "mask", "logits")}
        torch.onnx.export(
            network, sample, str(whole), input_names=["ids", "features", "mask"],
            output_names=["logits"], dynamic_axes=axes, opset_version=17, dynamo=False,
        )  # fmt: skip
        ready = Path(folder) / "ready.onnx"
        quant_pre_process(str(whole), str(ready), skip_symbolic_shape=True)
        quantize_dynamic(
            str(ready), str(options.target / "tagger.onnx"), weight_type=QuantType.QInt8,
            per_channel=True, reduce_range=True,
            extra_options={"DefaultTensorType": onnx.TensorProto.FLOAT},
        )  # fmt: skip
    shutil.copy(options.state / "tokenizer.json", options.target / "tokenizer.json")
    text = manifest(options.state, options.target)
    (options.target / "model.toml").write_text(text, encoding="utf-8")
    for name in FILES:
        print(name, (options.target / name).stat().st_size)


if __name__ == "__main__":
    main()
