"""Two people edit one record: nothing is overwritten that was not shown."""

from datetime import date

import pytest

from accounts.models import AuditEvent
from accounts.roles import Role
from linkworker.editing import ChangedMeanwhile
from placements.actions import people as actions
from placements.models import CodeListEntry, Person
from tests.accounts import recipes as accounts
from tests.accounts.recipes import TODAY
from tests.at_once import at_once
from tests.editing import typed
from tests.placements import recipes

PAIRS = 10


class Window:
    """One form of one record, open in one browser."""

    def __init__(self, client, address):
        self.client, self.address = client, address
        self.answers = typed(client, address)

    def sends(self, **answers):
        self.answers |= answers
        self.page = self.client.post(self.address, self.answers, follow=True)
        self.text = self.page.content.decode()
        return self

    def sends_what_came_back(self):
        """Press the button of the page that came back, with what it holds."""
        for field in self.page.context["form"]:
            self.answers[field.name] = "" if field.value() is None else str(field.value())
        return self.sends()


@pytest.fixture
def ada(db):
    return recipes.person(given_name="Ada", preferred_name="Addie", health_check_on=None)


@pytest.fixture
def two(ada, link_worker, manager, browse):
    """The form of one person in two browsers, opened before either sends."""
    address = f"/people/{ada.uid}/edit/"
    return Window(browse(link_worker), address), Window(browse(manager), address)


def now(person, *names):
    person.refresh_from_db()
    return tuple(getattr(person, name) for name in names)


def test_the_second_sees_both_texts_and_keeps_what_they_typed(two, ada, link_worker):
    first, second = two
    assert "The record is changed." in first.sends(preferred_name="Della").text
    second.sends(preferred_name="Dee")
    assert now(ada, "preferred_name") == ("Della",)
    for words in (
        "When you opened this page",
        "Addie",
        f"Saved by {link_worker.name} on ",
        "Della",
        "You wrote",
        "Save mine",
    ):
        assert words in second.text
    assert 'value="Dee"' in second.text
    assert second.page.context["form"].errors == {
        "preferred_name": [
            "“Likes to be called” was changed by somebody else while you had this page open. "
            "Compare both answers"
        ]
    }


def test_sent_again_it_saves_and_the_trail_has_one_line_for_each_who_saved(two, ada):
    first, second = two
    first.sends(preferred_name="Della")
    second.sends(preferred_name="Dee")
    assert "The record is changed." in second.sends_what_came_back().text
    assert now(ada, "preferred_name") == ("Dee",)
    assert AuditEvent.objects.filter(verb="edited person").count() == 2


def test_what_only_one_of_them_changed_is_kept_from_both_and_told(two, ada, link_worker):
    first, second = two
    first.sends(given_name="Adah", complex_needs="yes")
    second.sends(preferred_name="Dee")
    assert now(ada, "given_name", "complex_needs", "preferred_name") == ("Adah", True, "Dee")
    told = f"{link_worker.name} changed this while you had the page open: Given name and Complex needs."
    assert told in second.text


def test_beside_a_conflict_the_form_shows_what_else_was_changed(two, ada):
    first, second = two
    reason = CodeListEntry.objects.filter(code_list="support_reason").first()
    first.sends(preferred_name="Della", given_name="Adah", support_reason=reason.code)
    second.sends(preferred_name="Dee")
    assert 'value="Adah"' in second.text
    assert "Also changed meanwhile, and kept as they left it: " in second.text
    second.sends_what_came_back()
    assert now(ada, "given_name", "preferred_name", "support_reason") == ("Adah", "Dee", reason)


def test_the_same_answer_from_both_and_the_same_form_sent_twice_are_no_conflict(two, ada):
    first, second = two
    first.sends(preferred_name="Della")
    first.sends()
    second.sends(preferred_name="Della")
    assert "Save mine" not in first.text + second.text
    assert AuditEvent.objects.filter(verb="edited person").count() == 1


def test_back_and_sent_again_with_another_answer_is_told(two, ada):
    first, _ = two
    first.sends(preferred_name="Della")
    first.sends(preferred_name="Dee")
    assert "Save mine" in first.text
    assert now(ada, "preferred_name") == ("Della",)


