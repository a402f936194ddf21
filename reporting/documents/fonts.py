"""The product's one typeface, as files for a PDF."""

from pathlib import Path

from django.conf import settings

from reporting.pdf import PdfCouldNotBeMade

FILES = {
    f"font-{subset}-{cut}": f"atkinson-hyperlegible-{subset}-{cut}.woff2"
    for subset in ("latin", "latin-ext")
    for cut in ("400-normal", "700-normal", "400-italic")
}


def embedded() -> dict[str, bytes]:
    """Each font by the name the stylesheet asks for. Raises PdfCouldNotBeMade when a file is not there."""
    folder = Path(settings.ASSETS) / "fonts"
    return {name: _file(folder / file) for name, file in FILES.items()}


def _file(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        raise PdfCouldNotBeMade(
            f"The font file {path.name} is missing. Start ./run once to fetch it."
        ) from None
