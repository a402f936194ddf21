"""The parent's side: start the child, hand it the page, wait so long and no longer, take the PDF back."""

import base64
import json
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]
MEGABYTE = 1_000_000
LARGEST_HTML_BYTES = 3 * MEGABYTE
LARGEST_ASSETS_BYTES = 20 * MEGABYTE

# All that the child is told about the machine. Secrets and addresses of databases are not on the list;
# the library and font settings are, so that a private copy of Pango works.
PASSED_ON = ("PATH", "HOME", "LD_LIBRARY_PATH", "FONTCONFIG_FILE", "FONTCONFIG_PATH", "XDG_CACHE_HOME")


class PdfCouldNotBeMade(Exception):
    """The page cannot become a PDF as it is; trying again with the same page will not help."""


class PdfTookTooLong(Exception):
    """Making the PDF was stopped because it used up its time."""


@dataclass(frozen=True)
class Limits:
    """What one PDF may use: wall clock and processor in seconds, memory and the largest file in bytes."""

    seconds: float = 150
    cpu_seconds: int = 120
    memory_bytes: int = 1_200 * MEGABYTE
    file_bytes: int = 50 * MEGABYTE


def render(html: str, assets: Mapping[str, bytes], title: str, *, limits: Limits | None = None) -> bytes:
    """Return the page as one PDF that is both PDF/UA-1 and PDF/A-3a.

    The page may use nothing but `assets`, by name: a picture or font called "chart-people" is written
    `asset:chart-people`. Links and scripts are taken out. The same arguments give the same bytes.
    Raises PdfTookTooLong when the time is used up, else PdfCouldNotBeMade with the reason; a missing asset
    is a reason, never a hole in the page.
    """
    limits = limits or Limits()
    _refuse_oversized(html, assets)
    page = json.dumps(
        {"html": html, "title": title, "assets": {n: _text(b) for n, b in sorted(assets.items())}}
    )
    with tempfile.TemporaryDirectory(prefix="linkworker-pdf-") as folder:
        return _answer_of(_start(folder, limits), page.encode("utf-8", "replace"), limits)


def _refuse_oversized(html: str, assets: Mapping[str, bytes]) -> None:
    if len(html) > LARGEST_HTML_BYTES:
        raise PdfCouldNotBeMade(
            f"The page holds {len(html):,} characters and the most is {LARGEST_HTML_BYTES:,}. Ask for fewer rows."
        )
    if (size := sum(len(body) for body in assets.values())) > LARGEST_ASSETS_BYTES:
        raise PdfCouldNotBeMade(
            f"The pictures hold {size:,} bytes and the most is {LARGEST_ASSETS_BYTES:,}. Use smaller pictures."
        )


def _text(body: bytes) -> str:
    return base64.b64encode(body).decode("ascii")


def _start(folder: str, limits: Limits) -> subprocess.Popen:
    """Start the child in a folder of its own; hash seed, time zone and locale are fixed so bytes repeat."""
    passed_on = {name: os.environ[name] for name in PASSED_ON if name in os.environ}
    fixed = {
        "PYTHONPATH": str(REPOSITORY),
        "PYTHONHASHSEED": "0",
        "PYTHONDONTWRITEBYTECODE": "1",
        "TZ": "UTC",
        "LC_ALL": "C.UTF-8",
        "TMPDIR": folder,
    }
    numbers = [str(limits.cpu_seconds), str(limits.memory_bytes), str(limits.file_bytes)]
    return subprocess.Popen(
        [sys.executable, "-m", "reporting.pdf.child", *numbers],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=folder,
        env=passed_on | fixed,
        start_new_session=True,
    )


def _answer_of(child: subprocess.Popen, page: bytes, limits: Limits) -> bytes:
    try:
        pdf, complaint = child.communicate(page, timeout=limits.seconds)
    except subprocess.TimeoutExpired:
        raise PdfTookTooLong(f"Making the PDF was stopped after {limits.seconds:g} seconds.") from None
    finally:
        _end(child)
    if child.returncode in (-signal.SIGXCPU, -signal.SIGKILL):
        raise PdfTookTooLong(f"Making the PDF was stopped after {limits.cpu_seconds} seconds of computing.")
    if child.returncode != 0 or not pdf.startswith(b"%PDF-"):
        raise PdfCouldNotBeMade(_reason(complaint, child.returncode))
    return pdf


def _end(child: subprocess.Popen) -> None:
    """Whatever happened, nothing of the child is left: it leads its own process group, which is killed."""
    if child.poll() is None:
        os.killpg(child.pid, signal.SIGKILL)
        child.communicate()


def _reason(complaint: bytes, returncode: int) -> str:
    """The child's last line is its reason as JSON; anything else it said may quote the page and is dropped."""
    last = complaint.decode("utf-8", "replace").strip().rpartition("\n")[2]
    try:
        return str(json.loads(last)["reason"])
    except (ValueError, KeyError, TypeError):
        return f"Making the PDF ended without a reason (exit status {returncode})."
