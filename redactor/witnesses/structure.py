"""What a clean Word copy must not hold, whatever it says: places where text hides.

Follows ``office.md`` sections 3 and 4: a copy is rebuilt from an allow-list, so comments,
revisions, properties, embedded files and links are not merely empty, they are not there.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterator

from redactor.document import Check
from redactor.witnesses.markup import Markup, local, tag_name
from redactor.witnesses.scan import Scan

_PARTS = re.compile(
    r"(?i)(?:^|/)(?:docprops|customxml|embeddings|activex|glossary|_xmlsignatures|customui|"
    r"webextensions|printersettings|thumbnail)[^/]*(?:/|\.|$)|comments|people\.xml|vba|"
    r"\.(?:bin|odttf|ttf|otf|docx|docm|xlsx|xlsm|pptx|doc|xls|pdf|zip|emf|wmf|emz|wmz|svg|wdp|psmdcp)$"
)
_RELATIONS = frozenset(
    """
    officeDocument styles numbering settings webSettings fontTable theme footnotes endnotes
    header footer chart chartStyle chartColorStyle diagramData diagramLayout diagramQuickStyle
    diagramColors diagramDrawing image
    """.split()  # noqa: SIM905 - words read as words
)
_TRACKED = frozenset(
    """
    ins del moveFrom moveTo delText delInstrText cellIns cellDel cellMerge moveFromRangeStart
    moveToRangeStart customXmlInsRangeStart customXmlDelRangeStart
    """.split()  # noqa: SIM905 - words read as words
)
_WORD_PREFIX = re.compile(r"^(?:w|w14|w15|w16\w*|ns\d+)$")
_HIDDEN_TAGS = frozenset(
    """
    commentRangeStart commentReference annotationRef permStart altChunk subDoc OLEObject
    control fldData ffData smartTag customXml dataBinding docVars docVar mailMerge
    attachedTemplate documentProtection writeProtection rsids recipientData embedRegular
    embedBold externalData userShapes contentPart svgBlip hlinkClick AlternateContent
    """.split()  # noqa: SIM905 - words read as words
)
_PERSONAL = frozenset(
    """author date initials userId providerId dateUtc""".split()  # noqa: SIM905 - words read as words
)
_GENERATED_NAME = re.compile(r"^(?:_GoBack|(?:_?[A-Za-z]{1,3}|bookmark)\d+)$")
_MSIP = "msip_label"
_VANISH = re.compile(
    r"^<(?:[\w.-]+:)?(?:vanish|specVanish|webHidden)(?![^<>]*val=[\"'](?:0|false|off))"
)
_EPOCH = (1980, 1, 1)


def structure(data: bytes, scan: Scan) -> tuple[Check, ...]:
    """One check for each kind of hidden place; ``count`` is how many there are."""
    markups = [(stream.name, markup) for stream, markup in scan.markups]
    names = list(scan.unpacked.names())
    return tuple(
        Check(name, "structure", count == 0, count)
        for name, count in (
            ("no-hidden-parts", sum(1 for name in names if _PARTS.search(name))),
            ("no-nested-files", sum(1 for item in scan.unpacked.streams if item.depth > 1)),
            ("no-tracked-changes", tracked_changes(scan)),
            ("no-hidden-markup", sum(_count(m, _hidden) for _, m in markups)),
            ("no-hidden-runs", sum(_vanished(m) for n, m in markups if "styles" not in n)),
            ("no-author-or-date", sum(map(_personal, (m for _, m in markups)))),
            ("no-named-bookmarks", sum(_bookmarks(m) for _, m in markups)),
            ("no-links-out", sum(_links(m) for n, m in markups if n.endswith(".rels"))),
            ("no-foreign-relations", sum(_foreign(m) for n, m in markups if n.endswith(".rels"))),
            ("no-foreign-names", sum(len(m.foreign_prefixes()) for _, m in markups)),
            ("no-xml-comments", sum(len(markup.asides) for _, markup in markups)),
            ("no-sensitivity-label-data", label_traces(scan)),
            ("no-zip-remarks", sum(map(int, _zip_remarks(data)))),
        )
    )


def tracked_changes(scan: Scan) -> int:
    """How many revision marks there are."""
    return sum(_count(markup, _tracked) for _, markup in scan.markups)


def _count(markup: Markup, wrong: Callable[[str], bool]) -> int:
    return sum(
        times
        for tag, times in markup.tags.items()
        if not tag.startswith("</") and wrong(tag_name(tag))
    )


def _is_word(name: str) -> bool:
    return bool(_WORD_PREFIX.match(name.rpartition(":")[0]))


def _tracked(name: str) -> bool:
    """Revision marks; DrawingML and Math have elements of the same names that are harmless."""
    plain = local(name)
    return _is_word(name) and (plain in _TRACKED or plain.endswith("PrChange"))


def _hidden(name: str) -> bool:
    return local(name) in _HIDDEN_TAGS


def _vanished(markup: Markup) -> int:
    return sum(times for tag, times in markup.tags.items() if _VANISH.match(tag))


def _personal(markup: Markup) -> int:
    return sum(
        item.times
        for item in markup.attributes
        if item.name in _PERSONAL or item.name.startswith("rsid")
    )


def _bookmarks(markup: Markup) -> int:
    return sum(
        item.times
        for item in markup.attributes
        if item.tag == "bookmarkStart"
        and item.name == "name"
        and not _GENERATED_NAME.match(item.value)
    )


def _links(markup: Markup) -> int:
    return sum(
        item.times
        for item in markup.attributes
        if item.name == "TargetMode" and item.value == "External"
    )


def _foreign(markup: Markup) -> int:
    return sum(
        item.times
        for item in markup.attributes
        if item.tag == "Relationship"
        and item.name == "Type"
        and item.value.rpartition("/")[2] not in _RELATIONS
    )


def label_traces(scan: Scan) -> int:
    """Traces of a Microsoft sensitivity label, which names the tenant and the labeller."""
    wanted = _MSIP.encode()
    count = scan.names.lower().count(_MSIP) + scan.values.count(_MSIP) + scan.free.count(_MSIP)
    count += sum(text.count(_MSIP) for text in scan.texts)
    return count + sum(data.lower().replace(b"\0", b"").count(wanted) for data in scan.binary)


def _zip_remarks(data: bytes) -> Iterator[bool]:
    """Comments, extra fields and real times in the package itself."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            yield bool(package.comment)
            for info in package.infolist():
                yield bool(info.comment) or bool(info.extra) or info.date_time[:3] != _EPOCH
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        yield True
