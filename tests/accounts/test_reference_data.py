"""The national lists: complete, dated, and safe to load again."""

from datetime import date

import pytest

from accounts.imports import reference
from accounts.models import FormerCode, Organisation, Succession

pytestmark = pytest.mark.django_db


def test_every_council_board_and_succession_is_there():
    assert Organisation.objects.filter(owner=None).councils().count() == 207
    assert Organisation.objects.filter(owner=None).icbs().count() == 48 + 12 + 2
    assert Succession.objects.count() == 16 + 12 + 2


def test_boards_are_those_of_the_day():
    boards = Organisation.objects.icbs()
    assert boards.in_force_on(date(2026, 3, 31)).count() == 42
    assert boards.in_force_on(date(2026, 4, 1)).count() == 36
    assert boards.in_force_on(date(2022, 6, 30)).count() == 6  # the groups of the seeds


def test_a_council_abolished_by_a_reorganisation_stays_so_when_the_lists_are_loaded_again():
    Organisation.objects.filter(code="E06000017").update(valid_until=date(2026, 11, 1))
    reference.load(organisation_class=Organisation, former_code_class=FormerCode, succession_class=Succession)
    assert Organisation.objects.get(code="E06000017").valid_until == date(2026, 11, 1)


def test_an_old_code_still_finds_its_council():
    assert FormerCode.objects.get(code="E08000020").organisation.short_name == "Gateshead"


def test_loading_again_changes_nothing():
    def everything():
        return list(Organisation.objects.order_by("pk").values()), list(
            Succession.objects.order_by("pk").values()
        )

    before = everything()
    reference.load(organisation_class=Organisation, former_code_class=FormerCode, succession_class=Succession)
    assert everything() == before
