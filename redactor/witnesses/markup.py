"""Takes XML (or HTML) apart without a parser: nothing is too deep, too broken or left out.

A parser skips comments, declarations and what is not well formed; here every character
is either in a tag or is text. Text is joined over runs, so that a name in three runs is
one word, and broken where a reader sees a break.
"""

from __future__ import annotations

import codecs
import html
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

_TAG = re.compile(
    r"(<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>|"
    r"<[^\"'<>]*(?:\"[^\"<]*\"[^\"'<>]*|'[^'<]*'[^\"'<>]*)*>)",
    re.DOTALL,
)
_ASIDE = re.compile(r"<!--(.*?)-->|<\?(.*?)\?>|<(![A-Za-z].*?)>", re.DOTALL)
_CDATA = re.compile(r"<!\[CDATA\[(.*?)\]\]>", re.DOTALL)
_ATTRIBUTE = re.compile(r"([\w:.\-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_NAME = re.compile(r"</?\s*([^\s/>\"'=]+)")
_DECLARED = re.compile(rb"""^<\?xml[^>]*?encoding\s*=\s*["']([\w.-]+)["']""")

_NAMESPACE = re.compile(
    r"http://schemas\.(?:openxmlformats\.org|microsoft\.com/office)/|urn:schemas-microsoft-com:|"
    r"http://purl\.o(?:rg/dc/|clc\.org/ooxml/)|http://www\.w3\.org/"
)

_BREAKS = frozenset(
    """
    p tc tr tbl v f pt si is c row cell li td th div h h1 h2 h3 h4 h5 h6 title instrText
    delInstrText posOffset align pctWidth pctHeight tab ptab br cr line-break s sdt txbxContent
    footnote endnote comment hdr ftr body drawing pict object AlternateContent Choice Fallback
    """.split()  # noqa: SIM905 - words read as words
)
"""Elements at whose borders a reader sees a gap."""
_MACHINE = frozenset({"posOffset", "align", "pctWidth", "pctHeight", "f", "formatCode"})
_RUNS = re.compile(r"<(?:[\w.-]+:)?(?:p|si|is|t)[\s>/]")
_SYMBOL_CODE = re.compile(r"\bchar\s*=\s*[\"']([0-9A-Fa-f]{2,6})[\"']")
_SYMBOL_PAGE = 0xF000
_BOX = re.compile(
    r"<((?:[\w.-]+:)?(?:txbxContent|rt))(?:\s[^<>]*)?>((?:(?!<\1[\s>]).)*?)</\1\s*>", re.DOTALL
)


@dataclass(frozen=True, slots=True)
class Attribute:
    """One attribute of one tag, names without prefix, and how often this tag stands there."""

    tag: str
    name: str
    value: str = field(repr=False)
    times: int


@dataclass(frozen=True, slots=True)
class Markup:
    """An XML text taken apart. ``text`` has a line end at each border of a paragraph or cell.

    ``asides`` are comments, processing instructions and declarations; ``tags`` the
    distinct tags as they are written, counted; ``attributes`` theirs, once for each tag.
    ``machine`` is what stands in elements that nobody reads: measures and cell formulas.
    """

    text: str = field(repr=False)
    asides: tuple[str, ...] = field(repr=False)
    tags: Counter[str] = field(repr=False)
    attributes: tuple[Attribute, ...] = field(repr=False)
    machine: str = field(repr=False, default="")

    def names(self) -> set[str]:
        """The names of all elements and attributes, with their prefixes."""
        found = {tag_name(tag) for tag in self.tags}
        for tag in self.tags:
            if "=" in tag:
                found |= {match[0] for match in _ATTRIBUTE.findall(tag)}
        return found

    def foreign_prefixes(self) -> set[str]:
        """The prefixes of namespaces that are not of Office, XML or the package ("" the default).

        A prefix that is not declared at all is foreign, too.
        """
        declared: dict[str, bool] = {"xml": True, "xmlns": True}
        for tag in self.tags:
            if "xmlns" in tag:
                for name, double, single in _ATTRIBUTE.findall(tag):
                    if name == "xmlns" or name.startswith("xmlns:"):
                        prefix = name.partition(":")[2]
                        known = bool(_NAMESPACE.match(double or single))
                        declared[prefix] = known and declared.get(prefix, True)
        used = {name.rpartition(":")[0] for name in self.names()}
        return {prefix for prefix in used if not declared.get(prefix, not prefix)}


def tag_name(tag: str) -> str:
    """The element name of a tag, with its prefix."""
    match = _NAME.match(tag)
    return match[1] if match else tag[:80]


def local(name: str) -> str:
    """A name without its namespace prefix."""
    return name.rpartition(":")[2]


def is_markup_file(data: bytes) -> bool:
    """Whether the bytes look like XML or HTML in any encoding."""
    start = data[:64].lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n\0")
    return start.startswith(b"<") and (start[1:2].isalpha() or start[1:2] in b"?!/\0_")


def decode(data: bytes) -> str:
    """The text of an XML file, by byte order mark, NULs or declaration; never fails."""
    for mark, page in (
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ):
        if data.startswith(mark):
            return data[len(mark) :].decode(page, "replace")
    if data[1:2] == b"\0" or data[:1] == b"\0":
        return data.decode("utf-16-be" if data[:1] == b"\0" else "utf-16-le", "replace")
    declared = _DECLARED.match(data[:200].lstrip())
    if declared:
        try:
            return data.decode(declared[1].decode("ascii"), "replace")
        except (LookupError, ValueError):
            return data.decode("utf-8", "replace")
    return data.decode("utf-8", "replace")


def take_apart(xml: str) -> Markup:
    """Text, tags, comments and declarations of an XML text."""
    asides: tuple[str, ...] = ()
    if "<!" in xml or xml.count("<?") > 1:
        asides = tuple(
            "".join(groups) for groups in _ASIDE.findall(xml) if not groups[1].startswith("xml ")
        )
        xml = _CDATA.sub(lambda match: html.escape(match[1]), xml)
    runs = bool(_RUNS.search(xml))
    if runs and ("txbxContent" in xml or ":rt>" in xml):
        xml = _boxes_last(xml)
    pieces = _TAG.split(xml)
    tags = Counter(pieces[1::2])
    machine = _take_machine(pieces, tags)
    gaps = {tag: _gap(tag) if runs else "\n" for tag in tags}
    pieces[1::2] = [gaps[tag] for tag in pieces[1::2]]
    text = "".join(pieces)
    return Markup(
        text=html.unescape(text) if "&" in text else text,
        asides=asides,
        tags=tags,
        attributes=tuple(_attributes(tags)),
        machine="\n".join(machine),
    )


def _take_machine(pieces: list[str], tags: Iterable[str]) -> list[str]:
    """Take the text after each tag of a machine's element out of the pieces."""
    theirs = {tag for tag in tags if tag[1] != "/" and local(tag_name(tag)) in _MACHINE}
    taken = []
    if theirs:
        for at in range(1, len(pieces), 2):
            if pieces[at] in theirs:
                taken.append(html.unescape(pieces[at + 1]))
                pieces[at + 1] = ""
    return taken


def _attributes(tags: Counter[str]) -> Iterator[Attribute]:
    for tag, times in tags.items():
        if "=" in tag:
            name = local(tag_name(tag))
            for key, double, single in _ATTRIBUTE.findall(tag):
                value = double or single
                text = html.unescape(value) if "&" in value else value
                yield Attribute(name, local(key), text, times)


def _gap(tag: str) -> str:
    """What a reader sees in the place of a tag: a break, a sign, or nothing."""
    name = local(tag_name(tag))
    if name in _BREAKS:
        return "\n"
    if name == "noBreakHyphen":
        return "-"
    return _symbol(tag) if name == "sym" else ""


def _boxes_last(xml: str) -> str:
    """Move text boxes and ruby to the end, so that they do not stand inside other text."""
    moved: list[str] = []

    def out(match: re.Match[str]) -> str:
        moved.append(match[0])
        return ""

    count = 1
    while count:
        xml, count = _BOX.subn(out, xml)
    return "\n".join((xml, *moved))


def _symbol(tag: str) -> str:
    code = _SYMBOL_CODE.search(tag)
    if code is None:
        return ""
    number = int(code[1], 16)
    if _SYMBOL_PAGE <= number < _SYMBOL_PAGE + 0x100:
        number -= _SYMBOL_PAGE
    return f"&#{number};" if number < 0x110000 else ""
