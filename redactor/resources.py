"""Where the data that ships with the product is: pipelines and models.

In a wheel it lies in ``redactor/_data``; in a checkout or an editable install it lies
beside the package.
"""

from __future__ import annotations

from pathlib import Path

PACKAGE = Path(__file__).resolve().parent


def data_root() -> Path:
    """The folder that holds ``models`` and ``pipelines``."""
    packed = PACKAGE / "_data"
    return packed if packed.is_dir() else PACKAGE.parent


def pipelines_folder() -> Path:
    """The folder of the shipped pipeline files."""
    return data_root() / "pipelines"


def models_folder() -> Path:
    """The folder of the shipped models, ``NAME/VERSION``."""
    return data_root() / "models"
