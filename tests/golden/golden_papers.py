"""Runs the pipeline on the sample and unseen papers, and counts words in what comes out.

Reads the copies with the standard library alone, so that a fault of the formats cannot
hide itself here.
"""

from __future__ import annotations

import html
import io
import json
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from redactor.document import Document, Rendition, Source
from redactor.pipeline import Pipeline

ROOT = Path(__file__).resolve().parents[2]
GOLDEN = ROOT / "tests" / "golden"
SHARED = ROOT / ".." / "shared"
SETS = {
    "samples": (ROOT / "samples", GOLDEN / "samples" / "expected.json"),
    "unseen": (GOLDEN / "unseen", GOLDEN / "unseen" / "expected.json"),
}

_TOKENS = re.compile(rb"</w:p>|<w:tab/>|<w:br/>|<w:t(?: [^>]*)?>([^<]*)</w:t>")
_VISIBLE = re.compile(r"word/(document|header\d*|footer\d*|footnotes|endnotes)\.xml")


@dataclass(frozen=True)
class Result:
    """One paper: what was understood, and each copy by its audience."""

    document: Document
    copies: dict[str, Rendition]


@cache
def expected(group: str) -> dict[str, dict[str, Any]]:
    """What a set's papers must come to, by file name."""
    return json.loads(SETS[group][1].read_text(encoding="utf-8"))


def papers(group: str) -> list[tuple[str, str]]:
    """(set, file name) of each paper of a set."""
    return [(group, name) for name in expected(group)]


def bytes_of(group: str, name: str) -> bytes:
    """The paper as it lies in the repository."""
    return (SETS[group][0] / name).read_bytes()


@cache
def pipeline() -> Pipeline:
    """The shipped pipeline."""
    return Pipeline.load("minutes")


@cache
def result_of(group: str, name: str) -> Result:
    """The paper through the whole pipeline, once per process."""
    return run(name, bytes_of(group, name))


def run(name: str, data: bytes, known: tuple[Any, ...] = ()) -> Result:
    """Any bytes through the whole pipeline."""
    document = pipeline().understand(Source("", data, name), known)
    plans = [plan for plan in pipeline().renditions if plan.applies_to(document)]
    return Result(document, {plan.audience: pipeline().render(document, plan) for plan in plans})


def words_of(data: bytes, *, visible: bool = False) -> str:
    """The text of a docx or text file; of every part with its attributes unless ``visible``."""
    if not data.startswith(b"PK"):
        return data.decode("utf-8")
    return "\n".join(_parts(data, visible=visible))


def _parts(data: bytes, *, visible: bool) -> Iterator[str]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for name in package.namelist():
            if visible and not _VISIBLE.fullmatch(name):
                continue
            raw = package.read(name)
            if not name.endswith((".xml", ".rels")):
                continue
            pieces = [
                m.group(1) if m.group(1) is not None else b"\n" for m in _TOKENS.finditer(raw)
            ]
            yield html.unescape(b"".join(pieces).decode("utf-8"))
            if not visible:
                markup = re.sub(rb"</?w:(?:r|t|p)\b[^>]*>", b"", raw)
                yield html.unescape(markup.decode("utf-8"))


def count(text: str, words: str) -> int:
    """How often a string stands in the words on its own, not inside a longer word."""
    return len(re.findall(rf"(?<!\w){re.escape(text)}(?!\w)", words))


def left_over(group: str, name: str) -> list[str]:
    """The strings that had to go and still stand in the public copy."""
    copy = result_of(group, name).copies["public"].output
    words = words_of(copy or b"")
    rows = expected(group)[name]["must_redact"]
    return [row["text"] for row in rows if count(row["text"], words) > row["left"]]


def kept(group: str, name: str) -> list[tuple[str, int, int]]:
    """(string, how often it is still there, how often it stood there) of what must stay."""
    copy = result_of(group, name).copies["public"].output
    words = words_of(copy or b"", visible=True)
    rows = expected(group)[name]["must_keep"]
    return [(r["text"], min(r["count"], count(r["text"], words)), r["count"]) for r in rows]
