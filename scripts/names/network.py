"""The network: layers of MiniLM, a table of features added to its embeddings, a head."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from pathlib import Path

import torch
from safetensors.torch import load_file
from tokenizers import Tokenizer
from torch import nn

from redactor.recognisers.tagger import HIDDEN

WIDTH, LAYERS, HEADS, INNER, POSITIONS = 384, 6, 12, 1536, 256
_LATIN = re.compile(r"[\x21-\x7e\u00a1-\u024f\u2010-\u2027\u20ac\u0300-\u036f]+")


def pruned(source: Path, target: Path) -> tuple[Tokenizer, list[int]]:
    """The tokenizer without unused pieces and other scripts, and the old ids of what stays."""
    table = json.loads(source.read_text(encoding="utf-8"))
    table["truncation"] = table["padding"] = None
    vocabulary: dict[str, int] = table["model"]["vocab"]
    kept = [
        (piece, number)
        for piece, number in sorted(vocabulary.items(), key=lambda item: item[1])
        if _LATIN.fullmatch(piece) and not piece.startswith("[unused")
    ]
    new = {piece: index for index, (piece, _) in enumerate(kept)}
    table["model"]["vocab"] = new
    table["added_tokens"] = [
        t | {"id": new[t["content"]]} for t in table["added_tokens"] if t["content"] in new
    ]
    processor = table["post_processor"]
    if "special_tokens" in processor:
        for mark, entry in processor["special_tokens"].items():
            entry["ids"] = [new[mark]]
    else:
        processor["sep"][1], processor["cls"][1] = new["[SEP]"], new["[CLS]"]
    target.write_text(json.dumps(table, ensure_ascii=False), encoding="utf-8")
    return Tokenizer.from_file(str(target)), [number for _, number in kept]


class Layer(nn.Module):
    """Attention and feed-forward of BERT, each with its norm after it."""

    def __init__(self) -> None:
        super().__init__()
        self.query, self.key, self.value = (nn.Linear(WIDTH, WIDTH) for _ in range(3))
        self.mixed = nn.Linear(WIDTH, WIDTH)
        self.mixed_norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.inner, self.outer = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.outer_norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.drop = nn.Dropout(0.1)

    def forward(self, states: torch.Tensor, bias: torch.Tensor) -> torch.Tensor:
        """One layer; ``bias`` is added to the scores of attention, very low for padding."""
        lines, size, _ = states.shape
        query, key, value = (
            part(states).view(lines, size, HEADS, WIDTH // HEADS).transpose(1, 2)
            for part in (self.query, self.key, self.value)
        )
        scores = query @ key.transpose(-1, -2) / (WIDTH // HEADS) ** 0.5 + bias
        mixed = (scores.softmax(-1) @ value).transpose(1, 2).reshape(lines, size, WIDTH)
        states = self.mixed_norm(states + self.drop(self.mixed(mixed)))
        fed = self.outer(nn.functional.gelu(self.inner(states)))
        return self.outer_norm(states + self.drop(fed))


class Network(nn.Module):
    """Logits of the labels for each piece."""

    def __init__(self, vocabulary: int, labels: int, *, layers: int = LAYERS) -> None:
        super().__init__()
        self.words = nn.Embedding(vocabulary, WIDTH)
        self.places = nn.Embedding(POSITIONS, WIDTH)
        self.features = nn.Embedding(HIDDEN + 1, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(layers))
        self.drop = nn.Dropout(0.1)
        self.head = nn.Linear(WIDTH, labels)

    def forward(self, ids: torch.Tensor, rows: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """``ids`` (lines, pieces), ``rows`` of the feature table (lines, pieces, 3), ``mask``."""
        places = torch.arange(ids.shape[1], device=ids.device)
        states = self.words(ids) + self.places(places) + self.features(rows).sum(2)
        states = self.drop(self.norm(states))
        bias = (1.0 - mask)[:, None, None, :] * -10_000.0
        for layer in self.layers:
            states = layer(states, bias)
        logits: torch.Tensor = self.head(self.drop(states))
        return logits

    @classmethod
    def of_state(cls, path: Path, *, labels: int, kept: Sequence[int] | None = None) -> Network:
        """A trained network, or one of those of its layers that are in ``kept``."""
        state = torch.load(path, weights_only=True)
        present = sorted({int(name.split(".")[1]) for name in state if name.startswith("layers.")})
        kept = present if kept is None else kept
        new = {name: value for name, value in state.items() if not name.startswith("layers.")}
        for number, old in enumerate(kept):
            base = f"layers.{old}."
            new |= {f"layers.{number}.{name.removeprefix(base)}": value
                    for name, value in state.items() if name.startswith(base)}  # fmt: skip
        network = cls(new["words.weight"].shape[0], labels, layers=len(kept))
        network.load_state_dict(new)
        network.words.weight.requires_grad = False
        return network

    @classmethod
    def pretrained(cls, path: Path, kept: list[int], *, labels: int) -> Network:
        """MiniLM's weights for the pieces in ``kept``; word embeddings stay as they are."""
        old = load_file(str(path))
        network = cls(len(kept), labels)
        state = network.state_dict()
        state["words.weight"] = old["embeddings.word_embeddings.weight"][kept]
        state["places.weight"] = (
            old["embeddings.position_embeddings.weight"][:POSITIONS]
            + old["embeddings.token_type_embeddings.weight"][0]
        )
        state["features.weight"] = torch.randn(HIDDEN + 1, WIDTH) * 0.01
        names = {"norm": "embeddings.LayerNorm"}
        for n in range(LAYERS):
            base = f"encoder.layer.{n}."
            parts = {"query": "attention.self.query", "key": "attention.self.key",
                     "value": "attention.self.value", "mixed": "attention.output.dense",
                     "mixed_norm": "attention.output.LayerNorm", "inner": "intermediate.dense",
                     "outer": "output.dense", "outer_norm": "output.LayerNorm"}  # fmt: skip
            names |= {f"layers.{n}.{new}": base + name for new, name in parts.items()}
        for new, name in names.items():
            for kind in ("weight", "bias"):
                state[f"{new}.{kind}"] = old[f"{name}.{kind}"]
        network.load_state_dict(state)
        network.words.weight.requires_grad = False
        return network
