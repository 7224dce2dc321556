"""Opens an Office package with every guard, or refuses it with one clear sentence.

The rules against hostile zips and XML are those measured in the project's notes on office
formats: absolute sizes as well as a ratio, because a legal file of equal lines packs well.
"""

from __future__ import annotations

import io
import posixpath
import re
import struct
import zipfile
import zlib
from dataclasses import dataclass, field
from urllib.parse import unquote

from lxml import etree

from redactor.errors import LimitExceeded, LockedDocument, SourceError, UnsafeToRedact
from redactor.formats.docx.names import CONTENT_TYPES, RELATIONSHIPS, STRICT

Element = etree._Element

OLE_HEADER = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
MAX_PARTS = 5_000
MAX_PART = 100 * 2**20
MAX_TOTAL = 300 * 2**20
MAX_RATIO = 1_000
_SMALL = 2**20
_METHOD = "The file's zip container uses a method that no Word file uses."
_STRICT = re.compile("|".join(map(re.escape, sorted(STRICT, key=len, reverse=True))))
_DECLARATION = re.compile(r"^\ufeff?\s*<\?xml[^>]*\?>")
_ENCODING = re.compile(rb"^<\?xml[^>]*encoding\s*=\s*[\"']([A-Za-z0-9._-]+)")


@dataclass(frozen=True, slots=True)
class Relationship:
    """One line of a part's .rels: its last type word, and where it leads."""

    kind: str
    target: str = field(repr=False)
    external: bool = False


@dataclass(frozen=True, slots=True)
class Package:
    """Parts by name without a leading slash, their content types and relationships."""

    parts: dict[str, bytes] = field(repr=False)
    types: dict[str, str] = field(repr=False)
    rels: dict[str, dict[str, Relationship]] = field(repr=False)
    main: str = field(repr=False, default="")
    comment: bytes = field(repr=False, default=b"")

    def related(self, part: str, kind: str) -> str:
        """The first part that ``part`` relates to as ``kind``, or an empty string."""
        for relationship in self.rels.get(part, {}).values():
            if relationship.kind == kind and relationship.target in self.parts:
                return relationship.target
        return ""

    def target(self, part: str, identity: str | None) -> str:
        """The part behind a relationship id of ``part``, or an empty string."""
        relationship = self.rels.get(part, {}).get(identity or "")
        if relationship is None or relationship.target not in self.parts:
            return ""
        return relationship.target


def parse(data: bytes, where: str) -> Element:
    """The tree of one part, in Word's usual namespaces. ``where`` names the part in errors.

    No document type, entity, comment or processing instruction is let in. Raises SourceError.
    """
    text = _decoded(data, where)
    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        raise SourceError(f"{where} declares a document type, which no Word file does.")
    if "purl.oclc.org/ooxml" in text:
        text = _STRICT.sub(lambda match: STRICT[match[0]], text)
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        encoding="utf-8",
    )
    try:
        root = etree.fromstring(text.encode("utf-8", "surrogatepass"), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        deep = "depth" in str(error).lower()
        why = "is nested deeper than allowed" if deep else "is not well-formed"
        raise (LimitExceeded if deep else SourceError)(f"{where} {why}.") from None
    if root is None:
        raise SourceError(f"{where} is empty.")
    return root


def _decoded(data: bytes, where: str) -> str:
    named = _ENCODING.match(data[:200])
    encoding = named[1].decode("ascii").lower() if named else "utf-8"
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        encoding = "utf-16"
    elif data[:4] == b"<\x00?\x00":
        encoding = "utf-16-le"
    elif data[:4] == b"\x00<\x00?":
        encoding = "utf-16-be"
    elif encoding in ("utf-8", "utf8"):
        encoding = "utf-8-sig"
    try:
        text = data.decode(encoding)
    except (UnicodeError, LookupError):
        raise SourceError(f"{where} is not in the encoding it claims.") from None
    return _DECLARATION.sub("", text, count=1)


def load(data: bytes) -> Package:
    """The package in ``data``. Raises SourceError and its kinds, and nothing else."""
    if data[:8] == OLE_HEADER:
        raise LockedDocument("The file is protected by a password, or is an old .doc file.")
    parts, comment = _unzipped(data)
    if "[Content_Types].xml" not in parts:
        raise SourceError("The file is a zip archive without content types, not a Word file.")
    types = _content_types(parts)
    # Part names are equal without regard to case (ISO/IEC 29500-2, 6.2.2.3).
    spelling = {name.lower(): name for name in parts}
    rels = {}
    for name in parts:
        if name.lower().endswith(".rels"):
            owner = _owner(name)
            owner = spelling.get(owner.lower(), owner)
            rels[owner] = _relationships(parts[name], owner, spelling)
    main = _main_part(parts, types, rels)
    return Package(parts=parts, types=types, rels=rels, main=main, comment=comment)


def _unzipped(data: bytes) -> tuple[dict[str, bytes], bytes]:
    parts: dict[str, bytes] = {}
    seen: set[str] = set()
    total = 0
    comments: list[bytes] = []
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            _check_entries(entries)
            comments.append(archive.comment)
            for entry in entries:
                name = _checked_name(entry, seen)
                comments.append(entry.comment)
                if not name:
                    continue
                with archive.open(entry) as stream:
                    content = stream.read(MAX_PART + 1)
                total += len(content)
                _check_size(entry, len(content), total)
                parts[name] = content
    except SourceError:
        raise
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, struct.error):
        raise SourceError("The file is damaged: its zip container cannot be read.") from None
    except (NotImplementedError, RuntimeError):
        raise SourceError(_METHOD) from None
    return parts, b" ".join(filter(None, comments))


