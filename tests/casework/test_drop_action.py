"""An action that is no longer needed is dropped with a reason: neither kept nor broken."""

from datetime import date

import pytest

from accounts.models import AuditEvent
from casework.models import Action
from tests.casework import recipes
from tests.casework.actions_posted import at
from tests.casework.answers import words

pytestmark = pytest.mark.django_db


def test_it_is_dropped_and_stands_under_no_longer_needed(link_worker, browse, ada):
    action = recipes.action(person=ada)
    page = words(browse(link_worker).post(at(action, "dropping"), {"because": "She moved"}, follow=True))
    assert page.index("No longer needed") < page.index("She moved")
    assert "Nothing is waiting to be done" in page
    action.refresh_from_db()
    assert (action.dropped_on, action.dropped_by) == (date(2026, 11, 22), link_worker)
    assert AuditEvent.objects.filter(verb="dropped action").count() == 1


def test_without_a_reason_it_is_not(link_worker, browse, ada):
    action = recipes.action(person=ada)
    assert "Enter why" in words(browse(link_worker).post(at(action, "dropping"), {"because": " "}))
    assert Action.objects.open().count() == 1


def test_the_same_reason_twice_is_one_line_and_another_is_refused(link_worker, browse, ada):
    action, client = recipes.action(person=ada), browse(link_worker)
    for _ in range(2):
        assert client.post(at(action, "dropping"), {"because": "She moved"}).status_code == 302
    assert AuditEvent.objects.filter(verb="dropped action").count() == 1
    assert "no longer needed" in words(client.post(at(action, "dropping"), {"because": "Other"}))


def test_what_is_dropped_is_not_completed(link_worker, browse, ada):
    action = recipes.action(person=ada, dropped_on=date(2026, 11, 20), dropped_because="She moved")
    page = browse(link_worker).post(at(action, "completion"), {"done_on": "today", "outcome": "Done."})
    assert "This action is no longer needed" in words(page)
    action.refresh_from_db()
    assert action.done_on is None
