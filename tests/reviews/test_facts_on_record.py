"""Each fact on record makes its own kind of review due, and the figures read the same facts as the lists."""

from datetime import UTC, date, datetime

import pytest

from accounts.roles import Permission, Role
from casework.models import CaseworkPeriod
from linkworker.periods import Month
from placements import policies
from placements.models import Person, SettingType
from reporting.queries import caseload
from reporting.queries.authority import Authority
from reviews.choices import ReviewKind
from reviews.policies import may_know_due
from reviews.queries import duties
from reviews.queries.settling import settled_by
from tests.accounts.recipes import council, icb, organisation, staff
from tests.casework.recipes import goal, goal_check
from tests.placements.recipes import (
    funding_line,
    home,
    inspection,
    legal_status,
    person,
    placement,
    provider_event,
    resident_check,
    transition_plan,
    transition_step,
    young_person,
)
from tests.reviews.recipes import death, granted, psychotropic_medicine, review, review_request

pytestmark = pytest.mark.django_db
ON = date(2026, 10, 31)
RUTLAND, LINCOLNSHIRE = "E06000017", "E10000019"


def due(kind, on=ON):
    rows = duties.due_rows(Person.objects.responsible_to(council()), on)
    return [row.due_on for row in rows if row.kind == kind]


def why(kind, on=ON):
    [row] = [row for row in duties.due_rows(Person.objects.order_by("pk"), on) if row.kind == kind]
    return row.because


def ward(code="HOSP_ATU", **fields):
    return home(LINCOLNSHIRE, setting_type=SettingType.objects.get(code=code), **fields)


def test_an_education_plan_is_reviewed_a_year_after_it_was_issued_until_one_says_there_is_none():
    ada = young_person()
    transition_plan(person=ada, recorded_on=date(2026, 3, 2), plan_issued_on=date(2026, 2, 16))
    assert due("EHC") == [date(2027, 2, 16)]
    review(person=ada, kind="EHC", held_on=date(2026, 9, 30))
    assert due("EHC") == [date(2027, 9, 30)]
    transition_plan(person=ada, recorded_on=date(2026, 10, 31), plan_type="none")
    assert due("EHC", date(2026, 10, 30)) == [date(2027, 9, 30)]
    assert due("EHC") == []


def test_a_later_plan_for_adulthood_that_says_nothing_of_the_day_keeps_it_and_the_earliest_day_holds():
    ada = young_person()
    transition_plan(person=ada, recorded_on=date(2026, 3, 2), plan_issued_on=date(2025, 2, 16))
    transition_plan(person=ada, recorded_on=date(2026, 4, 2))
    assert due("EHC") == [date(2026, 2, 16)]
    transition_plan(person=ada, recorded_on=date(2026, 5, 2), plan_issued_on=date(2026, 2, 16))
    assert due("EHC") == [date(2026, 2, 16)]  # issued anew without a review: late stays late
    transition_plan(person=ada, recorded_on=date(2026, 5, 3), plan_issued_on=date(2025, 2, 9))
    assert due("EHC") == [date(2026, 2, 9)]  # a slip put right


def test_an_individual_support_plan_is_no_education_plan_that_the_law_reviews_each_year():
    ada = young_person()
    transition_plan(
        person=ada, recorded_on=date(2026, 3, 2), plan_type="isp", plan_issued_on=date(2026, 2, 16)
    )
    assert due("EHC") == []


def test_the_step_that_ends_the_plan_ends_its_review_and_taken_back_it_is_due_again():
    ada = young_person()
    transition_plan(person=ada, recorded_on=date(2026, 3, 2), plan_issued_on=date(2026, 2, 16))
    ended = {"person": ada, "milestone": "ehcp_ends", "recorded_on": date(2026, 10, 20)}
    transition_step(**ended, done_on=date(2026, 10, 20))
    assert due("EHC") == []
    transition_step(**ended, number=2, outcome="reopened", done_on=None)
    assert due("EHC") == [date(2027, 2, 16)]


