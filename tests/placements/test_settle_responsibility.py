"""Recording whose somebody is, from a day, by a rule."""

from datetime import date

import pytest

from accounts.models import AuditEvent, Organisation
from accounts.roles import Role
from linkworker.refusals import Refusal
from placements.actions import responsibility as actions
from placements.models import SettingType
from placements.queries.responsibility import warnings_for
from tests.accounts import recipes as accounts
from tests.accounts.recipes import TODAY, council, icb
from tests.placements import recipes

pytestmark = pytest.mark.django_db
LEICESTER, CARDIFF = "E06000016", "W06000015"


def settle(by, person, **answers):
    return actions.settle_responsibility(
        **{"by": by, "person": person, "kind": "council", "organisation": council(LEICESTER)}
        | {
            "starts_on": date(2026, 10, 1),
            "basis": "ordinary_residence",
            "evidence": "Letter",
            "today": TODAY,
        }
        | answers
    )


def lives_in(code, host=recipes.LINCOLNSHIRE, **fields):
    person = recipes.person(**fields)
    recipes.placement(person=person, home=recipes.home(host, setting_type=SettingType.objects.get(code=code)))
    return person


def rows(person, kind="council"):
    found = person.responsibilities.filter(kind=kind).order_by("pk")
    return list(found.values_list("organisation__code", "starts_on", "ends_on", "basis"))


def test_the_row_before_ends_that_day_and_today_reads_the_new_one(manager):
    person = recipes.person()
    settle(manager, person)
    person.refresh_from_db()
    assert person.responsible_council.code == LEICESTER
    assert rows(person) == [
        ("E06000017", None, date(2026, 10, 1), "first_recorded"),
        (LEICESTER, date(2026, 10, 1), None, "ordinary_residence"),
    ]
    event = AuditEvent.objects.get()
    assert (event.verb, event.details) == (
        "settled responsibility",
        {"kind": "council", "to": LEICESTER, "starts_on": "2026-10-01"},
    )


def test_what_was_first_recorded_is_given_its_rule(manager):
    person = lives_in("RES")
    settle(manager, person, organisation=council(), starts_on=None, basis="s39_setting")
    assert rows(person) == [("E06000017", None, None, "s39_setting")]
    assert person.responsibilities.get().confirmed_on == TODAY


def test_a_board_nobody_recorded_may_go_back_to_before_our_records(manager):
    person = recipes.person()
    settle(manager, person, kind="icb", organisation=icb(), starts_on=None, basis="gp_registration")
    person.refresh_from_db()
    assert (person.responsible_icb, rows(person, "icb")) == (
        icb(),
        [("QK1", None, None, "gp_registration")],
    )


def test_the_body_owing_aftercare_may_be_another_than_both(manager):
    person = recipes.person()
    settle(manager, person, kind="s117_council", basis="s117_before_detention")
    person.refresh_from_db()
    assert (person.responsible_council, rows(person, "s117_council")[0][0]) == (council(), LEICESTER)


def test_the_same_answers_twice_are_one_row(manager, trail):
    person = recipes.person()
    assert settle(manager, person) == settle(manager, person)
    assert trail() == ["settled responsibility"]


def test_a_change_of_that_day_is_put_right(manager):
    person = recipes.person()
    settle(manager, person, organisation=council(), evidence="First look")
    settle(manager, person)
    assert len(rows(person)) == 2


@pytest.mark.parametrize(
    ("answers", "question", "words"),
    [
        ({"starts_on": date(2026, 11, 23)}, "starts_on", "cannot be recorded ahead"),
        ({"starts_on": None}, "starts_on", "another body was responsible until then"),
        ({"starts_on": date(1996, 5, 3)}, "starts_on", "after the person was born"),
        ({"organisation": icb}, "organisation", "Choose a council"),
        ({"kind": "icb", "basis": "gp_registration"}, "organisation", "Choose an NHS board"),
        ({"basis": "gp_registration"}, "basis", "does not settle the “Responsible council”"),
        ({"basis": "s39_hospital"}, "basis", "they are not in hospital"),
        ({"basis": "cross_border"}, "basis", "Schedule 1 covers care homes"),
        (
            {"kind": "icb", "organisation": icb, "basis": "gp_registration", "starts_on": date(2021, 5, 1)},
            "organisation",
            "exists from 1 July 2022",
        ),
    ],
)
def test_a_wrong_choice_explains_itself(manager, answers, question, words):
    person = lives_in("RES", responsible_icb=None)
    given = {name: value() if callable(value) else value for name, value in answers.items()}
    with pytest.raises(Refusal, match=words) as refusal:
        settle(manager, person, **given)
    assert refusal.value.question == question
    assert not AuditEvent.objects.exists()


