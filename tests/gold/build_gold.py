"""Turn the sources/ of the gold sets into their sentences.json, gold/*.json and files/*.

    python tests/gold/build_gold.py

All sets stand to the rules as an outsider does; ``../gold_held_out``, ``../gold_fresh`` and
``../gold_blind_a`` (papers only) and ``../gold_blind_b`` were written by other hands. A source
starts with ``key: value`` lines (id, format, doc_type, label, and ``not_names``: phrases in which a
word that is a name elsewhere is none), then ``---``, then the paper in the markup of ``markup.py``.
Text formats are written as they stand; a docx is made by ``build_docx.py``, and its offsets count
into its paragraphs and cells joined by line breaks.
"""

import json
from pathlib import Path

from build_docx import docx_bytes, plain
from markup import ROLES, Mark, parse

HERE = Path(__file__).parent
FOLDERS = (
    HERE,
    HERE.with_name("gold_held_out"),
    HERE.with_name("gold_fresh"),
    HERE.with_name("gold_blind_a"),
    HERE.with_name("gold_blind_b"),
)


def sentences(source: str) -> list[dict[str, object]]:
    """The marked sentences, one a line: kind, tab, text; every mark is a person."""
    built: list[dict[str, object]] = []
    for line in source.splitlines():
        kind, _, marked = line.partition("\t")
        for letter in ROLES:
            marked = marked.replace(f"{{{letter} ", f"{{{letter}? ")
        text, marks, _ = parse(marked)
        persons = [
            {"start": m.start, "end": m.end, "text": m.text, "role": (m.role or "").lower()}
            for m in marks
        ]
        built.append({"id": len(built), "kind": kind, "text": text, "persons": persons})
    return built


def occurrence(text: str, mark: Mark) -> int:
    """Which occurrence of its own text a mark is, counted from 1, overlapping ones included."""
    return sum(text.startswith(mark.text, at) for at in range(mark.start + 1))


def gold(source: str) -> tuple[dict[str, object], bytes]:
    """The gold record of one source, and the bytes of its paper."""
    head, _, body = source.partition("---\n")
    facts = dict(line.split(": ", 1) for line in head.splitlines())
    is_docx = facts["format"] == "docx"
    text, marks, parts = parse(plain(body) if is_docx else body)
    spans: list[dict[str, object]] = []
    for mark in marks:
        span: dict[str, object] = {
            "start": mark.start,
            "end": mark.end,
            "type": mark.type,
            "role": mark.role,
            "must_redact": mark.must_redact,
            "text": mark.text,
        }
        if is_docx:
            span["occurrence"] = occurrence(text, mark)
        spans.append(span)
    record = {
        "id": facts["id"],
        "file": f"files/{facts['id']}.{facts['format']}",
        "format": facts["format"],
        "doc_type": facts["doc_type"],
        "label": facts["label"],
        "spans": spans,
        "sections": [
            {"start": p.start, "end": p.end, "title": p.title, "confidential": True} for p in parts
        ],
    }
    if "not_names" in facts:
        record["not_names"] = facts["not_names"].split("; ")
    return record, docx_bytes(body) if is_docx else text.encode("utf-8")


def write(path: Path, content: object) -> None:
    """Write one JSON file with each span, section or sentence on a line of its own."""
    if isinstance(content, dict):
        fields = (f"{line(key)}: {listed(value)}" for key, value in content.items())
        text = "{" + ",\n ".join(fields) + "}\n"
    else:
        text = listed(content) + "\n"
    path.write_text(text, encoding="utf-8")


def listed(value: object) -> str:
    """JSON of a value; a list of records has one record a line."""
    if isinstance(value, list) and value and isinstance(value[0], dict):
        return "[\n  " + ",\n  ".join(map(line, value)) + "]"
    return line(value)


def line(value: object) -> str:
    """JSON of a value on one line."""
    return json.dumps(value, ensure_ascii=False)


def build(folder: Path) -> None:
    """Build one gold set again; a set without sentences has none to build."""
    marked = folder / "sources" / "sentences.txt"
    if marked.exists():
        write(folder / "sentences.json", sentences(marked.read_text(encoding="utf-8")))
    for source in sorted((folder / "sources").glob("*.gold")):
        record, data = gold(source.read_text(encoding="utf-8"))
        write(folder / "gold" / f"{record['id']}.json", record)
        (folder / str(record["file"])).write_bytes(data)


def main() -> None:
    """Build everything again."""
    for folder in FOLDERS:
        build(folder)


if __name__ == "__main__":
    main()
