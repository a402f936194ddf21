"""HTML in, an accessible archival PDF out: the only package that knows WeasyPrint.

The PDF is tagged (PDF/UA-1) and archival (PDF/A-3a) in one file, made in a child process that can reach
neither network nor database, and the same input always gives the same bytes.
"""

from reporting.pdf.process import Limits, PdfCouldNotBeMade, PdfTookTooLong, render
from reporting.pdf.wording import safe_text

__all__ = ["Limits", "PdfCouldNotBeMade", "PdfTookTooLong", "render", "safe_text"]