def test_a_plan_without_its_day_of_issue_makes_no_review_due():
    transition_plan(person=young_person())
    assert due("EHC") == []


@pytest.mark.parametrize(
    ("code", "kind", "on"),
    [
        ("HOSP_ATU", "CTR_NS", date(2027, 3, 1)),
        ("HOSP_MED", "CTR_SEC", date(2027, 9, 1)),
        ("HOSP_CYP", "CETR", date(2026, 12, 1)),
    ],
)
def test_the_kind_of_ward_says_which_care_and_treatment_review(code, kind, on):
    placement(home=ward(code), starts_on=date(2026, 9, 1))
    assert due(kind) == [on]
    assert due("CTR_POST") == [date(2026, 9, 29)]
    assert sum(len(due(other)) for other in ("CTR_NS", "CTR_SEC", "CETR")) == 1


def test_a_child_has_the_shorter_time_after_admission():
    placement(
        person=person(date_of_birth=date(2010, 1, 1)), home=ward("HOSP_CYP"), starts_on=date(2026, 9, 1)
    )
    assert due("CTR_POST") == [date(2026, 9, 15)]


def test_a_hospital_outside_the_persons_own_board_is_visited_every_eight_weeks():
    someone = person(responsible_icb=icb())
    placement(person=someone, home=ward(host_icb=icb("QJM")), starts_on=date(2026, 9, 1))
    assert due("VISIT") == [date(2026, 10, 27)]
    review(person=someone, kind="VISIT", held_on=date(2026, 10, 20), person_present=False)
    assert due("VISIT") == [date(2026, 10, 27)], "held from afar"
    review(person=someone, kind="VISIT", held_on=date(2026, 10, 21))
    assert due("VISIT") == [date(2026, 12, 16)]


def test_a_hospital_of_the_own_board_or_of_one_not_recorded_owes_no_visit():
    for board in (icb(), None):
        placement(person=person(responsible_icb=icb()), home=ward(host_icb=board), starts_on=date(2026, 9, 1))
    assert due("VISIT") == []


def test_aftercare_is_reviewed_six_weeks_after_leaving_hospital():
    someone = person()
    placement(
        person=someone,
        home=ward(),
        starts_on=date(2026, 1, 5),
        ends_on=date(2026, 9, 1),
        end_reason="moved",
    )
    stay = placement(person=someone, home=home(RUTLAND), starts_on=date(2026, 9, 1))
    funding_line(placement=stay, stream="s117", starts_on=date(2026, 9, 1), payer=icb())
    assert due("S117R") == [date(2026, 10, 13)]
    assert why("S117R").startswith("Left hospital with s117 aftercare on 1 September 2026")


def test_a_health_check_counts_for_whoever_is_on_the_register():
    person(on_gp_ld_register=True, health_check_on=date(2025, 10, 20))
    person(on_gp_ld_register=None, health_check_on=date(2025, 10, 20))
    person(on_gp_ld_register=True)
    assert due("AHC") == [date(2026, 10, 20)]


def test_a_goal_is_looked_at_by_its_own_interval_until_it_ends():
    wanted = goal(set_on=date(2026, 9, 1), check_every_weeks=4, reference="G7")
    assert due("GOAL") == [date(2026, 9, 29)]
    assert why("GOAL") == (
        "“Goal G7” was set on 1 September 2026, so the check of the goal is due by 29 September 2026 (28 days). "
        "The scheme's own standard: a short-term goal is looked at every eight weeks unless agreed otherwise."
    )
    goal_check(goal=wanted, checked_on=date(2026, 10, 1), rating="same")
    assert due("GOAL") == [date(2026, 10, 29)]
    goal_check(goal=wanted, checked_on=date(2026, 10, 29), rating="achieved")
    assert due("GOAL") == []


def test_a_goal_without_an_interval_goes_by_the_rule_and_the_words_of_a_goal_stay_with_the_goal():
    goal(set_on=date(2026, 9, 1), check_every_weeks=None, text="See Marigold every week")
    assert due("GOAL") == [date(2026, 10, 27)]
    assert "Marigold" not in why("GOAL")


