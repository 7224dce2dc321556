"""Takes text out of what only colours or shapes other things: patterns, soft masks, Type 3."""

from __future__ import annotations

import pikepdf

from redactor.formats.pdf.lexer import operations
from redactor.formats.pdf.objects import Object, entry, identity_of, keys, repack, stream_bytes

_SHOWING = frozenset((b"Tj", b"TJ", b"'", b'"'))
_DEEPEST = 12


def strip_beneath(resources: Object, seen: set[object], depth: int = 0) -> None:
    """Take all text out of what the resources hold beneath the page, in the file."""
    if depth > _DEEPEST:
        return
    for stream in _streams(resources):
        if identity_of(stream) in seen:
            continue
        seen.add(identity_of(stream))
        strip_text(stream)
        inner = entry(stream, "/Resources")
        strip_beneath(inner, seen, depth + 1)
        forms = entry(inner, "/XObject")
        for key in keys(forms):
            form = entry(forms, key)
            if entry(form, "/BBox") is not None and identity_of(form) not in seen:
                seen.add(identity_of(form))
                strip_text(form)
                strip_beneath(entry(form, "/Resources"), seen, depth + 1)


def _streams(resources: Object) -> list[Object]:
    found: list[Object] = []
    patterns = entry(resources, "/Pattern")
    found += [entry(patterns, key) for key in keys(patterns)]
    states = entry(resources, "/ExtGState")
    found += [entry(entry(entry(states, key), "/SMask"), "/G") for key in keys(states)]
    fonts = entry(resources, "/Font")
    for name in keys(fonts):
        procedures = entry(entry(fonts, name), "/CharProcs")
        found += [entry(procedures, key) for key in keys(procedures)]
    return [stream for stream in found if isinstance(stream, pikepdf.Stream)]


def strip_text(stream: Object) -> None:
    """Take the text-showing operators out of a stream."""
    data = stream_bytes(stream)
    if data is None:
        return
    kept: list[bytes] = []
    at, changed = 0, False
    for operation in operations(data):
        if operation.name in _SHOWING:
            kept.append(data[at : operation.start])
            at, changed = operation.end, True
    if changed:
        repack(stream, b"".join(kept) + data[at:])
