"""Somebody says that two records are of one person; nothing moves yet."""

from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction

from accounts.roles import Role
from placements.models import Merge, Person
from tests.accounts import recipes as accounts
from tests.placements import recipes
from tests.placements.merging import fingerprint, two_records

pytestmark = pytest.mark.django_db

ANSWERS = {"other_reference": "other", "keep": "this", "why": "asked_family"}


@pytest.fixture
def pair(rutland):
    return two_records()


def propose(client, person, **answers):
    return client.post(f"/people/{person.uid}/merge/", ANSWERS | answers)


def test_a_proposal_waits_and_moves_nothing(link_worker, browse, pair, trail):
    answer = propose(browse(link_worker), pair.kept)
    merge = Merge.objects.get()
    assert answer["Location"] == f"/merges/{merge.uid}/"
    assert (merge.kept, merge.other, merge.agreed_at, merge.moved) == (pair.kept, pair.other, None, {})
    assert Person.objects.get(pk=pair.other.pk).merged_into is None
    assert trail()[-2:] == ["proposed merge", "proposed merge"]


def test_the_other_record_can_be_the_one_kept(link_worker, browse, pair):
    propose(browse(link_worker), pair.kept, keep="other")
    assert Merge.objects.get().kept == pair.other


def test_two_clicks_are_one_proposal(link_worker, browse, pair):
    client = browse(link_worker)
    propose(client, pair.kept)
    propose(client, pair.kept)
    assert Merge.objects.count() == 1


@pytest.mark.parametrize(
    ("answers", "told"),
    [
        ({"other_reference": "NOBODY’S 🌻"}, "None of your people has this reference"),
        ({"other_reference": "KEPT"}, "Name the reference of another record than this one"),
        ({"other_reference": ""}, "Enter the reference of the other record"),
        ({"keep": ""}, "Select which record is kept"),
        ({"why": "x"}, "Select"),
        ({"other_reference": "x" * 5000}, "must be 40 characters or less"),
    ],
)
def test_a_bad_answer_is_told_beside_its_question(link_worker, browse, pair, answers, told):
    page = propose(browse(link_worker), pair.kept, **answers)
    assert told in page.content.decode()
    assert not Merge.objects.exists()


def test_two_homes_at_once_are_refused_in_words(link_worker, browse, pair):
    recipes.placement(person=pair.other, reference="PL-TWICE", starts_on=date(2025, 5, 1))
    page = propose(browse(link_worker), pair.kept).content.decode()
    assert "PL-TWICE are both open on 1 May 2025" in page
    assert not Merge.objects.exists()


def test_two_nhs_numbers_are_refused_in_words(link_worker, browse, pair):
    Person.objects.filter(pk=pair.kept.pk).update(nhs_number=recipes.nhs_number(4711))
    assert "different NHS numbers" in propose(browse(link_worker), pair.kept).content.decode()


def test_the_same_transition_step_on_both_is_refused_in_words(link_worker, browse, pair):
    recipes.transition_step(person=pair.kept)
    page = propose(browse(link_worker), pair.kept).content.decode()
    assert "Both records have the transition step" in page
    assert not Merge.objects.exists()


def test_what_a_table_would_refuse_is_told_when_it_is_proposed(link_worker, browse, pair):
    recipes.chc_case(person=pair.kept)
    before = fingerprint()
    page = propose(browse(link_worker), pair.kept).content.decode()
    assert "A continuing healthcare case is open already" in page
    assert fingerprint() == before


def test_somebody_out_of_reach_is_never_hinted_at(link_worker, browse, pair, lincolnshire):
    theirs = Person.objects.filter(pk=pair.other.pk)
    recipes.changed(theirs, responsible_council=lincolnshire, owner=lincolnshire)
    assert (
        "None of your people has this reference" in propose(browse(link_worker), pair.kept).content.decode()
    )


def test_who_may_not_propose_is_refused(host_officer, finance, stranger, browse, pair):
    assert propose(browse(host_officer), pair.kept).status_code == 403
    assert propose(browse(finance), pair.kept).status_code == 403
    assert propose(browse(stranger), pair.kept).status_code == 404


@pytest.mark.parametrize(
    "change",
    [
        "other_id = kept_id",
        "agreed_by_id = proposed_by_id, agreed_at = now()",
        "agreed_at = now()",
        "dropped_at = now()",
        "undone_at = now(), undone_by_id = proposed_by_id",
    ],
)
def test_the_database_refuses_a_merge_that_cannot_be(pair, change):
    merge = recipes.merge(kept=pair.kept, other=pair.other)
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"UPDATE placements_merge SET {change} WHERE id = %s", [merge.pk])


def test_the_database_refuses_a_second_proposal_and_a_second_merge(pair):
    merge = recipes.merge(kept=pair.kept, other=pair.other)
    with pytest.raises(IntegrityError), transaction.atomic():
        recipes.merge(kept=pair.kept, other=pair.other)
    agreed = "UPDATE placements_merge SET agreed_by_id = %s, agreed_at = now() WHERE id = %s"
    second = recipes.merge(kept=recipes.person(), other=pair.other)
    with connection.cursor() as cursor:
        cursor.execute(agreed, [accounts.staff().pk, merge.pk])
        with pytest.raises(IntegrityError), transaction.atomic():
            cursor.execute(agreed, [accounts.staff().pk, second.pk])


def test_the_database_refuses_a_record_merged_into_itself(pair):
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE placements_person SET merged_into_id = id WHERE id = %s", [pair.kept.pk])


def test_two_councils_records_are_never_one(pair, lincolnshire, browse):
    recipes.changed(Person.objects.filter(pk=pair.other.pk), responsible_council=lincolnshire)
    both = accounts.staff(Role.TEAM_MANAGER)
    accounts.membership(both, Role.TEAM_MANAGER, lincolnshire)
    before = fingerprint()
    page = propose(browse(both), pair.kept).content.decode()
    assert "Two councils are responsible for the two records" in page
    assert fingerprint() == before
