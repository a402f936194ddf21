"""Recording a legal status."""

from datetime import date

import pytest

from linkworker.refusals import Refusal
from placements.actions import legal as actions
from placements.choices import LegalKind
from placements.models import LegalStatus
from placements.rules import legal
from tests.accounts.recipes import TODAY, staff
from tests.at_once import posted_at_once
from tests.placements import recipes
from tests.placements.fact_answers import LEGAL, key, plain, typed

TYPED = {
    "kind": "dols_standard",
    "starts_on": "2 November 2026",
    "last_day": "1 November 2027",
    "reference": "DOLS/2026/0311",
}


def record(by, person, **answers):
    return actions.record_legal_status(
        **{"by": by, "person": person, "today": TODAY, "submission": key()} | LEGAL | answers
    )


@pytest.mark.django_db
def test_a_status_is_in_force_on_its_last_day_and_not_the_day_after(link_worker, trail):
    status = record(link_worker, recipes.person())
    assert (status.ends_on, status.last_day) == (date(2027, 11, 2), date(2027, 11, 1))
    days = [date(2026, 11, 1), date(2026, 11, 2), date(2027, 11, 1), date(2027, 11, 2)]
    in_force = [LegalStatus.objects.in_force_on(day).exists() for day in days]
    assert in_force == [False, True, True, False]
    assert trail() == ["recorded legal status"]


@pytest.mark.django_db
@pytest.mark.parametrize("kind", ["dols_standard", "court_of_protection"])
def test_nobody_says_that_they_are_in_force_without_the_reference_on_the_paper(link_worker, kind):
    with pytest.raises(actions.WhereIsItWritten):
        record(link_worker, recipes.person(), kind=kind, reference="")
    assert not LegalStatus.objects.exists()


def test_lps_was_never_commenced_and_cannot_be_chosen():
    assert not [kind for kind in LegalKind if "lps" in kind.value or "liberty" in kind.label.lower()]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("answers", "question"),
    [
        ({"kind": "lps"}, "kind"),
        ({"kind": "mha", "section": ""}, "section"),
        ({"section": "3"}, "section"),
        ({"last_day": date(2026, 11, 1)}, "last_day"),
        ({"last_day": None}, "last_day"),
        ({"last_day": date(2027, 11, 2)}, "last_day"),
        ({"kind": "dols_urgent", "last_day": date(2026, 11, 16)}, "last_day"),
        ({"starts_on": date(1996, 5, 3)}, "starts_on"),
        ({"kind": "s117", "starts_on": date(2028, 1, 1), "last_day": None}, "starts_on"),
    ],
)
def test_what_the_law_does_not_give_is_told_beside_its_question(link_worker, answers, question):
    with pytest.raises(Refusal) as refusal:
        record(link_worker, recipes.person(), **answers)
    assert question in refusal.value.told


@pytest.mark.django_db
def test_an_urgent_authorisation_lasts_a_fortnight_at_most(link_worker):
    assert record(link_worker, recipes.person(), kind="dols_urgent", last_day=date(2026, 11, 15))


@pytest.mark.django_db
@pytest.mark.parametrize(("born_on", "allowed"), [(date(2008, 11, 2), True), (date(2008, 11, 3), False)])
def test_dols_is_for_adults(link_worker, born_on, allowed):
    person = recipes.person(date_of_birth=born_on)
    if allowed:
        assert record(link_worker, person)
    else:
        with pytest.raises(actions.DolsIsForAdults):
            record(link_worker, person)
        assert record(link_worker, person, kind="court_of_protection")


@pytest.mark.django_db
def test_two_of_a_kind_are_not_in_force_on_one_day(link_worker):
    person = recipes.legal_status().person
    with pytest.raises(Refusal, match="Another of the same kind"):
        record(link_worker, person)
    assert record(link_worker, person, kind="s117")
    assert record(link_worker, person, starts_on=date(2027, 6, 1), last_day=date(2028, 5, 31))


@pytest.mark.parametrize(
    ("last_day", "alert"),
    [
        (date(2027, 1, 18), None),
        (date(2027, 1, 17), 56),
        (date(2026, 12, 21), 56),
        (date(2026, 12, 20), 28),
        (date(2026, 11, 22), 28),
        (date(2026, 11, 21), None),
        (None, None),
    ],
)
def test_its_end_is_near_56_and_28_days_before(last_day, alert):
    ends_on = last_day + actions.DAY if last_day else None
    assert legal.alert(ends_on, TODAY) == alert


@pytest.mark.django_db
def test_the_page_asks_for_the_section_of_a_mental_health_act_status(link_worker, browse):
    person = recipes.person()
    client, sent = browse(link_worker), typed(**TYPED | {"kind": "mha", "section": ""})
    page = client.post(f"/people/{person.uid}/legal/new/", sent)
    assert "Enter the section" in plain(page)
    page = client.post(f"/people/{person.uid}/legal/new/", sent | {"section": "37/41"}, follow=True)
    assert "Mental Health Act section 37/41" in plain(page)


@pytest.mark.django_db
@pytest.mark.parametrize("day", ["31 February 2026", "29 February 2027", ""])
def test_the_page_keeps_an_impossible_day_as_typed(link_worker, browse, day):
    person = recipes.person()
    sent = typed(**TYPED | {"reference": "<DoLS> & 7"}) | {"starts_on": day}
    page = browse(link_worker).post(f"/people/{person.uid}/legal/new/", sent)
    assert "starts_on" in page.context["form"].errors
    assert "&lt;DoLS&gt; &amp; 7" in page.content.decode()
    assert not LegalStatus.objects.exists()


def test_five_at_the_same_moment_record_one_status(committed, browse):
    worker, person = staff(), recipes.placement().person
    clients = [browse(worker) for _ in range(5)]
    sent = typed(kind="s117", starts_on="2 November 2026")
    assert posted_at_once(clients, f"/people/{person.uid}/legal/new/", sent) == [302] * 5
    assert LegalStatus.objects.count() == 1


@pytest.mark.django_db
def test_who_may_not_record_one(finance, host_officer, stranger, browse):
    person = recipes.placement().person
    address = f"/people/{person.uid}/legal/new/"
    told = [
        browse(who).post(address, typed(**TYPED)).status_code for who in (finance, host_officer, stranger)
    ]
    assert told == [403, 403, 404]
