"""Pictures, charts and diagrams: what a drawing leads to, and what of it a copy may hold.

Relationship ids in a story become handles ("image-1", "chart-2") of the draft, so that the
rebuilt package can number them afresh.
"""

from __future__ import annotations

import copy
from dataclasses import dataclass, field

from lxml import etree

from redactor.errors import SourceError
from redactor.formats.docx.names import (
    AP,
    AT,
    BLIP,
    CHART,
    DGM,
    DSP,
    IMAGEDATA,
    PPR,
    REL_IDS,
    RPR,
    RUN,
    SPACE,
    TXBX,
    VAL,
    WPG,
    WPS,
    A,
    P,
    R,
    T,
    W,
    w,
)
from redactor.formats.docx.package import Element, Package, parse

_EMBED, _ID = f"{{{R}}}embed", f"{{{R}}}id"
_SRC_RECT = f"{{{A}}}srcRect"
_CROP_EDGES = ("l", "t", "r", "b")
_VML_EDGES = ("cropleft", "croptop", "cropright", "cropbottom")
_WHOLE = 100_000


@dataclass(frozen=True, slots=True)
class Picture:
    """A stored image and the share of each edge (left, top, right, bottom) cropped away.

    Shares are thousandths of a percent, as in ``a:srcRect``. An empty ``part`` is a
    picture that is not in the file; a grey field takes its place.
    """

    part: str = field(repr=False)
    crop: tuple[int, int, int, int] = (0, 0, 0, 0)


