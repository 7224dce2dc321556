"""Say what is wrong with the gold sets: ``python tests/gold/check_gold.py`` or the test here."""

import json
import re
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

from build_gold import FOLDERS
from docx import Document
from docx.table import Table

FAMILIES = {
    "minutes",
    "agenda",
    "report",
    "policy",
    "letter",
    "newsletter",
    "data",
    "webpage",
    "form",
    "pack",
    "other",
}
LEVELS = {"PUBLIC", "INTERNAL", "CONFIDENTIAL", "RESTRICTED"}
ROLES = {"PUPIL", "PARENT", "STAFF", "GOVERNOR", "PROFESSIONAL", "OTHER"}
TYPES = {
    "PERSON",
    "ADDRESS",
    "POSTCODE",
    "PHONE",
    "EMAIL",
    "DOB",
    "UPN",
    "ULN",
    "NHS_NUMBER",
    "NINO",
    "ID",
    "BANK_ACCOUNT",
    "VEHICLE_REG",
    "USERNAME",
    "PASSWORD",
    "URL",
    "IP",
    "SENSITIVE_DETAIL",
    "INDIRECT",
}
PARTICLES = {"and", "the", "van", "der", "de", "la", "da", "do", "ap", "ní", "mac"}


def reading_text(path: Path) -> str:
    """The text the offsets count into: the decoded file, or a docx's paragraphs and cells."""
    if path.suffix != ".docx":
        return path.read_bytes().decode("utf-8")
    lines: list[str] = []
    for block in Document(str(path)).iter_inner_content():
        if isinstance(block, Table):
            lines.extend(cell.text for row in block.rows for cell in row.cells if cell.text)
        else:
            lines.append(block.text)
    return "\n".join(lines) + "\n"


def problems(record: dict[str, Any], text: str) -> Iterator[str]:
    """Everything wrong with one record, in words with the offsets, without the names."""
    if record["doc_type"] not in FAMILIES or record["label"] not in LEVELS:
        yield "the document type or the label is none of those allowed"
    spans = sorted(record["spans"], key=lambda span: span["start"])
    if spans != record["spans"]:
        yield "the spans are not in reading order"
    for before, after in pairwise(spans):
        if before["end"] > after["start"]:
            yield f"the spans at {before['start']} and {after['start']} overlap"
    for span in spans:
        yield from wrong_with(span, text)
    for section in record["sections"]:
        if not 0 <= section["start"] < section["end"] <= len(text):
            yield f"the section at {section['start']} does not lie in the text"
    yield from unmarked_names(record, text)


def wrong_with(span: dict[str, Any], text: str) -> Iterator[str]:
    """What is wrong with one span by itself."""
    at = span["start"]
    if text[at : span["end"]] != span["text"]:
        yield f"the span at {at} does not say what the file says there"
    if span["text"] != span["text"].strip() or "\n" in span["text"]:
        yield f"the span at {at} has white space at an end or a line break in it"
    if span["type"] not in TYPES or span["must_redact"] not in {True, False, None}:
        yield f"the span at {at} has a type or a must_redact that is not allowed"
    if span["role"] not in ROLES | {None} or (span["type"] == "PERSON" and not span["role"]):
        yield f"the span at {at} has no role, or one that is not allowed"
    if "occurrence" in span:
        before = sum(text.startswith(span["text"], i) for i in range(at + 1))
        if before != span["occurrence"]:
            yield f"the span at {at} is not the occurrence it says"


def unmarked_names(record: dict[str, Any], text: str) -> Iterator[str]:
    """Places where a name that must go stands as a whole word and nothing is marked.

    ``not_names`` of the record lists the phrases in which such a word is no name ("Rose Court").
    """
    spared = [
        (match.start(), match.end())
        for phrase in record.get("not_names", ())
        for match in re.finditer(re.escape(phrase), text)
    ]
    marked = [(span["start"], span["end"]) for span in record["spans"]] + spared
    for word in names_that_go(record):
        for match in re.finditer(rf"(?<!\w){re.escape(word)}(?!\w)", text):
            if not any(a <= match.start() and match.end() <= b for a, b in marked):
                yield f"a name that must go is not marked at {match.start()}"


def names_that_go(record: dict[str, Any]) -> set[str]:
    """Each name, and each part of one, that must go somewhere in the paper; also in capitals."""
    whole = {
        span["text"] for span in record["spans"] if span["type"] == "PERSON" and span["must_redact"]
    }
    parts = {part.strip(",.()\"'") for name in whole for part in name.split()}
    long = {part for part in parts if len(part) > 2 and part.lower() not in PARTICLES}
    return whole | long | {part.upper() for part in long} | {part.title() for part in long}


def all_problems() -> Iterator[str]:
    """Everything wrong in the sets, each with its paper's id."""
    for folder in FOLDERS:
        for path in sorted((folder / "gold").glob("*.json")):
            record = json.loads(path.read_text(encoding="utf-8"))
            text = reading_text(folder / record["file"])
            yield from (f"{record['id']}: {problem}" for problem in problems(record, text))


if __name__ == "__main__":
    found = list(all_problems())
    sys.stdout.write("\n".join(found) + "\n" if found else "")
    sys.exit(bool(found))
