"""The monthly report: page 1 alone, every figure explained, nothing that is suppressed anywhere."""

import hashlib
import io
import itertools
import re
from copy import deepcopy
from datetime import date

import page as conformance
import pikepdf
import pytest

from reporting import documents, pdf
from reporting.documents import content, paper, reading
from tests.reporting import snapshots
from tests.reporting.test_render_pdf import elements

HOSTILE = (
    '"><script>alert(1)</script><img src="http://127.0.0.1:9/x"><a href="javascript:alert(1)">x</a>'
    "{{ 7|add:7 }}{% load static %}</style><style>@import url(file:///etc/passwd)</style>"
)


def read(snapshot):
    return reading.read(snapshot)


def page_of(snapshot, sentences="", asks="", **cover) -> paper.Page:
    told = read(snapshot)
    return paper.board_report_page(
        told, paper.board_report_cover(told, **cover), content.Narrative.from_text(sentences, asks)
    )


def everything_printed(page: paper.Page) -> str:
    """All that could reach a reader's eye or ear: the page and the pictures, without the stylesheet."""
    html = re.sub(r"<style>.*?</style>", "", page.html, flags=re.DOTALL)
    return html + "".join(picture.decode() for picture in page.pictures.values())


@pytest.fixture(scope="module", params=["restricted", "public"])
def edition(request):
    return request.param


@pytest.fixture(scope="module")
def printed(edition) -> bytes:
    return documents.board_report(getattr(snapshots, edition)(), edition=edition, approved_by="Team manager")


@pytest.mark.parametrize("profile", ["ua1", "3a"])
def test_each_edition_passes_both_standards(printed, profile):
    report = conformance.validate_pdf_bytes(printed, profile=profile)

    assert report.is_compliant, [failure.message for failure in report.failures]


def test_each_edition_names_itself_and_its_month(printed, edition):
    opened = pikepdf.open(io.BytesIO(printed))

    assert (
        str(opened.docinfo.Title)
        == f"Rutland County Council: out of county link worker, October 2026 ({edition})"
    )
    assert str(opened.Root.Lang) == "en-GB"


def test_headings_never_skip_a_level(printed):
    opened = pikepdf.open(io.BytesIO(printed))
    levels = []

    def walk(element):
        if isinstance(element, pikepdf.Dictionary) and "/S" in element:
            if found := re.fullmatch(r"/H([1-6])", str(element.S)):
                levels.append(int(found.group(1)))
            kids = element.get("/K", [])
            for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
                walk(kid)

    for top in opened.Root.StructTreeRoot.K:
        walk(top)

    assert levels[0] == 1
    assert levels.count(1) == 1
    assert levels.count(2) == 5
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))


def test_every_picture_has_words_and_every_head_a_direction(printed):
    assert all(str(figure.Alt).strip() for figure in elements(printed, "Figure"))
    assert all(str(cell.A.Scope) in ("/Column", "/Row") for cell in elements(printed, "TH"))
    assert len(elements(printed, "Table")) == len(elements(printed, "Caption"))


def test_sections_are_bookmarked(printed):
    with pikepdf.open(io.BytesIO(printed)).open_outline() as outline:
        sections = [item.title for item in outline.root[0].children]

    assert sections == [
        "The month at a glance", "Who we support", "Seen and reviewed", "Money", "Definitions and data quality",
    ]  # fmt: skip


def test_the_same_month_is_the_same_file(printed, edition):
    again = documents.board_report(getattr(snapshots, edition)(), edition=edition, approved_by="Team manager")

    assert hashlib.sha256(again).hexdigest() == hashlib.sha256(printed).hexdigest()


def test_page_one_stands_alone_with_the_published_figures():
    html = page_of(snapshots.restricted()).html
    front = html[: html.index("<section>")]

    for words in (
        "16",
        "33",
        "£1.40m",
        "15 of 16 people",
        "45 of 49 people",
        "Up from 15, worse",
        "at least 95%",
    ):
        assert words in front
    assert front.count('class="card"') == 6
    assert "16 adults are placed out of the area by Rutland County Council" in front
    assert "of which health pays 39.3%" in front


def test_the_longest_narrative_stays_on_page_one():
    words = "Everyone placed out has been seen and the review that slipped is booked. " * 3
    sentence, ask = words[: documents.LONGEST_SENTENCE], words[: documents.LONGEST_ASK]
    narrative = documents.Narrative((sentence,) * 3, (ask,) * 3)
    made = documents.board_report(snapshots.restricted(), edition="restricted", narrative=narrative)
    with pikepdf.open(io.BytesIO(made)) as opened, opened.open_outline() as outline:
        second = outline.root[0].children[1]

        assert second.title == "Who we support"
        assert opened.pages.index(pikepdf.Page(second.destination[0])) == 1


