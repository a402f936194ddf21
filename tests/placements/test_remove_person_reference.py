"""Another organisation's reference is taken off, with the reason."""

import pytest

from accounts.models import AuditEvent
from linkworker.refusals import Refusal
from placements.actions import references as actions
from tests.accounts.recipes import TODAY
from tests.placements import recipes

pytestmark = pytest.mark.django_db


def remove(by, reference, because="mistyped"):
    return actions.remove_person_reference(by=by, reference=reference, because=because, today=TODAY)


def test_it_no_longer_finds_the_person_and_the_reason_stays(link_worker, browse):
    kept = recipes.person_reference(reference="LLR/77")
    client = browse(link_worker)
    page = client.post(f"/references/{kept.uid}/removal/", {"because": "mistyped"}, follow=True)
    assert "LLR/77" not in page.content.decode()
    assert not list(client.get("/people/", {"q": "LLR/77"}).context["table"].paginated_rows)
    kept.refresh_from_db()
    assert (kept.removed_on, kept.removed_because) == (TODAY, "mistyped")
    event = AuditEvent.objects.get(verb="removed person reference")
    assert event.details == {"given_by": "QK1", "because": "mistyped"}


def test_a_reason_is_asked(link_worker, browse):
    kept = recipes.person_reference()
    page = browse(link_worker).post(f"/references/{kept.uid}/removal/", {})
    assert "Select why it is taken off" in page.content.decode()


def test_twice_changes_nothing_and_another_reason_is_refused(link_worker, trail):
    kept = recipes.person_reference()
    remove(link_worker, kept)
    remove(link_worker, kept)
    assert trail() == ["removed person reference"]
    with pytest.raises(Refusal, match="taken off already"):
        remove(link_worker, kept, "other")


def test_who_may_not_know_gets_404_and_who_may_not_change_403(browse, stranger, finance):
    address = f"/references/{recipes.person_reference().uid}/removal/"
    assert browse(stranger).get(address).status_code == 404
    assert browse(finance).get(address).status_code == 403
