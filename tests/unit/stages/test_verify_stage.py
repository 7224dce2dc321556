"""What the verify stage takes to be removed, and to be kept."""

from __future__ import annotations

from dataclasses import replace

from redactor.document import (
    Action,
    Anchor,
    Block,
    BlockKind,
    Check,
    Cut,
    Decision,
    Document,
    Entity,
    Finding,
    Label,
    Level,
    Marking,
    Redaction,
    Rendition,
    Source,
    Span,
)
from redactor.stages.verify import Verify, kept_text

_LINES = (
    "Present: Ngozi Okafor and Mrs Achebe.",
    "Confidential item about a member of staff, Mrs Achebe.",
    "Okafor, by a forgotten comment of some length",
    "okafor letter",
)


def _rendition(output: str | None, *, name: str = "minutes.txt") -> Rendition:
    """Two visible lines, the second cut; a hidden one; the file name."""
    kinds = (BlockKind.PARAGRAPH, BlockKind.PARAGRAPH, BlockKind.COMMENT, BlockKind.FILE_NAME)
    blocks = tuple(
        Block(id=n, kind=kind, text=text, runs=(), hidden=n > 1)
        for n, (kind, text) in enumerate(zip(kinds, _LINES, strict=True))
    )
    spans = (Span(0, 9, 21), Span(1, 43, 53), Span(2, 0, 6), Span(0, 26, 37))
    findings = tuple(
        Finding(f"f{n}", span, Entity.PERSON, 0.9, "test") for n, span in enumerate(spans)
    )
    actions = (Action.REDACT, Action.KEEP, Action.KEEP, Action.KEEP)
    return Rendition(
        audience="public",
        profile="website",
        document=Document(Source("text", b"", name), blocks=blocks, findings=findings),
        decisions=tuple(Decision(f"f{n}", action, "P", "test") for n, action in enumerate(actions)),
        redactions=(Redaction("f0", (Anchor("x", 9, 21),), "[pupil 1]"),),
        cuts=(Cut("s0", 1, 1, "[Confidential item]"),),
        label=Label(Level.PUBLIC, marking=Marking(header="PUBLIC copy")),
        output=None if output is None else output.encode(),
    )


_CLEAN = "PUBLIC copy\nPresent: [pupil 1] and Mrs Achebe.\n[Confidential item]\n"


def _failed(rendition: Rendition) -> dict[str, int]:
    return {check.name: check.count for check in Verify()(rendition).checks if not check.passed}


def test_no_witness_is_asked_for_the_alternative_texts_of_a_pdf() -> None:
    rendition = _rendition("")
    spoken = Block(id=4, kind=BlockKind.ALT_TEXT, text="A picture of the hall", runs=())
    document = replace(rendition.document, blocks=(*rendition.document.blocks, spoken))
    assert kept_text(replace(rendition, document=document)).endswith("A picture of the hall")
    as_pdf = replace(document, source=Source("application/pdf", b"", "minutes.pdf"))
    assert kept_text(replace(rendition, document=as_pdf)) == kept_text(rendition)


def test_the_kept_text_has_the_tokens_and_the_stub_and_nothing_hidden() -> None:
    assert kept_text(_rendition("")) == "Present: [pupil 1] and Mrs Achebe.\n[Confidential item]"


def test_a_clean_copy_is_clean() -> None:
    assert Verify()(_rendition(_CLEAN)).clean


def test_a_removed_name_anywhere_is_a_failed_check() -> None:
    assert _failed(_rendition(f"{_CLEAN}Ngozi  OKAFOR"))["text-gone"] >= 1


def test_a_name_of_a_hidden_block_must_be_gone_though_it_was_decided_to_be_kept() -> None:
    assert "text-gone" in _failed(_rendition(f"{_CLEAN}Okafor"))


def test_a_name_kept_in_public_may_not_stand_once_more() -> None:
    assert "text-gone" in _failed(_rendition(f"{_CLEAN}Mrs Achebe"))


def test_a_line_of_a_cut_section_must_be_gone() -> None:
    assert "text-gone" in _failed(_rendition(f"{_CLEAN}{_LINES[1]}"))


def test_a_lost_line_is_a_failed_check() -> None:
    assert "kept-text" in _failed(_rendition(_CLEAN.replace("Present", "")))


def test_overlapping_findings_leave_one_token() -> None:
    rendition = _rendition(_CLEAN)
    more = Finding("f9", Span(0, 15, 21), Entity.PERSON, 0.5, "test")
    document = replace(rendition.document, findings=(*rendition.document.findings, more))
    doubled = replace(
        rendition,
        document=document,
        decisions=(*rendition.decisions, Decision("f9", Action.REFER, "P", "test")),
    )
    assert kept_text(doubled) == kept_text(rendition)
    assert Verify()(doubled).clean


def test_a_copy_that_was_not_written_is_not_clean() -> None:
    assert Verify()(_rendition(None)).checks == (Check("not-written", "none", False, 1),)


def test_a_withheld_rendition_has_nothing_to_check() -> None:
    withheld = replace(_rendition(None), withheld="confidential-document")
    assert Verify()(withheld) == withheld


def test_a_format_without_a_witness_fails() -> None:
    assert not Verify()(_rendition(_CLEAN, name="minutes.pdf")).clean


def test_no_check_holds_a_word_of_the_document() -> None:
    shown = repr(Verify()(_rendition(f"{_CLEAN}Ngozi Okafor")).checks)
    assert "Okafor" not in shown
