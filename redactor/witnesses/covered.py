"""Finds words in a Word file that are there but cannot be seen: boxes, bars and white text.

People redact by highlighting in black, by white letters or by laying a black rectangle on
top. The words are still there for everybody who copies the text.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_V = "{urn:schemas-microsoft-com:vml}"
_WHITE = "FFFFFF"
_BLACK = "000000"
_DARK = ("black", _BLACK)
_OFF = ("0", "false", "off", "none")
_HIGHLIGHTS = {
    "black": _BLACK, "white": _WHITE, "yellow": "FFFF00", "red": "FF0000", "green": "00FF00",
    "blue": "0000FF", "cyan": "00FFFF", "magenta": "FF00FF", "darkGray": "808080",
    "lightGray": "C0C0C0", "darkBlue": "000080", "darkRed": "800000", "darkGreen": "008000",
}  # fmt: skip
_SPACES = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader sees of one part, and how many runs and shapes hide words from readers."""

    visible: str = field(repr=False)
    hidden: int
    covered: int
    boxes: int


def read_part(data: bytes) -> Reading | None:
    """The reading of a document, header, footer or notes part; None if it is not well-formed."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True
    )
    try:
        root = etree.fromstring(data.replace(_STRICT.encode(), _W[1:-1].encode()), parser)
    except etree.XMLSyntaxError:
        return None
    lines, hidden, covered = [], 0, 0
    for paragraph in root.iter(f"{_W}p"):
        pieces = []
        behind = _behind(paragraph)
        for run in _runs(paragraph):
            text = _text(run)
            if _is_on(run.find(f"{_W}rPr/{_W}vanish")) or _deleted(run):
                hidden += bool(text.strip())
            elif text.strip() and _is_covered(run, behind):
                covered += 1
            else:
                pieces.append(text)
        lines.append("".join(pieces))
    return Reading("\n".join(lines), hidden, covered, sum(1 for _ in _boxes(root)))


def _runs(paragraph: etree._Element) -> Iterator[etree._Element]:
    """The runs of a paragraph itself, not those of text boxes in it."""
    for run in paragraph.iter(f"{_W}r"):
        if next(run.iterancestors(f"{_W}p"), None) is paragraph:
            yield run


def _text(run: etree._Element) -> str:
    return "".join(
        child.text or "" if child.tag in (f"{_W}t", f"{_W}delText") else _SPACES[str(child.tag)]
        for child in run
        if child.tag in (f"{_W}t", f"{_W}delText") or child.tag in _SPACES
    )


def _deleted(run: etree._Element) -> bool:
    return next(run.iterancestors(f"{_W}del", f"{_W}moveFrom"), None) is not None


def _is_on(element: etree._Element | None) -> bool:
    return element is not None and element.get(f"{_W}val") not in _OFF


def _is_covered(run: etree._Element, behind: str) -> bool:
    """Whether the letters have the colour of what is behind them, as far as the file says."""
    colour = run.find(f"{_W}rPr/{_W}color")
    letters = (colour.get(f"{_W}val", "auto") if colour is not None else "auto").upper()
    ground = _ground(run, behind)
    if letters == "AUTO":
        return ground == _BLACK
    return ground == letters


def _ground(run: etree._Element, behind: str) -> str:
    """The colour behind a run as RRGGBB; empty where the file does not say."""
    highlight = run.find(f"{_W}rPr/{_W}highlight")
    if highlight is not None and highlight.get(f"{_W}val") not in _OFF:
        return _HIGHLIGHTS.get(highlight.get(f"{_W}val", ""), "")
    return _fill(run.find(f"{_W}rPr/{_W}shd")) or behind


def _behind(paragraph: etree._Element) -> str:
    """The colour behind a paragraph; empty where a table style, style or shape decides."""
    first = paragraph[0] if len(paragraph) else None
    properties = first if first is not None and first.tag == f"{_W}pPr" else None
    cell = next(paragraph.iterancestors(f"{_W}tc", f"{_W}txbxContent"), None)
    fill = "" if properties is None else _fill(properties.find(f"{_W}shd"))
    if not fill and cell is not None:
        fill = _fill(cell.find(f"{_W}tcPr/{_W}shd"))
    if fill:
        return fill
    styled = properties is not None and properties.find(f"{_W}pStyle") is not None
    return "" if cell is not None or styled else _WHITE


def _fill(shading: etree._Element | None) -> str:
    fill = "" if shading is None else shading.get(f"{_W}fill", "auto").upper()
    return "" if fill == "AUTO" else fill


def _boxes(root: etree._Element) -> Iterator[etree._Element]:
    """Black shapes without words in them."""
    for tag in ("rect", "shape", "roundrect"):
        for shape in root.iter(f"{_V}{tag}"):
            dark = shape.get("fillcolor", "").split(" ")[0].lstrip("#").lower() in _DARK
            if dark and next(shape.iter(f"{_W}t"), None) is None:
                yield shape
    for fill in root.iter(f"{_A}solidFill"):
        properties = fill.getparent()
        if properties is None or not str(properties.tag).endswith("}spPr"):
            continue
        named = {child.get("val", "") for child in fill}
        shape = next(properties.iterancestors(), properties)
        if named & {_BLACK, "tx1", "dk1", "black"} and next(shape.iter(f"{_W}t"), None) is None:
            yield shape
