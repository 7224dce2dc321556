"""Pages that became pictures in a tagged file: one paragraph of the structure tree each.

Their old elements spoke of content that is gone. A screen reader finds the page's words in
one element at the page's place in the tree; headings and tables of it are not told apart, so
the copy makes no claim to be accessible by PDF/UA.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

import pikepdf

from redactor.formats.pdf.objects import Object, entry, identity_of, items, number_of, packed
from redactor.formats.pdf.pages import content_of

_DEEPEST: Final = 60


def tag_pictures(pdf: pikepdf.Pdf, numbers: Iterable[int]) -> None:
    """Give each of these pages its element. Nothing for a file without tags."""
    root = entry(pdf.Root, "/StructTreeRoot")
    if root is None:
        return
    places = {identity_of(page.obj): number for number, page in enumerate(pdf.pages)}
    parents = _parents(entry(root, "/ParentTree"))
    for number in numbers:
        page = pdf.pages[number]
        holder = _holder(root)
        element = pdf.make_indirect(pikepdf.Dictionary(
            Type=pikepdf.Name.StructElem, S=pikepdf.Name.P, P=holder, Pg=page.obj, K=0,
        ))  # fmt: skip
        _insert(holder, element, number, places)
        key = int(number_of(entry(page.obj, "/StructParents"), -1))
        key = key if key >= 0 else max(parents, default=-1) + 1
        parents[key] = pikepdf.Array([element])
        page.obj.StructParents = key
        content = content_of(page) or b""
        page.obj.Contents = packed(pdf, b"/P <</MCID 0>> BDC\n" + content + b"EMC\n")
    if parents:
        pairs: list[Any] = [cell for key in sorted(parents) for cell in (key, parents[key])]
        root.ParentTree = pikepdf.Dictionary(Nums=pikepdf.Array(pairs))
        root.ParentTreeNextKey = max(parents) + 1


def _parents(tree: Object, depth: int = 0) -> dict[int, Object]:
    """The number tree from content to elements, as one table."""
    found: dict[int, Object] = {}
    numbers = list(items(entry(tree, "/Nums")))
    for key, value in zip(numbers[::2], numbers[1::2], strict=False):
        found[int(number_of(key))] = value
    if depth < _DEEPEST:
        for kid in items(entry(tree, "/Kids")):
            found |= _parents(kid, depth + 1)
    return found


def _holder(root: Object) -> Object:
    """What the blocks of the file hang from: its one top element, else the root."""
    top = list(items(entry(root, "/K")))
    if len(top) == 1 and isinstance(entry(top[0], "/K"), pikepdf.Array):
        return top[0]
    return root


def _insert(holder: Object, element: Object, number: int, places: dict[object, int]) -> None:
    """Put the element before the first one that begins on a later page."""
    kids = list(items(entry(holder, "/K")))
    at = next(
        (n for n, kid in enumerate(kids) if _first_page(kid, places) > number), len(kids)
    )  # fmt: skip
    holder.K = pikepdf.Array([*kids[:at], element, *kids[at:]])


def _first_page(element: Object, places: dict[object, int], depth: int = 0) -> int:
    """The page on which an element begins; -1 if nothing tells."""
    page = entry(element, "/Pg")
    if page is not None:
        return places.get(identity_of(page), -1)
    value = entry(element, "/K")
    kids = list(items(value)) if isinstance(value, pikepdf.Array) else [value]
    if depth >= _DEEPEST:
        return -1
    return next(
        (found for kid in kids if (found := _first_page(kid, places, depth + 1)) >= 0), -1
    )  # fmt: skip
