"""Texts of a file that no page shows: properties, bookmarks, notes, attachments, scripts.

They are read, so that a name in them is found everywhere; no copy holds any of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import pikepdf

from redactor.document import BlockKind
from redactor.formats.pdf.objects import (
    Object,
    entry,
    identity_of,
    items,
    keys,
    name_of,
    stream_bytes,
    text_of,
)

_MOST = 20_000
"""Values. What a file holds beyond them is dropped like the rest, unread."""
_TAGS = re.compile(r"<[^>]*>")
_DULL = frozenset(("/CreationDate", "/ModDate", "/Trapped", "/Producer", "/Creator"))
_NOTES = {"/Contents": BlockKind.COMMENT, "/T": BlockKind.PROPERTY, "/Subj": BlockKind.PROPERTY,
          "/RC": BlockKind.COMMENT, "/NM": BlockKind.PROPERTY}  # fmt: skip
_FIELD_TEXTS = ("/T", "/TU", "/V", "/DV", "/TM")

Hidden = tuple[str, str]


def texts_of_fields(form: Object) -> list[Hidden]:
    """Names, tips and values of form fields."""
    found: list[Hidden] = []
    waiting = list(items(entry(form, "/Fields")))
    seen: set[object] = set()
    while waiting and len(found) < _MOST:
        field = waiting.pop(0)
        if identity_of(field) in seen:
            continue
        seen.add(identity_of(field))
        for key in _FIELD_TEXTS:
            value = entry(field, key)
            for text in (text_of(value), *(text_of(item) for item in items(value))):
                if text.strip():
                    found.append((BlockKind.PROPERTY, text))
        waiting += list(items(entry(field, "/Kids")))
    return found


def texts_of_annotations(pdf: pikepdf.Pdf) -> list[Hidden]:
    """What comments, links and other annotations say beside what they show."""
    found: list[Hidden] = []
    for page in pdf.pages:
        for note in items(entry(page.obj, "/Annots")):
            for key, kind in _NOTES.items():
                text = text_of(entry(note, key))
                if text.strip():
                    found.append((kind, _TAGS.sub(" ", text) if key == "/RC" else text))
            if len(found) >= _MOST:
                return found
    return found


def texts_of_file(pdf: pikepdf.Pdf) -> Iterator[Hidden]:
    """Properties, bookmarks, names of layers, attachments, page labels and scripts."""
    root = pdf.Root
    info = entry(pdf.trailer, "/Info")
    for key in keys(info):
        text = text_of(entry(info, key))
        if text.strip() and key not in _DULL:
            yield BlockKind.PROPERTY, text
    metadata = stream_bytes(entry(root, "/Metadata"))
    if metadata:
        yield from _texts_of_metadata(metadata)
    yield from _bookmarks(entry(root, "/Outlines"))
    for tree in ("/Names", "/OCProperties", "/PageLabels", "/OpenAction", "/AA", "/PieceInfo",
                 "/Threads", "/Collection"):  # fmt: skip
        for text in strings_in(entry(root, tree)):
            yield BlockKind.PROPERTY, text


def _texts_of_metadata(data: bytes) -> Iterator[Hidden]:
    text = data.decode("utf-8", "ignore")
    for part in re.findall(r">([^<>]{2,500})<", text):
        if re.search(r"[^\W\d_]{2}", part) and part.strip() and ":" not in part[:6]:
            yield BlockKind.PROPERTY, part.strip()


def _bookmarks(outlines: Object) -> Iterator[Hidden]:
    waiting = [entry(outlines, "/First")]
    seen: set[object] = set()
    while waiting and len(seen) < _MOST:
        item = waiting.pop()
        if item is None or identity_of(item) in seen:
            continue
        seen.add(identity_of(item))
        title = text_of(entry(item, "/Title"))
        if title.strip():
            yield BlockKind.PROPERTY, title
        waiting += [entry(item, "/Next"), entry(item, "/First")]


def strings_in(value: Object) -> Iterator[str]:
    """Every text string below an object, pages and their content left out."""
    waiting, seen, count = [value], set[object](), 0
    while waiting and count < _MOST:
        item = waiting.pop()
        if isinstance(item, pikepdf.Dictionary | pikepdf.Stream | pikepdf.Array):
            if identity_of(item) in seen or name_of(entry(item, "/Type")) in ("Page", "Pages"):
                continue
            seen.add(identity_of(item))
            below = [entry(item, key) for key in keys(item) if key not in ("/Parent", "/P")]
            waiting += reversed(below or list(items(item)))
        else:
            text = text_of(item)
            if text.strip() and text.isprintable():
                count += 1
                yield text
