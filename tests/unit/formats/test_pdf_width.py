"""What a removal leaves tells nothing of how wide it was.

Three names of very different width are set the way word processors set them: each page is
what the same paper would look like with another name in it. The copies are the same bytes.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pikepdf
import pytest
from pdfmill import Paper, at, form, shown, width
from pikepdf import Array, Dictionary, Name, String

from redactor.document import Redaction
from redactor.formats.pdf import PdfFormat
from redactor.formats.pdf.draft import open_draft
from redactor.formats.pdf.lines import pieces_of

NAMES = ("Li", "Zebedee", "Featherstonehaugh")
BODY = [
    at(72, 700, "The governors met on Tuesday evening and the minutes were agreed by all."),
    at(72, 685, "The head thanked the friends of the school for the summer fair this year."),
    at(72, 640, "Nothing else was raised and the chair closed the meeting at half past eight."),
]
Layout = Callable[[str], Paper]


def plain(name: str) -> Paper:
    """One string operator for the whole line."""
    return Paper(["\n".join([*BODY, at(72, 660, f"It was {name} who asked about the roof.")])])


def chained(name: str) -> Paper:
    """Each run is moved to from the run before it, as many writers do."""
    runs = ["It was ", name, " who asked about ", "the roof."]
    steps, last = ["BT /F1 11 Tf 72 660 Td"], 0.0
    for run in runs:
        steps.append(f"{last:.3f} 0 Td {shown(run)} Tj")
        last = width(run)
    back = -sum(width(run) for run in runs[:-1])
    steps.append(f"{back:.3f} -40 Td {shown('Next line.')} Tj ET")
    return Paper(["\n".join([*BODY, *steps])])


def absolute(name: str) -> Paper:
    """Each run is a text object of its own, at its own place."""
    runs, x, parts = ["It was ", name, " who asked."], 72.0, []
    for run in runs:
        parts.append(at(x, 660, run))
        x += width(run)
    return Paper(["\n".join([*BODY, *parts])])


def transformed(name: str) -> Paper:
    """Each run is moved to by the page's own matrix, as Quartz writes it."""
    runs, x, parts = ["It was ", name, " who asked."], 72.0, []
    for run in runs:
        parts.append(
            f"q {x:.3f} 655 {width(run):.3f} 14 re W n 0.24 0 0 0.24 {x:.3f} 660 cm"
            f" BT 45.8333 0 0 45.8333 0 0 Tm /F1 1 Tf {shown(run)} Tj ET Q"
        )
        x += width(run)
    return Paper(["\n".join([*BODY, *parts])])


def letters(name: str) -> Paper:
    """Each letter has its own operator."""
    x, parts = 72.0, []
    for letter in f"It was {name} who asked.":
        parts.append(f"BT /F1 11 Tf 1 0 0 1 {x:.3f} 660 Tm {shown(letter)} Tj ET")
        x += width(letter)
    return Paper(["\n".join([*BODY, *parts])])


def kerned(name: str) -> Paper:
    """Kerning inside and behind the name."""
    pairs = " 12 ".join(shown(letter) for letter in name)
    line = f"BT /F1 11 Tf 72 660 Td [(It was ) {pairs} -30 ( who ) 15 (asked.)] TJ ET"
    return Paper(["\n".join([*BODY, line])])


def justified(name: str) -> Paper:
    """Word spacing fills the line to the right margin."""
    text = f"It was {name} who asked about the roof of the hall and the state of"
    words = (440 - width(text)) / text.count(" ")
    line = f"BT /F1 11 Tf {words:.4f} Tw 72 660 Td {shown(text)} Tj 0 -60 Td 0 Tw (End.) Tj ET"
    return Paper(["\n".join([*BODY, line])])


