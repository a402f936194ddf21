"""The page of peer reviews: what waits for whom, what is late, what is done, and what a year of them comes to."""

from datetime import date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import AuditEvent
from accounts.roles import Role
from tests.accounts import recipes as accounts
from tests.placements import recipes as placements
from tests.reviews import recipes
from tests.reviews.answers import words
from tests.reviews.peers import next_version, peer, records

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]
PAGE = "/reviews/peer/"


def drawn(number: int, *, sample=None, **fields):
    """So many records of one draw."""
    sample = sample or recipes.peer_sample()
    return [
        recipes.drawn_record(review=review, sample=sample, place=place)
        for place, review in enumerate(records(number, **fields), start=1)
    ]


def done(number: int, *, answers=None, **fields):
    """So many that have had their peer review."""
    return [recipes.peer_review(drawn=one, answers=answers, **fields) for one in drawn(number)]


def test_a_manager_sees_all_that_waits_and_a_link_worker_what_they_may_do(browse, manager):
    worker = peer()
    (own,) = drawn(1, recorded_by=worker)
    (other,) = drawn(1)
    assert [row.review for row in browse(worker).get(PAGE).context["rows"]] == [other.review]
    assert {row.review for row in browse(manager).get(PAGE).context["rows"]} == {own.review, other.review}


def test_a_manager_on_the_case_is_offered_no_button(browse, manager):
    drawn(1, recorded_by=manager)
    page = words(browse(manager).get(PAGE))
    assert "You are on the case: somebody else looks at it." in page
    assert "Record a peer review" not in page


def test_the_newest_draw_stands_first(browse, manager):
    (old,) = drawn(1, sample=recipes.peer_sample(drawn_on=date(2026, 9, 1)))
    new = drawn(2, sample=recipes.peer_sample(drawn_on=date(2026, 11, 20)))
    shown = [row.review for row in browse(manager).get(PAGE).context["rows"]]
    assert shown == [*(one.review for one in new), old.review]


def test_what_waits_longer_than_28_days_is_marked(browse, manager):
    drawn(1, sample=recipes.peer_sample(drawn_on=date(2026, 10, 25)))
    assert "Waits longer than 28 days" not in words(browse(manager).get(PAGE))
    drawn(1, sample=recipes.peer_sample(drawn_on=date(2026, 10, 24)))
    assert words(browse(manager).get(PAGE)).count("Waits longer than 28 days") == 1


def test_what_is_done_stands_on_its_own_tab_with_its_score(browse, manager):
    done(1, answers={"heard": "not_met"})
    page = words(browse(manager).get(PAGE + "?tab=done"))
    assert "Peer review on 16 November 2026 by" in page
    assert "85 of 100" in page
    assert "No record waits for a peer review" in words(browse(manager).get(PAGE))


def test_where_nothing_waits_the_page_says_what_to_do(browse, manager):
    assert "Draw a sample: say which days and how many records." in words(browse(manager).get(PAGE))
    page = words(browse(peer()).get(PAGE))
    assert "When your manager draws a sample, the records you had no hand in stand here." in page
    assert "Draw a sample" not in page


def test_whoever_the_page_names_stands_in_the_trail(browse, manager):
    (one,) = drawn(1)
    browse(manager).get(PAGE)
    line = AuditEvent.objects.filter(verb="listed").latest("position")
    assert (line.subject_kind, line.details["people"]) == ("peer reviews", [str(one.review.person.uid)])


@pytest.mark.parametrize(
    ("role", "where"), [(Role.TEAM_MANAGER, placements.LINCOLNSHIRE), (Role.LINK_WORKER, "E10000012")]
)
def test_another_organisation_sees_none_of_ours(browse, role, where):
    drawn(1)
    done(1)
    client = browse(accounts.staff(role, at=accounts.council(where)))
    for tab in ("waiting", "done"):
        answer = client.get(f"{PAGE}?tab={tab}")
        assert answer.context["rows"] == []
        assert "0 peer reviews recorded" in words(answer)
    assert client.get(f"{PAGE}?authority=E06000017").status_code == 403


@pytest.mark.parametrize("role", [Role.FINANCE, Role.AUDITOR, Role.ADMINISTRATOR, Role.BOARD_MEMBER])
def test_who_has_no_part_in_it_sees_no_such_page(browse, role):
    assert browse(accounts.staff(role)).get(PAGE).status_code == 403


def test_the_way_there(browse, manager):
    assert 'href="/reviews/peer/"' in browse(manager).get("/reviews/").content.decode()
    assert 'href="/reviews/peer/"' in browse(peer()).get("/reviews/due/").content.decode()


def test_many_cost_as_many_queries_as_few(browse, manager):
    client = browse(manager)

    def cost(tab):
        with CaptureQueriesContext(connection) as queries:
            assert client.get(f"{PAGE}?tab={tab}").status_code == 200
        return len(queries)

    drawn(2)
    done(2, with_whom=peer())
    cost("waiting")
    few = cost("waiting"), cost("done")
    drawn(12)
    done(9, with_whom=peer())
    assert (cost("waiting"), cost("done")) == few


