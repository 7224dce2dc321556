"""The corrected copy of one file of a site, by its kind, proved before anybody gets it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import PurePosixPath

from redactor import registry
from redactor.document import Check, Cut, Redaction, Rendition, Source
from redactor.errors import UnsafeToRedact, VerificationError
from redactor.formats.html.format import decoded, encoded
from redactor.formats.html.layout import Layout, lay_out
from redactor.formats.html.writing import rewritten
from redactor.formats.pictures import without_data
from redactor.formats.text.decoding import decode
from redactor.formats.text.splicing import Edit, spliced
from redactor.formats.text.splicing import merged as merged_edits
from redactor.policy import replacements, stub
from redactor.stages.redact import merged
from redactor.stages.verify import kept_text
from redactor.tables.write import write_values
from redactor.website import sheets
from redactor.website.checking import SiteBench, SiteJob, decide, decided
from redactor.website.lists import lists_in
from redactor.website.moves import moves_in
from redactor.website.renaming import Renamed
from redactor.website.site import Kind, Resource
from redactor.website.structure import column_roles
from redactor.website.subjects import Seen, Subject, of_blocks
from redactor.witnesses import examine
from redactor.witnesses.tables import examine_values

_PROOFS = frozenset(("opens", "text-gone", "bytes-gone", "kept-text", "nothing-added"))
_BY_HAND = "Files of this kind cannot be corrected."
_LIST = "This is a list of people, of which no copy can be made for everybody."
_WITHHELD = "The paper is confidential as a whole."
_UNPROVED = "The corrected copy was not clean, so it was left out."


def corrected(job: SiteJob, data: bytes, moved: Renamed, bench: SiteBench) -> bytes:
    """The file's corrected bytes. Raises SourceError or VerificationError when there are none."""
    bench, resource = replace(bench, seen=Seen()), job.resource
    subject, rendition = decided(resource, data, bench, colleagues=job.colleagues)
    if rendition.withheld:
        raise UnsafeToRedact(_WITHHELD, advice="Keep it off the site.")
    if resource.kind is Kind.PICTURE:
        return without_data(data)
    if resource.kind in (Kind.PAGE, Kind.FEED):
        return _page(subject, rendition, moved) if data else data
    if resource.kind in (Kind.STYLE, Kind.SCRIPT):
        return _code(resource, data, moved, bench)
    if resource.kind is Kind.SHEET:
        return _sheet(subject, rendition, moved, bench)
    if resource.kind is Kind.TEXT:
        return _text(resource, data, rendition, moved)
    if resource.kind is Kind.DOCUMENT and _removes(rendition):
        return _document(resource, data, bench)
    return data


def _removes(rendition: Rendition) -> bool:
    """Whether the profile takes anything out of the file itself; its name is not in it."""
    last = len(rendition.document.blocks) - 1
    going = {decision.target for decision in rendition.decisions if decision.action.removes}
    inside = {f.id for f in rendition.document.findings if f.span.block != last}
    return bool(going & (inside | {section.id for section in rendition.document.sections}))


def _page(subject: Subject, rendition: Rendition, moved: Renamed) -> bytes:
    data = rendition.document.source.data
    layout = subject.layout or lay_out(decoded(data))
    moves = moves_in(rendition, tuple(moved.edits(layout.source)))
    rendition = moves.rendition
    if not (moves.unseen or layout.sealed or _removes(rendition)):
        return data
    redactions = tuple(_redactions(rendition, moves.new_names))
    text = rewritten(
        layout,
        redactions=redactions,
        cuts=tuple(_cuts(rendition, subject.pieces)),
        marking=None,
        unseen=(*layout.sealed, *_unseen(layout, subject, rendition)),
        more=moves.unseen,
    )
    told = replace(rendition, redactions=redactions, cuts=tuple(_cuts(rendition, ())))
    shown = text.replace("<![CDATA[", "").replace("]]>", "") if _is_feed(subject) else text
    _prove(examine(shown.encode(), suffix=".html", removed=_gone(rendition), kept=kept_text(told)))
    _prove_moved(text, moved)
    return encoded(text, like=data)