def letter_spaced(name: str) -> Paper:
    """Character spacing fills the line, and is left set for what follows."""
    text = f"It was {name} who asked about the roof"
    room = (440 - width(text)) / len(text)
    line = f"BT /F1 11 Tf {room:.4f} Tc 72 660 Td {shown(text)} Tj ET"
    after = "BT /F1 11 Tf 0 Tc 72 600 Td (The end.) Tj ET"
    return Paper(["\n".join([*BODY, line, after])])


def centred(name: str) -> Paper:
    """Centred on the page."""
    text = f"A statement by {name} to the board"
    return Paper(["\n".join([*BODY, at((595 - width(text)) / 2, 660, text)])])


def flushed_right(name: str) -> Paper:
    """Set to the right margin, which another line has, too."""
    first, second = f"For {name} only", "Private and in confidence"
    lines = [at(523 - width(first), 660, first), at(523 - width(second), 620, second)]
    return Paper(["\n".join([*BODY, *lines])])


def underlined(name: str) -> Paper:
    """The name is underlined, and so is a word behind it."""
    start = 72 + width("It was ")
    end = start + width(name)
    after = end + width(" who ")
    rules = [f"{start:.3f} 658 {width(name):.3f} 0.6 re f",
             f"{after:.3f} 658 m {after + width('asked'):.3f} 658 l S"]  # fmt: skip
    return Paper(["\n".join([*BODY, *rules, at(72, 660, f"It was {name} who asked.")])])


def highlighted(name: str) -> Paper:
    """A yellow box behind the name."""
    start = 72 + width("It was ")
    box = f"q 1 1 0 rg {start:.3f} 657.4 {width(name):.3f} 13 re f Q"
    return Paper(["\n".join([*BODY, box, at(72, 660, f"It was {name} who asked.")])])


def linked(name: str) -> Paper:
    """A link lies over the name, another over the words behind it."""
    start = 72 + width("It was ")
    end = start + width(name)

    def finish(pdf: pikepdf.Pdf) -> None:
        notes = [(start, end), (end + width(" who "), end + width(" who asked"))]
        pdf.pages[0].obj.Annots = Array([
            pdf.make_indirect(Dictionary(
                Type=Name.Annot, Subtype=Name.Link, Rect=Array([left, 657, right, 671]),
                A=Dictionary(S=Name.URI, URI=String("https://school.example")),
            ))
            for left, right in notes
        ])  # fmt: skip

    line = at(72, 660, f"It was {name} who asked https://school.example")
    return Paper(["\n".join([*BODY, line])], finish=finish)


def both_flushed_right(name: str) -> Paper:
    """Two lines set to the right margin, both with the name in them."""
    first, second = f"Confidential: {name}", f"{name} of Oak"
    lines = [at(523 - width(first), 660, first), at(523 - width(second), 620, second)]
    return Paper(["\n".join([*BODY, *lines])])


def after_bullets(name: str) -> Paper:
    """Items of a list that begin with a bullet and the name."""
    items = [at(91, y, f"\u2022  {name} to write to the office") for y in (660, 620)]
    return Paper(["\n".join([*BODY, *items])])


def set_apart(name: str) -> Paper:
    """Letters set apart one by one, as for emphasis."""
    x, parts = 72.0, []
    for letter in f"It was {name} who asked.":
        parts.append(at(x, 660, letter))
        x += width(letter) + 3.4
    return Paper(["\n".join([*BODY, *parts])])


def turned_in_a_box(name: str) -> Paper:
    """Text that is turned, in a box of its own size."""
    wide = width(f"Turned {name}") + 4
    box = f"q 0.8 0.9 1 rg 0.866 0.5 -0.5 0.866 100 500 cm 0 -3 {wide:.3f} 14 re f Q"
    line = f"BT /F1 11 Tf 0.866 0.5 -0.5 0.866 102 501 Tm {shown(f'Turned {name}')} Tj ET"
    return Paper(["\n".join([*BODY, box, line])])


