"""The command line. Everything heavy is imported inside the commands.

Exit codes: 0 done, 1 internal, 2 usage, 3 configuration, 4 refused, 5 findings at the gate
of check, 6 referred (with --strict), 7 not clean, 8 model, 9 output, 130 interrupted; a
batch exits with its gravest (`redactor.batch`).
"""

from __future__ import annotations

import contextlib
import re
import signal
import sys
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from redactor.errors import RedactorError, UsageError

if TYPE_CHECKING:
    from redactor.runners.local import LocalRunner

INTERRUPTED = 130
_WRONG_COMMAND_LINE: type[Exception] = typer.BadParameter.__mro__[1]
"""Typer's class of all wrong command lines, which has no public name."""

app = typer.Typer(
    name="redactor",
    help="Classify school papers, redact them, and prove that what was removed is gone.",
    epilog="Exit codes: 0 done, 1 internal, 2 usage, 3 configuration, 4 refused, 5 findings at the"
    " gate of check, 6 referred with --strict, 7 not clean, 8 model, 9 output. A batch exits with"
    " its gravest.",
    add_completion=False,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    pretty_exceptions_show_locals=False,
)


class Models(StrEnum):
    """The model sets of a pipeline."""

    FAST = "fast"
    FULL = "full"


Inputs = Annotated[list[Path], typer.Argument(metavar="INPUT...", help="Files or folders.")]
Files = Annotated[list[Path], typer.Argument(metavar="FILE...", help="Files.")]
Roll = Annotated[Path | None, typer.Option(help="Pupils and parents, CSV or XLSX.")]
Staff = Annotated[Path | None, typer.Option(help="Staff, CSV or XLSX.")]
Profile = Annotated[str | None, typer.Option(help="Release profile instead of the pipeline's.")]
ModelSet = Annotated[Models, typer.Option("--models", help="Model set.")]
Decisions = Annotated[Path | None, typer.Option(help="A reviewer's decisions, JSON.")]
Workers = Annotated[int | None, typer.Option(min=1, help="Processes; default one for each core.")]
AsJson = Annotated[bool, typer.Option("--json", help="JSON Lines on stdout.")]


def _show_version(wanted: bool) -> None:
    from redactor import __version__, console

    if wanted:
        console.say(f"redactor {__version__}")
        raise typer.Exit


@app.callback()
def _about(
    version: Annotated[
        bool,
        typer.Option(
            "--version", is_eager=True, callback=_show_version, help="Show the version and exit."
        ),
    ] = False,
) -> None:
    """Options that stand before the command."""


@app.command()
def run(
    pipeline: Annotated[str, typer.Argument(help="A shipped pipeline's name or a TOML file.")],
    inputs: Inputs,
    out: Annotated[Path, typer.Option(help="Folder for the results.")],
    roll: Roll = None,
    staff: Staff = None,
    profile: Profile = None,
    decisions: Decisions = None,
    models: ModelSet = Models.FULL,
    workers: Workers = None,
    strict: Annotated[
        bool, typer.Option("--strict", help="Exit 6 if a person must decide first.")
    ] = False,
    as_json: AsJson = False,
    quiet: Annotated[bool, typer.Option("--quiet", help="No progress, no summary.")] = False,
    overwrite: Annotated[
        bool,
        typer.Option("--overwrite", help="Replace the results of an earlier run: removes those."),
    ] = False,
    purpose: Annotated[str | None, typer.Option(help="Exports: what the data are for.")] = None,
    recipient: Annotated[str | None, typer.Option(help="Exports: who gets the copy.")] = None,
    authoriser: Annotated[str | None, typer.Option(help="Exports: who allowed it.")] = None,
    collected_for: Annotated[
        str | None, typer.Option(help="Exports: what the data were collected for.")
    ] = None,
    expiry: Annotated[str | None, typer.Option(help="Exports: last day, as 2027-07-31.")] = None,
    plan: Annotated[Path | None, typer.Option(help="Exports: an edited plan, TOML.")] = None,
    release: Annotated[
        str | None, typer.Option(help="Exports: an earlier release's name, to make it again.")
    ] = None,
    register: Annotated[
        Path | None, typer.Option(help="Exports: folder of the ledger and the vault of keys.")
    ] = None,
) -> None:
    """Write redacted copies, labels and a report of all papers or tables."""
    from redactor import console
    from redactor.batch import run_batch
    from redactor.exports import new_request
    from redactor.jobs import Settings
    from redactor.pipeline import Subject, subject_of
    from redactor.report import report_row

    settings = Settings(
        pipeline=pipeline,
        out=out,
        models=str(models),
        profile=profile,
        roll=roll,
        staff=staff,
        decisions=decisions,
        overwrite=overwrite,
        request=new_request(
            release=release,
            register=register,
            default=Path(typer.get_app_dir("redactor")) / "register",
            purpose=purpose,
            recipient=recipient,
            authoriser=authoriser,
            collected_for=collected_for,
            expiry=expiry,
            plan=plan,
        ),
    )
    subject = subject_of(pipeline)
    if subject is Subject.SITE:  # a site is copied as the whole that it is
        from redactor.website.front import CorrectOptions, run_correction

        options = CorrectOptions(settings, as_json=as_json, quiet=quiet)
        raise typer.Exit(run_correction(inputs, options, runner=_runner(workers)))
    with console.watching(quiet=quiet) as watcher:
        runner = _runner(workers, tables=subject is Subject.TABLES)
        batch = run_batch(inputs, settings=settings, runner=runner, watcher=watcher)
    if as_json:
        for report in (*batch.reports, *batch.skipped):
            console.say_json(report_row(report))
    elif not quiet:
        console.summarise(batch)
    console.complain(batch)
    raise typer.Exit(batch.exit_code(strict=strict))


