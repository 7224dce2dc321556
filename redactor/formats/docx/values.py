"""Decides which attribute values say nothing about anybody.

A value may stay if every piece of it is a number, a colour or a word of the standard's own
vocabulary. A name typed into an attribute is none of these, wherever it was put.
"""

from __future__ import annotations

import re
from functools import lru_cache

from redactor.formats.docx.names import VOCABULARY

_CUT = re.compile(r"[\s,;:()\[\]{}#%@+*/=!|-]+")
_NUMBER = re.compile(r"\d*\.?\d+(?:e\d+)?(?:pt|in|cm|mm|pc|pi|px|em|fd?|emu)?", re.I)
_HEX = re.compile(
    r"(?=[a-f]*\d)[0-9a-f]{1,12}|[0-9a-f]{20}|[0-9a-f]{6}|[0-9A-F]{2}|([0-9a-f])\1{2,7}|(?:ff|00|cc)+",
    re.I,
)
_GUIDE = re.compile(r"[a-z]{1,3}\d{1,3}|connsite[XY]\d+|adj\d*|_x0000_[a-z]{1,2}\d+|rId\d+", re.I)
_PATH = re.compile(r"[-mlxecrtvnfqabwhoiuydp0-9,@#.\s]+")
_GUID = re.compile(r"\{[0-9A-F]{8}(?:-[0-9A-F]{4}){3}-[0-9A-F]{12}\}", re.I)
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|\d{3}))?|x-none")
_ADDRESS = re.compile(r"(?:https?://|urn:)?(?:schemas[-.]|purl\.oclc\.org/ooxml|www\.w3\.org/)\S*")
_LONGEST = 20_000
_SHORTEST_WORD = 2


@lru_cache(maxsize=16_384)
def plain(value: str) -> bool:
    """Whether a value is made of numbers, colours and words of the standard only."""
    if len(value) > _LONGEST:
        return False
    return value in VOCABULARY or all(
        not piece
        or piece in VOCABULARY
        or _NUMBER.fullmatch(piece) is not None
        or _HEX.fullmatch(piece) is not None
        or _GUIDE.fullmatch(piece) is not None
        for piece in _CUT.split(value)
    )


@lru_cache(maxsize=16_384)
def harmless(value: str) -> bool:
    """Whether a value need not be shown to anybody who looks for names: markup, ids, fonts."""
    return (
        plain(value)
        or len(value) < _SHORTEST_WORD
        or _GUID.fullmatch(value) is not None
        or _LANGUAGE.fullmatch(value) is not None
        or _ADDRESS.match(value) is not None
        or drawing_path(value)
        or value in FONTS
        or all(piece in VOCABULARY or piece[:1].isdigit() for piece in value.split())
    )


def drawing_path(value: str) -> bool:
    """Whether a value is the outline of a VML shape ("m,l,21600r21600,e")."""
    return len(value) <= _LONGEST and _PATH.fullmatch(value) is not None


def language(value: str) -> bool:
    """Whether a value is a language tag ("en-GB")."""
    return _LANGUAGE.fullmatch(value) is not None


_FONTS = """
Agency FB|Aharoni|Algerian|Andalus|Angsana New|Aptos|Aptos Display|Aptos Narrow|Arial
Arial Black|Arial Narrow|Arial Rounded MT Bold|Arial Unicode MS|Bahnschrift
Baskerville Old Face|Batang|Bauhaus 93|Bell MT|Berlin Sans FB|Bernard MT Condensed
Bierstadt|Blackadder ITC|Bodoni MT|Book Antiqua|Bookman Old Style|Bradley Hand ITC
Britannic Bold|Broadway|Brush Script MT|Calibri|Calibri Light|Californian FB|Calisto MT
Cambria|Cambria Math|Candara|Carlito|Castellar|Centaur|Century|Century Gothic
Century Schoolbook|Chiller|Colonna MT|Comic Sans MS|Consolas|Constantia|Cooper Black
Copperplate Gothic Bold|Copperplate Gothic Light|Corbel|Cordia New|Courier|Courier New
Curlz MT|DejaVu Sans|DejaVu Sans Mono|DejaVu Serif|Ebrima|Edwardian Script ITC|Elephant
Engravers MT|Eras ITC|Eras Light ITC|Eras Medium ITC|Felix Titling|Footlight MT Light
Forte|Franklin Gothic Book|Franklin Gothic Demi|Franklin Gothic Medium|Freestyle Script
French Script MT|Gabriola|Gadugi|Garamond|Georgia|Gigi|Gill Sans|Gill Sans MT
Gill Sans MT Condensed|Goudy Old Style|Goudy Stout|Grandview|Haettenschweiler
Harlow Solid Italic|Harrington|Helvetica|Helvetica Neue|High Tower Text|Impact
Imprint MT Shadow|Informal Roman|Ink Free|Jokerman|Juice ITC|Kristen ITC|Kunstler Script
Lato|Leelawadee UI|Liberation Mono|Liberation Sans|Liberation Serif|Lucida Bright
Lucida Calligraphy|Lucida Console|Lucida Fax|Lucida Handwriting|Lucida Sans
Lucida Sans Typewriter|Lucida Sans Unicode|Magneto|Maiandra GD|Malgun Gothic|Marlett
Meiryo|Microsoft Sans Serif|Microsoft YaHei|Mistral|Modern No. 20|Monotype Corsiva
Montserrat|MS Gothic|MS Mincho|MS PGothic|MS Reference Sans Serif|MS Sans Serif|MS Serif
MS UI Gothic|MT Extra|MV Boli|Myanmar Text|Niagara Solid|Nirmala UI|Noto Sans|Noto Serif
OCR A Extended|Old English Text MT|Onyx|OpenSymbol|Open Sans|Palace Script MT|Palatino
Palatino Linotype|Papyrus|Parchment|Perpetua|Perpetua Titling MT|Playbill|PMingLiU
Poor Richard|Poppins|Pristina|Quicksand|Raleway|Ravie|Roboto|Rockwell
Rockwell Condensed|Sassoon Infant|Sassoon Primary|SassoonPrimaryInfant|Script MT Bold
Seaford|Segoe Print|Segoe Script|Segoe UI|Segoe UI Emoji|Segoe UI Light|Segoe UI Semibold
Segoe UI Symbol|Showcard Gothic|SimHei|SimSun|Sitka Text|Skeena|Snap ITC|Source Sans Pro
Stencil|Sylfaen|Symbol|System|Tahoma|Tenorite|Tempus Sans ITC|Terminal|Times
Times New Roman|Trebuchet MS|Tunga|Tw Cen MT|Tw Cen MT Condensed|Twinkl
Twinkl Cursive Looped|Ubuntu|Verdana|Viner Hand ITC|Vivaldi|Vladimir Script|Webdings
Wide Latin|Wingdings|Wingdings 2|Wingdings 3|Yu Gothic|Yu Mincho|ZapfDingbats
"""
FONTS = frozenset(
    name.strip() for line in _FONTS.strip().splitlines() for name in line.split("|") if name
)
"""Fonts whose name may stay: a name typed as a font name is not among them."""
PICTORIAL = frozenset(
    {"Marlett", "MT Extra", "Symbol", "Webdings", "Wingdings", "Wingdings 2", "Wingdings 3"}
)
"""Fonts whose letters are pictures."""
