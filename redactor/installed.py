"""What is installed: pipelines, models and release profiles, with versions and digests."""

from __future__ import annotations

import hashlib
import tomllib
from importlib.resources import files

from redactor import modelstore, resources
from redactor.pipeline import shipped

Row = dict[str, object]


def pipelines() -> list[Row]:
    """The shipped pipelines."""
    return [
        _row((resources.pipelines_folder() / f"{name}.toml").read_bytes()) for name in shipped()
    ]


def profiles() -> list[Row]:
    """The shipped release profiles of papers."""
    from redactor.policy import profile_names

    folder = files("redactor.policy").joinpath("profiles")
    return [_row(folder.joinpath(f"{name}.toml").read_bytes()) for name in profile_names()]


def table_profiles() -> list[Row]:
    """The shipped release profiles of tables, for ``run export``."""
    from redactor.tables.profile import table_profile_names

    folder = files("redactor.tables").joinpath("profiles")
    return [_row(folder.joinpath(f"{name}.toml").read_bytes()) for name in table_profile_names()]


def models() -> list[Row]:
    """The models in the store, each checked file by file. Raises ModelError for an altered one."""
    rows: list[Row] = []
    for reference in modelstore.references():
        model = modelstore.load(reference)
        table = tomllib.loads((model.path / "model.toml").read_text(encoding="utf-8"))
        rows.append(
            {
                "name": model.name,
                "version": model.version,
                "sha256": model.sha256,
                "description": table["model"].get("description", ""),
            }
        )
    return rows


def _row(raw: bytes) -> Row:
    table = tomllib.loads(raw.decode("utf-8"))
    return {
        "name": table["name"],
        "version": table["version"],
        "sha256": hashlib.sha256(raw).hexdigest(),
        "description": table.get("description", ""),
    }
