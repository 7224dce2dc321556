from __future__ import annotations

import os
from pathlib import Path

import pytest

from redactor.errors import UsageError
from redactor.inputs import check_apart, find_sources, plan_jobs
from redactor.jobs import Settings

SETTINGS = Settings(pipeline="minutes")


def tree(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(name.encode())


def test_folders_are_walked_in_an_order_that_depends_on_names_only(tmp_path: Path) -> None:
    tree(tmp_path, "b.txt", "A.txt", "sub/z.txt", "sub/c/d.txt", "c.txt")
    found = [item.path.relative_to(tmp_path).as_posix() for item in find_sources([tmp_path])]
    assert found == ["A.txt", "b.txt", "c.txt", "sub/c/d.txt", "sub/z.txt"]


def test_what_systems_leave_is_skipped_by_a_neutral_name(tmp_path: Path) -> None:
    tree(tmp_path, "Thumbs.db", "sub/.DS_Store", "desktop.ini", "~$toline Prydderch.docx", "a.txt")
    found = find_sources([tmp_path])
    assert sorted(item.skipped for item in found if item.skipped) == [
        ".DS_Store",
        "Thumbs.db",
        "desktop.ini",
        "~$…",
    ]
    assert [job.path.name for job in plan_jobs(found, SETTINGS)] == ["a.txt"]


def test_everything_else_is_a_source_even_if_nobody_can_read_it(tmp_path: Path) -> None:
    tree(tmp_path, "a.exe", "noending", ".hidden", "paper.docx/inner.txt")
    (tmp_path / "link.txt").symlink_to(tmp_path / "nowhere")
    (tmp_path / "folder").mkdir()
    (tmp_path / "linked").symlink_to(tmp_path / "folder")
    os.mkfifo(tmp_path / "pipe.txt")
    jobs = {job.path.name: job for job in plan_jobs(find_sources([tmp_path]), SETTINGS)}
    assert set(jobs) == {"a.exe", "noending", ".hidden", "inner.txt", "paper.docx", "link.txt",
                         "linked", "pipe.txt"}  # fmt: skip
    assert "leads nowhere" in jobs["link.txt"].problem
    assert "link to a folder" in jobs["linked"].problem
    assert "pipe" in jobs["pipe.txt"].problem
    assert "folder" in jobs["paper.docx"].problem
    assert not jobs["inner.txt"].problem


def test_a_table_beside_papers_is_left_aside_by_a_name_that_shows_nobody(tmp_path: Path) -> None:
    tree(tmp_path, "minutes.docx", "sub/Ottoline Prydderch.xlsx", "minutes-2027.csv")
    found = find_sources([tmp_path], papers=True)
    assert {(item.skipped, item.reason) for item in found if item.skipped} == {
        ("table.xlsx", "table"),
        ("minutes-2027.csv", "table"),
    }
    assert [job.path.name for job in plan_jobs(found, SETTINGS)] == ["minutes.docx"]
    assert not any(item.skipped for item in find_sources([tmp_path]))


def test_a_table_that_is_given_itself_or_lies_alone_is_no_thing_to_leave_aside(
    tmp_path: Path,
) -> None:
    tree(tmp_path, "in/minutes.docx", "in/class.csv", "alone/class.csv")
    given = find_sources([tmp_path / "in" / "class.csv", tmp_path / "in"], papers=True)
    assert not any(item.skipped for item in given)
    assert not any(item.skipped for item in find_sources([tmp_path / "alone"], papers=True))


def test_a_thing_given_twice_counts_once(tmp_path: Path) -> None:
    tree(tmp_path, "a.txt", "b.txt")
    assert len(find_sources([tmp_path, tmp_path / "a.txt"])) == 2


def test_an_input_that_is_not_there_is_named_by_its_number(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"Input 2 of 2 is not there"):
        find_sources([tmp_path, tmp_path / "Ottoline Prydderch.txt"])


def test_output_and_input_must_lie_apart(tmp_path: Path) -> None:
    tree(tmp_path, "in/a.txt", "out/b.txt")
    check_apart([tmp_path / "in"], tmp_path / "out")
    check_apart([tmp_path / "in" / "a.txt"], tmp_path / "in" / "out")
    for inputs, out in [("in", "in"), ("in", "in/out"), ("out/b.txt", "out"), ("in", "")]:
        with pytest.raises(UsageError):
            check_apart([tmp_path / inputs], tmp_path / out)
    (tmp_path / "alias").symlink_to(tmp_path / "in")
    with pytest.raises(UsageError):
        check_apart([tmp_path / "in"], tmp_path / "alias" / "out")


def test_jobs_have_keys_of_their_own_also_for_equal_bytes(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt", "sub/a.txt"):
        tree(tmp_path, name)
        (tmp_path / name).write_bytes(b"same")
    (tmp_path / "x.txt").symlink_to(tmp_path / "nowhere")
    jobs = plan_jobs(find_sources([tmp_path]), SETTINGS)
    assert len({job.key for job in jobs}) == len(jobs)
    assert [job.mark for job in jobs] == ["", "", "-2", ""]


def test_a_job_does_not_show_its_path(tmp_path: Path) -> None:
    tree(tmp_path, "Ottoline Prydderch.txt")
    (job,) = plan_jobs(find_sources([tmp_path]), Settings("minutes", roll=tmp_path / "Prydderch"))
    assert "Ottoline" not in repr(job)
    assert "Prydderch" not in repr(job)
