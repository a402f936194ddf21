"""The house guards itself: direction, gates, privacy, migrations, recipes, each with the mend."""

import ast
import importlib
import inspect
import re
from itertools import pairwise
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.urls import get_resolver
from django.utils.module_loading import import_string

from accounts.roles import GRANTS, Permission
from accounts.views.deeds import Deed
from accounts.views.gate import GatedView
from linkworker.refusals import Refusal

FLOORS = ["linkworker", "accounts", "placements", "casework", "reviews", "partnership", "reporting"]
OPEN_PAGES = {
    "livez": "asked by the machine itself",
    "readyz": "asked by the machine itself",
    "account_login": "the door",
    "account_logout": "the way out",
    "account_change_password": "one's own",
    "account_set_password": "one's own",
    "account_reset_password": "the door, for whoever forgot the key",
    "account_reset_password_done": "the door, for whoever forgot the key",
    "account_reset_password_from_key": "the door, for whoever forgot the key",
    "account_reset_password_from_key_done": "the door, for whoever forgot the key",
    "accounts:sign-in-for-demonstration": "the door, which is not there outside demonstration mode",
    "accounts:keep-session": "somebody pressed Stay signed in; shows nothing",
    "reporting:calendar-feed": "a calendar program cannot sign in; its address is the secret, and dies with the role",
    "components": "the parts of a page with invented people, for anybody signed in",
}
NOT_DEEDS: dict[str, str] = {
    "casework:keep-file": "asked by the page itself as soon as a file is chosen, and answered as JSON",
}
SAME_DEED_FROM_ELSEWHERE = {
    "casework:log-contact-anyone": "log_contact, with the person chosen in the form",
}
WRITTEN_OTHERWISE = {
    (
        "placements.actions.merges",
        "update",
    ): "rows of any floor are pointed at another record, and back, unread",
    ("casework.actions.contacts", "delete"): "the draft of a contact goes once the contact is logged",
    ("casework.actions.faces", "bulk_create"): "the form has checked each face, and so does the database",
    ("casework.actions.drafts", "delete"): "a draft is thrown away by its author; it was never a record",
    ("reviews.actions.reviews", "bulk_create"): "each answer is checked first, and sixty are one statement",
}
OUR_MODELS = [model for label in FLOORS for model in apps.get_app_config(label).get_models()]


def every_page(patterns=None, namespace=""):
    """(name, view) of every address."""
    for entry in patterns if patterns is not None else get_resolver().url_patterns:
        if hasattr(entry, "url_patterns"):
            inner = f"{namespace}{entry.namespace}:" if entry.namespace else namespace
            yield from every_page(entry.url_patterns, inner)
        else:
            yield f"{namespace}{entry.name}", entry.callback


@pytest.mark.parametrize("model", OUR_MODELS, ids=lambda model: model._meta.label)
def test_foreign_keys_point_down(model):
    own = FLOORS.index(model._meta.app_label)
    for field in model._meta.get_fields(include_parents=False):
        if not field.is_relation or field.auto_created or field.related_model._meta.app_label not in FLOORS:
            continue
        assert FLOORS.index(field.related_model._meta.app_label) <= own, (
            f"{model._meta.label}.{field.name} points up to {field.related_model._meta.label}: move it up."
        )


@pytest.mark.parametrize(
    ("name", "view"), list(every_page()), ids=lambda value: value if isinstance(value, str) else ""
)
def test_every_page_names_its_permission_or_is_open_with_a_reason(name, view):
    if name in OPEN_PAGES:
        return
    page = getattr(view, "view_class", None)
    assert page is not None, f"{name}: make it a class with a permission, or give the reason in OPEN_PAGES."
    assert isinstance(getattr(page, "permission", None), Permission), (
        f"{page.__module__}.{page.__qualname__} ({name}) names no permission: use GatedView and set it."
    )


@pytest.mark.parametrize("declared", settings.NAVIGATION)
def test_the_navigation_asks_for_the_permission_of_the_page_it_opens(declared):
    row = import_string(declared)
    page = dict(every_page())[row.url_name].view_class
    assert row.permission is page.permission, f"{declared}: its page asks for {page.permission.name}."


