"""What is not documented does not exist."""

from __future__ import annotations

from pathlib import Path

from redactor import errors

ROOT = Path(__file__).parents[2]


def subclasses(kind: type[BaseException]) -> set[type[BaseException]]:
    return {kind}.union(*(subclasses(child) for child in kind.__subclasses__()))


def test_every_error_is_explained() -> None:
    text = (ROOT / "docs" / "errors.md").read_text(encoding="utf-8")
    headings = {line[3:] for line in text.splitlines() if line.startswith("## ")}
    for kind in subclasses(errors.RedactorError):
        if kind.__module__ == "redactor.errors":
            assert kind.__name__ in headings


def test_every_error_page_gives_the_right_exit_code() -> None:
    text = (ROOT / "docs" / "errors.md").read_text(encoding="utf-8")
    for section in text.split("\n## ")[1:]:
        name = section.splitlines()[0]
        assert f"Exit code {getattr(errors, name).exit_code}." in section
