"""Names of Office Open XML (ISO/IEC 29500): namespaces, tags and what a tag means to a reader.

``vocabulary.txt`` beside this module lists the words of the standard: element and attribute
names and the values of its enumerations. Nothing else of a file's markup reaches a copy.
"""

from __future__ import annotations

from pathlib import Path

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
PIC = "http://schemas.openxmlformats.org/drawingml/2006/picture"
C = "http://schemas.openxmlformats.org/drawingml/2006/chart"
M = "http://schemas.openxmlformats.org/officeDocument/2006/math"
DGM = "http://schemas.openxmlformats.org/drawingml/2006/diagram"
DSP = "http://schemas.microsoft.com/office/drawing/2008/diagram"
V = "urn:schemas-microsoft-com:vml"
O = "urn:schemas-microsoft-com:office:office"  # noqa: E741
W10 = "urn:schemas-microsoft-com:office:word"
WPS = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
WPG = "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup"
WP14 = "http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing"
W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
W15 = "http://schemas.microsoft.com/office/word/2012/wordml"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
XML = "http://www.w3.org/XML/1998/namespace"
RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
CONTENT_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"

PREFIXES = {
    "w": W,
    "r": R,
    "wp": WP,
    "a": A,
    "pic": PIC,
    "c": C,
    "m": M,
    "v": V,
    "o": O,
    "w10": W10,
    "wps": WPS,
    "wpg": WPG,
}
"""The only namespaces a copy holds, with the only prefixes it declares."""

STRICT = {
    "http://purl.oclc.org/ooxml/wordprocessingml/main": W,
    "http://purl.oclc.org/ooxml/officeDocument/relationships": R,
    "http://purl.oclc.org/ooxml/officeDocument/math": M,
    "http://purl.oclc.org/ooxml/officeDocument/": (
        "http://schemas.openxmlformats.org/officeDocument/2006/"
    ),
    "http://purl.oclc.org/ooxml/drawingml/main": A,
    "http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing": WP,
    "http://purl.oclc.org/ooxml/drawingml/picture": PIC,
    "http://purl.oclc.org/ooxml/drawingml/chart": C,
    "http://purl.oclc.org/ooxml/drawingml/diagram": DGM,
}
"""Namespaces of Strict Office Open XML and what Word's usual form calls them."""


def w(local: str) -> str:
    """The full name of a WordprocessingML element or attribute."""
    return f"{{{W}}}{local}"


def _words() -> frozenset[str]:
    return frozenset(Path(__file__).with_name("vocabulary.txt").read_text("ascii").split())


VOCABULARY = _words()

VAL = w("val")
P, RUN, T, TBL, TR, TC = w("p"), w("r"), w("t"), w("tbl"), w("tr"), w("tc")
PPR, RPR, SECTPR, BODY = w("pPr"), w("rPr"), w("sectPr"), w("body")
AP, AT = f"{{{A}}}p", f"{{{A}}}t"
TXBX = w("txbxContent")
SYM = w("sym")
ALTERNATE = f"{{{MC}}}AlternateContent"
DOCPR = f"{{{WP}}}docPr"
TEXTPATH = f"{{{V}}}textpath"
IMAGEDATA = f"{{{V}}}imagedata"
BLIP = f"{{{A}}}blip"
CHART = f"{{{C}}}chart"
CHART_SPACE = f"{{{C}}}chartSpace"
STR_POINT = f"{{{C}}}v"
REL_IDS = f"{{{DGM}}}relIds"

PARAGRAPHS = (P, AP)
TEXT_TAGS = frozenset({T, AT, f"{{{M}}}t"})
"""Elements whose own text the reader of the document sees."""
SINGLE = {
    w("tab"): "\t",
    w("ptab"): "\t",
    w("br"): "\n",
    w("cr"): "\n",
    w("noBreakHyphen"): "-",
    f"{{{A}}}br": "\n",
}
"""Elements that are one character to the reader."""
PROPERTIES = frozenset({PPR, RPR, SECTPR, f"{{{A}}}pPr", f"{{{A}}}rPr", f"{{{A}}}endParaRPr"})
SPACE = f"{{{XML}}}space"

MAIN_TYPES = ("document.main+xml", "template.main+xml", "documentmacro", "templatemacro")
"""What the content type of a Word main part holds, in lower case; macros or not."""