def test_a_goal_another_council_set_is_theirs_to_look_at():
    goal(set_on=date(2026, 9, 1), organisation=council(LINCOLNSHIRE))
    assert due("GOAL") == []


def test_each_goal_is_settled_by_its_own_looks():
    someone = person()
    first = goal(person=someone, set_on=date(2026, 9, 1))
    goal(person=someone, set_on=date(2026, 9, 2))
    goal_check(goal=first, checked_on=date(2026, 10, 1), rating="same")
    assert due("GOAL") == [date(2026, 10, 28), date(2026, 11, 26)]


def test_whoever_prepares_for_adulthood_is_reviewed_from_the_first_plan():
    someone = person(date_of_birth=date(2009, 1, 1))  # 17
    transition_plan(person=someone, recorded_on=date(2026, 3, 31))
    transition_plan(person=someone, recorded_on=date(2026, 9, 1))
    assert due("TRN") == [date(2026, 9, 30)]


@pytest.mark.parametrize("kind", ["dols_standard", "court_of_protection"])
def test_an_authorisation_is_to_be_renewed_eight_weeks_before_its_last_day(kind):
    legal_status(kind=kind, section="", starts_on=date(2026, 1, 1), ends_on=date(2026, 12, 31))
    assert due("DOL") == [date(2026, 11, 4)]
    assert "ends on 30 December 2026" in why("DOL")


def test_an_order_without_an_end_and_a_section_are_not_renewed_here():
    legal_status(kind="court_of_protection", section="", starts_on=date(2026, 1, 1), ends_on=None)
    legal_status(kind="mha", section="3", starts_on=date(2026, 1, 1), ends_on=date(2026, 7, 1))
    assert due("DOL") == []


def test_what_happened_where_somebody_lives_asks_for_a_review_until_they_are_checked():
    stay = placement(home=home(LINCOLNSHIRE, name="Fen Lodge"), starts_on=date(2025, 1, 1))
    placement(starts_on=date(2025, 1, 1))
    event = provider_event(home=stay.home, happened_on=date(2026, 10, 1))
    assert due("UNPL") == [date(2026, 10, 15)]
    assert why("UNPL").startswith(
        "Embargo on new placements at Fen Lodge on 1 October 2026, so the unplanned"
    )
    resident_check(event=event, person=stay.person, checked_on=date(2026, 10, 10))
    assert due("UNPL") == []


def test_whoever_moves_in_before_it_is_over_is_asked_about_from_then_until_they_leave():
    place = home(LINCOLNSHIRE)
    provider_event(home=place, happened_on=date(2026, 9, 1), ends_on=date(2026, 10, 20))
    placement(home=place, starts_on=date(2026, 10, 1))
    placement(home=place, starts_on=date(2026, 10, 20))
    assert due("UNPL", on=date(2026, 10, 19)) == [date(2026, 10, 15)]
    assert due("UNPL") == []


def test_who_left_is_asked_about_and_who_died_no_more():
    place = home(LINCOLNSHIRE)
    provider_event(home=place, happened_on=date(2026, 10, 1))
    placement(home=place, starts_on=date(2025, 1, 1), ends_on=date(2026, 10, 9), end_reason="moved")
    placement(home=place, starts_on=date(2025, 1, 1), ends_on=date(2026, 10, 9), end_reason="died")
    assert due("UNPL", on=date(2026, 10, 8)) == [date(2026, 10, 15)] * 2
    assert due("UNPL") == [date(2026, 10, 15)]


