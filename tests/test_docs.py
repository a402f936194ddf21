"""The papers tell the truth: what they name is there, and what they list is all there is."""

import ast
import re
import shlex
import tomllib
from pathlib import Path

import pytest
import yaml
from django.conf import settings
from django.core.management import get_commands, load_command_class

from accounts.roles import Link, Permission, Role, links_granted

ROOT = Path(settings.BASE_DIR)
PAPERS = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").rglob("*.md"))]
NAMED = [str(paper.relative_to(ROOT)) for paper in PAPERS]
MADE_LATER = (
    "var/",
    "build/",
    "files/",
    ".env",
    "chc.csv",
    "referrals.csv",
    "goals.csv",
    "feedback.csv",
    "people.csv",
    "bench/results.json",
)
PACKAGES = ("linkworker", "accounts", "placements", "casework", "reviews", "partnership", "reporting")
MODULES_OF_ANY_PACKAGE = {
    *(
        "urls.py",
        "views/",
        "forms/",
        "filters.py",
        "tables.py",
        "imports/",
        "exports/",
        "actions/",
        "tasks.py",
    ),
    *("queries/", "policies.py", "models/", "rules/", "choices.py", "manage.py"),
}
LOOKS_LIKE_A_PATH = re.compile(
    r"[\w.@-]+(?:/[\w.@-]+)*(?:/|\.(?:py|md|html|css|js|csv|toml|yml|json|example))"
)
LETTERS = {Link.PLACING: "p", Link.HOST: "h", Link.FUNDER: "f", Link.NONE: "own"}


def words_of(paper: str) -> str:
    return (ROOT / paper).read_text(encoding="utf-8")


def in_code_style(text: str) -> list[str]:
    return re.findall(r"`([^`\n]+)`", re.sub(r"```.*?```", "", text, flags=re.DOTALL))


def paths_in(paper: str) -> set[str]:
    """Everything in code style that reads as a path, and every link to a file, from the top of the repository."""
    text = words_of(paper)
    told = {word for word in in_code_style(text) if LOOKS_LIKE_A_PATH.fullmatch(word)}
    links = re.findall(r"\]\((?!https?:)([^)#]+)\)", text)
    folder = (ROOT / paper).parent
    told |= {str((folder / link).resolve().relative_to(ROOT)) for link in links}
    return {path for path in told - MODULES_OF_ANY_PACKAGE if not path.startswith(MADE_LATER)}


@pytest.mark.parametrize("paper", NAMED)
def test_every_path_named_exists(paper):
    missing = sorted(path for path in paths_in(paper) if not (ROOT / path).exists())
    assert not missing, f"{paper} names what is not there: {', '.join(missing)}"


def test_the_readme_says_where_ten_things_are():
    rows = re.findall(r"^\| (?!Where|---)[^|]+ \| `([^`]+)` \|$", words_of("README.md"), re.MULTILINE)
    assert len(rows) == 10
    assert all((ROOT / path).is_file() for path in rows)


@pytest.mark.parametrize("paper", NAMED)
def test_every_management_command_named_exists(paper):
    named = set(re.findall(r"manage(?:\.py)? (?!help\b)([a-z][a-z_]+)\b", words_of(paper)))
    unknown = named - set(get_commands())
    assert not unknown, f"{paper} names commands there are not: {', '.join(sorted(unknown))}"


def managed(paper: str) -> list[str]:
    """Every management command a paper gives with what follows it, one line each."""
    text = re.sub(r"\\\n\s*", "", words_of(paper))
    given = re.findall(r"(?:\./run manage|python manage\.py) ([a-z][^`\n]*)", text)
    return [re.split(r" [<>|] ", one)[0] for one in given if not one.startswith("help")]


@pytest.mark.parametrize("paper", NAMED)
def test_every_management_command_given_is_understood(paper):
    for given in managed(paper):
        name, _, options = given.partition(" ")
        if options.count('"') % 2:  # a program over several lines: only its beginning stands here
            options = options.partition('"')[0] + "''"
        command = load_command_class(get_commands()[name], name)
        command.create_parser("manage.py", name).parse_args(shlex.split(options))


@pytest.mark.parametrize("paper", NAMED)
def test_inside_a_container_and_nowhere_else_manage_py_is_called_by_itself(paper):
    text = re.sub(r"\\\n\s*", "", words_of(paper))
    bare = re.findall(r"^.*(?<!web )python manage\.py .*$", text, re.MULTILINE)
    assert not bare, f"{paper}: write ./run manage, or docker compose … web python manage.py: {bare}"


@pytest.mark.parametrize("paper", NAMED)
def test_every_container_named_in_a_command_is_in_the_compose_file(paper):
    services = set(yaml.safe_load(words_of("docker-compose.yml"))["services"])
    text = re.sub(r"\\\n\s*", "", words_of(paper))
    for verb, rest in re.findall(r"docker compose (exec|run|stop|logs) ([^`\n]+)", text):
        named = re.sub(r'--?[a-zA-Z-]+(?: "[^"]*")? |--[a-z-]+=\S+ ', "", rest).split()
        asked = named if verb == "stop" else named[:1]
        assert set(asked) <= services, f"{paper}: docker compose {verb} {rest}"