def test_emptied_by_one_and_filled_by_the_other_is_a_conflict(two, ada):
    first, second = two
    first.sends(health_check_on="")
    first.sends(health_check_on="4 May 2026")
    second.sends(health_check_on="5 May 2026")
    assert now(ada, "health_check_on") == (date(2026, 5, 4),)
    assert "4 May 2026" in second.text
    assert 'value="5 May 2026"' in second.text


def test_a_form_that_lost_what_it_was_opened_with_overwrites_nothing(two, ada):
    first, second = two
    first.sends(preferred_name="Della")
    second.sends(opened_with="")
    assert now(ada, "preferred_name") == ("Della",)
    assert "You wrote" in second.text
    assert "When you opened this page" not in second.text


def test_an_answer_that_cannot_be_does_not_forget_what_the_form_was_opened_with(two, ada):
    first, second = two
    first.sends(preferred_name="Della")
    second.sends(preferred_name="Dee", date_of_birth="31 February 1996")
    assert "must be a real date" in second.text
    second.sends_what_came_back().sends(date_of_birth="4 May 1996")
    assert now(ada, "preferred_name") == ("Della",)
    assert "Save mine" in second.text


def test_a_change_past_the_product_is_not_overwritten_either(two, ada):
    _, second = two
    Person.objects.filter(pk=ada.pk).update(preferred_name="O’Della 🏡")
    second.sends(preferred_name="Dee")
    assert now(ada, "preferred_name") == ("O’Della 🏡",)
    assert "Saved on " in second.text


def test_two_edit_one_home(link_worker, manager, browse):
    home = recipes.home(name="Elm House")
    address = f"/homes/{home.uid}/edit/"
    first, second = Window(browse(link_worker), address), Window(browse(manager), address)
    first.sends(name="Oak House", cqc_location="1-109980250")
    second.sends(name="Ash House", postcode="LN2 2BB")
    assert now(home, "name", "postcode") == ("Oak House", "LN1 1AA")
    assert "Oak House" in second.text
    assert "Ash House" in second.text
    second.sends_what_came_back()
    assert now(home, "name", "postcode", "cqc_location") == ("Ash House", "LN2 2BB", "1-109980250")


def test_of_two_at_the_same_moment_one_is_saved_and_the_other_is_shown_both(committed):
    for pair in range(PAIRS):
        person = recipes.person(preferred_name="Addie")
        writers = [accounts.staff(Role.LINK_WORKER), accounts.staff(Role.TEAM_MANAGER)]
        done = at_once(
            *(
                lambda by=by, person=person, mine=mine: actions.edit_person(
                    by=by, person=person, today=TODAY, preferred_name=mine, seen={"preferred_name": "Addie"}
                )
                for by, mine in zip(writers, ("Della", "Dee"), strict=True)
            )
        )
        (refused,) = [one for one in done if isinstance(one, ChangedMeanwhile)]
        (saved,) = [one for one in done if isinstance(one, Person)]
        (conflict,) = refused.conflicts
        person.refresh_from_db()
        assert person.preferred_name == saved.preferred_name == conflict.theirs, pair
        assert {conflict.theirs, conflict.mine} == {"Della", "Dee"}


def test_two_confirm_and_close_one_home(link_worker, manager, browse):
    home = recipes.home(capacity=4)
    address = f"/homes/{home.uid}/edit/"
    first, second = Window(browse(link_worker), address), Window(browse(manager), address)
    first.sends(capacity="5", closed_on="1 March 2027", host_confirmed="on")
    second.answers.pop("host_confirmed")
    second.sends(capacity="6", name="Ash House")
    assert now(home, "capacity", "closed_on", "name") == (5, date(2027, 3, 1), home.name)
    assert "Save mine" in second.text
    assert 'value="1 March 2027"' in second.text
    second.sends_what_came_back()
    assert now(home, "capacity", "closed_on", "name") == (6, date(2027, 3, 1), "Ash House")
    assert home.host_confirmed_by == link_worker


def test_a_tick_somebody_else_set_meanwhile_is_not_taken_back_by_a_form_that_left_it(
    link_worker, manager, browse
):
    home = recipes.home()
    address = f"/homes/{home.uid}/edit/"
    first, second = Window(browse(link_worker), address), Window(browse(manager), address)
    first.sends(host_confirmed="on")
    second.answers.pop("host_confirmed")
    second.sends(name="Ash House")
    assert now(home, "name", "host_confirmed_by") == ("Ash House", link_worker)
