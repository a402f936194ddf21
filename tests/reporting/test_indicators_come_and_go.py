"""An indicator is added or taken out while months are frozen: each month stays whole as it was made."""

import pytest
from django.urls import reverse

from linkworker.charts.values import NOT_MEASURED
from linkworker.periods import Month
from reporting import figures
from reporting.documents import content, figures_drawn, paper, reading
from reporting.figures import board, months
from reporting.kpi import Kpi, Measure, Unit
from reporting.kpis import KPIS
from reporting.models import DisclosureSetting
from reporting.rules.rag import Better
from tests.accounts.recipes import council
from tests.placements.recipes import funding_line, placement
from tests.reporting import recipes

SEPTEMBER, OCTOBER = Month.parse("2026-09"), Month.parse("2026-10")
pytestmark = pytest.mark.django_db

ADDED = Kpi(
    id="K99",
    title="People known by name",
    definition="Everybody placed out.",
    unit=Unit.COUNT,
    better=Better.HIGHER,
    measure=lambda authority, month: Measure.count(
        tuple(someone.id for someone, _ in authority.open_out(month.last_day))
    ),
    source="The register.",
    readers=frozenset(),
)
TAKEN_OUT = "K13"


@pytest.fixture
def register(rutland):
    for _ in range(30):
        funding_line(placement=placement(), payer=rutland)


@pytest.fixture
def listed(monkeypatch):
    """Put another list of indicators in place of today's."""

    def put(kpis):
        for module in (months, board):
            monkeypatch.setattr(module, "KPIS", tuple(kpis))

    return put


def without(id):
    return [kpi for kpi in KPIS if kpi.id != id]


def freeze(month):
    frozen = figures.board_content(council(), month)
    return recipes.snapshot(month=month.first_day, content=frozen, fingerprint=frozen["fingerprint"])


def public(exact):
    return figures.public_content(exact, DisclosureSetting.objects.get(authority=None))


@pytest.mark.parametrize("edition", figures.EDITIONS)
def test_a_frozen_month_keeps_the_indicators_it_was_made_with(register, listed, edition):
    freeze(SEPTEMBER)
    made = figures.for_month(council(), SEPTEMBER, edition=edition)
    listed([*without(TAKEN_OUT), ADDED])
    kept = figures.for_month(council(), SEPTEMBER, edition=edition)
    assert kept.as_json() == made.as_json()
    assert kept.figure(TAKEN_OUT).definition == made.figure(TAKEN_OUT).definition
    assert kept.not_measured == ("K99 People known by name",)


@pytest.mark.parametrize("edition", figures.EDITIONS)
def test_the_history_of_a_new_indicator_says_where_it_was_not_measured(register, listed, edition):
    freeze(SEPTEMBER)
    listed([*without(TAKEN_OUT), ADDED])
    told = figures.history(council(), OCTOBER, 2, edition=edition)
    assert [(point.value, point.state) for point in told["K99"]] == [(None, NOT_MEASURED), (30, "")]
    assert TAKEN_OUT not in told


def test_the_next_report_tells_the_new_indicator_and_leaves_the_old_one_out(register, listed):
    freeze(SEPTEMBER)
    listed([*without(TAKEN_OUT), ADDED])
    exact = figures.board_content(council(), OCTOBER)
    for made in (exact, public(exact)):
        by_id = {one["id"]: one for one in made["figures"]}
        assert TAKEN_OUT not in by_id
        assert by_id["K99"]["previous"] is None
        assert by_id["K99"]["trend"][-2] == {"month": "2026-09", "value": None, "state": NOT_MEASURED}
        assert by_id["K99"]["trend"][-1]["value"] == "30"
        told = reading.read(made)
        html = paper.board_report_page(told, paper.board_report_cover(told), content.Narrative()).html
        assert "K99 People known by name" in html


@pytest.mark.parametrize("edition", ["restricted", "public"])
def test_an_old_month_is_printed_whole_when_its_indicator_is_gone(register, listed, edition):
    exact = freeze(OCTOBER).content
    listed([*without(TAKEN_OUT), ADDED])
    told = reading.read(exact if edition == "restricted" else public(exact))
    html = paper.board_report_page(told, paper.board_report_cover(told), content.Narrative()).html
    assert "K13 First review in 8 weeks" in html
    assert "K99" not in html


def test_last_months_column_says_that_it_was_not_measured_then(register, listed):
    freeze(SEPTEMBER)
    listed([*KPIS, ADDED])
    told = reading.read(figures.board_content(council(), OCTOBER))
    assert figures_drawn.line(told.figure("K99"), figures_drawn.Pictures()).previous == "not measured then"


def test_the_pages_of_a_frozen_month_stand_whatever_the_list_holds_today(register, listed, browse, manager):
    freeze(OCTOBER)
    listed([*without("K11"), ADDED])
    client = browse(manager)
    told = client.get(reverse("reporting:figures", args=[OCTOBER]), {"people": "K11"}).content.decode()
    assert "K11</span> Reviews on time" in told
    assert "Not measured then" in told
    assert "K99 People known by name" in told
    assert "people=K10" in told
    assert "people=K11" not in told
    assert client.get(reverse("reporting:dashboard"), {"on": "2026-11-22"}).status_code == 200


def test_the_pages_of_a_live_month_leave_out_what_is_no_longer_told(register, listed, browse, manager):
    listed(kpi for kpi in KPIS if kpi.id not in ("K04", "K11"))
    assert "K04" not in browse(manager).get(reverse("reporting:dashboard")).content.decode()
