"""A document as text in segments."""

from __future__ import annotations

from finding import paragraphs, table

from redactor.recognisers.reading import CHUNK, Reading, readings


def one(*texts: str) -> Reading:
    """The single reading of short paragraphs."""
    (reading,) = readings(paragraphs(*texts))
    return reading


def segments(*texts: str) -> list[str]:
    """The words of the segments."""
    reading = one(*texts)
    return [reading.text[segment.start : segment.stop].strip() for segment in reading.segments]


def test_tabs_bars_and_wide_gaps_separate_cells() -> None:
    assert segments("Oke\tAnn | 7B    F") == ["Oke", "Ann", "7B", "F"]


def test_a_full_line_goes_on_and_a_short_one_ends() -> None:
    wrapped = "The governors thanked everybody who had come to help at the\nfair in June."
    assert len(segments(wrapped)) == 1
    assert segments("Ann Oke\nBea Tarn") == ["Ann Oke", "Bea Tarn"]


def test_pieces_lead_back_to_the_blocks() -> None:
    reading = one("Ann", "Oke Tarn")
    assert list(reading.pieces(0, 7)) == [(0, 0, 3), (1, 0, 3)]


def test_columns_have_the_heading_of_the_first_row() -> None:
    (reading,) = readings(table(("Name", "Role"), ("Ann", "Chair")))
    assert [segment.heading for segment in reading.segments] == ["", "", "Name", "Role"]


def test_long_documents_are_read_in_pieces_cut_between_blocks() -> None:
    blocks = paragraphs(*["word " * 200] * 100)
    pieces = list(readings(blocks))
    assert len(pieces) > 3
    assert all(len(piece.text) <= CHUNK + 1200 for piece in pieces)
    assert [block.id for piece in pieces for block in piece.blocks] == list(range(100))


def test_nothing_has_no_reading() -> None:
    assert list(readings(())) == []
