"""How somebody in the circle is reached is kept right."""

from datetime import date

import pytest

from accounts.models import AuditEvent
from linkworker.refusals import Refusal
from placements.actions import circle as actions
from tests.accounts.recipes import TODAY
from tests.placements import recipes

pytestmark = pytest.mark.django_db


def edit(by, member, **changes):
    return actions.edit_circle_member(by=by, member=member, today=TODAY, **changes)


def test_a_change_is_kept_and_the_trail_names_the_fields_only(link_worker):
    member = recipes.mother()
    edit(link_worker, member, phone="01632 960 002", may_be_told=False)
    member.refresh_from_db()
    assert (member.phone, member.may_be_told) == ("01632 960 002", False)
    event = AuditEvent.objects.get()
    assert (event.verb, event.details) == ("edited circle member", {"fields": ["may_be_told", "phone"]})


def test_no_change_writes_nothing(link_worker, trail):
    member = recipes.mother()
    edit(link_worker, member, phone=member.phone)
    assert trail() == []


def test_the_form_opens_with_what_is_recorded_and_saves_it_unchanged(link_worker, browse, trail):
    member = recipes.advocate(contract_area=recipes.council(), may_be_told=True, how_best="Text first")
    client = browse(link_worker)
    form = client.get(f"/circle/{member.uid}/edit/").context["form"]
    sent = {field.html_name: value for field in form if (value := field.value()) not in (None, "")}
    sent |= {"contract_area": str(member.contract_area.uid), "starts_on": "3 March 2025"}
    sent |= {"may_be_told": "yes", "next_of_kin": "not_recorded", "lives_with": "not_recorded"}
    assert client.post(f"/circle/{member.uid}/edit/", sent).status_code == 302
    assert trail() == ["looked at"]


def test_who_has_left_is_kept_as_they_were(link_worker):
    member = recipes.mother(ends_on=date(2026, 1, 1))
    with pytest.raises(Refusal, match="left the circle on 1 January 2026"):
        edit(link_worker, member, phone="01632 960 009")


def test_nobody_joined_tomorrow(link_worker):
    with pytest.raises(Refusal) as refusal:
        edit(link_worker, recipes.mother(), starts_on=date(2026, 11, 23))
    assert set(refusal.value.told) == {"starts_on"}


def test_whose_side_somebody_is_on_cannot_be_edited_away_under_a_role(link_worker):
    with pytest.raises(Refusal) as refusal:
        edit(link_worker, recipes.mother(), role="advocate")
    assert "side" in refusal.value.told


def test_who_may_not_know_gets_404_and_who_may_not_change_403(browse, stranger, finance, host_officer):
    member = recipes.mother()
    recipes.placement(person=member.person)
    address = f"/circle/{member.uid}/edit/"
    assert browse(stranger).get(address).status_code == 404
    for staff in (finance, host_officer):
        answer = browse(staff).get(address)
        assert answer.status_code == 403
        assert "Beth Larch" not in answer.content.decode()
