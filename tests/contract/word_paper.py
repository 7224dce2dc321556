"""Builds Word files from XML, for tests: exactly the parts that a test needs."""

from __future__ import annotations

import io
import zipfile

NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "dgm": "http://schemas.openxmlformats.org/drawingml/2006/diagram",
    "dsp": "http://schemas.microsoft.com/office/drawing/2008/diagram",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
}
DECLARED = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NAMESPACES.items())
RELATION = NAMESPACES["r"]
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
MAIN = f"{WORD}.document.main+xml"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def part(root: str, content: str) -> bytes:
    """A part with a root element that declares all namespaces."""
    return f"{HEAD}<{root} {DECLARED}>{content}</{root}>".encode()


def paragraph(text: str, properties: str = "") -> str:
    """A paragraph of one run."""
    look = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    return f'<w:p>{look}<w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def paper(
    body: str,
    *,
    parts: dict[str, bytes] | None = None,
    relations: dict[str, tuple[str, str]] | None = None,
    types: dict[str, str] | None = None,
    main_type: str = MAIN,
) -> bytes:
    """A Word file with this body.

    ``relations`` are of the document part: id to (kind, target below word/); parts are
    named from the root of the package. Content types are guessed from part names.
    """
    members = {"word/document.xml": part("w:document", f"<w:body>{body}</w:body>")}
    members.update(parts or {})
    lines = "".join(
        f'<Relationship Id="{identity}" Type="{RELATION}/{kind}" Target="{target}"/>'
        for identity, (kind, target) in (relations or {}).items()
    )
    members.setdefault("word/_rels/document.xml.rels", rels(lines))
    members.setdefault(
        "_rels/.rels",
        rels(
            f'<Relationship Id="rId1" Type="{RELATION}/officeDocument" Target="word/document.xml"/>'
        ),
    )
    overrides = {"word/document.xml": main_type}
    for name in members:
        stem = name.rpartition("/")[2].rstrip("0123456789.xml")
        if name.startswith("word/charts/"):
            overrides[name] = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
        elif name.startswith("word/") and name.endswith(".xml") and name not in overrides:
            overrides[name] = f"{WORD}.{stem}+xml"
    overrides.update(types or {})
    listed = "".join(
        f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in overrides.items()
    )
    members["[Content_Types].xml"] = (
        f'{HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        '<Default Extension="png" ContentType="image/png"/>'
        f"{listed}</Types>"
    ).encode()
    return zipped(members)


def rels(lines: str) -> bytes:
    """A relationships part."""
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'{HEAD}<Relationships xmlns="{space}">{lines}</Relationships>'.encode()


def zipped(members: dict[str, bytes]) -> bytes:
    """A zip archive of these members."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return stream.getvalue()


def members_of(data: bytes) -> dict[str, bytes]:
    """The members of a zip archive."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
