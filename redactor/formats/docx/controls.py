"""Content controls: resolves what they are bound to, then leaves only their content.

A bound control shows the value in a custom XML part, whatever the document part holds:
Word refills it on opening (ISO/IEC 29500-1, 17.5.2.6). That value is what is read.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from redactor.document import BlockKind
from redactor.errors import SourceError
from redactor.formats.docx.dropped import Dropped
from redactor.formats.docx.names import RPR, RUN, SPACE, P, T, w
from redactor.formats.docx.package import Element, Package, parse

_SDT, _PR, _CONTENT, _BINDING = w("sdt"), w("sdtPr"), w("sdtContent"), w("dataBinding")
_STEP = re.compile(r"/(?:([\w.-]+):)?(@)?([\w.-]+)(?:\[(\d+)\])?")
_PREFIX = re.compile(r"""xmlns:([\w.-]+)\s*=\s*(["'])(.*?)\2""")
_CORE = "{6C3C8BC8-F283-45AE-878A-BAB7291924A1}"
_EXTENDED = "{6668398D-A668-4E3E-A5EB-62B293D839F1}"


@dataclass(frozen=True, slots=True)
class Bindings:
    """The custom XML parts of a package by their store item id, upper case."""

    stores: dict[str, Element] = field(repr=False)

    def value(self, binding: Element) -> str | None:
        """What a bound control shows, or None when the path leads nowhere we follow."""
        root = self.stores.get(binding.get(w("storeItemID"), "").upper())
        path = binding.get(w("xpath"), "")
        if root is None or _STEP.sub("", path) != "":
            return None
        prefixes = {m[1]: m[3] for m in _PREFIX.finditer(binding.get(w("prefixMappings"), ""))}
        node: Element | None = None
        for step in _STEP.finditer(path):
            space = prefixes.get(step[1] or "", "")
            name = f"{{{space}}}{step[3]}" if space else step[3]
            if step[2]:
                return node.get(name) if node is not None else None
            matching = [root] if node is None else node.findall(name)
            matching = [entry for entry in matching if entry.tag == name]
            place = int(step[4] or "1") - 1
            if not 0 <= place < len(matching):
                return None
            node = matching[place]
        return None if node is None else "".join(str(text) for text in node.itertext())


def read_bindings(package: Package) -> Bindings:
    """The data that content controls can be bound to. A part that is no XML binds nothing."""
    stores: dict[str, Element] = {}
    for relationship in package.rels.get(package.main, {}).values():
        if relationship.kind != "customXml" or relationship.target not in package.parts:
            continue
        properties = package.related(relationship.target, "customXmlProps")
        try:
            root = parse(package.parts[relationship.target], "A custom XML part")
            item = parse(package.parts[properties], "A custom XML part") if properties else None
        except SourceError:
            continue
        identity = "" if item is None else next(iter(item.attrib.values()), "")
        stores[str(identity).upper()] = root
    for kind, store in (("core-properties", _CORE), ("extended-properties", _EXTENDED)):
        part = package.related("", kind)
        if part:
            try:
                stores[store] = parse(package.parts[part], "A property part")
            except SourceError:
                continue
    return Bindings(stores)


def settle_controls(root: Element, bindings: Bindings, dropped: Dropped) -> None:
    """Fill every control of a story with what it shows and take the control itself away."""
    for control in list(root.iter(_SDT)):
        properties, content = control.find(_PR), control.find(_CONTENT)
        if properties is not None:
            binding = properties.find(_BINDING)
            if binding is not None and content is not None:
                _fill(properties, content, bindings.value(binding), dropped)
            dropped.tree(properties, BlockKind.PROPERTY)
        for child in list(content) if content is not None else ():
            control.addprevious(child)
        parent = control.getparent()
        if parent is not None:
            parent.remove(control)


def _fill(properties: Element, content: Element, value: str | None, dropped: Dropped) -> None:
    """Write the bound value over the content of a text or list control, if they differ."""
    choices = properties.find(w("dropDownList"))
    if choices is None:
        choices = properties.find(w("comboBox"))
    if value is None or (choices is None and properties.find(w("text")) is None):
        return
    for item in choices.iter(w("listItem")) if choices is not None else ():
        if item.get(w("value")) == value:
            value = item.get(w("displayText"), value)
            break
    shown = "".join(text.text or "" for text in content.iter(T))
    if not value or " ".join(shown.split()) == " ".join(value.split()):
        return
    dropped.tree(content)
    runs = list(content.iter(RUN))
    for extra in runs[1:]:
        parent = extra.getparent()
        if parent is not None:
            parent.remove(extra)
    target = runs[0] if runs else _new_run(content)
    for child in list(target):
        if child.tag != RPR:
            target.remove(child)
    text = etree.SubElement(target, T)
    text.text = value
    text.set(SPACE, "preserve")


def _new_run(content: Element) -> Element:
    paragraph = next(content.iter(P), None)
    holder = content if paragraph is None else paragraph
    return etree.SubElement(holder, RUN)
