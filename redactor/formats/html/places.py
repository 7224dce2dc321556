"""Which attributes carry text, which carry addresses, and which never reach a copy."""

from __future__ import annotations

import re
from typing import Final

from redactor.formats.html.shown import GLUED_URL, PLAIN_URL, TEXT

_INLINE_WORDS = (
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q ruby s"
    " samp small span strike strong sub sup time tt u var wbr"
)
_ELEMENT_WORDS = """
    a abbr acronym address applet area article aside audio b base basefont bdi bdo bgsound big blink
    blockquote body br button canvas caption center cite code col colgroup data datalist dd del
    details dfn dialog dir div dl dt em embed fieldset figcaption figure font footer form frame
    frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html i iframe image img input ins isindex kbd
    keygen label legend li link listing main map mark marquee math menu menuitem meta meter nav
    nobr noembed noframes noscript object ol optgroup option output p param picture plaintext
    portal pre progress q rb rp rt rtc ruby s samp script search section select slot small source
    spacer span strike strong style sub summary sup svg table tbody td template textarea tfoot th
    thead time title tr track tt u ul var video wbr xmp
    animate animatemotion animatetransform circle clippath defs desc ellipse feblend fecolormatrix
    fecomposite feflood fegaussianblur femerge femergenode feoffset filter foreignobject g line
    lineargradient marker mask metadata mpath path pattern polygon polyline radialgradient rect set
    stop switch symbol text textpath tref tspan use view
    maction menclose merror mfenced mfrac mi mn mo mover mpadded mphantom mroot mrow ms mspace msqrt
    mstyle msub msubsup msup mtable mtd mtext mtr munder munderover semantics annotation
"""
_ELEMENTS: Final = frozenset(_ELEMENT_WORDS.split())
_CUSTOM: Final = re.compile(r"[a-z][a-z0-9]*(?:[-:][a-z0-9]+)+")
"""Names of a site's own elements and of other vocabularies ("my-card", "o:p", "v:shape")."""
_SWITCH_WORDS = """
    allowfullscreen async autofocus autoplay checked compact controls crossorigin declare default
    defer disabled download draggable formnovalidate hidden inert ismap itemscope loop multiple
    muted nohref nomodule noresize noshade novalidate nowrap open playsinline popover readonly
    required reversed sandbox scoped selected translate truespeed alt value content
"""
_SWITCHES: Final = frozenset(_SWITCH_WORDS.split())
_PLACES: Final = {
    "": "text",
    "p": "paragraph",
    "td": "table cell",
    "th": "table heading",
    "li": "list item",
    "title": "page title",
    "figcaption": "caption of a picture",
    "comment": "comment",
    "remnant": "unfinished end of the page",
    "unknown": "tag that is none",
    "script": "script",
    "style": "style sheet",
    **{f"h{level}": "heading" for level in range(1, 7)},
}
INLINE: Final = frozenset(_INLINE_WORDS.split())
"""Elements that do not part the words on both sides: "Am<b>elia</b>" is one name."""
HEADINGS: Final = {f"h{level}": level for level in range(1, 7)}
_URLS_WORDS = (
    "href src srcset data-src data-srcset data-bg data-background data-original data-lazy"
    " data-lazy-src data-href data-url data-image data-full data-large poster data action"
    " formaction cite longdesc background manifest ping xlink:href usemap imagesrcset"
)
URLS: Final = frozenset(_URLS_WORDS.split())
SPOKEN: Final = frozenset(("alt", "title", "aria-label", "aria-description", "longdesc"))
"""Attributes that describe a picture or control to those who cannot see it."""
_SILENT_WORDS = (
    "class style width height type rel lang dir role tabindex target method charset media sizes"
    " colspan rowspan scope align valign border cellpadding cellspacing bgcolor color face size"
    " viewbox xmlns xmlns:xlink xmlns:svg version d fill stroke points transform x y x1 x2 y1 y2"
    " cx cy r rx ry stroke-width stroke-linecap stroke-linejoin fill-rule clip-rule"
    " preserveaspectratio integrity crossorigin referrerpolicy loading decoding fetchpriority"
    " async defer nomodule"
    " checked selected disabled readonly required multiple autofocus autocomplete enctype"
    " maxlength minlength min max step rows cols wrap hidden aria-hidden aria-expanded"
    " aria-haspopup aria-live aria-atomic aria-level aria-current frameborder scrolling"
    " allowfullscreen allow sandbox autoplay controls loop muted playsinline preload start"
    " reversed shape coords http-equiv http accept accept-charset novalidate span nowrap"
    " hspace vspace clear compact noshade draggable contenteditable spellcheck translate kind"
    " srclang default open datetime itemscope itemtype prefix typeof vocab"
)
_SILENT: Final = frozenset(_SILENT_WORDS.split())
"""Attributes that name measures, switches and schemas, not things: read by no one as text."""
_NEVER_TEXT: Final = _SILENT - frozenset(("style",))
_NAMED: Final = (
    URLS | SPOKEN | frozenset(("content", "value", "placeholder", "id", "name", "summary", "label"))
    | frozenset(("download", "srcdoc", "style", "aria-labelledby", "aria-describedby"))
)  # fmt: skip
"""Attributes whose names reports may say."""
_PLAIN_VALUE: Final = re.compile(r"[\w \t\n.,:;/()%#*+=\"'?&@!|~$\[\]{}<>-]{0,400}", re.ASCII)
_STYLE_TEXT: Final = re.compile(r"url\s*\(|content\s*:|/\*|expression|--", re.IGNORECASE)
_FILE: Final = re.compile(
    r"\.(?:jpe?g|png|gif|webp|avif|svg|bmp|tiff?|heic|pdf|docx?|xlsx?|pptx?|odt|rtf|csv|txt|html?"
    r"|php|aspx?|mp[34]|m4[av]|mov|avi|webm|vtt|zip)\b",
    re.IGNORECASE,
)
_HOST: Final = re.compile(r"\s*(?:[a-z][a-z0-9+.-]*:)?//", re.IGNORECASE)
_OTHER_SCHEME: Final = re.compile(r"\s*(?!https?:|file:|ftp:)[a-z][a-z0-9+.-]+:", re.IGNORECASE)
_ADDRESS: Final = re.compile(r"\s*(?:(?:https?:)?//|(?:mailto|tel|sms):)\S*\s*$", re.IGNORECASE)
_CODE_URL: Final = re.compile(r"[\s\x00-\x20]*(?:javascript|vbscript|data)\s*:", re.IGNORECASE)


