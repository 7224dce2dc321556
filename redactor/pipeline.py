"""A pipeline: which stages understand a source, and which copies are made of it.

A pipeline file names stages and settings and nothing else; there is no inheritance and
no interpolation, so what a file says is what runs::

    schema = 1
    name = "minutes"
    version = "1.0.0"
    subject = "papers"                # or "tables" or "site": what it works on
    plugins = []                      # other packages whose parts may be used
    understand = ["read", "classify", "segment", "detect", "resolve"]

    [models]                          # what --models chooses from
    full = "en-general/3.7.1"

    [settings.detect]                 # fields of a stage
    threshold = 0.5

    [[rendition]]
    audience = "public"               # also the folder's name
    profile = "website"
    stages = ["decide", "label", "redact", "verify"]
    when = "always"                   # or "part-2": only if there is a confidential section
"""

from __future__ import annotations

import dataclasses
import hashlib
import time
import tomllib
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any, Protocol, Self, TypeVar

from redactor import modelstore, registry, resources
from redactor.document import Decision, Document, KnownPerson, Rendition, Source, Step
from redactor.errors import ConfigError
from redactor.stages import RenderingStage, UnderstandingStage

SCHEMA = 1
TOP_KEYS = ("schema", "name", "version", "description", "subject", "plugins", "understand",
            "models", "settings", "rendition")  # fmt: skip
RENDITION_KEYS = ("audience", "profile", "stages", "when")
GIVEN = frozenset({"source", "known"})


class Subject(StrEnum):
    """What a pipeline works on: papers one by one, tables, or a website as the whole it is.

    Exports of tables have an audience of their profile's name. The files of a site are
    understood by the same stages as papers.
    """

    PAPERS = "papers"
    TABLES = "tables"
    SITE = "site"


_TO_RENDER = {
    Subject.PAPERS: frozenset({"document", "overrides"}),
    Subject.TABLES: frozenset({"dataset", "terms"}),
    Subject.SITE: frozenset({"document", "overrides"}),
}


class _Steps(Protocol):
    def with_step(self, step: Step) -> Self:
        """The subject with one more line of history."""
        ...


_T = TypeVar("_T", bound=_Steps)


@dataclass(frozen=True, slots=True)
class RenditionPlan:
    """How one copy is made. ``when`` is "always" or "part-2"."""

    audience: str
    profile: str
    stages: tuple[RenderingStage, ...]
    when: str = "always"

    def applies_to(self, document: Document) -> bool:
        """Whether this document gets such a copy."""
        return self.when == "always" or any(section.part == 2 for section in document.sections)


@dataclass(frozen=True, slots=True)
class Pipeline:
    """A checked pipeline. ``sha256`` is the digest of its file; ``models`` the sets' references."""

    name: str
    version: str
    sha256: str
    models: tuple[str, ...]
    plugins: tuple[str, ...]
    stages: tuple[UnderstandingStage, ...]
    renditions: tuple[RenditionPlan, ...]
    subject: Subject = Subject.PAPERS

    @classmethod
    def load(
        cls, reference: str | Path, *, models: str = "full", profile: str | None = None
    ) -> Pipeline:
        """Read a shipped pipeline by name, or any by the path of its TOML file.

        ``models`` is a key of the file's ``[models]``; ``profile`` takes the place of the
        first rendition's. Raises ConfigError.
        """
        path = _find(reference)
        try:
            raw = path.read_bytes()
            table = tomllib.loads(raw.decode("utf-8"))
        except (OSError, UnicodeDecodeError):
            raise ConfigError("The pipeline file cannot be read.") from None
        except tomllib.TOMLDecodeError as error:
            raise ConfigError(f"The pipeline file is not TOML: {error}.") from None
        return _build(table, digest=hashlib.sha256(raw).hexdigest(), models=models, profile=profile)

    def understand(self, source: Source, known: tuple[KnownPerson, ...] = ()) -> Document:
        """Everything about a source that does not depend on who will read a copy."""
        document = Document(source=source, known=known)
        for stage in self.stages:
            document, seconds = _timed(stage, document)
            counts = tuple((key, len(getattr(document, key))) for key in sorted(stage.gives)
                           if isinstance(getattr(document, key), tuple))  # fmt: skip
            document = document.with_step(Step(stage.name, seconds, counts))
        return document

    def render(
        self, document: Document, plan: RenditionPlan, *, overrides: tuple[Decision, ...] = ()
    ) -> Rendition:
        """One copy, decided, labelled, written and checked; nothing is put on disk."""
        rendition = Rendition(
            audience=plan.audience, profile=plan.profile, document=document, overrides=overrides
        )
        return through(plan.stages, rendition)


def subject_of(reference: str | Path) -> Subject:
    """What a pipeline works on, from its file alone. What is wrong with a file, loading it says."""
    named = str(reference) in shipped()
    if not named and not (Path(reference).suffix == ".toml" and Path(reference).is_file()):
        return Subject.PAPERS
    try:
        return _subject(tomllib.loads(_find(reference).read_text(encoding="utf-8")))
    except (ConfigError, OSError, ValueError):
        return Subject.PAPERS


def shipped() -> tuple[str, ...]:
    """The names of the pipelines that come with the product."""
    return tuple(sorted(path.stem for path in resources.pipelines_folder().glob("*.toml")))


def through(stages: Sequence[Callable[[_T], _T]], subject: _T) -> _T:
    """The subject after all stages, each with a line of history."""
    for stage in stages:
        subject, seconds = _timed(stage, subject)
        subject = subject.with_step(Step(str(getattr(stage, "name", "")), seconds))
    return subject


