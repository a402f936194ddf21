"""What a regulator said of a home is recorded on its own scale, once, and read in one place."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, connection, transaction

from placements.actions import inspections as actions
from placements.models import Inspection
from tests.accounts.recipes import TODAY
from tests.placements import recipes

pytestmark = pytest.mark.django_db
FIFE, CARDIFF = "S12000047", "W06000015"


def record(by, home, ratings=None, **answers):
    return actions.record_inspection(
        **{
            "by": by,
            "home": home,
            "ratings": ratings or {"overall": "Good", "safe": "Requires improvement"},
            "published_on": date(2026, 11, 2),
            "today": TODAY,
        }
        | answers
    )


def test_an_inspection_is_kept_with_a_rating_for_each_dimension_and_a_line_in_the_trail(link_worker, trail):
    inspection = record(
        link_worker, recipes.home(), inspected_on=date(2026, 9, 30), url="https://example.org/1"
    )
    assert dict(inspection.ratings.values_list("dimension", "value")) == {
        "overall": "Good",
        "safe": "Requires improvement",
    }
    assert trail() == ["recorded inspection"]


def test_the_same_answers_twice_record_one_inspection(link_worker, trail):
    home = recipes.home()
    assert record(link_worker, home) == record(link_worker, home)
    assert trail() == ["recorded inspection"]


def test_another_rating_of_the_same_day_is_refused_beside_the_day(link_worker):
    home = recipes.home()
    record(link_worker, home)
    with pytest.raises(actions.Refusal) as refusal:
        record(link_worker, home, {"overall": "Inadequate"})
    assert set(refusal.value.told) == {"published_on"}
    assert Inspection.objects.count() == 1


@pytest.mark.parametrize(
    ("host", "ratings", "answers", "question"),
    [
        (recipes.LINCOLNSHIRE, {"overall": "Good"}, {"published_on": date(2026, 11, 23)}, "published_on"),
        (recipes.LINCOLNSHIRE, {"safe": "Good"}, {}, "overall"),
        (recipes.LINCOLNSHIRE, {"overall": "4"}, {}, "overall"),
        (recipes.LINCOLNSHIRE, {"overall": "Good"}, {"inspected_on": date(2026, 11, 3)}, "inspected_on"),
        (FIFE, {"overall": "4"}, {}, "overall"),
        (FIFE, {"wellbeing": "7"}, {}, "wellbeing"),
        (FIFE, {"wellbeing": ""}, {}, ""),
        (CARDIFF, {"well_being": "Good"}, {"published_on": date(2025, 3, 31)}, "published_on"),
    ],
)
def test_what_cannot_be_is_refused_beside_its_question(link_worker, host, ratings, answers, question):
    with pytest.raises(actions.Refusal) as refusal:
        record(link_worker, recipes.home(host), ratings, **answers)
    assert set(refusal.value.told) == {question}
    assert not Inspection.objects.exists()


@pytest.mark.parametrize(
    ("host", "ratings", "said"),
    [
        (FIFE, {"wellbeing": "5", "leadership": "3"}, "Grade 3 (Adequate), lowest"),
        (
            CARDIFF,
            {"well_being": "Good", "environment": "Requires improvement"},
            "Requires improvement, lowest",
        ),
        (recipes.LINCOLNSHIRE, {"overall": "Good", "safe": "Inadequate"}, "Good"),
    ],
)
def test_lists_and_the_persons_page_say_the_overall_rating_or_the_lowest(
    link_worker, browse, host, ratings, said
):
    stay = recipes.placement(home=recipes.home(host))
    record(link_worker, stay.home, ratings)
    client = browse(link_worker)
    assert said in client.get("/people/").content.decode()
    assert f"{said}, 2 November 2026" in client.get(f"/people/{stay.person.uid}/").content.decode()
    found = client.get("/people/", {"rating": said}).content.decode()
    assert stay.person.reference in found


def test_the_page_asks_one_question_for_each_dimension_and_loses_nothing_typed(link_worker, browse):
    home, client = recipes.home(FIFE), browse(link_worker)
    address = f"/homes/{home.uid}/inspections/new/"
    asked = client.get(address).context["form"].fields
    assert {"wellbeing", "leadership", "staff", "setting", "planning"} < set(asked)
    assert "overall" not in asked
    typed = {"published_on": "23 November 2026", "staff": "2", "url": "not an address"}
    page = client.post(address, typed)
    assert page.status_code == 200
    assert 'value="23 November 2026"' in page.content.decode()
    assert client.post(address, {"published_on": "2 November 2026", "staff": "2"}).status_code == 302
    assert "Grade 2 (Weak)" in client.get(f"/homes/{home.uid}/").content.decode()


def test_only_who_keeps_hosts_or_places_may_record(link_worker, stranger, host_officer, finance, browse):
    home = recipes.home()
    address = f"/homes/{home.uid}/inspections/new/"
    assert browse(host_officer).get(address).status_code == 200
    assert browse(stranger).get(address).status_code == 404
    assert browse(finance).get(address).status_code == 403
    with pytest.raises(PermissionDenied):
        record(stranger, home)


@pytest.mark.parametrize(
    ("constraint", "statement"),
    [
        (
            "rating_on_the_scale",
            "UPDATE placements_inspectionrating SET value = '4' WHERE inspection_id = %s",
        ),
        (
            "rating_on_the_scale",
            "UPDATE placements_inspectionrating SET dimension = 'x' WHERE inspection_id = %s",
        ),
        (
            "rating_by_the_same_regulator",
            "UPDATE placements_inspectionrating SET regulator = 'Ofsted' WHERE inspection_id = %s",
        ),
        (
            "inspected_before_published",
            "UPDATE placements_inspection SET inspected_on = '2027-01-01' WHERE id = %s",
        ),
        (
            "inspection_withdrawn_with_reason",
            "UPDATE placements_inspection SET withdrawn_at = now() WHERE id = %s",
        ),
        (
            "home_inspected_once_a_day",
            "INSERT INTO placements_inspection (uid, created_at, home_id, regulator, published_on, url, withdrawn_why)"
            " SELECT gen_random_uuid(), now(), home_id, regulator, published_on, '', ''"
            " FROM placements_inspection WHERE id = %s",
        ),
    ],
)
def test_the_database_refuses_what_is_on_no_scale(constraint, statement):
    inspection = recipes.inspection()
    with (
        pytest.raises(IntegrityError, match=constraint),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement, [inspection.pk])
