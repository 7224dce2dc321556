"""Files that are broken, hostile or in disguise, each named by its case."""

from __future__ import annotations

import io
import warnings
import zipfile
from collections.abc import Callable, Mapping

from torture_parts import OLE_HEADER, small_docx, zipped
from wordml import HEAD, NAMESPACES, p, part, r

TEXT = "Minutes of a meeting nobody held"


def docx_parts(text: str = TEXT) -> dict[str, bytes | str]:
    """The parts of a small, good document."""
    with zipfile.ZipFile(io.BytesIO(small_docx(text))) as package:
        return {name: package.read(name) for name in package.namelist()}


def with_part(name: str, content: bytes | str) -> bytes:
    """A small document with one part added or replaced."""
    return zipped({**docx_parts(), name: content})


def with_body(body: str, *, head: str = HEAD) -> bytes:
    """A document with this XML in its body."""
    text = f"{head}<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>"
    return with_part("word/document.xml", text)


def encrypted() -> bytes:
    """What Word writes with a password: an OLE file."""
    return OLE_HEADER + b"\0" * 3000 + "EncryptedPackage".encode("utf-16-le")


def encrypted_entries() -> bytes:
    """A package whose entries say that they are encrypted."""
    data = bytearray(small_docx(TEXT))
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(mark)
        while at >= 0:
            data[at + place] |= 1
            at = data.find(mark, at + 4)
    return bytes(data)


def bomb() -> bytes:
    """Four hundred megabytes of spaces in a small file."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in docx_parts().items():
            package.writestr(name, content)
        with package.open("word/huge.xml", "w", force_zip64=True) as entry:
            for _ in range(400):
                entry.write(b" " * 2**20)
    return stream.getvalue()


def lying_size() -> bytes:
    """A part that is longer than the directory says."""
    data = bytearray(with_part("word/long.xml", "<a>" + "b" * 100_000 + "</a>"))
    at = data.rfind(b"PK\x01\x02")
    data[at + 24 : at + 28] = (10).to_bytes(4, "little")
    return bytes(data)


def billion_laughs() -> bytes:
    """Entities of entities."""
    laughs = '<!ENTITY l0 "lol">' + "".join(
        f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10)
    )
    return with_body(p("&l9;"), head=f"{HEAD}<!DOCTYPE d [{laughs}]>")


def deep(levels: int) -> bytes:
    """Content controls in content controls."""
    return with_body(
        "<w:sdt><w:sdtContent>" * levels + p(TEXT) + "</w:sdtContent></w:sdt>" * levels
    )


def doubled(name: str, other: str) -> bytes:
    """A package with a second entry of (nearly) the same name."""
    stream = io.BytesIO()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)
        with zipfile.ZipFile(stream, "w") as package:
            for key, content in docx_parts().items():
                package.writestr(key, content)
            package.writestr(other, docx_parts("Another text")[name])
    return stream.getvalue()


def utf_16() -> bytes:
    """A document whose main part is in UTF-16, which is allowed."""
    text = part("w:document", f"<w:body>{p(TEXT)}</w:body>").replace("UTF-8", "UTF-16")
    return with_part("word/document.xml", text.encode("utf-16"))


def backslashes() -> bytes:
    """Entry names as some old programs write them."""
    return zipped({name.replace("/", "\\"): content for name, content in docx_parts().items()})


def without(name: str) -> bytes:
    """A package that lacks a part."""
    return zipped({key: content for key, content in docx_parts().items() if key != name})


def external_entity() -> bytes:
    """A document type that asks for a file of the machine."""
    head = f'{HEAD}<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
    return with_body(p("&x;"), head=head)


def damaged() -> bytes:
    """A package in which bytes of an entry are wrong."""
    data = bytearray(small_docx(TEXT * 50))
    at = data.find(b"word/document.xml") + 40
    data[at : at + 8] = b"\xff" * 8
    return bytes(data)


REFUSED: Mapping[str, Callable[[], bytes]] = {
    "empty": lambda: b"",
    "encrypted": encrypted,
    "encrypted entries": encrypted_entries,
    "truncated": lambda: small_docx(TEXT * 50)[:-200],
    "truncated in the middle": lambda: small_docx(TEXT * 50)[:400],
    "bytes changed": damaged,
    "bytes before the package": lambda: b"junk" + small_docx(TEXT),
    "a picture called docx": lambda: b"\x89PNG\r\n\x1a\n" + b"\0" * 500,
    "a text called docx": lambda: TEXT.encode(),
    "a web page called docx": lambda: b"<html><body>Minutes</body></html>",
    "a workbook called docx": lambda: zipped(
        {"[Content_Types].xml": "<Types/>", "xl/workbook.xml": "<w/>"}
    ),
    "an empty package": lambda: zipped({}),
    "bomb": bomb,
    "a part longer than it says": lying_size,
    "a document type": lambda: with_body(p(TEXT), head=f"{HEAD}<!DOCTYPE w:document>"),
    "an external entity": external_entity,
    "billion laughs": billion_laughs,
    "120,000 levels deep": lambda: deep(120_000),
    "equal entry names": lambda: doubled("word/document.xml", "word/document.xml"),
    "entry names equal but for case": lambda: doubled("word/document.xml", "WORD/Document.xml"),
    "a traversing entry name": lambda: with_part("../outside.xml", "<a/>"),
    "a traversing entry name with backslashes": lambda: with_part("..\\outside.xml", "<a/>"),
    "6,000 parts": lambda: zipped(
        {**docx_parts(), **{f"word/p{n}.xml": "<a/>" for n in range(6_000)}}
    ),
    "no content types": lambda: without("[Content_Types].xml"),
    "no relations": lambda: without("_rels/.rels"),
    "no document": lambda: without("word/document.xml"),
    "not well-formed": lambda: with_part("word/document.xml", f"{HEAD}<w:document><w:body>"),
    "undeclared prefix": lambda: with_part("word/document.xml", f"{HEAD}<w:document/>"),
    "not a document": lambda: with_part("word/document.xml", f"{HEAD}<html/>"),
}
"""Must raise SourceError."""

READ: Mapping[str, Callable[[], bytes]] = {
    "UTF-16": utf_16,
    "backslashes": backslashes,
    "60,000 equal paragraphs": lambda: with_body(p(TEXT) * 60_000),
    "20,000 runs in a paragraph": lambda: with_body(p(r("a") * 20_000 + r(TEXT))),
    "100 levels deep": lambda: deep(20),
    "an absolute entry name": lambda: with_part("/etc/outside.xml", "<a/>"),
    "an unknown part": lambda: with_part("word/odd.xml", "<odd"),
}
"""Must be read whole and written."""

EITHER: Mapping[str, Callable[[], bytes]] = {"300 levels deep": lambda: deep(300)}
"""May be refused or read, but never lose text in silence."""
