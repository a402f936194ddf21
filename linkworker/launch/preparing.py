"""Which set-up steps a command takes, and what each waits for."""

import contextlib
import fcntl
from collections.abc import Iterator, Sequence

from linkworker.launch import assets, browser, environment, node, pango, product, steps
from linkworker.launch.places import Places
from linkworker.launch.progress import Progress
from linkworker.launch.steps import Step

RUN_GROUPS = frozenset({"app", "embedded"})
TEST_GROUPS = RUN_GROUPS | {"dev"}


def prepare(
    places: Places,
    progress: Progress,
    given: dict[str, str],
    *,
    groups: frozenset[str] = RUN_GROUPS,
    with_browser: bool = False,
    with_static: bool = True,
    also: Sequence[Step] = (),
) -> list[str]:
    """Make what is missing or out of date, and take `also` these steps. Returns the names of those that had
    something to do."""
    with _one_at_a_time(places, progress):
        return steps.take([*_steps(places, given, groups, with_browser, with_static), *also], progress)


def _steps(places, given, groups, with_browser, with_static) -> list[Step]:
    listed = [
        Step(
            "installer",
            "Virtual environment and installer",
            lambda: environment.make(places),
            settled=lambda: environment.installer_settled(places),
        ),
        Step(
            "packages",
            "Python packages",
            lambda: environment.fill(places, _groups(groups)),
            needs=("installer",),
            settled=lambda: environment.packages_settled(places, set(groups)),
        ),
        Step(
            "pango",
            "Text libraries for the board report",
            lambda: pango.provide(places),
            settled=lambda: pango.settled(places),
        ),
        Step(
            "node_modules",
            "Front-end packages and the embedded database",
            lambda: node.fetch(places),
            needs=() if node.settled(places) or node.on_machine() else ("packages",),
            settled=lambda: node.settled(places),
        ),
        Step(
            "assets",
            "Style sheets, scripts and typeface",
            lambda: assets.build(places),
            needs=("node_modules",),
            settled=lambda: assets.settled(places),
        ),
    ]
    if with_static:
        listed.append(
            Step(
                "static",
                "Static files with hashed names",
                lambda: assets.collect(places, _collect_environment(places, given)),
                needs=("packages", "assets", "pango"),
                settled=lambda: assets.collected_stamp(places).holds(
                    assets.collected_print(places, given.get("LINKWORKER_ENV") or "development")
                ),
            )
        )
    if with_browser:
        listed.append(
            Step(
                "browser",
                "Chromium for the browser tests",
                lambda: browser.provide(places),
                needs=("pango",),
                settled=lambda: browser.found(places) is not None,
            )
        )
    return listed


def _groups(groups: frozenset[str]) -> set[str]:
    return set(groups) if node.on_machine() else {*groups, "node"}


def _collect_environment(places: Places, given: dict[str, str]) -> dict[str, str]:
    """Collecting touches neither database nor broker, but settings must be readable."""
    nowhere = {"DATABASE_URL": "postgres://nobody@127.0.0.1:1/none", "REDIS_URL": "redis://127.0.0.1:1/0"}
    return product.environment(places, given, nowhere)


@contextlib.contextmanager
def _one_at_a_time(places: Places, progress: Progress) -> Iterator[None]:
    places.make_var()
    with (places.var / "setup.lock").open("a+") as stream:
        try:
            fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            progress.say("Another ./run of this folder is setting up; waiting for it.")
            fcntl.flock(stream, fcntl.LOCK_EX)
        yield
