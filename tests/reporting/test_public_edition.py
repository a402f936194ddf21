"""Nothing hidden is in the public edition in any form: the same for the JSON and for the report's content."""

import json
from datetime import date
from decimal import Decimal

import pytest

from linkworker.charts import Cell
from linkworker.periods import Month
from placements.models import Person, SettingType
from reporting import figures
from reporting.documents import content, figures_drawn, paper, reading, sentences
from reporting.documents.content import Narrative
from reporting.figures import publication
from reporting.kpi import Measure, Unit
from reporting.queries import settings
from reporting.rules.disclosure import Mode, Safety
from tests.accounts.recipes import council, icb
from tests.casework.recipes import contact
from tests.placements.recipes import funding_line, home, placement
from tests.reporting import recipes, snapshots
from tests.reporting.registers import Register
from tests.reviews.recipes import review

OCTOBER = Month.parse("2026-10")
SAFETY = Safety(
    threshold=5, base=5, zero_is_safe=True, mode=Mode.ROUND, smallest_denominator=20, largest_share=50
)


def frozen(content, month=OCTOBER, **fields):
    return recipes.snapshot(
        month=month.first_day, content=content, fingerprint=content["fingerprint"], **fields
    )


def public(month=OCTOBER):
    return figures.for_month(council(), month, edition="public")


def public_content(content):
    return figures.public_content(content, settings.disclosure(council(), OCTOBER.last_day))


def numbers_in(document, name=""):
    """Every number in a document with the names it stands under, dates and settings left out."""
    if isinstance(document, dict):
        for key, value in document.items():
            if key not in ("month", "as_at", "target", "id", "code", "fingerprint", "weeks_per_year"):
                yield from numbers_in(value, f"{name}/{key}")
    elif isinstance(document, list):
        for number, value in enumerate(document):
            yield from numbers_in(value, f"{name}/{number}")
    elif isinstance(document, int | float) or (
        isinstance(document, str) and document.replace(".", "", 1).isdigit()
    ):
        yield name, Decimal(document)


def place_out(number, code="RES", weekly="1000.00", payer=None):
    where = home(setting_type=SettingType.objects.get(code=code))
    for _ in range(number):
        funding_line(placement=placement(home=where), payer=payer or council(), weekly=Decimal(weekly))


@pytest.mark.django_db
@pytest.mark.parametrize("seed", [11, 12])
def test_every_number_in_the_public_edition_is_rounded_and_large_enough(seed):
    Register(seed, OCTOBER.last_day, people=50)
    content = json.loads(json.dumps(figures.board_content(council(), OCTOBER)))
    for document in (public().as_json(), public_content(content)):
        found = list(numbers_in(document))
        assert found
        for name, number in found:
            assert number == 0 or (number >= 5 and number % 5 == 0), f"{name}: {number}"


@pytest.mark.django_db
@pytest.mark.parametrize("seed", [11, 12])
def test_the_public_edition_is_one_whether_asked_for_as_json_or_printed_live_or_frozen(seed):
    Register(seed, OCTOBER.last_day, people=50)
    live = public().as_json()
    content = figures.board_content(council(), OCTOBER)
    frozen(content)
    again = public().as_json()
    assert live["frozen"] is False
    assert again["frozen"] is True
    assert live["fingerprint"] == again["fingerprint"] == public_content(content)["fingerprint"]
    assert {**live, "frozen": True} == again


@pytest.mark.django_db
def test_a_suppressed_figure_leaves_no_number_of_any_kind():
    place_out(3, weekly="1234.56")
    told = public().as_json()
    for one in told["figures"]:
        if one["id"] in ("K01", "K03", "K05", "K10", "K12", "K19"):
            assert one["value"] is None, one
            assert one["state"] == "suppressed"
            assert not {"met", "of", "not_recorded", "not_applicable"} & set(one)
            assert (one["rag"], one["split"]) == (None, [])
            assert one["target"] is None or one["unit"] == "percent"
    known = {"id": "", "target": None}  # public before anyone was counted
    assert "3" not in json.dumps([one | known for one in told["figures"]])


@pytest.mark.django_db
def test_one_small_group_is_not_found_by_taking_the_others_from_the_total():
    place_out(12)
    place_out(4, "SL_SHARED")
    found = public().figure("K01")
    assert found.value == 15
    assert {part.label: part.state or part.value for part in found.split if part.value != 0} == {
        "Care home": "suppressed",
        "Supported living": "suppressed",
    }