@app.command()
def explain(
    files: Files,
    pipeline: Annotated[str, typer.Option(help="Pipeline to understand them with.")] = "minutes",
    roll: Roll = None,
    staff: Staff = None,
    profile: Profile = None,
    decisions: Decisions = None,
    models: ModelSet = Models.FULL,
    workers: Workers = None,
    as_json: AsJson = False,
    with_text: Annotated[
        bool, typer.Option("--with-text", help="Show the words found: personal data.")
    ] = False,
) -> None:
    """Show what is found in files and what would be done about it. Writes nothing."""
    from redactor import console
    from redactor.batch import explain_files, gravest
    from redactor.jobs import Settings

    settings = Settings(
        pipeline=pipeline,
        models=str(models),
        profile=profile,
        roll=roll,
        staff=staff,
        decisions=decisions,
    )
    rows = explain_files(files, settings=settings, runner=_runner(workers), with_text=with_text)
    for number, explained in enumerate(rows, start=1):
        if as_json:
            console.say_json(explained.row)
        else:
            console.show_explained(explained.row, number=number)
    raise typer.Exit(gravest({item.fault.exit_code for item in rows if item.fault}))


@app.command()
def verify(
    files: Files,
    original: Annotated[Path | None, typer.Option(help="The file before it was redacted.")] = None,
    terms: Annotated[Path | None, typer.Option(help="Words that must be gone, one a line.")] = None,
    workers: Workers = None,
    as_json: AsJson = False,
) -> None:
    """Check whether redacted files, whoever made them, are really clean."""
    from redactor import console
    from redactor.batch import gravest
    from redactor.verifying import verify_files

    results = verify_files(files, runner=_runner(workers), original=original, terms=terms)
    for number, result in enumerate(results, start=1):
        if as_json:
            console.say_json(result.row)
        else:
            console.show_verified(result, number=number)
    raise typer.Exit(gravest({item.fault.exit_code for item in results if item.fault}))


@app.command()
def evaluate(
    gold: Annotated[Path, typer.Argument(metavar="GOLD_DIR", help="A gold set.")],
    pipeline: Annotated[str, typer.Option(help="Pipeline to evaluate.")] = "minutes",
    profile: Profile = None,
    models: ModelSet = Models.FULL,
    as_json: AsJson = False,
) -> None:
    """Measure what is found and kept against papers that people have marked."""
    from redactor import console
    from redactor.batch import gravest
    from redactor.evaluation import evaluate as evaluate_gold
    from redactor.evaluation import summary
    from redactor.jobs import Settings

    settings = Settings(pipeline=pipeline, models=str(models), profile=profile)
    judgements, refused = evaluate_gold(gold, settings)
    row = summary(judgements, refused=len(refused))
    if as_json:
        console.say_json(row)
    else:
        console.show_scores(row)
    for number, fault in refused:
        console.warn(f"Gold file {number} was not judged. {fault.message}")
    raise typer.Exit(gravest({fault.exit_code for _, fault in refused}))


