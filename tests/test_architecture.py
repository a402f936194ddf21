"""The house guards itself: direction, gates, privacy, migrations, recipes, each with the mend."""

import ast
import importlib
import inspect
import re
from collections import defaultdict
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
    ("placements.actions.merges", "update"): "rows of any floor are pointed at another record, unread",
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


def none_of(breaches):
    """Each test goes through everything it guards, and names every breach of it at once."""
    found = "\n".join(breaches)
    assert not found, found


def test_foreign_keys_point_down():
    relations = [
        (model._meta, field)
        for model in OUR_MODELS
        for field in model._meta.get_fields(include_parents=False)
        if field.is_relation and not field.auto_created and field.related_model._meta.app_label in FLOORS
    ]
    none_of(
        f"{own.label}.{field.name} points up to {field.related_model._meta.label}: move it up."
        for own, field in relations
        if FLOORS.index(field.related_model._meta.app_label) > FLOORS.index(own.app_label)
    )


def guarded():
    """(name of the address, class) of every page that is not open; None where it is no class."""
    shut = [(name, view) for name, view in every_page() if name not in OPEN_PAGES]
    return [(name, getattr(view, "view_class", None)) for name, view in shut]


def test_every_page_names_its_permission_or_is_open_with_a_reason():
    none_of(
        f"{page} ({name}) names no permission: use GatedView and set it, or give the reason in OPEN_PAGES."
        for name, page in guarded()
        if not isinstance(getattr(page, "permission", None), Permission)
    )


def test_the_navigation_asks_for_the_permission_of_the_page_it_opens():
    pages = dict(guarded())
    rows = [(declared, import_string(declared)) for declared in settings.NAVIGATION]
    none_of(
        f"{declared}: its page asks for {pages[row.url_name].permission.name}."
        for declared, row in rows
        if row.permission is not pages[row.url_name].permission
    )


def test_every_page_that_does_something_is_a_deed():
    none_of(
        f"{page.__module__}.{page.__qualname__} ({name}) answers POST and is no deed: make it a DeedView or a "
        "ButtonDeed of accounts/views/deeds.py, or give the reason in NOT_DEEDS."
        for name, page in guarded()
        if name not in NOT_DEEDS and page is not None
        if hasattr(page, "post") and "post" in page.http_method_names and not issubclass(page, Deed)
    )


def deeds():
    """(name of the address, class) of every page that does a deed."""
    return [(name, page) for name, page in guarded() if page is not None and issubclass(page, Deed)]


def misnamed(name, page, done):
    """What of a deed is not where one would guess, given the names of all actions by package."""
    package, address = name.split(":")
    deed = address.replace("-", "_")
    if page.__name__ != deed.title().replace("_", ""):
        yield f"{name}: the view is {page.__name__}, not named so."
    if deed not in done[package]:
        yield f"{package}.actions has no {deed}."
    asked = getattr(page, "template_name", None)
    if asked not in (None, f"{package}/{deed}.html"):
        yield f"{name} draws {asked}: name it {package}/{deed}.html."
    test = Path("tests") / package / f"test_{deed}.py"
    if not (settings.BASE_DIR / test).exists():
        yield f"{test} is missing: a deed is proved where one looks for it."


def test_a_deed_has_one_name_and_its_files_are_where_one_would_guess():
    done = defaultdict(set)
    for module in modules_of_actions():
        done[module.__name__.partition(".")[0]] |= vars(module).keys()
    named = [(name, page) for name, page in deeds() if name not in SAME_DEED_FROM_ELSEWHERE]
    none_of(words for name, page in named for words in misnamed(name, page, done))


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


def test_every_refusal_of_a_deed_is_one_kind():
    own = [
        kind
        for module in modules_of_actions()
        for kind in vars(module).values()
        if inspect.isclass(kind) and kind.__module__ == module.__name__
    ]
    none_of(
        f"{kind.__module__}.{kind.__name__} is no Refusal: subclass linkworker.refusals.Refusal, so that every page "
        "can tell it beside its question."
        for kind in own
        if issubclass(kind, BaseException) and not issubclass(kind, Refusal)
    )


def kept_otherwise(module):
    """Each way past `keep` in a module of deeds."""
    tree = ast.parse(inspect.getsource(module))
    raised = {
        getattr(getattr(node.exc, "func", node.exc), "id", "")
        for node in ast.walk(tree)
        if isinstance(node, ast.Raise)
    }
    called = calls_of_methods(tree) & ROWS_WRITTEN
    itself = {name for name in called if (module.__name__, name) not in WRITTEN_OTHERWISE}
    if itself:
        yield (
            f"{module.__name__} writes rows by itself ({', '.join(sorted(itself))}): save them with "
            "linkworker.refusals.keep, which tells what a row refuses beside its question, or give the reason in "
            "WRITTEN_OTHERWISE."
        )
    if "ValidationError" in raised:
        yield f"{module.__name__} raises ValidationError: raise a Refusal."


