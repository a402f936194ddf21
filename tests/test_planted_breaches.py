"""Each guard of the house is shown to bite: a breach is planted in a copy, and the guard names it."""

import os
import shutil
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.conf import settings

from accounts.models import Organisation
from tests.conftest import watched

pytestmark = pytest.mark.xdist_group("breaches")  # one copy of the house, and each guard runs once
ROOT = Path(settings.BASE_DIR)
KEPT = [
    *("linkworker", "accounts", "placements", "casework", "reviews", "partnership", "reporting", "tests"),
    *("templates", "static", "docs", "pyproject.toml", "manage.py"),
]


@pytest.fixture(scope="module")
def house(tmp_path_factory):
    """A copy of the house to break things in."""
    copy = tmp_path_factory.mktemp("house")
    for name in KEPT:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, copy / name)
    return copy


@contextmanager
def planted(house, edits):
    """Each (path, old, new) in the copy, taken out again afterwards; with no `old`, the text goes to the end."""
    before = {house / path: (house / path).read_text() for path, _, _ in edits}
    try:
        for path, old, new in edits:
            text = (house / path).read_text()
            assert old in text, f"{path} holds no {old!r}: plant the breach where it is now."
            (house / path).write_text(text.replace(old, new, 1) if old else f"{text}\n{new}")
        yield
    finally:
        for module, text in before.items():
            module.write_text(text)


