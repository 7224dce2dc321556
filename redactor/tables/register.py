"""The register's databases: one way to open SQLite, whole or not at all, for its owner only."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from redactor.errors import OutputError

_ADVICE = "Choose a folder with --register."
_PATIENCE = 30
"""Seconds to wait for another worker's transaction."""


@contextlib.contextmanager
def opened(path: Path, *, schema: str, failed: str) -> Iterator[sqlite3.Connection]:
    """One transaction on a database that is made if it is not there, rolled back on any error.

    What is deleted is overwritten. Raises OutputError with the sentence ``failed``.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        base = sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None)
    except (OSError, sqlite3.Error):
        raise OutputError(failed, advice=_ADVICE) from None
    try:
        with contextlib.suppress(OSError):
            path.chmod(0o600)
        base.execute("PRAGMA foreign_keys=ON")
        base.execute("PRAGMA secure_delete=ON")
        base.execute("BEGIN IMMEDIATE")
        for statement in filter(str.strip, schema.split(";")):
            base.execute(statement)
        yield base
        base.execute("COMMIT")
    except sqlite3.Error:
        raise OutputError(failed, advice=_ADVICE) from None
    finally:
        base.close()
