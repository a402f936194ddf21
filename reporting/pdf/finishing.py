"""What WeasyPrint leaves open in the tags, closed: the same file then passes PDF/UA-1 and PDF/A-3a.

WeasyPrint 70 makes either variant, not both: we ask it for PDF/A-3a and add here what PDF/UA-1 wants more.
"""

import io
import zlib

import pikepdf
from pikepdf import Array, Dictionary, Name, ObjectStreamMode, Operator, String

LANGUAGE = "en-GB"
DOUBTFUL_END = b"\r\nendstream"

# PDF/A lets a file use only XMP properties it knows or the file itself declares: hence the schema.
PDFUA_XMP = b"""<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<pdfuaid:part>1</pdfuaid:part></rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 the file follows</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
"""


def finish(raw: bytes) -> bytes:
    """Return WeasyPrint's PDF/A-3a file with its tags completed. Equal input gives equal output."""
    with pikepdf.open(io.BytesIO(raw)) as pdf:
        tree = pdf.Root.StructTreeRoot
        content = _complete_elements(pdf, tree)
        for page in pdf.pages:
            _mark_artifacts(pdf, tree, page, content)
        pdf.Root.Lang = String(LANGUAGE)
        pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
        _identify(pdf)
        finished = _saved(pdf, compact=True)
        if DOUBTFUL_END in finished:
            _end_streams_plainly(pdf)
            finished = _saved(pdf, compact=False)
        return finished


def _saved(pdf: pikepdf.Pdf, compact: bool) -> bytes:
    out = io.BytesIO()
    objects = ObjectStreamMode.generate if compact else ObjectStreamMode.disable
    pdf.save(out, deterministic_id=True, object_stream_mode=objects, compress_streams=compact)
    return out.getvalue()


def _end_streams_plainly(pdf: pikepdf.Pdf) -> None:
    """Compressed data that happens to end in a carriage return is written uncompressed.

    Together with the line feed before `endstream` it reads as one line end, and strict checkers of PDF/A then
    call the stream a byte too short. It befalls about one stream in 256.
    """
    for stream in pdf.objects:
        if isinstance(stream, pikepdf.Stream) and stream.read_raw_bytes().endswith(b"\r"):
            stream.write(stream.read_bytes())


def _complete_elements(pdf: pikepdf.Pdf, tree: Dictionary) -> set[tuple[tuple[int, int], int]]:
    """Give every TH its Scope and the tree its index of IDs; return (page, MCID) of all tagged content."""
    named: list[tuple[bytes, Dictionary]] = []
    content: set[tuple[tuple[int, int], int]] = set()
    waiting = [(element, False) for element in _kids(tree)]
    while waiting:
        element, in_head = waiting.pop()
        in_head = in_head or element.S == Name.THead
        if element.S == Name.TH:
            element.A.Scope = Name.Column if in_head else Name.Row
        if "/ID" in element:
            named.append((bytes(element.ID), element))
        for kid in _kids(element):
            if isinstance(kid, Dictionary) and "/S" in kid:
                waiting.append((kid, in_head))
            elif isinstance(kid, Dictionary) and "/MCID" in kid:
                content.add((kid.get("/Pg", element.get("/Pg")).objgen, int(kid.MCID)))
            elif isinstance(kid, int):
                content.add((element.Pg.objgen, kid))
    names = Array()
    for name, element in sorted(named, key=lambda pair: pair[0]):
        names.append(String(name))
        names.append(element)
    if names:
        limits = Array([names[0], names[len(names) - 2]])
        leaf = pdf.make_indirect(Dictionary(Limits=limits, Names=names))
        tree.IDTree = pdf.make_indirect(Dictionary(Kids=Array([leaf])))
    return content


def _kids(element: Dictionary) -> list:
    kids = element.get("/K", [])
    return list(kids) if isinstance(kids, Array) else [kids]


def _mark_artifacts(pdf: pikepdf.Pdf, tree: Dictionary, page: pikepdf.Page, content: set) -> None:
    """Heads, feet and page numbers are marked content that no element owns: say that they are artifacts."""
    owners = _owners(tree, page)
    instructions, changed = [], False
    for operands, operator in pikepdf.parse_content_stream(page):
        if operator == Operator("BDC") and isinstance(operands[1], Dictionary) and "/MCID" in operands[1]:
            number = int(operands[1].MCID)
            if (page.obj.objgen, number) not in content:
                operands = [Name.Artifact, Dictionary(Type=Name.Pagination)]
                changed = True
                if owners is not None and number < len(owners):
                    owners[number] = None
        instructions.append((operands, operator))
    if changed:
        page.Contents = _compressed(pdf, pikepdf.unparse_content_stream(instructions))


def _compressed(pdf: pikepdf.Pdf, data: bytes) -> pikepdf.Stream:
    stream = pdf.make_stream(b"")
    stream.write(zlib.compress(data, 9), filter=Name.FlateDecode)
    return stream


def _owners(tree: Dictionary, page: pikepdf.Page) -> Array | None:
    numbers = tree.ParentTree.Nums
    for position in range(0, len(numbers), 2):
        if numbers[position] == page.obj.get("/StructParents"):
            return numbers[position + 1]
    return None


def _identify(pdf: pikepdf.Pdf) -> None:
    xmp = pdf.Root.Metadata.read_bytes().replace(b"</rdf:RDF>", PDFUA_XMP + b"</rdf:RDF>", 1)
    metadata = pdf.make_stream(xmp)
    metadata.Type = Name.Metadata
    metadata.Subtype = Name.XML
    pdf.Root.Metadata = metadata
