"""The notice of another council, as it came by letter or email."""

import pytest

from placements.actions import received as actions
from tests.placements import recipes
from tests.placements.test_record_found_without_notice import came, untold

pytestmark = pytest.mark.django_db


def test_a_notice_that_came_is_kept_once(link_worker, trail):
    stay = recipes.placed_in()
    assert came(link_worker, stay) == came(link_worker, stay)
    with pytest.raises(actions.ReceivedAlready):
        came(link_worker, stay, way="email")
    assert trail() == ["recorded notice received"]
    assert untold(link_worker) == []
