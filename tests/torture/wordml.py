"""Pieces of WordprocessingML as strings, for files that no program would write."""

# ruff: noqa: E501 - a piece of markup is read more easily on one line

from __future__ import annotations

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
MS = "http://schemas.microsoft.com/office"
NAMESPACES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "r": OFFICE,
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
        "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
        "dgm": "http://schemas.openxmlformats.org/drawingml/2006/diagram",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "wps": f"{MS}/word/2010/wordprocessingShape",
        "w14": f"{MS}/word/2010/wordml",
        "w15": f"{MS}/word/2012/wordml",
        "v": "urn:schemas-microsoft-com:vml",
        "o": "urn:schemas-microsoft-com:office:office",
        "x": "urn:example:torture",
    }.items()
)
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def part(tag: str, inner: str, *, more: str = "") -> str:
    """A whole part with every namespace declared; ``more`` goes into its first tag."""
    return f'{HEAD}<{tag} {NAMESPACES} mc:Ignorable="w14 w15 x" {more}>{inner}</{tag}>'


def t(text: str) -> str:
    """A text element."""
    return f'<w:t xml:space="preserve">{text}</w:t>'


def r(inner: str, *, look: str = "", attributes: str = "") -> str:
    """A run; plain text becomes a text element."""
    body = inner if inner.startswith("<") else t(inner)
    return f"<w:r{attributes}>{f'<w:rPr>{look}</w:rPr>' if look else ''}{body}</w:r>"


def p(inner: str, *, look: str = "") -> str:
    """A paragraph; plain text becomes a run."""
    body = inner if inner.startswith("<") else r(inner)
    return f"<w:p>{f'<w:pPr>{look}</w:pPr>' if look else ''}{body}</w:p>"


def cell(inner: str, *, look: str = "") -> str:
    """A table cell of one paragraph, or of the block XML given."""
    body = inner if inner.startswith("<w:p") or inner.startswith("<w:tbl") else p(inner)
    return f'<w:tc><w:tcPr><w:tcW w:w="3000" w:type="dxa"/>{look}</w:tcPr>{body}</w:tc>'


def row(*cells: str, look: str = "") -> str:
    """A table row."""
    return f"<w:tr>{f'<w:trPr>{look}</w:trPr>' if look else ''}{''.join(cells)}</w:tr>"


def table(*rows: str, look: str = "") -> str:
    """A table with two grid columns."""
    grid = '<w:tblGrid><w:gridCol w:w="3000"/><w:gridCol w:w="3000"/></w:tblGrid>'
    return f'<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/>{look}</w:tblPr>{grid}{"".join(rows)}</w:tbl>'


def field(instruction: str, result: str, *, begin: str = "") -> str:
    """A complex field; ``instruction`` is run XML and ``begin`` goes into its first mark."""
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    first = f'<w:r><w:fldChar w:fldCharType="begin">{begin}</w:fldChar></w:r>'
    return f"{first}{instruction}{mark.format('separate')}{r(result)}{mark.format('end')}"


def instruction(text: str) -> str:
    """A run of field code."""
    return f'<w:r><w:instrText xml:space="preserve">{text}</w:instrText></w:r>'


def tracked(tag: str, author: str, inner: str = "", *, number: int = 900, more: str = "") -> str:
    """A revision mark around runs, or an empty one."""
    return (
        f'<w:{tag} w:id="{number}" w:author="{author}" w:date="2024-05-01T09:00:00Z"{more}>'
        f"{inner}</w:{tag}>"
    )


def relations(entries: list[tuple[str, str, str, bool]]) -> str:
    """A .rels part of (id, type, target, external)."""
    lines = "".join(
        f'<Relationship Id="{key}" Type="{kind if kind.startswith("http") else f"{OFFICE}/{kind}"}" '
        f'Target="{target}"{" TargetMode=" + chr(34) + "External" + chr(34) if outside else ""}/>'
        for key, kind, target, outside in entries
    )
    return f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{lines}</Relationships>'
