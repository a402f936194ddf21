"""The board report without the web: the same lookup of council and month as every command, refusals in words."""

import pytest
from django.core.management import CommandError, call_command

from accounts.models import FormerCode
from reporting.documents import making
from tests.placements import recipes as placements

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def quick_printer(monkeypatch, settings, tmp_path):
    """These tests are about the command; what is printed is proved elsewhere."""
    settings.MEDIA_ROOT = tmp_path / "kept"
    monkeypatch.setattr(making.documents, "board_report", lambda content, **words: b"%PDF-1.7 October")


def ask(authority="E06000017", month="2026-10", edition="public", out="october.pdf"):
    call_command(
        "board_report", "--authority", authority, "--month", month, "--edition", edition, "--out", str(out)
    )


def test_a_council_is_known_by_the_code_it_used_to_have(rutland, tmp_path, capsys):
    placements.placement()
    FormerCode.objects.create(code="E07999999", organisation=rutland)
    ask(authority="e07999999", out=tmp_path / "october.pdf")
    assert (tmp_path / "october.pdf").read_bytes() == b"%PDF-1.7 October"
    assert "October 2026, public edition" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("answers", "told"),
    [
        ({"authority": "E0600001"}, "No council has the code 'E0600001'. Enter a GSS code"),
        ({"month": "October"}, "Enter the month as year and month, such as 2026-10, not 'October'"),
        ({"month": "2199-01"}, "January 2199 is not over yet"),
        ({"edition": "easy-read"}, "The easy-read edition is not made by this version"),
        ({"out": "/nowhere/at/all.pdf"}, "cannot be written: No such file or directory"),
    ],
)
def test_what_cannot_be_done_is_told_in_words(rutland, answers, told):
    with pytest.raises(CommandError, match=told):
        ask(**answers)
