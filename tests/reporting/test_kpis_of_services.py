"""K18 and K20 at their edges. R is 31 October 2026; K20 counts what was made from 3 September to 3 October."""

from datetime import date, datetime

import pytest

from linkworker.periods import Month
from reporting.kpi import State
from reporting.kpis import services
from reporting.queries.authority import Authority
from tests.accounts.recipes import council
from tests.casework.recipes import LONDON, contact, referral, service
from tests.placements.recipes import LINCOLNSHIRE, chc_case, checklist, person

pytestmark = pytest.mark.django_db


def measured(measure):
    asked = Month.parse("2026-10")
    return measure(Authority(council(), [asked]), asked)


def counts(found):
    return tuple(len(part) for part in (found.met, found.of, found.not_recorded))


@pytest.mark.parametrize(
    ("made_on", "counted"),
    [
        (date(2026, 9, 2), 0),
        (date(2026, 9, 3), 1),
        (date(2026, 10, 3), 1),
        (date(2026, 10, 4), 0),
    ],
)
def test_a_referral_is_counted_in_the_month_in_which_its_28_days_end(made_on, counted):
    referral(made_on=made_on)
    assert counts(measured(services.taken_up)) == (0, counted, 0)


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"result": "accepted", "accepted_on": date(2026, 10, 15)}, (1, 1, 0)),  # the 28th day
        ({"result": "accepted", "accepted_on": date(2026, 10, 16)}, (0, 1, 0)),
        ({"result": "started", "started_on": date(2026, 10, 15)}, (1, 1, 0)),
        ({"result": "started", "accepted_on": date(2026, 9, 20), "started_on": date(2026, 11, 9)}, (1, 1, 0)),
        ({"result": "ended", "accepted_on": date(2026, 9, 20), "ended_on": date(2026, 9, 21)}, (1, 1, 0)),
        ({"result": "declined"}, (0, 1, 0)),
        ({"result": "waiting"}, (0, 1, 0)),
        ({"result": ""}, (0, 1, 1)),
        ({"result": "accepted"}, (0, 1, 1)),
        ({"result": "ended"}, (0, 1, 1)),
        ({"result": "ended", "ended_on": date(2026, 9, 30)}, (0, 1, 0)),
    ],
    ids=str,
)
def test_a_referral_is_taken_up_when_it_was_accepted_or_started_by_the_28th_day(fields, expected):
    referral(made_on=date(2026, 9, 17), **fields)
    assert counts(measured(services.taken_up)) == expected


def test_another_organisations_referrals_are_theirs():
    referral(made_on=date(2026, 9, 17), organisation=council(LINCOLNSHIRE))
    assert measured(services.taken_up).state == State.NOT_APPLICABLE


def test_the_split_tells_the_kinds_of_service_and_what_was_declined_or_still_waits():
    made_on, team = date(2026, 9, 17), service()
    referral(made_on=made_on, service_entry=team, result="accepted", accepted_on=made_on)
    referral(made_on=made_on, service_entry=team, result="declined", declined_on=date(2026, 11, 1))
    referral(made_on=made_on, result="declined", declined_on=date(2026, 10, 31))
    referral(made_on=made_on, result="accepted", accepted_on=date(2026, 11, 1))
    found = measured(services.taken_up)
    assert [(label, *counts(part)[:2]) for label, part in found.split] == [
        ("Health in the community", 1, 2),
        ("Not in the directory", 0, 2),
        ("Declined", 1, 4),
        ("Still waiting", 2, 4),
    ]


def case(on=date(2026, 9, 1), **fields):
    return chc_case(**{"decided_on": on, "received_by_icb_on": date(2026, 8, 10)} | fields)


@pytest.mark.parametrize(
    ("fields", "counted"),
    [
        ({"outcome": "full"}, 1),
        ({"outcome": "joint"}, 1),
        ({"outcome": "fnc"}, 0),
        ({"outcome": "not_eligible"}, 0),
        ({"outcome": "withdrawn"}, 0),
        ({"outcome": "full", "fast_track": True}, 1),
        ({"outcome": "full", "on": date(2026, 11, 1)}, 1),  # undecided on the last day, so it may come to it
        ({"outcome": "", "on": None}, 1),
        ({"outcome": "", "on": None, "closed_on": date(2026, 10, 31)}, 0),
        ({"outcome": "", "on": None, "received_by_icb_on": date(2026, 11, 1)}, 0),
    ],
    ids=str,
)
def test_those_with_chc_and_those_who_may_come_to_it_concern_the_team(fields, counted):
    case(**fields)
    assert counts(measured(services.spoken_with_the_chc_team)) == (0, counted, 0)


@pytest.mark.parametrize(
    ("results", "counted"), [(["positive"], 1), (["negative"], 0), (["negative", "positive"], 1)]
)
def test_the_latest_checklist_says_whether_somebody_may_come_to_it(results, counted):
    opened = case(on=None, outcome="")
    for number, result in enumerate(results):
        checklist(case=opened, completed_on=date(2026, 10, 1 + number), letters="", result=result)
    assert counts(measured(services.spoken_with_the_chc_team)) == (0, counted, 0)


def test_the_latest_decision_stands():
    someone = person()
    case(person=someone, outcome="full", on=date(2026, 9, 1))
    case(person=someone, outcome="not_eligible", on=date(2026, 10, 31), received_by_icb_on=date(2026, 9, 10))
    assert counts(measured(services.spoken_with_the_chc_team)) == (0, 0, 0)


@pytest.mark.parametrize(
    ("happened_at", "fields", "met"),
    [
        (datetime(2026, 8, 3, 0, 0, tzinfo=LONDON), {}, 1),  # the 90th day back is out, the 89th in
        (datetime(2026, 8, 2, 23, 59, tzinfo=LONDON), {}, 0),
        (datetime(2026, 10, 31, 23, 59, tzinfo=LONDON), {}, 1),
        (datetime(2026, 11, 1, 0, 0, tzinfo=LONDON), {}, 0),
        (datetime(2026, 10, 1, 9, 0, tzinfo=LONDON), {"reached": False, "person_present": None}, 0),
        (datetime(2026, 10, 1, 9, 0, tzinfo=LONDON), {"sides": ["provider"]}, 0),
    ],
    ids=str,
)
def test_the_team_was_reached_in_the_90_days_up_to_the_last(happened_at, fields, met):
    someone = case(outcome="full").person
    said = {"method": "phone", "sides": ["provider", "icb_chc"], "person_present": None}
    contact(person=someone, happened_at=happened_at, **said | fields)
    assert counts(measured(services.spoken_with_the_chc_team)) == (met, 1, 0)


def test_a_withdrawn_contact_and_anothers_people_do_not_count():
    someone = case(outcome="full").person
    when = datetime(2026, 10, 1, 9, 0, tzinfo=LONDON)
    contact(
        person=someone,
        happened_at=when,
        sides=["icb_chc"],
        withdrawn_at=when,
        withdrawn_because="Wrong person",
    )
    case(outcome="full", person=person(responsible_council=council(LINCOLNSHIRE)))
    assert counts(measured(services.spoken_with_the_chc_team)) == (0, 1, 0)
