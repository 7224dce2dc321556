"""Opens a PDF for reading or writing: the same normalised file both times.

Forms and other annotations that show something are drawn into their pages first, so that
there is one kind of text. What cannot be opened safely is refused here.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from io import BytesIO
from typing import TYPE_CHECKING, Final

import pikepdf

from redactor.errors import LimitExceeded, LockedDocument, SourceError, UnsafeToRedact
from redactor.formats.pdf.interpreter import read_page
from redactor.formats.pdf.library import Library
from redactor.formats.pdf.model import PageModel
from redactor.formats.pdf.objects import (
    BROKEN,
    Object,
    entry,
    identity_of,
    items,
    name_of,
)
from redactor.formats.pdf.raster import Camera
from redactor.formats.pdf.visibility import judge

if TYPE_CHECKING:
    from redactor.formats.pdf.scans import Scan

MOST_PAGES: Final = 5_000
"""A paper that is longer is refused: each page is looked at several times."""
MOST_OBJECTS: Final = 2_000_000
ROOM: Final = 150_000
"""Characters of pages that are kept between reading and writing, about 100 MB."""
_HEAD: Final = 1024
"""The header may stand this far from the beginning (Adobe's implementation note 13)."""
_RESAVE: Final = "Open it in a PDF reader, print it to a new PDF, and run again."


@dataclass(slots=True)
class Draft:
    """An opened file. Closing it frees what qpdf holds."""

    pdf: pikepdf.Pdf = field(repr=False)
    library: Library = field(repr=False)
    mended: bool = False
    """Whether qpdf had to mend it: then a page without content may have lost it."""
    hidden: list[tuple[str, str]] = field(default_factory=list, repr=False)
    """Kind and text of what forms and annotations hold and nobody sees."""
    models: dict[int, PageModel] = field(default_factory=dict, repr=False)
    """Pages that were read and have not been changed since, as far as there is room."""
    room: int = ROOM
    scans: dict[int, Scan] = field(default_factory=dict, repr=False)
    """Pages that became pictures with a text layer."""
    camera: Camera = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self.camera = Camera(self.pdf)

    def read_ahead(self, number: int) -> PageModel:
        """The model of a page, which `page` will give again. Raises LimitExceeded."""
        model = self.models.get(number) or self.page(number)
        if number not in self.models and len(model.glyphs) <= self.room:
            self.room -= len(model.glyphs)
            self.models[number] = model
        return model

    def forget(self, number: int) -> PageModel | None:
        """Keep the model of a page no longer: the page changes in the file."""
        known = self.models.pop(number, None)
        self.room += len(known.glyphs) if known is not None else 0
        return known

    def page(self, number: int) -> PageModel:
        """The model of a page, with what is hidden on it marked. Raises LimitExceeded.

        The caller may change the page in the file: it is read anew the next time.
        """
        known = self.forget(number)
        if known is not None:
            return known
        model = judge(read_page(self.pdf.pages[number], number=number, library=self.library))
        if self.mended and not (model.glyphs or model.pictures or model.paths):
            model.unread = "lost"
        return model

    @property
    def count(self) -> int:
        """How many pages there are."""
        return len(self.pdf.pages)


def is_pdf(data: bytes) -> bool:
    """Whether the bytes say that they are a PDF."""
    return b"%PDF-" in data[:_HEAD]


def open_draft(data: bytes) -> Draft:
    """A file as it is shown. Raises LockedDocument, LimitExceeded, UnsafeToRedact, SourceError."""
    pdf = open_plain(data)
    mended = bool(pdf.get_warnings())
    try:
        count = len(pdf.pages)
        form = entry(pdf.Root, "/AcroForm")
        if entry(pdf.Root, "/NeedsRendering") is True or _is_only_xfa(form, count):
            raise UnsafeToRedact(
                "The PDF is a form that only Adobe's programs can show (XFA).", advice=_RESAVE
            )
        hidden = _gathered(pdf, form)
        _flatten(pdf, form)
        off = frozenset(identity_of(layer) for layer in _layers_off(pdf))
    except BROKEN:
        raise SourceError("The PDF is damaged.", advice=_RESAVE) from None
    return Draft(pdf, Library(pdf, off=off), mended, hidden)


def open_plain(data: bytes) -> pikepdf.Pdf:
    """A file as it is stored. Raises LockedDocument, LimitExceeded, SourceError."""
    if not is_pdf(data):
        raise SourceError(
            "The file is called a PDF and is none.", advice="Check what it is and save it again."
        )
    try:
        pdf = pikepdf.open(BytesIO(data), suppress_warnings=True)
        count, objects = len(pdf.pages), len(pdf.objects)
    except pikepdf.PasswordError:
        raise LockedDocument("The PDF needs a password.") from None
    except (*BROKEN, RecursionError, MemoryError):
        raise SourceError("The PDF is damaged and cannot be opened.", advice=_RESAVE) from None
    if count == 0:
        raise SourceError("The PDF has no pages.", advice=_RESAVE)
    if count > MOST_PAGES or objects > MOST_OBJECTS:
        raise LimitExceeded(f"The PDF has more than {MOST_PAGES} pages, or too many objects.")
    return pdf


def _is_only_xfa(form: Object, count: int) -> bool:
    """An XFA form whose one page only says that another program is needed."""
    fields = list(items(entry(form, "/Fields")))
    return entry(form, "/XFA") is not None and not fields and count == 1


def _gathered(pdf: pikepdf.Pdf, form: Object) -> list[tuple[str, str]]:
    """Texts of fields and annotations, before they are drawn or dropped."""
    from redactor.formats.pdf.hidden import texts_of_annotations, texts_of_fields

    return [*texts_of_fields(form), *texts_of_annotations(pdf)]


def _flatten(pdf: pikepdf.Pdf, form: Object) -> None:
    """Draw what annotations show into the pages; links without a look stay annotations."""
    shown = any(
        entry(entry(note, "/AP"), "/N") is not None or name_of(entry(note, "/Subtype")) == "Widget"
        for page in pdf.pages
        for note in items(entry(page.obj, "/Annots"))
    )
    if not shown:
        return
    if form is not None and entry(form, "/NeedAppearances") is True:
        pdf.generate_appearance_streams()
    pdf.flatten_annotations("screen")


def _layers_off(pdf: pikepdf.Pdf) -> list[Object]:
    """The optional content groups that the default configuration does not show."""
    known = entry(pdf.Root, "/OCProperties")
    default = entry(known, "/D")
    off = list(items(entry(default, "/OFF")))
    if name_of(entry(default, "/BaseState")) == "OFF":
        on = {identity_of(layer) for layer in items(entry(default, "/ON"))}
        off += [layer for layer in items(entry(known, "/OCGs")) if identity_of(layer) not in on]
    return off