def test_an_event_of_whoever_runs_the_home_counts_and_a_withdrawn_inspection_does_not():
    runs = organisation("provider")
    stay = placement(home=home(LINCOLNSHIRE, provider=runs), starts_on=date(2025, 1, 1))
    provider_event(provider=runs, happened_on=date(2026, 10, 1))
    provider_event(home=stay.home, happened_on=date(2026, 10, 3))
    withdrawn = inspection(home=stay.home)
    withdrawn.withdrawn_at, withdrawn.withdrawn_by = datetime(2026, 10, 3, 10, tzinfo=UTC), staff(None)
    withdrawn.withdrawn_why = "About another home."
    withdrawn.save()
    provider_event(home=stay.home, happened_on=date(2026, 10, 2), kind="rating_fell", inspection=withdrawn)
    assert due("UNPL") == [date(2026, 10, 15), date(2026, 10, 17)]


# One home for the facts


def test_the_lists_the_dashboard_and_the_figures_read_the_same_facts(manager):
    board, other = icb(), icb("QJM")
    place = ward(host_icb=other)
    someone = person(responsible_icb=board, on_gp_ld_register=True, health_check_on=date(2025, 9, 1))
    placement(
        person=someone, home=place, starts_on=date(2020, 1, 1), ends_on=date(2021, 1, 1), end_reason="moved"
    )
    stay = placement(person=someone, home=place, starts_on=date(2021, 1, 1))
    funding_line(placement=stay)
    funding_line(placement=stay, stream="s117", payer=board)
    goal_check(goal=goal(person=someone), checked_on=date(2026, 10, 1), rating="same")
    legal_status(
        person=someone,
        kind="dols_standard",
        section="",
        starts_on=date(2026, 1, 1),
        ends_on=date(2026, 12, 1),
    )
    provider_event(home=place, happened_on=date(2026, 10, 1))
    transition_plan(person=someone)
    review(person=someone, kind="CONC", covers=["DEC"], held_on=date(2026, 10, 1))
    listed = duties.facts(Person.objects.filter(pk=someone.pk))[someone.pk]
    assert Authority(council(), [Month.of(ON)]).facts[someone.pk] == listed
    read = caseload.read(manager, [council().pk], on=ON)
    due_there = {(row.kind, row.due_on, row.because) for row in read.people[0].dues}
    rows = duties.due_rows(Person.objects.filter(pk=someone.pk), ON)
    assert due_there == {(row.kind, row.due_on, row.because) for row in rows}
    assert {row.kind for row in rows} >= {
        "INIT",
        "CA12",
        "CONC",
        "DEC",
        "CTR_NS",
        "VISIT",
        "AHC",
        "GOAL",
        "DOL",
    }


def test_the_usual_time_between_two_looks_is_the_same_here_and_with_the_goals():
    [rule] = [rule for rule in duties.rulebook().on(ON) if rule.kind == "GOAL"]
    assert {rule.first_after_days, rule.then_days} == {
        CaseworkPeriod.objects.in_force_on(ON).get(kind="goal_check").days
    }


# Who may know, and where it is settled


def test_a_due_date_that_tells_of_health_or_a_goal_is_kept_from_who_may_not_see_those(browse):
    someone = person(on_gp_ld_register=True, health_check_on=date(2025, 9, 1))
    stay = placement(person=someone, home=home(LINCOLNSHIRE), starts_on=date(2025, 1, 1))
    goal(person=someone)
    reader = staff(Role.HOST_OFFICER, council(LINCOLNSHIRE))
    worker = staff(Role.LINK_WORKER)
    kinds = {}
    for each in (reader, worker):
        page = browse(each).get(f"/people/{stay.person.uid}/reviews/")
        kinds[each.pk] = {one["row"].kind for one in page.context["owed"]}
    assert kinds[worker.pk] - kinds[reader.pk] == {ReviewKind.AHC, ReviewKind.GOAL}
    assert ReviewKind.CONC in kinds[reader.pk]
    assert not may_know_due("MED", {Permission.SEE_REVIEWS})
    assert may_know_due("CONC", {Permission.SEE_REVIEWS})
    assert not may_know_due("CONC", {Permission.SEE_HEALTH})