class Gallery:
    """Hands out handles for the pictures and charts of a package, in order of use."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self.pictures: dict[str, Picture] = {}
        self.charts: dict[str, str] = {}
        self._known: dict[Picture | str, str] = {}

    def picture(self, part: str, crop: tuple[int, int, int, int]) -> str:
        """The handle of a picture."""
        picture = Picture(part, crop)
        if picture not in self._known:
            self._known[picture] = f"image-{len(self.pictures) + 1}"
            self.pictures[self._known[picture]] = picture
        return self._known[picture]

    def chart(self, part: str) -> str:
        """The handle of a chart part."""
        if part not in self._known:
            self._known[part] = f"chart-{len(self.charts) + 1}"
            self.charts[self._known[part]] = part
        return self._known[part]

    def claim(self, root: Element, part: str) -> None:
        """Replace the relationship ids of one story by handles; leave out what leads nowhere."""
        for blip in list(root.iter(BLIP)):
            target = self._package.target(part, blip.get(_EMBED))
            _clear_relations(blip)
            blip.set(_EMBED, self.picture(target, _crop(blip)))
        for data in list(root.iter(IMAGEDATA)):
            target = self._package.target(part, data.get(_ID))
            _clear_relations(data)
            data.set(_ID, self.picture(target, _vml_crop(data)))
        for chart in list(root.iter(CHART)):
            identity = chart.get(_ID)
            if identity is None:
                continue
            target = self._package.target(part, identity)
            _clear_relations(chart)
            if target and self._package.types.get(target, "").endswith("chart+xml"):
                chart.set(_ID, self.chart(target))
            else:
                _drop_drawing(chart)


def _clear_relations(element: Element) -> None:
    for name in list(element.attrib):
        if str(name).startswith(f"{{{R}}}") or str(name).endswith(("relid", "href")):
            del element.attrib[name]


def _crop(blip: Element) -> tuple[int, int, int, int]:
    """The crop of a picture; the mark itself is taken away, for the pixels will be."""
    fill = blip.getparent()
    rectangle = fill.find(_SRC_RECT) if fill is not None else None
    if rectangle is None:
        return (0, 0, 0, 0)
    crop = tuple(_share(rectangle.get(edge, "0")) for edge in _CROP_EDGES)
    if crop[0] + crop[2] >= _WHOLE or crop[1] + crop[3] >= _WHOLE:
        crop = (0, 0, 0, 0)
    if any(crop):
        rectangle.attrib.clear()
    return (crop[0], crop[1], crop[2], crop[3])


def _share(value: str) -> int:
    try:
        share = float(value.rstrip("%")) * (1_000 if value.endswith("%") else 1)
    except ValueError:
        return 0
    return int(share) if 0 < share < _WHOLE else 0


def _vml_crop(data: Element) -> tuple[int, int, int, int]:
    shares = []
    for edge in _VML_EDGES:
        value = data.attrib.pop(edge, "0")
        try:
            number = float(value.rstrip("f")) / (65_536 if value.endswith("f") else 1)
        except ValueError:
            number = 0.0
        shares.append(int(number * _WHOLE) if 0 < number < 1 else 0)
    if shares[0] + shares[2] >= _WHOLE or shares[1] + shares[3] >= _WHOLE:
        return (0, 0, 0, 0)
    return (shares[0], shares[1], shares[2], shares[3])


def _drop_drawing(element: Element) -> None:
    """Take out the whole drawing around an element that leads nowhere."""
    drawing = next(element.iterancestors(w("drawing")), element)
    parent = drawing.getparent()
    if parent is not None:
        parent.remove(drawing)


def settle_objects(root: Element) -> None:
    """Leave of an embedded object its picture: ``w:object`` becomes ``w:pict``."""
    for element in list(root.iter(w("object"))):
        element.tag = w("pict")
        element.attrib.clear()


def flatten_diagrams(root: Element, part: str, package: Package) -> None:
    """Turn SmartArt into plain grouped shapes, whose text is ordinary paragraphs.

    A diagram keeps its words in two parts and its shape in three more; a group of shapes
    keeps them once and can be redacted like any text box.
    """
    for ids in list(root.iter(REL_IDS)):
        graphic = ids.getparent()
        data = package.target(part, ids.get(f"{{{R}}}dm"))
        if graphic is None or not data:
            _drop_drawing(ids)
            continue
        tree = parse(package.parts[data], "A diagram part")
        drawing = _drawing_of(tree, part, package)
        group = _group(drawing, _extent(graphic)) if drawing is not None else None
        if group is None:
            group = _plain_list(tree, _extent(graphic))
        graphic.set("uri", WPG)
        graphic.replace(ids, group)


def _drawing_of(tree: Element, part: str, package: Package) -> Element | None:
    """The drawn form of a diagram, which its data part names."""
    link = next(tree.iter(f"{{{DSP}}}dataModelExt"), None)
    target = package.target(part, link.get("relId")) if link is not None else ""
    if not target:
        return None
    try:
        return parse(package.parts[target], "A diagram drawing")
    except SourceError:
        return None


def _extent(graphic: Element) -> tuple[str, str]:
    for ancestor in graphic.iterancestors():
        for child in ancestor:
            if str(child.tag).endswith("}extent"):
                return child.get("cx", "0"), child.get("cy", "0")
    return "5486400", "3200400"


def _frame(extent: tuple[str, str]) -> Element:
    group = etree.Element(f"{{{WPG}}}wgp", nsmap={"wpg": WPG, "wps": WPS, "a": A, "w": W})
    etree.SubElement(group, f"{{{WPG}}}cNvGrpSpPr")
    properties = etree.SubElement(group, f"{{{WPG}}}grpSpPr")
    place = etree.SubElement(properties, f"{{{A}}}xfrm")
    for name, corner in (("off", "0"), ("ext", ""), ("chOff", "0"), ("chExt", "")):
        entry = etree.SubElement(place, f"{{{A}}}{name}")
        keys = ("x", "y") if corner else ("cx", "cy")
        for key, size in zip(keys, extent, strict=True):
            entry.set(key, corner or size)
    return group


def _group(drawing: Element, extent: tuple[str, str]) -> Element | None:
    shapes = list(drawing.iter(f"{{{DSP}}}sp"))
    if not shapes:
        return None
    group = _frame(extent)
    for number, shape in enumerate(shapes, start=1):
        target = etree.SubElement(group, f"{{{WPS}}}wsp")
        name = etree.SubElement(target, f"{{{WPS}}}cNvPr")
        name.set("id", str(number))
        name.set("name", "Object")
        etree.SubElement(target, f"{{{WPS}}}cNvSpPr")
        for local in ("spPr", "style"):
            source = shape.find(f"{{{DSP}}}{local}")
            if source is not None:
                moved = etree.SubElement(target, f"{{{WPS}}}{local}")
                moved.attrib.update(source.attrib)
                moved.extend(copy.deepcopy(child) for child in source)
        _no_pictures(target)
        body = shape.find(f"{{{DSP}}}txBody")
        _text_box(target, list(body.iter(AP)) if body is not None else [])
    return group


def _plain_list(tree: Element, extent: tuple[str, str]) -> Element:
    """One box with the words of a diagram that has no drawn form."""
    group = _frame(extent)
    target = etree.SubElement(group, f"{{{WPS}}}wsp")
    name = etree.SubElement(target, f"{{{WPS}}}cNvPr")
    name.set("id", "1")
    name.set("name", "Object")
    etree.SubElement(target, f"{{{WPS}}}cNvSpPr")
    properties = etree.SubElement(target, f"{{{WPS}}}spPr")
    place = etree.SubElement(properties, f"{{{A}}}xfrm")
    etree.SubElement(place, f"{{{A}}}off", x="0", y="0")
    etree.SubElement(place, f"{{{A}}}ext", cx=extent[0], cy=extent[1])
    shape = etree.SubElement(properties, f"{{{A}}}prstGeom", prst="rect")
    etree.SubElement(shape, f"{{{A}}}avLst")
    _text_box(target, [p for body in tree.iter(f"{{{DGM}}}t") for p in body.iter(AP)])
    return group


def _no_pictures(shape: Element) -> None:
    for fill in list(shape.iter(f"{{{A}}}blipFill")):
        parent = fill.getparent()
        if parent is not None:
            parent.replace(fill, etree.Element(f"{{{A}}}noFill"))


def _text_box(shape: Element, paragraphs: list[Element]) -> None:
    """Write drawing paragraphs as Word paragraphs inside a shape."""
    if paragraphs:
        box = etree.SubElement(etree.SubElement(shape, f"{{{WPS}}}txbx"), TXBX)
        for paragraph in paragraphs:
            target = etree.SubElement(box, P)
            look = etree.SubElement(target, PPR)
            etree.SubElement(look, w("spacing")).set(w("after"), "0")
            etree.SubElement(look, w("jc")).set(VAL, "center")
            for text in paragraph.iter(AT):
                _run(target, text)
    body = etree.SubElement(shape, f"{{{WPS}}}bodyPr")
    body.set("anchor", "ctr")


def _run(target: Element, text: Element) -> None:
    run = etree.SubElement(target, RUN)
    holder = text.getparent()
    source = holder.find(f"{{{A}}}rPr") if holder is not None else None
    size = source.get("sz", "") if source is not None else ""
    if size.isdecimal():
        look = etree.SubElement(run, RPR)
        etree.SubElement(look, w("sz")).set(VAL, str(max(2, int(size) // 50)))
    piece = etree.SubElement(run, T)
    piece.text = text.text
    piece.set(SPACE, "preserve")
