"""The report of a site as text, JSON Lines, SARIF 2.1.0 and JUnit XML. None holds a word of it."""

from __future__ import annotations

import json
from collections.abc import Callable
from types import MappingProxyType
from urllib.parse import quote
from xml.etree import ElementTree

from redactor.website.findings import RULES, Grade, NotChecked, SiteFinding, SiteReport
from redactor.website.page import page

SCHEMA = 1
_LEVELS = {Grade.NOTE: "note", Grade.WARNING: "warning", Grade.ERROR: "error"}
_SARIF = "https://json.schemastore.org/sarif-2.1.0.json"


def text(report: SiteReport) -> str:
    """For a terminal: the light, then each place with what to do."""
    counts = report.by_grade()
    lines = [
        f"{report.light.upper()}: {counts[Grade.ERROR]} errors, {counts[Grade.WARNING]} warnings,"
        f" {counts[Grade.NOTE]} notes, {len(report.not_checked)} not checked,"
        f" {len(report.findings) - len(report.open)} accepted"
    ]
    lines += [f"{item.path}: not checked: {item.message}" for item in report.not_checked]
    for finding in report.open:
        place = f":{finding.line}:{finding.column}" if finding.line else ""
        label = f" [{finding.label}]" if finding.label else ""
        rule = RULES[finding.rule]
        lines.append(
            f"{finding.path}{place}: {_LEVELS[finding.grade]}: {rule.title}{label}"
            f" ({finding.where}; {finding.rule}). {rule.to_do}"
        )
    return "\n".join(lines) + "\n"


def jsonl(report: SiteReport) -> str:
    """One object a finding, one for each thing that was not checked, and a summary."""
    rows: list[dict[str, object]] = [
        {
            "schema": SCHEMA,
            "kind": "summary",
            "light": report.light,
            "files": dict(report.counts),
            "not_checked": len(report.not_checked),
            "redactor": report.redactor,
            "pipeline": report.pipeline,
            "settings": dict(report.settings),
        }
    ]
    rows += [_row(finding) for finding in report.findings]
    rows += [
        {"kind": "not-checked", "path": item.path, "code": item.code, "message": item.message}
        for item in report.not_checked
    ]
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def _row(finding: SiteFinding) -> dict[str, object]:
    return {
        "kind": "finding",
        "rule": finding.rule,
        "level": _LEVELS[finding.grade],
        "path": finding.path,
        "line": finding.line or None,
        "column": finding.column or None,
        "where": finding.where,
        "entity": str(finding.entity) if finding.entity else None,
        "label": finding.label or None,
        "fingerprint": finding.fingerprint,
        "accepted": finding.accepted,
        "to_do": RULES[finding.rule].to_do,
        "decides": RULES[finding.rule].who,
        "cites": list(RULES[finding.rule].cites),
    }


def sarif(report: SiteReport) -> str:
    """SARIF 2.1.0. Snippets stay out: they would hold the text."""
    used = sorted({f.rule for f in report.findings} | {"not-checked"})
    run = {
        "tool": {
            "driver": {
                "name": "redactor",
                "version": report.redactor,
                "rules": [
                    {
                        "id": name,
                        "shortDescription": {"text": RULES[name].title},
                        "help": {"text": RULES[name].to_do},
                        "defaultConfiguration": {"level": _LEVELS[RULES[name].grade]},
                    }
                    for name in used
                ],
            }
        },
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {"SITE": {"description": {"text": "The folder of the site"}}},
        "results": [
            *(_result(finding, used) for finding in report.findings),
            *(_not_checked(item, used) for item in report.not_checked),
        ],
    }
    table = {"$schema": _SARIF, "version": "2.1.0", "runs": [run]}
    return json.dumps(table, ensure_ascii=False, indent=1) + "\n"


def _result(finding: SiteFinding, used: list[str]) -> dict[str, object]:
    location: dict[str, object] = {"artifactLocation": _artifact(finding.path)}
    if finding.line:
        location["region"] = {"startLine": finding.line, "startColumn": finding.column}
    label = f" [{finding.label}]" if finding.label else ""
    result: dict[str, object] = {
        "ruleId": finding.rule,
        "ruleIndex": used.index(finding.rule),
        "level": _LEVELS[finding.grade],
        "message": {"text": f"{RULES[finding.rule].title}{label}. {RULES[finding.rule].to_do}"},
        "locations": [
            {
                "physicalLocation": location,
                "logicalLocations": [{"name": finding.where, "kind": "element"}],
            }
        ],
        "partialFingerprints": {"redactor/v1": finding.fingerprint},
    }
    if finding.accepted:
        result["suppressions"] = [{"kind": "external", "status": "accepted"}]
    return result


def _not_checked(item: NotChecked, used: list[str]) -> dict[str, object]:
    return {
        "ruleId": "not-checked",
        "ruleIndex": used.index("not-checked"),
        "level": "error",
        "message": {"text": f"{RULES['not-checked'].title}. {item.message}"},
        "locations": [{"physicalLocation": {"artifactLocation": _artifact(item.path)}}],
    }


def _artifact(path: str) -> dict[str, object]:
    return {"uri": quote(path), "uriBaseId": "SITE"}


def junit(report: SiteReport) -> str:
    """JUnit XML: a test case for each file with something to say; accepted findings are skipped."""
    failed = [f for f in report.open if f.grade is not Grade.NOTE]
    suite = ElementTree.Element(
        "testsuite",
        name="redactor check website",
        tests=str(len(report.findings) + len(report.not_checked)),
        failures=str(len(failed)),
        errors=str(len(report.not_checked)),
        skipped=str(len(report.findings) - len(failed)),
    )
    for finding in report.findings:
        place = f":{finding.line}" if finding.line else ""
        case = _case(suite, f"{finding.path}{place} {finding.where}", finding.rule)
        rule = RULES[finding.rule]
        if finding.accepted or finding.grade is Grade.NOTE:
            ElementTree.SubElement(case, "skipped", message=rule.title)
        else:
            label = f" [{finding.label}]" if finding.label else ""
            node = ElementTree.SubElement(case, "failure", message=f"{rule.title}{label}",
                                          type=_LEVELS[finding.grade])  # fmt: skip
            node.text = rule.to_do
    for item in report.not_checked:
        case = _case(suite, item.path, "not-checked")
        ElementTree.SubElement(case, "error", message=item.message, type=item.code)
    root = ElementTree.Element("testsuites")
    root.append(suite)
    ElementTree.indent(root)
    return '<?xml version="1.0" encoding="utf-8"?>\n' + ElementTree.tostring(root, "unicode") + "\n"


def _case(suite: ElementTree.Element, name: str, rule: str) -> ElementTree.Element:
    return ElementTree.SubElement(suite, "testcase", classname=rule, name=name)


FORMATS = MappingProxyType[str, Callable[[SiteReport], str]](
    {"text": text, "jsonl": jsonl, "sarif": sarif, "junit": junit, "html": page}
)
"""What ``--format`` takes."""
