"""What the hidden data of a picture say, and copies without them."""

from __future__ import annotations

import io
import struct

import pytest
from PIL import Image

from redactor.errors import SourceError
from redactor.formats.pictures import facts_of, without_data

NAME = "Ottoline Prydderch"


def jpeg(**options: object) -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", (8, 8), (9, 90, 9)).save(stream, "JPEG", **options)
    return stream.getvalue()


def with_iptc(words: str, *, record: int = 120) -> bytes:
    """A JPEG with an IPTC caption (IIM 2:120) in a Photoshop segment, as picture desks write it."""
    text = words.encode()
    caption = b"\x1c\x02" + bytes([record]) + struct.pack(">H", len(text)) + text
    resource = b"8BIM\x04\x04\x00\x00" + struct.pack(">I", len(caption)) + caption
    body = b"Photoshop 3.0\x00" + resource + b"\x00" * (len(caption) % 2)
    segment = b"\xff\xed" + struct.pack(">H", len(body) + 2) + body
    data = jpeg()
    return data[:2] + segment + data[2:]


def with_xmp(words: str) -> bytes:
    packet = (
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        f"<rdf:Description><dc:description>{words}</dc:description></rdf:Description></rdf:RDF></x:xmpmeta>"
    )
    return jpeg(xmp=packet.encode())


def with_exif(words: str) -> bytes:
    exif = Image.Exif()
    exif[0x010E] = words
    return jpeg(exif=exif)


MADE = {"IPTC": with_iptc, "XMP": with_xmp, "EXIF": with_exif}


@pytest.mark.parametrize("kind", MADE)
def test_a_name_in_hidden_data_is_read_and_gone_from_the_copy(kind: str) -> None:
    data = MADE[kind](NAME)
    assert [text for field, text in facts_of(data).texts if field.startswith(kind)] == [NAME]
    copy = without_data(data)
    assert NAME.encode() not in copy
    assert facts_of(copy).data is False
    assert Image.open(io.BytesIO(copy)).size == (8, 8)


@pytest.mark.parametrize("record", [5, 25, 80, 116, 120, 122])
def test_every_text_of_iptc_is_read(record: int) -> None:
    assert ("IPTC", NAME) in facts_of(with_iptc(NAME, record=record)).texts


def test_a_picture_without_hidden_data_keeps_its_bytes() -> None:
    data = jpeg()
    assert without_data(data) is data


@pytest.mark.parametrize("data", [b"", b"no picture", jpeg()[:40]])
def test_what_is_no_picture_is_refused(data: bytes) -> None:
    with pytest.raises(SourceError):
        facts_of(data)
