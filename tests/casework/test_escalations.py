"""Everything that is escalated, the oldest first; what waits for somebody; and counts that name nobody."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import AuditEvent
from accounts.policies import as_of
from accounts.roles import Role
from casework import queries
from casework.rules import escalations as rules
from tests.accounts import recipes as accounts
from tests.casework import recipes
from tests.casework.answers import words
from tests.placements import recipes as placements

TODAY = date(2026, 11, 22)


@pytest.mark.django_db
def test_the_oldest_comes_first_with_days_left_or_over_and_the_trail_names_who_was_listed(
    manager, browse, ada
):
    recipes.escalation(
        person=ada, words="The newer one.", raised_on=date(2026, 11, 18), due_on=date(2026, 11, 25)
    )
    recipes.escalation(
        person=ada, words="The older one.", raised_on=date(2026, 11, 2), due_on=date(2026, 11, 9)
    )
    recipes.escalation(
        person=ada, words="The closed one.", resolved_on=date(2026, 11, 20), resolution="The ICB pays."
    )
    page = words(browse(manager).get("/escalations/"))
    assert page.index("The older one.") < page.index("13 days over") < page.index("The newer one.")
    assert "3 days left" in page
    assert "The closed one." not in page
    assert AuditEvent.objects.get(verb="listed").details["people"] == [str(ada.uid)]
    client = browse(manager)
    assert "The closed one." in words(client.get("/escalations/?state=resolved"))
    over = words(client.get("/escalations/?state=overdue"))
    assert "The older one." in over
    assert "The newer one." not in over


@pytest.mark.django_db
def test_another_councils_are_not_there(browse, manager):
    away = accounts.council("E10000019")
    theirs = recipes.escalation(person=placements.person(responsible_council=away), organisation=away)
    assert theirs.words not in words(browse(manager).get("/escalations/"))
    assert browse(manager).get(f"/escalations/{theirs.uid}/").status_code == 404


@pytest.mark.django_db
def test_the_list_asks_the_same_of_the_database_for_two_and_for_twenty(manager, browse, ada):
    client = browse(manager)

    def asked() -> int:
        with CaptureQueriesContext(
            connection,
        ) as found:
            client.get("/escalations/")
        return len(found)

    for _ in range(2):
        recipes.escalation(person=ada, owner=manager)
    client.get("/escalations/")
    few = asked()
    for _ in range(18):
        recipes.escalation(person=placements.placement().person, owner=manager)
    assert asked() == few


@pytest.mark.django_db
def test_what_waits_for_me_is_mine_open_and_unanswered_the_first_due_first(manager, ada):
    other = accounts.staff(name="Another manager")
    later = recipes.escalation(person=ada, owner=manager, due_on=date(2026, 12, 1))
    sooner = recipes.escalation(person=ada, owner=manager)
    recipes.escalation(person=ada, owner=other)
    recipes.escalation(person=ada, owner=manager, answered_on=date(2026, 11, 18))
    assert list(queries.waiting_for(as_of(manager, TODAY), [manager.pk])) == [sooner, later]


@pytest.mark.django_db
def test_the_authoritys_are_counted_by_level_and_name_nobody(rutland, ada, django_assert_num_queries):
    recipes.escalation(person=ada, raised_on=date(2026, 11, 2), due_on=date(2026, 11, 9))
    recipes.escalation(person=ada, level="hwb", due_on=date(2027, 1, 18))
    recipes.escalation(person=ada, resolved_on=date(2026, 11, 20), resolution="The ICB pays.")
    with django_assert_num_queries(1):
        found = queries.escalations_open(rutland, TODAY)
    assert (found.total, found.overdue, found.oldest_days) == (2, 1, 20)
    assert found.by_level == (("Team manager", 1), ("Programme board", 0), ("Health and Wellbeing Board", 1))
    then = queries.escalations_open(rutland, date(2026, 11, 19))
    assert then.total == 3


def test_the_levels_go_up_and_never_down():
    assert rules.above("team_manager") == ("programme_board", "hwb")
    assert rules.above("hwb") == ()


@pytest.mark.parametrize(
    ("answered", "resolved", "on", "told"),
    [
        (None, None, date(2026, 11, 23), "To be answered today"),
        (None, None, date(2026, 11, 22), "1 day left"),
        (None, None, date(2026, 11, 25), "2 days over"),
        (date(2026, 11, 20), None, date(2026, 11, 25), "Answered on 20 November 2026, not resolved yet"),
        (date(2026, 11, 20), date(2026, 11, 24), date(2026, 11, 25), "Resolved on 24 November 2026"),
    ],
)
def test_how_it_stands_in_words(answered, resolved, on, told):
    assert rules.waits_words(date(2026, 11, 23), answered, resolved, on) == told


def test_the_clock_in_force_on_the_day_it_was_asked_counts_working_days():
    clocks = [
        rules.Clock("team_manager", date(2026, 4, 1), date(2026, 12, 1), 5),
        rules.Clock("team_manager", date(2026, 12, 1), None, 3),
    ]
    christmas = {date(2026, 12, 25), date(2026, 12, 28)}
    assert rules.due_on("team_manager", date(2026, 11, 30), clocks, christmas) == date(2026, 12, 7)
    assert rules.due_on("team_manager", date(2026, 12, 23), clocks, christmas) == date(2026, 12, 30)
    with pytest.raises(rules.NoRule):
        rules.due_on("hwb", date(2026, 12, 23), clocks, christmas)


@pytest.mark.django_db
def test_whoever_acts_for_a_manager_sees_what_waits_for_them_on_their_day(manager, browse, ada):
    other = accounts.staff(Role.TEAM_MANAGER, name="Juno Sedge")
    recipes.escalation(person=ada, owner=manager, words="Nobody says who pays for the nights.")
    assert "Nobody says who pays for the nights." not in words(browse(other).get("/"))
    accounts.cover(covered=manager, covered_by=other)
    page = words(browse(other).get("/"))
    assert f"Nobody says who pays for the nights. You act for {manager}." in page
