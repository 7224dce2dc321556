"""The places of a PDF where words, scripts and files can be besides its pages; counted."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from types import MappingProxyType

from redactor.witnesses.folding import words
from redactor.witnesses.pdf.contents import Contents
from redactor.witnesses.pdf.said import shown
from redactor.witnesses.pdf.sweep import Stored, Sweep, values_in
from redactor.witnesses.pdf.syntax import Name, Value, name_under

_QUIET_NOTES = frozenset({"Link", "Widget", "Popup"})
"""Annotations that are no remarks of somebody."""
_REMARK_KEYS = frozenset({"Contents", "T", "RC", "NM", "Subj"})
_TELLING = 4
"""A word of fewer letters says nothing of itself."""
_LETTERS = 2


def dictionaries(objects: Sweep) -> Iterator[dict[str, Value]]:
    """Every dictionary of the newest revision, at any depth."""
    for item in objects.live:
        for _, value in values_in(item.value):
            if isinstance(value, dict):
                yield value


def notes_of(objects: Sweep) -> Iterator[dict[str, Value]]:
    """The annotations of all pages."""
    for page in objects.pages:
        for note in objects.items(page.get("Annots")):
            yield objects.entries(note)


def remarks(objects: Sweep) -> int:
    """Comments, highlights and notes of people."""
    return sum(
        bool(note) and name_under(note, "Subtype") not in _QUIET_NOTES for note in notes_of(objects)
    )


def unapplied(objects: Sweep) -> int:
    """Areas that were marked for redaction, whose words are still there."""
    return sum(note.get("Subtype") == "Redact" for note in notes_of(objects))


def form_values(objects: Sweep) -> int:
    """Form fields that somebody filled in, and forms of the XFA kind."""
    form = objects.entries(objects.root.get("AcroForm"))
    filled = sum(
        "FT" in entries and bool(objects.resolved(entries.get("V")))
        and not isinstance(objects.resolved(entries.get("V")), Name)
        for entries in dictionaries(objects)
    )  # fmt: skip
    return filled + ("XFA" in form)


def attachments(objects: Sweep) -> int:
    """Files inside the file, and multimedia."""
    return sum("EF" in entries for entries in dictionaries(objects)) + sum(
        item.entries.get("Type") == "EmbeddedFile" and item.number not in objects.reached
        for item in objects.stored
    )


def scripts(objects: Sweep) -> int:
    """JavaScript, and actions that run by themselves or start programs."""
    return sum(
        ("JS" in entries)
        + ("AA" in entries)
        + ("OpenAction" in entries and _acts(objects, entries))
        + (entries.get("S") in ("Launch", "SubmitForm", "ImportData"))
        for entries in dictionaries(objects)
    )


def _acts(objects: Sweep, root: dict[str, Value]) -> bool:
    """Whether opening does more than to show a page (a destination is an array)."""
    action = objects.entries(root.get("OpenAction"))
    return bool(action) and action.get("S") != "GoTo"


def hidden_layers(objects: Sweep) -> int:
    """Layers that are switched off on the screen or in print."""
    properties = objects.entries(objects.root.get("OCProperties"))
    first = objects.entries(properties.get("D"))
    off = len(objects.items(first.get("OFF")))
    if first.get("BaseState") in ("OFF", "Unchanged"):
        off = max(off, len(objects.items(properties.get("OCGs"))))
    return off


def other_data(objects: Sweep) -> int:
    """Data that programs keep for themselves, and small pictures of pages."""
    return sum(("PieceInfo" in entries) + ("Thumb" in entries) for entries in dictionaries(objects))


def far_links(objects: Sweep) -> int:
    """Links to e-mail addresses, folders and files."""
    found = 0
    for entries in dictionaries(objects):
        target = objects.resolved(entries.get("URI"))
        if isinstance(target, bytes):
            found += target.lower().lstrip().startswith((b"mailto:", b"file:", b"\\\\"))
        found += entries.get("S") in ("GoToR", "GoToE")
    return found


def left_over(objects: Sweep) -> int:
    """Objects with words or pictures that nothing leads to: what an earlier save held."""
    return sum(_tells(item) for item in objects.left_over)


def _tells(item: Stored) -> bool:
    if item.entries.get("Subtype") == "Image" or item.entries.get("Type") == "EmbeddedFile":
        return True
    if item.data and shown(item.data):
        return True
    return any(
        isinstance(value, bytes)
        and sum(char.isalpha() for char in value.decode("latin-1")) > _LETTERS
        for key, value in values_in(item.value)
        if key not in ("ID", "Producer", "CreationDate", "ModDate", "Lang", "Registry", "Ordering")
    )


def properties(contents: Contents, seen: str) -> int:
    """Properties that name somebody, or that hold words which no page shows.

    Of the title, which readers are shown, only words count that are not ``seen``.
    """
    objects = contents.objects
    info = objects.entries(objects.trailer.get("Info"))
    quiet = {"Title", "Creator", "Producer", "CreationDate", "ModDate", "Trapped"}
    found = sum(1 for key, value in info.items() if key not in quiet and _is_text(objects, value))
    known = set(words(seen))
    for key, text in contents.by_key:
        if key == "Title" and any(len(w) >= _TELLING and w not in known for w in words(text)):
            found += 1
    return found + sum(_people_in_metadata(item.data) for item in objects.live if item.data)


def _is_text(objects: Sweep, value: Value) -> bool:
    found = objects.resolved(value)
    return isinstance(found, bytes) and bool(found.strip())


def _people_in_metadata(data: bytes) -> int:
    """Elements of XMP that name people, and its history."""
    if b"<x:xmpmeta" not in data and b"<rdf:RDF" not in data:
        return 0
    return sum(
        data.count(b"<" + name)
        for name in (b"dc:creator", b"dc:contributor", b"xmpMM:History", b"pdf:Keywords",
                     b"dc:subject", b"dc:description", b"photoshop:AuthorsPosition")
    )  # fmt: skip


def replaced_text(contents: Contents, pages: str) -> int:
    """Words that are read aloud or copied in place of others, and stand on no page."""
    known = set(words(pages))
    squeezed = "".join(words(pages))
    return sum(
        len(word) >= _TELLING and word not in known and word not in squeezed
        for key, text in contents.by_key
        if key == "ActualText"
        for word in words(text)
    )


COUNTS = MappingProxyType[str, Callable[[Sweep], int]](
    {
        "no-unapplied-redactions": unapplied,
        "no-comments": remarks,
        "no-form-values": form_values,
        "no-embedded-files": attachments,
        "no-scripts": scripts,
        "no-hidden-layers": hidden_layers,
        "no-custom-data": other_data,
        "no-links-to-people-or-folders": far_links,
        "no-old-revisions": left_over,
    }
)
"""The name of a check, and how many places of its kind a file has."""