def _timed(stage: Callable[[_T], _T], subject: _T) -> tuple[_T, float]:
    started = time.perf_counter()
    result = stage(subject)
    return result, time.perf_counter() - started


def _find(reference: str | Path) -> Path:
    if str(reference) in shipped():
        return resources.pipelines_folder() / f"{reference}.toml"
    path = Path(reference)
    if path.suffix == ".toml":
        if not path.is_file():
            raise ConfigError("There is no pipeline file at the given path.")
        return path
    raise ConfigError(registry.unknown("pipeline", str(reference), shipped()))


def _build(table: Mapping[str, Any], *, digest: str, models: str, profile: str | None) -> Pipeline:
    _only(table, TOP_KEYS, "the pipeline file")
    if table.get("schema") != SCHEMA:
        raise ConfigError(f"The pipeline file must say schema = {SCHEMA}.")
    name, version = _text(table, "name"), _text(table, "version")
    subject = _subject(table)
    plugins = _texts(table, "plugins") if "plugins" in table else ()
    sets = table.get("models", {})
    if models not in sets:
        raise ConfigError(registry.unknown("model set", models, sets))
    settings = dict(table.get("settings", {}))
    used: set[str] = set()
    given: dict[str, Any] = {"model": sets[models], "plugins": plugins}

    def stage(stage_name: str) -> Any:  # noqa: ANN401
        used.add(stage_name)
        return _stage(stage_name, settings.get(stage_name, {}), given, plugins)

    understanding = tuple(stage(item) for item in _texts(table, "understand"))
    plans = tuple(_plan(entry, stage) for entry in table.get("rendition", ()))
    if not plans:
        raise ConfigError("The pipeline file names no [[rendition]].")
    for left in settings.keys() - used:
        raise ConfigError(registry.unknown("stage in [settings]", left, used))
    have = _check_order(understanding, GIVEN)
    for plan in plans:
        _check_order(plan.stages, have | _TO_RENDER[subject])
    if profile is not None:
        audience = profile if subject is Subject.TABLES else plans[0].audience
        plans = (dataclasses.replace(plans[0], profile=profile, audience=audience), *plans[1:])
    modelstore.load(sets[models])
    return Pipeline(name, version, digest, (sets[models],), plugins, understanding, plans, subject)


def _subject(table: Mapping[str, Any]) -> Subject:
    value = table.get("subject", Subject.PAPERS)
    if value not in list(Subject):
        raise ConfigError(registry.unknown("subject of a pipeline", str(value), list(Subject)))
    return Subject(value)


def _plan(entry: Mapping[str, Any], stage: Callable[[str], Any]) -> RenditionPlan:
    _only(entry, RENDITION_KEYS, "a [[rendition]]")
    when = entry.get("when", "always")
    if when not in ("always", "part-2"):
        raise ConfigError(registry.unknown("condition for a rendition", str(when),
                                           ("always", "part-2")))  # fmt: skip
    stages = tuple(stage(item) for item in _texts(entry, "stages"))
    return RenditionPlan(_text(entry, "audience"), _text(entry, "profile"), stages, when)


def _stage(
    name: str, settings: Mapping[str, Any], given: Mapping[str, Any], plugins: Collection[str]
) -> Any:  # noqa: ANN401
    kind = registry.load("stages", name, plugins)
    fields = {field.name: field for field in dataclasses.fields(kind)}
    for key in settings:
        if key not in fields:
            raise ConfigError(registry.unknown(f"setting of stage {name}", key, fields))
    values = {key: given[key] for key in given if key in fields}
    values |= {key: _frozen(value) for key, value in settings.items()}
    for key, value in values.items():
        default = fields[key].default
        if default is not dataclasses.MISSING and not _same_kind(value, default):
            raise ConfigError(f"The setting {key} of stage {name} has the wrong kind of value.")
    try:
        return kind(**values)
    except TypeError:
        missing = [key for key, field in fields.items()
                   if key not in values and field.default is dataclasses.MISSING]  # fmt: skip
        raise ConfigError(f"Stage {name} needs the setting {', '.join(missing)}.") from None


def _same_kind(value: object, default: object) -> bool:
    if isinstance(default, bool) or isinstance(value, bool):
        return isinstance(value, bool) and isinstance(default, bool)
    if isinstance(default, float):
        return isinstance(value, int | float)
    return default is None or isinstance(value, type(default))


def _frozen(value: Any) -> Any:  # noqa: ANN401
    return tuple(value) if isinstance(value, list) else value


def _check_order(
    stages: Sequence[UnderstandingStage | RenderingStage], have: frozenset[str]
) -> frozenset[str]:
    for stage in stages:
        missing = stage.needs - have
        if missing:
            lacking = ", ".join(sorted(missing))
            raise ConfigError(f"Stage {stage.name} needs {lacking}, which no stage before gives.")
        have |= stage.gives
    return have


def _only(table: Mapping[str, Any], valid: Collection[str], where: str) -> None:
    for key in table:
        if key not in valid:
            raise ConfigError(registry.unknown(f"key in {where}", key, valid))


def _text(table: Mapping[str, Any], key: str) -> str:
    value = table.get(key)
    if not isinstance(value, str) or not value:
        raise ConfigError(f"The pipeline file must give {key} as text.")
    return value


def _texts(table: Mapping[str, Any], key: str) -> tuple[str, ...]:
    value = table.get(key)
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise ConfigError(f"The pipeline file must give {key} as a list of names.")
    return tuple(value)