def in_cells(name: str) -> Paper:
    """In cells of a ruled table: at the left, centred and at the right."""
    rules = [f"{x} 560 m {x} 600 l S" for x in (72, 222, 372, 522)]
    rules += [f"72 {y} m 522 {y} l S" for y in (560, 580, 600)]
    cells = [at(78, 586, "Name"), at(228, 586, "Name"), at(378, 586, "Name"),
             at(78, 566, name), at(297 - width(name) / 2, 566, name),
             at(516 - width(name), 566, name)]  # fmt: skip
    return Paper(["\n".join([*BODY, *rules, *cells])])


def in_a_form(name: str) -> Paper:
    """In a form that is drawn by the page."""

    def resources(pdf: pikepdf.Pdf) -> dict[str, Any]:
        line = at(72, 660, f"It was {name} who asked about the roof.")
        return {"/XObject": {"/Fm0": form(pdf, line)}}

    return Paper(["\n".join([*BODY, "q /Fm0 Do Q"])], resources=resources)


LAYOUTS: list[Layout] = [
    plain, chained, absolute, transformed, letters, kerned, justified, letter_spaced, centred,
    flushed_right, both_flushed_right, underlined, highlighted, linked, in_cells, in_a_form,
    after_bullets, set_apart, turned_in_a_box,
]  # fmt: skip


def copy_without(name: str, layout: Layout) -> bytes:
    data = layout(name).data()
    subject = PdfFormat()
    redactions = []
    for block in subject.read(data):
        start = block.text.find(name)
        while start >= 0:
            anchors = tuple(block.anchors(start, start + len(name)))
            redactions.append(Redaction(f"f{len(redactions)}", anchors, "[pupil 1]"))
            start = block.text.find(name, start + 1)
    assert redactions
    return subject.redact(data, redactions=redactions)


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.__name__)
def test_names_of_different_width_give_the_same_bytes(layout: Layout) -> None:
    copies = [copy_without(name, layout) for name in NAMES]
    assert copies[0] == copies[1] == copies[2]
    blocks = PdfFormat().read(copies[0])
    assert "[pupil 1]" in "\n".join(block.text for block in blocks if not block.hidden)


def test_the_pages_differ_before() -> None:
    for layout in LAYOUTS:
        assert len({layout(name).data() for name in NAMES}) == len(NAMES)


def lefts(copy: bytes) -> dict[str, float]:
    """Where the lines of a copy begin, by their first letters."""
    model = open_draft(copy).page(0)
    pieces = pieces_of(model, wanted=lambda _: True, element_of=lambda _: None)
    return {
        "".join(model.glyphs[index].text for index in piece.glyphs)[:12]: piece.left
        for piece in pieces
    }


def test_items_of_a_list_stay_under_each_other() -> None:
    data = copy_without("Zebedee", after_bullets)
    items = [left for text, left in lefts(data).items() if text.startswith("\u2022")]
    assert items == [pytest.approx(91, abs=0.2)]


def test_lines_set_to_the_right_stay_there() -> None:
    model = open_draft(copy_without("Zebedee", both_flushed_right)).page(0)
    pieces = pieces_of(model, wanted=lambda _: True, element_of=lambda _: None)
    ends = sorted(piece.right for piece in pieces if piece.baseline in (660, 620))
    assert ends == [pytest.approx(523, abs=0.6)] * 2


def test_a_label_stands_where_the_letter_lay_and_not_in_its_shadow() -> None:
    line = "It was Zebedee who asked."
    data = Paper(["\n".join([*BODY, f"0.8 g {at(73, 659, line)}", f"0 g {at(72, 660, line)}"])])
    subject, source = PdfFormat(), data.data()
    block = next(block for block in subject.read(source) if "Zebedee" in block.text)
    start = block.text.index("Zebedee")
    anchors = tuple(block.anchors(start, start + 7))
    copy = subject.redact(source, redactions=[Redaction("f0", anchors, "[pupil 1]")])
    model = open_draft(copy).page(0)
    labels = [show for show in model.shows if show.font_name == b"RdLabel"]
    assert [show.luminance for show in labels] == [0.0]
