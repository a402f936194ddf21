"""A notice is read by somebody of the organisation it is addressed to."""

import pytest

from tests.accounts.recipes import council
from tests.placements import recipes

pytestmark = pytest.mark.django_db


def test_it_is_acknowledged_once_and_says_by_whom(link_worker, manager, browse, trail):
    notice = recipes.provider_notice()
    address = f"/homes/notices/{notice.uid}/"
    for reader in (link_worker, manager):
        assert browse(reader).post(address).status_code == 302
    notice.refresh_from_db()
    assert notice.acknowledged_by == link_worker
    assert trail().count("acknowledged provider notice") == 1
    page = browse(manager).get("/homes/notices/").content.decode()
    assert link_worker.name in page
    assert notice.event.home.name in page


def test_another_organisations_notice_is_not_there(link_worker, host_officer, finance, browse):
    theirs = recipes.provider_notice(organisation=council(recipes.LINCOLNSHIRE))
    address = f"/homes/notices/{theirs.uid}/"
    assert browse(link_worker).post(address).status_code == 404
    assert browse(finance).get(address).status_code == 404
    assert browse(finance).get("/homes/notices/").status_code == 403
    assert browse(host_officer).get(address).status_code == 200
    assert "No notices" in browse(link_worker).get("/homes/notices/").content.decode()


def test_a_board_reads_of_the_provider_where_it_may_not_know_of_the_home(chc_nurse, browse):
    notice = recipes.provider_notice(organisation=chc_nurse.held[0].organisation)
    page = browse(chc_nurse).get("/homes/notices/").content.decode()
    assert notice.event.home.name not in page
    assert "A home" in page


def test_notices_about_people_and_about_homes_lead_to_each_other(link_worker, browse):
    client = browse(link_worker)
    assert 'href="/homes/notices/"' in client.get("/notices/").content.decode()
    main = client.get("/homes/notices/").content.decode().partition("<main")[2]
    assert 'href="/notices/"' in main