def test_the_managers_words_replace_the_reports_own():
    html = page_of(snapshots.restricted(), "One family moved nearer.", "Agree the plan.").html

    assert "<li>One family moved nearer.</li>" in html
    assert "<li>Agree the plan.</li>" in html
    assert "16 adults are placed out" not in html


def test_every_figure_is_defined_with_its_n_and_its_source():
    html = page_of(snapshots.restricted()).html
    back = html[html.index("Definitions and data quality") :]

    for one in snapshots.restricted()["figures"]:
        assert f"{one['id']} {one['title']}: " in back
        assert one["definition"] in back.replace("&#x27;", "'")
    assert "K10 Annual review coverage: 93.8% (15 of 16)" in back
    assert "K04 Health share of spend: 39.3% (£550,000 of £1,400,000)" in back
    assert snapshots.FINGERPRINT.removeprefix("sha256:") in back
    assert "365/7" in back


def test_nought_and_the_three_kinds_of_no_number_are_four_marks():
    snapshot = snapshots.restricted()
    snapshot["people"]["movements"] = {
        "new": 0, "moved": {"state": "not_applicable"}, "returned": {"state": "not_recorded"},
        "ended": {"state": "suppressed"},
    }  # fmt: skip
    html = page_of(snapshot).html
    movements = html[html.index("Movements of adults") :]

    assert re.findall(r"<td>(.*?)</td>", movements)[:4] == [
        "0",
        "not applicable",
        "not recorded",
        "suppressed",
    ]


def test_an_unapproved_report_says_draft_on_every_page():
    told = read(snapshots.restricted())

    assert paper.board_report_cover(told)["revision"] == "Revision 1, draft"
    approved = paper.board_report_cover(
        told, approved_by="T. Manager", approved_on=date(2026, 11, 4), revision=2
    )
    assert approved["revision"] == "Revision 2"
    assert approved["approved"] == "T. Manager, 4 November 2026"


def test_a_month_that_is_all_suppressed_prints_not_one_number():
    """Every cell suppressed: then no cell of a table and no words of a picture may hold a digit."""
    snapshot = suppressed_throughout()
    page = page_of(snapshot)
    cells = re.findall(r"<td[^>]*>(.*?)</td>", page.html)
    alts = re.findall(r'alt="([^"]*)"', page.html)

    assert cells
    assert not [cell for cell in cells if re.search(r"\d", re.sub("<img.*?>", "", cell))]
    assert not [alt for alt in alts if re.search(r"\d", re.sub(r"20\d\d|None of the 12 months", "", alt))]
    for name in ("people-by-month", "reviews-on-time", "money-by-payer"):
        assert f"asset:{name}" not in page.html
    assert "card" in page.html
    assert ">Suppressed<" in page.html


def test_the_public_edition_holds_none_of_the_exact_numbers():
    exact = [
        "93.75",
        "93.8%",
        "39.29",
        "39.3%",
        "1,678.08",
        "15 of 16",
        "45 of 49",
        "41 days",
        "834,000",
        "15,994.52",
    ]
    public = everything_printed(page_of(snapshots.public()))
    restricted = everything_printed(page_of(snapshots.restricted()))

    assert [words for words in exact if words in public] == []
    assert [words for words in exact if words not in restricted] == ["93.75", "39.29"]


def test_a_suppressed_figure_is_not_rated():
    """Amber with a target of nought would say that there are one or two."""
    front = page_of(snapshots.public()).html

    assert "asset:badge-amber" not in front
    assert "asset:badge-red" not in front


def test_a_suppressed_figure_that_still_carries_numbers_is_refused():
    snapshot = snapshots.public()
    snapshot["figures"][6]["met"] = 15

    with pytest.raises(documents.SnapshotIsWrong, match="K10 is suppressed but still holds “met”"):
        read(snapshot)


def test_a_cell_beside_its_state_is_refused():
    snapshot = snapshots.public()
    snapshot["reviews"]["overdue"] = {"state": "suppressed", "value": 3}

    with pytest.raises(documents.SnapshotIsWrong, match="reviews / overdue"):
        read(snapshot)


