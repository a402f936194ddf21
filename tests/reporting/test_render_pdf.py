"""HTML becomes a PDF in a child process: whole, accessible, alone, in time, and always the same."""

import io
import os
import subprocess
import time
from pathlib import Path

import page as conformance
import pikepdf
import pytest

from reporting import pdf
from reporting.pdf import laying_out, process
from reporting.pdf.wording import BREAK_HERE

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><rect width="30" height="9"/></svg>'
BODY = """<h1>Report</h1><p>Words</p><h2>Part</h2><img src="asset:chart" alt="People. 16 in October.">
<table><caption>People</caption><thead><tr><th scope="col">Month</th><th scope="col">People</th></tr></thead>
<tbody><tr><th scope="row">Oct</th><td>16</td></tr></tbody></table>"""
MARGINS = "@page { @top-left { content: 'Head' } @bottom-right { content: counter(page) } }"


def document(body: str = BODY, css: str = MARGINS) -> str:
    return f'<!doctype html><html lang="en-GB"><head><style>{css}</style></head><body>{body}</body></html>'


def elements(made: bytes, kind: str) -> list[pikepdf.Dictionary]:
    """Every tag of one kind, in reading order."""
    found = []

    def walk(element):
        if isinstance(element, pikepdf.Dictionary) and "/S" in element:
            if str(element.S) == f"/{kind}":
                found.append(element)
            kids = element.get("/K", [])
            for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
                walk(kid)

    opened = pikepdf.open(io.BytesIO(made))
    for top in opened.Root.StructTreeRoot.K:
        walk(top)
    elements.opened = opened  # keeps the tags alive
    return found


@pytest.fixture(scope="module")
def made() -> bytes:
    return pdf.render(document(), {"chart": SVG}, "A title")


@pytest.mark.parametrize("profile", ["ua1", "3a"])
def test_the_file_passes_both_standards_at_once(made, profile):
    report = conformance.validate_pdf_bytes(made, profile=profile)

    assert report.is_compliant, [failure.message for failure in report.failures]


def test_the_file_says_its_title_and_language(made):
    opened = pikepdf.open(io.BytesIO(made))

    assert str(opened.docinfo.Title) == "A title"
    assert str(opened.Root.Lang) == "en-GB"
    assert opened.Root.ViewerPreferences.DisplayDocTitle
    assert opened.Root.MarkInfo.Marked


def test_heads_of_columns_and_rows_say_which_they_are(made):
    assert [str(cell.A.Scope) for cell in elements(made, "TH")] == ["/Column", "/Column", "/Row"]


def test_a_picture_has_its_words(made):
    assert [str(figure.Alt) for figure in elements(made, "Figure")] == ["People. 16 in October."]


def test_margin_text_is_an_artifact_and_belongs_to_no_tag(made):
    with pikepdf.open(io.BytesIO(made)) as opened:
        marks = [
            str(operands[0])
            for operands, operator in pikepdf.parse_content_stream(opened.pages[0])
            if operator == pikepdf.Operator("BDC")
        ]

    assert marks.count("/Artifact") == 2


@pytest.mark.parametrize(
    "body",
    [
        '<img src="file:///etc/passwd">',
        '<img src="http://127.0.0.1:9/x">',
        '<img src="data:image/svg+xml,<svg/>">',
        '<img src="//127.0.0.1/x">',
        '<img src="chart">',
        '<img src="asset:elsewhere">',
        '<p style="background: url(file:///etc/passwd)">x',
        '<style>@import url("http://127.0.0.1:9/x.css");</style>',
        '<style>@font-face { font-family: x; src: url("file:///etc/passwd") } p { font-family: x }</style><p>x',
        '<svg width="9" height="9"><image href="file:///etc/passwd" width="9" height="9"/></svg>',
    ],
)
def test_a_page_that_reaches_out_is_refused(body):
    with pytest.raises(laying_out.PageRefused):
        laying_out.make(document("<h1>x</h1>" + body), {"chart": SVG}, "x")


def test_a_picture_that_reaches_out_is_refused():
    hostile = SVG.replace(b"<rect ", b'<image href="file:///etc/passwd" ')

    with pytest.raises(laying_out.PageRefused):
        laying_out.make(document(), {"chart": hostile}, "x")


def test_the_missing_asset_is_named():
    with pytest.raises(pdf.PdfCouldNotBeMade, match="“chart” is missing"):
        pdf.render(document(), {}, "x")


