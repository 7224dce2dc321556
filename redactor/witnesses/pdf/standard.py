"""The words that PDF itself is written in: they are no words of a document."""

from __future__ import annotations

import re

NAMES = frozenset(
    """
    A AA AbsoluteColorimetric AcroForm Adobe-Identity-UCS Action ActualText AlphaNum Alt Alternate
    Alternates
    Alternative Annot Annotation Annots AnnotStates AP Appearance Art ArtBox Artifact AS
    ASCII85Decode ASCIIHexDecode Attached AuthEvent Author Backdrop Background
    BackgroundArtifact BackgroundColor BaseEncoding BaseFont BBox Before BeforeAfter
    BitsPerComponent BitsPerCoordinate BitsPerFlag BitsPerSample BlackGeneration BlackIs1
    BlackPoint BleedBox BlockAlign BlockQuote BlueIndex Border BorderColor BorderStyle
    BorderThickness Both Bottom Bounds Box BrotliDecode BS ByteRange CalCMYK CalGray CalRGB
    CapHeight Caption Catalog CCITTFaxDecode Cell Center CenterWindow CharProcs CharSet Chart
    Chartsheet CheckBox CheckSum CIDFontType0 CIDFontType0C CIDFontType2 CIDInit CIDSet
    CIDSystemInfo CIDToGIDMap ClassMap ClassName CMapName CMapType Collection CollectionItem
    CollectionSchema Color Colorants ColorBurn ColorDodge Colors ColorSpace ColorTransform
    ColSpan Column ColumnCount ColumnGap Columns ColumnWidths Compatible Components Contents
    CosineDot Count CreateDate CreationDate Creator CropBox CryptFilter DA
    DamagedRowsBeforeError Darken DCTDecode Decimal Decode DecodeParams DecodeParms Default
    DefaultCMYK DefaultForPrinting DefaultGray DefaultRGB DescendantFonts Descent Dest Dests
    DeviceCMYK DeviceColorant DeviceGray DeviceN DeviceRGB Diagram Dialogsheet Diamond
    Difference Differences DigestLocation DigestMethod Digits Direction DisplayDocTitle Div
    DocMDP DocOpen DocTimeStamp Document Domain DotGain Dotted Double DoubleDot Duplex
    DuplexFlipLongEdge DuplexFlipShortEdge EarlyChange EFOpen Ellipse EllipseA EllipseB
    EmbeddedFile EmbeddedFiles Emphasis Encode EncodedByteAlign Encoding Encrypt EncryptMetadata
    End Endash EndIndent Endnote EndOfBlock EndOfLine Endpoints Exclusion ExData Expand Export
    ExportState Ext Extends ExtensionLevel Extensions ExtGState FacingPages FFilter FieldMDP
    Fields Figure FILE FileAttachment Filespec Filter First FirstChar FirstPage FitH FitR FitV
    FixedPrint Flags FlateDecode Font FontBBox FontDescriptor FontFamily FontFauxing FontFile
    FontFile2 FontFile3 FontMatrix FontName FontStretch FontWeight Footer Footnote Form FormData
    FormEx FormType Formula FreeText FreeTextCallout FreeTextTypeWriter Frequency FullScreen
    Function Functions FunctionType GlyphOrientationVertical GreekBlock Groove Group GTSPDFX H1
    H2 H3 H4 H5 H6 Halftone HalftoneName HalftoneType HardLight Header Headers Hebrew Height
    Helvetica Hidden HideAnnotationActions HideMenubar HideToolbar HideWindowUI Highlight
    Hiragana HKanaRot HojoRot HRoman HTML ICCBased Identify Identity IdentityH IDTree Image
    ImageB ImageC ImageI ImageMask ImportData Index Indexed Indices Info InkList Inline
    InlineShape InReplyTo Insert Intent Interpolate InvertedDouble InvertedDoubleDot
    InvertedEllipseA InvertedEllipseC InvertedSimpleDot IRTGroup ItalicAngle JavaScript
    JBIG2Decode JBIG2Globals JPXDecode Justify Katakana KeyUsage Keywords Kids Landscape Lang
    Last LastChar LastModified LastPage Launch Layout LayoutAttributes Lbl LBody Leading Left
    Length LI Lighten Limits Line Linearized LineArrow LineDimension LineHeight LineThrough Link
    List ListNumbering LockedContents LowerAlpha LowerRoman Luminosity LZWDecode
    MacExpertEncoding MacRomanEncoding Macrosheet Marked MarkedContent MarkInfo MarkStyle Mask
    MaxLen MaxWidth Measure MediaBox MeshType Metadata MissingWidth MMType1 ModDate MovieActions
    Multiply Name Names NChannel NeedAppearances NeedsRendering NewParagraph NewWindow Next
    NextPage None NonEFontNoWarn NonFullScreenPageMode NonStruct Normal Note NumberFormat
    NumCopies Nums ObjStm OCProperties Off OneColumn Opacity OpenAction OpenType Optional
    OptionalContent Order OrderBy Ordered Ordering Organization Outlines OutputCondition
    OutputConditionIdentifier OutputIntent OutputIntents Outset Overlay OverlayText Overline
    Overprint P Padding Page PageElement PageLabels PageLayout PageMode Pages Pagination
    PaintType Panose PaperMetaData Paragraph Parent ParentTree ParentTreeNextKey ParentTreeRoot
    Partial PassThrough Pattern PatternType PDFDocEncoding Perceptual Permissions
    PickTrayByPDFSize PieceInfo PlaceBefore Placement Polygon PolygonCloud PolygonDimension
    PolyLine PolyLineDimension PosterizePos PredefinedCMap Predictor PreserveRB PresSteps Prev
    Preview PrevPage PrintArea PrintClip PrinterMark PrintPageRange PrintScaling PrintState
    Private Process ProcSet Producer Projection Properties PropertyList Proportional Public
    PublicKey Quadding QuadPoints Quotation Quote RadioButton RangeUnit RBGroups RdLabel Reason
    Recipients Rect Redact Reference RefType Registry RelativeColorimetric Reliability Rendition
    Renditions Repeat ReplyType Requirement Requirements ResFork Resolution Resources Reversed
    Rhombus RichMedia RichMediaContent Right Role RoleMap Root Rotate RoundRect Row RowSpan
    Rubric Ruby RubyAlign RubyPosition RunLengthDecode Saturation Scope Screen Sect Section
    Separation SeparationColorNames SeparationInfo SetOCGState SetState Shading ShadingType
    SigFieldLock SigFlags Signature SignatureType Signed Simple SimpleDot Simplex Single
    SinglePage Size Slide SMaskInData SoftLight Solid SoundActions Source SpaceAfter SpaceBefore
    Span SpawnTemplate SpiderContentSet SpiderInfo SpotFunction Square Squiggly Standard
    StandardEncoding Start StartIndent StrikeOut Strong StructElem StructParent StructParents
    StructTreeRoot StructType Style StyleSpan SubFilter Subform Subject Submit SubmitForm
    SubType Subtype Summary Supplement Suspects SVCertSeed Synchronous SysInfo System TableCell
    Tabs TBody TBorderStyle TemplateInstantiated Templates Terminal Text TextAlign Textbody
    Textbox TextDecorationColor TextDecorationThickness TextDecorationType TextField TextIndent
    TextPosition TFoot THead Thickness Threads ThreeD Thumb TilingType Times Timespan TimeStamp
    Title TOC TOCI Top ToUnicode TransferFunction TransformMethod TransformParams Transition
    Transitions Transparency TrapNet Trapped TrapRegions TrapStyles TrimBox True TrueType
    TwoColumnLeft TwoColumnRight TwoPageLeft TwoPageRight Type Type0 Type1 Type3 Typewriter
    Unchanged Uncover Undercolor UndercolorRemoval Underline UniqueID Unknown Unordered
    Unspecified UpperAlpha UpperRoman URI URIActions UseAttachments UseCMap UseNone UseOutlines
    UserProperties UserUnit UseThumbs Verdana Version ViewArea ViewClip ViewerPreferences
    Viewport ViewState Volume Warichu WarningText Watermark WhitePoint Widget WidgetAnnotation
    Width Widths WinAnsiEncoding WinCharset Windows Workbook Worksheet WritingMode XFAResources
    XHeight XObject XObjects XRefStm ZapfDingbats
    """.split()  # noqa: SIM905 - a list of words reads as words
)
"""Names that the standard or Word's and LibreOffice's exports give: Parent, First, Count."""
_OPERATORS = frozenset(
    """
    CMapName beginbfchar beginbfrange begincidchar begincidrange begincmap begincodespacerange
    beginnotdefchar beginnotdefrange currentdict defineresource dictionary endbfchar endbfrange
    endcidchar endcidrange endcmap endcodespacerange endnotdefchar endnotdefrange endobj
    endstream findresource startxref stream trailer usecmap
    """.split()  # noqa: SIM905 - as above
)
"""Bare words of character maps and of the frame of a file, of six letters or more."""
_END = rb"(?=[\0\t\n\f\r <>\[\]{}/%(]|$)"
_WORD = re.compile(
    rb"\((?:[^()\\]|\\.)*+\)|/(?P<name>[A-Za-z0-9-]{4,})"
    + _END
    + rb"|(?<![^\0\t\n\f\r <>\[\])])(?P<operator>[A-Za-z]{6,})"
    + _END,
    re.DOTALL,
)


def without_syntax(data: bytes) -> bytes:
    """Decoded bytes of a stream without the standard's own names and operators.

    Only whole tokens outside of literal strings go: ``/CIDSystemInfo`` is no "System", but
    ``(System)``, ``/SystemOkafor`` and ``% System`` still are.
    """
    return _WORD.sub(_kept, data)


def _kept(match: re.Match[bytes]) -> bytes:
    name, operator = match["name"], match["operator"]
    if name is not None and name.decode("ascii") in NAMES:
        return b"/"
    if operator is not None and operator.decode("ascii") in _OPERATORS:
        return b" "
    return match.group()
