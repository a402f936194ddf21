"""A colleague is told of a contact in their day, and answers in a few words that come back to the author's."""

from datetime import timedelta

import pytest

from accounts.models import AuditEvent
from accounts.policies import as_of
from accounts.roles import Role
from casework import actions, queries
from casework.models import Contact, ContactNotice
from linkworker.refusals import Refusal
from tests.accounts import recipes as accounts
from tests.casework import recipes
from tests.casework.answers import NOON, address, four_answers, words

pytestmark = pytest.mark.django_db


def today(staff):
    return as_of(type(staff).objects.get(pk=staff.pk), NOON.date())


@pytest.fixture
def told(link_worker, manager, browse, ada) -> ContactNotice:
    """The manager was told by the link worker."""
    browse(link_worker).post(address(ada), four_answers(tell=[str(manager.uid)]))
    return ContactNotice.objects.get()


def test_a_manager_and_a_named_colleague_are_told_each_once(link_worker, manager, browse, ada):
    colleague = accounts.staff(name="Morag Sinclair")
    answers = four_answers(tell=[str(manager.uid)], tell_colleague="Morag")
    page = browse(link_worker).post(address(ada), answers, follow=True)
    assert f"{manager} and Morag Sinclair told." in words(page)
    assert {notice.recipient for notice in ContactNotice.objects.all()} == {manager, colleague}
    assert [notice.contact.person for notice in queries.told(today(colleague))] == [ada]
    assert not queries.told(today(link_worker)).exists()


def test_who_may_not_read_the_contact_is_not_told_and_the_author_hears_why_before_anything_is_sent(
    link_worker, finance, browse, ada
):
    page = browse(link_worker).post(address(ada), four_answers(tell_colleague=str(finance.uid)))
    assert f"{finance} may not read contacts with this person, so nothing was sent" in words(page)
    assert "Ada showed me the garden." in words(page)
    assert not Contact.objects.exists()
    assert not ContactNotice.objects.exists()


def test_nobody_of_another_council_can_be_chosen(link_worker, browse, ada):
    stranger = accounts.staff(at=accounts.council("E10000019"))
    page = browse(link_worker).post(address(ada), four_answers(tell_colleague=str(stranger.uid)))
    assert "Choose the colleague from the list" in words(page)


def test_it_stands_in_their_day_until_they_have_opened_it(told, manager, browse):
    assert list(queries.told(today(manager))) == [told]
    page = browse(manager).get(f"/contacts/{told.contact.uid}/")
    assert f"{told.told_by} told you of this contact" in words(page)
    assert not queries.told(today(manager)).exists()
    assert AuditEvent.objects.filter(verb="read notice").count() == 1
    browse(manager).get(f"/contacts/{told.contact.uid}/")
    assert AuditEvent.objects.filter(verb="read notice").count() == 1


def test_a_reply_comes_back_to_whoever_told_until_they_have_opened_it(told, link_worker, manager, browse):
    page = browse(manager).post(
        f"/contacts/{told.contact.uid}/reply/", {"reply": "Ring the provider first."}, follow=True
    )
    assert "Your reply stands in their day now." in words(page)
    assert [notice.reply for notice in queries.replies(today(link_worker))] == ["Ring the provider first."]
    page = browse(link_worker).get(f"/contacts/{told.contact.uid}/")
    assert "Ring the provider first." in words(page)
    assert not queries.replies(today(link_worker)).exists()
    line = AuditEvent.objects.get(verb="replied to contact")
    assert "provider" not in str(line.details)


def test_who_comes_back_to_what_they_answered_is_led_to_the_contact(told, manager, browse):
    actions.reply_to_contact(by=manager, notice=told, reply="Ring the provider first.", now=NOON)
    page = browse(manager).get(f"/contacts/{told.contact.uid}/reply/", follow=True)
    assert page.status_code == 200
    assert "You have replied already" in words(page)
    assert not AuditEvent.objects.filter(verb__contains="refused").exists()


def test_a_reply_is_sent_once_and_says_something(told, manager):
    with pytest.raises(Refusal, match="Enter your reply"):
        actions.reply_to_contact(by=manager, notice=told, reply="  ", now=NOON)
    first = actions.reply_to_contact(by=manager, notice=told, reply="Yes", now=NOON)
    again = actions.reply_to_contact(by=manager, notice=told, reply="Yes", now=NOON + timedelta(minutes=1))
    assert first.replied_at == again.replied_at
    with pytest.raises(Refusal, match="replied already"):
        actions.reply_to_contact(by=manager, notice=told, reply="No", now=NOON)


def test_who_was_not_told_has_no_page_to_reply_on(told, link_worker, browse):
    assert browse(link_worker).get(f"/contacts/{told.contact.uid}/reply/").status_code == 404
    assert (
        browse(accounts.staff(Role.TEAM_MANAGER))
        .post(f"/contacts/{told.contact.uid}/reply/", {"reply": "Me"})
        .status_code
        == 404
    )


def test_others_who_read_the_contact_do_not_see_who_was_told(told, browse):
    page = browse(accounts.staff()).get(f"/contacts/{told.contact.uid}/")
    assert page.status_code == 200
    assert "told you" not in words(page)
    assert "You told" not in words(page)


def test_what_they_may_no_longer_read_leaves_their_day(told, manager):
    actions.withdraw_contact(by=today(manager), contact=told.contact, because="The wrong person", now=NOON)
    assert not queries.told(today(manager)).exists()


def test_days_of_many_notices_ask_the_same_few_questions(manager, ada, django_assert_num_queries):
    reader = today(manager)
    for _ in range(3):
        recipes.contact_notice(contact=recipes.contact(person=ada), recipient=manager)
    with django_assert_num_queries(1):
        assert len({(each.contact.person, str(each.told_by)) for each in queries.told(reader)}) == 3
