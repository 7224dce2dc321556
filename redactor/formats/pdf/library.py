"""What of a file was read before: fonts, and the operations of forms."""

from __future__ import annotations

from dataclasses import dataclass, field

import pikepdf

from redactor.formats.pdf.fonts import Font, read_font
from redactor.formats.pdf.lexer import Operation
from redactor.formats.pdf.objects import Object, identity_of


@dataclass(slots=True)
class Library:
    """Fonts and streams of a file that were read before, by their object."""

    pdf: pikepdf.Pdf = field(repr=False)
    fonts: dict[object, Font] = field(default_factory=dict, repr=False)
    streams: dict[object, tuple[bytes, list[Operation]]] = field(default_factory=dict, repr=False)
    off: frozenset[object] = frozenset()
    """Layers that are switched off."""

    def font(self, source: Object) -> Font:
        """The font of a dictionary."""
        key = identity_of(source) if source is not None else None
        if key not in self.fonts:
            self.fonts[key] = read_font(source, key)
        return self.fonts[key]