def test_the_exact_snapshot_never_becomes_the_public_edition():
    with pytest.raises(documents.WrongEdition, match="made for the restricted edition"):
        documents.board_report(snapshots.restricted(), edition="public")


@pytest.mark.parametrize(
    "path",
    ["authority", "month", "as_at", "edition", "fingerprint", "weeks_per_year", "figures", "people", "reviews",
     "money", "quality", "people by_month", "people movements", "reviews overdue", "money by_payer"],
)  # fmt: skip
def test_what_is_missing_is_named(path):
    snapshot = snapshots.restricted()
    *above, last = path.split()
    place = snapshot
    for key in above:
        place = place[key]
    del place[last]

    with pytest.raises(documents.SnapshotIsWrong, match=f"has no “{last}”"):
        read(snapshot)


def test_a_headline_figure_that_is_missing_is_named():
    snapshot = snapshots.restricted()
    snapshot["figures"] = [one for one in snapshot["figures"] if one["id"] != "K19"]

    with pytest.raises(documents.SnapshotIsWrong, match="K19"):
        page_of(snapshot)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"month": "2026-13"}, "YYYY-MM"),
        ({"as_at": "31/10/2026"}, "YYYY-MM-DD"),
        ({"edition": "secret"}, "must be one of"),
        ({"fingerprint": "md5:1"}, "hexadecimal"),
        ({"month": "2026-09"}, "12 months up to 2026-09"),
    ],
)
def test_what_is_of_the_wrong_kind_is_named(change, told):
    with pytest.raises(documents.SnapshotIsWrong, match=told):
        read(snapshots.restricted() | change)


@pytest.mark.parametrize("number", ["NaN", "Infinity", "lots", True, 1.5, None])
def test_a_number_that_is_no_number_is_refused(number):
    snapshot = snapshots.restricted()
    snapshot["reviews"]["overdue"] = number

    with pytest.raises(documents.SnapshotIsWrong, match="not a number"):
        read(snapshot)


def test_hostile_words_and_words_of_100_kilobytes_are_printed_as_words():
    snapshot = snapshots.restricted()
    snapshot["authority"]["name"] = HOSTILE
    snapshot["people"]["by_setting"][0]["label"] = HOSTILE
    snapshot["money"]["by_payer"][0]["label"] = "Council"
    for one in snapshot["figures"]:
        one["title"] = one["definition"] = HOSTILE
        one["source"] = "x" * 100_000
    for row in snapshot["reviews"]["by_kind"]:
        row["label"] = HOSTILE
    made = documents.board_report(
        snapshot,
        edition="restricted",
        narrative=documents.Narrative((HOSTILE,), (HOSTILE,)),
        prepared_by=HOSTILE,
        approved_by=HOSTILE,
    )
    opened = pikepdf.open(io.BytesIO(made))

    assert all("/Annots" not in sheet for sheet in opened.pages)
    assert "/Names" not in opened.Root
    assert conformance.validate_pdf_bytes(made, profile="ua1").is_compliant


@pytest.mark.parametrize("font", ["latin-400-normal", "latin-700-normal", "latin-ext-400-normal"])
def test_a_missing_font_stops_the_report_in_words(settings, tmp_path, font):
    fonts = tmp_path / "fonts"
    fonts.mkdir()
    for path in (settings.ASSETS / "fonts").iterdir():
        if font not in path.name:
            (fonts / path.name).write_bytes(path.read_bytes())
    settings.ASSETS = tmp_path

    with pytest.raises(pdf.PdfCouldNotBeMade, match=r"Start \./run once"):
        documents.board_report(snapshots.restricted(), edition="restricted")


def test_a_missing_chart_stops_the_report_in_words():
    page = page_of(snapshots.restricted())
    pictures = {name: body for name, body in page.pictures.items() if name != "money-by-payer"}

    with pytest.raises(pdf.PdfCouldNotBeMade, match="is missing"):
        pdf.render(page.html, pictures, page.title)


def suppressed_throughout() -> dict:
    snapshot = deepcopy(snapshots.public())
    hidden = snapshots.SUPPRESSED
    for one in snapshot["figures"]:
        one.update(value=None, state="suppressed", previous=hidden, target=None)
        for point in one["trend"]:
            point.update(value=None, state="suppressed")
    for row in snapshot["people"]["by_month"]:
        row["placed_out"] = row["placed_in"] = hidden
    for payer in snapshot["money"]["by_payer"]:
        payer["weekly"] = payer["yearly"] = hidden
    for row in snapshot["quality"]:
        row["of"] = hidden
    return snapshot