@pytest.mark.django_db
def test_nothing_is_found_by_taking_one_month_from_the_next():
    place_out(9)
    place_out(6, "OWN_HOME")
    place_out(4, "SL_SHARED")
    hospital = home(setting_type=SettingType.objects.get(code="HOSP_ATU"))
    movers = [placement(home=hospital, ends_on=date(2026, 10, 5), end_reason="moved") for _ in range(9)]
    september = figures.board_content(council(), OCTOBER.previous())
    before = {part["label"]: part["n"] for part in public_content_of(september)["people"]["by_setting"]}
    frozen(september, OCTOBER.previous())
    for stay in movers:  # as many people as before, but another small group
        placement(person=stay.person, home=stay.home, starts_on=date(2026, 10, 5))
    hidden = {part.label for part in public().figure("K01").split if part.state}
    hidden_before = {label for label, n in before.items() if n == {"state": "suppressed"}}
    assert len(hidden & hidden_before) >= 2


def public_content_of(content):
    return figures.public_content(content, settings.disclosure(council(), OCTOBER.last_day))


def group_basis(counts, before=None):
    exact = publication.basis(
        Measure.count(
            tuple(f"p{i}-{n}" for i, count in enumerate(counts) for n in range(count)),
            split=tuple(
                (f"Group {i}", Measure.count(tuple(f"p{i}-{n}" for n in range(count))))
                for i, count in enumerate(counts)
            ),
        ),
        Unit.COUNT,
    )
    return {"K01": exact | ({"before": before} if before else {})}


def test_what_last_month_hid_stays_covered_this_month():
    september, october = [9, 4, 6], [9, 6, 4]
    shown = publication.published(group_basis(september), SAFETY)["K01"]
    assert shown.hidden == (1, 2)
    before = {"counts": september, "hidden": list(shown.hidden)}
    assert publication.published(group_basis(october, before), SAFETY)["K01"].hidden == (1, 2)
    # Two months that share only one hidden group: more is hidden until they share two.
    alone = {"counts": [4, 6, 9], "hidden": [0, 1]}
    assert len({*publication.published(group_basis([9, 6, 4], alone), SAFETY)["K01"].hidden} & {0, 1}) == 2


@pytest.mark.django_db
def test_a_percentage_needs_twenty_people_and_five_on_each_side():
    for number in range(25):
        someone = placement().person
        funding_line(placement=someone.placements.get())
        if number < 20:
            review(person=someone)
    assert (told := public().figure("K10")).value == 80
    assert (told.met, told.of) == (20, 25)
    for someone in people_not_reviewed()[:1]:
        review(person=someone)
    assert public().figure("K10").state == "suppressed"


def people_not_reviewed():
    return list(Person.objects.filter(reviews=None).order_by("pk"))


@pytest.mark.django_db
def test_pounds_are_shown_to_the_nearest_ten_thousand_and_never_when_one_person_is_most_of_them():
    place_out(6, weekly="1000.00")
    assert public().figure("K03").value == 310_000  # 312,857.14
    place_out(1, weekly="7000.00")
    assert public().figure("K03").state == "suppressed"


@pytest.mark.django_db
def test_a_payer_of_few_people_is_not_found_by_taking_the_others_from_the_total():
    place_out(12)
    place_out(3, payer=icb(), weekly="900.00")
    told = public().figure("K03")
    assert told.value == 770_000
    assert {part.label for part in told.split if part.state} == {"Council", "NHS (ICB)"}
    assert public().figure("K04").state == "suppressed"


@pytest.mark.django_db
def test_the_mean_says_no_more_than_the_published_total_and_count():
    place_out(16, weekly="1678.08")
    told = public()
    assert told.figure("K03").value == 1_400_000
    assert told.figure("K05").value == 1800  # 1,400,000 over 52.14 weeks and 15 people, as published


@pytest.mark.django_db
def test_a_mean_of_rounded_numbers_is_printed_as_about_so_much_and_why():
    place_out(16, weekly="1678.08")
    content = json.loads(json.dumps(figures.board_content(council(), OCTOBER)))
    html = printed_for_the_public(content).html
    assert "<td>about £1,800</td>" in html
    assert "K05 Mean gross weekly cost: about £1,800</h3>" in html
    assert "A mean is the rounded pounds divided by the rounded people, and so approximate" in html


