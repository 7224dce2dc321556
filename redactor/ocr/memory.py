"""Remembers what was read from a picture: each copy of a paper is made from the same words.

A paper is opened once to be understood and once for each copy. Reading a page takes
seconds, so its words are kept by the digest of its pixels, in this process only.
"""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from threading import Lock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

    from redactor.ocr.engines import Engine, Word

MOST = 400
"""Pages. The words of one take some 50 KB."""
_read: OrderedDict[tuple[str, bytes], tuple[Word, ...]] = OrderedDict()
_lock = Lock()


def read_words(engine: Engine, picture: Image, *, dpi: int) -> tuple[Word, ...]:
    """The words of a picture as the engine reads them, now or before. Raises CannotRead."""
    digest = hashlib.sha256(repr((picture.mode, picture.size)).encode() + picture.tobytes())
    key = engine.name, digest.digest()
    with _lock:
        if key in _read:
            _read.move_to_end(key)
            return _read[key]
    words = engine.read(picture, dpi=dpi)
    with _lock:
        _read[key] = words
        while len(_read) > MOST:
            _read.popitem(last=False)
    return words