def _is_feed(subject: Subject) -> bool:
    return subject.resource.kind is Kind.FEED


def _prove_moved(text: str, moved: Renamed) -> None:
    """No old name of a file may be left, wherever it stands."""
    if moved.left_in(text):
        raise VerificationError(_UNPROVED)


def _unseen(layout: Layout, subject: Subject, rendition: Rendition) -> Iterator[tuple[int, int]]:
    """The hidden places in which something was found; the others stay as they are."""
    going = {d.target for d in rendition.decisions if d.action.removes}
    found = {f.span.block for f in rendition.document.findings if f.id in going}
    pieces = [
        layout.pieces[subject.pieces[block]] for block in found if block < len(subject.pieces)
    ]
    for piece in pieces:
        if piece.hidden:
            yield from ((low, high) for low, high in layout.unseen
                        if low <= piece.start and piece.stop <= high)  # fmt: skip


def _cuts(rendition: Rendition, pieces: Sequence[int]) -> Iterator[Cut]:
    """The confidential sections that go; in pieces of the page, or in blocks without ``pieces``."""
    going = {d.target: d for d in rendition.decisions if d.action.removes}
    for section in rendition.document.sections:
        if section.part == 2 and section.id in going:
            first, last = section.first, section.last
            if pieces:
                first, last = pieces[first], pieces[min(last, len(pieces) - 1)]
            yield Cut(section.id, first, last, stub(going[section.id]))


def _redactions(
    rendition: Rendition, new_names: Mapping[str, str] | None = None
) -> Iterator[Redaction]:
    """What goes and what is put there; ``new_names`` of files by their finding's id."""
    document = rendition.document
    tokens = replacements(document, rendition.decisions) | dict(new_names or {})
    gone = {block for cut in _cuts(rendition, ()) for block in range(cut.first, cut.last + 1)}
    spans = (
        (finding.span, finding.id, tokens[finding.id])
        for finding in document.findings
        if finding.id in tokens
        and finding.span.block not in gone
        and document.blocks[finding.span.block].runs
    )
    for span, finding, token in merged(spans):
        anchors = tuple(document.blocks[span.block].anchors(span.start, span.stop))
        yield Redaction(finding, anchors, token)


def _gone(rendition: Rendition) -> tuple[str, ...]:
    """The words that must be gone from the file; those of its own name are not in it."""
    document = rendition.document
    going = {d.target for d in rendition.decisions if d.action.removes}
    last = len(document.blocks) - 1
    cut = {block for cut in _cuts(rendition, ()) for block in range(cut.first, cut.last + 1)}
    texts = {
        document.text_of(finding.span)
        for finding in document.findings
        if finding.span.block != last and (finding.id in going or finding.span.block in cut)
    }
    return tuple(sorted(texts))


def _text(resource: Resource, data: bytes, rendition: Rendition, moved: Renamed) -> bytes:
    """Captions, calendars and drafts: without a notice, which would break them."""
    if not data:
        return data
    suffix = ".md" if resource.place.lower().endswith(".md") else ".txt"
    output, kept = data, kept_text(rendition)
    if _removes(rendition):
        redactions, cuts = tuple(_redactions(rendition)), tuple(_cuts(rendition, ()))
        output = registry.format_for(data, suffix).redact(data, redactions=redactions, cuts=cuts)
        kept = kept_text(replace(rendition, redactions=redactions, cuts=cuts))
    text = decode(output)
    followed = moved.followed(text)
    if followed != text:
        output = encoded(followed, like=output)
    if output == data:
        return data
    _prove(examine(output, suffix=suffix, removed=_gone(rendition), kept=moved.followed(kept)))
    _prove_moved(followed, moved)
    return output


def _code(resource: Resource, data: bytes, moved: Renamed, bench: SiteBench) -> bytes:
    """Style sheets and scripts: only what leads to renamed files can be changed in them."""
    text = decode(data) if data else ""
    followed = moved.followed(text)
    output = encoded(followed, like=data) if followed != text else data
    _prove_moved(followed, moved)
    _, rendition = decided(resource, output, bench)
    if _removes(rendition):
        raise UnsafeToRedact(_BY_HAND, advice="Remove what the check found by hand.")
    return output


