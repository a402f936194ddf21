"""`./run check`: every check that needs no running product, each named, each failure with what to do."""

import dataclasses
import re
import secrets
import time

from linkworker.launch import commands, environment, preparing, product, testing
from linkworker.launch.places import Places
from linkworker.launch.progress import Progress

UNREACHABLE = re.compile(
    r"ConnectionError|Max retries|Temporary failure|timed out|SSLError|ServiceError|ProxyError|Resolution",
    re.IGNORECASE,
)
NOT_AUDITED = re.compile(r"skip reason|could not be audited|not be found on PyPI", re.IGNORECASE)


@dataclasses.dataclass(frozen=True)
class Check:
    """One check: its name, its command, and what to do when it fails."""

    name: str
    command: list[str]
    advice: str
    production_like: bool = False


def _checks(places: Places) -> list[Check]:
    tool = places.venv / "bin"
    run = str(places.python)
    packages = sorted(
        path.parent.name for path in places.root.glob("*/__init__.py") if path.parent.name != "tests"
    )
    return [
        Check("format", [run, "-m", "ruff", "format", "--check", "."], "Run: .venv/bin/ruff format ."),
        Check(
            "lint",
            [run, "-m", "ruff", "check", "."],
            "Run: .venv/bin/ruff check --fix . and put the rest right.",
        ),
        Check(
            "types",
            [run, "-m", "mypy"],
            "Put the types right at the lines named; the paths are in pyproject.toml.",
        ),
        Check(
            "import contracts",
            [str(tool / "lint-imports")],
            "Move the code to the lowest package that can see everything it needs (docs/architecture.md).",
        ),
        Check(
            "migrations",
            product.manage(places, "makemigrations", "--check", "--dry-run"),
            "Run: ./run manage makemigrations, and name what it makes.",
        ),
        Check(
            "templates",
            [run, "-m", "djlint", "--lint", "templates"],
            "Put the lines named right in templates/.",
        ),
        Check(
            "dependencies",
            [run, "-m", "deptry", "."],
            "Name in pyproject.toml what is imported, with its reason; take out what is not.",
        ),
        Check(
            "security of the code",
            [run, "-m", "bandit", "-q", "-c", "pyproject.toml", "-r", *packages],
            "Change the lines named, or give the reason in pyproject.toml under tool.bandit.",
        ),
        Check(
            "production settings",
            product.manage(places, "check", "--deploy", "--fail-level", "WARNING"),
            "Change linkworker/settings.py so that production passes; silence a check only with a reason.",
            production_like=True,
        ),
    ]


def check(places: Places, given: dict[str, str], progress: Progress) -> int:
    """Run all of them, whatever fails, and end with a summary. 0 when none failed."""
    preparing.prepare(places, progress, given, groups=preparing.TEST_GROUPS)
    failed, skipped = [], []
    with testing.throw_away(places, given) as (env, _):
        for one in _checks(places):
            began = time.monotonic()
            code, output = commands.attempt(
                one.command, cwd=places.root, env=env | (_production(env) if one.production_like else {})
            )
            _tell(progress, one.name, code == 0, time.monotonic() - began, output, one.advice)
            if code != 0:
                failed.append(one.name)
    outcome = _known_weaknesses(places, progress)
    failed += ["known weaknesses"] if outcome == "failed" else []
    skipped += ["known weaknesses"] if outcome == "skipped" else []
    total = len(_checks(places)) + 1
    passed = total - len(failed) - len(skipped)
    words = [f"{passed} of {total} checks passed"]
    words += [f"failed: {', '.join(failed)}"] if failed else []
    words += [f"skipped: {', '.join(skipped)}"] if skipped else []
    progress.say("\n" + "; ".join(words) + ".")
    return 1 if failed else 0


def _tell(progress: Progress, name: str, passed: bool, seconds: float, output: str, advice: str) -> None:
    progress.say(f"  {'passed' if passed else 'FAILED'}  {name}  ({seconds:.1f} s)")
    if not passed:
        for line in output.strip().splitlines()[-60:]:
            progress.say(f"          {line}")
        progress.say(f"          What to do: {advice}")


def _production(env: dict[str, str]) -> dict[str, str]:
    """Settings as a council would give them, for the deployment check only; nothing is served with them."""
    return {
        "LINKWORKER_ENV": "production",
        "LINKWORKER_DEMO": "0",
        "SECRET_KEY": secrets.token_urlsafe(64),
        "ALLOWED_HOSTS": "linkworker.example.gov.uk",
        "SITE_URL": "https://linkworker.example.gov.uk",
        "EMAIL_URL": "smtp://mail.example.gov.uk:25",
        "DATABASE_URL": env["DATABASE_URL"],
    }


def _known_weaknesses(places: Places, progress: Progress) -> str:
    """pip-audit calls packages it could not ask about clean: an unreachable service is told as skipped."""
    name, began = "known weaknesses", time.monotonic()
    files = [
        part for group in ("app", "embedded") for part in ("-r", str(places.requirements / f"{group}.txt"))
    ]
    code, output = commands.attempt(
        [places.python, "-m", "pip_audit", "--strict", "--disable-pip", "--require-hashes", "--timeout", "10",
         "--progress-spinner", "off", *files],
        cwd=places.root,
        env=environment.package_environment() | {"PIP_AUDIT_CACHE": ""},
    )  # fmt: skip
    if code != 0 and (UNREACHABLE.search(output) or NOT_AUDITED.search(output)):
        progress.say(
            f"  skipped: {name} (the service pip-audit asks cannot be reached or does not answer from here)"
        )
        return "skipped"
    advice = "Raise the version named in pyproject.toml, then run: ./run lock"
    _tell(progress, name, code == 0, time.monotonic() - began, output, advice)
    return "passed" if code == 0 else "failed"


def unreachable(output: str) -> bool:
    """Does this output of pip-audit mean that it could not ask?"""
    return bool(UNREACHABLE.search(output))
