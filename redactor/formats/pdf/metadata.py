"""What a copy says of itself to programs: a title and a language, and nothing of the source.

The source's own title may name somebody, so the title is the line that stands on each page.
A copy never claims to be PDF/UA: that would have to be proved, and nothing here proves it.
"""

from __future__ import annotations

from typing import Final
from xml.sax.saxutils import escape

import pikepdf

from redactor.document import Marking
from redactor.formats.pdf.objects import entry, text_of

_PACKET: Final = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>
"""


def write_metadata(pdf: pikepdf.Pdf, marking: Marking) -> None:
    """Give a copy that carries a marking its title, in Info and as XMP."""
    title = marking.footer or marking.header
    if not title:
        return
    language = text_of(entry(pdf.Root, "/Lang"))
    packet = _PACKET.format(title=escape(title), language=escape(language))
    stream = pikepdf.Stream(pdf, packet.encode("utf-8"))
    stream.Type, stream.Subtype = pikepdf.Name.Metadata, pikepdf.Name.XML
    pdf.Root.Metadata = pdf.make_indirect(stream)
    pdf.trailer.Info = pdf.make_indirect(pikepdf.Dictionary(Title=pikepdf.String(title)))
    pdf.Root.ViewerPreferences = pikepdf.Dictionary(DisplayDocTitle=True)