def _sheet(subject: Subject, rendition: Rendition, moved: Renamed, bench: SiteBench) -> bytes:
    """A table in which somebody is named; a list of people gets no copy (000-31, 001-10)."""
    data = rendition.document.source.data
    book = subject.workbook
    going = {d.target for d in rendition.decisions if d.action.removes}
    removed = [f for f in rendition.document.findings if f.id in going]
    if lists_in(rendition.document, removed) or column_roles(rendition.document):
        raise UnsafeToRedact(_LIST, advice="Make a table for the public with redactor run export.")
    if book is not None:
        if not _removes(rendition):
            return data
        return _workbook(subject.resource, book, bench)
    text, _ = sheets.csv_blocks(data)
    redactions = tuple(_redactions(rendition))
    edits = [Edit(anchor.start, anchor.stop, redaction.replacement if not number else "")
             for redaction in redactions
             for number, anchor in enumerate(redaction.anchors)]  # fmt: skip
    followed = moved.followed(spliced(text, merged_edits(edits)))
    if followed == text:
        return data
    kept = moved.followed(kept_text(replace(rendition, redactions=redactions)))
    output = encoded(followed, like=data)
    _prove(examine(output, suffix=".txt", removed=_gone(rendition), kept=kept))
    _prove_moved(followed, moved)
    return output


def _workbook(resource: Resource, book: sheets.Workbook, bench: SiteBench) -> bytes:
    """The values of the visible sheets, without what must go."""
    if PurePosixPath(resource.place).suffix.lower() != ".xlsx":
        raise UnsafeToRedact(_BY_HAND, advice="Save it as .xlsx or remove by hand what was found.")
    if book.folded:
        raise UnsafeToRedact("Rows or columns of the spreadsheet are hidden.",
                             advice="Delete or show them, save it and run again.")  # fmt: skip
    shown = [table for table, seen in zip(book.tables, book.visible, strict=True) if seen]
    _, rendition = decide(of_blocks(resource, b"", sheets.workbook_blocks(shown)), bench)
    tokens = replacements(rendition.document, rendition.decisions)
    spans = [(f.span, f.id, tokens[f.id]) for f in rendition.document.findings if f.id in tokens]
    cells: dict[tuple[int, int, int], str] = {}
    for span, _, token in sorted(merged(spans), key=lambda item: -item[0].start):
        block = rendition.document.blocks[span.block]
        if block.cell is not None:
            key = (block.cell.table, block.cell.row, block.cell.column)
            text = cells.get(key, block.text)
            cells[key] = text[: span.start] + token + text[span.stop :]
    tables = [
        [[cells.get((at, row, column), text) for column, text in enumerate(values)]
         for row, values in enumerate(table)]
        for at, table in enumerate(shown)
    ]  # fmt: skip
    output = write_values(tables)
    checks = examine_values(output, removed=_gone(rendition), kept=tables)
    if not checks or not all(check.passed for check in checks if check.name != "no-formulas"):
        raise VerificationError(_UNPROVED)
    return output


def _document(resource: Resource, data: bytes, bench: SiteBench) -> bytes:
    """The public copy, written and proved like any paper's."""
    pipeline = bench.bench.pipeline
    source = Source(media_type="", data=data, name=PurePosixPath(resource.place).name)
    document = pipeline.understand(source, bench.bench.known)
    rendition = pipeline.render(document, pipeline.renditions[0])
    if rendition.withheld:
        raise UnsafeToRedact(_WITHHELD, advice="Keep it off the site.")
    if rendition.output is None or not rendition.clean:
        raise VerificationError(_UNPROVED)
    return rendition.output


def _prove(checks: Sequence[Check]) -> None:
    proofs = [check for check in checks if check.name in _PROOFS]
    if not proofs or not all(check.passed for check in proofs):
        raise VerificationError(_UNPROVED)
