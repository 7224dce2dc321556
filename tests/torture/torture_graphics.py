"""Graphics of the torture document: boxes, pictures, charts, SmartArt and what is in them."""

# ruff: noqa: E501 - a piece of markup is read more easily on one line

from __future__ import annotations

import io
import struct
import zlib

from PIL import Image
from planting import Planter
from wordml import p, part, r

_EXTENT = '<wp:extent cx="914400" cy="914400"/>'


def picture_bytes(kind: str, **options: object) -> bytes:
    """A small real picture."""
    stream = io.BytesIO()
    Image.new("RGB", (8, 8), "white").save(stream, kind, **options)
    return stream.getvalue()


def chunk(kind: bytes, body: bytes) -> bytes:
    """A PNG chunk with its checksum."""
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def png(plant: Planter) -> bytes:
    """A PNG with a word in each kind of text chunk and after its end."""
    plain = picture_bytes("PNG")
    packed = zlib.compress
    chunks = b"".join(
        (
            chunk(b"tEXt", b"Author\0" + plant.hide("PNG tEXt").encode()),
            chunk(b"zTXt", b"Comment\0\0" + packed(plant.hide("PNG zTXt").encode())),
            chunk(b"iTXt", b"Title\0\1\0en\0\0" + packed(plant.hide("PNG iTXt").encode())),
            chunk(b"iCCP", b"p\0\0" + packed(b"." * 140 + plant.hide("PNG iCCP").encode())),
        )
    )
    return plain[:33] + chunks + plain[33:] + plant.hide("after the end of a PNG").encode()


def jpeg(plant: Planter) -> bytes:
    """A JPEG with EXIF, XMP and a comment."""
    exif = Image.Exif()
    exif[0x013B] = plant.hide("EXIF artist")
    exif[0x9C9D] = plant.hide("EXIF author, UTF-16").encode("utf-16-le")
    data = picture_bytes("JPEG", exif=exif)
    xmp = f"http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>{plant.hide('XMP')}</x:xmpmeta>".encode()
    remark = plant.hide("JPEG comment").encode()
    extra = b"".join(
        marker + struct.pack(">H", len(body) + 2) + body
        for marker, body in ((b"\xff\xe1", xmp), (b"\xff\xfe", remark))
    )
    return data[:2] + extra + data[2:]


def emf(plant: Planter) -> bytes:
    """Enough of a metafile to hold a string the way EMF does, in UTF-16."""
    return b"\x01\0\0\0" + b"\0" * 36 + b" EMF" + plant.hide("EMF text").encode("utf-16-le")


def drawing(inner: str, uri: str, *, properties: str, number: int) -> str:
    """An inline drawing in a run."""
    return r(
        f'<w:drawing><wp:inline>{_EXTENT}<wp:docPr id="{number}" {properties}</wp:docPr>'
        f'<a:graphic><a:graphicData uri="{uri}">{inner}</a:graphicData></a:graphic>'
        "</wp:inline></w:drawing>"
    )


def _picture(relation: str, *, name: str = "p", descr: str = "", extra: str = "") -> str:
    shape = '<pic:spPr><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>'
    return (
        f'<pic:pic><pic:nvPicPr><pic:cNvPr id="0" name="{name}" descr="{descr}"/><pic:cNvPicPr/>'
        f'</pic:nvPicPr><pic:blipFill><a:blip r:embed="{relation}">{extra}</a:blip>'
        f"<a:stretch><a:fillRect/></a:stretch></pic:blipFill>{shape}</pic:pic>"
    )


def _box(text: str) -> str:
    return (
        '<wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/>'
        '<a:ext cx="914400" cy="914400"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        f"</wps:spPr><wps:txbx><w:txbxContent>{text}</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp>"
    )


