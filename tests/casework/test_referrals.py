"""The list of referrals: everybody within reach, the longest waiting first, narrowed in the address."""

from datetime import date

import pytest

from accounts.models import AuditEvent
from accounts.roles import Role
from casework.models import CaseworkPeriod
from casework.queries import referrals
from tests.accounts import recipes as accounts
from tests.casework import recipes
from tests.casework.answers import words
from tests.placements import recipes as placements

pytestmark = pytest.mark.django_db


@pytest.fixture
def four(ada, link_worker):
    """One that waits too long, one that waits since yesterday, one accepted, one that ended; another council's."""
    recipes.referral(person=ada, service="Choir", made_by=link_worker, urgent=True)
    recipes.referral(person=ada, service="Boxing", made_on=date(2026, 11, 21))
    recipes.referral(person=ada, service="Farm", result="", accepted_on=date(2026, 9, 9))
    recipes.referral(person=ada, service="Dentist", result="ended", ended_on=date(2026, 9, 9))
    recipes.referral(person=ada, service="Theirs", organisation=accounts.council(placements.LINCOLNSHIRE))


def listed(client, query="") -> list[str]:
    """The services on the list, in its order."""
    return [one.referral.service for one in client.get(f"/referrals/{query}").context["standings"]]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", ["Choir", "Boxing"]),
        ("?state=late", ["Choir"]),
        ("?state=accepted", ["Farm"]),
        ("?state=ended", ["Dentist"]),
        ("?state=declined", []),
        ("?urgent=on", ["Choir"]),
        ("?mine=on", ["Choir"]),
        ("?words=box", ["Boxing"]),
        ("?state=magic", ["Choir", "Boxing"]),
    ],
)
def test_the_filters_stand_in_the_address(query, expected, link_worker, browse, four):
    assert listed(browse(link_worker), query) == expected


def test_all_of_them_the_latest_first(link_worker, browse, four):
    assert set(listed(browse(link_worker), "?state=all")) == {"Boxing", "Choir", "Farm", "Dentist"}
    assert listed(browse(link_worker), "?state=all")[0] == "Boxing"


def test_whoever_is_named_stands_in_the_trail(link_worker, browse, four, ada):
    client = browse(link_worker)
    client.get("/referrals/")
    line = AuditEvent.objects.filter(verb="listed", subject_kind="referrals").get()
    assert line.details["people"] == [str(ada.uid)]


def test_who_sees_no_referrals_has_no_list(browse, four, ada):
    for role, at, knows_of_her in (
        (Role.HOST_OFFICER, accounts.council(placements.LINCOLNSHIRE), True),
        (Role.FINANCE, accounts.council(), True),
        (Role.CHC_NURSE, accounts.icb(), False),
    ):
        client = browse(accounts.staff(role, at))
        assert client.get("/referrals/").status_code == 403
        assert client.get(f"/people/{ada.uid}/referrals/").status_code == (403 if knows_of_her else 404)


def test_the_lists_ask_as_often_for_many_as_for_one(link_worker, browse, ada, django_assert_max_num_queries):
    client, spent = browse(link_worker), {}
    client.get("/referrals/")  # the first page of a session writes it
    for number in (1, 12):
        for n in range(number):
            made = recipes.referral(person=ada, service_entry=recipes.service(place=f"{number} {n}"))
            recipes.referral_chase(referral=made)
        for address in ("/referrals/", f"/people/{ada.uid}/referrals/"):
            with django_assert_max_num_queries(60) as asked:
                client.get(address)
            spent.setdefault(address, set()).add(len(asked))
    assert all(len(counts) == 1 for counts in spent.values()), spent


def test_the_letter_holds_the_least_a_service_needs(link_worker, browse, ada):
    team = recipes.service(contact="Duty desk")
    made = recipes.referral(
        person=ada,
        service_entry=team,
        why="Coughs at meals.",
        basis="best_interests",
        agreed_on=date(2026, 9, 1),
    )
    client = browse(link_worker)
    page = words(client.get(f"/referrals/{made.uid}/letter/"))
    for said in (
        "Duty desk",
        str(ada),
        "Coughs at meals.",
        "best interests on 1 September 2026",
        made.reference,
    ):
        assert said in page
    assert "Please answer by 11 September 2026" in page
    assert ada.nhs_number not in page
    line = AuditEvent.objects.filter(verb="looked at", subject_uid=made.uid).get()
    assert line.person_uid == ada.uid


def test_the_answer_is_due_in_the_days_that_held_when_it_was_made(ada):
    CaseworkPeriod.objects.filter(kind="referral_reply").update(valid_until=date(2026, 10, 1))
    recipes.casework_period(kind="referral_reply", days=10, valid_from=date(2026, 10, 1), valid_until=None)
    for made_on, due_on in ((date(2026, 9, 1), date(2026, 9, 15)), (date(2026, 10, 1), date(2026, 10, 11))):
        made = recipes.referral(person=ada, made_on=made_on)
        assert referrals.answer_due_on(made) == due_on
