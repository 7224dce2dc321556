"""Which of the types of ``labels.md`` section 3 a document is, by rules that are data.

``types.toml`` says what speaks for and against each type: words of the title, of the
file name, and structural features (an attendance list, a salutation, policy headings).
The weights of a type are added up; the best type wins when it is good enough.
"""

from __future__ import annotations

import math
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from redactor.document import Block, BlockKind, Document, Level
from redactor.labelling.plain import plain

FAMILIES = (
    "minutes", "agenda", "report", "policy", "letter", "newsletter", "data", "webpage", "form",
    "pack", "other",
)  # fmt: skip
ENOUGH = 2.4
_MINUTES = "approved-part-1-minutes"
"""Less than this weight in favour is not knowing."""
TITLE_LINES = 10
TITLE_LENGTH = 160
BODY_LENGTH = 24_000
_BODY_KINDS = frozenset(
    {BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.CELL, BlockKind.NOTE, BlockKind.HEADER}
)
_TITLE_KINDS = frozenset({BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.CELL, BlockKind.HEADER})
_ITEM = re.compile(r"(?:item )?\(?\d{1,3}(?:\.\d{1,2})*[.):]?\s|[ai][.)]\s")
_NUMBERED = re.compile(r"item \d|\(?\d{1,3}(?:[.)]|(?:\.\d{1,2})+)\s")
_DURATION = re.compile(
    r"\b(?:\d+|five|ten|fifteen|twenty|thirty|forty(?:-five)?|sixty|ninety|few) minutes\b"
)
_CELL_LABEL = re.compile(r"(?:signed|date|time|venue|present|apologies|review date)\b")
_DRAFT = re.compile(
    r"\b(?:draft|drafft|unconfirmed|unapproved|unsigned|not yet (?:agreed|approved))\b"
)
_DRAFT_OTHER = re.compile(r"\bdraft (?:budget|policy|accounts|plan|calendar)\b")


@dataclass(frozen=True, slots=True)
class DocumentType:
    """One type: where it stands in ``labels.md`` and what its papers look like.

    ``whole`` types are confidential from end to end, so that no public copy is made.
    Types with ``after_check`` are public only when they have been checked.
    """

    subtype: str | None
    family: str
    floor: Level
    descriptors: tuple[str, ...]
    handling: tuple[str, ...]
    whole: bool
    after_check: bool
    words: tuple[tuple[str, float, re.Pattern[str]], ...]
    features: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class _View:
    """The parts of a document that the rules look at, in plain text."""

    title: str
    name: str
    features: frozenset[str]
    draft: bool