@pytest.mark.parametrize(
    ("yearly", "people", "mean"),
    [("1400000", 16, "1800"), ("150000", 6, "580"), ("20000", 6, "80"), ("5400000", 10, "10000")],
)
def test_a_mean_keeps_two_figures_and_no_more_than_tens(yearly, people, mean):
    exact = {"state": None, "people": people, "unknown": 0}
    told = publication._mean_weekly(exact, publication.Published(yearly), SAFETY)
    assert told.value == mean


@pytest.mark.django_db
def test_a_wholesale_nought_may_be_shown():
    told = public()
    assert (told.figure("K01").value, told.figure("K03").value, told.figure("K12").value) == (0, 0, 0)
    assert told.figure("K10").state == "not_applicable"


@pytest.mark.django_db
def test_the_councils_own_rule_comes_before_the_national_one():
    place_out(7)
    assert public().figure("K01").value == 5
    recipes.disclosure_setting()
    assert public().figure("K01").state == "suppressed"


@pytest.mark.django_db
def test_both_editions_of_a_frozen_month_can_be_printed():
    place_out(16)
    contact()
    content = json.loads(json.dumps(figures.board_content(council(), OCTOBER)))
    assert reading.read(content).edition == "restricted"
    assert reading.read(public_content(content)).edition == "public"


def test_a_month_is_published_without_reading_the_register():
    october = publication.published(group_basis([12, 8]), SAFETY)
    assert (october["K01"].value, [part.value for part in october["K01"].split]) == ("20", ["10", "10"])


# How the public report is drawn


def page_from(snapshot):
    told = reading.read(snapshot)
    return paper.board_report_page(told, paper.board_report_cover(told), Narrative())


def printed_for_the_public(content):
    return page_from(public_content_of(content))


@pytest.fixture
def report_of_thirty_five(db):
    """35 adults placed out, 30 of them reviewed: one more or less would look like five."""
    for number in range(35):
        someone = placement().person
        funding_line(placement=someone.placements.get())
        if number < 30:
            review(person=someone)
    return json.loads(json.dumps(figures.board_content(council(), OCTOBER)))


def test_a_share_of_few_is_not_drawn_over_the_months_and_the_card_says_why(report_of_thirty_five):
    page = printed_for_the_public(report_of_thirty_five)
    assert "86%" in page.html
    assert "spark-K10" not in page.pictures
    assert "spark-K10" not in page.html
    assert "of so few people, rounding alone would make it jump" in page.html
    assert "a step of 5 can be one person more or less" in page.html


def test_a_share_of_many_is_drawn_from_its_published_values():
    trend = tuple(content.TrendPoint(date(2026, month, 1), Cell(Decimal(90))) for month in (9, 10))
    of_many = figure_of(unit="percent", one_step=Decimal(5), trend=trend)
    assert figures_drawn.spark(of_many, pictures := figures_drawn.Pictures()).name in pictures.files
    assert figures_drawn.spark(figure_of(unit="percent", one_step=Decimal(6), trend=trend), pictures) is None


MONTHS_OF_PLACED_IN = {
    "zigzag": [30, 35] * 6,
    "level": [30] * 12,
    "rise": [30, 35, 40] * 4,
    "none": [0, 5] * 6,
}


@pytest.mark.parametrize("shape", MONTHS_OF_PLACED_IN)
def test_a_count_that_never_leaves_one_rounding_step_is_told_in_words_and_not_drawn(shape):
    numbers = MONTHS_OF_PLACED_IN[shape]
    trend = tuple(
        content.TrendPoint(date(2026, 1 + n, 1), Cell(Decimal(number))) for n, number in enumerate(numbers)
    )
    figure = figure_of(one_step=Decimal(5), trend=trend)
    words = "About 30 to 35 in every month. No line over the months: rounding alone would make it jump."
    assert figure.instead_of_line == (words if shape == "zigzag" else "")
    assert figure_of(one_step=None, trend=trend).instead_of_line == ""


def test_a_month_without_a_number_is_not_among_those_told_in_words():
    cells = [Cell(Decimal(30)), Cell(Decimal(35)), Cell(state="suppressed")]
    assert content.instead_of_line(cells, Decimal(5), "count").startswith(
        "About 30 to 35 in every month with a number."
    )


def zigzag() -> dict:
    """The public month in which 32 or 33 people placed in are 30 in one month and 35 in the next."""
    snapshot = snapshots.public() | {"rounded_to": 5}
    for one, row in enumerate(snapshot["people"]["by_month"]):
        row["placed_in"] = 30 + 5 * (one % 2)
    placed_in = next(one for one in snapshot["figures"] if one["id"] == "K02")
    placed_in["one_step"] = "5"
    for point, row in zip(placed_in["trend"], snapshot["people"]["by_month"], strict=True):
        point["value"] = str(row["placed_in"])
    return snapshot


