"""A service or community asset goes into the directory once, kept right by the organisation that added it."""

import uuid
from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from accounts.models import AuditEvent
from accounts.roles import Role
from casework import actions
from casework.models import Service
from tests.accounts import recipes as accounts
from tests.at_once import posted_at_once
from tests.casework import recipes
from tests.casework.answers import words
from tests.casework.services import entry
from tests.placements.recipes import LINCOLNSHIRE

TODAY = date(2026, 11, 22)


@pytest.mark.django_db
def test_an_entry_is_added_with_the_council_it_serves_and_counts_as_checked(link_worker, browse):
    council = accounts.council(LINCOLNSHIRE)
    answers = entry(everywhere="", council=str(council.uid), needs=["friends", "health"], reply_days="5")
    page = browse(link_worker).post("/services/new/", answers, follow=True)
    assert "Wednesday walkers is in the directory." in words(page)
    service = Service.objects.get()
    assert (service.owner, service.needs, service.reply_days) == (
        accounts.council(),
        ["friends", "health"],
        5,
    )
    assert (service.checked_on, service.checked_by) == (TODAY, link_worker)
    assert [area.council for area in service.areas.all()] == [council]
    assert AuditEvent.objects.get(verb="added service").details == {"kind": "A_SPORT"}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("answers", "told"),
    [
        ({"name": ""}, "Enter the name of the service"),
        ({"kind": ""}, "Select what kind of service it is"),
        ({"kind": "RES"}, "Select what kind of service it is"),
        ({"what": ""}, "Enter what it does"),
        ({"everywhere": ""}, "Choose a council whose area it serves"),
        ({"from_age": "30", "until_age": "18"}, "The oldest age must be the youngest or more"),
        ({"from_age": "many"}, "Enter the youngest age as a whole number of years"),
        ({"reply_days": "0"}, "Enter the days as a whole number from 1 to 365"),
        ({"email": "desk at example"}, "Enter an email address"),
        ({"website": "example"}, "Enter a web address"),
    ],
    ids=str,
)
def test_bad_answers_are_told_in_words_and_nothing_typed_is_lost(answers, told, link_worker, browse):
    page = browse(link_worker).post("/services/new/", entry(place="By the weir") | answers)
    assert page.status_code == 200
    assert told in words(page)
    assert "By the weir" in words(page)
    assert not Service.objects.exists()


@pytest.mark.django_db
def test_the_same_name_at_the_same_place_is_one_entry(link_worker, browse):
    recipes.service(name="Wednesday Walkers", place="")
    page = browse(link_worker).post("/services/new/", entry())
    assert "Your organisation has an entry of this name at this place already" in words(page)
    assert browse(link_worker).post("/services/new/", entry(place="The weir")).status_code == 302
    assert Service.objects.count() == 2


@pytest.mark.django_db
@pytest.mark.parametrize("role", [Role.CHC_NURSE, Role.FINANCE, Role.BOARD_MEMBER, Role.AUDITOR])
def test_whoever_may_not_edit_the_directory_adds_nothing(role, browse):
    someone = accounts.staff(role)
    assert browse(someone).post("/services/new/", entry()).status_code == 403
    with pytest.raises(PermissionDenied):
        actions.add_service(
            by=someone,
            authority=accounts.council(),
            today=TODAY,
            submission=uuid.uuid4(),
            name="Choir",
            kind="A_ARTS",
            what="Sings",
            everywhere=True,
        )


def test_five_at_the_same_moment_add_one_entry(committed, browse):
    worker, answers = accounts.staff(), entry()
    assert posted_at_once([browse(worker) for _ in range(5)], "/services/new/", answers) == [302] * 5
    assert Service.objects.count() == 1