@pytest.mark.parametrize(
    ("name", "view"), list(every_page()), ids=lambda value: value if isinstance(value, str) else ""
)
def test_every_page_that_does_something_is_a_deed(name, view):
    page = getattr(view, "view_class", None)
    if page is None or name in OPEN_PAGES or name in NOT_DEEDS:
        return
    answers = hasattr(page, "post") and "post" in page.http_method_names
    assert not answers or issubclass(page, Deed), (
        f"{page.__module__}.{page.__qualname__} ({name}) answers POST and is no deed: make it a DeedView or a "
        "ButtonDeed of accounts/views/deeds.py, or give the reason in NOT_DEEDS."
    )


def deeds():
    """(name of the address, class) of every page that does a deed."""
    pages = [(name, getattr(view, "view_class", None)) for name, view in every_page()]
    return [(name, page) for name, page in pages if page is not None and issubclass(page, Deed)]


@pytest.mark.parametrize(("name", "page"), deeds(), ids=lambda value: value if isinstance(value, str) else "")
def test_a_deed_has_one_name_and_its_files_are_where_one_would_guess(name, page):
    if name in SAME_DEED_FROM_ELSEWHERE:
        return
    package, address = name.split(":")
    deed = address.replace("-", "_")
    assert page.__name__ == deed.title().replace("_", ""), (
        f"{name}: the view is {page.__name__}, not named so."
    )
    actions = [module for module in modules_of_actions() if module.__name__.startswith(f"{package}.")]
    assert any(hasattr(module, deed) for module in actions), f"{package}.actions has no {deed}."
    asked = getattr(page, "template_name", None)
    assert asked in (None, f"{package}/{deed}.html"), f"{name} draws {asked}: name it {package}/{deed}.html."
    test = Path("tests") / package / f"test_{deed}.py"
    assert (settings.BASE_DIR / test).exists(), f"{test} is missing: a deed is proved where one looks for it."


def modules_of_actions():
    """Every module in which deeds and their refusals are written."""
    for folder in FLOORS:
        for path in sorted((Path(settings.BASE_DIR) / folder / "actions").rglob("*.py")):
            where = path.relative_to(settings.BASE_DIR).with_suffix("")
            yield importlib.import_module(".".join(where.parts).removesuffix(".__init__"))


ROWS_WRITTEN = {
    *("full_clean", "save", "create", "create_user", "get_or_create", "update_or_create"),
    *("update", "bulk_create", "bulk_update", "delete"),
}


def calls_of_methods(tree: ast.AST) -> set[str]:
    """The names of everything called with a dot before it."""
    calls = [node.func for node in ast.walk(tree) if isinstance(node, ast.Call)]
    return {called.attr for called in calls if isinstance(called, ast.Attribute)}


@pytest.mark.parametrize("module", list(modules_of_actions()), ids=lambda module: module.__name__)
def test_every_refusal_of_a_deed_is_one_kind(module):
    for name, kind in vars(module).items():
        own = inspect.isclass(kind) and kind.__module__ == module.__name__
        if own and issubclass(kind, BaseException):
            assert issubclass(kind, Refusal), (
                f"{module.__name__}.{name} is no Refusal: subclass linkworker.refusals.Refusal, so that every "
                "page can tell it beside its question."
            )


@pytest.mark.parametrize("module", list(modules_of_actions()), ids=lambda module: module.__name__)
def test_a_deed_keeps_rows_by_the_one_way_that_tells_what_they_refuse(module):
    tree = ast.parse(inspect.getsource(module))
    called = calls_of_methods(tree)
    raised = {
        getattr(getattr(node.exc, "func", node.exc), "id", "")
        for node in ast.walk(tree)
        if isinstance(node, ast.Raise)
    }
    itself = {name for name in called & ROWS_WRITTEN if (module.__name__, name) not in WRITTEN_OTHERWISE}
    assert not itself, (
        f"{module.__name__} writes rows by itself ({', '.join(sorted(itself))}): save them with "
        "linkworker.refusals.keep, which tells what a row refuses beside its question, or give the reason in "
        "WRITTEN_OTHERWISE."
    )
    assert "ValidationError" not in raised, f"{module.__name__} raises ValidationError: raise a Refusal."