def test_the_line_of_a_count_within_one_rounding_step_is_left_out_of_the_chart_and_of_the_card():
    page = page_from(zigzag())
    chart = page.pictures["people-by-month"].decode()
    assert chart.count("<polyline") == 1
    assert ">Placed out: " in chart
    assert ">Placed in: 35" not in chart
    assert "Placed in: about 30 to 35 in every month. No line over the months" in page.html
    assert "<td>30</td>" in page.html
    assert "spark-K02" not in page.pictures


def test_a_chart_without_a_line_left_keeps_its_table():
    snapshot = zigzag()
    for row in snapshot["people"]["by_month"]:
        row["placed_out"] = row["placed_in"] - 15
    page = page_from(snapshot)
    assert "asset:people-by-month" not in page.html
    assert "Placed out: about 15 to 20 in every month." in page.html
    assert "<td>20</td>" in page.html


def test_suppressed_reviews_are_one_plain_sentence_without_an_empty_chart():
    html = page_from(snapshots.public()).html
    seen = html[html.index("Seen and reviewed") : html.index("Contact and review figures")]
    assert "How many reviews are overdue, for how many days at most and how many of each kind" in seen
    assert "left out so that nobody can be recognised" in seen
    assert "managers have them in the restricted edition" in seen
    assert "suppressed" not in seen
    assert "No bar can be drawn" not in html
    assert "Reviews overdue now: <b>" not in html


def test_a_number_of_overdue_reviews_that_may_be_shown_stands_beside_what_is_left_out():
    snapshot = snapshots.public() | {"rounded_to": 5}
    snapshot["reviews"]["overdue"] = "10"
    html = page_from(snapshot).html
    assert "Reviews overdue now: <b>about 10</b>.</p>" in html
    assert "For how many days at most and how many of each kind were held on time" in html


@pytest.mark.parametrize(
    ("unit", "one_step", "before", "now", "words"),
    [
        ("count", 5, 10, 15, "No change beyond rounding"),
        ("count", 5, 10, 20, "Up from 10, better"),
        ("percent", 14, 71, 99, "No change beyond rounding"),
        ("percent", 5, 71, 82, "Up from 71%, better"),
        ("count", None, 15, 16, "Up from 15, better"),
    ],
)
def test_a_change_that_may_be_nothing_but_rounding_is_not_told(unit, one_step, before, now, words):
    told = figure_of(
        unit=unit,
        one_step=None if one_step is None else Decimal(one_step),
        value=Cell(Decimal(now)),
        previous=Cell(Decimal(before)),
    )
    assert sentences.travel(told).words == words


def figure_of(**fields) -> content.Figure:
    nought = Cell(Decimal(0))
    return content.Figure(
        **{
            **dict.fromkeys(("id", "title", "rag", "counted_in", "definition", "source"), ""),
            "unit": "count",
            "better": "higher",
            "value": nought,
            "met": nought,
            "of": Cell(Decimal(35)),
            "not_recorded": nought,
            "not_applicable": nought,
            "target": None,
            "previous": None,
            "trend": (),
            "split": (),
        }
        | fields
    )


def test_a_target_that_is_withheld_is_said_to_be_left_out_and_why(report_of_thirty_five):
    html = printed_for_the_public(report_of_thirty_five).html
    card = html[html.index('<span class="code">K01</span>') :]
    card = card[: card.index("</div>")]
    assert "Target: left out, so that small numbers cannot be worked out" in card
    assert "No target set" not in card
    assert "Rating left out, so that small numbers cannot be worked out" in card
    assert "Target: at least 100%" in html


def test_whether_a_rating_is_left_out_does_not_tell_the_rating(report_of_thirty_five):
    exact = {one["id"]: one for one in report_of_thirty_five["figures"]}
    told = []
    for rag in ("green", "red", None):
        exact["K01"]["rag"] = rag
        told.append(public_content_of(report_of_thirty_five)["figures"][0])
    assert told[0] == told[1] == told[2]


def test_rounded_numbers_are_told_as_about(report_of_thirty_five):
    html = printed_for_the_public(report_of_thirty_five).html
    assert "About 35 adults are placed out of the area by" in html
    assert "About 30 of 35 had their annual review" in html
