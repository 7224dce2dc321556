"""Links: one stays if it leads to a page of the copy or where its page says it leads."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

import pikepdf

from redactor.formats.pdf.objects import Object, entry, identity_of, items, name_of, text_of


def addresses(page: Object, text: str) -> Iterator[str]:
    """Where links of a page lead that the page's text does not say."""
    for note in items(entry(page, "/Annots")):
        address = text_of(entry(entry(note, "/A"), "/URI"))
        if address and not _is_shown(address, text):
            yield address


def clean_link(note: Object, text: str, pages: Mapping[Any, int]) -> Object | None:
    """A link with nothing but its place and where it leads; None for anything else."""
    if name_of(entry(note, "/Subtype")) != "Link":
        return None
    action = entry(note, "/A")
    clean = pikepdf.Dictionary(
        Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, Rect=note.Rect, Border=[0, 0, 0], F=4
    )
    target = entry(note, "/Dest") or (
        entry(action, "/D") if name_of(entry(action, "/S")) == "GoTo" else None
    )
    first = next(items(target), None)
    if first is not None and identity_of(first) in pages:
        clean.Dest = pikepdf.Array([first, pikepdf.Name.Fit])
    elif name_of(entry(action, "/S")) == "URI" and _is_shown(text_of(entry(action, "/URI")), text):
        clean.A = pikepdf.Dictionary(S=pikepdf.Name.URI, URI=action.URI)
    else:
        return None
    parent = entry(note, "/StructParent")
    if parent is not None:
        clean.StructParent = parent
    return clean


def _is_shown(address: str, text: str) -> bool:
    """Whether the page itself says the address that a link leads to."""
    plain = re.sub(r"^(https?://|mailto:)", "", address.strip().rstrip("/"), flags=re.I).casefold()
    scheme = re.match(r"(https?|mailto):", address, re.I)
    return bool(scheme) and len(plain) > 3 and plain in re.sub(r"\s+", "", text).casefold()
