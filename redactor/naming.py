"""Names for what is written: nobody's name, valid on every system, one of its own for each source.

A school's files are called after pupils, so an output never takes a source's name unless
the pipeline has read the file and replaced what is personal in the name, or the name is
made of plain paper words, numbers and dates only.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from pathlib import PurePath

LONGEST_STEM = 120
"""Characters. Leaves room for ``.docx.label.json`` and a mark within 255 bytes."""

WORD_LIKE = (".docm", ".dotx", ".dotm")
"""Endings whose copies end in .docx; `distinct` keeps them apart from a .docx of the same stem."""
_SUFFIXES = (
    ".bin .bmp .csv .doc .docm .docx .dotm .dotx .eml .gif .htm .html .jpeg .jpg .json .key .log"
    " .md .mht .msg .numbers .odp .ods .odt .pages .pdf .png .ppt .pptx .pub .rtf .svg .tif .tiff"
    " .tsv .txt .vsd .vsdx .webp .xls .xlsb .xlsm .xlsx .xml .xps .yaml .yml .zip"
)
SUFFIXES = frozenset(_SUFFIXES.split())
"""File name endings that name a kind of file. Another ending could be part of a person's name."""

# Words of papers and of file keeping that are nobody's name. Words that are also surnames or
# first names in Britain (page, price, grant, bill, head, french …) are left out on purpose.
_NEUTRAL = """
    arbor attainment bromcom census characteristics cohort count counts csv ethnicity export exports
    fsm ks marksheet register roll scores sen sims students suspension suspensions xlsx
    a abc accessibility account accounts action actions added admission admissions after agenda
    agendas agm all amended an and annex annual appeal appendix approved are as assessment at
    attachment attainment attendance audit backup bad balance batch before behaviour binary blank
    board bomb broken budget business by canary cell cells certificate chair chairs check clean
    clerk code committee complaint complaints confidential confidentiality consent consultation
    content copy corrupt corrupted council coversheet curriculum damaged data date dates details
    directors discussion doc docm doctype document documents docx download draft drafts due
    duplicate each ehcp email empty encrypted end error evidence example exclusion exclusions
    exempt extra extraordinary false fgb file files final finance finances first five folder for
    form format forms forwarded four from full garbage general governance governing governor
    governors group guidance health hearing huge image in index information input inspection
    invalid invoice item items itself kind la latest letter letters link list local locked
    malformed management many material matters meeting meetings memo message mini minute minutes
    missing monitoring monthly name nested new newsletter next no nonsense normal not note notes
    notice of office ofsted ok old on one open or ordinary original other panel paper papers parent
    parents part pay performance permission personnel photo plain plan plans plus poison poisoned
    policies policy premium prevent primary private procedure procedures progress prospectus
    protected public published pupil pupils quotation random raw really reason recording records
    recovery redacted reference register registers report reports resources restructure review
    revised risk safe safeguarding sample samples scan scanned schedule school schools score second
    secret section send seven sheet signed simple six slow source sports spring staff staffing
    standard statement statutory strategy stub summary survey table tables team template ten tender
    term test text the third this three time timetable tiny title to too trips true truncated trust
    trustees two txt type unreadable unsigned untitled update updated upload utf valid version
    visit visits vle weekly whole with word words work wrong xml year yearly zero zip
    """
NEUTRAL = frozenset(_NEUTRAL.split())
_IN_DATES = """
    jan january feb february mar march apr april may jun june jul july aug august sep sept
    september oct october nov november dec december
    mon tue tues wed thu thur thurs fri sat sun st nd rd th
    """
IN_DATES = frozenset(_IN_DATES.split())
_PIECE = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[^\W\d_A-Z]+|\d+|[^\W\d_]+")
_RESERVED = frozenset(
    ["con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))]
)
_ANYWHERE = 6
"""A word with so many letters is looked for inside others; "Rose" in "Primrose" is nobody."""
_BAD = re.compile(r'[<>:"/\\|?*]')


def suffix_of(name: str) -> str:
    """The ending of a file name with its dot, or "" if it is none that names a kind of file."""
    suffix = PurePath(name).suffix
    return suffix if suffix.lower() in SUFFIXES else ""


def stem_of(name: str) -> str:
    """The file name without its ending, also if that names no kind of file."""
    return PurePath(name).stem


def is_neutral(stem: str) -> bool:
    """Whether a stem has only paper words, numbers and dates, so that it can name nobody.

    A month counts only beside a number, since May, June and April are people, too, and so
    does a single letter ("v2", "104c"), which is an initial elsewhere.
    """
    pieces = _PIECE.findall(unicodedata.normalize("NFC", stem))
    return bool(pieces) and all(_says_nothing(pieces, place) for place in range(len(pieces)))


def _says_nothing(pieces: Sequence[str], place: int) -> bool:
    piece = pieces[place].lower()
    if piece.isdigit() or piece in NEUTRAL:
        return True
    beside = pieces[max(place - 1, 0) : place + 2]
    dated = any(other.isdigit() for other in beside)
    return dated and (len(piece) == 1 or piece in IN_DATES)


def shows(stem: str, names: Iterable[str]) -> bool:
    """Whether a stem holds one of the names, or a word of one, also glued to other letters.

    A file is called "CTrevanion2" or "trevanioncallum", which no reader of running text
    takes for a name. Capitals, accents and what stands between letters make no difference.
    """
    pieces = _PIECE.findall(unicodedata.normalize("NFC", stem))
    said = {
        _letters(piece) for place, piece in enumerate(pieces) if not _says_nothing(pieces, place)
    }
    whole = _letters(stem)
    for name in names:
        for word in {_letters(name), *map(_letters, re.split(r"[\W\d_]+", name))}:
            if word in said and len(word) > 1:
                return True
            if len(word) >= _ANYWHERE and word not in NEUTRAL and word in whole:
                return True
    return False


def _letters(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text).casefold()
    return "".join(character for character in decomposed if character.isalpha())


def valid(stem: str) -> str:
    """The stem as a file name that Windows, macOS and Linux all take, or "" if nothing is left.

    Control and direction marks go (a right-to-left mark can disguise an ending), characters
    that Windows forbids become "-", composed characters are used throughout.
    """
    text = unicodedata.normalize("NFC", stem)
    text = "".join(c for c in text if unicodedata.category(c) not in ("Cc", "Cf", "Cs", "Co", "Cn"))
    text = _BAD.sub("-", " ".join(text.split())).strip(" .")
    text = text[:LONGEST_STEM].rstrip(" .")
    while len(text.encode("utf-8")) > LONGEST_STEM + 60:
        text = text[:-1]
    if text.split(".")[0].lower() in _RESERVED:
        text = f"_{text}"
    return text


def distinct(names: Sequence[str]) -> tuple[str, ...]:
    """A mark for each source name ("" or "-2", "-3" …) that keeps all outputs apart.

    Names are the same if they differ in capitals or composition only, as on Windows and
    macOS, or if their copies would get the same ending (docm becomes docx). The first in
    order stays without a mark; a marked name never meets another source's name.
    """
    taken = {_key(name, "") for name in names}
    seen: set[str] = set()
    marks = []
    for name in names:
        mark, count = "", 1
        while (key := _key(name, mark)) in seen or (mark and key in taken):
            count += 1
            mark = f"-{count}"
        seen.add(key)
        marks.append(mark)
    return tuple(marks)


def _key(name: str, mark: str) -> str:
    suffix = suffix_of(name).lower()
    if suffix in WORD_LIKE:
        suffix = ".docx"
    return unicodedata.normalize("NFC", valid(stem_of(name)) + mark + suffix).casefold()
