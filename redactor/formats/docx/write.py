"""Writes a draft as a new package: only parts that are reached, under names of ours."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass, field

from lxml import etree

from redactor.formats.docx.draft import Draft
from redactor.formats.docx.images import clean_picture
from redactor.formats.docx.names import (
    BLIP,
    CHART,
    CONTENT_TYPES,
    DOCPR,
    IMAGEDATA,
    PREFIXES,
    RELATIONSHIPS,
    R,
    w,
)
from redactor.formats.docx.normalise import discard
from redactor.formats.docx.package import Element

_BASE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_OPEN = "application/vnd.openxmlformats-officedocument"
_WORD = f"{_OPEN}.wordprocessingml"
_DOCUMENT_TYPE = f"{_WORD}.document.main+xml"
_RELS_TYPE = "application/vnd.openxmlformats-package.relationships+xml"
_DECLARATION = re.compile(rb"""\sxmlns(?::([^\s=]+))?\s*=\s*["']([^"']*)["']""")
_OURS = frozenset((prefix.encode(), space.encode()) for prefix, space in PREFIXES.items())
_EPOCH = (1980, 1, 1, 0, 0, 0)
_REFERENCES = {
    BLIP: f"{{{R}}}embed",
    IMAGEDATA: f"{{{R}}}id",
    CHART: f"{{{R}}}id",
    w("headerReference"): f"{{{R}}}id",
    w("footerReference"): f"{{{R}}}id",
}
_FIXED = {
    "styles": f"{_WORD}.styles+xml",
    "settings": f"{_WORD}.settings+xml",
    "numbering": f"{_WORD}.numbering+xml",
    "theme": f"{_OPEN}.theme+xml",
    "footnotes": f"{_WORD}.footnotes+xml",
    "endnotes": f"{_WORD}.endnotes+xml",
}
_NUMBERED = {
    "header": ("word/header{}.xml", f"{_WORD}.header+xml"),
    "footer": ("word/footer{}.xml", f"{_WORD}.footer+xml"),
    "chart": ("word/charts/chart{}.xml", f"{_OPEN}.drawingml.chart+xml"),
}
DOCUMENT = "word/document.xml"


@dataclass(slots=True)
class _Output:
    """The parts of the new package in the order they are written."""

    parts: dict[str, bytes] = field(default_factory=dict)
    types: dict[str, str] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)
    drawings: int = 0

    def numbered(self, kind: str, pattern: str) -> str:
        """The next free name for a part of this kind."""
        self.counts[kind] = self.counts.get(kind, 0) + 1
        return pattern.format(self.counts[kind])


def written(draft: Draft) -> bytes:
    """The package of a draft. The same draft gives the same bytes."""
    _drop_unused_notes(draft)
    draft.stories["settings"] = draft.settings.written(tinted=draft.tinted)
    output = _Output()
    relations = _write_story(draft, "document", DOCUMENT, _DOCUMENT_TYPE, output)
    for key, content_type in _FIXED.items():
        if key in draft.stories:
            name = f"word/{key}.xml"
            relations.append((key, name))
            if key not in output.names:
                _write_with_rels(draft, key, name, content_type, output)
    output.parts[_rels_name(DOCUMENT)] = _rels_part(DOCUMENT, relations)
    parts = {
        "[Content_Types].xml": _types_part(output.types),
        "_rels/.rels": _rels_part("", [("officeDocument", DOCUMENT)]),
        **output.parts,
    }
    return _zipped(parts)


def _zipped(parts: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            entry.external_attr = 0
            archive.writestr(entry, content)
    return stream.getvalue()


def _drop_unused_notes(draft: Draft) -> None:
    """Leave out notes whose mark went with a cut."""
    for kind, local in (("footnotes", "footnote"), ("endnotes", "endnote")):
        marks = draft.stories["document"].iter(w(f"{local}Reference"))
        used = {mark.get(w("id")) for mark in marks}
        for note in list(draft.stories.get(kind, ())):
            if note.get(w("type"), "normal") == "normal" and note.get(w("id")) not in used:
                discard(note)


def _write_with_rels(draft: Draft, key: str, name: str, content_type: str, output: _Output) -> None:
    relations = _write_story(draft, key, name, content_type, output)
    if relations:
        output.parts[_rels_name(name)] = _rels_part(name, relations)


def _write_story(
    draft: Draft, key: str, name: str, content_type: str, output: _Output
) -> list[tuple[str, str]]:
    """Write one tree with fresh relationship ids; returns its relations (kind, part)."""
    root = draft.stories[key]
    output.names[key] = name
    output.types[name] = content_type
    output.parts[name] = b""  # holds the place, so that parts stand in order of use
    relations: list[tuple[str, str]] = []
    numbers: dict[str, str] = {}
    for element in list(root.iter(*_REFERENCES, DOCPR)):
        if element.tag == DOCPR:
            output.drawings += 1
            element.set("id", str(output.drawings))
            continue
        attribute = _REFERENCES[str(element.tag)]
        handle = element.get(attribute)
        if handle is None:
            continue
        if handle not in numbers:
            target = _write_target(draft, handle, output)
            if not target:
                discard(element)
                continue
            relations.append(target)
            numbers[handle] = f"rId{len(relations)}"
        element.set(attribute, numbers[handle])
    output.parts[name] = _serialised(root)
    return relations


def _write_target(draft: Draft, handle: str, output: _Output) -> tuple[str, str] | None:
    """Write what a handle stands for, once; returns (relationship kind, part name)."""
    kind = handle.partition("-")[0]
    if handle in output.names:
        return kind, output.names[handle]
    if kind == "image":
        picture = draft.gallery.pictures[handle]
        data, ending = clean_picture(draft.package.parts.get(picture.part), picture.crop)
        name = output.numbered(kind, "word/media/image{}." + ending)
        output.names[handle] = name
        output.parts[name] = data
        return kind, name
    if handle not in draft.stories:
        return None
    pattern, content_type = _NUMBERED[kind]
    name = output.numbered(kind, pattern)
    _write_with_rels(draft, handle, name, content_type, output)
    return kind, name


def _serialised(root: Element) -> bytes:
    """The tree as bytes that declare our prefixes only: a prefix can be a name, too."""
    etree.cleanup_namespaces(root)
    data = _to_bytes(root)
    declared = {(m[1] or b"", m[2]) for m in _DECLARATION.finditer(data)}
    return data if declared <= _OURS else _to_bytes(_copied(root))


def _to_bytes(root: Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _copied(root: Element) -> Element:
    """A copy under a root with our prefixes. Moving a large tree would take quadratic time."""
    fresh = etree.Element(root.tag, dict(root.attrib), nsmap=PREFIXES)
    stack = [(root, fresh)]
    while stack:
        source, target = stack.pop()
        target.text = source.text
        for child in source:
            stack.append((child, etree.SubElement(target, child.tag, dict(child.attrib))))
    etree.cleanup_namespaces(fresh)
    return fresh


def _rels_name(name: str) -> str:
    folder, _, file = name.rpartition("/")
    return f"{folder}/_rels/{file}.rels"


def _rels_part(owner: str, relations: list[tuple[str, str]]) -> bytes:
    root = etree.Element(f"{{{RELATIONSHIPS}}}Relationships", nsmap={None: RELATIONSHIPS})
    for number, (kind, target) in enumerate(relations, start=1):
        element = etree.SubElement(root, f"{{{RELATIONSHIPS}}}Relationship")
        element.set("Id", f"rId{number}")
        element.set("Type", f"{_BASE}/{kind}")
        element.set("Target", f"/{target}" if owner else target)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _types_part(types: dict[str, str]) -> bytes:
    root = etree.Element(f"{{{CONTENT_TYPES}}}Types", nsmap={None: CONTENT_TYPES})
    for ending, content_type in (
        ("jpeg", "image/jpeg"), ("png", "image/png"),
        ("rels", _RELS_TYPE), ("xml", "application/xml"),
    ):  # fmt: skip
        element = etree.SubElement(root, f"{{{CONTENT_TYPES}}}Default")
        element.set("Extension", ending)
        element.set("ContentType", content_type)
    for name, content_type in types.items():
        element = etree.SubElement(root, f"{{{CONTENT_TYPES}}}Override")
        element.set("PartName", f"/{name}")
        element.set("ContentType", content_type)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
