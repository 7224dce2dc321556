"""Takes out every element, attribute and value that is not of the standard's vocabulary.

What stays is markup alone. The few attributes that people read (alternative text, list
labels, WordArt) stay as text for the reader to find and the redaction to change.
"""

from __future__ import annotations

import re

from redactor.formats.docx.dropped import Dropped
from redactor.formats.docx.names import (
    BLIP,
    CHART,
    DOCPR,
    IMAGEDATA,
    PIC,
    PREFIXES,
    SPACE,
    TEXT_TAGS,
    TEXTPATH,
    VAL,
    VOCABULARY,
    WP,
    WPG,
    WPS,
    A,
    C,
    M,
    O,
    R,
    T,
    V,
    w,
)
from redactor.formats.docx.package import Element
from redactor.formats.docx.values import FONTS, drawing_path, language, plain

_SPACES = frozenset(PREFIXES.values()) - {R}
_STYLE_REFS = frozenset(
    map(w, ["pStyle", "rStyle", "tblStyle", "basedOn", "next", "link", "styleLink", "numStyleLink"])
)
_DROP = frozenset(
    map(
        w,
        [
            "rsid",
            "rsids",
            "aliases",
            "divId",
            "numPicBullet",
            "lvlPicBulletId",
            "latentStyles",
            "nsid",
            "tmpl",
            "docVars",
            "contentPart",
            "printerSettings",
            "movie",
            "bgSound",
            "control",
            "personal",
            "personalCompose",
            "personalReply",
            "placeholder",
            "showingPlcHdr",
            "sdtPr",
            "sdtEndPr",
        ],
    )
) | {
    *(
        f"{{{A}}}{n}"
        for n in ["extLst", "hlinkClick", "hlinkHover", "hlinkMouseOver", "font", "snd"]
    ),
    *(
        f"{{{A}}}{n}"
        for n in ["audioFile", "videoFile", "audioCd", "wavAudioFile", "quickTimeFile"]
    ),
    *(f"{{{A}}}{n}" for n in ["objectDefaults", "extraClrSchemeLst", "custClrLst"]),
    *(f"{{{C}}}{n}" for n in ["extLst", "externalData", "userShapes", "pivotSource", "pivotFmts"]),
    f"{{{C}}}printSettings",
    f"{{{C}}}clrMapOvr",
    *(f"{{{O}}}{n}" for n in ["OLEObject", "signatureline", "ink", "proxy", "rules"]),
}
_SILENT = frozenset(
    {
        f"{{{A}}}font",
        *map(w, ["vanish", "specVanish", "webHidden", "latentStyles", "rsids", "rsid"]),
        *map(w, ["nsid", "tmpl"]),
    }
)
"""Dropped without a note: lists that Word writes into every file."""
FREE_ATTRIBUTES = {
    (DOCPR, "descr"),
    (DOCPR, "title"),
    (TEXTPATH, "string"),
    (w("tblCaption"), VAL),
    (w("tblDescription"), VAL),
    (w("lvlText"), VAL),
    *(
        (f"{{{V}}}{n}", "alt")
        for n in ["shape", "rect", "roundrect", "oval", "group", "image", "line"]
    ),
}
"""Attributes that hold text somebody reads or has read to them."""
_NUMERIC_TEXT = frozenset(
    {f"{{{WP}}}posOffset", f"{{{WP}}}align", f"{{{C}}}separator", f"{{{C}}}ptCount"}
)
_FONT_TAGS = frozenset(
    {
        w("rFonts"),
        w("sym"),
        f"{{{M}}}mathFont",
        *(f"{{{A}}}{n}" for n in ["latin", "ea", "cs", "sym"]),
    }
)
_FONT_ATTRIBUTES = frozenset(
    {*map(w, ["ascii", "hAnsi", "eastAsia", "cs", "font"]), f"{{{M}}}val", "typeface"}
)
_CLAIMED = frozenset({BLIP, IMAGEDATA, CHART, w("headerReference"), w("footerReference")})
"""Elements whose relationship ids the draft has replaced by its own handles."""
_LANGUAGE_TAGS = frozenset({w("lang"), w("themeFontLang"), f"{{{C}}}lang"})
_DRAWN_IDS = frozenset({DOCPR, f"{{{PIC}}}cNvPr", f"{{{WPS}}}cNvPr", f"{{{WPG}}}cNvPr"})
_STYLE, _NAME = w("style"), w("name")
_URIS = frozenset({PIC, C, WPS, WPG})
_FORMULA, _POINT, _CODE = f"{{{C}}}f", f"{{{C}}}v", f"{{{C}}}formatCode"
_NUMBER_FORMAT = re.compile(r"General|@|[-0#?.,%+eE/ £$€()_*;mdyhs:\\]+")
_RANGE = re.compile(r"!(\$?[A-Z]{1,3}\$?\d{1,7}(?::\$?[A-Z]{1,3}\$?\d{1,7})?)$")
_INSTRUCTIONS = frozenset({" PAGE ", " NUMPAGES ", " SECTION ", " SECTIONPAGES "})
_CSS = re.compile(r"(?:position|margin|width|height|left|top|z-index|visibility|rotation|flip|"
                  r"text-|layout-flow|v-|mso-|direction)")  # fmt: skip
_UNNAMED = {f"{{{A}}}clrScheme", f"{{{A}}}fontScheme", f"{{{A}}}fmtScheme", f"{{{A}}}theme"}
_THEME_FONT = "Calibri"