@pytest.mark.parametrize(
    ("setting", "holds"),
    [
        ("RES", True),
        ("SL_SHARED", True),
        ("SHARED_LIVES", True),
        ("GENERAL_NEEDS", False),
        ("HOSP_ATU", False),
    ],
)
def test_section_39_needs_a_setting_that_keeps_ordinary_residence(manager, setting, holds):
    person = lives_in(setting)
    if holds:
        assert settle(manager, person, basis="s39_setting")
    else:
        with pytest.raises(actions.RuleDoesNotFit, match="only those keep ordinary residence"):
            settle(manager, person, basis="s39_setting")


def test_a_hospital_stay_keeps_the_council_from_before_admission_while_it_lasts(manager):
    hospital = {"organisation": council(), "basis": "s39_hospital", "starts_on": date(2026, 11, 3)}
    person = lives_in("GENERAL_NEEDS")
    stay = recipes.short_stay(person=person)
    row = settle(manager, person, **hospital)
    assert (row.basis, list(warnings_for(row, TODAY))) == ("s39_hospital", [])
    with pytest.raises(actions.RuleDoesNotFit, match="only those keep ordinary residence"):
        settle(manager, person, **hospital | {"basis": "s39_setting"})
    stay.ends_on = TODAY
    stay.save()
    (warning,) = warnings_for(row, TODAY)
    assert "no longer keeps ordinary residence" in warning
    assert settle(manager, recipes.short_stay().person, **hospital)
    on_holiday = recipes.short_stay(kind="holiday").person
    with pytest.raises(actions.RuleDoesNotFit, match="they are not in hospital"):
        settle(manager, on_holiday, **hospital)


def test_schedule_1_holds_in_a_care_home_across_the_border_only(manager):
    assert settle(manager, lives_in("RES", CARDIFF), basis="cross_border")
    with pytest.raises(actions.RuleDoesNotFit, match="not supported living"):
        settle(manager, lives_in("SL_SHARED", CARDIFF), basis="cross_border")


def test_history_before_the_last_change_stays(manager):
    person = recipes.person()
    settle(manager, person, organisation=council(), evidence="Letter of 2026")
    with pytest.raises(actions.ChangedSince, match="A change is recorded from 1 October 2026"):
        settle(manager, person, starts_on=date(2025, 1, 1))


def test_only_the_council_responsible_says_that_another_is(manager):
    placed_in = recipes.person(responsible_council=council(LEICESTER))
    recipes.placement(person=placed_in, home=recipes.home("E06000017"))
    with pytest.raises(actions.NotYoursToGive):
        settle(manager, placed_in, organisation=council())


SENT = {
    "kind": "council",
    "starts_on": "1 October 2026",
    "basis": "ordinary_residence",
    "evidence": "O’Brien’s letter, Zoë 🙂",
}


def test_the_page_records_it_and_who_gave_somebody_away_is_led_to_the_register(manager, browse):
    person = recipes.person()
    address = f"/people/{person.uid}/responsibility/new/"
    page = browse(manager).post(address, SENT | {"organisation": str(council(LEICESTER).uid)})
    assert (page.status_code, page["Location"]) == (302, "/people/")


def test_the_supported_living_trap_is_told_after_recording_and_stays_on_the_page(manager, browse):
    person = lives_in("SL_SHARED", responsible_icb=icb())
    sent = SENT | {"kind": "icb", "organisation": str(icb().uid), "basis": "placing_icb_stays"}
    page = browse(manager).post(f"/people/{person.uid}/responsibility/new/", sent, follow=True)
    assert page.content.decode().count("In supported living responsibility can follow the new GP") == 2


@pytest.mark.parametrize(
    "wrong", [{"starts_on": "30 February 2026"}, {"evidence": "x" * 5000}, {"kind": ""}, {"basis": "made_up"}]
)
def test_the_page_keeps_everything_typed(manager, browse, wrong):
    person = recipes.person()
    sent = SENT | {"organisation": str(council(LEICESTER).uid)} | wrong
    page = browse(manager).post(f"/people/{person.uid}/responsibility/new/", sent)
    assert page.status_code == 200
    assert set(page.context["form"].errors) == set(wrong)
    assert len(rows(person)) == 1


def test_who_may_not_know_of_them_finds_nothing_and_who_may_not_settle_is_refused(
    stranger, link_worker, browse
):
    person = recipes.person()
    address = f"/people/{person.uid}/responsibility/new/"
    assert browse(stranger).get(address).status_code == 404
    assert browse(link_worker).get(address).status_code == 403
    assert browse(accounts.staff(Role.FINANCE)).post(address, SENT).status_code == 403
    assert Organisation.objects.filter(code=LEICESTER).exists()
