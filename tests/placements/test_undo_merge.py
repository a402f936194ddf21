"""A merge is undone, and the database is as it was."""

import pytest

from accounts.roles import Role
from placements.models import Merge, Person
from tests.accounts import recipes as accounts
from tests.accounts.recipes import council
from tests.casework import recipes as casework
from tests.placements import recipes
from tests.placements.merging import asked_on_the_same_day, fingerprint, manager_of, two_records

pytestmark = pytest.mark.django_db


@pytest.fixture
def merged(rutland, browse):
    """A pair merged by a manager, and what the database was before."""
    pair = two_records()
    merge = recipes.merge(kept=pair.kept, other=pair.other)
    manager = manager_of()
    pair.before = fingerprint()
    browse(manager).post(f"/merges/{merge.uid}/")
    pair.merge, pair.client = Merge.objects.get(pk=merge.pk), browse(manager)
    return pair


def undo(pair):
    return pair.client.post(f"/merges/{pair.merge.uid}/undoing/")


def test_undone_the_database_is_as_before(merged, trail):
    assert fingerprint() != merged.before
    answer = undo(merged)
    assert answer["Location"] == f"/people/{merged.other.uid}/"
    now = fingerprint()
    assert {table for table in now if now[table] != merged.before[table]} == set()
    assert trail().count("undid merge") == 2


def test_what_was_added_since_stays_with_the_record_kept(merged):
    added = casework.contact(person=merged.kept)
    undo(merged)
    added.refresh_from_db()
    assert added.person == merged.kept
    merged.contact.refresh_from_db()
    assert merged.contact.person == merged.other


def test_answers_of_the_same_day_go_back_to_their_own_records(rutland, browse):
    pair = two_records()
    asked_on_the_same_day(pair)
    before = fingerprint()
    merge = recipes.merge(kept=pair.kept, other=pair.other)
    client = browse(manager_of())
    client.post(f"/merges/{merge.uid}/")
    assert pair.other.outcomes.count() == 0
    client.post(f"/merges/{merge.uid}/undoing/")
    now = fingerprint()
    assert {table for table in now if now[table] != before[table]} <= {
        "accounts_membership",
        "accounts_staff",
    }


def test_a_merge_from_before_moves_were_counted_is_undone(merged):
    merged.kept.outcomes.update(merged_times=0)
    undo(merged)
    assert merged.other.outcomes.get().merged_times == 0


def test_it_can_be_merged_again_and_undone_again(merged):
    undo(merged)
    again = recipes.merge(kept=merged.kept, other=merged.other)
    merged.client.post(f"/merges/{again.uid}/")
    assert not Person.objects.filter(pk=merged.other.pk).exists()
    merged.client.post(f"/merges/{again.uid}/undoing/")
    now = fingerprint()
    colleague = {"accounts_membership"}  # of the recipe's own, who proposed it again
    assert {table for table in now if now[table] != merged.before[table]} <= colleague


def test_undone_twice_is_not_there(merged):
    undo(merged)
    assert undo(merged).status_code == 404


def test_a_chain_is_undone_from_its_end(merged):
    third = recipes.person(reference="THIRD", nhs_number="")
    later = recipes.merge(kept=third, other=merged.kept)
    merged.client.post(f"/merges/{later.uid}/")
    page = undo(merged).content.decode()
    assert "Undo that merge first" in page
    merged.client.post(f"/merges/{later.uid}/undoing/")
    assert undo(merged).status_code == 302
    assert Person.objects.filter(reference__in=["KEPT", "OTHER", "THIRD"]).count() == 3


def test_only_who_may_merge_undoes(link_worker, stranger, browse, merged):
    address = f"/merges/{merged.merge.uid}/undoing/"
    assert browse(link_worker).post(address).status_code == 403
    assert browse(stranger).post(address).status_code == 404
    assert Merge.objects.in_force().exists()


def test_whoever_became_responsible_for_the_record_kept_can_undo(merged, browse):
    theirs = council(recipes.LINCOLNSHIRE)
    recipes.changed(Person.objects.filter(pk=merged.kept.pk), responsible_council=theirs)
    address = f"/merges/{merged.merge.uid}/undoing/"
    assert merged.client.post(address).status_code == 404
    assert browse(accounts.staff(Role.TEAM_MANAGER, theirs)).post(address).status_code == 302
    assert Person.objects.filter(pk=merged.other.pk, responsible_council=council()).exists()


def test_whoever_decides_about_undoing_reads_whose_the_other_record_was(merged):
    Person.everyone.filter(pk=merged.other.pk).update(nhs_number="9990000018")
    for address in (f"/merges/{merged.merge.uid}/", f"/merges/{merged.merge.uid}/undoing/"):
        page = merged.client.get(address)
        other = page.context["other"]
        assert other.called == f"{merged.other.given_name} Quilfeather"
        assert other.born_on == merged.other.date_of_birth
        assert other.nhs_number == "999 000 0018"
        assert "999 000 0018" in page.content.decode()


def test_what_stands_with_a_record_is_counted_in_words(merged):
    assert {"2 people", "2 contacts", "2 placements"} <= set(moves(merged, "kept"))
    undo(merged)
    assert {"1 person", "1 contact", "1 placement"} <= set(moves(merged, "other"))


def moves(pair, side) -> tuple[str, ...]:
    return pair.client.get(f"/merges/{pair.merge.uid}/").context[side].moves


def test_whoever_became_responsible_for_the_record_kept_reads_of_both_until_it_is_undone(merged, browse):
    theirs = council(recipes.LINCOLNSHIRE)
    recipes.changed(Person.objects.filter(pk=merged.kept.pk), responsible_council=theirs)
    client = browse(accounts.staff(Role.TEAM_MANAGER, theirs))
    address = f"/merges/{merged.merge.uid}/"
    assert client.get(address).context["other"].born_on == merged.other.date_of_birth
    client.post(f"{address}undoing/")
    assert client.get(address).context["other"].born_on is None
