"""A Word file, opened and normalised: what both reading and redacting stand on.

`open_draft` is deterministic, so the places that reading names are there again when a copy
is written. Every caller gets trees of its own to change.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import etree

from redactor.document import BlockKind
from redactor.errors import SourceError, UnsafeToRedact
from redactor.formats.docx.controls import Bindings, read_bindings
from redactor.formats.docx.dropped import Dropped
from redactor.formats.docx.graphics import Gallery, flatten_diagrams, settle_objects
from redactor.formats.docx.hidden import note_unreached
from redactor.formats.docx.names import BODY, SECTPR, A, C, R, w
from redactor.formats.docx.normalise import discard, normalise
from redactor.formats.docx.package import Element, Package, load, parse
from redactor.formats.docx.scrub import Scrubber
from redactor.formats.docx.settings import Settings, read_settings
from redactor.formats.docx.styles import Styles, neutral_ids, prune

_ID = f"{{{R}}}id"
_NOTES = {"footnotes": "footnote", "endnotes": "endnote"}


@dataclass(slots=True)
class Draft:
    """The normalised trees of a file by story key, and what was thrown away."""

    package: Package = field(repr=False)
    stories: dict[str, Element] = field(repr=False)
    settings: Settings
    styles: Styles = field(repr=False)
    gallery: Gallery = field(repr=False)
    dropped: Dropped = field(repr=False)
    tinted: bool = False
    """Whether the marking gave the pages a colour."""

    @property
    def body(self) -> Element:
        """The ``w:body`` of the document."""
        body = self.stories["document"].find(BODY)
        if body is None:
            raise UnsafeToRedact("The document part has no body.")
        return body


@dataclass(slots=True)
class _Opening:
    """What is needed while the stories of one package are opened."""

    package: Package
    dropped: Dropped
    bindings: Bindings
    styles: Styles
    gallery: Gallery
    stories: dict[str, Element]
    reached: set[str]

    def story(self, key: str, part: str) -> Element:
        """Parse, normalise and scrub one story. Headers and notes are claimed apart."""
        root = parse(self.package.parts[part], f"The {key} part")
        self.reached.add(part)
        normalise(root, styles=self.styles, bindings=self.bindings, dropped=self.dropped)
        settle_objects(root)
        flatten_diagrams(root, part, self.package)
        self.gallery.claim(root, part)
        self.stories[key] = root
        return root


def open_draft(data: bytes, *, collect: bool = False) -> Draft:
    """Open ``data`` and leave only what it shows. Raises SourceError and its kinds.

    With ``collect`` the draft also tells what was left out, for hidden blocks.
    """
    package = load(data)
    dropped = Dropped(wanted=collect)
    sheet = _tree(package, "styles")
    styles = Styles(sheet)
    opening = _Opening(
        package=package,
        dropped=dropped,
        bindings=read_bindings(package),
        styles=styles,
        gallery=Gallery(package),
        stories={},
        reached={package.main},
    )
    settings = read_settings(_tree(package, "settings"))
    _open_stories(opening, settings)
    _open_support(opening)
    if sheet is not None:
        prune(sheet, opening.stories.values(), dropped)
        opening.stories["styles"] = sheet
        opening.reached.add(package.related(package.main, "styles"))
    scrubber = Scrubber(dropped, neutral_ids(sheet, dropped))
    for root in opening.stories.values():
        scrubber.scrub(root)
    if collect:
        note_unreached(package, opening.reached, dropped)
    shown = Styles(opening.stories.get("styles"))
    return Draft(package, opening.stories, settings, shown, opening.gallery, dropped)


def _tree(package: Package, kind: str) -> Element | None:
    part = package.related(package.main, kind)
    return parse(package.parts[part], f"The {kind} part") if part else None


def _open_stories(opening: _Opening, settings: Settings) -> None:
    package = opening.package
    document = opening.story("document", package.main)
    if document.tag != w("document") or document.find(BODY) is None:
        raise UnsafeToRedact("The document part has no body.")
    for background in document.findall(w("background")):
        for picture in list(background):
            background.remove(picture)
    _open_headers(opening, document, settings)
    for kind, local in _NOTES.items():
        part = package.related(package.main, kind)
        if part:
            _drop_unused_notes(opening.story(kind, part), document, local, opening.dropped)
    for key, part in list(opening.gallery.charts.items()):
        _open_chart(opening, key, part)


def _open_headers(opening: _Opening, document: Element, settings: Settings) -> None:
    """Open the headers and footers that some page shows, each part once."""
    first = any(_shows_first(section) for section in document.iter(SECTPR))
    keys: dict[str, str] = {}
    for section in list(document.iter(SECTPR)):
        for kind in ("header", "footer"):
            for reference in section.findall(w(f"{kind}Reference")):
                part = opening.package.target(opening.package.main, reference.get(_ID))
                which = reference.get(w("type"), "default")
                shown = which == "default" or (first if which == "first" else settings.even)
                if not part or not shown or part == opening.package.main:
                    section.remove(reference)
                    continue
                if part not in keys:
                    keys[part] = f"{kind}-{len(keys) + 1}"
                    opening.story(keys[part], part)
                reference.set(_ID, keys[part])


def _shows_first(section: Element) -> bool:
    title = section.find(w("titlePg"))
    return title is not None and title.get(w("val"), "1") not in ("0", "false", "off")


def _drop_unused_notes(root: Element, document: Element, local: str, dropped: Dropped) -> None:
    used = {mark.get(w("id")) for mark in document.iter(w(f"{local}Reference"))}
    for note in list(root):
        special = note.get(w("type"), "normal") != "normal"
        if not special and note.get(w("id")) not in used:
            dropped.tree(note, BlockKind.NOTE)
            discard(note)
    present = {note.get(w("id")) for note in root}
    for mark in list(document.iter(w(f"{local}Reference"))):
        if mark.get(w("id")) not in present:
            discard(mark)


def _open_chart(opening: _Opening, key: str, part: str) -> None:
    root = parse(opening.package.parts[part], "A chart part")
    if root.tag != f"{{{C}}}chartSpace":
        raise SourceError("A chart part holds no chart.")
    opening.reached.add(part)
    normalise(root, styles=opening.styles, bindings=opening.bindings, dropped=opening.dropped)
    for fill in list(root.iter(f"{{{A}}}blipFill")):
        parent = fill.getparent()
        if parent is not None:
            parent.replace(fill, etree.Element(f"{{{A}}}noFill"))
    for number in root.iter(f"{{{C}}}numCache", f"{{{C}}}numLit"):
        for point in list(number.iter(f"{{{C}}}pt")):
            value = point.find(f"{{{C}}}v")
            if value is not None and not _is_number(value.text or ""):
                opening.dropped.note(value.text)
                discard(point)
    opening.stories[key] = root


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return not text.strip().isalpha()


def _open_support(opening: _Opening) -> None:
    """Open numbering and theme, which hold looks and a few words."""
    package = opening.package
    for kind in ("numbering", "theme"):
        part = package.related(package.main, kind)
        if not part:
            continue
        root = parse(package.parts[part], f"The {kind} part")
        opening.reached.add(part)
        if kind == "theme":
            _plain_fills(root)
        opening.stories[kind] = root


def _plain_fills(theme: Element) -> None:
    """Give a theme that fills with pictures plain colours: three fills must remain."""
    for fill in list(theme.iter(f"{{{A}}}blipFill")):
        plain = etree.Element(f"{{{A}}}solidFill")
        etree.SubElement(plain, f"{{{A}}}schemeClr").set("val", "phClr")
        parent = fill.getparent()
        if parent is not None:
            parent.replace(fill, plain)
