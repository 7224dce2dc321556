"""The data note: what was done with the data, for those who will use them. No names, no values."""

from __future__ import annotations

from collections.abc import Sequence

from redactor.labelling import written
from redactor.tables.facts import Proof, Shape, Treatment
from redactor.tables.profile import Counts, Rows, TableProfile
from redactor.tables.table import Choice, Export, Sheet
from redactor.tables.write import written_headings

_DONE = {
    Treatment.KEEP: "as in the source",
    Treatment.PSEUDONYM: "replaced by a pseudonym of this release",
    Treatment.GENERALISE: "made coarser",
    Treatment.REDACT: "free text, with names and identifiers taken out",
}
_INTRUDER = (
    "Small numbers are hidden as a proposal. Before release somebody must ask what a motivated"
    " person who knows the school (a parent, the press, a former partner) could work out from"
    " this table together with what they know, and decide each hidden number."
)
_FEW_PUPILS = (
    "Where nearly every number is hidden, say instead: numbers are too small to publish without"
    " identifying pupils."
)


def note_of(export: Export, profile: TableProfile) -> str:
    """The note as plain text."""
    lines = [
        "DATA NOTE",
        "",
        f"Release {export.terms.release}, profile {profile.name} {profile.version}.",
        f"Label: {written(export.label)}." if export.label else "",
        f"To be deleted by {export.terms.expiry}." if export.terms.expiry else "",
        *_promise(profile, apart=export.apart),
    ]
    for sheet, plan, proof in zip(export.sheets, export.plan, export.proofs, strict=True):
        lines += ["", f"Table {sheet.number}", *_table(sheet, plan, proof)]
        lines += _columns(sheet, plan)
    if profile.counts is Counts.PROPOSE:
        lines += ["", _INTRUDER, _FEW_PUPILS]
    lines += [
        "",
        "What was checked is listed in the label file. A check says that what was removed is not"
        " in the file; it does not say that nobody can recognise anybody.",
    ]
    return "\n".join(line for line in lines if line is not None) + "\n"


def _promise(profile: TableProfile, *, apart: bool) -> list[str]:
    shared = (
        "Pseudonyms are those of this file alone, since joined with other files of the release its"
        " groups would be too small."
        if apart
        else "Pseudonyms are the same in the files of this release that can be joined, and in no"
        f" other. Joined by them, groups have at least {profile.k} pupils, too."
    )
    if profile.rows is Rows.ANONYMOUS:
        return [
            f"Every combination of the identifying columns stands in at least {profile.k} rows.",
            f"{shared} The key is kept by the school.",
            "Rows are in random order.",
            "c = hidden to protect confidentiality, x = not available.",
        ]
    if profile.rows is Rows.IDENTIFIED:
        return ["The pupils in this file are named. It may be used for the stated purpose only."]
    return [f"Counts under {profile.threshold} are small numbers."]


def _table(sheet: Sheet, plan: Sequence[Choice], proof: Proof) -> list[str]:
    left_out = len(plan) - len(sheet.columns)
    lines = [f"  Rows: {proof.rows_after} of {proof.rows_before}."]
    lines += [f"  Columns left out: {left_out}."] if left_out else []
    if proof.shape is Shape.COUNTS:
        lines += [f"  Hidden: {proof.primary} small numbers and {proof.secondary} others that"
                  " would give them away."]  # fmt: skip
        if proof.rounded:
            lines += [f"  Rounded to the nearest 5, totals by themselves: {proof.rounded} cells."]
    elif proof.after is not None:
        lines += [
            f"  Smallest group: {proof.after.smallest} rows.",
            f"  Cells hidden because all of a group had the same value: {proof.cells}.",
        ]
    lines += [f"  Made coarser than planned: {', '.join(proof.steps)}."] if proof.steps else []
    lines += [f"  Information lost: {proof.loss:.0%}."]
    return lines


def _columns(sheet: Sheet, plan: Sequence[Choice]) -> list[str]:
    choices = {choice.position: choice for choice in plan}
    headings = written_headings(sheet)
    return [
        f"  - {heading}: {_DONE[choices[column.position].treatment]}"
        for heading, column in zip(headings, sheet.columns, strict=True)
    ]
