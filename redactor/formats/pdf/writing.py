"""Writes a copy: work is planned by page, done page by page, and what is left is cleaned."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import pikepdf

from redactor.document import (
    Anchor,
    Block,
    BlockKind,
    Cut,
    Marking,
    Redaction,
    Remark,
    RemarkCode,
)
from redactor.errors import AnchorError, UnsafeToRedact
from redactor.formats import Tell, unheard
from redactor.formats.pdf.beneath import strip_beneath
from redactor.formats.pdf.blocks import ALTERNATIVE, PAGE, read_blocks
from redactor.formats.pdf.draft import Draft
from redactor.formats.pdf.fallback import as_picture
from redactor.formats.pdf.geometry import Box
from redactor.formats.pdf.marking import apply_marking
from redactor.formats.pdf.metadata import write_metadata
from redactor.formats.pdf.model import PageModel
from redactor.formats.pdf.objects import Object, entry, items, keys, name_of, text_of
from redactor.formats.pdf.pruning import prune_fonts
from redactor.formats.pdf.retag import tag_pictures
from redactor.formats.pdf.sanitise import pruned_resources, sanitise, saved, used_names
from redactor.formats.pdf.scans import Scan, readable
from redactor.formats.pdf.surgery import PageResult, PageWork, label_of, operate
from redactor.formats.pdf.tags import Tags, read_tags

_FURNITURE = frozenset((BlockKind.HEADER, BlockKind.FOOTER))


@dataclass(slots=True)
class Plan:
    """What is asked of the file."""

    pages: dict[int, PageWork] = field(default_factory=dict)
    alternatives: dict[int, list[tuple[int, int, str]]] = field(default_factory=dict, repr=False)
    """By holder: stretches of an alternative text and what to write for them."""
    dropped: set[int] = field(default_factory=set)
    """Pages on which a cut leaves nothing."""

    def page(self, number: int) -> PageWork:
        """The work on a page."""
        return self.pages.setdefault(number, PageWork())


def write_copy(
    draft: Draft,
    *,
    redactions: Sequence[Redaction],
    cuts: Sequence[Cut],
    marking: Marking | None,
    tell: Tell = unheard,
) -> bytes:
    """The bytes of a copy. Raises AnchorError, UnsafeToRedact, LimitExceeded."""
    tags = read_tags(draft.pdf)
    plan = Plan()
    for redaction in redactions:
        _plan_redaction(plan, redaction, draft.count, tags)
    if cuts:
        _plan_cuts(plan, cuts, read_blocks(draft), draft.count)
    copy = _Copy(draft, plan, tags, label_of(draft))
    kept = [number for number in range(draft.count) if number not in plan.dropped]
    for number in kept:
        copy.write(number)
    for remark in copy.remarks:
        tell(remark)
    _write_alternatives(plan, tags)
    copy.drop_pages()
    prune_fonts(draft.library.fonts.values(), removed=copy.removed, used=copy.used)
    pictured = [place for place, number in enumerate(kept) if number in draft.scans]
    sanitise(
        draft.pdf,
        bands={place: copy.bands[number] for place, number in enumerate(kept)},
        texts={place: copy.texts[number] for place, number in enumerate(kept)},
        pictured=pictured,
    )
    tag_pictures(draft.pdf, pictured)
    if marking is not None:
        apply_marking(draft.pdf, marking, copy.label)
        write_metadata(draft.pdf, marking)
    return saved(draft.pdf)


@dataclass(slots=True)
class _Copy:
    """The copy while its pages are written."""

    draft: Draft
    plan: Plan
    tags: Tags
    label: Object = field(repr=False)
    bands: dict[int, list[Box]] = field(default_factory=dict)
    texts: dict[int, str] = field(default_factory=dict, repr=False)
    removed: dict[object, set[int]] = field(default_factory=dict, repr=False)
    used: dict[object, set[int]] = field(default_factory=dict, repr=False)
    """Codes that went and codes that are shown, by font."""
    stripped: set[object] = field(default_factory=set)
    remarks: list[Remark] = field(default_factory=list)

    def write(self, number: int) -> None:
        """Do the work on a page. Raises AnchorError, UnsafeToRedact."""
        model = readable(self.draft, number)
        work = self.plan.pages.get(number, PageWork())
        if max(*work.gone, *work.cut, -1, -1) >= len(model.glyphs):
            raise AnchorError("A passage to redact was not found again in the file.")
        scan, work, result = self._operated(model, work)
        coarsened = result.coarsened
        if scan:
            coarsened += scan.develop(self.draft, work, result)
            self.remarks.append(Remark(RemarkCode.PICTURE, number + 1))
        if coarsened:
            self.remarks.append(Remark(RemarkCode.COARSENED, number + 1, coarsened))
        now = result.model or model
        _prune(now, self.stripped)
        self.bands[number] = result.bands
        self.texts[number] = "".join(glyph.text for glyph in now.glyphs)
        for show in now.shows:
            codes = {glyph.code for glyph in now.glyphs[show.first : show.last]}
            self.used.setdefault(show.font.key, set()).update(codes)
        for key, gone in (*result.removed.items(), *(scan.left.items() if scan else ())):
            self.removed.setdefault(key, set()).update(gone)

    def _operated(
        self, model: PageModel, work: PageWork
    ) -> tuple[Scan | None, PageWork, PageResult]:
        """The work done on the page itself, else on a picture of it. Raises UnsafeToRedact."""
        scan = self.draft.scans.get(model.number)
        page = self.draft.pdf.pages[model.number].obj
        before = {key: entry(page, key) for key in ("/Contents", "/Resources")}
        if scan is None:
            try:
                return None, work, self._operate(model, work)
            except UnsafeToRedact:
                for key, value in before.items():
                    if value is not None:
                        page[key] = value
                    elif key in page:
                        del page[key]
                scan, work = as_picture(self.draft, model, work)
        work = scan.work(work)
        return scan, work, self._operate(self.draft.page(model.number), work)

    def _operate(self, model: PageModel, work: PageWork) -> PageResult:
        return operate(self.draft, model, work, tags=self.tags, label=self.label)

    def drop_pages(self) -> None:
        """Take the pages out on which a cut leaves nothing."""
        for number in sorted(self.plan.dropped, reverse=True):
            for show in self.draft.page(number).shows:
                codes = {code for _, code in show.font.cache}
                self.removed.setdefault(show.font.key, set()).update(codes)
            del self.draft.pdf.pages[number]


def _plan_redaction(plan: Plan, redaction: Redaction, count: int, tags: Tags) -> None:
    words = redaction.replacement
    for anchor in redaction.anchors:
        if anchor.start < 0 or anchor.start >= anchor.stop:
            raise AnchorError("A passage to redact is not where it was read.")
        if anchor.node.startswith(ALTERNATIVE):
            holder = _number(anchor, ALTERNATIVE)
            text = text_of(entry(tags.holders[holder][0], "/Alt")) if (
                holder < len(tags.holders)
            ) else ""  # fmt: skip
            if anchor.stop > len(text):
                raise AnchorError("A passage to redact was not found again in the file.")
            plan.alternatives.setdefault(holder, []).append((anchor.start, anchor.stop, words))
        else:
            number = _number(anchor, PAGE)
            if number >= count:
                raise AnchorError("A passage to redact was not found again in the file.")
            work = plan.page(number)
            work.gone.update(range(anchor.start, anchor.stop))
            if words:
                work.labels.setdefault(anchor.start, words)
        words = ""


def _number(anchor: Anchor, prefix: str) -> int:
    digits = anchor.node.removeprefix(prefix)
    if not anchor.node.startswith(prefix) or not digits.isdecimal():
        raise AnchorError("A passage to redact is not in this PDF.")
    return int(digits)


def _plan_cuts(plan: Plan, cuts: Sequence[Cut], blocks: Sequence[Block], count: int) -> None:
    """Turn blocks to leave out into glyphs, and find the pages on which nothing is left."""
    doomed: set[int] = set()
    for cut in cuts:
        if not 0 <= cut.first <= cut.last < len(blocks) + 1:
            raise AnchorError("A section to leave out was not found again in the file.")
        stub = cut.stub
        for block in blocks[cut.first : cut.last + 1]:
            doomed.add(block.id)
            for run in block.runs:
                stub = _plan_run(plan, run.anchor, stub)
    touched = {number for number, work in plan.pages.items() if work.cut}
    held: dict[int, int] = {}
    for block in blocks:
        if block.id in doomed or block.hidden or block.kind in _FURNITURE:
            continue
        for run in block.runs:
            if run.anchor.node.startswith(PAGE):
                number = _number(run.anchor, PAGE)
                held[number] = held.get(number, 0) + 1
    plan.dropped = {
        number for number in touched if not held.get(number) and not plan.pages[number].stubs
    }
    if len(plan.dropped) == count:
        plan.dropped.discard(min(plan.dropped))


def _plan_run(plan: Plan, anchor: Anchor, stub: str) -> str:
    """Cut what a run comes from. Gives the stub if it is still to be written."""
    if anchor.node.startswith(ALTERNATIVE):
        holder = _number(anchor, ALTERNATIVE)
        plan.alternatives.setdefault(holder, []).append((anchor.start, anchor.stop, ""))
        return stub
    work = plan.page(_number(anchor, PAGE))
    work.cut.update(range(anchor.start, anchor.stop))
    if stub:
        work.stubs[anchor.start] = stub
    return ""


def _write_alternatives(plan: Plan, tags: Tags) -> None:
    for number, spans in plan.alternatives.items():
        holder = tags.holders[number][0]
        text = text_of(entry(holder, "/Alt"))
        for start, stop, words in sorted(spans, reverse=True):
            text = text[:start] + words + text[stop:]
        if text.strip():
            holder.Alt = pikepdf.String(text)
        elif "/Alt" in holder:
            del holder["/Alt"]


def _prune(model: PageModel, stripped: set[object]) -> None:
    """Drop from the resources of a page and its forms what their content does not use."""
    used: list[dict[str, set[str]]] = [used_names(one.operations) for one in model.instances]
    places = {id(one): n for n, one in enumerate(model.instances)}
    for n, instance in reversed(list(enumerate(model.instances))):
        if model.beneath:
            strip_beneath(instance.resources, stripped)
        if instance.parent is not None and entry(instance.source, "/Resources") is None:
            above = used[places[id(instance.parent)]]
            for category, names in used[n].items():
                above.setdefault(category, set()).update(names)
    for n, instance in enumerate(model.instances):
        own = instance.parent is None or entry(instance.source, "/Resources") is not None
        if own and instance.resources is not None and not _lends(instance.resources):
            instance.source.Resources = pruned_resources(instance.resources, used[n])


def _lends(resources: object) -> bool:
    """Whether a Type 3 font or pattern without resources of its own counts on these."""
    fonts = entry(resources, "/Font")
    return any(
        name_of(entry(font, "/Subtype")) == "Type3" and entry(font, "/Resources") is None
        for font in (entry(fonts, key) for key in keys(fonts))
    ) or any(
        True for key in keys(entry(resources, "/Pattern"))
        if entry(entry(entry(resources, "/Pattern"), key), "/Resources") is None
        and list(items(entry(entry(entry(resources, "/Pattern"), key), "/BBox")))
    )  # fmt: skip
