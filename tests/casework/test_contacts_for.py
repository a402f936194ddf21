"""Who may read which contact: one's own organisation's, and what another shared with one's side."""

import pytest

from accounts.models import AuditEvent
from accounts.roles import Role
from casework import policies
from tests.accounts import recipes as accounts
from tests.casework import recipes
from tests.casework.answers import body, words
from tests.placements import recipes as placements

pytestmark = pytest.mark.django_db
LINCOLNSHIRE = "E10000019"


@pytest.fixture
def ada(db):
    """Rutland's, living in Lincolnshire, with the board of Leicester, Leicestershire and Rutland."""
    return placements.placement(person=placements.person(responsible_icb=accounts.icb())).person


def readers(contact) -> set[str]:
    """Which of the three sides may read a contact."""
    sides = {
        "placing": accounts.staff(),
        "host": accounts.staff(Role.HOST_OFFICER, at=accounts.council(LINCOLNSHIRE)),
        "icb": accounts.staff(Role.CHC_NURSE, at=accounts.icb()),
    }
    return {
        side for side, staff in sides.items() if policies.contacts_for(staff).filter(pk=contact.pk).exists()
    }


@pytest.mark.parametrize(
    ("shared_with", "read_by"),
    [
        ([], {"placing"}),
        (["host"], {"placing", "host"}),
        (["icb"], {"placing", "icb"}),
        (["host", "icb"], {"placing", "host", "icb"}),
    ],
)
def test_a_contact_is_read_where_it_was_written_and_by_the_sides_it_is_shared_with(shared_with, read_by, ada):
    assert readers(recipes.contact(person=ada, shared_with=shared_with)) == read_by


def test_what_the_host_wrote_is_the_hosts_until_it_is_shared(ada):
    theirs = {"person": ada, "organisation": accounts.council(LINCOLNSHIRE)}
    assert readers(recipes.contact(**theirs)) == {"host"}
    assert readers(recipes.contact(**theirs, shared_with=["placing"])) == {"host", "placing"}


@pytest.mark.parametrize("sensitivity", ["sensitive", "third_party"])
def test_what_is_sensitive_is_never_shared_whatever_the_row_says(sensitivity, ada):
    assert readers(recipes.contact(person=ada, shared_with=["host", "icb"], sensitivity=sensitivity)) == {
        "placing"
    }


def test_the_host_of_somebody_else_reads_nothing(ada):
    recipes.contact(person=ada, shared_with=["host", "icb"])
    elsewhere = accounts.staff(Role.HOST_OFFICER, at=accounts.council("E10000018"))
    assert not policies.contacts_for(elsewhere).exists()


def test_a_host_reads_no_more_once_the_person_has_left(ada):
    contact = recipes.contact(person=ada, shared_with=["host"])
    ada.placements.update(ends_on="2026-11-01", end_reason="returned")
    assert readers(contact) == {"placing"}


@pytest.mark.parametrize("role", [Role.FINANCE, Role.BOARD_MEMBER, Role.AUDITOR, Role.ADMINISTRATOR])
def test_other_roles_read_no_contact_at_all(role, ada):
    recipes.contact(person=ada, shared_with=["host", "icb"])
    assert not policies.contacts_for(accounts.staff(role)).exists()


def test_who_holds_no_role_any_more_reads_nothing(ada):
    recipes.contact(person=ada)
    left = accounts.staff(None)
    accounts.membership(left, ends_on="2026-11-22")
    assert not policies.contacts_for(accounts.as_of(left, accounts.TODAY)).exists()


def test_a_contact_that_is_not_ones_to_read_is_not_there(ada, browse):
    contact = recipes.contact(person=ada)
    client = browse(accounts.staff(Role.HOST_OFFICER, at=accounts.council(LINCOLNSHIRE)))
    missing = client.get("/contacts/00000000-0000-4000-8000-000000000000/")
    for tail in ("", "amendments/new/", "withdrawal/"):
        page = client.get(f"/contacts/{contact.uid}/{tail}")
        assert page.status_code == missing.status_code == 404
        assert body(page) == body(missing)


def test_the_log_of_the_host_says_nothing_of_what_was_not_shared(ada, browse):
    recipes.contact(person=ada, text="Ours alone", author=accounts.staff(name="Robin Ashdown"))
    recipes.contact(person=ada, text="For the host", shared_with=["host"])
    page = words(
        browse(accounts.staff(Role.HOST_OFFICER, at=accounts.council(LINCOLNSHIRE))).get(
            f"/people/{ada.uid}/contacts/"
        )
    )
    assert "For the host" in page
    assert "Ours alone" not in page
    assert "Robin Ashdown" not in page


def test_what_was_shared_is_read_and_not_changed(ada, browse):
    contact = recipes.contact(
        person=ada, organisation=accounts.council(LINCOLNSHIRE), shared_with=["placing"], text="From the host"
    )
    client = browse(accounts.staff(Role.TEAM_MANAGER))
    page = words(client.get(f"/contacts/{contact.uid}/"))
    assert "From the host" in page
    assert "Add to this contact" not in page
    for deed in ("amendments/new/", "withdrawal/"):
        assert client.get(f"/contacts/{contact.uid}/{deed}").status_code == 403


def test_opening_a_contact_writes_who_looked_at_it(ada, link_worker, browse):
    contact = recipes.contact(person=ada)
    browse(link_worker).get(f"/contacts/{contact.uid}/")
    line = AuditEvent.objects.get(verb="looked at")
    assert (line.staff_uid, line.subject_uid, line.person_uid) == (link_worker.uid, contact.uid, ada.uid)


def test_actions_are_read_where_they_were_promised(ada):
    action = recipes.action(person=ada)
    host = accounts.staff(at=accounts.council(LINCOLNSHIRE))
    assert list(policies.actions_for(accounts.staff())) == [action]
    assert not policies.actions_for(host).exists()


def test_recency_tells_the_host_nothing_of_what_was_not_shared(ada, browse):
    recipes.contact(person=ada, sides=["family"])
    host = accounts.staff(at=accounts.council(LINCOLNSHIRE))
    page = words(browse(host).get(f"/people/{ada.uid}/contacts/new/"))
    assert "last spoke" not in page
