"""The few document settings that change what the reader sees; the rest is never written."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from redactor.formats.docx.names import VAL, W, w
from redactor.formats.docx.package import Element
from redactor.formats.docx.values import language, plain

_ORDER = [
    "displayBackgroundShape",
    "mirrorMargins",
    "alignBordersAndEdges",
    "bordersDoNotSurroundHeader",
    "bordersDoNotSurroundFooter",
    "gutterAtTop",
    "autoHyphenation",
    "consecutiveHyphenLimit",
    "hyphenationZone",
    "doNotHyphenateCaps",
    "defaultTabStop",
    "evenAndOddHeaders",
    "bookFoldPrinting",
    "characterSpacingControl",
    "noLineBreaksAfter",
    "compat",
    "themeFontLang",
    "clrSchemeMapping",
    "decimalSymbol",
    "listSeparator",
]
_KEPT = frozenset(_ORDER) - {"compat", "noLineBreaksAfter", "displayBackgroundShape"}
_OFF = frozenset({"0", "false", "off"})
_COMPAT_URI = "http://schemas.microsoft.com/office/word"
_MODERN = 15


@dataclass(frozen=True, slots=True)
class Settings:
    """Settings as (name, attributes) pairs, whether even pages differ, Word's layout mode."""

    kept: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = ()
    even: bool = False
    mode: int = _MODERN
    background: bool = False

    def written(self, *, tinted: bool) -> Element:
        """A settings part with these settings; ``tinted`` shows the page colour."""
        root = etree.Element(w("settings"), nsmap={"w": W})
        by_name = dict(self.kept)
        for name in _ORDER:
            if name == "displayBackgroundShape" and (tinted or self.background):
                etree.SubElement(root, w(name))
            elif name == "compat":
                entry = etree.SubElement(etree.SubElement(root, w(name)), w("compatSetting"))
                entry.set(w("name"), "compatibilityMode")
                entry.set(w("uri"), _COMPAT_URI)
                entry.set(VAL, str(self.mode))
            elif name in by_name:
                element = etree.SubElement(root, w(name))
                for key, value in by_name[name]:
                    element.set(key, value)
        return root


def read_settings(root: Element | None) -> Settings:
    """The settings worth keeping. Values are kept only if they are plain words or numbers."""
    if root is None:
        return Settings(mode=12)
    kept: list[tuple[str, tuple[tuple[str, str], ...]]] = []
    even = background = False
    mode = 12
    for element in root:
        name = str(element.tag).rpartition("}")[2]
        on = element.get(VAL, "1") not in _OFF
        if name == "evenAndOddHeaders":
            even = on
        if name == "displayBackgroundShape":
            background = on
        for entry in element.iter(w("compatSetting")) if name == "compat" else ():
            value = entry.get(VAL, "")
            if entry.get(w("name")) == "compatibilityMode" and value in ("11", "12", "14", "15"):
                mode = int(value)
        if name in _KEPT and element.tag == w(name):
            pairs = tuple(
                (str(key), str(value))
                for key, value in element.attrib.items()
                if str(key).startswith(f"{{{W}}}")
                and plain(str(key).rpartition("}")[2])
                and (plain(str(value)) or language(str(value)) or len(value) == 1)
            )
            kept.append((name, pairs))
    return Settings(tuple(kept), even, mode, background)
