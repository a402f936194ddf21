"""A register's referrals and the steps recorded here meet in the same columns, and never contradict each other."""

from datetime import date

import pytest
from django.core.management import CommandError

from casework.models import Referral
from tests.reviews.invented_register import invented, write_folder
from tests.reviews.test_import_register import load

pytestmark = pytest.mark.django_db


@pytest.fixture
def files():
    """A register of one person with one referral, declined."""
    found = invented(1)
    found["referrals"][0] |= {
        "made_on": "2026-05-04",
        "result": "declined",
        "declined_reason": "Full",
        "accepted_on": "",
        "started_on": "",
    }
    return found


@pytest.fixture
def declined(files, tmp_path):
    """As loaded, with the day somebody recorded since."""
    load(write_folder(files, tmp_path / "first"))
    Referral.objects.update(declined_on=date(2026, 5, 11), answer_by=date(2026, 5, 18))
    return Referral.objects.get()


def test_loaded_again_the_day_it_was_declined_stays(files, declined, tmp_path):
    load(write_folder(files, tmp_path / "again"))
    declined.refresh_from_db()
    assert declined.declined_on == date(2026, 5, 11)


def test_a_register_that_says_it_was_accepted_after_all_takes_the_day_away(files, declined, tmp_path):
    files["referrals"][0] |= {"result": "accepted", "declined_reason": "", "accepted_on": "2026-06-01"}
    load(write_folder(files, tmp_path / "later"))
    declined.refresh_from_db()
    assert (declined.result, declined.declined_on) == ("accepted", None)


def test_a_day_after_what_is_recorded_here_is_refused_in_words(files, declined, tmp_path):
    files["referrals"][0]["made_on"] = "2026-05-12"
    with pytest.raises(CommandError) as stopped:
        load(write_folder(files, tmp_path / "wrong"))
    assert "is after what is recorded here of this referral (2026-05-11)" in stopped.value.told
