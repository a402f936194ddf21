"""A proposal is taken back, or refused by whom it was put to."""

import pytest

from placements.models import Merge
from tests.placements import recipes

pytestmark = pytest.mark.django_db


@pytest.fixture
def merge(rutland):
    return recipes.merge()


def test_dropped_it_waits_no_more_and_cannot_be_agreed(link_worker, manager, browse, merge, trail):
    browse(link_worker).post(f"/merges/{merge.uid}/dropping/")
    browse(link_worker).post(f"/merges/{merge.uid}/dropping/")
    assert not Merge.objects.waiting().exists()
    assert trail().count("dropped merge") == 2  # one line for each of the two
    assert "no longer waiting" in browse(manager).post(f"/merges/{merge.uid}/").content.decode()


def test_what_was_agreed_is_undone_and_not_dropped(link_worker, manager, browse, merge):
    browse(manager).post(f"/merges/{merge.uid}/")
    page = browse(link_worker).post(f"/merges/{merge.uid}/dropping/", follow=True)
    assert "no longer waiting" in page.content.decode()
    assert Merge.objects.in_force().get() == merge


def test_others_cannot_drop_it(finance, stranger, browse, merge):
    for staff in (finance, stranger):
        assert browse(staff).post(f"/merges/{merge.uid}/dropping/").status_code == 404
