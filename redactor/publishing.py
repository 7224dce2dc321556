"""Putting results on the user's disk: complete or not at all, and never over another file.

A result is written to a hidden temporary file in its own folder, flushed to the disk and
then renamed; a process killed at any moment leaves either the whole file or a temporary
one, which the next run removes.
"""

from __future__ import annotations

import contextlib
import json
import os
import stat
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from redactor.errors import OutputError, UsageError

PREFIX, ENDING = ".redactor-", ".tmp"
LABELS = "labels"
LABEL_ENDING = ".label.json"
REPORTS = ("report.html", "report.jsonl")
_FULL = "The result could not be written completely."
_TAKEN = "A file with the name of a result is already in the output folder."
_LEFT = "A result of an earlier run could not be removed from the output folder."


@dataclass(frozen=True, slots=True)
class Result:
    """One file to publish: where in the output folder, with "/", and what it holds."""

    place: str = field(repr=False)
    data: bytes = field(repr=False)


def prepare_folder(out: Path, *, folders: Iterable[str], overwrite: bool) -> None:
    """Make the output folder ready, or say why it is not, before any work is done.

    Removes temporary files of a run that was killed. Raises UsageError when results of an
    earlier run are there and ``overwrite`` is not given, OutputError when the folder
    cannot be written to.
    """
    if out.exists() and not out.is_dir():
        raise OutputError("The output is a file, not a folder.")
    if not overwrite and any(os.path.lexists(out / name) for name in REPORTS):
        raise UsageError(
            "The output folder holds the results of an earlier run.",
            advice="Choose another folder with --out, or give --overwrite to replace them.",
        )
    try:
        out.mkdir(parents=True, exist_ok=True, mode=0o700)
        for name in folders:
            (out / name).mkdir(exist_ok=True, mode=0o700)
        sweep(out)
        handle, probe = tempfile.mkstemp(prefix=PREFIX, suffix=ENDING, dir=out)
        os.close(handle)
        Path(probe).unlink()
    except OSError:
        raise OutputError("The output folder cannot be written to.") from None


def sweep(out: Path) -> None:
    """Remove temporary files of processes that were killed. Raises OSError."""
    for left in (*out.glob(f"{PREFIX}*{ENDING}"), *out.glob(f"*/{PREFIX}*{ENDING}")):
        left.unlink()


def remove_earlier(out: Path) -> None:
    """Remove what an earlier run left in ``out``, as its label files list it.

    A copy published once under a name that is withheld now must not stay beside the new
    results. Files that no label of ours names are not touched. Raises OutputError.
    """
    try:
        for label in sorted((out / LABELS).glob(f"*{LABEL_ENDING}")):
            for place in _listed(label):
                with contextlib.suppress(FileNotFoundError):
                    (out / place).unlink()
            label.unlink()
        for name in REPORTS:
            with contextlib.suppress(FileNotFoundError):
                (out / name).unlink()
    except OSError:
        raise OutputError(_LEFT, advice="Close the files of this folder and run again.") from None


def _listed(label: Path) -> Iterator[PurePosixPath]:
    """The copies that a label file of ours names; never a place outside the output folder."""
    try:
        untrusted_label = json.loads(label.read_bytes())
    except ValueError:
        return
    renditions = untrusted_label.get("renditions") if isinstance(untrusted_label, dict) else None
    for untrusted_entry in renditions if isinstance(renditions, list) else ():
        if not isinstance(untrusted_entry, dict):
            continue
        untrusted_also = untrusted_entry.get("also")
        for untrusted_file in (
            untrusted_entry.get("file"),
            *(untrusted_also if isinstance(untrusted_also, list) else ()),
        ):
            if isinstance(untrusted_file, str):
                place = PurePosixPath(untrusted_file)
                inside = len(place.parts) == 2 and ".." not in place.parts
                if inside and "\\" not in untrusted_file:
                    yield place


def publish(out: Path, results: Sequence[Result], *, overwrite: bool = False) -> None:
    """Write all results of one source, or none of them.

    First every result is complete on the disk under a temporary name, then all are
    renamed. A file that is already there with the same content stays as it is. Raises
    OutputError, and then nothing of these results is left behind.
    """
    waiting: list[tuple[Path, Path]] = []
    placed: list[Path] = []
    try:
        for result in results:
            target = out / PurePosixPath(result.place)
            if not overwrite and os.path.lexists(target):
                if _holds(target, result.data):
                    continue
                raise OutputError(
                    _TAKEN, advice="Choose another folder with --out, or give --overwrite."
                )
            target.parent.mkdir(exist_ok=True, mode=0o700)
            waiting.append((_written(target.parent, result.data), target))
        while waiting:
            temporary, target = waiting[0]
            temporary.replace(target)
            placed.append(target)
            del waiting[0]
    except BaseException as error:
        for path in (*(temporary for temporary, _ in waiting), *placed):
            with contextlib.suppress(OSError):
                path.unlink()
        if isinstance(error, OSError):
            raise OutputError(_FULL) from None
        raise
    _settle({target.parent for target in placed})


def _holds(target: Path, data: bytes) -> bool:
    return stat.S_ISREG(target.lstat().st_mode) and target.read_bytes() == data


def _written(folder: Path, data: bytes) -> Path:
    handle, name = tempfile.mkstemp(prefix=PREFIX, suffix=ENDING, dir=folder)  # mode 0600
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
    except BaseException:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise
    return Path(name)


def _settle(folders: Iterable[Path]) -> None:
    """Make the renames last through a power cut, where the system lets a folder be synced."""
    if os.name == "nt":
        return
    for folder in folders:
        with contextlib.suppress(OSError):
            handle = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(handle)
            finally:
                os.close(handle)


def json_bytes(value: Mapping[str, object]) -> bytes:
    """A value as the JSON text that is written to disk: the same bytes for the same value."""
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode("utf-8")