@cache
def _data() -> Mapping[str, object]:
    path = files("redactor.labelling").joinpath("types.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))


@cache
def _features() -> tuple[tuple[str, re.Pattern[str]], ...]:
    table = _data()["features"]
    assert isinstance(table, dict)  # noqa: S101 - our own file, checked by a test
    return tuple((name, re.compile(pattern)) for name, pattern in table.items())


@cache
def _forms() -> tuple[tuple[str, re.Pattern[str]], ...]:
    table = _data()["forms"]
    assert isinstance(table, dict)  # noqa: S101 - our own file, checked by a test
    return tuple((family, re.compile(pattern)) for family, pattern in table.items())


@cache
def document_types() -> tuple[DocumentType, ...]:
    """All types of ``types.toml``, in its order."""
    rows = _data()["type"]
    assert isinstance(rows, list)  # noqa: S101 - our own file, checked by a test
    return tuple(_type(row) for row in rows)


def _type(row: Mapping[str, object]) -> DocumentType:
    evidence = row["evidence"]
    assert isinstance(evidence, list)  # noqa: S101 - our own file, checked by a test
    words = tuple((p, float(w), re.compile(x)) for p, w, x in evidence if p != "feature")
    return DocumentType(
        subtype=_text(row.get("subtype")),
        family=str(row["family"]),
        floor=Level[str(row["floor"])],
        descriptors=_texts(row.get("descriptors")),
        handling=_texts(row.get("handling")),
        whole=bool(row.get("whole", False)),
        after_check=bool(row.get("after_check", False)),
        words=words,
        features=tuple((x, float(w)) for p, w, x in evidence if p == "feature"),
    )


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def _texts(value: object) -> tuple[str, ...]:
    return tuple(map(str, value)) if isinstance(value, list) else ()


def type_of(family: str, subtype: str | None) -> DocumentType | None:
    """The type with these names; None for an unknown document.

    A subtype is enough: its papers may be of another family ("minutes" of a hearing).
    """
    for candidate in document_types():
        if candidate.subtype == subtype and (subtype or candidate.family == family):
            return candidate
    return None


def document_type(blocks: Iterable[Block], name: str = "") -> tuple[str, str | None, float]:
    """Family, subtype and a score from 0 to 1 of the document with these blocks.

    ``name`` is the file's name without a folder; a block of kind FILE_NAME takes its
    place. Unknown is ("other", None, score) with the score of the best guess.
    """
    view = _view(tuple(blocks), name)
    weights = [(_weight(candidate, view), candidate) for candidate in document_types()]
    best, winner = max(weights, key=lambda pair: pair[0])
    winner = _of_its_title(winner, view)
    others = [weight for weight, candidate in weights if candidate.family != winner.family]
    score = _score(best, best - max(others))
    if best < ENOUGH:
        return "other", None, score
    return _family(winner, view), _refined(winner, view), score


def is_draft(document: Document) -> bool:
    """Whether the document says of itself that it is a draft."""
    return _draft(document.blocks, title_of(document), _name(document.blocks, document.source.name))


def title_of(document: Document) -> str:
    """The first short lines in plain lower case, for rules that choose words of our own."""
    return "\n".join(_title_lines(document.blocks))


def _weight(candidate: DocumentType, view: _View) -> float:
    total = sum(weight for feature, weight in candidate.features if feature in view.features)
    for place, weight, pattern in candidate.words:
        if pattern.search(view.title if place == "title" else view.name):
            total += weight
    return total


def _of_its_title(winner: DocumentType, view: _View) -> DocumentType:
    """Structure shows that a paper is minutes; whose minutes they are is for the title."""
    if winner.family != "minutes":
        return winner
    same = (candidate for candidate in document_types() if candidate.family == "minutes")
    best = max(same, key=lambda candidate: _said(candidate, view))
    return best if _said(best, view) > _said(winner, view) else winner


def _said(candidate: DocumentType, view: _View) -> float:
    """What the words of the title alone weigh."""
    return sum(
        weight
        for place, weight, pattern in candidate.words
        if place == "title" and pattern.search(view.title)
    )


def _score(best: float, margin: float) -> float:
    return round(1 / (1 + math.exp(2.6 - 0.7 * best - 0.5 * margin)), 3)


def _family(winner: DocumentType, view: _View) -> str:
    """The form of the paper: the record of a hearing is minutes, whatever its type."""
    if winner.family != "pack" or not (winner.whole and winner.subtype):
        return winner.family
    forms = [form for form, pattern in _forms() if pattern.search(view.title)]
    if forms:
        return forms[0]
    minutes = type_of("minutes", _MINUTES)
    if minutes is None or "attendance" not in view.features or _weight(minutes, view) < ENOUGH:
        return winner.family
    return minutes.family


def _refined(winner: DocumentType, view: _View) -> str | None:
    if winner.subtype == _MINUTES and view.draft:
        return "draft-minutes-part-1"
    return winner.subtype


def _view(blocks: tuple[Block, ...], name: str) -> _View:
    title = _DURATION.sub("", "\n".join(_title_lines(blocks)))
    plain_name = _name(blocks, name)
    body = _body(blocks)
    found = frozenset(key for key, pattern in _features() if pattern.search(body))
    return _View(title, plain_name, found, _draft(blocks, title, plain_name))


def _name(blocks: tuple[Block, ...], name: str) -> str:
    file_name = next((b.text for b in reversed(blocks) if b.kind is BlockKind.FILE_NAME), name)
    return plain(re.sub(r"[_\-.]+", " ", file_name))


def _draft(blocks: tuple[Block, ...], title: str, name: str) -> bool:
    return bool(_DRAFT.search(_DRAFT_OTHER.sub("", "\n".join((title, name, *_furniture(blocks))))))


def _title_lines(blocks: Iterable[Block]) -> Iterator[str]:
    """The first short lines, up to the first numbered item or long paragraph."""
    count = 0
    row: tuple[int, int] | None = None
    for block in blocks:
        if block.hidden or block.kind not in _TITLE_KINDS or not block.text.strip():
            continue
        line = plain(block.text[:600])
        if (_ITEM if count else _NUMBERED).match(line) or (count and block.number):
            return
        if len(line) > TITLE_LENGTH:
            return
        if not (block.cell and _CELL_LABEL.match(line)):
            yield line
        here = (block.cell.table, block.cell.row) if block.cell else None
        if here is None or here != row:
            count += 1
        row = here
        if count >= TITLE_LINES:
            return


def _furniture(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        if block.kind in (BlockKind.HEADER, BlockKind.FOOTER) and block.text:
            yield plain(block.text[:TITLE_LENGTH])


def _body(blocks: tuple[Block, ...]) -> str:
    """The beginning and the end of the text, a line a block."""
    lines: list[str] = []
    size = 0
    for block in blocks:
        if block.kind in _BODY_KINDS and block.text and not block.hidden:
            lines.append(plain(block.text[:2_000]))
            size += len(lines[-1])
            if size > BODY_LENGTH:
                break
    for block in blocks[-60:]:
        if size > BODY_LENGTH and block.kind in _BODY_KINDS:
            lines.append(plain(block.text[:400]))
    return "\n".join(lines)
