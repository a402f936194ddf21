"""The name that was right on the record's date."""

from datetime import date

import pytest

from accounts.models import Organisation
from accounts.queries import lineage
from tests.accounts.recipes import icb

pytestmark = pytest.mark.django_db
BEFORE, AFTER = date(2022, 6, 30), date(2022, 7, 1)


def body(code):
    return Organisation.objects.get(owner=None, code=code)


@pytest.mark.parametrize(
    ("code", "day", "name"),
    [
        ("03W", BEFORE, "NHS East Leicestershire and Rutland CCG"),
        ("03W", AFTER, "NHS Leicester, Leicestershire and Rutland"),
        ("QK1", AFTER, "NHS Leicester, Leicestershire and Rutland"),
        ("00K", date(2020, 3, 31), "NHS Hartlepool and Stockton-on-Tees CCG"),
        ("00K", date(2021, 1, 1), "NHS Tees Valley CCG"),
        ("00K", AFTER, "NHS North East and North Cumbria"),
        ("QHM", date(2021, 1, 1), "NHS Tees Valley CCG"),
        ("QUE", date(2026, 3, 31), "NHS Cambridgeshire and Peterborough"),
        ("QUE", date(2026, 4, 1), "NHS Central East"),
        ("E06000017", date(1999, 1, 1), "Rutland"),
    ],
)
def test_the_name_of_a_body_on_a_day(code, day, name):
    assert lineage.name_on(body(code), day) == name


def test_a_board_that_followed_several_groups_does_not_pretend_to_know_which():
    assert lineage.name_on(icb(), date(2021, 5, 1)) == (
        "NHS Leicester, Leicestershire and Rutland (on 1 May 2021 one of NHS East Leicestershire and Rutland CCG, "
        "NHS Leicester City CCG and NHS West Leicestershire CCG)"
    )


def test_before_anything_is_known_a_body_keeps_its_own_name():
    assert lineage.name_on(body("03W"), date(2004, 1, 1)) == "NHS East Leicestershire and Rutland CCG"


def test_every_succession_is_read_in_one_query(django_assert_num_queries):
    with django_assert_num_queries(1):
        read = lineage.Lineage()
    bodies = list(Organisation.objects.icbs().order_by("pk"))
    with django_assert_num_queries(0):
        assert len({read.name(one, BEFORE) for one in bodies}) > 40


def test_a_body_is_found_by_todays_code_and_by_one_it_had():
    assert lineage.by_code("e08000020").code == "E08000037"
    with pytest.raises(lineage.NoSuchBody, match="No council or NHS board has the code 'XXX'"):
        lineage.by_code("XXX")
