"""Putting a home on the list, and keeping it right."""

from datetime import date

import pytest

from accounts.models import Organisation
from linkworker.refusals import Refusal
from placements.actions import homes as actions
from placements.models import Home, InspectionRating, SettingType
from tests.accounts.recipes import TODAY, council
from tests.placements import recipes

pytestmark = pytest.mark.django_db


def add(by, **answers):
    return actions.add_home(
        **{
            "by": by,
            "authority": council(),
            "today": TODAY,
            "name": "Fenview House",
            "setting_type": SettingType.objects.get(code="RES"),
            "host_council": council(recipes.LINCOLNSHIRE),
        }
        | answers
    )


def typed(**answers):
    return {
        "name": "Fenview House",
        "setting_type": "RES",
        "host_council": str(council(recipes.LINCOLNSHIRE).uid),
    } | answers


def test_a_home_is_added_with_a_code_of_its_own_and_its_rating(link_worker, trail):
    home = add(link_worker, postcode="ln1 1aa", rating="Good", rated_on=date(2026, 3, 12))
    assert (home.code, home.postcode, home.owner) == ("HOME-1", "LN1 1AA", council())
    assert InspectionRating.objects.get().value == "Good"
    assert add(link_worker, name="Staithe Lodge").code == "HOME-2"
    assert trail() == ["added home", "added home"]


def test_the_same_answers_twice_add_one_home(link_worker, trail):
    assert add(link_worker) == add(link_worker)
    assert (Home.objects.count(), trail()) == (1, ["added home"])


def test_a_new_provider_is_added_once(link_worker):
    first = add(link_worker, new_provider="Larch Care")
    second = add(link_worker, name="Staithe Lodge", new_provider="larch care")
    assert first.provider == second.provider
    assert Organisation.objects.filter(owner=council(), kind="provider").count() == 1


@pytest.mark.parametrize(
    ("answers", "question"),
    [
        ({"rating": "Good"}, "rated_on"),
        ({"rated_on": date(2026, 1, 1)}, "rating"),
        ({"rating": "Good", "rated_on": date(2026, 11, 23)}, "rated_on"),
        ({"postcode": "nowhere"}, "postcode"),
        ({"cqc_location": "one"}, "cqc_location"),
    ],
)
def test_what_cannot_be_is_told_beside_its_question(link_worker, answers, question):
    with pytest.raises(Refusal) as refusal:
        add(link_worker, **answers)
    assert set(refusal.value.told) == {question}
    assert not Home.objects.exists()


def test_a_code_is_used_once(link_worker):
    add(link_worker, code="H1")
    with pytest.raises(Refusal) as refusal:
        add(link_worker, code="H1", name="Another")
    assert refusal.value.told == {"code": ["Another home already has this code."]}


def test_the_pages_add_and_change(link_worker, browse):
    client = browse(link_worker)
    page = client.post("/homes/new/", typed(name="Fenview House 🏡", new_provider="Larch Care"), follow=True)
    home = Home.objects.get()
    assert f"/homes/{home.uid}/" == page.redirect_chain[0][0]
    assert "Fenview House 🏡" in page.content.decode()
    form = client.get(f"/homes/{home.uid}/edit/").context["form"]
    assert form["provider"].value() == home.provider.uid
    changed = typed(name="Fenview Court", code=home.code, rating="Good", rated_on="31 February 2026")
    changed["opened_with"] = form["opened_with"].value()
    page = client.post(f"/homes/{home.uid}/edit/", changed)
    assert 'value="31 February 2026"' in page.content.decode()
    client.post(f"/homes/{home.uid}/edit/", changed | {"rated_on": "28 February 2026"})
    home.refresh_from_db()
    assert (home.name, home.provider) == ("Fenview Court", None)
    assert home.inspections.count() == 1


@pytest.mark.parametrize("who", ["finance", "board_member", "host_officer", "chc_nurse"])
def test_others_may_not_add(who, request, browse):
    assert browse(request.getfixturevalue(who)).post("/homes/new/", typed()).status_code == 403
    assert not Home.objects.exists()
