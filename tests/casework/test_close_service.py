"""An entry is closed with a reason and never deleted: nobody is referred there any more, and its referrals stay."""

from datetime import date

import pytest

from accounts.models import AuditEvent
from tests.casework import recipes
from tests.casework.answers import words

pytestmark = pytest.mark.django_db
CLOSED = {"closed_on": "yesterday", "because": "The grant ran out. Ask the library."}


def test_a_closed_entry_leaves_the_list_and_stays_to_be_read(link_worker, browse, ada):
    service = recipes.service_area().service
    recipes.referral(person=ada, service_entry=service)
    client = browse(link_worker)
    page = client.post(f"/services/{service.uid}/closing/", CLOSED, follow=True)
    assert "The grant ran out. Ask the library." in words(page)
    service.refresh_from_db()
    assert service.closed_on == date(2026, 11, 21)
    assert AuditEvent.objects.get(verb="closed service").details == {"closed_on": "2026-11-21"}
    assert service.name not in words(client.get("/services/"))
    assert service.name in words(client.get("/services/?closed=on"))
    assert service.name not in words(client.get(f"/people/{ada.uid}/services/"))
    assert "Speech and language therapy" in words(client.get(f"/people/{ada.uid}/referrals/"))


@pytest.mark.parametrize(
    ("answers", "told"),
    [
        ({"because": ""}, "Enter why it closed, or where people go instead"),
        ({"closed_on": "tomorrow"}, "must be today or in the past"),
        ({"closed_on": ""}, "Enter the date it closed"),
    ],
    ids=str,
)
def test_it_closed_on_a_day_for_a_reason(answers, told, link_worker, browse):
    service = recipes.service()
    page = browse(link_worker).post(f"/services/{service.uid}/closing/", CLOSED | answers)
    assert told in words(page)
    service.refresh_from_db()
    assert service.closed_on is None


def test_closed_twice_it_is_closed_once_and_the_first_reason_stands(link_worker, browse):
    service, client = recipes.service(), browse(link_worker)
    assert [client.post(f"/services/{service.uid}/closing/", CLOSED).status_code for _ in range(2)] == [
        302,
        302,
    ]
    page = client.post(f"/services/{service.uid}/closing/", CLOSED | {"because": "Burnt down"})
    assert "This entry is closed" in words(page)
    assert AuditEvent.objects.filter(verb="closed service").count() == 1
