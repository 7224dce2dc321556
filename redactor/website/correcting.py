"""``redactor run website``: a corrected copy of a site's folder.

Pages are spliced, documents become their public copies, pictures lose their hidden data,
file names that show somebody's are changed and links follow. What holds nothing to remove
stays byte for byte. What cannot be corrected, or is not proved clean, is left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path, PurePosixPath

from redactor import registry
from redactor.document import Check, Cut, Document, Redaction, Rendition, Source
from redactor.errors import UnsafeToRedact, VerificationError
from redactor.faults import fault_of, lost_fault
from redactor.formats.html.format import decoded, encoded
from redactor.formats.html.layout import Layout, lay_out
from redactor.formats.html.writing import rewritten
from redactor.formats.pictures import without_data
from redactor.policy import replacements, stub
from redactor.publishing import Result, publish
from redactor.report import Fault
from redactor.runners import Lost, Runner
from redactor.stages.redact import merged
from redactor.stages.verify import kept_text
from redactor.website.checking import (
    CheckSettings,
    SiteBench,
    SiteJob,
    decided,
    names_of,
    read_resource,
    site_bench,
)
from redactor.website.findings import NotChecked
from redactor.website.masking import Mask
from redactor.website.renaming import address_edits, new_places
from redactor.website.site import Kind, Resource
from redactor.website.subjects import Seen, Subject
from redactor.witnesses import examine

PUBLIC = "public"
_PROOFS = frozenset(("opens", "text-gone", "bytes-gone", "kept-text", "nothing-added"))
_BY_HAND = "Files of this kind cannot be corrected."
_WITHHELD = "The paper is confidential as a whole."
_UNPROVED = "The corrected copy was not clean, so it was left out."


@dataclass(frozen=True, slots=True)
class CorrectJob:
    """One file for a worker: what it is, and which places of the site get new names."""

    job: SiteJob
    out: Path = field(repr=False)
    moved: Mapping[str, str] = field(repr=False)
    overwrite: bool


@dataclass(frozen=True, slots=True)
class Corrected:
    """What became of one file. ``changed`` says whether its bytes differ from the source's."""

    written: bool = False
    changed: bool = False
    fault: Fault | None = None


@dataclass(frozen=True, slots=True)
class Correction:
    """What became of the site, and what was left out of the copy and why."""

    written: int
    changed: int
    renamed: int
    left_out: tuple[NotChecked, ...]
    codes: tuple[int, ...]


def correct_site(
    resources: Sequence[Resource],
    *,
    out: Path,
    settings: CheckSettings,
    runner: Runner,
    overwrite: bool,
) -> Correction:
    """Write the corrected copy to the folder ``public`` of ``out``. Raises RedactorError."""
    jobs = [SiteJob(resource, settings) for resource in resources]
    with runner.crew(partial(site_bench, settings), jobs=2 * len(jobs)) as crew:
        names: set[str] = set()
        for _, found in crew.each(names_of, jobs):
            if not isinstance(found, Lost):
                names |= found
        moved = dict(new_places(resources, frozenset(names)))
        tasks = [CorrectJob(job, out / PUBLIC, moved, overwrite) for job in jobs]
        results: dict[int, Corrected] = {}
        for place, answer in crew.each(correct_one, tasks):
            if isinstance(answer, Lost):
                answer = Corrected(fault=lost_fault(answer))
            results[place] = answer
    mask = Mask(settings.key)
    ordered = [results[place] for place in range(len(jobs))]
    left = [
        NotChecked(mask.path(item.place, names), result.fault.code, result.fault.message)
        for item, result in zip(resources, ordered, strict=True)
        if result.fault is not None
    ]
    return Correction(
        written=sum(result.written for result in ordered),
        changed=sum(result.changed for result in ordered),
        renamed=len(moved),
        left_out=tuple(left),
        codes=tuple(sorted({r.fault.exit_code for r in ordered if r.fault is not None})),
    )


