"""A page laid out whole or not at all: whatever the layout engine complains about stops it, for a report with a
hole is worse than none. Runs in the child process only."""

import logging
import warnings
from collections.abc import Mapping
from xml.etree import ElementTree

from reporting.pdf import finishing
from reporting.pdf.wording import break_long_tokens

with warnings.catch_warnings():
    # WeasyPrint announces which later Pango it will want; the report of today needs no such news.
    warnings.simplefilter("ignore")
    import weasyprint
    from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

KINDS = {
    b"<svg": "image/svg+xml",
    b"\x89PNG": "image/png",
    b"\xff\xd8\xff": "image/jpeg",
    b"wOF2": "font/woff2",
    b"wOFF": "font/woff",
    b"\x00\x01\x00\x00": "font/ttf",
    b"OTTO": "font/otf",
}
TAKEN_OUT = frozenset(
    {"script", "link", "base", "iframe", "object", "embed", "form", "video", "audio", "template"}
)
LINKING = frozenset({"href", "rel", "action", "formaction", "data", "ping", "download", "target"})
NO_PICTURE = ".notdef glyph"


class PageRefused(Exception):
    """The page asks for something it may not have, or the layout engine could not lay it out whole."""


def make(html: str, assets: Mapping[str, bytes], title: str) -> bytes:
    """Lay out the page and finish its tags. Raises PageRefused."""
    raw, without_picture = _lay_out(html, assets, title, frozenset())
    if without_picture:
        raw, without_picture = _lay_out(html, assets, title, without_picture)
    if without_picture:
        raise PageRefused("No font has a picture for some of the characters of this page.")
    return finishing.finish(raw)


class OnlyGivenAssets(URLFetcher):
    """Answers `asset:name` for the names given. Anything else stops the page: an ordinary error here would be
    swallowed and leave a hole."""

    def __init__(self, assets: Mapping[str, bytes]):
        super().__init__()
        self.assets = assets

    def fetch(self, url, headers=None):
        """Return the asset. Raises FatalURLFetchingError, which WeasyPrint does not swallow."""
        scheme, _, name = url.partition(":")
        if scheme != "asset":
            raise FatalURLFetchingError(f"The page asks for an address of kind “{scheme[:20]}”.")
        if name not in self.assets:
            raise FatalURLFetchingError(f"The picture or font “{name[:80]}” is missing.")
        body = self.assets[name]
        kind = next((kind for start, kind in KINDS.items() if body.startswith(start)), None)
        if kind is None:
            raise FatalURLFetchingError(f"The picture or font “{name[:80]}” is of no kind a report may hold.")
        return URLFetcherResponse(url, body=body, headers={"Content-Type": kind})


class _Complaints(logging.Handler):
    """Keeps what the layout engine says at warning level or above."""

    def __init__(self):
        super().__init__(logging.WARNING)
        self.serious: list[str] = []
        self.without_picture: set[str] = set()

    def emit(self, record: logging.LogRecord) -> None:
        if str(record.msg).startswith(NO_PICTURE):
            self.without_picture.add(record.args[0])
        else:
            self.serious.append(str(record.msg).partition("%")[0].strip(" :'"))


def _lay_out(
    html: str, assets: Mapping[str, bytes], title: str, replaced: frozenset[str]
) -> tuple[bytes, frozenset[str]]:
    """Return the engine's PDF and the characters no font could draw; `replaced` ones become question marks."""
    complaints = _Complaints()
    weasyprint.LOGGER.addHandler(complaints)
    weasyprint.LOGGER.propagate = False
    try:
        document = weasyprint.HTML(string=html, base_url=None, url_fetcher=OnlyGivenAssets(assets))
        _tidy(document.etree_element, title, replaced)
        pdf = document.write_pdf(pdf_variant="pdf/a-3a", pdf_tags=True)
    except FatalURLFetchingError as refused:
        raise PageRefused(str(refused)) from None
    finally:
        weasyprint.LOGGER.removeHandler(complaints)
    if complaints.serious:
        raise PageRefused(f"The page cannot be laid out whole: {complaints.serious[0]}.")
    return pdf, frozenset(complaints.without_picture)


def _tidy(root: ElementTree.Element, title: str, replaced: frozenset[str]) -> None:
    """Take links and active parts out of the parsed page, give it its title, break what cannot break."""
    question_marks = str.maketrans(dict.fromkeys(replaced, "?"))
    for element in list(root.iter()):
        if not isinstance(element.tag, str):
            element.text = ""
            continue
        for child in [child for child in element if child.tag in TAKEN_OUT]:
            child.clear()
            child.tag = "span"
        if element.tag == "meta" and "charset" not in element.attrib:
            element.attrib.clear()
        for name in [name for name in element.attrib if name.lower() in LINKING]:
            del element.attrib[name]
        for name, value in element.attrib.items():
            element.attrib[name] = value.translate(question_marks)
        if element.text and element.tag != "style":
            element.text = break_long_tokens(element.text).translate(question_marks)
        if element.tail:
            element.tail = break_long_tokens(element.tail).translate(question_marks)
    root.set("lang", "en-GB")
    _entitle(root, title)


def _entitle(root: ElementTree.Element, title: str) -> None:
    head = root.find("head")
    for old in head.findall("title"):
        head.remove(old)
    ElementTree.SubElement(head, "title").text = title
