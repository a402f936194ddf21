"""What the launcher's tests stand on: this checkout's programs, and a folder of their own."""

import contextlib
import io
import os
import shutil
import sys
from pathlib import Path

import pytest

from linkworker.launch import postgres, services
from linkworker.launch.places import Places
from linkworker.launch.progress import Progress

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def root():
    """The checkout."""
    return ROOT


@pytest.fixture
def places(tmp_path):
    """Places whose kept files go into a folder of the test; programs come from the checkout."""
    made = Places(ROOT, tmp_path / "var", tmp_path / "assets")
    made.make_var()
    return made


@pytest.fixture
def said():
    """What the person at the keyboard was told."""
    return io.StringIO()


@pytest.fixture
def progress(said):
    """Tells it into `said`."""
    return Progress(said)


@contextlib.contextmanager
def own_cluster(var):
    """A cluster kept in `var`; its folders go afterwards, whoever owns them."""
    kept = Places(ROOT, var, var)
    if not (postgres.programs(kept) / "postgres").exists():
        pytest.skip("the embedded PostgreSQL is not set up here; ./run test sets it up")
    kept.make_var()
    made = services.own_cluster(kept, kept.var, kept.logs)
    yield made
    postgres.stop_leftover(made)
    services.Services("", "", cluster=made).remove()


@pytest.fixture
def empty_cluster(places):
    """An embedded database that was never started."""
    with own_cluster(places.var) as made:
        yield made


@pytest.fixture(scope="session")
def pattern(tmp_path_factory):
    """A database folder as the first start leaves it, made once."""
    with own_cluster(tmp_path_factory.mktemp("pattern") / "var") as made:
        postgres.prepare(made)
        yield made.data


@pytest.fixture
def cluster(places, pattern):
    """An embedded database of the test's own, past its first start and not running."""
    with own_cluster(places.var) as made:
        shutil.copytree(pattern, made.data)
        yield made


@pytest.fixture
def launcher_environment():
    """Environment for a Python that imports the launcher and nothing of ours by accident."""
    return {**os.environ, "PYTHONPATH": str(ROOT)}


@pytest.fixture
def python():
    """The Python that runs the tests."""
    return sys.executable