class Scrubber:
    """Scrubs trees; remembers what it decided, because markup repeats itself."""

    def __init__(self, dropped: Dropped, style_ids: dict[str, str]) -> None:
        self._dropped = dropped
        self._style_ids = style_ids
        self._tags: dict[str, bool] = {}
        self._values: dict[tuple[str, str, str], str | None] = {}

    def scrub(self, root: Element) -> None:
        """Leave only what the vocabulary knows, in place. Relationship ids are left alone."""
        self._attributes(root)
        root.text = root.tail = None
        stack = [root]
        while stack:
            parent = stack.pop()
            for child in list(parent):
                if child.tag == _NAME and parent.tag != _STYLE:
                    self._dropped.tree(child)
                    parent.remove(child)
                    continue
                if child.tag in _SILENT:
                    parent.remove(child)
                    continue
                if not self._known(str(child.tag)) or not self._attributes(child):
                    self._dropped.tree(child)
                    parent.remove(child)
                    continue
                self._text(child)
                if len(child):
                    stack.append(child)

    def _known(self, tag: str) -> bool:
        known = self._tags.get(tag)
        if known is None:
            space, _, local = tag[1:].partition("}")
            known = space in _SPACES and local in VOCABULARY and tag not in _DROP
            self._tags[tag] = known
        return known

    def _text(self, element: Element) -> None:
        tail = element.tail
        if tail is not None:
            if not tail.isspace():
                self._dropped.note(tail)
            element.tail = None
        text = element.text
        if text is None or element.tag in TEXT_TAGS:
            return
        if element.tag == _FORMULA:
            place = _RANGE.search(text)
            element.text = "Sheet1!" + (place[1] if place else "$A$1")
        elif element.tag == _CODE:
            element.text = text if _NUMBER_FORMAT.fullmatch(text) else "General"
        elif element.tag != _POINT and not (element.tag in _NUMERIC_TEXT and plain(text)):
            if not text.isspace():
                self._dropped.note(text)
            element.text = None

    def _attributes(self, element: Element) -> bool:
        """Scrub the attributes; False when the element means nothing without what went."""
        attributes = element.attrib
        if not attributes:
            return True
        tag = str(element.tag)
        for name, value in list(attributes.items()):
            key = (tag, str(name), str(value))
            if key in self._values:
                kept = self._values[key]
            else:
                kept = self._values[key] = self._value(*key)
            if kept is None:
                self._note(tag, str(name), str(value))
                del attributes[name]
                if (name == VAL and not len(element)) or tag in _LEAVE_WITHOUT.get(str(name), ()):
                    return False
            elif kept != value:
                self._note(tag, str(name), str(value))
                attributes[name] = kept
        return True

    def _note(self, tag: str, name: str, value: str) -> None:
        """Note what an attribute said, unless it can only be what a program wrote there."""
        if tag in _STYLE_REFS or name.endswith("gfxdata"):
            return
        for piece in value.split(";") if name == "style" else [value]:
            if name != "style" or not _CSS.match(piece.strip()):
                self._dropped.value(piece.removeprefix("font-family:").strip("'\""))

    def _value(self, tag: str, name: str, value: str) -> str | None:
        """What becomes of one attribute value; None drops the attribute."""
        if (tag, name) in FREE_ATTRIBUTES:
            return value
        if name.startswith("{"):
            space, _, local = name[1:].partition("}")
        else:
            space, local = "", name
        if space == R:
            return value if tag in _CLAIMED else None
        if name == SPACE:
            return value if tag == T and value == "preserve" else None
        if (space and space not in _SPACES) or local not in VOCABULARY or local[:4] == "rsid":
            return None
        if tag in _SPECIAL:
            return self._special(tag, name, value)
        if tag.startswith(f"{{{V}}}") and name == "style":
            return _css(value)
        if name in ("lang", "altLang") or tag in _LANGUAGE_TAGS:
            return value if language(value) else None
        if local == "path" and drawing_path(value):
            return value
        return value if len(value) == 1 or plain(value) else None

    def _special(self, tag: str, name: str, value: str) -> str | None:
        if tag in _STYLE_REFS:
            return self._style_ids.get(value)
        if tag in _DRAWN_IDS:
            return {"id": "0", "name": "Object"}.get(name)
        if tag in _UNNAMED:
            return "Office" if name == "name" else None
        if (tag, name) in ((_STYLE, w("styleId")), (_NAME, VAL)):
            return value  # replaced before; it is ours
        if tag == w("fldSimple"):
            return value if value in _INSTRUCTIONS else None
        if tag == f"{{{A}}}graphicData":
            return value if value in _URIS else None
        if name not in _FONT_ATTRIBUTES:
            return value if plain(value) else None
        if value in FONTS or re.fullmatch(r"\+m[jn]-(lt|ea|cs)", value) or not value:
            return value
        return _THEME_FONT if tag == f"{{{A}}}latin" else None


_SPECIAL = (
    _STYLE_REFS
    | _DRAWN_IDS
    | _UNNAMED
    | _FONT_TAGS
    | {_STYLE, _NAME, w("fldSimple"), f"{{{A}}}graphicData"}
)
_LEAVE_WITHOUT = {
    "typeface": frozenset(f"{{{A}}}{n}" for n in ["ea", "cs", "sym"]),
    "uri": frozenset({f"{{{A}}}graphicData"}),
    w("instr"): frozenset({w("fldSimple")}),
    w("font"): frozenset({w("sym")}),
    "name": frozenset({f"{{{A}}}gd"}),
    "fmla": frozenset({f"{{{A}}}gd"}),
}
"""Elements that go when this attribute of theirs went."""


def _css(value: str) -> str | None:
    """The declarations of a VML style that place and size a shape."""
    kept = []
    for declaration in value.split(";"):
        name, _, setting = declaration.strip().partition(":")
        if _CSS.match(name) and (plain(setting) and plain(name)):
            kept.append(f"{name}:{setting}")
    return ";".join(kept) or None
