from __future__ import annotations

import json
import os
import stat
import sys
from pathlib import Path

import pytest

from redactor.errors import OutputError, UsageError
from redactor.publishing import (
    ENDING,
    PREFIX,
    Result,
    prepare_folder,
    publish,
    remove_earlier,
)


def files_in(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_results_are_written_whole_and_for_the_owner_only(tmp_path: Path) -> None:
    publish(tmp_path, [Result("public/a.txt", b"copy"), Result("labels/a.txt.label.json", b"{}")])
    assert files_in(tmp_path) == {"public/a.txt": b"copy", "labels/a.txt.label.json": b"{}"}
    if os.name != "nt":
        assert stat.S_IMODE((tmp_path / "public/a.txt").stat().st_mode) == 0o600


def test_a_file_that_is_there_is_never_overwritten_and_nothing_else_is_left(
    tmp_path: Path,
) -> None:
    publish(tmp_path, [Result("public/b.txt", b"mine")])
    with pytest.raises(OutputError):
        publish(tmp_path, [Result("public/a.txt", b"copy"), Result("public/b.txt", b"new")])
    assert files_in(tmp_path) == {"public/b.txt": b"mine"}


def test_a_file_with_the_same_content_is_no_hindrance(tmp_path: Path) -> None:
    for _ in range(2):
        publish(tmp_path, [Result("public/a.txt", b"copy")])
    assert files_in(tmp_path) == {"public/a.txt": b"copy"}


def test_a_link_in_the_place_of_a_result_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "public").mkdir()
    target = tmp_path / "elsewhere"
    target.write_bytes(b"theirs")
    (tmp_path / "public/a.txt").symlink_to(target)
    with pytest.raises(OutputError):
        publish(tmp_path, [Result("public/a.txt", b"copy")])
    publish(tmp_path, [Result("public/a.txt", b"copy")], overwrite=True)
    assert target.read_bytes() == b"theirs"
    assert (tmp_path / "public/a.txt").read_bytes() == b"copy"


@pytest.mark.parametrize("step", ["fsync", "replace", "second replace"])
def test_when_writing_fails_nothing_is_left_behind(
    step: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[int] = []
    original = Path.replace

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    def fail_second(self: Path, target: Path) -> Path:
        calls.append(1)
        if len(calls) == 2:
            fail()
        return original(self, target)

    if step == "fsync":
        monkeypatch.setattr(os, "fsync", fail)
    else:
        monkeypatch.setattr(Path, "replace", fail if step == "replace" else fail_second)
    with pytest.raises(OutputError):
        publish(tmp_path, [Result("public/a.txt", b"copy"), Result("labels/a.json", b"{}")])
    assert files_in(tmp_path) == {}


def test_an_interruption_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        publish(tmp_path, [Result("public/a.txt", b"copy")])
    assert files_in(tmp_path) == {}


def test_temporary_files_of_a_killed_run_are_removed_and_others_are_not(tmp_path: Path) -> None:
    (tmp_path / "public").mkdir()
    for folder in (tmp_path, tmp_path / "public"):
        (folder / f"{PREFIX}x1y2{ENDING}").write_bytes(b"half")
    (tmp_path / "public" / "theirs.tmp").write_bytes(b"theirs")
    prepare_folder(tmp_path, folders=("labels",), overwrite=False)
    assert files_in(tmp_path) == {"public/theirs.tmp": b"theirs"}
    assert (tmp_path / "labels").is_dir()


@pytest.mark.parametrize("report", ["report.html", "report.jsonl"])
def test_results_of_an_earlier_run_stop_the_next_one(report: str, tmp_path: Path) -> None:
    (tmp_path / report).write_bytes(b"earlier")
    with pytest.raises(UsageError, match="--overwrite"):
        prepare_folder(tmp_path, folders=(), overwrite=False)
    prepare_folder(tmp_path, folders=(), overwrite=True)


def test_an_output_that_is_a_file_or_below_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    for out in (tmp_path / "file", tmp_path / "file" / "below"):
        with pytest.raises(OutputError):
            prepare_folder(out, folders=(), overwrite=False)


@pytest.mark.skipif(
    sys.platform == "win32" or os.geteuid() == 0, reason="needs a user who can be refused"
)
def test_a_folder_that_may_not_be_written_is_refused(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(OutputError):
            prepare_folder(tmp_path, folders=(), overwrite=False)
    finally:
        tmp_path.chmod(0o700)


def test_a_folder_that_takes_no_file_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(**_: object) -> None:
        raise PermissionError

    monkeypatch.setattr("tempfile.mkstemp", refuse)
    with pytest.raises(OutputError):
        prepare_folder(tmp_path, folders=(), overwrite=False)


def test_an_earlier_run_is_removed_as_its_labels_list_it(tmp_path: Path) -> None:
    places = ["public/a.txt", None, "../outside.txt", "public/../../outside.txt", "/etc/outside"]
    label = {"renditions": [*({"file": place} for place in places), 7]}
    out = tmp_path / "out"
    publish_all = [
        Result("public/a.txt", b"copy"),
        Result("public/theirs.txt", b"theirs"),
        Result("labels/a.txt.label.json", json.dumps(label).encode()),
        Result("labels/b.txt.label.json", b"{not json"),
        Result("labels/c.txt.label.json", b"[]"),
        Result("report.html", b"page"),
    ]
    out.mkdir()
    publish(out, publish_all)
    (tmp_path / "outside.txt").write_bytes(b"theirs")
    remove_earlier(out)
    assert files_in(tmp_path) == {"out/public/theirs.txt": b"theirs", "outside.txt": b"theirs"}


def test_an_earlier_result_that_cannot_be_removed_stops_the_run(tmp_path: Path) -> None:
    (tmp_path / "report.html").mkdir()
    with pytest.raises(OutputError):
        remove_earlier(tmp_path)


def test_places_are_not_shown_by_repr() -> None:
    assert "public" not in repr(Result("public/a.txt", b"copy"))
