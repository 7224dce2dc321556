"""What code, comments and embedded pages say: read for the search, never written.

Scripts are not run and not parsed: every stretch between quotation marks, tags and line
ends that is not plainly code is taken for words. A quotation mark too many must not hide
the rest of a script.
"""

from __future__ import annotations

import base64
import binascii
import html
import re
from collections.abc import Callable
from urllib.parse import unquote, unquote_to_bytes

CSS = re.compile(
    r"/\*(?P<comment>.*?)(?:\*/|\Z)|\"(?P<double>[^\"\n]*)\"|'(?P<single>[^'\n]*)'"
    r"|url\(\s*(?P<url>[^)\"']*)\)",
    re.DOTALL,
)
DATA_URI = re.compile(r"\s*data:([^,]*),(.*)", re.DOTALL | re.IGNORECASE)
_BETWEEN = re.compile(r"[\"`\n\r<>]|(?<![^\W\d_])'|'(?![^\W\d_])")
_CODE = re.compile(r"[{}=|\\$\[\];]|[\w\]]\(|^\s*@\w+\s*$")
_ESCAPE = re.compile(
    r"\\(?:u\{([0-9a-fA-F]{1,6})\}|u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|(.))", re.DOTALL
)
_PAIR = re.compile(r"[\ud800-\udbff][\udc00-\udfff]|[\ud800-\udfff]")
_WORDS = re.compile(r"[^\W\d_]{2}|\d{5}")
_MARKUP = re.compile(r"xml|html", re.IGNORECASE)
_TEXT = re.compile(r"text/|json|javascript|;charset|^$", re.IGNORECASE)

PageText = Callable[[str], str]
"""Reads a page within the page."""


def script_text(code: str) -> str:
    """The words of a script or of structured data, one stretch a line."""
    pieces = _BETWEEN.split(_ESCAPE.sub(_unescaped, code))
    shown = (_shown(piece).strip(" \t,:/*") for piece in pieces if not _CODE.search(piece))
    return "\n".join(piece for piece in shown if _WORDS.search(piece))


def style_text(code: str) -> str:
    """The comments, strings and addresses of a style sheet, one a line."""
    found = (unquote(match[match.lastgroup or 0]).strip() for match in CSS.finditer(code))
    return "\n".join(piece for piece in found if _WORDS.search(piece))


def data_text(uri: str, page_text: PageText) -> str:
    """The text of a ``data:`` address that holds a page, a drawing or text; else nothing."""
    match = DATA_URI.match(uri)
    if match is None:
        return ""
    kind, content = match[1], unquote_to_bytes(match[2])
    if "base64" in kind.lower():
        try:
            content = base64.b64decode(content + b"=" * (-len(content) % 4))
        except (binascii.Error, ValueError):
            return ""
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        text = content.decode("cp1252", "replace")
    if _MARKUP.search(kind):
        return page_text(text)
    return text if _TEXT.search(kind) else ""


def attribute_text(name: str, value: str, page_text: PageText) -> str:
    """What the value of an attribute says that never reaches a copy."""
    if name == "srcdoc":
        return page_text(value)
    if DATA_URI.match(value):
        return data_text(value, page_text)
    return style_text(value) if name == "style" else script_text(unquote(value))


def _unescaped(match: re.Match[str]) -> str:
    code = match[1] or match[2] or match[3]
    if code is None:
        return " " if match[4] in "nrtbf\n" else match[4]
    number = int(code, 16)
    return chr(number) if number < 0x110000 else " "


def _shown(piece: str) -> str:
    """Entities and surrogate pairs as the characters they stand for."""
    return _PAIR.sub(_joined, html.unescape(piece))


def _joined(match: re.Match[str]) -> str:
    pair = match.group()
    if len(pair) < 2:
        return " "
    return pair.encode("utf-16-le", "surrogatepass").decode("utf-16-le")
