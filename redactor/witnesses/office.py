"""LibreOffice witness: the text of a file as LibreOffice understood it. Optional."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

from redactor.witnesses.markup import decode, take_apart

TIME_LIMIT = 90.0
"""Seconds for one conversion; a cold start takes about 3."""


def office_text(data: bytes, *, suffix: str) -> str | None:
    """All text in LibreOffice's flat XML of the file, headers, notes and metadata included.

    None when LibreOffice is not installed, does not open the file or takes too long: the
    caller must report that as not checked. Works in a temporary folder with a profile of
    its own, which is removed; no macro runs.
    """
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        return None
    with tempfile.TemporaryDirectory(prefix="redactor-") as folder:
        place = Path(folder)
        source = place / f"copy{suffix}"
        source.write_bytes(data)
        command = [
            program, "--headless", "--norestore", "--nolockcheck", "--nodefault",
            f"-env:UserInstallation={(place / 'profile').as_uri()}",
            "--convert-to", "fodt", "--outdir", str(place / "out"), str(source),
        ]  # fmt: skip
        try:
            subprocess.run(  # noqa: S603 - the program is the office the user installed
                command, capture_output=True, timeout=TIME_LIMIT, check=False
            )
        except (subprocess.TimeoutExpired, OSError):
            return None
        result = place / "out" / "copy.fodt"
        return take_apart(decode(result.read_bytes())).text if result.is_file() else None
