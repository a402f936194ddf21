"""A provider is let onto a lot by what its inspections show, or by a waiver with a reason."""

from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction

from linkworker.refusals import Refusal
from placements.actions import frameworks as actions
from placements.models import ProviderOnFramework
from tests.accounts import recipes as accounts
from tests.accounts.recipes import TODAY
from tests.placements import recipes

pytestmark = pytest.mark.django_db
FIFE = "S12000047"


def graded(*grades, regulator="CI", dimension="wellbeing", host=FIFE):
    """A provider with one home, its grades the latest first."""
    provider = accounts.organisation(name="Larch Care")
    home = recipes.home(host, provider=provider)
    for number, grade in enumerate(grades):
        recipes.inspection(
            {dimension: grade}, home=home, regulator=regulator, published_on=date(2026 - number, 4, 2)
        )
    return provider


def admit(by, lot, provider, **answers):
    said = {"by": by, "lot": lot, "provider": provider, "starts_on": date(2026, 11, 2), "today": TODAY}
    return actions.admit_provider(**said | answers)


@pytest.mark.parametrize(
    ("grades", "care_model", "says"),
    [
        (["3", "3"], "time_and_task", ""),
        (["4", "3"], "time_and_task", ""),
        (["4", "3"], "personal_budget", "Its grades are too low."),
        (["4", "4"], "personal_budget", ""),
        (["2", "5"], "time_and_task", "Its grades are too low."),
        (["5"], "time_and_task", "Its grades cannot show it: 1 inspection known."),
        ([], "time_and_task", "Its grades cannot show it: 0 inspections known."),
    ],
)
def test_the_rule_decides_and_a_waiver_overrules_it(manager, grades, care_model, says):
    lot, provider = recipes.lot(care_model=care_model), graded(*grades)
    if says:
        with pytest.raises(actions.RuleSaysNo) as refusal:
            admit(manager, lot, provider)
        assert refusal.value.message.startswith(says)
        assert set(refusal.value.told) == {"waiver_reason"}
        assert admit(manager, lot, provider, waiver_reason="Nobody else").waiver_reason == "Nobody else"
    else:
        assert admit(manager, lot, provider).provider == provider


def test_cqcs_words_count_only_where_the_framework_reads_them(manager):
    provider = graded("Good", "Good", regulator="CQC", dimension="overall", host=recipes.LINCOLNSHIRE)
    with pytest.raises(actions.RuleSaysNo):
        admit(manager, recipes.lot(), provider)
    reading = recipes.framework(name="English", english_map=True)
    assert admit(manager, recipes.lot(framework=reading), provider)


def test_the_same_answers_twice_let_it_on_once(manager, trail):
    lot, provider = recipes.lot(), graded("4", "4")
    assert admit(manager, lot, provider) == admit(manager, lot, provider)
    assert trail() == ["admitted provider"]
    with pytest.raises(Refusal) as refusal:
        admit(manager, lot, provider, starts_on=date(2026, 11, 3))
    assert set(refusal.value.told) == {"starts_on"}


def test_the_pages_say_what_each_provider_may(manager, link_worker, browse):
    lot, provider = recipes.lot(), graded("5")
    recipes.provider_on_framework(lot=lot, provider=provider)
    address = f"/frameworks/{lot.framework.uid}/"
    assert "Cannot show: 1 inspection known" in browse(manager).get(address).content.decode()
    typed = {"provider": str(graded().uid), "starts_on": "2 November 2026"}
    page = browse(manager).post(f"/lots/{lot.uid}/providers/new/", typed).content.decode()
    assert "0 inspections known" in page
    assert 'value="2 November 2026"' in page
    assert browse(link_worker).get(f"/lots/{lot.uid}/providers/new/").status_code == 403


def test_a_home_whose_provider_is_on_no_lot_is_off_framework(link_worker, browse):
    provider = accounts.organisation()
    homes = recipes.home(provider=provider), recipes.home()
    client = browse(link_worker)

    def page(home):
        return client.get(f"/homes/{home.uid}/").content.decode()

    assert "Off framework" not in page(homes[1])
    held = recipes.provider_on_framework(provider=provider)
    for home in homes:
        recipes.placement(home=home)
    assert "Specialist support, East" in page(homes[0])
    assert "Off framework" in page(homes[1])
    shown = client.get(f"/frameworks/{held.lot.framework.uid}/").content.decode()
    assert "1 of 2 people placed today live off framework" in shown


@pytest.mark.parametrize(
    ("constraint", "statement"),
    [
        ("framework_ends_after_start", "UPDATE placements_framework SET ends_on = starts_on"),
        ("framework_grades_are_grades", "UPDATE placements_framework SET uplift_grade = 2"),
        ("lot_has_hours", "UPDATE placements_lot SET hours_a_week = 0"),
        (
            "membership_of_lot_ends_after_start",
            "UPDATE placements_provideronframework SET ends_on = starts_on",
        ),
        (
            "provider_on_lot_once_at_a_time",
            "INSERT INTO placements_provideronframework"
            " (uid, created_at, lot_id, provider_id, starts_on, waiver_reason)"
            " SELECT gen_random_uuid(), now(), lot_id, provider_id, starts_on + 1, ''"
            " FROM placements_provideronframework",
        ),
    ],
)
def test_the_database_refuses_what_can_never_be(constraint, statement):
    recipes.provider_on_framework()
    assert ProviderOnFramework.objects.count() == 1
    with (
        pytest.raises(IntegrityError, match=constraint),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)
