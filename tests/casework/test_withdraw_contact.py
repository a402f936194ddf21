"""A manager takes a contact out of the log with a reason; the copy is kept."""

from datetime import date

import pytest

from accounts.models import AuditEvent
from casework import queries
from casework.models import Contact
from tests.casework import recipes
from tests.casework.answers import NOON, words

pytestmark = pytest.mark.django_db
REASON = {"because": "Logged for the wrong person"}


@pytest.fixture
def contact(link_worker, ada):
    """A visit on 2 November in which Ada was seen."""
    return recipes.contact(person=ada, author=link_worker)


def test_a_plan_it_kept_is_open_again(manager, browse, contact, ada):
    plan = recipes.planned_contact(person=ada, kept_by=contact)
    browse(manager).post(f"/contacts/{contact.uid}/withdrawal/", REASON)
    plan.refresh_from_db()
    assert plan.kept_by is None


def test_it_leaves_the_log_and_the_counts_and_the_copy_stays(manager, link_worker, browse, contact, ada):
    client = browse(manager)
    page = client.post(f"/contacts/{contact.uid}/withdrawal/", REASON, follow=True)
    assert "Logged for the wrong person" in words(page)
    assert "Ada showed me the garden" in words(page)
    kept = Contact.objects.get()
    assert (kept.withdrawn_by, kept.withdrawn_at, kept.text) == (manager, NOON, contact.text)
    assert "Ada showed me the garden" not in words(client.get(f"/people/{ada.uid}/contacts/"))
    assert not Contact.objects.standing().seen().exists()
    assert browse(link_worker).get(f"/contacts/{contact.uid}/").status_code == 404
    line = AuditEvent.objects.get(verb="withdrew contact")
    assert (line.subject_uid, line.person_uid) == (contact.uid, ada.uid)


def test_a_reason_is_required(manager, browse, contact):
    page = browse(manager).post(f"/contacts/{contact.uid}/withdrawal/", {"because": " "})
    assert "Enter why the contact is withdrawn" in words(page)
    assert Contact.objects.standing().exists()


def test_twice_is_refused_in_words(manager, browse, contact):
    client = browse(manager)
    client.post(f"/contacts/{contact.uid}/withdrawal/", REASON)
    page = client.post(f"/contacts/{contact.uid}/withdrawal/", REASON)
    assert page.status_code == 200
    assert "This contact has been withdrawn and can no longer be changed" in words(page)
    assert AuditEvent.objects.filter(verb="withdrew contact").count() == 1


def test_a_link_worker_may_not(link_worker, browse, contact):
    client = browse(link_worker)
    assert client.get(f"/contacts/{contact.uid}/withdrawal/").status_code == 403
    assert client.post(f"/contacts/{contact.uid}/withdrawal/", REASON).status_code == 403
    assert "Withdraw this contact" not in words(client.get(f"/contacts/{contact.uid}/"))


def test_it_is_in_no_list_no_paper_no_story_and_no_column(manager, browse, contact, ada):
    client = browse(manager)
    there, told = f"/people/{ada.uid}/", ("Ada showed me the garden", ">2 Nov 2026")
    pages = [f"{there}contacts/{page}" for page in ("", "?words=garden", "new/", "print/", "shareable/")]
    pages += [f"{there}timeline/", "/people/?show=contact"]
    for page in pages:
        assert any(word in words(client.get(page)) for word in told), (
            f"{page} does not tell of it to begin with"
        )
    client.post(f"/contacts/{contact.uid}/withdrawal/", REASON)
    for page in pages:
        assert not any(word in words(client.get(page)) for word in told), page
    assert queries.recency_by_side(ada, date(2026, 11, 22)) == {}
