"""The engines: what they answer becomes words, what they do not becomes an error."""

from __future__ import annotations

import subprocess
from types import SimpleNamespace
from typing import Any

import pytest
from PIL import Image, ImageDraw

from redactor import ocr
from redactor.ocr import memory, rapid, tesseract

HEAD = "\t".join(
    [
        "level",
        "page_num",
        "block_num",
        "par_num",
        "line_num",
        "word_num",
        "left",
        "top",
        "width",
        "height",
        "conf",
        "text",
    ]
)
PAGE = Image.new("L", (60, 20), 255)


def answered(monkeypatch: pytest.MonkeyPatch, *, out: str = "", code: int = 0) -> list[Any]:
    """Let every program answer so; gives what was asked."""
    asked: list[Any] = []

    def run(command: list[str], **more: Any) -> SimpleNamespace:
        asked.append((command, more))
        listed = "--list-langs" in command
        text = "List of available languages (2):\neng\nosd\n" if listed else out
        return SimpleNamespace(returncode=code, stdout=text.encode())

    tesseract.languages.cache_clear()
    monkeypatch.setattr(subprocess, "run", run)
    return asked


def test_a_table_of_tesseract_becomes_words_by_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [
        HEAD,
        "4\t1\t1\t1\t1\t0\t10\t20\t90\t12\t-1\t",
        "5\t1\t1\t1\t1\t1\t10\t20\t40\t12\t96.1\tBudget",
        "5\t1\t1\t1\t1\t2\t60\t20\t40\t12\t31.0\tagr€ed",
        "5\t1\t1\t1\t2\t1\t10\t40\t40\t12\t90\tby",
        "5\t1\t1\t1\t2\t2\t60\t40\t40\t12\t95\t ",
    ]
    asked = answered(monkeypatch, out="\n".join(rows))
    words = tesseract.Tesseract("/bin/tesseract").read(PAGE)
    assert [(w.text, w.left, w.bottom, w.line, w.score) for w in words] == [
        ("Budget", 10, 32, 0, 0.961), ("agr€ed", 60, 32, 0, 0.31), ("by", 10, 52, 1, 0.9),
    ]  # fmt: skip
    command, more = asked[-1]
    assert command[1:3] == ["stdin", "stdout"]
    assert "eng" in command
    assert "cym" not in command
    assert more["timeout"] == tesseract.TIME_LIMIT
    assert "shell" not in more


def test_a_program_that_fails_hangs_or_is_gone_cannot_read(monkeypatch: pytest.MonkeyPatch) -> None:
    answered(monkeypatch, code=1)
    with pytest.raises(ocr.CannotRead):
        tesseract.Tesseract("/bin/tesseract").read(PAGE)

    for error in (subprocess.TimeoutExpired("tesseract", 1), FileNotFoundError()):

        def run(*_: Any, failure: Exception = error, **__: Any) -> None:
            raise failure

        monkeypatch.setattr(subprocess, "run", run)
        with pytest.raises(ocr.CannotRead):
            tesseract.Tesseract("/bin/tesseract").read(PAGE)


def test_without_english_nothing_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    def run(*_: Any, **__: Any) -> SimpleNamespace:
        return SimpleNamespace(returncode=0, stdout=b"List of available languages (1):\nosd\n")

    tesseract.languages.cache_clear()
    monkeypatch.setattr(subprocess, "run", run)
    with pytest.raises(ocr.CannotRead):
        tesseract.Tesseract("/bin/tesseract").read(PAGE)


def test_tesseract_is_found_where_windows_installs_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Any
) -> None:
    place = tmp_path / "Tesseract-OCR" / "tesseract.exe"
    place.parent.mkdir()
    place.write_bytes(b"")
    monkeypatch.setattr("shutil.which", lambda name: None)
    monkeypatch.setenv("ProgramFiles", str(tmp_path))
    assert tesseract.program() == str(place)


def test_lines_of_rapidocr_become_words_with_edges_in_the_gaps(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    page = Image.new("L", (300, 60), 255)
    draw = ImageDraw.Draw(page)
    for left, right in ((10, 90), (110, 190), (215, 280)):
        draw.rectangle((left, 10, right, 40), fill=0)

    def corners(left: float, right: float) -> list[list[float]]:
        return [[left, 10], [right, 10], [right, 40], [left, 40]]

    line = [("one", 0.9, corners(10, 97)), ("two", 0.8, corners(99, 201)),
            ("three", 0.7, corners(201, 280))]  # fmt: skip
    answer = SimpleNamespace(word_results=(line, [(" ", 0.1, corners(0, 5))]))
    monkeypatch.setattr(rapid, "_loaded", lambda: lambda data, **_: answer)
    words = rapid.Rapid().read(page, dpi=200)
    assert [(w.text, w.left, w.right) for w in words] == [
        ("one", 10, 91), ("two", 110, 191), ("three", 215, 280),
    ]  # fmt: skip
    assert {w.line for w in words} == {0}


def test_rapidocr_that_breaks_cannot_read_and_one_that_finds_nothing_found_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(rapid, "_loaded", lambda: lambda data, **_: None)
    with pytest.raises(ocr.CannotRead):
        rapid.Rapid().read(PAGE)
    nothing = SimpleNamespace(word_results=None)
    monkeypatch.setattr(rapid, "_loaded", lambda: lambda data, **_: nothing)
    assert rapid.Rapid().read(PAGE) == ()


@pytest.mark.ocr
def test_tesseract_reads_where_both_are_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda name: f"/bin/{name}")
    monkeypatch.setattr("importlib.util.find_spec", lambda name: object())
    assert [engine.name for engine in ocr.engines()] == ["tesseract", "rapidocr"]
    engine = ocr.engine()
    assert engine is not None
    assert engine.name == "tesseract"


def test_memory_forgets_the_oldest_page(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []

    class Counting:
        name = "counting"

        def read(self, picture: Image.Image, *, dpi: int) -> tuple[ocr.Word, ...]:
            asked.append(picture.size)
            return ()

    monkeypatch.setattr(memory, "MOST", 2)
    memory._read.clear()
    pages = [Image.new("L", (size, size)) for size in (1, 2, 3)]
    for page in (*pages, pages[2], pages[0]):
        ocr.read_words(Counting(), page, dpi=300)
    assert asked == [(1, 1), (2, 2), (3, 3), (1, 1)]
    memory._read.clear()
