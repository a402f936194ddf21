"""A request is granted or refused."""

from datetime import date

import pytest

from accounts.models import AuditEvent
from accounts.roles import Role
from linkworker.refusals import Refusal
from placements.models import LegalStatus
from reviews.actions import liberty_refusals as refusals
from tests.accounts import recipes as accounts
from tests.placements import recipes as placements
from tests.placements.fact_answers import plain
from tests.reviews import recipes
from tests.reviews.rights import GRANTED, TODAY, ask, asked_and_granted, conclude, grant, typed

pytestmark = pytest.mark.django_db


def statuses(person):
    rows = LegalStatus.objects.filter(person=person).order_by("starts_on", "pk")
    return [(row.kind, row.starts_on, row.last_day) for row in rows]


def test_granted_it_is_the_legal_status_of_those_days(link_worker, ada, browse):
    asked = ask(link_worker, ada)
    conclude(link_worker, asked)
    client = browse(link_worker)
    page = plain(client.post(f"/authorisations/{asked.uid}/decision/", typed(GRANTED), follow=True))
    assert "It is in force until 14 May 2027" in page
    assert statuses(ada) == [("dols_standard", date(2026, 11, 16), date(2027, 5, 14))]
    assert "DoLS in force until 14 May 2027" in plain(client.get(f"/people/{ada.uid}/"))
    assert AuditEvent.objects.filter(verb="granted authorisation").count() == 1


def test_it_stands_on_what_an_assessor_concluded(link_worker, ada):
    asked = ask(link_worker, ada)
    with pytest.raises(Refusal, match="Record first what the assessor concluded"):
        grant(link_worker, asked)
    conclude(link_worker, asked, conclusion="not_deprived")
    with pytest.raises(Refusal, match="nothing to authorise"):
        grant(link_worker, asked)
    conclude(link_worker, asked, assessed_on=date(2026, 11, 12))
    assert grant(link_worker, asked).state == "granted"


def test_the_page_says_before_anything_is_typed_that_a_conclusion_is_missing(link_worker, ada, browse):
    asked = recipes.authorisation(person=ada)
    page = f"/authorisations/{asked.uid}/decision/"
    assert "No conclusion of an assessor is recorded" in browse(link_worker).get(page).content.decode()
    recipes.liberty_assessment(authorisation=asked)
    assert "No conclusion of an assessor is recorded" not in browse(link_worker).get(page).content.decode()


@pytest.mark.parametrize(
    ("days", "told"), [(0, "Enter for how many days"), (366, "365 days at most, until 15 November 2027")]
)
def test_twelve_months_at_most(days, told, link_worker, ada):
    with pytest.raises(Refusal, match=told):
        asked_and_granted(link_worker, ada, granted_days=days)


def test_a_whole_year_may_be_granted(link_worker, ada):
    assert asked_and_granted(link_worker, ada, granted_days=365).last_day == date(2027, 11, 15)


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({"decided_on": date(2026, 11, 23)}, "today or in the past"),
        ({"decided_on": date(2026, 11, 1)}, "on or after the day of the request"),
        ({"granted_from": date(2026, 11, 15)}, "on the day it was granted, or later"),
        ({"granted_from": None}, "Enter the day it comes into force"),
        ({"state": "refused"}, "Say why"),
    ],
)
def test_what_does_not_fit_is_refused_and_nothing_is_in_force(said, told, link_worker, ada):
    with pytest.raises(Refusal, match=told):
        asked_and_granted(link_worker, ada, **said)
    assert statuses(ada) == []


def test_refused_with_the_reason_nothing_is_in_force_and_the_urgent_one_ends(link_worker, ada):
    asked = ask(
        link_worker, ada, requested_on=date(2026, 11, 18), urgent_from=date(2026, 11, 18), urgent_days=7
    )
    grant(link_worker, asked, state="refused", decided_on=date(2026, 11, 20), decided_because="She consents")
    assert statuses(ada) == [("dols_urgent", date(2026, 11, 18), date(2026, 11, 20))]


