"""Keeps of a file only what a copy may hold (allow-lists), and writes it the same every time.

What is not on a list goes: forms, scripts, attachments, bookmarks, page labels, named
places, layers' names, thumbnails, private data of programs, signatures, old revisions.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from io import BytesIO
from typing import Any, Final

import pikepdf

from redactor.formats.pdf.geometry import Box, bounds
from redactor.formats.pdf.lexer import Name, Operation
from redactor.formats.pdf.links import clean_link
from redactor.formats.pdf.objects import (
    Object,
    box_of,
    entry,
    identity_of,
    indirect,
    items,
    keys,
    name_of,
    repack,
    text_of,
)
from redactor.formats.pdf.pages import inherited, page_frame
from redactor.formats.pdf.tags import roles_of, standard_type

_ROOT: Final = frozenset((
    "/Type", "/Pages", "/Lang", "/MarkInfo", "/StructTreeRoot", "/ViewerPreferences",
    "/PageLayout", "/OCProperties",
))  # fmt: skip
_PAGE: Final = frozenset((
    "/Type", "/Parent", "/MediaBox", "/CropBox", "/BleedBox", "/TrimBox", "/ArtBox", "/Rotate",
    "/Resources", "/Contents", "/StructParents", "/Tabs", "/Group", "/UserUnit", "/Annots",
))  # fmt: skip
_INHERITED: Final = ("/Resources", "/MediaBox", "/CropBox", "/Rotate")
_NODE: Final = frozenset(("/Type", "/Kids", "/Count", "/Parent"))
_PRIVATE: Final = frozenset((
    "/PieceInfo", "/Metadata", "/AA", "/JS", "/AF", "/LastModified", "/OPI", "/Thumb", "/Ref",
    "/Measure", "/PtData", "/VP",
))  # fmt: skip
_ELEMENT: Final = frozenset(("/Type", "/S", "/P", "/K", "/Pg", "/A", "/Lang", "/Alt"))
_ATTRIBUTES: Final = frozenset((
    "/O", "/ColSpan", "/RowSpan", "/Scope", "/ListNumbering", "/Placement", "/TextAlign",
    "/BBox", "/Width", "/Height", "/WritingMode",
))  # fmt: skip
_LANGUAGE: Final = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$")
_CATEGORIES: Final = {
    b"Do": "/XObject", b"Tf": "/Font", b"gs": "/ExtGState", b"cs": "/ColorSpace",
    b"CS": "/ColorSpace", b"scn": "/Pattern", b"SCN": "/Pattern", b"sh": "/Shading",
    b"BDC": "/Properties", b"DP": "/Properties",
}  # fmt: skip
_DEEPEST: Final = 60


def used_names(operations: Iterable[Operation]) -> dict[str, set[str]]:
    """The names that content uses, by category of resources."""
    used: dict[str, set[str]] = {}
    for operation in operations:
        category = _CATEGORIES.get(operation.name)
        if category is None:
            continue
        for operand in operation.operands:
            if isinstance(operand, Name):
                used.setdefault(category, set()).add("/" + operand.decode("utf-8", "replace"))
    return used


def pruned_resources(resources: Object, used: Mapping[str, set[str]]) -> Object:
    """Resources with only what is used; the rest is content that nobody sees."""
    kept = pikepdf.Dictionary()
    for category in keys(resources):
        group = entry(resources, category)
        if category == "/ProcSet" or not isinstance(group, pikepdf.Dictionary):
            continue
        wanted = used.get(category, set())
        spaces = category == "/ColorSpace"
        members = {
            key: group[key]
            for key in keys(group)
            if key in wanted or (spaces and key.startswith("/Default"))
        }
        if members:
            kept[category] = pikepdf.Dictionary(members)
    return kept


def sanitise(
    pdf: pikepdf.Pdf,
    *,
    bands: Mapping[int, list[Box]],
    texts: Mapping[int, str],
    pictured: Sequence[int] = (),
) -> None:
    """Apply the allow-lists. ``bands`` are the lines of each page that changed.

    ``texts`` is what each page shows: a link stays if it leads where its page says. Tags of
    pages that were ``pictured`` speak of content that is gone.
    """
    root = pdf.Root
    for key in keys(root):
        if key not in _ROOT:
            del root[key]
    if not _LANGUAGE.match(text_of(entry(root, "/Lang"))):
        root.Lang = pikepdf.String("en-GB")
    _clean_layers(entry(root, "/OCProperties"))
    preferences = entry(root, "/ViewerPreferences")
    if preferences is not None:
        root.ViewerPreferences = pikepdf.Dictionary(DisplayDocTitle=True)
    marks = entry(root, "/MarkInfo")
    if marks is not None:
        root.MarkInfo = pikepdf.Dictionary(Marked=entry(marks, "/Marked") is True)
    pages = {identity_of(page.obj): n for n, page in enumerate(pdf.pages)}
    _clean_tree(pdf)
    for number, page in enumerate(pdf.pages):
        _clean_page(page, bands.get(number, []), texts.get(number, ""), pages)
    _clean_structure(pdf, {key for key, number in pages.items() if number not in pictured})
    for item in pdf.objects:
        if isinstance(item, pikepdf.Dictionary | pikepdf.Stream):
            for key in keys(item):
                if key in _PRIVATE:
                    del item[key]
        if isinstance(item, pikepdf.Stream) and entry(item, "/Filter") is None:
            repack(item, item.read_raw_bytes())
    if "/Info" in pdf.trailer:
        del pdf.trailer.Info
    for key in ("/ID", "/Prev", "/XRefStm"):
        if key in pdf.trailer:
            del pdf.trailer[key]


def saved(pdf: pikepdf.Pdf) -> bytes:
    """The file as bytes: a full rewrite, the same for the same content."""
    stream = BytesIO()
    pdf.remove_unreferenced_resources()
    pdf.save(
        stream,
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
        compress_streams=True,
        recompress_flate=False,
        deterministic_id=True,
        linearize=False,
        encryption=False,
    )
    return stream.getvalue()


def _clean_layers(layers: Object) -> None:
    if layers is None:
        return
    for number, layer in enumerate(items(entry(layers, "/OCGs")), start=1):
        if isinstance(layer, pikepdf.Dictionary):
            for key in keys(layer):
                if key not in ("/Type", "/Name", "/Intent"):
                    del layer[key]
            layer.Name = pikepdf.String(f"Layer {number}")
    default = entry(layers, "/D")
    clean = pikepdf.Dictionary()
    for key in ("/OFF", "/ON", "/BaseState"):
        value = entry(default, key)
        if value is not None:
            clean[key] = value
    layers.D = clean
    if "/Configs" in layers:
        del layers["/Configs"]


def _clean_tree(pdf: pikepdf.Pdf) -> None:
    """Give each page what it inherits, and leave nothing else in the tree above the pages."""
    nodes: dict[object, Object] = {}
    for page in pdf.pages:
        for key in _INHERITED:
            value = inherited(page.obj, key)
            if value is not None and key not in page.obj:
                page.obj[key] = value
        node = entry(page.obj, "/Parent")
        while node is not None and identity_of(node) not in nodes:
            nodes[identity_of(node)] = node
            node = entry(node, "/Parent")
    for node in nodes.values():
        for key in keys(node):
            if key not in _NODE:
                del node[key]


def _clean_page(page: pikepdf.Page, bands: list[Box], text: str, pages: Mapping[Any, int]) -> None:
    for key in keys(page.obj):
        if key not in _PAGE:
            del page.obj[key]
    _, base = page_frame(page)
    links = []
    for note in items(entry(page.obj, "/Annots")):
        link = clean_link(note, text, pages)
        box = box_of(entry(note, "/Rect"))
        if link is None or box is None:
            continue
        if not any(bounds(base, box).meets(band) for band in bands):
            links.append(link)
    if "/Annots" in page.obj:
        del page.obj["/Annots"]
    if links:
        page.obj.Annots = pikepdf.Array(links)


def _clean_structure(pdf: pikepdf.Pdf, pages: set[object]) -> None:
    """The structure tree with what it needs: no strings but language and alternatives."""
    root = indirect(pdf, pdf.Root, "/StructTreeRoot")
    if root is None:
        return
    roles = roles_of(root)
    for key in keys(root):
        if key not in ("/Type", "/K", "/ParentTree", "/ParentTreeNextKey"):
            del root[key]
    cleaning = _Structure(pdf, pages, roles)
    root.K = pikepdf.Array(cleaning.kids(root, lost=False, depth=0))
    _clean_parents(entry(root, "/ParentTree"), cleaning.seen)


def _kids(holder: Object) -> list[Object]:
    value = entry(holder, "/K")
    return list(items(value)) if isinstance(value, pikepdf.Array) else [value]


class _Structure:
    """One walk over the structure tree, which cleans it."""

    def __init__(self, pdf: pikepdf.Pdf, pages: set[object], roles: Mapping[str, str]) -> None:
        self.pdf = pdf
        self.roles = roles
        self.pages = pages
        self.seen: set[object] = set()

    def kids(self, holder: Object, *, lost: bool, depth: int) -> list[Object]:
        """The cleaned children that stay. ``lost``: the page of the holder is gone."""
        found = []
        for kid in _kids(holder):
            if not isinstance(kid, pikepdf.Dictionary):
                found += [kid] if kid is not None and not lost else []
            elif name_of(entry(kid, "/Type")) == "MCR":
                if not self._is_lost(kid):
                    found.append(kid)
            elif name_of(entry(kid, "/Type")) != "OBJR" and depth <= _DEEPEST:
                element = kid if kid.is_indirect else self.pdf.make_indirect(kid)
                if identity_of(element) not in self.seen and self._stays(element, depth):
                    element.P = holder
                    found.append(element)
        return found

    def _is_lost(self, holder: Object) -> bool:
        where = entry(holder, "/Pg")
        return where is not None and identity_of(where) not in self.pages

    def _stays(self, element: Object, depth: int) -> bool:
        """Clean an element and what is below it; whether it stays."""
        self.seen.add(identity_of(element))
        lost = self._is_lost(element)
        for name in keys(element):
            if name not in _ELEMENT or (lost and name == "/Pg"):
                del element[name]
        kind = standard_type(name_of(entry(element, "/S")), self.roles)
        element.S = pikepdf.Name(f"/{kind or 'NonStruct'}")  # an own type may be a pupil's name
        _clean_attributes(element)
        if "/Lang" in element and not _LANGUAGE.match(text_of(entry(element, "/Lang"))):
            del element["/Lang"]
        kids = self.kids(element, lost=lost, depth=depth + 1)
        if kids:
            element.K = kids[0] if len(kids) == 1 else pikepdf.Array(kids)
        elif "/K" in element:
            del element["/K"]
        return bool(kids) or not lost


def _clean_attributes(element: Object) -> None:
    value = entry(element, "/A")
    if value is None:
        return
    clean = []
    for attributes in items(value) if isinstance(value, pikepdf.Array) else [value]:
        kept = {key: attributes[key] for key in keys(attributes) if key in _ATTRIBUTES}
        if len(kept) > 1:
            clean.append(pikepdf.Dictionary(kept))
    if clean:
        element.A = clean[0] if len(clean) == 1 else pikepdf.Array(clean)
    else:
        del element["/A"]


def _clean_parents(tree: Object, kept: set[object]) -> None:
    """The number tree from content to elements, without elements that went."""
    waiting, done = [tree], set[object]()
    while waiting:
        node = waiting.pop()
        if not isinstance(node, pikepdf.Dictionary) or identity_of(node) in done:
            continue
        done.add(identity_of(node))
        for key in keys(node):
            if key not in ("/Nums", "/Kids", "/Limits"):
                del node[key]
        waiting += list(items(entry(node, "/Kids")))
        numbers = entry(node, "/Nums")
        for place, value in enumerate(items(numbers)):
            if place % 2:
                if isinstance(value, pikepdf.Array):
                    for n, member in enumerate(items(value)):
                        if member is not None and identity_of(member) not in kept:
                            value[n] = None
                elif isinstance(value, pikepdf.Dictionary) and identity_of(value) not in kept:
                    numbers[place] = pikepdf.Dictionary()
