"""The council gives an urgent authorisation a few days more, once."""

from datetime import date

import pytest

from linkworker.refusals import Refusal
from placements.models import LegalStatus
from reviews.actions import liberty
from tests.accounts.recipes import TODAY
from tests.placements.fact_answers import plain
from tests.reviews.rights import ask

pytestmark = pytest.mark.django_db


@pytest.fixture
def urgent(link_worker, ada):
    """From 18 to 24 November 2026."""
    return ask(
        link_worker, ada, requested_on=date(2026, 11, 18), urgent_from=date(2026, 11, 18), urgent_days=7
    )


def extend(by, authorisation, days=7, today=TODAY):
    return liberty.extend_urgent_authorisation(by=by, authorisation=authorisation, days=days, today=today)


def test_it_goes_on_without_a_gap(link_worker, ada, urgent, browse):
    client = browse(link_worker)
    page = f"/authorisations/{urgent.uid}/"
    assert "Extend the urgent authorisation" in plain(client.get(page))
    done = plain(client.post(f"{page}extension/", {"days": "7"}, follow=True))
    assert "18 November 2026 to 1 December 2026 at the latest" in done
    assert f"{page}extension/" not in client.get(page).content.decode()
    last = [row.last_day for row in LegalStatus.objects.filter(person=ada).order_by("starts_on", "pk")]
    assert last == [date(2026, 11, 24), date(2026, 12, 1)]


def test_once_and_the_same_twice_is_once(link_worker, urgent):
    assert extend(link_worker, urgent, 5) == extend(link_worker, urgent, 5)
    with pytest.raises(Refusal, match="extended once"):
        extend(link_worker, urgent, 7)


@pytest.mark.parametrize("days", [0, 8])
def test_by_seven_days_at_most(days, link_worker, urgent):
    with pytest.raises(Refusal, match="7 days at most"):
        extend(link_worker, urgent, days)


def test_before_it_runs_out(link_worker, urgent):
    with pytest.raises(Refusal, match="before it runs out"):
        extend(link_worker, urgent, 7, date(2026, 11, 25))


def test_without_an_urgent_one_there_is_nothing_to_extend(link_worker, ada):
    with pytest.raises(Refusal, match="no urgent authorisation in force"):
        extend(link_worker, ask(link_worker, ada))
