"""Which scheme, by when, until when, under which test (domain C1)."""

from datetime import date

import pytest

from reviews.rules import liberty

TESTED = date(2026, 6, 2)


@pytest.mark.parametrize(
    ("age", "route", "detained", "scheme"),
    [
        (30, "DoLS", "", "dols"),
        (18, "DoLS", "", "dols"),
        (17, "DoLS", "", "court"),
        (16, "Court of Protection", "", "court"),
        (15, "DoLS", "", ""),
        (30, "Court of Protection", "", "court"),
        (30, "MHA or DoLS", "", "dols"),
        (30, "MHA or DoLS", "Mental Health Act section 3", "mha"),
        (17, "MHA, parental consent (under 16) or court", "Mental Health Act section 2", "mha"),
        (17, "MHA, parental consent (under 16) or court", "", "court"),
        (30, "MHA", "", "mha"),
        (30, "DoLS if registered care home, else Court of Protection", "", "dols"),
        (30, "n/a", "", ""),
        (30, "", "", ""),
    ],
)
def test_the_scheme_follows_from_age_and_setting(age, route, detained, scheme):
    assert liberty.proposed(age=age, route=route, detained_under=detained).scheme == scheme


def test_liberty_protection_safeguards_are_never_proposed():
    routes = ["", "n/a", "DoLS", "Court of Protection", "MHA", "MHA or DoLS", "LPS"]
    told = {liberty.proposed(age=age, route=route).scheme for age in range(14, 40) for route in routes}
    assert told <= {"dols", "court", "mha", ""}


def test_each_proposal_says_why():
    assert "DoLS begins at 18" in liberty.proposed(age=17, route="DoLS").because
    assert "care homes and hospitals only" in liberty.proposed(age=30, route="Court of Protection").because


@pytest.mark.parametrize(
    ("today", "late"), [(date(2026, 11, 23), False), (date(2026, 11, 24), True), (date(2026, 11, 2), False)]
)
def test_a_request_is_decided_within_21_days(today, late):
    assert liberty.decide_by(date(2026, 11, 2)) == date(2026, 11, 23)
    assert liberty.is_overdue(date(2026, 11, 2), today) is late


@pytest.mark.parametrize(
    ("first", "days", "last"),
    [
        (date(2026, 11, 16), 1, date(2026, 11, 16)),
        (date(2026, 11, 16), 365, date(2027, 11, 15)),
        (date(2028, 2, 1), 29, date(2028, 2, 29)),
    ],
)
def test_the_first_day_counts(first, days, last):
    assert liberty.last_day(first, days) == last


FROM, LAST = date(2026, 6, 10), date(2027, 5, 31)


@pytest.mark.parametrize(
    ("ends_on", "closed_as", "on", "stands"),
    [
        (date(2027, 6, 1), "", date(2026, 6, 9), "not_yet"),
        (date(2027, 6, 1), "", date(2026, 6, 10), "in_force"),
        (date(2027, 6, 1), "", date(2027, 5, 31), "in_force"),
        (date(2027, 6, 1), "", date(2027, 6, 1), "expired"),
        (date(2027, 1, 1), "ended", date(2026, 12, 31), "in_force"),
        (date(2027, 1, 1), "ended", date(2027, 1, 1), "ended"),
        (date(2027, 1, 1), "replaced", date(2027, 1, 1), "replaced"),
        (date(2027, 1, 1), "", date(2027, 1, 1), "ended"),
    ],
)
def test_whether_a_granted_one_is_over_is_worked_out(ends_on, closed_as, on, stands):
    told = liberty.standing("granted", starts_on=FROM, ends_on=ends_on, last=LAST, closed_as=closed_as, on=on)
    assert told == stands


@pytest.mark.parametrize("state", ["requested", "refused", "withdrawn"])
def test_what_was_not_granted_stays_what_it_is(state):
    told = liberty.standing(state, starts_on=None, ends_on=None, last=None, closed_as="", on=LAST)
    assert told == state


@pytest.mark.parametrize(
    ("dated", "again"), [(date(2026, 6, 1), True), (TESTED, False), (date(2014, 3, 19), True)]
)
def test_what_was_concluded_before_the_test_changed_is_looked_at_again(dated, again):
    assert liberty.to_reconsider(dated=dated, test_since=TESTED) is again
