"""Words of every Word file's markup that also are names: Mark, Page, Georgia.

A term made of such words only is searched in the text that people read and in attributes
that hold free text, not among the markup, where it would be an alarm in every file
(``office.md`` section 5, trap 3).
"""

from __future__ import annotations

import re

_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])|[\W_\d]+")

SCHEMA_WORDS = frozenset(
    """
    a above abstract accent across after align alt always anchor and angle app apply area art
    ascii aspect atleast atom attached auto automatic avoid axis back background balloon bar
    base baseline before begin behind below bevel bidi black block blue body bold book bookmark
    border both bottom box braces bracket branch break bright bullet by calc cap caps caption
    cat cell center centre chapter char character chart check choice citation clear click
    closing co col collapsed color colorful colour column comma comment complex compat
    compatibility connection content contents context continue core count cover creator cs
    custom cyan dark dash data date day decimal default definition dash dashed date del depth
    desc description design diagram dir direction distribute doc document dot dotted double
    down draft drawing drop east effect element em embed emphasis emu encoding end endnote
    envelope equation even exact excel extent false far field figure file fill first fixed
    flip floating follow font foot footer footnote for foreground form format formula frame
    from front full gallery glow gold grad grammar graphic gray green grey grid group guide
    gutter half hand hanging head header heading height hidden high highlight hint horizontal
    horz hyperlink hyphen id ignorable image in indent index info ink inset inside intense
    item iso join justified keep kern key keyword kinsoku label landscape lang language last
    latent latin layout lead left legend length letter level light like lime line link list
    locked long loose low lower macro magenta main major mark marker master math max media
    medium menu message meta metadata middle min minor mirror mode model month name navy near
    nested next nil no none normal north note number numbering object odd of office ole olive
    on one open option order ordinal orient outline outside over override package page pair
    paper para paragraph part path pattern percent persistent person photo picture pink pixel
    place placeholder plain plot plus point portrait position pos preserve preset pretty
    preview primary print property proof properties protect punctuation purple quarter quick
    quote rectangle red reference relation relationship relationships relative rels repeat
    return reveal revision right roll roman root rotate round row rtl ruby rule run salutation
    same sans scale schema schemas script season section select separator series serif set
    settings shade shading shadow shape sheet show side signature silver simple single size
    sky slide small smart solid source space spacing spell spelling square standard start
    state status story straight stretch strict strike string strong style styles sub subject
    subtle subtitle suffix sum summary super superscript tab table tabs tag target teal text
    theme thick thin through tight tile time tint title to top total track transparent true
    two type underline uni unicode up upper url use user val value variable vertical view
    violet visible visited wave web week west white wide width will window word words wrap
    write xml year yellow zone zoom openxmlformats officedocument wordprocessingml microsoft
    bl br bt clr ctr dbl dk dxa lr lt mid mso pct ph png pt rnd rt sim sng sq tb tl tr urn utf
    vml xe
    org purl application vnd http https www
    drawingml spreadsheetml presentationml wordprocessing followed formats formatted subscript
    superscript two three four five six arrow
    arc circle ellipse rect star heart moon sun cloud flood morning sunrise sunset freezing harsh
    material matte plastic metal clear coral crystal pearl ruby rosy rose salmon sienna tan plum
    angelina arial aptos bahnschrift baskerville bell bodoni bookman bradley broadway calibri
    calisto cambria candara castellar century chiller cochin colonna comic consolas
    constantia cooper corbel courier didot display dubai elephant eras felix fira footlight
    forte franklin futura garamond geneva georgia gill gothic goudy hadassah harrington
    helvetica hoefler impact imprint jenson jokerman juice kristen leelawadee liberation
    lucida magneto maiandra mistral mongolian monotype myanmar new noto nirmala optima
    palatino papyrus parchment perpetua playbill poppins pristina ravie roboto rockwell
    sakkal segoe simsun stencil sylfaen symbol tahoma tempus times traditional trebuchet
    tunga verdana vivaldi vladimir wide wingdings yu batang dotum gulim gungsuh latha raavi
    shruti vrinda kartika angsana cordia iris mangal gautami estrangelo edessa sylfaen
    ebrima gadugi javanese mincho mingliu simhei dokchampa plantagenet cherokee ming uighur
    """.split()  # noqa: SIM905 - a list of words reads as words
)
"""Lower-case words of schema enumerations, built-in style names and common fonts."""


def split_words(identifier: str) -> str:
    """An identifier's words apart: "noChangeArrowheads" is "no Change Arrowheads"."""
    return _CAMEL.sub(" ", identifier)


def is_markup(value: str) -> bool:
    """Whether a name or an attribute's value consists of the schema's own words only."""
    pieces = [piece.lower() for piece in _CAMEL.split(value) if piece]
    return all(
        piece in SCHEMA_WORDS or (piece.endswith("s") and piece[:-1] in SCHEMA_WORDS)
        for piece in pieces
    )