def _check_entries(entries: list[zipfile.ZipInfo]) -> None:
    if len(entries) > MAX_PARTS:
        raise LimitExceeded(f"The file holds more than {MAX_PARTS:,} parts.")
    if sum(entry.file_size for entry in entries) > MAX_TOTAL:
        raise LimitExceeded("The file unpacks to more than 300 MB.")


def _check_size(entry: zipfile.ZipInfo, size: int, total: int) -> None:
    if size > MAX_PART:
        raise LimitExceeded("A part of the file unpacks to more than 100 MB.")
    if total > MAX_TOTAL:
        raise LimitExceeded("The file unpacks to more than 300 MB.")
    if size > _SMALL and size > MAX_RATIO * max(entry.compress_size, 1):
        raise LimitExceeded("A part of the file unpacks to over 1,000 times its size.")


def _checked_name(entry: zipfile.ZipInfo, seen: set[str]) -> str:
    """The part name of an entry; empty for a folder. Raises SourceError for a trap."""
    if entry.flag_bits & 0x1:
        raise LockedDocument("The file's zip container is encrypted.")
    if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise SourceError(_METHOD)
    name = entry.filename.replace("\\", "/").lstrip("/")
    pieces = name.split("/")
    if ".." in pieces or re.match(r"[A-Za-z]:", name) or "\0" in name:
        raise SourceError("The file holds a part whose name leads out of the file.")
    if name.lower() in seen:
        raise SourceError("The file holds two parts of the same name.")
    seen.add(name.lower())
    return "" if name.endswith("/") else name


def _content_types(parts: dict[str, bytes]) -> dict[str, str]:
    root = parse(parts["[Content_Types].xml"], "[Content_Types].xml")
    endings: dict[str, str] = {}
    types: dict[str, str] = {}
    for child in root:
        content_type = child.get("ContentType", "")
        if child.tag == f"{{{CONTENT_TYPES}}}Default":
            endings[child.get("Extension", "").lower()] = content_type
        elif child.tag == f"{{{CONTENT_TYPES}}}Override":
            types[child.get("PartName", "").lstrip("/").lower()] = content_type
    return {
        name: types.get(name.lower(), endings.get(name.rpartition(".")[2].lower(), ""))
        for name in parts
    }


def _owner(name: str) -> str:
    folder, _, file = name.rpartition("/")
    base = posixpath.dirname(folder)
    return posixpath.join(base, file[: -len(".rels")])


def _relationships(data: bytes, owner: str, spelling: dict[str, str]) -> dict[str, Relationship]:
    folder = posixpath.dirname(owner)
    found: dict[str, Relationship] = {}
    for child in parse(data, "A list of relationships"):
        if child.tag != f"{{{RELATIONSHIPS}}}Relationship":
            continue
        target = child.get("Target", "")
        external = child.get("TargetMode") == "External"
        if not external:
            target = _resolved(folder, target)
            target = spelling.get(target.lower(), target)
        kind = child.get("Type", "").rpartition("/")[2]
        found[child.get("Id", "")] = Relationship(kind, target, external)
    return found


def _resolved(folder: str, target: str) -> str:
    target = unquote(target.replace("\\", "/").partition("#")[0])
    path = target if target.startswith("/") else posixpath.join("/", folder, target)
    return posixpath.normpath(path).lstrip("/")


def _main_part(
    parts: dict[str, bytes], types: dict[str, str], rels: dict[str, dict[str, Relationship]]
) -> str:
    for relationship in rels.get("", {}).values():
        if relationship.kind == "officeDocument" and relationship.target in parts:
            content_type = types.get(relationship.target, "").lower()
            if "wordprocessingml" in content_type or "ms-word" in content_type:
                return relationship.target
            raise SourceError("The file is an Office file, but not a Word document.")
    raise UnsafeToRedact("The file has no main document part.")
