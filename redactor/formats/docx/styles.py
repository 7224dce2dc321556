"""What the style sheet says: headings, hidden text, list membership, and neutral names."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from redactor.formats.docx.dropped import Dropped
from redactor.formats.docx.names import PPR, RPR, VAL, w
from redactor.formats.docx.package import Element

_STYLE, _NAME, _ID, _TYPE, _BASED = w("style"), w("name"), w("styleId"), w("type"), w("basedOn")
_OUTLINE, _NUMPR, _VANISH = w("outlineLvl"), w("numPr"), w("vanish")
_OFF = frozenset({"0", "false", "off"})
_USES = tuple(map(w, ("pStyle", "rStyle", "tblStyle", "styleLink", "numStyleLink")))
_LEADS = (_BASED, w("link"))
_MAX_CHAIN = 50
BODY_LEVEL = 9
"""The outline level that means "body text"; headings are 0 to 8."""

_BUILT_IN = re.compile(
    r"(?:heading|toc|index|list(?: bullet| number| continue)?|body text(?: indent)?|envelope|"
    r"table (?:simple|classic|colorful|columns|grid|list|3d effects|subtle|web))(?: [1-9])?|"
    r"normal(?: table| indent| \(web\))?|title|subtitle|header|footer|caption|quote|intense quote|"
    r"strong|emphasis|subtle emphasis|intense emphasis|subtle reference|intense reference|"
    r"book title|list paragraph|no spacing|no list|default paragraph font|hyperlink|"
    r"followedhyperlink|table grid(?: light)?|table theme|table elegant|table professional|"
    r"table contemporary|plain table [1-5]|(?:body text|footnote|endnote|annotation|comment|"
    r"balloon|"
    r"document|plain|macro|block|message|note) (?:text|reference|subject|map|header|heading)|"
    r"page number|line number|date|closing|signature|salutation|revision|bibliography|macro|"
    r"outline list [1-9]|article / section|placeholder text|toc heading|"
    r"index heading|toa heading|table of (?:authorities|figures)|body text first indent(?: 2)?|"
    r"(?:grid|list) table [1-7](?: light| dark| colorful)?(?: ?- ?accent [1-6])?|"
    r"(?:light|medium|dark|colorful) (?:shading|list|grid)(?: [1-3])?(?: ?-? ?accent [1-6])?|"
    r"html (?:address|cite|code|definition|keyboard|preformatted|sample|typewriter|variable)",
    re.I,
)


def on(properties: Element | None, tag: str) -> bool | None:
    """Whether a switch like ``w:vanish`` is on or off here; None if nothing is said."""
    switch = properties.find(tag) if properties is not None else None
    return None if switch is None else switch.get(VAL, "1").lower() not in _OFF


@dataclass(frozen=True, slots=True)
class Style:
    """One style as far as reading needs it; all ids are the source's."""

    based_on: str = ""
    name: str = field(repr=False, default="")
    outline: int | None = None
    number: str | None = None
    depth: int | None = None
    hidden: bool | None = None


class Styles:
    """The style sheet, with inheritance followed."""

    def __init__(self, root: Element | None) -> None:
        self._styles: dict[str, Style] = {}
        self.defaults: dict[str, str] = {}
        for element in root.iter(_STYLE) if root is not None else ():
            identity = element.get(_ID, "")
            self._styles[identity] = _read(element)
            if element.get(w("default"), "0") in ("1", "true", "on"):
                self.defaults[element.get(_TYPE, "paragraph")] = identity

    def _chain(self, identity: str) -> list[Style]:
        chain: list[Style] = []
        while identity in self._styles and len(chain) < _MAX_CHAIN:
            chain.append(self._styles[identity])
            identity = chain[-1].based_on
        return chain

    def heading_level(self, identity: str) -> int:
        """The outline level of a paragraph style from 1, or 0 for body text."""
        for style in self._chain(identity):
            if style.outline is not None:
                return style.outline + 1 if 0 <= style.outline < BODY_LEVEL else 0
            name = style.name.lower()
            if re.fullmatch(r"heading [1-9]", name):
                return int(name[-1])
            if name == "title":
                return 1
        return 0

    def numbering(self, identity: str) -> tuple[str, int | None]:
        """The list id that a paragraph style brings along, and its depth if it says one."""
        for style in self._chain(identity):
            if style.number is not None:
                return style.number, style.depth
        return "", None

    def hidden(self, identity: str) -> bool | None:
        """Whether the style hides its text; None if it says nothing."""
        return next((s.hidden for s in self._chain(identity) if s.hidden is not None), None)

    def has_hidden(self) -> bool:
        """Whether any style says anything about hidden text."""
        return any(style.hidden is not None for style in self._styles.values())


