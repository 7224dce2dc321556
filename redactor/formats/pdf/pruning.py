"""Takes out of fonts the letters that no page uses any more: they would tell what went."""

from __future__ import annotations

from collections.abc import Mapping, Set
from io import BytesIO

import pikepdf
from fontTools.ttLib import TTFont, TTLibError
from fontTools.ttLib.tables._g_l_y_f import Glyph as Outline

from redactor.formats.pdf.cmaps import parse_map
from redactor.formats.pdf.embedded import open_program
from redactor.formats.pdf.fonts import Font
from redactor.formats.pdf.objects import Object, entry, items, name_of, number_of, stream_bytes
