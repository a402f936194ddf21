"""The list of both sides and the tab of one person: who reads what, in the same number of queries."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.accounts.recipes import council, icb
from tests.placements import recipes

pytestmark = pytest.mark.django_db


def page(browse, staff, address="/notices/"):
    return browse(staff).get(address).content.decode()


def test_the_placing_side_sees_what_is_to_send_and_what_it_waits_for(link_worker, browse):
    stay = recipes.moved_in(home=recipes.home(host_icb=icb("QJM")))
    recipes.notice(placement=stay)
    text = page(browse, link_worker)
    for words in ("Overdue", "Not acknowledged: chase it", "waiting for 6 working days", "Send it"):
        assert words in text
    assert stay.person.family_name in text


def test_the_receiving_side_sees_what_it_has_not_read_first_and_homes_beside(host_officer, chc_nurse, browse):
    read = recipes.notice(sent_on=date(2026, 11, 19))
    read.acknowledged_at, read.acknowledged_by = read.created_at, host_officer
    read.acknowledged_way = "product"
    read.save()
    recipes.notice()
    event = recipes.provider_event()
    recipes.provider_notice(event=event, organisation=council(recipes.LINCOLNSHIRE))
    shown = browse(host_officer).get("/notices/")
    assert [bool(row.acknowledged_at) for row in shown.context["told_rows"]] == [False, True]
    assert (shown.context["waiting"], shown.context["about_homes"]) == (1, 1)
    assert "/homes/notices/" in shown.content.decode()
    waiting = shown.context["told_rows"][0]
    link = f'<a class="govuk-link" href="/notices/{waiting.uid}/">Acknowledge<'
    assert shown.content.decode().count(link) == 1
    assert "For us to send" not in shown.content.decode()
    assert browse(chc_nurse).get("/notices/").context["told_rows"] == []


def test_who_has_no_such_list_gets_403(finance, browse):
    assert browse(finance).get("/notices/").status_code == 403


def test_the_tab_tells_the_host_only_what_concerns_it(link_worker, host_officer, finance, chc_nurse, browse):
    person = recipes.person(responsible_icb=icb())
    stay = recipes.moved_in(person=person, home=recipes.home(host_icb=icb("QJM")))
    content = [{"key": "Name", "value": "Told Content"}]
    recipes.notice(placement=stay, content=content)
    recipes.proposal(person=person, home=recipes.home("E06000031", name="Secret House"))
    address = f"/people/{person.uid}/notices/"
    ours, theirs = page(browse, link_worker, address), page(browse, host_officer, address)
    for words in ("Told Content", "Secret House", "host ICB"):
        assert words in ours
        assert words not in theirs
    assert "Read this notice" in theirs
    for reader in (finance, chc_nurse):
        assert "Told Content" not in page(browse, reader, address)
    assert "Send it" not in page(browse, chc_nurse, address)


def test_a_board_that_nobody_recorded_is_said_and_not_sent_to(link_worker, browse):
    stay = recipes.moved_in()
    text = page(browse, link_worker, f"/people/{stay.person.uid}/notices/")
    assert "The host ICB is not recorded on the home: record it there first" in text
    assert text.count("Send it") == 2


def test_few_and_many_take_as_many_queries(link_worker, browse):
    client = browse(link_worker)

    def world(number):
        for _ in range(number):
            stay = recipes.moved_in(home=recipes.home(host_icb=icb("QJM")))
            recipes.support_level(placement=stay, starts_on=date(2026, 11, 16))
            recipes.notice_chase(notice=recipes.notice(placement=stay))
            recipes.proposal(person=stay.person)
            recipes.notice(sender=council(recipes.LINCOLNSHIRE), addressee=council(), placement=stay)
            recipes.found_without_notice()
            recipes.placed_in()

    def queries():
        client.get("/notices/")
        with CaptureQueriesContext(
            connection,
        ) as taken:
            assert client.get("/notices/").status_code == 200
        return len(taken)

    world(2)
    few = queries()
    world(6)
    assert queries() == few