def graphics(plant: Planter) -> str:
    """Paragraphs that hold every kind of graphic; relations are in `torture_docx`."""
    hide, show = plant.hide, plant.show
    a = "http://schemas.openxmlformats.org/drawingml/2006"
    shape = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
    svg = (
        '<a:extLst><a:ext uri="{96DAC541-7B7A-43D3-8B79-37D633B846F1}"><asvg:svgBlip '
        'xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main" '
        'r:embed="rIdSvg"/></a:ext></a:extLst>'
    )
    named = (
        f'name="{hide("docPr name")}" descr="{show("docPr descr")}" title="{show("docPr title")}">'
        '<a:hlinkClick r:id="rIdPicture"/>'
    )
    inner_box = drawing(_box(p(show("box in a box"))), shape, properties='name="b2">', number=12)
    choice = drawing(
        _box(p(show("text box")) + p(inner_box)), shape, properties='name="b">', number=11
    )
    fallback = (
        f'<w:r><w:pict><v:shape style="width:72pt;height:72pt"><v:textbox><w:txbxContent>'
        f"{p(hide('fallback of a text box'))}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    )
    vml = (
        f'<w:r><w:pict><v:shape id="s" alt="{show("VML alt")}" o:title="{hide("VML title")}" '
        f'style="width:72pt;height:72pt"><v:textbox><w:txbxContent>{p(show("VML text box"))}'
        "</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    )
    art = (
        '<w:r><w:pict><v:shape id="wa" style="width:72pt;height:72pt"><v:textpath on="t" '
        f'string="{show("WordArt")}"/></v:shape></w:pict></w:r>'
    )
    relations = 'r:dm="rIdData" r:lo="rIdLayout" r:qs="rIdQuick" r:cs="rIdColours"'
    ole = (
        '<w:r><w:object><v:shape id="o1" style="width:72pt;height:72pt"><v:imagedata '
        f'r:id="rIdPng" o:title="{hide("imagedata title")}"/></v:shape><o:OLEObject Type="Embed" '
        f'ProgID="Package" ShapeID="o1" DrawAspect="Content" ObjectID="_{hide("OLE object id")}" '
        'r:id="rIdOle"/></w:object></w:r>'
    )
    return "".join(
        (
            p(drawing(_picture("rIdPng", name=hide("cNvPr name"), descr=hide("cNvPr descr"), extra=svg),
                      f"{a}/picture", properties=named, number=10)),
            p(drawing(_picture("rIdJpeg"), f"{a}/picture", properties='name="j">', number=13)),
            p(drawing(_picture("rIdEmf"), f"{a}/picture", properties='name="e">', number=14)),
            p("<w:r><mc:AlternateContent>"
              f'<mc:Choice Requires="wps">{choice[5:-6]}</mc:Choice>'
              f"<mc:Fallback>{fallback[5:-6]}</mc:Fallback></mc:AlternateContent></w:r>"),
            p(vml), p(art),
            p(drawing('<c:chart r:id="rIdChart"/>', f"{a}/chart", properties='name="c">', number=15)),
            p(drawing(f"<dgm:relIds {relations}/>", f"{a}/diagram", properties='name="d">', number=16)),
            p(ole),
        )
    )  # fmt: skip


def chart(plant: Planter) -> str:
    """A bar chart with words in its title, caches, labels, formulas and print settings."""
    hide, show = plant.hide, plant.show
    sheet = hide("sheet name in a chart formula")

    def cache(where: str, word: str, column: str) -> str:
        return (
            f"<c:{where}><c:strRef><c:f>{sheet}!${column}$1</c:f><c:strCache>"
            f'<c:ptCount val="1"/><c:pt idx="0"><c:v>{word}</c:v></c:pt></c:strCache></c:strRef>'
            f"</c:{where}>"
        )

    def rich(word: str) -> str:
        return f"<c:rich><a:bodyPr/><a:p><a:r><a:t>{word}</a:t></a:r></a:p></c:rich>"

    label = (
        '<c:dLbls><c:dLbl><c:idx val="0"/><c:tx>' + rich(show("chart data label")) + "</c:tx>"
        '<c:showVal val="1"/></c:dLbl><c:showVal val="0"/></c:dLbls>'
    )
    values = (
        f'<c:val><c:numRef><c:f>{sheet}!$C$1</c:f><c:numCache><c:ptCount val="1"/>'
        '<c:pt idx="0"><c:v>4</c:v></c:pt></c:numCache></c:numRef></c:val>'
    )
    series = (
        f'<c:ser><c:idx val="0"/><c:order val="0"/>{cache("tx", show("chart series"), "A")}{label}'
        f"{cache('cat', show('chart category'), 'B')}{values}</c:ser>"
    )
    axes = (
        '<c:catAx><c:axId val="1"/><c:scaling/><c:delete val="0"/><c:axPos val="b"/><c:title><c:tx>'
        + rich(show("chart axis title"))
        + '</c:tx></c:title><c:crossAx val="2"/></c:catAx><c:valAx><c:axId val="2"/><c:scaling/>'
        '<c:delete val="0"/><c:axPos val="l"/><c:crossAx val="1"/></c:valAx>'
    )
    return part(
        "c:chartSpace",
        f"<c:chart><c:title><c:tx>{rich(show('chart title'))}</c:tx></c:title><c:plotArea><c:layout/>"
        f'<c:barChart><c:barDir val="col"/><c:grouping val="clustered"/>{series}<c:axId val="1"/>'
        f'<c:axId val="2"/></c:barChart>{axes}</c:plotArea></c:chart>'
        '<c:externalData r:id="rId1"/><c:printSettings><c:headerFooter>'
        f"<c:oddHeader>{hide('chart print header')}</c:oddHeader></c:headerFooter></c:printSettings>",
    )


def smart_art(plant: Planter) -> tuple[str, str]:
    """The data and the drawing of a SmartArt with one node each."""
    text = "<a:p><a:r><a:t>{}</a:t></a:r></a:p>"
    data = part(
        "dgm:dataModel",
        f'<dgm:ptLst><dgm:pt modelId="{{1}}" type="doc"/><dgm:pt modelId="{{2}}"><dgm:prSet '
        f'custT="1" phldrT="{plant.hide("SmartArt placeholder")}"/><dgm:spPr/><dgm:t><a:bodyPr/>'
        f"{text.format(plant.show('SmartArt data'))}</dgm:t></dgm:pt></dgm:ptLst><dgm:cxnLst/>",
    )
    shape = (
        '<dsp:sp modelId="{2}"><dsp:nvSpPr><dsp:cNvPr id="0" name="'
        f'{plant.hide("SmartArt shape name")}"/><dsp:cNvSpPr/></dsp:nvSpPr><dsp:spPr/><dsp:txBody>'
        f"<a:bodyPr/>{text.format(plant.hide('SmartArt drawing'))}</dsp:txBody></dsp:sp>"
    )
    drawn = part(
        "dsp:drawing",
        f"<dsp:spTree><dsp:nvGrpSpPr/><dsp:grpSpPr/>{shape}</dsp:spTree>",
        more='xmlns:dsp="http://schemas.microsoft.com/office/drawing/2008/diagram"',
    )
    return data, drawn