def test_what_is_written_otherwise_is_still_written_so():
    for name, method in WRITTEN_OTHERWISE:
        tree = ast.parse(inspect.getsource(importlib.import_module(name)))
        assert method in calls_of_methods(tree), (
            f"{name} calls no {method}: take it out of WRITTEN_OTHERWISE."
        )


@pytest.mark.parametrize("module", list(modules_of_actions()), ids=lambda module: module.__name__)
def test_a_deed_says_first_by_whom_and_is_one_transaction(module):
    for deed in ast.parse(inspect.getsource(module)).body:
        if not isinstance(deed, ast.FunctionDef) or deed.name.startswith("_"):
            continue
        arguments = deed.args
        named = [argument.arg for argument in arguments.kwonlyargs]
        placed = [argument.arg for argument in (*arguments.posonlyargs, *arguments.args)]
        if "by" not in (*placed, *named):
            continue
        where = f"{module.__name__}.{deed.name}"
        assert [*placed, "/", *named][:2] == ["/", "by"], (
            f"{where}: begin with (*, by: Staff, and name every argument."
        )
        decorated = {ast.unparse(decorator) for decorator in deed.decorator_list}
        assert "transaction.atomic" in decorated, (
            f"{where} is not one transaction: decorate it with @transaction.atomic."
        )


def modules_of_views():
    """Every module of pages, by its path from the top."""
    root = Path(settings.BASE_DIR)
    for folder in FLOORS:
        yield from sorted((root / folder / "views").rglob("*.py"))
    yield root / "linkworker" / "views.py"


@pytest.mark.parametrize(
    "path", list(modules_of_views()), ids=lambda path: str(path.relative_to(settings.BASE_DIR))
)
def test_a_page_asks_and_neither_queries_nor_tells_roles_apart(path):
    where, tree = path.relative_to(settings.BASE_DIR), ast.parse(path.read_text())
    named = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    queried = calls_of_methods(tree) & {"filter", "exclude", "annotate"} | named & {"objects"}
    assert not queried, (
        f"{where} queries ({', '.join(sorted(queried))}): ask a function of queries or policies."
    )
    compared = [node for node in ast.walk(tree) if isinstance(node, ast.Compare)]
    sides = [side for node in compared for side in (node.left, *node.comparators)]
    assert not any(getattr(side, "attr", "") == "role" for side in sides), (
        f"{where} compares a role: ask for a permission, and let accounts/roles.py say which roles grant it."
    )


def kinds_of_page(kind=GatedView):
    """Every class of pages behind the gate, of every address."""
    assert get_resolver().url_patterns
    for one in kind.__subclasses__():
        yield from (one, *kinds_of_page(one))


@pytest.mark.parametrize("page", sorted(set(kinds_of_page()), key=str), ids=lambda page: page.__qualname__)
def test_a_page_made_of_two_asks_the_narrower_gate(page):
    """Of two gates side by side the first alone is asked: each must narrow the one behind it."""
    for name in ("may", "scope"):
        said = [kind for kind in page.__mro__ if name in vars(kind)]
        for first, behind in pairwise(said):
            assert issubclass(first, behind), (
                f"{page.__name__}: {first.__name__}.{name} hides {behind.__name__}.{name}: "
                "make one a kind of the other."
            )


def test_every_permission_is_granted_to_somebody():
    granted = {permission for grants in GRANTS.values() for permission in grants}
    assert set(Permission) == granted


def entries_of(patterns, before=""):
    """(address, name) of every pattern, those included from elsewhere at their place."""
    for entry in patterns:
        where = f"{before}{entry.pattern}"
        if hasattr(entry, "url_patterns"):
            yield from entries_of(entry.url_patterns, where)
        else:
            yield where, entry.name


def test_no_address_and_no_name_stands_twice():
    """The first of two would answer for both, and the other page would never be seen."""
    for floor in FLOORS[1:]:
        ours = importlib.import_module(f"{floor}.urls").urlpatterns
        for said in zip(*entries_of(ours), strict=True):
            again = sorted({one for one in said if said.count(one) > 1})
            assert not again, f"{again} twice in {floor}/urls.py: take one out."