def correct_one(task: CorrectJob) -> Corrected:
    """Correct one file and write it. Never raises for what it holds."""
    resource = task.job.resource
    try:
        data = read_resource(resource)
        output = corrected(resource, data, task.moved, site_bench(task.job.settings))
        place = task.moved.get(resource.place, resource.place)
        target = task.out / PurePosixPath(place)
        target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        publish(target.parent, [Result(target.name, output)], overwrite=task.overwrite)
    except Exception as error:  # noqa: BLE001 - the guarded edge, as in jobs.run_job
        return Corrected(fault=fault_of(error))
    return Corrected(written=True, changed=output != data)


def corrected(resource: Resource, data: bytes, moved: Mapping[str, str], bench: SiteBench) -> bytes:
    """The file's corrected bytes. Raises SourceError or VerificationError when there are none."""
    subject, rendition = decided(resource, data, replace(bench, seen=Seen()))
    if rendition.withheld:
        raise UnsafeToRedact(_WITHHELD, advice="Keep it off the site.")
    if resource.kind is Kind.PICTURE:
        return without_data(data)
    if resource.kind in (Kind.PAGE, Kind.FEED):
        return _page(subject, rendition, moved) if data else data
    if not _removes(rendition):
        return data
    if resource.kind is Kind.DOCUMENT:
        return _document(resource, data, bench)
    if resource.kind is Kind.TEXT:
        return _text(resource, data, rendition)
    raise UnsafeToRedact(_BY_HAND, advice="Remove what the check found by hand.")


def _removes(rendition: Rendition) -> bool:
    """Whether the profile takes anything out of the file itself; its name is not in it."""
    last = len(rendition.document.blocks) - 1
    going = {decision.target for decision in rendition.decisions if decision.action.removes}
    inside = {f.id for f in rendition.document.findings if f.span.block != last}
    return bool(going & (inside | {section.id for section in rendition.document.sections}))


def _page(subject: Subject, rendition: Rendition, moved: Mapping[str, str]) -> bytes:
    data = rendition.document.source.data
    layout = subject.layout or lay_out(decoded(data))
    edits = tuple(address_edits(layout, subject.resource.place, moved))
    if not edits and not _removes(rendition):
        return data
    cuts = tuple(_cuts(rendition, subject.pieces))
    redactions = tuple(_redactions(rendition))
    unseen = tuple(_unseen(layout, subject, rendition))
    text = rewritten(
        layout, redactions=redactions, cuts=cuts, marking=None, unseen=unseen, more=edits
    )
    output = encoded(text, like=data)
    spans = [(edit.start, edit.stop) for edit in edits]
    document = _without_addresses(rendition.document, spans)
    told = replace(
        rendition, document=document, redactions=redactions, cuts=tuple(_cuts(rendition, ()))
    )
    _prove(examine(output, suffix=".html", removed=_gone(rendition), kept=kept_text(told)))
    return output


def _without_addresses(document: Document, spans: Sequence[tuple[int, int]]) -> Document:
    """The document with the blocks taken as unseen whose addresses were written anew."""
    blocks = tuple(
        replace(block, hidden=True)
        if any(low <= run.anchor.start < high for run in block.runs[:1] for low, high in spans)
        else block
        for block in document.blocks
    )
    return replace(document, blocks=blocks)


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


def _redactions(rendition: Rendition) -> Iterator[Redaction]:
    document = rendition.document
    tokens = replacements(document, rendition.decisions)
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


def _text(resource: Resource, data: bytes, rendition: Rendition) -> bytes:
    """Captions, calendars and drafts: without a notice, which would break them."""
    suffix = ".md" if resource.place.lower().endswith(".md") else ".txt"
    redactions, cuts = tuple(_redactions(rendition)), tuple(_cuts(rendition, ()))
    output = registry.format_for(data, suffix).redact(data, redactions=redactions, cuts=cuts)
    told = replace(rendition, redactions=redactions, cuts=cuts)
    _prove(examine(output, suffix=suffix, removed=_gone(rendition), kept=kept_text(told)))
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