def test_each_kind_leads_to_the_deed_that_settles_it(browse):
    worker = staff(Role.LINK_WORKER)
    someone = person(on_gp_ld_register=True, health_check_on=date(2025, 9, 1))
    wanted = goal(person=someone)
    stay = placement(person=someone, home=home(LINCOLNSHIRE), starts_on=date(2025, 1, 1))
    event = provider_event(home=stay.home)
    page = browse(worker).get(f"/people/{someone.uid}/reviews/")
    urls = {one["row"].kind.value: one["url"] for one in page.context["owed"]}
    assert urls["AHC"] == f"/people/{someone.uid}/edit/"
    assert urls["GOAL"] == f"/goals/{wanted.uid}/check/"
    assert urls["UNPL"] == f"/homes/events/{event.uid}/"
    assert urls["CONC"] == f"/people/{someone.uid}/reviews/new/?kind=CONC"
    for url in urls.values():
        assert browse(worker).get(url).status_code == 200
    rows = duties.due_rows(Person.objects.order_by("pk"), date(2026, 11, 22))
    assert {settled_by(row, "x").page for row in rows if row.kind == "DOL"} == set()


def owed_to(someone, on):
    return duties.due_rows(Person.objects.filter(pk=someone.pk), on)


def test_nothing_is_owed_to_somebody_who_died():
    someone = funding_line(placement=placement(starts_on=date(2025, 1, 8))).placement.person
    psychotropic_medicine(person=someone)
    assert {row.kind for row in owed_to(someone, date(2026, 11, 22))} >= {"CA12", "MED"}
    death(person=someone, died_on=date(2026, 11, 20))
    assert owed_to(someone, date(2026, 11, 22)) == []
    assert owed_to(someone, date(2026, 11, 19)), "what was owed before is told as it was"


def test_a_review_before_admission_is_asked_no_more_once_somebody_is_in_hospital():
    someone = person()
    review_request(person=someone, kind="CTR_PRE", asked_on=date(2026, 11, 2))
    placement(person=someone, home=ward(), starts_on=date(2026, 11, 10))
    assert "CTR_PRE" in {row.kind for row in owed_to(someone, date(2026, 11, 9))}
    assert "CTR_PRE" not in {row.kind for row in owed_to(someone, date(2026, 11, 10))}


def test_a_shorter_authorisation_that_follows_one_ended_early_is_the_one_to_renew():
    someone = person()
    long = legal_status(person=someone, starts_on=date(2026, 1, 1), ends_on=date(2026, 6, 1))
    days = {"requested_on": date(2025, 12, 20), "decided_on": date(2025, 12, 30)}
    granted(person=someone, status=long, granted_from=date(2026, 1, 1), granted_days=365, **days)
    short = legal_status(person=someone, starts_on=date(2026, 6, 1), ends_on=date(2026, 9, 1))
    days = {"requested_on": date(2026, 5, 20), "decided_on": date(2026, 5, 30)}
    granted(person=someone, status=short, granted_from=date(2026, 6, 1), granted_days=92, **days)
    rows = owed_to(someone, date(2026, 8, 20))
    assert [row.due_on for row in rows if row.kind == "DOL"] == [date(2026, 7, 6)]


def test_a_death_another_organisation_wrote_down_ends_no_duty_of_the_council_that_owes_it():
    someone = funding_line(placement=placement(starts_on=date(2025, 1, 8))).placement.person
    death(person=someone, died_on=date(2026, 1, 1), organisation=council(LINCOLNSHIRE))
    assert "CA12" in {row.kind for row in owed_to(someone, date(2026, 11, 22))}


@pytest.mark.parametrize("kind", ["FT", "CHC12", "CTR_PRE", "CTR_NS", "EHC", "MED"])
def test_what_tells_of_health_or_continuing_healthcare_is_not_told_to_the_host_s_officer(kind):
    officer = staff(Role.HOST_OFFICER, council(LINCOLNSHIRE))
    stay = placement()
    assert not may_know_due(kind, policies.granted(officer, stay.person, *Permission))
    assert may_know_due("CA12", policies.granted(officer, stay.person, *Permission))