def _read(element: Element) -> Style:
    def value(parent: Element | None, tag: str) -> str | None:
        found = parent.find(tag) if parent is not None else None
        return None if found is None else found.get(VAL)

    properties = element.find(PPR)
    numbering = properties.find(_NUMPR) if properties is not None else None
    outline = value(properties, _OUTLINE)
    depth = value(numbering, w("ilvl"))
    return Style(
        based_on=value(element, _BASED) or "",
        name=value(element, _NAME) or "",
        outline=int(outline) if outline and outline.isdecimal() else None,
        number=value(numbering, w("numId")),
        depth=int(depth) if depth and depth.isdecimal() else None,
        hidden=on(element.find(RPR), _VANISH),
    )


def prune(root: Element, stories: Iterable[Element], dropped: Dropped) -> None:
    """Leave out the styles that nothing in the stories uses, directly or by inheritance."""
    sheet = {element.get(_ID, ""): element for element in root.iter(_STYLE)}
    waiting = {
        identity for identity, e in sheet.items() if e.get(w("default"), "0") in ("1", "true", "on")
    }
    for story in stories:
        waiting.update(element.get(VAL, "") for element in story.iter(*_USES))
    used: set[str] = set()
    while waiting:
        identity = waiting.pop()
        if identity in sheet and identity not in used:
            used.add(identity)
            waiting.update(element.get(VAL, "") for element in sheet[identity].iter(*_LEADS))
    for identity, element in sheet.items():
        if identity not in used:
            name = element.find(_NAME)
            _note_name(name.get(VAL, "") if name is not None else "", dropped)
    for element in list(root.iter(_STYLE)):
        if element.get(_ID, "") not in used:
            parent = element.getparent()
            if parent is not None:
                parent.remove(element)


def _note_name(name: str, dropped: Dropped) -> None:
    bare = name.removesuffix(" Char")
    ours = re.fullmatch(r"Style ?\d+", name) is not None
    if not ours and _BUILT_IN.fullmatch(bare) is None:
        dropped.value(name)


def neutral_ids(root: Element | None, dropped: Dropped) -> dict[str, str]:
    """New ids for all styles by old ones, and neutral names written into the sheet.

    A style that Word brings along keeps its name; a school's own becomes "Style 1",
    "Style 2" … in the order of the sheet, so that a second run changes nothing.
    """
    ids: dict[str, str] = {}
    taken: set[str] = set()
    own = 0
    for element in root.iter(_STYLE) if root is not None else ():
        name = element.find(_NAME)
        text = name.get(VAL, "") if name is not None else ""
        if name is None or not _BUILT_IN.fullmatch(text):
            own += 1
            _note_name(text, dropped)
            text = f"Style {own}"
        if name is not None:
            name.set(VAL, text)
        identity = "".join(word[:1].upper() + word[1:] for word in re.findall(r"\w+", text))
        while identity in taken:
            own += 1
            identity = f"Style{own}"
        taken.add(identity)
        ids[element.get(_ID, "")] = identity
        element.set(_ID, identity)
    return ids
