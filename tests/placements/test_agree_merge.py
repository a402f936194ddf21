"""Somebody else agrees, and two records are one: everything moves, or nothing does."""

from types import SimpleNamespace

import pytest
from django.db import connection

from accounts.models import AuditEvent
from accounts.roles import Permission
from linkworker.periods import Month
from placements.models import Allocation, CaseloadSpell, Merge, Person, Placement, Responsibility
from placements.policies import people_for
from placements.queries.merges import pointing_at_people, rows_of
from reporting.queries.authority import Authority
from tests.accounts import recipes as accounts
from tests.accounts.recipes import TODAY
from tests.placements import recipes
from tests.placements.merging import asked_on_the_same_day, fingerprint, manager_of, two_records

pytestmark = pytest.mark.django_db


@pytest.fixture
def pair(rutland):
    return two_records()


@pytest.fixture
def merge(pair):
    return recipes.merge(kept=pair.kept, other=pair.other)


def agree(client, merge):
    return client.post(f"/merges/{merge.uid}/")


def test_everything_that_stands_with_the_other_moves(manager, browse, pair, merge):
    answer = agree(browse(manager), merge)
    assert answer["Location"] == f"/people/{pair.kept.uid}/"
    left = {str(field): rows_of(pair.other, field).count() for field in pointing_at_people()}
    assert {name: number for name, number in left.items() if number} == {}
    merge.refresh_from_db()
    pointing = {
        f"{relation.related_model._meta.label_lower}.{relation.field.name}"
        for relation in Person._meta.get_fields(include_hidden=True)
        if relation.auto_created and not relation.concrete
    }
    assert pointing - set(merge.moved) == {
        *("placements.merge.kept", "placements.merge.other"),
        *("placements.caseloadspell.person", "placements.allocation.person"),
    }
    assert merge.moved["casework.contact.person"] == [pair.contact.pk]
    assert Placement.objects.filter(person=pair.kept).count() == 2


def test_every_kind_of_row_that_points_at_people_is_tried_here(pair):
    """A new model with a person on it is moved like the others; put one on `two_records`, so that it is seen."""
    untried = {str(field) for field in pointing_at_people() if not rows_of(pair.other, field).exists()}
    assert untried == set()


def test_answers_of_both_records_on_one_day_stand_beside_each_other(manager, browse, pair):
    asked_on_the_same_day(pair)
    merge = recipes.merge(kept=pair.kept, other=pair.other)
    agree(browse(manager), merge)
    for rows in (pair.kept.outcomes, pair.kept.feedback, pair.kept.feedback_requests):
        assert len(set(rows.values_list("created_at", flat=True))) == 2
        assert sorted(rows.values_list("merged_times", flat=True)) == [0, 1]


def test_a_record_merged_twice_keeps_every_answer_and_gives_back_each(manager, browse, pair, merge):
    asked_on_the_same_day(pair)
    agree(browse(manager), merge)
    third = recipes.person(reference="THIRD", nhs_number="")
    asked_on_the_same_day(SimpleNamespace(kept=third), code="4444444A")
    again = recipes.merge(kept=third, other=pair.kept)
    agree(browse(manager), again)
    assert third.outcomes.count() == 3
    browse(manager).post(f"/merges/{again.uid}/undoing/")
    assert sorted(pair.kept.outcomes.values_list("merged_times", flat=True)) == [0, 1]
    assert third.outcomes.get().merged_times == 0


def test_each_record_keeps_its_own_council_worker_and_caseload(manager, browse, pair, merge):
    own = [
        Responsibility.objects.filter(kind__in=["council", "icb"]),
        CaseloadSpell.objects.all(),
        Allocation.objects.all(),
    ]
    before = [sorted(rows.values_list("pk", "person")) for rows in own]
    agree(browse(manager), merge)
    assert Merge.objects.in_force().get() == merge
    assert [sorted(rows.values_list("pk", "person")) for rows in own] == before
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # in step, or refused here


def test_a_duty_of_aftercare_moves(manager, browse, pair, merge):
    agree(browse(manager), merge)
    assert Responsibility.objects.get(kind="s117_council").person == pair.kept


def test_the_person_is_counted_once_in_the_figures(manager, browse, rutland, pair, merge):
    agree(browse(manager), merge)
    assert Merge.objects.in_force().get() == merge
    keys = set(Authority(rutland, [Month.of(TODAY)]).own)
    assert pair.kept.pk in keys
    assert pair.other.pk not in keys


