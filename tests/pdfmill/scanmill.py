"""Makes scans: made-up pages drawn, made to lean, made noisy, and packed as pictures of a PDF."""

from __future__ import annotations

import random
from io import BytesIO

import pikepdf
import pypdfium2
from pdfmill import Paper, at
from pikepdf import Dictionary, Name
from PIL import Image

LINES = (
    (72, 780, 16, "St Piran Academy"),
    (72, 752, 13, "Minutes of the full governing body"),
    (72, 722, 11, "Held on Tuesday 14 January 2025 at 6.00 pm in the school library"),
    (72, 700, 11, "Present: Loveday Penhaligon (chair), Jago Nance (headteacher)"),
    (72, 684, 11, "In attendance: Morwenna Tregear (clerk to the governors)"),
    (72, 654, 13, "1. Welcome and apologies"),
    (72, 634, 11, "The chair welcomed everyone to the meeting. There were no apologies."),
    (72, 604, 13, "2. Pupil matters"),
    (72, 584, 11, "The headteacher reported that the pupil Zebedee Trelawney in Year 4 was"),
    (72, 568, 11, "excluded for two days after an incident. His mother, Kerensa Trelawney,"),
    (72, 552, 11, "asked governors to review the decision. Zebedee has since settled well."),
    (72, 522, 13, "3. Budget"),
    (72, 502, 11, "Governors approved the budget of 1.2 million pounds for the coming year."),
    (72, 486, 11, "The chair thanked the finance team for the clear papers they had sent."),
    (72, 456, 13, "4. Date of next meeting"),
    (72, 436, 11, "Tuesday 18 March 2025 at 6.00 pm"),
)
"""x, y, size and words of a page of minutes."""


def printed(lines: tuple[tuple[int, int, int, str], ...] = LINES, pages: int = 1) -> bytes:
    """The same page as it came from a word processor."""
    content = "\n".join(at(x, y, words, size) for x, y, size, words in lines)
    return Paper([content] * pages).data()


def scanned(
    source: bytes, *, dpi: int = 200, lean: float = 0.0, noise: int = 0, grey: int = 255,
    turn: int = 0,
) -> bytes:  # fmt: skip
    """A PDF whose pages are pictures of the source's. ``noise`` is in grey levels."""
    pdf = pikepdf.new()
    dice = random.Random(7)  # noqa: S311 - dust
    with pypdfium2.PdfDocument(source) as document:
        for number in range(len(document)):
            page = document[number]
            picture = page.render(scale=dpi / 72, grayscale=True).to_pil().convert("L")
            picture = picture.point(lambda level: level * grey // 255)
            picture = picture.rotate(lean, Image.Resampling.BICUBIC, fillcolor=grey)
            if noise:
                dust = Image.frombytes(
                    "L", picture.size, dice.randbytes(picture.width * picture.height)
                )
                share = dust.point(lambda level: (level - 128) * noise // 128 + 128)
                picture = Image.frombytes("L", picture.size, bytes(
                    max(0, min(255, a + b - 128))
                    for a, b in zip(picture.tobytes(), share.tobytes(), strict=True)
                ))  # fmt: skip
            _add(pdf, picture, page.get_size(), turn)
    stream = BytesIO()
    pdf.save(stream, deterministic_id=True)
    return stream.getvalue()


def _add(pdf: pikepdf.Pdf, picture: Image.Image, size: tuple[float, float], turn: int) -> None:
    packed = BytesIO()
    picture.save(packed, "JPEG", quality=85)
    pdf.add_blank_page(page_size=size)
    page = pdf.pages[-1].obj
    image = pikepdf.Stream(
        pdf, packed.getvalue(), Type=Name.XObject, Subtype=Name.Image, Width=picture.width,
        Height=picture.height, ColorSpace=Name.DeviceGray, BitsPerComponent=8,
        Filter=Name.DCTDecode,
    )  # fmt: skip
    page.Resources = Dictionary(XObject=Dictionary(Im0=pdf.make_indirect(image)))
    page.Contents = pdf.make_stream(f"q {size[0]} 0 0 {size[1]} 0 0 cm /Im0 Do Q".encode())
    if turn:
        page.Rotate = turn