def test_a_deed_keeps_rows_by_the_one_way_that_tells_what_they_refuse():
    none_of(words for module in modules_of_actions() for words in kept_otherwise(module))


def test_what_is_written_otherwise_is_still_written_so():
    for name, method in WRITTEN_OTHERWISE:
        tree = ast.parse(inspect.getsource(importlib.import_module(name)))
        assert method in calls_of_methods(tree), (
            f"{name} calls no {method}: take it out of WRITTEN_OTHERWISE."
        )


def done_otherwise(module):
    """Each deed of a module that does not begin with whoever does it, or is no transaction."""
    for deed in ast.parse(inspect.getsource(module)).body:
        if not isinstance(deed, ast.FunctionDef) or deed.name.startswith("_"):
            continue
        arguments = deed.args
        named = [argument.arg for argument in arguments.kwonlyargs]
        placed = [argument.arg for argument in (*arguments.posonlyargs, *arguments.args)]
        if "by" not in (*placed, *named):
            continue
        where = f"{module.__name__}.{deed.name}"
        if [*placed, "/", *named][:2] != ["/", "by"]:
            yield f"{where}: begin with (*, by: Staff, and name every argument."
        if "transaction.atomic" not in {ast.unparse(decorator) for decorator in deed.decorator_list}:
            yield f"{where} is not one transaction: decorate it with @transaction.atomic."


def test_a_deed_says_first_by_whom_and_is_one_transaction():
    none_of(words for module in modules_of_actions() for words in done_otherwise(module))


def modules_of_views():
    """Every module of pages, by its path from the top."""
    root = Path(settings.BASE_DIR)
    for folder in FLOORS:
        yield from sorted((root / folder / "views").rglob("*.py"))
    yield root / "linkworker" / "views.py"


def asked_otherwise(path):
    """What a module of pages finds out by itself."""
    where, tree = path.relative_to(settings.BASE_DIR), ast.parse(path.read_text())
    named = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    queried = calls_of_methods(tree) & {"filter", "exclude", "annotate"} | named & {"objects"}
    if queried:
        yield f"{where} queries ({', '.join(sorted(queried))}): ask a function of queries or policies."
    compared = [node for node in ast.walk(tree) if isinstance(node, ast.Compare)]
    sides = [side for node in compared for side in (node.left, *node.comparators)]
    if any(getattr(side, "attr", "") == "role" for side in sides):
        yield f"{where} compares a role: ask for a permission, and let accounts/roles.py say which roles grant it."


def test_a_page_asks_and_neither_queries_nor_tells_roles_apart():
    none_of(words for path in modules_of_views() for words in asked_otherwise(path))


def test_a_page_made_of_two_asks_the_narrower_gate():
    """Of two gates side by side the first alone is asked: each must narrow the one behind it."""
    said = [
        (page, name, [kind for kind in page.__mro__ if name in vars(kind)])
        for page in {page for _, page in guarded() if page is not None}
        for name in ("may", "scope")
    ]
    none_of(
        f"{page.__name__}: {first.__name__}.{name} hides {behind.__name__}.{name}: make one a kind of the other."
        for page, name, kinds in said
        for first, behind in pairwise(kinds)
        if not issubclass(first, behind)
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


def undeclared(model):
    """What the fields of a model leave open about who they tell of."""
    privacy = getattr(model, "Privacy", None)
    if privacy is None:
        yield f"{model._meta.label} has no class Privacy: sort its fields into personal and plain."
        return
    fields = {field.name for field in model._meta.get_fields() if not field.auto_created or field.concrete}
    fields -= {field.name for field in model._meta.related_objects}
    declared = privacy.personal | privacy.plain
    if privacy.personal & privacy.plain:
        yield f"{model._meta.label} declares fields twice."
    if declared != fields:
        yield f"{model._meta.label}: undeclared {fields - declared}, unknown {declared - fields}."


def test_every_field_is_declared_personal_or_plain():
    none_of(words for model in OUR_MODELS for words in undeclared(model))


def unsaid(model):
    """What a model does not say of itself."""
    if "__str__" not in vars(model):
        yield f"{model._meta.label} needs a __str__."
    if (model.__doc__ or "").startswith(f"{model.__name__}("):  # Django's own
        yield f"{model._meta.label} needs a docstring."
    if not model._meta.ordering:
        yield f"{model._meta.label} needs an ordering to the last tie."


def test_every_model_says_what_it_is():
    none_of(words for model in OUR_MODELS for words in unsaid(model))


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
                "reviews.LibertyTest",
                "reviews.Question",
                "reviews.DischargeCheckpoint",
            }:
                continue  # written by the database itself, or loaded from reference data
            assert model in made, f"tests/{label}/recipes.py has no recipe for {model.__name__}."