def test_the_merged_record_is_in_no_list_search_or_figure(manager, browse, pair, merge):
    client = browse(manager)
    before = client.get("/dashboard/").context
    agree(client, merge)
    assert pair.other not in people_for(manager)
    for question in ("", "OTHER", "Quilfeather", pair.other.nhs_number):
        rows = client.get("/people/", {"q": question}).context["table"].paginated_rows
        assert "OTHER" not in [row.record["reference"] for row in rows]
    assert before is not None
    assert not Person.objects.filter(pk=pair.other.pk).exists()


def test_its_address_leads_to_the_record_kept_for_those_who_may_open_it(
    manager, stranger, browse, pair, merge
):
    agree(browse(manager), merge)
    page = browse(manager).get(f"/people/{pair.other.uid}/", follow=True)
    assert page.redirect_chain[-1][0] == f"/people/{pair.kept.uid}/"
    assert "was merged into this one" in page.content.decode()
    assert browse(stranger).get(f"/people/{pair.other.uid}/").status_code == 404
    assert browse(manager).get(f"/people/{pair.other.uid}/contacts/").status_code == 404


def test_who_proposed_cannot_agree_however_it_is_tried(browse, pair):
    manager = manager_of()
    merge = recipes.merge(kept=pair.kept, other=pair.other, proposed_by=manager)
    for client in (browse(manager), browse(manager)):
        for _ in range(2):
            assert "Somebody else must agree" in agree(client, merge).content.decode()
    assert not Merge.objects.in_force().exists()


def test_who_may_only_propose_reads_and_does_not_agree(link_worker, browse, pair, merge):
    client = browse(link_worker)
    assert "Agree: merge these records" not in client.get(f"/merges/{merge.uid}/").content.decode()
    assert agree(client, merge).status_code == 403


def test_out_of_reach_is_not_there(browse, stranger, host_officer, pair, merge, lincolnshire):
    assert browse(stranger).get(f"/merges/{merge.uid}/").status_code == 404
    assert browse(host_officer).get(f"/merges/{merge.uid}/").status_code == 404
    recipes.changed(Person.objects.filter(pk=pair.other.pk), responsible_council=lincolnshire)
    assert agree(browse(manager_of()), merge).status_code == 404


def test_rows_that_cannot_stand_together_are_refused_before_anything_moves(manager, browse, pair, merge):
    recipes.first_contact(member=recipes.circle_member(person=pair.kept))
    before = fingerprint()
    page = agree(browse(manager), merge).content.decode()
    assert "of both records cannot stand together" in page
    assert fingerprint() == before
    assert not AuditEvent.objects.filter(verb="agreed merge").exists()


def test_a_locked_table_is_told_in_words_and_nothing_moves(manager, browse, pair, merge):
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE FUNCTION pg_temp.no() RETURNS trigger LANGUAGE plpgsql AS "
            "$$ BEGIN RAISE EXCEPTION 'locked' USING ERRCODE = 'integrity_constraint_violation'; END $$;"
            "CREATE TRIGGER locked BEFORE UPDATE ON reviews_review FOR EACH ROW EXECUTE FUNCTION pg_temp.no()"
        )
    before = fingerprint()
    assert "They are locked" in agree(browse(manager), merge).content.decode()
    assert fingerprint() == before


def test_agreed_twice_is_agreed_once(manager, browse, pair, merge):
    client = browse(manager)
    agree(client, merge)
    moved = Merge.objects.get().moved
    agree(client, merge)
    assert Merge.objects.get().moved == moved
    assert AuditEvent.objects.filter(verb="agreed merge").count() == 2


def test_both_people_have_the_line(manager, browse, pair, merge):
    agree(browse(manager), merge)
    lines = AuditEvent.objects.filter(verb="agreed merge")
    assert {line.person_uid for line in lines} == {pair.kept.uid, pair.other.uid}


def test_its_reference_stays_taken(manager, browse, pair, merge):
    agree(browse(manager), merge)
    edited = browse(manager).get(f"/people/{pair.kept.uid}/edit/")
    assert edited.status_code == 200
    born = {
        "given_name": "Ada",
        "family_name": "New",
        "date_of_birth": "4 May 1990",
        "contact_every_days": "42",
    }
    answers = born | {"reference": "OTHER", "responsible_council": accounts.council().uid}
    page = browse(manager).post("/people/new/", answers).content.decode()
    assert "was merged into another one has this reference" in page


def test_the_list_of_merges_costs_the_same_for_few_and_many(
    manager, browse, merge, django_assert_max_num_queries
):
    client = browse(manager)
    client.get("/merges/")
    with django_assert_max_num_queries(8) as few:
        client.get("/merges/")
    for _ in range(8):
        recipes.merge()
    with django_assert_max_num_queries(len(few)) as many:
        page = client.get("/merges/")
    assert len(few) == len(many)
    assert len(page.context["merges"]) == 9
    assert Permission.PROPOSE_MERGE
