"""What a clean PDF copy must not hold, whatever it says (``pdf.md`` sections 6 and 7)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from redactor.document import Check
from redactor.witnesses.pdf.contents import Contents
from redactor.witnesses.pdf.places import attachments, dictionaries, hidden_layers, notes_of
from redactor.witnesses.pdf.sweep import Sweep
from redactor.witnesses.pdf.syntax import Ref, name_under

_INFO = frozenset({"Title", "Producer"})
_XMP = frozenset(
    """
    xmpmeta xapmeta RDF Description title language Alt Bag Seq li part conformance amd Producer
    """.split()  # noqa: SIM905 - words read as words
)
_XMP_TAG = re.compile(rb"<(?:[\w.-]+:)?([\w.-]+)[\s/>]")
_XMP_ATTRIBUTE = re.compile(rb"\s(?:[\w.-]+:)([\w.-]+)\s*=")
_XMP_ATTRIBUTES = _XMP | {"about", "lang", "x", "rdf", "dc", "pdfuaid", "pdf", "xmptk"}
_FORBIDDEN = frozenset(
    """
    AA OpenAction JavaScript JS EmbeddedFiles EF AF XFA AcroForm PieceInfo Thumb LastModified OPI
    Collection Perms DSS Legal Requirements Threads AlternatePresentations
    """.split()  # noqa: SIM905 - words read as words
)
_ACTIONS = frozenset(
    """
    Launch GoToR GoToE SubmitForm ImportData JavaScript Rendition GoTo3DView ResetForm
    """.split()  # noqa: SIM905 - words read as words
)
_STARTS = re.compile(rb"startxref")
_TABLE = re.compile(rb"xref|trailer|startxref|%%EOF|%PDF-\d\.\d")
_HARMLESS = re.compile(rb"[\d\s\0nf]|%[^\r\nA-Za-z]*[\r\n]")


def structure(data: bytes, contents: Contents) -> tuple[Check, ...]:
    """One check for each kind of hidden place; ``count`` is how many there are."""
    objects = contents.objects
    return tuple(
        Check(name, "structure", count == 0, count)
        for name, count in (
            ("one-revision", sum(_revisions(data, objects))),
            ("nothing-left-over", len(objects.left_over)),
            ("nothing-between-objects", _between(objects)),
            ("no-hidden-parts", sum(_forbidden(objects))),
            ("no-embedded-files", attachments(objects)),
            ("no-properties", sum(_properties(contents))),
            ("no-notes", sum(_notes(objects))),
            ("no-hidden-layers", hidden_layers(objects)),
            ("no-password", int("Encrypt" in objects.trailer)),
        )
    )


def _revisions(data: bytes, objects: Sweep) -> Iterator[int]:
    """How far the file is from one header, one table and one end."""
    yield int(not data.startswith(b"%PDF-"))
    yield abs(len(_STARTS.findall(data)) - 1)
    yield abs(data.count(b"%%EOF") - 1)
    yield int(bool(data.rpartition(b"%%EOF")[2].strip(b"\r\n")))
    yield int("Prev" in objects.trailer) + int("XRefStm" in objects.trailer)


def _between(objects: Sweep) -> int:
    """Bytes that belong to no object, table or trailer."""
    rest = objects.between
    start = rest.find(b"trailer")
    if start >= 0:  # its dictionary was read as an object of its own
        end = rest.find(b"startxref", start)
        rest = rest[:start] + rest[end:] if end >= 0 else rest[:start]
    rest = _TABLE.sub(b" ", rest)
    return len(_HARMLESS.sub(b"", rest))


def _forbidden(objects: Sweep) -> Iterator[int]:
    for entries in dictionaries(objects):
        yield len(_FORBIDDEN & entries.keys())
        yield int(name_under(entries, "S") in _ACTIONS)
    root = objects.root
    yield int("Names" in root) + int("Dests" in root)


def _properties(contents: Contents) -> Iterator[int]:
    objects = contents.objects
    info = objects.entries(objects.trailer.get("Info"))
    yield len(info.keys() - _INFO)
    yield sum(
        "Metadata" in item.entries and item.entries.get("Type") != "Catalog"
        for item in objects.live
    )
    metadata = objects.data(objects.root.get("Metadata"))
    yield sum(tag.decode("latin-1") not in _XMP for tag in _XMP_TAG.findall(metadata))
    yield sum(
        name.decode("latin-1") not in _XMP_ATTRIBUTES for name in _XMP_ATTRIBUTE.findall(metadata)
    )


def _notes(objects: Sweep) -> Iterator[int]:
    """Annotations but links, and what links say of people."""
    for note in notes_of(objects):
        yield int(note.get("Subtype") != "Link") + len({"T", "NM", "Popup", "M"} & note.keys())


def number_of_pages(objects: Sweep) -> int:
    """How many pages the tree leads to; pages outside of the tree are not counted."""
    count, seen = 0, set()
    queue = [objects.root.get("Pages")]
    while queue:
        place = queue.pop()
        node = objects.entries(place)
        if isinstance(place, Ref):
            if place.number in seen:
                continue
            seen.add(place.number)
        if "Kids" in node:
            queue += objects.items(node["Kids"])
        elif node:
            count += 1
    return count
