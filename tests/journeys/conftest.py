"""A real browser, the product served as it is, and a small register: what every journey starts from."""

import os
import shutil
from datetime import datetime
from pathlib import Path

import pytest
import time_machine
from django.db import connection, connections
from playwright.sync_api import expect, sync_playwright
from pytest_django.live_server_helper import LiveServer

from tests.casework.recipes import LONDON
from tests.journeys.register import Rutland
from tests.journeys.visitor import Visitor

HERE = Path(__file__).parent
NAMES = ("chromium", "chromium-browser", "google-chrome")
OPTIONS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run "
    "--disable-background-networking --disable-component-update --disable-sync"
)
WIDTHS = {"desktop": (1280, 900), "phone": (390, 844)}
EVERYWHERE = "phone-and-desk"
in_each_window = pytest.mark.parametrize("visit", WIDTHS, indirect=True)
MONDAY_MORNING = datetime(2026, 11, 23, 9, 30, tzinfo=LONDON)
PATIENCE_MS = 15_000


@pytest.hookimpl(tryfirst=True)  # before the workers are told of the groups
def pytest_collection_modifyitems(items):
    """Every test of this folder is a journey, and all of them share one worker and so one browser."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.journey)
            item.add_marker(pytest.mark.xdist_group("browser"))


def chromium() -> str:
    """The browser: the one the environment names, else the first on the path. Without one the test fails."""
    found = os.environ.get("LINKWORKER_CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    if not found:
        pytest.fail(
            f"The journeys need a browser, and none of {', '.join(NAMES)} is installed. "
            "Run: apt install --no-install-recommends chromium, or name one in LINKWORKER_CHROMIUM.",
            pytrace=False,
        )
    return found


@pytest.fixture(scope="package")
def browser():
    """One browser for all journeys."""
    expect.set_options(timeout=PATIENCE_MS)
    before = os.environ.get("DJANGO_ALLOW_ASYNC_UNSAFE")
    with sync_playwright() as playwright:
        # Playwright keeps an event loop in this thread, which Django would take for asynchronous code.
        os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
        started = playwright.chromium.launch(executable_path=chromium(), args=OPTIONS.split())
        yield started
        started.close()
        connections.close_all()  # those this thread had while the event loop was there
    if before is None:
        del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture
def monday():
    """It is half past nine on Monday 23 November 2026, and the clock goes on from there."""
    with time_machine.travel(MONDAY_MORNING, tick=True):
        yield MONDAY_MORNING


@pytest.fixture
def rutland(committed, monday, settings, tmp_path) -> Rutland:
    """The demonstration's people at work, and a handful of invented people to look after."""
    settings.DEMONSTRATION = True
    settings.MEDIA_ROOT = tmp_path / "files"
    return Rutland()


@pytest.fixture
def address(committed, monkeypatch):
    """Where the product is served, static files included. Stopped before the tables are emptied.

    pytest-django's own `live_server` would empty them after the reference data is back. No connection to
    the database outlives its request, so that none is left when the database is dropped.
    """
    monkeypatch.setitem(connection.settings_dict, "CONN_MAX_AGE", 0)
    server = LiveServer("localhost")
    yield server.url
    server.stop()


@pytest.fixture(scope="package")
def free_windows(browser) -> list:
    """Windows whose journey is over. To open one and warm it up takes a second of the processor."""
    return []


@pytest.fixture(params=WIDTHS if os.environ.get("LINKWORKER_EACH_WINDOW") else [EVERYWHERE])
def visit(request, browser, free_windows, rutland, address):
    """`visit()` is somebody in a window of their own, signed in nowhere.

    A story is walked on a phone, and each of its pages is looked over at a desk as well. Stories of a whole
    day, and those whose steps depend on the width, are walked at each (`in_each_window`), in a new window;
    with LINKWORKER_EACH_WINDOW every story is, before a release.
    """
    everywhere = request.param == EVERYWHERE
    walked, also = ("phone", "desktop") if everywhere else (request.param, None)
    visitors = []

    def arrive() -> Visitor:
        window = free_windows.pop() if everywhere and free_windows else opened(browser)
        visitors.append(Visitor(window, address, also=also and size(also)))
        visitors[-1].page.set_viewport_size(size(walked))
        return visitors[-1]

    yield arrive
    for visitor in visitors:
        if everywhere:
            visitor.leaves()
            free_windows.append(visitor.window)
        else:
            visitor.window.close()


def opened(browser):
    """A window nobody has used, with neither cookies nor history."""
    window = browser.new_context(locale="en-GB")
    window.set_default_timeout(PATIENCE_MS)
    return window


def size(name: str) -> dict[str, int]:
    """Of a window, as the browser wants it."""
    width, height = WIDTHS[name]
    return {"width": width, "height": height}