# --- The summary ---------------------------------------------------------------------------------------------


def summary(client):
    return client.get(PAGE).context["summary"]


def test_fewer_than_five_have_no_average(browse, manager):
    done(4)
    page = words(browse(manager).get(PAGE))
    assert "4 peer reviews recorded since 22 November 2025." in page
    assert "Fewer than five, no average." in page


def test_five_have_a_mean_of_their_scores(browse, manager):
    done(4)
    done(1, answers={"own_view": "not_met", "heard": "not_recorded", "follows": "partly"})
    assert "Mean score: 92 of 100" in words(browse(manager).get(PAGE))  # 4 of 100, and 4.5 of 7


def test_a_record_no_standard_applies_to_has_no_part_in_the_mean(browse, manager):
    done(4)
    nothing = ("own_view", "heard", "follows", "less_restrictive", "nearer_home", "safeguards", "actions")
    done(1, answers=dict.fromkeys(nothing, "not_applicable"))
    assert summary(browse(manager)).average is None


def test_each_standard_says_how_many_of_how_many(browse, manager):
    done(2)
    done(1, answers={"heard": "partly"})
    done(1, answers={"heard": "not_applicable"})
    heard = next(one for one in summary(browse(manager)).standards if one.text.startswith("Family"))
    assert (heard.met, heard.partly, heard.of, heard.percent) == (2, 1, 3, None)
    assert "were heard 2 of 3 1 " in words(browse(manager).get(PAGE))


def test_of_ten_or_more_the_share_is_said_too(browse, manager):
    done(9)
    done(1, answers={"heard": "not_met"})
    assert "9 of 10 (90%)" in words(browse(manager).get(PAGE))


def test_a_code_is_counted_together_in_its_newest_words(browse, manager):
    _, new = done(2)
    newer, _ = next_version()
    new.answers.filter(standard__code="own_view").update(standard=newer)
    own_view = summary(browse(manager)).standards[0]
    assert (own_view.text, own_view.met, own_view.of) == ("What the person wants stands first", 2, 2)


def test_how_many_were_drawn_and_how_many_of_them_are_done(browse, manager):
    drawn(3)
    done(2)
    drawn(
        1,
        sample=recipes.peer_sample(
            drawn_on=date(2025, 11, 22), held_from=date(2025, 5, 1), held_to=date(2025, 5, 31)
        ),
    )
    found = summary(browse(manager))
    assert (found.done, found.drawn, found.drawn_done) == (2, 5, 2)


def test_what_is_older_than_twelve_months_is_not_counted(browse, manager):
    done(1, reviewed_on=date(2025, 11, 22))
    assert summary(browse(manager)).done == 0
    done(1, reviewed_on=date(2025, 11, 23))
    assert summary(browse(manager)).done == 1


def test_pounds_a_week_are_summed_and_who_did_not_look_is_counted(browse, manager):
    for change in (Decimal(120), Decimal("-200.50"), None):
        done(1, weekly_change=change)
    page = words(browse(manager).get(PAGE))
    assert "by £80.50 a week less in sum, over 2 records." in page
    assert "In 1 peer review nobody looked at the cost." in page


def test_a_link_worker_is_told_nothing_of_money(browse):
    done(1, weekly_change=Decimal("1876.54"), answers={"cost": "not_met"})
    page = words(browse(peer()).get(PAGE))
    assert "1 peer review recorded" in page
    for canary in ("1,876.54", "cost", "paid"):
        assert canary not in page


def test_money_of_people_placed_here_by_others_is_not_summed(browse, manager):
    review = recipes.review(person=placements.placed_in().person, recorded_by=accounts.staff())
    made = recipes.peer_review(drawn=recipes.drawn_record(review=review), weekly_change=Decimal("1876.54"))
    recipes.peer_answer(
        peer_review=made,
        standard=recipes.peer_standard(version=3, code="cost", text="Canarycost", about_money=True),
    )
    answer = browse(manager).get(PAGE)
    assert answer.context["summary"].cost.looked == 0
    for canary in ("1,876.54", "Canarycost"):
        assert canary not in words(answer)


def test_what_nobody_can_look_at_any_more_is_said(browse, manager):
    left = placements.placed_in(ends_on=date(2026, 11, 20), end_reason="moved")
    recipes.drawn_record(review=recipes.review(person=left.person, recorded_by=peer()))
    page = words(browse(manager).get(PAGE))
    assert "1 more record waits and cannot be looked at here" in page


def test_the_day_is_the_day_in_london(browse, manager, time_machine):
    time_machine.move_to(datetime(2026, 11, 30, 0, 30, tzinfo=ZoneInfo("Europe/London")), tick=False)
    drawn(1, sample=recipes.peer_sample(drawn_on=date(2026, 11, 1)))
    assert "Waits longer than 28 days" in words(browse(manager).get(PAGE))
