"""What the duty to renew is told, and the one day the host's officer is told."""

from datetime import date, timedelta

import pytest

from accounts.roles import Role
from placements.actions.legal import end_legal_status
from placements.models import Person
from reviews.queries import duties, rights_overview
from reviews.queries.liberty import authorised_facts
from reviews.rules.facts import Authorisation
from tests.accounts import recipes as accounts
from tests.placements import recipes as placements
from tests.placements.fact_answers import plain
from tests.reviews import recipes
from tests.reviews.rights import TODAY, ask, asked_and_granted

pytestmark = pytest.mark.django_db
WHAT = "DoLS standard authorisation"


def facts_of(person):
    return authorised_facts(Person.objects.filter(pk=person.pk)).get(person.pk, ())


def test_it_lasts_from_its_first_day_to_its_last(ada):
    recipes.granted(person=ada)
    assert facts_of(ada) == (Authorisation(WHAT, date(2026, 6, 10), date(2027, 5, 31)),)


def test_one_recorded_on_the_summary_alone_counts_and_one_without_an_end_does_not(ada):
    placements.legal_status(person=ada)
    placements.legal_status(person=ada, kind="court_of_protection", ends_on=None)
    placements.legal_status(person=ada, kind="mha", section="3")
    assert [fact.what for fact in facts_of(ada)] == [WHAT]


def test_a_later_request_is_the_renewal(link_worker, ada):
    recipes.granted(person=ada)
    ask(link_worker, ada)
    assert facts_of(ada)[0].renewal_asked_on == date(2026, 11, 2)


def test_a_request_withdrawn_renews_nothing(ada):
    recipes.granted(person=ada)
    recipes.authorisation(person=ada, state="withdrawn", decided_on=TODAY, decided_because="Asked by mistake")
    assert facts_of(ada)[0].renewal_asked_on is None


def test_replaced_it_ended_on_the_first_day_of_the_next(link_worker, ada):
    recipes.granted(person=ada)
    asked_and_granted(link_worker, ada)
    first, second = facts_of(ada)
    assert (first.last_day, first.ended_on) == (date(2027, 5, 31), date(2026, 11, 16))
    assert (second.starts_on, second.ended_on) == (date(2026, 11, 16), None)


def test_one_on_the_summary_alone_that_was_ended_early_did_not_run_out(link_worker, ada):
    status = placements.legal_status(person=ada)
    assert facts_of(ada)[0].ended_on is None
    last = TODAY - timedelta(days=1)
    end_legal_status(by=link_worker, status=status, last_day=last, today=TODAY)
    assert facts_of(ada)[0].ended_on == TODAY
    assert "DOL" not in {row.kind for row in duties.due_rows(Person.objects.filter(pk=ada.pk), TODAY)}
    assert rights_overview.overview(link_worker, TODAY).expired == []


def test_however_many_people_two_questions(django_assert_num_queries):
    for _ in range(4):
        recipes.granted()
    with django_assert_num_queries(2):
        assert len(authorised_facts(Person.objects.order_by("pk"))) == 4


@pytest.fixture
def officer(db):
    """Of the council in whose area she lives."""
    return accounts.staff(Role.HOST_OFFICER, accounts.council(placements.LINCOLNSHIRE))


def test_the_hosts_officer_is_told_until_when_and_nothing_else(officer, ada, browse):
    granted = recipes.granted(person=ada)
    recipes.liberty_assessment(authorisation=granted)
    client = browse(officer)
    page = client.get(f"/people/{ada.uid}/")
    assert "Deprivation of liberty authorised until" in plain(page)
    assert "31 May 2027" in plain(page)
    assert "Rights" not in [tab["label"] for tab in page.context["tabs"]]
    assert client.get(f"/people/{ada.uid}/rights/").status_code == 403
    assert client.get(f"/authorisations/{granted.uid}/").status_code == 404


def test_the_hosts_officer_is_told_nothing_where_nothing_is_authorised(officer, ada, browse):
    recipes.authorisation(person=ada)
    assert "Deprivation of liberty" not in plain(browse(officer).get(f"/people/{ada.uid}/"))


def test_whoever_pays_the_money_is_not_told(finance, ada, browse):
    recipes.granted(person=ada)
    assert "Deprivation of liberty" not in plain(browse(finance).get(f"/people/{ada.uid}/"))
