"""A draft is thrown away by its author, after one question."""

from datetime import datetime

import pytest

from accounts.models import AuditEvent
from casework.models import Draft
from tests.casework import recipes
from tests.casework.answers import LONDON, words

pytestmark = pytest.mark.django_db


def test_a_draft_is_discarded_only_after_a_question(link_worker, browse, ada):
    draft = recipes.draft(author=link_worker, person=ada)
    page = browse(link_worker).get(f"/drafts/{draft.uid}/discard/")
    assert "nobody can bring it back" in words(page)
    assert str(ada) in words(page)
    assert Draft.objects.exists()


def test_a_draft_is_discarded_by_its_author_and_the_trail_says_so(link_worker, browse, ada):
    draft = recipes.draft(author=link_worker, person=ada, saved_at=datetime(2026, 11, 1, tzinfo=LONDON))
    page = browse(link_worker).post(f"/drafts/{draft.uid}/discard/", follow=True)
    assert "Draft discarded" in words(page)
    assert not Draft.objects.exists()
    assert AuditEvent.objects.get(verb="discarded draft").person_uid == ada.uid
