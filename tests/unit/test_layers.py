"""Imports point one way (docs/design.md)."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[2] / "redactor"
MODULES = sorted(PACKAGE.rglob("*.py"))

#: What each layer may import of the package; a layer may always import itself.
LEAVES = {"document", "errors"}
ALLOWED: dict[str, set[str]] = {
    "document": set(),
    "errors": set(),
    "resources": {"errors"},
    "ocr": set(),
    "formats": LEAVES | {"ocr"},
    "witnesses": LEAVES,
    "people": LEAVES,
    "sections": LEAVES,
    "labelling": LEAVES | {"sections"},
    "policy": LEAVES | {"registry", "sections", "labelling"},
    "registry": LEAVES | {"formats"},
    "modelstore": LEAVES | {"registry", "resources"},
    "recognisers": LEAVES | {"modelstore", "registry", "resources"},
    "tables": LEAVES | {"formats", "witnesses", "people", "labelling", "recognisers", "registry"},
    "stages": LEAVES
    | {
        "registry",
        "formats",
        "witnesses",
        "people",
        "sections",
        "labelling",
        "policy",
        "recognisers",
    },
    "pipeline": LEAVES | {"modelstore", "registry", "resources", "stages"},
}
#: The shell around the core: what touches the user's files, processes and screen. It may use
#: the core; the core never uses it, and only the entry point uses the command line.
SHELL = {
    "__init__", "__main__", "batch", "cli", "console", "decisions", "evaluation", "explain",
    "exports", "faults", "inputs", "installed", "jobs", "naming", "places", "publishing",
    "report", "report_page", "runners", "verifying", "website",
}  # fmt: skip
#: Libraries that only some layers may import.
RESERVED = {
    "spacy": {"recognisers"},
    "onnxruntime": {"recognisers"},
    "tokenizers": {"recognisers"},
    "presidio_analyzer": {"recognisers"},
    "presidio_anonymizer": {"recognisers", "policy"},
    "lxml": {"formats", "tables", "witnesses"},
    "polars": {"tables", "witnesses"},
    "numpy": {"recognisers", "tables", "witnesses"},
    "scipy": {"tables"},
    "xlsxwriter": {"tables"},
    "openpyxl": {"witnesses"},
    "cryptography": {"tables"},
    "docx": {"formats", "witnesses"},
    "PIL": {"formats", "ocr", "witnesses"},
    "pikepdf": {"formats"},
    "rapidocr": {"ocr", "witnesses"},
    "pypdf": {"formats", "witnesses"},
    "pypdfium2": {"formats", "witnesses"},
    "pdfminer": {"formats", "witnesses"},
    "fontTools": {"formats", "witnesses"},
}


def layer(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


@pytest.mark.parametrize("path", MODULES, ids=lambda p: p.relative_to(PACKAGE).as_posix())
def test_a_module_imports_only_layers_below_it(path: Path) -> None:
    here = layer(path)
    assert here in SHELL or here in ALLOWED, f"say in this test where {here} belongs"
    for name in imports(path):
        parts = name.split(".")
        if here in SHELL:
            assert here == "__main__" or name.split(".")[:2] != ["redactor", "cli"]
            continue
        if parts[0] == "redactor" and len(parts) > 1 and parts[1] not in {here, "__version__"}:
            assert parts[1] in ALLOWED[here], f"{here} must not import {parts[1]}"


@pytest.mark.parametrize("path", MODULES, ids=lambda p: p.relative_to(PACKAGE).as_posix())
def test_heavy_libraries_stay_in_their_layer(path: Path) -> None:
    for name in imports(path):
        top = name.split(".")[0]
        if top in RESERVED:
            assert layer(path) in RESERVED[top], f"{top} does not belong in {layer(path)}"


def test_stages_do_not_import_each_other() -> None:
    for path in (PACKAGE / "stages").glob("*.py"):
        if path.name != "__init__.py":
            for name in imports(path):
                assert not name.startswith("redactor.stages."), path.name


def test_a_witness_shares_no_code_with_a_format() -> None:
    for path in (PACKAGE / "witnesses").rglob("*.py"):
        names = tuple(imports(path))
        assert not any(name.startswith(("redactor.formats", "pikepdf")) for name in names), (
            path.name
        )
