"""A referral in words, as registers bring them, is tied to the entry of the directory it meant."""

import pytest

from accounts.models import AuditEvent
from tests.accounts import recipes as accounts
from tests.casework import recipes
from tests.casework.answers import words

pytestmark = pytest.mark.django_db


def test_it_counts_for_the_entry_and_keeps_its_words(link_worker, browse, ada):
    entry = recipes.service_area().service
    referral = recipes.referral(person=ada, service="SALT, Brackley")
    client = browse(link_worker)
    page = client.post(f"/referrals/{referral.uid}/service/", {"service_entry": str(entry.uid)}, follow=True)
    assert "It counts for Speech and language team in the directory now." in words(page)
    assert "1 waiting now" in words(client.get(f"/services/{entry.uid}/"))
    referral.refresh_from_db()
    assert (referral.service, referral.service_entry) == ("SALT, Brackley", entry)
    assert AuditEvent.objects.filter(verb="tied referral").count() == 1


def test_only_what_serves_where_they_live_is_offered(link_worker, browse, ada):
    elsewhere = recipes.service_area(council=accounts.council()).service
    referral = recipes.referral(person=ada)
    page = browse(link_worker).post(
        f"/referrals/{referral.uid}/service/", {"service_entry": str(elsewhere.uid)}
    )
    assert "Choose the service from the list" in words(page)


def test_a_referral_went_to_one_service(link_worker, browse, ada):
    referral = recipes.referral(person=ada, service_entry=recipes.service())
    other = recipes.service(name="Other team", everywhere=True)
    page = browse(link_worker).post(f"/referrals/{referral.uid}/service/", {"service_entry": str(other.uid)})
    assert "belongs to an entry of the directory already" in words(page)