@pytest.mark.parametrize("paper", NAMED)
def test_every_run_command_named_exists(paper):
    named = set(re.findall(r"\./run ([a-z]+)", words_of(paper)))
    assert named <= set(re.findall(r"^\./run ([a-z]+)", words_of("run"), re.MULTILINE))


@pytest.mark.parametrize("paper", NAMED)
def test_every_test_named_exists(paper):
    tests = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "tests").rglob("test_*.py"))
    for name in re.findall(r"\btest_[a-z_]+\b(?!\.py|/)", words_of(paper)):
        assert f"def {name}(" in tests or f"/{name}." in words_of(paper), f"{paper} names {name}"


def test_every_name_of_the_glossary_is_in_the_code():
    code = "\n".join(
        path.read_text(encoding="utf-8") for name in PACKAGES for path in (ROOT / name).rglob("*.py")
    )
    names = {part for word in in_code_style(words_of("docs/glossary.md")) for part in re.split(r"[./]", word)}
    words = set(re.findall(r"\w+", code))
    absent = {name for name in names - {*PACKAGES, "py"} - words if not re.search(rf"\b{name}\b", code)}
    assert not absent


def variables_read_by_settings() -> dict[str, object]:
    """Each variable with the default it is given; None where the default is no plain value."""
    found = {}
    for call in ast.walk(ast.parse(words_of("linkworker/settings.py"))):
        if not (isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute)):
            continue
        if isinstance(call.func.value, ast.Name) and call.func.value.id == "env":
            defaults = [word.value for word in call.keywords if word.arg == "default"]
            plain = defaults and isinstance(defaults[0], ast.Constant)
            found[call.args[0].value] = defaults[0].value if plain else None
    return found


def test_the_runbook_lists_exactly_the_variables_the_settings_read():
    table = words_of("docs/runbook.md").partition("| Variable |")[2].partition("\n\n")[0]
    listed = dict(re.findall(r"^\| `([A-Z_]+)` \| ([^|]+) \|", table, re.MULTILINE))
    read = variables_read_by_settings()
    assert set(listed) == set(read)
    for name, default in read.items():
        if isinstance(default, str | int) and not isinstance(default, bool) and name != "SECRET_KEY":
            assert listed[name] == f"`{default}`", f"{name} is {default!r} unless it is set."


def test_the_runbook_lists_what_starting_reads_beside_them():
    table = words_of("docs/runbook.md").partition("| Start-up variable |")[2].partition("\n\n")[0]
    listed = set(re.findall(r"^\| `([A-Z_]+)` \|", table, re.MULTILINE))
    compose = set(re.findall(r"\$\{([A-Z_]+)", words_of("docker-compose.yml")))
    assert listed == (compose | {"HOST", "PORT"}) - set(variables_read_by_settings())


def test_the_containers_are_given_every_variable_the_settings_read():
    compose = yaml.safe_load(words_of("docker-compose.yml"))
    given = set(compose["services"]["web"]["environment"])
    built_in = {"LINKWORKER_ASSETS"}  # part of the image
    assert given - {"TMPDIR"} == set(variables_read_by_settings()) - built_in


def test_the_example_of_settings_names_every_variable_somebody_may_set():
    named = set(re.findall(r"^#([A-Z_]+)=", words_of(".env.example"), re.MULTILINE))
    start_up = words_of("docs/runbook.md").partition("| Start-up variable |")[2].partition("\n\n")[0]
    assert named == set(variables_read_by_settings()) | set(
        re.findall(r"^\| `([A-Z_]+)` \|", start_up, re.MULTILINE)
    )


def test_the_table_of_who_sees_what_is_the_table_of_the_code():
    lines = [
        [cell.strip() for cell in line.strip("| ").split("|")]
        for line in words_of("docs/decisions/0003-who-sees-what.md").splitlines()
        if line.startswith("|") and "---" not in line
    ]
    assert [Role[name] for name in lines[0][1:]] == list(Role)
    assert [" | ".join(row) for row in lines[1:]] == [" | ".join(row_of(each)) for each in Permission]


def row_of(permission: Permission) -> list[str]:
    """As it stands in decision 0003."""
    granted = [links_granted(role, permission) for role in Role]
    cells = [" ".join(letter for link, letter in LETTERS.items() if link in links) for links in granted]
    return [permission.name, *(cell or "–" for cell in cells)]


def test_the_changelog_has_this_version_first():
    version = tomllib.loads(words_of("pyproject.toml"))["project"]["version"]
    assert (
        re.search(r"^## (\S+), \d{1,2} [A-Z][a-z]+ \d{4}$", words_of("CHANGELOG.md"), re.MULTILINE)[1]
        == version
    )


@pytest.mark.parametrize("paper", NAMED)
def test_no_paper_names_a_package_registry_or_a_place_on_one_machine(paper):
    text = words_of(paper)
    assert not re.search(r"\b(?:registry\.[a-z]|pypi\.|npmjs\.|crates\.io|proxy\.golang)", text)
    own = {"/var/lib", "/data", "/run/scratch", "/register"}
    absolute = re.findall(
        r"(?<![\w.<>}~\"$:/`-])/(?:home|root|Users|work|tmp|opt|usr|etc|srv|mnt|private)\b\S*", text
    )
    assert not [path for path in absolute if not path.startswith(tuple(own))]
