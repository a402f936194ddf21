"""Raising a warning note."""

from datetime import date

import pytest

from linkworker.refusals import Refusal
from placements.actions import warning_notes as actions
from placements.models import WarningNote
from tests.accounts.recipes import TODAY, staff
from tests.at_once import posted_at_once
from tests.placements import recipes
from tests.placements.fact_answers import WARNING, key, plain, typed

TYPED = WARNING | {"review_by": "4 May 2027", "person_told": "yes"}


def raised(by, person, **answers):
    return actions.raise_warning_note(
        **{"by": by, "person": person, "today": TODAY, "submission": key()} | WARNING | answers
    )


@pytest.mark.django_db
def test_a_note_is_raised_today_with_a_line_in_the_trail(link_worker, trail):
    note = raised(link_worker, recipes.person())
    assert (note.raised_on, note.raised_by, note.person_told) == (TODAY, link_worker, True)
    assert trail() == ["raised warning note"]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("review_by", "allowed"),
    [
        (date(2026, 11, 22), False),
        (date(2026, 11, 23), True),
        (date(2027, 11, 22), True),
        (date(2027, 11, 23), False),
        (None, False),
    ],
)
def test_a_note_is_looked_at_again_within_twelve_months(link_worker, review_by, allowed):
    if allowed:
        assert raised(link_worker, recipes.person(), review_by=review_by)
    else:
        with pytest.raises(actions.ReviewWithinAYear):
            raised(link_worker, recipes.person(), review_by=review_by)


@pytest.mark.django_db
def test_who_was_not_told_has_a_reason(link_worker):
    note = raised(link_worker, recipes.person(), why_not_told="It would frighten her")
    assert (note.person_told, note.why_not_told) == (False, "It would frighten her")


@pytest.mark.django_db
def test_the_page_puts_the_warning_in_the_banner(link_worker, browse):
    person = recipes.person()
    page = browse(link_worker).post(f"/people/{person.uid}/warnings/new/", typed(**TYPED), follow=True)
    assert "Warning: risk to staff" in plain(page)
    assert "Visit in pairs" in plain(page)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"kind": ""}, "Select the kind of warning"),
        ({"what_to_do": ""}, "Enter what to do"),
        ({"review_by": ""}, "Enter the day to review it by"),
        ({"review_by": "22 November 2028"}, "22 November 2027 at the latest"),
        ({"person_told": ""}, "Select yes if the person has been told"),
        ({"person_told": "no"}, "Enter why the person has not been told"),
        ({"what_to_do": "x" * 5000}, "must be 500 characters or less"),
    ],
)
def test_the_page_says_what_to_do_and_loses_nothing(link_worker, browse, wrong, told):
    person = recipes.person()
    sent = typed(**TYPED | {"words": "O'Brien’s dog — 🐕 bites"}) | wrong
    page = browse(link_worker).post(f"/people/{person.uid}/warnings/new/", sent)
    assert told in plain(page)
    assert "O&#x27;Brien’s dog — 🐕 bites" in page.content.decode()
    assert not WarningNote.objects.exists()


@pytest.mark.django_db
def test_a_form_sent_again_with_other_answers_is_refused(link_worker):
    person, form = recipes.person(), key()
    first = raised(link_worker, person, submission=form)
    assert raised(link_worker, person, submission=form) == first
    with pytest.raises(Refusal, match="already been sent"):
        raised(link_worker, person, submission=form, words="Something else")


def test_five_at_the_same_moment_raise_one_note(committed, browse):
    worker, person = staff(), recipes.placement().person
    clients = [browse(worker) for _ in range(5)]
    assert posted_at_once(clients, f"/people/{person.uid}/warnings/new/", typed(**TYPED)) == [302] * 5
    assert WarningNote.objects.count() == 1


@pytest.mark.django_db
def test_who_may_not_raise_one(finance, host_officer, stranger, browse):
    person = recipes.placement().person
    address = f"/people/{person.uid}/warnings/new/"
    told = [
        browse(who).post(address, typed(**TYPED)).status_code for who in (finance, host_officer, stranger)
    ]
    assert told == [403, 403, 404]
