"""Reviewing a warning note: the only way to change what stands in force."""

from datetime import date

import pytest

from linkworker.refusals import Refusal
from placements.actions import warning_notes as actions
from placements.models import WarningNote, WarningReview
from tests.accounts.recipes import TODAY, staff
from tests.at_once import posted_at_once
from tests.placements import recipes
from tests.placements.fact_answers import key, plain, typed

KEPT = {"reviewed_on": TODAY, "outcome": "kept", "words": "Still so", "review_by": date(2027, 11, 22)}
CHANGED = KEPT | {
    "outcome": "changed",
    "review_by": None,
    "new_words": "Shouts when tired",
    "new_what_to_do": "Visit in the morning",
    "new_review_by": date(2027, 5, 4),
}
ENDED = KEPT | {"outcome": "ended", "review_by": None}


def review(by, note, **answers):
    return actions.review_warning_note(
        **{"by": by, "note": note, "today": TODAY, "submission": key()} | answers
    )


@pytest.mark.django_db
def test_a_note_is_kept_until_another_day(link_worker, trail):
    note = recipes.warning_note()
    review(link_worker, note, **KEPT)
    note.refresh_from_db()
    assert (note.last_kept_on, note.review_by, note.ended_on) == (TODAY, date(2027, 11, 22), None)
    assert trail() == ["reviewed warning note"]


@pytest.mark.django_db
def test_an_ended_note_leaves_the_banner_and_stays_readable_with_its_reviews(link_worker, browse):
    note = recipes.warning_note()
    review(link_worker, note, **ENDED)
    client = browse(link_worker)
    assert "Visit in pairs" not in plain(client.get(f"/people/{note.person.uid}/"))
    history = plain(client.get(f"/people/{note.person.uid}/history/"))
    assert "Risk to staff Ended 22 November 2026" in history
    assert f"22 November 2026, {link_worker.name}: ended. Still so" in history


@pytest.mark.django_db
def test_a_changed_note_is_ended_and_a_new_one_stands_in_its_place(link_worker):
    note = recipes.warning_note()
    review(link_worker, note, **CHANGED)
    (new,) = WarningNote.objects.in_force_on(TODAY)
    assert (new.replaces, new.words, new.kind, new.raised_on) == (
        note,
        "Shouts when tired",
        "to_staff",
        TODAY,
    )
    assert WarningNote.objects.get(pk=note.pk).words == note.words


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("fields", "answers", "question"),
    [
        ({}, KEPT | {"review_by": date(2027, 11, 23)}, "review_by"),
        ({}, KEPT | {"review_by": None}, "review_by"),
        ({}, KEPT | {"reviewed_on": date(2026, 11, 23)}, "reviewed_on"),
        ({}, KEPT | {"reviewed_on": date(2026, 9, 6)}, "reviewed_on"),
        ({}, CHANGED | {"new_review_by": TODAY}, "new_review_by"),
        ({}, KEPT | {"words": ""}, "words"),
        ({"ended_on": date(2026, 10, 1)}, KEPT, ""),
    ],
)
def test_a_review_that_does_not_hold_changes_nothing(link_worker, fields, answers, question):
    note = recipes.warning_note(**fields)
    with pytest.raises(Refusal) as refusal:
        review(link_worker, note, **answers)
    assert list(refusal.value.told) == [question]
    assert WarningNote.objects.get().ended_on == note.ended_on
    assert not WarningReview.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize(("review_by", "overdue"), [(date(2026, 11, 21), True), (TODAY, False)])
def test_an_overdue_note_is_flagged_and_still_in_force(link_worker, browse, review_by, overdue):
    note = recipes.warning_note(review_by=review_by)
    page = browse(link_worker).get(f"/people/{note.person.uid}/")
    words = [flag.words for flag in page.context["banner"].flags if flag.alarm]
    assert words == ["Warning: risk to staff"] + ["1 warning note overdue for review"] * overdue
    assert ("Review overdue since 21 November 2026" in plain(page)) is overdue


@pytest.mark.django_db
def test_the_page_reviews_it(link_worker, browse):
    note = recipes.warning_note()
    client, address = browse(link_worker), f"/warnings/{note.uid}/review/"
    assert "Threw a chair" in plain(client.get(address))
    sent = typed(reviewed_on="today", outcome="changed", words="Less often now")
    page = client.post(address, sent)
    for told in ("Enter what the risk is now", "Enter what to do now", "Enter the day to review it by"):
        assert told in plain(page)
    assert "Less often now" in plain(page)
    page = client.post(address, sent | {"outcome": "kept", "review_by": "4 May 2027"}, follow=True)
    assert "The review is kept." in plain(page)


def test_five_at_the_same_moment_are_one_review(committed, browse):
    worker, note = staff(), recipes.warning_note(person=recipes.placement().person)
    clients = [browse(worker) for _ in range(5)]
    sent = typed(reviewed_on="today", outcome="ended", words="No incident for a year")
    assert posted_at_once(clients, f"/warnings/{note.uid}/review/", sent) == [302] * 5
    assert WarningReview.objects.count() == 1


@pytest.mark.django_db
def test_who_may_not_review_it(finance, host_officer, stranger, browse):
    note = recipes.warning_note(person=recipes.placement().person)
    address = f"/warnings/{note.uid}/review/"
    told = [browse(who).get(address).status_code for who in (finance, host_officer, stranger)]
    assert told == [403, 403, 404]
