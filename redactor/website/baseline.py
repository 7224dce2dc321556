"""The baseline: findings that somebody has accepted, until the content around them changes.

A JSON file of fingerprints, with the key for them beside it (``.key``, for the owner only).
"""

from __future__ import annotations

import json
import secrets
from dataclasses import replace
from pathlib import Path

from redactor.errors import ConfigError, UsageError
from redactor.publishing import Result, json_bytes, publish
from redactor.website.findings import SiteReport

SCHEMA = 1


def key_of(path: Path, *, create: bool) -> bytes:
    """The key beside a baseline. Raises UsageError if it is missing and not to be made."""
    place = path.with_name(f"{path.name}.key")
    try:
        key = bytes.fromhex(place.read_text(encoding="ascii").strip())
    except FileNotFoundError:
        if not create:
            raise UsageError(
                "The key of the baseline is not there.",
                advice="Put the .key file beside the baseline, or accept the findings anew.",
            ) from None
        key = secrets.token_bytes(32)
        publish(path.parent, [Result(place.name, key.hex().encode() + b"\n")])
    except (OSError, ValueError):
        raise ConfigError("The key of the baseline cannot be read.") from None
    return key


def accepted_in(path: Path) -> frozenset[str]:
    """The fingerprints of a baseline. Raises ConfigError."""
    try:
        untrusted_table = json.loads(path.read_bytes())
    except (OSError, ValueError):
        raise ConfigError("The baseline file cannot be read.") from None
    rows = untrusted_table.get("accepted") if isinstance(untrusted_table, dict) else None
    if not isinstance(rows, list) or untrusted_table.get("schema") != SCHEMA:
        raise ConfigError("The baseline file is not one of redactor.")
    return frozenset(row for row in rows if isinstance(row, str))


def accepting(report: SiteReport, accepted: frozenset[str]) -> SiteReport:
    """The report with what was accepted before marked so. What is not checked never is."""
    findings = tuple(
        replace(finding, accepted=finding.fingerprint in accepted) for finding in report.findings
    )
    return replace(report, findings=findings)


def write_baseline(path: Path, report: SiteReport) -> None:
    """Accept every finding of a report. Raises OutputError."""
    rows = sorted({finding.fingerprint for finding in report.findings})
    data = json_bytes({"schema": SCHEMA, "accepted": rows})
    publish(path.parent, [Result(path.name, data)], overwrite=True)
