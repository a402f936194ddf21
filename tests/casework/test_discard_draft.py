"""A draft is thrown away by its author, after one question."""

from datetime import datetime

import pytest

from accounts.models import AuditEvent
from casework.models import Draft
from tests.accounts import recipes as accounts
from tests.casework import recipes
from tests.casework.answers import LONDON, words
from tests.placements import recipes as placements

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


def test_somebody_out_of_reach_by_now_is_not_named(link_worker, browse):
    stranger = placements.person(
        family_name="Quillfeather", responsible_council=accounts.council("E10000019")
    )
    draft = recipes.draft(author=link_worker, person=stranger)
    page = browse(link_worker).get(f"/drafts/{draft.uid}/discard/")
    assert "Quillfeather" not in words(page)
    assert browse(link_worker).post(f"/drafts/{draft.uid}/discard/").status_code == 302


def test_somebody_elses_draft_is_not_there(link_worker, browse, ada):
    draft = recipes.draft(author=link_worker, person=ada)
    assert browse(accounts.staff()).get(f"/drafts/{draft.uid}/discard/").status_code == 404