def test_no_link_script_or_attachment_comes_through():
    hostile = (
        '<h1>x</h1><a href="javascript:alert(1)">a</a><a href="file:///etc/passwd">b</a><a href="http://x.invalid">c</a>'
        '<a rel="attachment" href="file:///etc/passwd">d</a><script>app.alert(1)</script>'
    )
    head = '<link rel="attachment" href="file:///etc/passwd"><base href="file:///etc/">'
    made = laying_out.make(document(hostile).replace("<head>", "<head>" + head), {}, "x")
    opened = pikepdf.open(io.BytesIO(made))
    everything = b"\n".join(
        item.read_bytes() if isinstance(item, pikepdf.Stream) else item.unparse() for item in opened.objects
    )

    assert "/Names" not in opened.Root
    assert all("/Annots" not in sheet for sheet in opened.pages)
    for word in (b"javascript", b"/JS", b"/URI", b"/Launch", b"/EmbeddedFile", b"root:", b"x.invalid"):
        assert word not in everything


def test_one_unbroken_word_of_100_kilobytes_is_printed_in_seconds():
    started = time.monotonic()
    made = pdf.render(document(f"<h1>x</h1><p>{'x' * 100_000}</p>"), {}, "x")

    assert len(pikepdf.open(io.BytesIO(made)).pages) > 5
    assert time.monotonic() - started < 60


def test_a_character_no_font_can_draw_becomes_a_question_mark_and_the_file_still_passes():
    made = pdf.render(document("<h1>Star \U0010fffd</h1>"), {}, "x")

    failures = conformance.validate_pdf_bytes(made, profile="ua1").failures

    assert [failure.message for failure in failures] == []


def test_the_child_is_killed_when_its_time_is_up(monkeypatch):
    started = []

    class Watched(subprocess.Popen):
        def __init__(self, *args, **kwargs):
            super().__init__(*args, **kwargs)
            started.append(self)

    monkeypatch.setattr(process.subprocess, "Popen", Watched)
    rows = "".join(f"<tr><td>{number}</td></tr>" for number in range(20_000))

    with pytest.raises(pdf.PdfTookTooLong, match="after 2 seconds"):
        pdf.render(document(f"<h1>x</h1><table>{rows}</table>"), {}, "x", limits=pdf.Limits(seconds=2))

    assert started[0].returncode == -9
    assert not Path(f"/proc/{started[0].pid}").exists()


def test_computing_time_is_limited_too():
    rows = "".join(f"<tr><td>{number}</td></tr>" for number in range(20_000))

    with pytest.raises(pdf.PdfTookTooLong, match="seconds of computing"):
        pdf.render(document(f"<h1>x</h1><table>{rows}</table>"), {}, "x", limits=pdf.Limits(cpu_seconds=3))


def test_memory_is_limited():
    rows = "".join(f"<tr><td>{number}</td></tr>" for number in range(20_000))
    little = pdf.Limits(memory_bytes=200_000_000, seconds=60)

    with pytest.raises(pdf.PdfCouldNotBeMade):
        pdf.render(document(f"<h1>x</h1><table>{rows}</table>"), {}, "x", limits=little)


def test_an_oversized_page_is_refused_before_it_is_read():
    with pytest.raises(pdf.PdfCouldNotBeMade, match="Ask for fewer rows"):
        pdf.render("x" * 3_000_001, {}, "x")


def test_the_child_is_told_no_secrets(monkeypatch, tmp_path):
    monkeypatch.setenv("SECRET_KEY", "hush")
    monkeypatch.setenv("DATABASE_URL", "postgres://hush")
    monkeypatch.setenv("FONTCONFIG_FILE", os.environ.get("FONTCONFIG_FILE", "/etc/fonts/fonts.conf"))
    seen = {}

    class Watched(subprocess.Popen):
        def __init__(self, *args, **kwargs):
            seen.update(kwargs["env"])
            super().__init__(*args, **kwargs)

    monkeypatch.setattr(process.subprocess, "Popen", Watched)
    pdf.render(document("<h1>x</h1>"), {}, "x")

    assert "hush" not in str(seen.values())
    assert seen["FONTCONFIG_FILE"]


def test_safe_text_holds_no_control_or_direction_marks_and_is_cut_at_its_limit():
    assert pdf.safe_text("a\x00b\u202ec\n d\ud800") == "abc d"
    assert len(pdf.safe_text("word " * 1000).replace(BREAK_HERE, "")) == 2000
    assert pdf.safe_text("word " * 1000).endswith("… (shortened)")


def test_safe_text_lets_long_words_break():
    pieces = pdf.safe_text("y" * 500).split(BREAK_HERE)

    assert max(len(piece) for piece in pieces) == 40
    assert "".join(pieces) == "y" * 500
    assert BREAK_HERE not in pdf.safe_text("y" * 200)