@app.command()
def check(
    pipeline: Annotated[str, typer.Argument(help="A shipped pipeline's name or a TOML file.")],
    inputs: Annotated[
        list[str], typer.Argument(metavar="INPUT...", help="Folders, files or addresses of a site.")
    ],
    roll: Roll = None,
    staff: Staff = None,
    consent: Annotated[Path | None, typer.Option(help="Consent register, CSV.")] = None,
    profile: Profile = None,
    photo_name_rule: Annotated[
        str, typer.Option(help="no-name (strictest) or no-full-name with a photograph.")
    ] = "no-name",
    fail_on: Annotated[
        str, typer.Option("--fail-on", help="Exit 5 at: error, warning, note or never.")
    ] = "error",
    output_format: Annotated[
        str, typer.Option("--format", help="text, jsonl, sarif, junit or html.")
    ] = "text",
    out: Annotated[Path | None, typer.Option(help="File for the report; else stdout.")] = None,
    baseline: Annotated[Path | None, typer.Option(help="Accepted findings, JSON.")] = None,
    accept: Annotated[
        bool, typer.Option("--accept", help="Write all findings into the baseline.")
    ] = False,
    allow_host: Annotated[
        list[str] | None, typer.Option(help="Another host that an address may lead to.")
    ] = None,
    most_pages: Annotated[int, typer.Option(min=1, help="Addresses fetched at most.")] = 2000,
    keep: Annotated[
        Path | None, typer.Option(help="Folder for what is fetched; a later run goes on with it.")
    ] = None,
    allow_private: Annotated[
        bool, typer.Option("--allow-private", help="Fetch from private networks, for staging.")
    ] = False,
    models: ModelSet = Models.FULL,
    workers: Workers = None,
    quiet: Annotated[bool, typer.Option("--quiet", help="No hint on stderr.")] = False,
) -> None:
    """Check a website, in a folder or at an address, before or after it is published."""
    from redactor.jobs import Settings
    from redactor.website.front import Options, run_check

    options = Options(
        jobs=Settings(
            pipeline=pipeline, models=str(models), profile=profile, roll=roll, staff=staff
        ),
        consent=consent,
        photo_name_rule=photo_name_rule,
        fail_on=fail_on,
        output_format=output_format,
        out=out,
        baseline=baseline,
        accept=accept,
        quiet=quiet,
        allow_hosts=tuple(allow_host or ()),
        most_pages=most_pages,
        keep=keep,
        allow_private=allow_private,
    )
    raise typer.Exit(run_check(inputs, options, runner=_runner(workers)))


@app.command()
def pipelines(as_json: AsJson = False) -> None:
    """The installed pipelines."""
    from redactor import installed

    _list(installed.pipelines(), as_json=as_json)


@app.command()
def models(as_json: AsJson = False) -> None:
    """The installed models, each file checked against its digest."""
    from redactor import installed

    _list(installed.models(), as_json=as_json)


@app.command()
def profiles(as_json: AsJson = False) -> None:
    """The installed release profiles."""
    from redactor import installed

    papers = [row | {"for": "papers"} for row in installed.profiles()]
    tables = [row | {"for": "tables"} for row in installed.table_profiles()]
    _list([*papers, *tables], as_json=as_json)


def _list(rows: Sequence[dict[str, object]], *, as_json: bool) -> None:
    from redactor import console

    for row in rows:
        if as_json:
            console.say_json(row)
        else:
            console.say(f"{row['name']} {row['version']}  {row['description']}")
            console.say(f"    sha256 {row['sha256']}")


def _runner(workers: int | None, *, tables: bool = False) -> LocalRunner:
    from redactor import ocr
    from redactor.runners.local import MEMORY_MB, RAPIDOCR_MB, TABLES_MB, LocalRunner

    memory = TABLES_MB if tables else MEMORY_MB
    if any(engine.name == "rapidocr" for engine in ocr.engines()):
        memory = max(memory, RAPIDOCR_MB)
    return (
        LocalRunner(workers=workers, memory_mb=memory) if workers else LocalRunner(memory_mb=memory)
    )


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """The one edge: every error becomes a sentence on stderr and an exit code."""
    from redactor import console

    console.speak_utf8()
    with contextlib.suppress(ValueError):  # not in the main thread
        signal.signal(signal.SIGTERM, _interrupt)
    sys.exit(_exit_code(arguments))


def _exit_code(arguments: Sequence[str] | None) -> int:
    from redactor import console

    try:
        code: int = app(args=arguments, standalone_mode=False) or 0
    except RedactorError as error:
        console.warn(f"redactor: {error}")
        return error.exit_code
    except _WRONG_COMMAND_LINE as error:
        console.warn(_wrong(error))
        return UsageError.exit_code
    except (typer.Abort, KeyboardInterrupt):
        code = INTERRUPTED
    except Exception as error:  # noqa: BLE001 - a foreign message may quote a paper
        from redactor.faults import unexpected

        console.warn(f"redactor: {RedactorError(unexpected(error))}")
        return RedactorError.exit_code
    if code == INTERRUPTED:  # Typer, too, makes this code of an interruption
        console.warn("redactor: interrupted; papers that were finished are in the output folder.")
    return code


def _interrupt(number: int, frame: object) -> NoReturn:
    raise KeyboardInterrupt


def _wrong(error: Exception) -> str:
    """What is wrong with a command line, without what was typed: that may be a child's name."""
    if type(error).__name__ == "NoArgsIsHelpError":
        return str(error)
    option = getattr(error, "option_name", None)
    parameter = getattr(error, "param", None)
    if option and re.fullmatch(r"--?[a-z][a-z-]{0,20}", option):
        known = f"The option {option} is not known here or lacks its value."
    elif parameter is not None:
        name = next((name for name in parameter.opts if name.startswith("--")), parameter.name)
        known = f"The value of {name} is missing or not valid."
        if name in ("inputs", "files"):
            known = "Give at least one file or folder."
    else:
        known = "The command line was not understood."
    return f"redactor: {known} See redactor --help."