def test_every_permission_guards_something():
    """Named somewhere outside the table of roles, other than in a list of what a page may show."""
    listed = {"roles.py", "about_person.py", "urls.py"}
    code = "\n".join(
        module.read_text()
        for folder in FLOORS
        for module in (Path(settings.BASE_DIR) / folder).rglob("*.py")
        if module.name not in listed
    )
    templates = "\n".join(
        page.read_text() for page in (Path(settings.BASE_DIR) / "templates").rglob("*.html")
    )
    for permission in Permission:
        used = f"Permission.{permission.name}" in code or f'"{permission.value}"' in templates
        assert used, f"{permission.name} guards nothing: take it out of accounts/roles.py or use it."


@pytest.mark.parametrize("model", OUR_MODELS, ids=lambda model: model._meta.label)
def test_every_field_is_declared_personal_or_plain(model):
    privacy = getattr(model, "Privacy", None)
    assert privacy is not None, (
        f"{model._meta.label} has no class Privacy: sort its fields into personal and plain."
    )
    fields = {field.name for field in model._meta.get_fields() if not field.auto_created or field.concrete}
    fields -= {field.name for field in model._meta.related_objects}
    declared = privacy.personal | privacy.plain
    assert not privacy.personal & privacy.plain, f"{model._meta.label} declares fields twice."
    assert declared == fields, (
        f"{model._meta.label}: undeclared {fields - declared}, unknown {declared - fields}."
    )


@pytest.mark.parametrize("model", OUR_MODELS, ids=lambda model: model._meta.label)
def test_every_model_says_what_it_is(model):
    assert "__str__" in vars(model), f"{model._meta.label} needs a __str__."
    assert not (model.__doc__ or "").startswith(f"{model.__name__}("), (
        f"{model._meta.label} needs a docstring."
    )
    assert model._meta.ordering, f"{model._meta.label} needs an ordering to the last tie."


@pytest.mark.django_db
def test_no_migration_is_missing():
    call_command("makemigrations", "--check", "--dry-run", verbosity=0)


def test_no_drawer_and_no_long_module():
    root = Path(settings.BASE_DIR)
    for folder in FLOORS:
        for module in (root / folder).rglob("*.py"):
            where = module.relative_to(root)
            assert module.stem not in {"utils", "helpers", "common", "core", "misc"}, (
                f"{where}: name it for what it holds."
            )
            if "migrations" not in where.parts:
                lines = len(module.read_text().splitlines())
                assert lines <= 400, f"{where} has {lines} lines: make it a package of noun modules."


def test_the_clock_is_read_only_at_the_edge():
    reading = re.compile(
        r"\b(date\.today|datetime\.now|datetime\.utcnow|timezone\.now\(\)|timezone\.localdate\(\)|localtime\(\))"
    )
    inner = ("rules", "models", "queries", "policies", "kpis", "actions", "choices")
    root = Path(settings.BASE_DIR)
    for folder in FLOORS[1:]:
        for module in (root / folder).rglob("*.py"):
            where = module.relative_to(root)
            if any(part.removesuffix(".py") in inner for part in where.parts):
                found = reading.search(module.read_text())
                assert not found, f"{where} reads the clock ({found[0]}): take the day as an argument."


def test_every_model_has_a_recipe():
    for label in FLOORS[1:]:
        recipes = importlib.import_module(f"tests.{label}.recipes")
        made = {getattr(function, "__annotations__", {}).get("return") for function in vars(recipes).values()}
        for model in apps.get_app_config(label).get_models():
            if model._meta.label in {
                "accounts.AuditEvent",
                "accounts.Version",
                "casework.FaceQuestion",
                "casework.PartOfLife",
                "placements.SettingType",
                "placements.CodeListEntry",
                "placements.FncRate",
                "placements.DstDomain",
                "placements.TransitionMilestone",
                "reviews.Question",
            }:
                continue  # written by the database itself, or loaded from reference data
            assert model in made, f"tests/{label}/recipes.py has no recipe for {model.__name__}."
