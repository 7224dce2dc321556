"""Notes in cells go through the detection of papers, with the table's own pupils known."""

from __future__ import annotations

from pathlib import Path

import pytest
from exporting import export, table

pytestmark = pytest.mark.model
NOTES = [
    "Works well with Ibbotson Quenby at lunch.",
    "Mum can be reached on 07700 900123.",
    "Quenby's reading has improved.",
    "Enjoys drawing.",
]


def test_names_and_numbers_in_notes_are_redacted_and_the_rest_stays(tmp_path: Path) -> None:
    pupils = [[f"A{at:04}", "Quenby", "Ibbotson", "3", NOTES[at % 4]] for at in range(40)]
    done = export(tmp_path, table("Adno,Surname,Forename,Year,Notes", *pupils), profile="governors")
    notes = {row["Notes"] for row in done.rows}
    text = done.copy.decode()
    assert not [word for word in ("Quenby", "Ibbotson", "900123") if word in text]
    assert "Enjoys drawing." in notes
    assert any(note.startswith("Works well with [name]") for note in notes)
    assert dict(done.report.copies[0].redacted)["PERSON"] >= 2


def test_a_note_is_left_out_of_research_unless_the_plan_says_redact(tmp_path: Path) -> None:
    pupils = [[f"A{at:04}", "3", NOTES[3]] for at in range(40)]
    done = export(tmp_path, table("Adno,Year,Notes", *pupils))
    assert "Notes" not in done.rows[0]
