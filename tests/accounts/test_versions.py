"""The database keeps what a row held before, whoever changes it and by whatever way."""

import pytest
from django.db import DatabaseError, connection, transaction

from accounts import audit
from accounts.models import AuditEvent, Version
from accounts.queries import versions
from placements.actions import people as actions
from placements.models import Home, Person
from tests.accounts.recipes import TODAY
from tests.placements import recipes

pytestmark = pytest.mark.django_db
KEPT = {
    *("placements_person", "placements_home", "placements_chccase", "placements_chcdispute"),
    "casework_service",
    "casework_goal",
    *("placements_circlemember", "placements_healthprovision", "reporting_boardreport", "casework_contact"),
}


def in_sql(statement, *values):
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def refused(statement, *values) -> bool:
    with pytest.raises(DatabaseError, match="only ever added to"), transaction.atomic():
        in_sql(statement, *values)
    return True


def last(row):
    return versions.versions_of(row, row._meta.concrete_fields).first()


def test_a_change_in_raw_sql_is_kept_with_all_that_was_there_before():
    person = recipes.person(given_name="Ada")
    in_sql("UPDATE placements_person SET given_name = 'Eve' WHERE id = %s", person.pk)
    version = last(person)
    made = {name: version.changed[name] for name in ("folded_name", "sounds")}  # by the database itself
    assert version.changed == {"given_name": "Eve"} | made
    assert set(version.before) == {field.column for field in Person._meta.concrete_fields}
    assert (version.before["given_name"], version.before["uid"]) == ("Ada", str(person.uid))
    assert (version.who, version.removed) == (None, False)


def test_a_change_by_queryset_and_in_bulk_is_kept():
    home = recipes.home(name="Elm House")
    Home.objects.filter(pk=home.pk).update(name="Oak House")
    home.name = "Ash House"
    Home.objects.bulk_update([home], ["name"])
    found = versions.versions_of(home, [Home._meta.get_field("name")])
    assert [version.changed["name"] for version in found] == ["Ash House", "Oak House"]


def test_a_removed_row_is_kept():
    person = recipes.person(given_name="Ada")
    key = person.pk
    for table in ("responsibility", "caseloadspell"):  # made with the person, by the database
        in_sql(f"DELETE FROM placements_{table} WHERE person_id = %s", key)
    in_sql("DELETE FROM placements_person WHERE id = %s", key)
    version = Version.objects.get(table="placements_person", row=key)
    assert (version.removed, version.before["given_name"]) == (True, "Ada")


def test_nothing_is_kept_of_a_new_row_and_of_a_save_that_changes_nothing():
    person = recipes.person()
    person.save()
    Person.objects.filter(pk=person.pk).update(given_name=person.given_name)
    assert not Version.objects.exists()


def test_a_field_added_later_is_kept_without_a_word_in_the_product():
    person = recipes.person()
    in_sql("SET CONSTRAINTS ALL IMMEDIATE")
    in_sql("ALTER TABLE placements_person ADD COLUMN shoe_size integer NOT NULL DEFAULT 5")
    in_sql("UPDATE placements_person SET shoe_size = 6 WHERE id = %s", person.pk)
    version = Version.objects.get()
    assert (version.before["shoe_size"], version.changed) == (5, {"shoe_size": 6})


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE accounts_version SET before = '{}'",
        "DELETE FROM accounts_version",
        'INSERT INTO accounts_version ("table", "row", at, deed, removed, before, changed)'
        " VALUES ('placements_person', 1, now(), gen_random_uuid(), false, '{}', '{}')",
    ],
)
def test_no_version_can_be_changed_removed_or_made_up(statement):
    recipes.person()
    Person.objects.update(given_name="Eve")
    assert refused(statement)
    assert Version.objects.count() == 1


def test_the_versions_cannot_be_emptied():
    with transaction.atomic():
        in_sql("ALTER TABLE accounts_version ENABLE TRIGGER version_not_emptied")
        assert refused("TRUNCATE accounts_version")
        in_sql("ALTER TABLE accounts_version DISABLE TRIGGER version_not_emptied")


def test_the_line_of_the_trail_says_whose_deed_it_was_and_its_seal_covers_that(link_worker, manager):
    person = recipes.person()
    actions.edit_person(by=link_worker, person=person, today=TODAY, given_name="Eve")
    audit.looked_at(by=manager, subject=person, person=person)
    actions.edit_person(by=manager, person=person, today=TODAY, given_name="Ida")
    found = versions.versions_of(person, Person._meta.concrete_fields)
    assert [(version.who, version.held_as) for version in found] == [
        (manager.name, "Team manager, Rutland"),
        (link_worker.name, "Link worker, Rutland"),
    ]
    assert AuditEvent.objects.get(verb="looked at").deed is None
    assert audit.broken_positions() == []
    in_sql("ALTER TABLE accounts_auditevent DISABLE TRIGGER audit_event_unchanged")
    first, _, second = AuditEvent.objects.order_by("position")
    in_sql("UPDATE accounts_auditevent SET deed = %s WHERE position = %s", second.deed, first.position)
    assert audit.broken_positions() == [first.position]


def test_a_deed_undone_leaves_no_version_and_its_name_to_nobody(link_worker):
    person = recipes.person(given_name="Ada")
    with transaction.atomic():
        in_sql("UPDATE placements_person SET given_name = 'Eve' WHERE id = %s", person.pk)
        transaction.set_rollback(True)
    actions.edit_person(by=link_worker, person=person, today=TODAY, given_name="Ida")
    assert [(version.before["given_name"], version.who) for version in [last(person)]] == [
        ("Ada", link_worker.name)
    ]
    assert Version.objects.count() == 1


def test_these_tables_keep_their_versions():
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT DISTINCT c.relname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid "
            "JOIN pg_proc p ON p.oid = t.tgfoid WHERE p.proname = 'accounts_keep_version' AND t.tgenabled = 'O'"
        )
        assert {name for (name,) in cursor.fetchall()} >= KEPT