def test_the_urgent_one_ends_when_the_standard_one_is_in_force(link_worker, ada):
    asked = ask(
        link_worker, ada, requested_on=date(2026, 11, 18), urgent_from=date(2026, 11, 18), urgent_days=7
    )
    conclude(link_worker, asked, assessed_on=date(2026, 11, 20))
    grant(link_worker, asked, decided_on=TODAY, granted_from=TODAY)
    assert statuses(ada)[0] == ("dols_urgent", date(2026, 11, 18), date(2026, 11, 21))


def test_one_in_force_is_replaced(link_worker, ada):
    first = recipes.granted(person=ada)
    second = asked_and_granted(link_worker, ada)
    first.refresh_from_db()
    assert first.closed_as == "replaced"
    assert first.status.last_day == date(2026, 11, 15)
    assert second.status.starts_on == date(2026, 11, 16)


def test_a_renewal_for_the_day_after_replaces_nothing(link_worker, ada):
    first = recipes.granted(
        person=ada,
        granted_days=160,
        status=placements.legal_status(person=ada, ends_on=date(2026, 11, 17)),
    )
    asked_and_granted(link_worker, ada, granted_from=date(2026, 11, 17))
    first.refresh_from_db()
    assert first.closed_as == ""
    assert first.status.last_day == date(2026, 11, 16)


def test_a_status_on_record_for_the_same_days_is_taken_over(link_worker, ada):
    status = placements.legal_status(person=ada, starts_on=date(2026, 11, 16), ends_on=date(2027, 5, 15))
    assert asked_and_granted(link_worker, ada).status == status
    assert len(statuses(ada)) == 1


def test_the_court_grants_without_an_assessor_of_the_council(link_worker, ada):
    asked = ask(link_worker, ada, scheme="court")
    grant(link_worker, asked, representative="")
    assert statuses(ada) == [("court_of_protection", date(2026, 11, 16), date(2027, 5, 14))]


def test_the_same_decision_twice_is_one_and_another_is_refused(link_worker, ada):
    granted = asked_and_granted(link_worker, ada)
    assert grant(link_worker, granted) == granted
    assert len(statuses(ada)) == 1
    with pytest.raises(Refusal, match="This request was granted on 16 November 2026"):
        grant(link_worker, granted, granted_days=90)


def test_the_nurse_reads_it_and_does_not_decide(chc_nurse, browse, noon):
    asked = recipes.authorisation(person=placements.person(responsible_icb=accounts.icb()))
    client = browse(chc_nurse)
    assert client.get(f"/authorisations/{asked.uid}/").status_code == 200
    assert client.post(f"/authorisations/{asked.uid}/decision/", typed(GRANTED)).status_code == 403


def test_to_withdraw_is_no_decision_so_nobody_does_it_by_this_way(link_worker, ada):
    with pytest.raises(ValueError, match="no decision"):
        grant(link_worker, ask(link_worker, ada), state="withdrawn", decided_because="She moved")


def test_who_asked_does_not_decide_unless_the_paper_says_so(link_worker, ada):
    asked = ask(link_worker, ada)
    conclude(link_worker, asked)
    with pytest.raises(refusals.WhereIsItWritten, match="Rutland decides, and not who asked"):
        grant(link_worker, asked, reference=" ")
    with pytest.raises(refusals.WhereIsItWritten):
        grant(link_worker, asked, state="refused", decided_because="She consents", reference="")
    asked.refresh_from_db()
    assert asked.state == "requested"
    assert grant(link_worker, asked).state == "granted"


def test_a_colleague_of_the_council_that_decides_needs_no_paper_and_one_of_the_host_does(link_worker, ada):
    asked = ask(link_worker, ada)
    conclude(link_worker, asked)
    host = accounts.staff(Role.LINK_WORKER, accounts.council("E10000019"))
    with pytest.raises(refusals.WhereIsItWritten):
        grant(host, asked, reference="")
    assert grant(accounts.staff(Role.LINK_WORKER), asked, reference="").state == "granted"


def test_an_order_of_the_court_is_written_down_with_its_number(link_worker, ada):
    asked = ask(link_worker, ada, scheme="court")
    conclude(link_worker, asked)
    with pytest.raises(refusals.WhereIsItWritten, match="The Court of Protection decides"):
        grant(accounts.staff(Role.TEAM_MANAGER), asked, reference="")