def run(house, *command) -> subprocess.CompletedProcess:
    environment = os.environ | {"LINKWORKER_ASSETS": str(settings.ASSETS)}
    return subprocess.run(
        [sys.executable, "-m", *command],
        cwd=house,
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


IMPORT_BREACHES = {
    "a lower floor leans on an upper one": (
        "placements/queries/register.py",
        "from casework.models import Contact\n",
        "Packages stand on one another in one direction",
    ),
    "a model asks a policy above it": (
        "placements/models/homes.py",
        "from placements import policies\n",
        "Inside a package, lower modules import nothing above",
    ),
    "a page queries": (
        "placements/views/homes.py",
        "from placements.models import Home\n",
        "Views ask, they do not query",
    ),
    "a rule knows the database": (
        "placements/rules/ages.py",
        "from django.db import models\n",
        "Rules are pure",
    ),
}


@pytest.fixture(scope="module")
def broken_contracts(house):
    """What the contracts say with all of them broken at once: each speaks for itself."""
    with planted(house, [(path, "", text) for path, text, _ in IMPORT_BREACHES.values()]):
        answer = lint(house)
    assert answer.returncode != 0
    return [line for line in answer.stdout.splitlines() if "BROKEN" in line]


@pytest.mark.parametrize("breach", IMPORT_BREACHES)
def test_an_import_that_breaks_the_house_is_caught(breach, broken_contracts):
    contract = IMPORT_BREACHES[breach][2]
    assert any(contract in line for line in broken_contracts), broken_contracts


def lint(house) -> subprocess.CompletedProcess:
    program = Path(sys.executable).parent / "lint-imports"
    return subprocess.run(
        [program, "--no-cache"], cwd=house, capture_output=True, text=True, timeout=120, check=False
    )


ARCHITECTURE_BREACHES = {
    "a page without a permission": (
        "partnership/views/programmes.py",
        ("    permission = Permission.EDIT_PROGRAMME\n", ""),
        "names no permission",
    ),
    "a page that does something its own way": (
        "partnership/views/programmes.py",
        (
            "class Programmes(GatedView, ListView):",
            "class Programmes(GatedView, ListView):\n    def post(self, request):\n        return self.get(request)\n",
        ),
        "answers POST and is no deed",
    ),
    "a deed whose page has another name": (
        "partnership/views/programmes.py",
        ("partnership/complete_milestone.html", "partnership/milestone_done.html"),
        "name it partnership/complete_milestone.html",
    ),
    "a refusal of a kind of its own": (
        "partnership/actions/programmes.py",
        ("@transaction.atomic", "class NotYet(Exception):\n    pass\n\n\n@transaction.atomic"),
        "is no Refusal",
    ),
    "a row kept past the one way": (
        "partnership/actions/programmes.py",
        ("    keep(milestone)\n", "    milestone.full_clean()\n    milestone.save()\n"),
        "writes rows by itself (full_clean, save)",
    ),
    "many rows changed at once past the one way": (
        "partnership/actions/programmes.py",
        ("    keep(milestone)\n", "    Milestone.objects.filter(pk=milestone.pk).update(done_on=done_on)\n"),
        "writes rows by itself (update)",
    ),
    "a deed that does not say first by whom": (
        "partnership/actions/programmes.py",
        ("(*, by: Staff, milestone: Milestone, done_on", "(*, milestone: Milestone, by: Staff, done_on"),
        "begin with (*, by: Staff",
    ),
    "a deed whose arguments go by their place": (
        "partnership/actions/programmes.py",
        ("(*, by: Staff, milestone: Milestone, done_on", "(by: Staff, *, milestone: Milestone, done_on"),
        "begin with (*, by: Staff",
    ),
    "a deed that is no transaction": (
        "casework/actions/drafts.py",
        ("@transaction.atomic\n", ""),
        "is not one transaction",
    ),
    "a page that narrows rows": (
        "partnership/views/programmes.py",
        ("programmes_for(self.request.user)", "programmes_for(self.request.user).filter(pk=1)"),
        "queries (filter)",
    ),
    "a page that tells roles apart": (
        "partnership/views/programmes.py",
        (
            "class Programmes(GatedView, ListView):",
            "class Programmes(GatedView, ListView):\n"
            "    def manages(self):\n        return self.request.user.held[0].role == 'team_manager'\n",
        ),
        "compares a role",
    ),
    "a field nobody declared personal or plain": (
        "partnership/models/programmes.py",
        ('frozenset({"owner"})', "frozenset()"),
        "undeclared {'owner'}",
    ),
    "a foreign key that points up": (
        "accounts/models/organisations.py",
        (
            '    code = models.CharField("former code"',
            '    person = models.ForeignKey("placements.Person", on_delete=models.PROTECT, null=True)\n'
            '    code = models.CharField("former code"',
        ),
        "points up to placements.Person",
    ),
}


def apart() -> list[list[str]]:
    """The breaches in as few lots as can be planted together: no two of a lot change the same words."""
    lots: list[list[str]] = []
    for name, (path, (old, _), _) in ARCHITECTURE_BREACHES.items():
        for lot in lots:
            beside = [ARCHITECTURE_BREACHES[other] for other in lot]
            if not any(path == where and (old in said or said in old) for where, (said, _), _ in beside):
                lot.append(name)
                break
        else:
            lots.append([name])
    return lots


def guard(house) -> subprocess.CompletedProcess:
    """The architecture's tests, over the copy."""
    tests = "permission or personal or point_down or deed or page_asks"
    options = ("-q", "-n", "0", "-p", "no:randomly", "-p", "no:cacheprovider", "-k", tests)
    return run(house, "pytest", *options, "tests/test_architecture.py")


@pytest.fixture(scope="module")
def answers(house):
    """What the guards say of each breach, a lot of them at a time."""
    told = {}
    for lot in apart():
        with planted(house, [(path, *edit) for path, edit, _ in map(ARCHITECTURE_BREACHES.get, lot)]):
            told |= dict.fromkeys(lot, guard(house))
    return told


@pytest.mark.parametrize("breach", ARCHITECTURE_BREACHES)
def test_a_breach_of_the_architecture_is_caught(breach, answers):
    answer, words = answers[breach], ARCHITECTURE_BREACHES[breach][2]
    assert answer.returncode == 1, answer.stdout[-2000:] + answer.stderr[-500:]
    assert words in answer.stdout


def test_a_deed_that_writes_without_a_line_of_the_trail_is_caught(rutland):
    def rename(*, organisation):
        organisation.short_name = "Rutland County"
        organisation.save()

    with pytest.raises(AssertionError, match="no line of the trail"):
        watched(rename)(organisation=rutland)


def test_a_list_without_an_order_comes_back_in_any_order(db):
    orders = {tuple(Organisation.objects.order_by().values_list("pk", flat=True)[:20]) for _ in range(8)}
    assert len(orders) > 1
