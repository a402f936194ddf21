"""Past versions of a person and of a home: in words, newest first, and of nothing the reader may not see."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts import roles
from accounts.models import AuditEvent
from accounts.roles import Permission, Role
from placements.actions import homes
from placements.actions import people as actions
from placements.models import CodeListEntry, Home, Person
from tests.accounts import recipes as accounts
from tests.accounts.recipes import TODAY
from tests.placements import recipes

pytestmark = pytest.mark.django_db
NUMBER = "9990000018"


@pytest.fixture
def ada(db):
    return recipes.person(
        given_name="Ada",
        family_name="Larch",
        nhs_number="",
        health_check_on=None,
        gender="X",
        link_worker=None,
    )


def edit(by, person, **changes):
    return actions.edit_person(by=by, person=person, today=TODAY, **changes)


def changes_on(client, thing):
    """Every difference on the page, newest first."""
    kind = "people" if isinstance(thing, Person) else "homes"
    page = client.get(f"/{kind}/{thing.uid}/versions/")
    assert page.status_code == 200
    return [
        (one.label, one.before, one.after) for change in page.context["changes"] for one in change.differences
    ]


def without(monkeypatch, role, *permissions):
    """The role as it would be without these permissions."""
    left = {one: links for one, links in roles.GRANTS[role].items() if one not in permissions}
    monkeypatch.setitem(roles.GRANTS, role, left)


def test_every_kind_of_answer_is_told_in_words(ada, link_worker, browse):
    ethnicity = CodeListEntry.objects.filter(code_list="ethnicity").first()
    edit(link_worker, ada, given_name="Zoë <b>", gender="2", complex_needs=False, ethnicity=ethnicity)
    edit(link_worker, ada, nhs_number=NUMBER, health_check_on=date(2024, 2, 29), link_worker=link_worker)
    assert changes_on(browse(link_worker), ada) == [
        ("NHS number", "", "999 000 0018"),
        ("Link worker", "", link_worker.name),
        ("Last annual health check", "", "29 February 2024"),
        ("Given name", "Ada", "Zoë <b>"),
        ("Gender", "Not known", "Female"),
        ("Ethnicity", "", str(ethnicity)),
        ("Complex needs", "", "No"),
    ]
    page = browse(link_worker).get(f"/people/{ada.uid}/versions/").content.decode()
    assert "Zoë &lt;b&gt;" in page
    assert f"<bdi>{link_worker.name}</bdi>" in page
    assert "Link worker, Rutland" in page


def test_a_change_past_the_product_is_there_and_says_so(ada, link_worker, browse):
    with connection.cursor() as cursor:
        cursor.execute("UPDATE placements_person SET given_name = 'Eve' WHERE id = %s", [ada.pk])
    client = browse(link_worker)
    assert changes_on(client, ada) == [("Given name", "Ada", "Eve")]
    assert "In the database itself" in client.get(f"/people/{ada.uid}/versions/").content.decode()


def test_who_may_not_see_health_is_not_even_told_that_something_changed(
    ada, link_worker, manager, browse, monkeypatch
):
    edit(link_worker, ada, health_check_on=date(2024, 2, 29))
    edit(link_worker, ada, advocate_needed=True, given_name="Eve")
    without(monkeypatch, Role.TEAM_MANAGER, Permission.SEE_HEALTH)
    client = browse(manager)
    assert changes_on(client, ada) == [("Given name", "Ada", "Eve")]
    page = client.get(f"/people/{ada.uid}/versions/").content.decode()
    page = page.replace("/continuing-healthcare/", "")  # a tab's address
    for word in ("29 February", "health", "advocate"):
        assert word not in page
    assert "Changed 1 time, last on" in client.get(f"/people/{ada.uid}/").content.decode()


@pytest.mark.parametrize(
    ("permission", "hidden"),
    [
        (Permission.SEE_NHS_NUMBER, {"nhs_number": NUMBER}),
        (Permission.SEE_HEALTH, {"complex_needs": True}),
        (Permission.SEE_NAMES, {"family_name": "Oak"}),
    ],
)
def test_a_change_only_of_what_is_hidden_is_not_there(
    permission, hidden, ada, link_worker, manager, browse, monkeypatch
):
    edit(link_worker, ada, **hidden)
    assert len(changes_on(browse(manager), ada)) == 1
    without(monkeypatch, Role.TEAM_MANAGER, permission)
    client = browse(manager)
    assert changes_on(client, ada) == []
    assert "Never changed" in client.get(f"/people/{ada.uid}/versions/").content.decode()
    assert "Past versions" not in client.get(f"/people/{ada.uid}/").content.decode()


def test_a_field_nobody_sorted_is_shown_to_whoever_may_edit_it_only(
    ada, link_worker, manager, browse, monkeypatch
):
    monkeypatch.setattr("placements.queries.versions.SHOWN_TO", {})
    edit(link_worker, ada, given_name="Eve")
    assert len(changes_on(browse(link_worker), ada)) == 1
    without(monkeypatch, Role.TEAM_MANAGER, Permission.EDIT_PERSON)
    assert changes_on(browse(manager), ada) == []


def test_who_opens_them(ada, link_worker, manager, chc_nurse, host_officer, finance, stranger, browse):
    recipes.changed(Person.objects.filter(pk=ada.pk), responsible_icb=accounts.icb())
    recipes.placement(person=ada)
    answers = {
        someone: browse(someone).get(f"/people/{ada.uid}/versions/").status_code
        for someone in (link_worker, manager, chc_nurse, host_officer, finance, stranger)
    }
    assert list(answers.values()) == [200, 200, 200, 403, 403, 404]


def test_reading_them_is_in_the_trail(ada, link_worker, browse):
    browse(link_worker).get(f"/people/{ada.uid}/versions/")
    line = AuditEvent.objects.get()
    assert (line.verb, line.person_uid, line.details) == (
        "looked at",
        ada.uid,
        {"page": "placements:person-versions"},
    )


def test_the_summary_and_the_form_say_how_often_and_lead_there(ada, link_worker, manager, browse):
    client = browse(manager)
    for page in ("", "edit/"):
        assert "Past versions" not in client.get(f"/people/{ada.uid}/{page}").content.decode()
    for name in ("Eve", "Ida", "Una"):
        edit(link_worker, ada, given_name=name)
    for page in ("", "edit/"):
        text = client.get(f"/people/{ada.uid}/{page}").content.decode()
        assert "Changed 3 times, last on " in text
        assert f"by <bdi>{link_worker.name}</bdi>" in text
        assert f'href="/people/{ada.uid}/versions/"' in text


def test_a_home_has_its_versions_for_whoever_may_change_it(link_worker, stranger, finance, browse):
    home = recipes.home(name="Elm House", postcode="LN1 1AA")
    homes.edit_home(by=link_worker, home=home, today=TODAY, name="Oak House", host_icb=accounts.icb())
    Home.objects.filter(pk=home.pk).update(postcode="LN2 2BB")
    client = browse(link_worker)
    assert changes_on(client, home) == [
        ("Postcode", "LN1 1AA", "LN2 2BB"),
        ("Name", "Elm House", "Oak House"),
        ("Host ICB", "", str(accounts.icb())),
    ]
    address = f"/homes/{home.uid}/versions/"
    for page in ("", "edit/"):
        text = client.get(f"/homes/{home.uid}/{page}").content.decode()
        assert "Changed 2 times, last on " in text
        assert address in text
    assert browse(stranger).get(address).status_code == 404
    recipes.placement(home=home)
    assert browse(finance).get(address).status_code == 403
    assert "Past versions" not in browse(finance).get(f"/homes/{home.uid}/").content.decode()


def test_as_many_questions_for_many_changes_as_for_few(ada, link_worker, manager, browse):
    def queries():
        client = browse(link_worker)
        client.get(f"/people/{ada.uid}/versions/")
        with CaptureQueriesContext(connection) as asked:
            client.get(f"/people/{ada.uid}/versions/")
        return len(asked)

    edit(link_worker, ada, given_name="Eve", link_worker=manager)
    few = queries()
    for number in range(30):
        edit(link_worker, ada, given_name=f"Eve{number}", link_worker=(link_worker, manager)[number % 2])
    assert queries() == few == 11


def test_a_page_holds_twenty_five_changes(ada, link_worker, browse):
    for number in range(30):
        edit(link_worker, ada, given_name=f"Eve{number}")
    client = browse(link_worker)
    assert len(changes_on(client, ada)) == 25
    assert len(client.get(f"/people/{ada.uid}/versions/?page=2").context["changes"]) == 5