def is_code(name: str, value: str) -> bool:
    """Whether an attribute is code or a file of its own, which never reaches a copy.

    Event handlers, ``srcdoc`` pages, ``javascript:`` and ``data:`` addresses, and styles
    that hold text or addresses. What they say is read, but cannot be edited safely.
    """
    if name.startswith("on") or name == "srcdoc":
        return True
    if name == "style":
        return bool(_STYLE_TEXT.search(value))
    return name in URLS and bool(_CODE_URL.match(value))


def is_silent(tag: str, name: str, value: str) -> bool:
    """Whether an attribute is a measure, switch or schema word of plain characters."""
    silent = name in _SILENT or (tag == "meta" and name in ("name", "property"))
    return silent and bool(_PLAIN_VALUE.fullmatch(value))


def is_surely_silent(name: str, raw: str) -> bool:
    """As `is_silent`, of a value as it is written, and only where a look at the name is enough."""
    return name in _NEVER_TEXT and "&" not in raw and bool(_PLAIN_VALUE.fullmatch(raw))


def is_element(name: str) -> bool:
    """Whether a tag is one of HTML, SVG, MathML or a site's own, and not words in brackets."""
    return name in _ELEMENTS or bool(_CUSTOM.fullmatch(name))


def in_words(place: str) -> str:
    """A piece's place in words of ours: a page's own names of elements could be a person's."""
    tag, _, attribute = place.lstrip("/").partition(" ")
    known = _PLACES.get(tag) or (tag if tag in _ELEMENTS else "element")
    if not attribute:
        return known
    if attribute.startswith("data-") and attribute not in URLS:
        return f"{tag if tag in _ELEMENTS else known} data-*"
    named = attribute if attribute in _NAMED else "attribute"
    return f"{tag if tag in _ELEMENTS else known} {named}"


def is_stray(name: str, value: str) -> bool:
    """Whether an attribute without a value is no switch of HTML: words where none belong."""
    return not value and name not in _SWITCHES and name not in _SILENT and not _CUSTOM.match(name)


def is_address(name: str, value: str) -> bool:
    """Whether a value is a web address, or a list of them."""
    return name in URLS or bool(_ADDRESS.match(value))


def mode_of(name: str, value: str) -> str:
    """How a value is read: as text, as an address, or as an address full of file names."""
    if not is_address(name, value):
        return TEXT
    if _OTHER_SCHEME.match(value):
        return PLAIN_URL
    if _HOST.match(value) and "?" in value and not _FILE.search(value):
        return PLAIN_URL
    return GLUED_URL
