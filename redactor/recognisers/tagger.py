"""The second voice: a small transformer of ours that says of each word how likely it is a person's.

The encoder knows no capitals, so each piece of a word comes with the case of the word and with
what the lexicon says of it; ``scripts/train_names.py`` feeds it through the same `pieces`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from redactor import modelstore
from redactor.recognisers.tokens import Token, Word, tokenise

LABELS = ("O", "B-PERSON", "I-PERSON", "ORG", "LOC")
CASES, GRADES, FLAGS = 6, 64, 4
HIDDEN = CASES + GRADES + FLAGS
"""The row of the feature table for a word whose lexicon entry is not shown (training only)."""
WINDOW = 250
"""Pieces read at a time; the position table ends at 256."""
_BATCH = 16
_PADDED = 4
"""The most pieces by which windows of a batch differ in length."""
Window = tuple[int, int, int]
"""Number of a text, and from where to where its pieces are read."""


@dataclass(frozen=True, slots=True)
class Chance:
    """``start:stop`` of a word, how likely it is part of a name and the first word of one."""

    start: int
    stop: int
    person: float
    begins: float


@dataclass(frozen=True, slots=True)
class Pieces:
    """A text as the model reads it. ``words`` gives the word of each piece, -1 for none."""

    ids: list[int]
    features: list[tuple[int, int, int]]
    words: list[int]
    tokens: list[Token]


def features(word: Word) -> tuple[int, int, int]:
    """Rows of the feature table for a word: its case, its strengths in the lexicon, its flags."""
    entry = word.entry
    strengths = (
        _grade(entry.forename) * 16 + _grade(entry.surname) * 4 + min(3, (entry.word + 2) // 3)
    )
    flags = entry.flags
    flag = 3 if "x" in flags else 2 if "m" in flags else 1 if "p" in flags.lower() else 0
    return _case(word), CASES + strengths, CASES + GRADES + flag


NOTHING = (0, CASES, CASES + GRADES)
"""Features of what is no word: digits and marks."""


def _grade(strength: int) -> int:
    return 0 if not strength else 1 if strength < 4 else 2 if strength < 6 else 3


def _case(word: Word) -> int:
    if word.upper:
        return 3
    if word.capital:
        return 4 if len(word.text) == 1 else 5 if not word.text[1:].islower() else 2
    return 1


def pieces(tokenizer: Any, texts: Sequence[str]) -> list[Pieces]:  # noqa: ANN401
    """The texts cut by ``tokenizer`` (no special pieces), with the features of each piece."""
    found = []
    for text, encoding in zip(
        texts, tokenizer.encode_batch(list(texts), add_special_tokens=False), strict=True
    ):
        tokens = tokenise(text, 0, len(text))
        rows, words, at = [], [], 0
        for start, _ in encoding.offsets:
            while at < len(tokens) and tokens[at].end <= start:
                at += 1
            inside = at < len(tokens) and tokens[at].start <= start < tokens[at].stop
            words.append(at if inside else -1)
            rows.append(features(tokens[at].word) if inside else NOTHING)
        found.append(Pieces(encoding.ids, rows, words, tokens))
    return found


class Tagger:
    """The model, loaded. It holds one thread, as the language model does."""

    def __init__(self, folder: Path) -> None:
        import onnxruntime
        from tokenizers import Tokenizer

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self._session = onnxruntime.InferenceSession(
            str(folder / "tagger.onnx"), options, providers=["CPUExecutionProvider"]
        )
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._edges = (_piece(self._tokenizer, "[CLS]"), _piece(self._tokenizer, "[SEP]"))

    def chances(self, texts: Sequence[str]) -> list[list[Chance]]:
        """The words of each text, in order, with what the model says of them."""
        cut = pieces(self._tokenizer, texts)
        windows = [
            (number, start, min(start + WINDOW, len(item.ids)))
            for number, item in enumerate(cut)
            for start in range(0, len(item.ids), WINDOW)
        ]
        windows.sort(key=lambda window: window[2] - window[1])
        sums = [np.zeros((len(item.tokens), 3)) for item in cut]
        for batch in _batches(windows):
            for (number, start, stop), rows in zip(batch, self._run(cut, batch), strict=True):
                _add(sums[number], cut[number].words[start:stop], rows)
        return [_chances(item.tokens, table) for item, table in zip(cut, sums, strict=True)]

    def _run(self, cut: Sequence[Pieces], batch: Sequence[Window]) -> Any:  # noqa: ANN401
        """Probabilities of the labels, an array of (pieces, labels) for each window."""
        longest = max(stop - start for _, start, stop in batch) + 2
        ids = np.zeros((len(batch), longest), dtype=np.int64)
        rows = np.zeros((len(batch), longest, 3), dtype=np.int64)
        mask = np.zeros((len(batch), longest), dtype=np.float32)
        rows[:] = NOTHING
        for line, (number, start, stop) in enumerate(batch):
            size = stop - start
            ids[line, : size + 2] = [self._edges[0], *cut[number].ids[start:stop], self._edges[1]]
            rows[line, 1 : size + 1] = cut[number].features[start:stop]
            mask[line, : size + 2] = 1
        (logits,) = self._session.run(None, {"ids": ids, "features": rows, "mask": mask})
        shares = np.exp(logits - logits.max(-1, keepdims=True))
        shares /= shares.sum(-1, keepdims=True)
        return [shares[line, 1 : stop - start + 1] for line, (_, start, stop) in enumerate(batch)]


def _piece(tokenizer: Any, mark: str) -> int:  # noqa: ANN401
    return int(tokenizer.token_to_id(mark))


def _batches(windows: Sequence[Window]) -> Iterator[Sequence[Window]]:
    """Windows of like length together (what is padded is computed as well), short ones first."""
    start = 0
    for stop in range(1, len(windows) + 1):
        if stop < len(windows):
            shortest, longest = (windows[i][2] - windows[i][1] for i in (start, stop))
            if stop - start < _BATCH and longest <= shortest + _PADDED:
                continue
        yield windows[start:stop]
        start = stop


def _add(table: Any, words: Sequence[int], rows: Any) -> None:  # noqa: ANN401
    """Sum the pieces of each word: person, begins (its first piece only), count."""
    for word, row in zip(words, rows, strict=True):
        if word >= 0:
            if not table[word, 2]:
                table[word, 1] = row[1]
            table[word, 0] += row[1] + row[2]
            table[word, 2] += 1


def _chances(tokens: Sequence[Token], table: Any) -> list[Chance]:  # noqa: ANN401
    return [
        Chance(token.start, token.stop, float(person / count) if count else 0.0, float(begins))
        for token, (person, begins, count) in zip(tokens, table, strict=True)
    ]


@cache
def load(reference: str) -> Tagger:
    """The tagger of a model in the store, loaded once. Raises ModelError."""
    return Tagger(modelstore.load(reference).path)
