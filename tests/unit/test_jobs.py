"""One job with a pipeline of toy stages, in this process."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from redactor.decisions import Review
from redactor.document import Action, Decision, Level
from redactor.faults import unexpected
from redactor.inputs import find_sources, plan_jobs
from redactor.jobs import Bench, Job, Settings, open_source, run_job
from redactor.report import Outcome, Report, Versions, report_row

sys.path.insert(0, str(Path(__file__).parents[1] / "papermill"))
import papermill

VERSIONS = Versions("toy", "1.0.0", "0" * 64, (("none", "1", "1" * 64),), ("public",))
MINUTES = (
    "1. Staffing\nName: Ottoline Prydderch was late.\nMaybe: Caoilfhionn Tanaka-Boyle spoke.\n"
)

Run = Callable[..., Report]


@pytest.fixture
def bench() -> Bench:
    return Bench(papermill.toy_pipeline(), VERSIONS)


@pytest.fixture
def run(tmp_path: Path, bench: Bench) -> Run:
    def run(text: str | bytes, name: str = "minutes.txt", *, bench: Bench = bench) -> Report:
        return run_job(job_for(tmp_path, text, name), bench)

    return run


def job_for(folder: Path, text: str | bytes, name: str = "minutes.txt") -> Job:
    source = folder / "in" / name
    source.parent.mkdir(exist_ok=True)
    source.write_bytes(text.encode() if isinstance(text, str) else text)
    out = folder / "out"
    out.mkdir(exist_ok=True)
    (job,) = plan_jobs(find_sources([source]), Settings("toy", out=out))
    return job


def label_of(folder: Path, report: Report) -> dict[str, object]:
    found: dict[str, object] = json.loads((folder / "out" / report.label_file).read_bytes())
    return found


def written(folder: Path) -> set[str]:
    return {p.relative_to(folder / "out").as_posix() for p in (folder / "out").rglob("*.*")}


def test_a_clean_copy_is_published_with_its_label(run: Run, tmp_path: Path) -> None:
    report = run(MINUTES)
    assert report.outcome is Outcome.PUBLISHED
    assert written(tmp_path) == {"public/minutes.txt", "labels/minutes.txt.label.json"}
    copy = (tmp_path / "out/public/minutes.txt").read_text()
    assert "[pupil 1]" in copy
    label = label_of(tmp_path, report)
    (public,) = label["renditions"]  # type: ignore[misc]
    assert public["redacted"] == {"PERSON": 2}
    assert public["referred"] == 1
    assert public["file"] == "public/minutes.txt"
    assert label["error"] is None
    assert label["document_type"] == "minutes"
    assert label["models"] == [{"name": "none", "version": "1", "sha256": "1" * 64}]


def test_a_label_file_has_every_key_of_the_interface(run: Run, tmp_path: Path) -> None:
    label = label_of(tmp_path, run(MINUTES + "PART 2\nsecret\n"))
    keys = "schema source document_type document_subtype label sections renditions outcome error"
    assert {*keys.split(), "pipeline", "models", "redactor"} <= set(label)
    assert label["schema"] == 1
    assert set(label["source"]) == {"sha256", "media_type", "pages"}  # type: ignore[call-overload]
    (section,) = label["sections"]  # type: ignore[misc]
    assert section | {"start": len(MINUTES), "end": len(MINUTES) + 14, "part": 2} == section


def test_the_confidential_copy_is_written_only_when_there_is_a_part_two(
    run: Run, tmp_path: Path
) -> None:
    run(MINUTES)
    assert not (tmp_path / "out/confidential").exists()
    run(MINUTES + "PART 2\nsecret\n", "second.txt")
    assert (tmp_path / "out/confidential/second.txt").read_text() == "secret\n"
    assert "secret" not in (tmp_path / "out/public/second.txt").read_text()


def test_a_copy_that_is_not_clean_is_withheld(run: Run, tmp_path: Path) -> None:
    report = run("UNCLEAN")
    assert (report.outcome, report.reason) == (Outcome.WITHHELD, "verification-failed")
    assert report.fault is not None
    assert report.fault.exit_code == 7
    assert written(tmp_path) == {"labels/minutes.txt.label.json"}
    (public,) = label_of(tmp_path, report)["renditions"]  # type: ignore[misc]
    assert (public["outcome"], public["file"]) == ("withheld", None)
    assert public["reason"] == "verification-failed"


def test_an_unclean_confidential_copy_does_not_take_the_public_one_with_it(
    run: Run, tmp_path: Path
) -> None:
    report = run("fine\nPART 2\nUNCLEAN\n")
    assert report.outcome is Outcome.PUBLISHED
    assert report.fault is not None
    assert (report.fault.code, report.fault.exit_code) == ("verification-failed", 7)
    assert "confidential" in report.fault.message
    assert written(tmp_path) == {"public/minutes.txt", "labels/minutes.txt.label.json"}


def test_a_copy_without_any_check_is_not_clean(tmp_path: Path, bench: Bench) -> None:
    plan = bench.pipeline.renditions[0]
    unchecked = type(plan)(plan.audience, plan.profile, plan.stages[:-1])
    pipeline = type(bench.pipeline)(
        "toy", "1", "0" * 64, (), (), bench.pipeline.stages, (unchecked,)
    )
    report = run_job(job_for(tmp_path, MINUTES), Bench(pipeline, VERSIONS))
    assert (report.outcome, report.reason) == (Outcome.WITHHELD, "verification-failed")


def test_a_confidential_document_is_withheld_by_policy_and_is_no_error(
    run: Run, tmp_path: Path
) -> None:
    report = run("HEARING PACK\n")
    assert (report.outcome, report.reason) == (Outcome.WITHHELD, "confidential-document")
    assert report.fault is not None
    assert report.fault.exit_code == 0
    assert label_of(tmp_path, report)["reason"] == "confidential-document"
    assert written(tmp_path) == {"labels/minutes.txt.label.json"}


@pytest.mark.parametrize(
    ("text", "outcome", "code", "exit_code"),
    [
        ("DO lock", Outcome.REFUSED, "locked-document", 4),
        ("DO eat", Outcome.REFUSED, "limit-exceeded", 4),
        ("DO nest", Outcome.REFUSED, "limit-exceeded", 4),
        ("DO raise Ottoline Prydderch", Outcome.FAILED, "redactor-error", 1),
        (b"\xff\xfe Prydderch", Outcome.FAILED, "redactor-error", 1),
    ],
)
def test_whatever_goes_wrong_is_one_report_without_words_of_the_paper(
    text: str, outcome: Outcome, code: str, exit_code: int, run: Run, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    if text == "DO eat":  # a real one is for the cage of the runner

        def eat(_: str) -> None:
            raise MemoryError

        monkeypatch.setattr(papermill, "misbehave", eat)
    report = run(text)
    assert report.fault is not None
    assert (report.outcome, report.fault.code, report.fault.exit_code) == (outcome, code, exit_code)
    assert report.label.level is Level.CONFIDENTIAL
    label = label_of(tmp_path, report)
    assert label["error"] == {"code": code, "message": report.fault.message}
    assert "Prydderch" not in json.dumps(label)
    assert written(tmp_path) == {report.label_file}


def test_a_foreign_error_is_told_by_type_and_place_only() -> None:
    with pytest.raises(ValueError, match="Ottoline") as caught:
        papermill.misbehave("DO raise Ottoline Prydderch")
    assert unexpected(caught.value) == "redactor met an unexpected ValueError."


@pytest.mark.parametrize(
    ("name", "copy"),
    [
        ("Letter Ottoline Prydderch.txt", "Letter redacted-{key}.txt"),
        ("Ottoline Prydderch.txt", "redacted-{key}.txt"),
        ("OPrydderch_ehcp.txt", "published-{key}.txt"),
        ("prydderchottoline.txt", "published-{key}.txt"),
        ("CON.txt", "_CON.txt"),
        ("MINUTES.TXT", "MINUTES.TXT"),
        ("e\u0301t\u00e9.txt", "\u00e9t\u00e9.txt"),
        ("x" * 250 + ".txt", "x" * 120 + ".txt"),
    ],
)
def test_a_copy_is_named_after_its_source_without_a_pupils_name(
    name: str, copy: str, run: Run, tmp_path: Path
) -> None:
    report = run(MINUTES, name)
    assert report.name == copy.format(key=report.sha256[:8])
    assert (tmp_path / "out/public" / report.name).is_file()


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("minutes 12 May 2027.txt", "minutes 12 May 2027.txt"),
        ("Ottoline Prydderch.txt", "refused-{key}.txt"),
        ("minutes.Prydderch", "minutes"),
        ("Prydderch", "refused-{key}"),
    ],
)
def test_a_refused_file_keeps_its_name_only_if_it_can_be_nobodys(
    name: str, shown: str, run: Run, tmp_path: Path
) -> None:
    report = run("DO lock", name)
    assert report.name == shown.format(key=report.sha256[:8])
    assert "Prydderch" not in "".join(written(tmp_path))


def test_a_source_that_changed_since_it_was_planned_is_refused(
    tmp_path: Path, bench: Bench
) -> None:
    job = job_for(tmp_path, MINUTES)
    job.path.write_text("something else")
    report = run_job(job, bench)
    assert report.outcome is Outcome.REFUSED


def test_a_file_over_the_limit_is_refused_unread(
    tmp_path: Path, bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("redactor.jobs.LARGEST_FILE", 10)
    monkeypatch.setattr("redactor.inputs.LARGEST_FILE", 10)
    report = run_job(job_for(tmp_path, MINUTES), bench)
    assert report.fault is not None
    assert report.fault.code == "limit-exceeded"


def test_a_source_is_never_changed(run: Run, tmp_path: Path) -> None:
    job = job_for(tmp_path, MINUTES)
    before = job.path.stat().st_mtime_ns, job.path.read_bytes()
    open_source(job)
    run(MINUTES, "other.txt")
    assert (job.path.stat().st_mtime_ns, job.path.read_bytes()) == before


def test_a_reviewers_decision_reaches_the_copy_of_its_audience_only(
    run: Run, tmp_path: Path, bench: Bench
) -> None:
    text = MINUTES + "PART 2\nName: Ottoline Prydderch again\n"
    sha256 = job_for(tmp_path, text).sha256
    keep = Decision("f2", Action.KEEP, "reviewed", "review", "reviewer")
    review = Review({sha256: {"public": (keep,)}})
    report = run(text, bench=Bench(bench.pipeline, VERSIONS, review=review))
    public, confidential = report.copies
    assert len(public.referrals) == 0
    assert len(confidential.referrals) == 1


def test_a_row_of_the_report_tells_places_and_no_words(run: Run) -> None:
    row = report_row(run(MINUTES, "Ottoline Prydderch.txt"))
    assert row["tokens"] == {"public": {"[pupil 1]": 2, "[pupil 2]": 1}}
    assert row["referrals"] == [
        {"audience": "public", "target": "f2", "where": "item 1, paragraph 3", "entity": "PERSON",
         "reason": "P", "rule": "t-2"}
    ]  # fmt: skip
    assert "Prydderch" not in json.dumps(row)


def test_a_full_output_folder_is_a_failed_row(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    report = run(MINUTES)
    assert report.outcome is Outcome.FAILED
    assert report.fault is not None
    assert report.fault.exit_code == 9
    assert written(tmp_path) == set()
