"""What many tests stand on: media in a folder of their own, and a real browser."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import hypothesis
import pytest
from django.conf import settings as django_settings
from django.core.cache import cache, caches
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests import inflight, services

NO_BROWSER = "There is no Chromium here: apt install chromium (Debian) or install Google Chrome."
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
# An example that takes long on a busy machine is no failure: what has to be fast is timed against a yardstick.
hypothesis.settings.register_profile("nuvika", deadline=None)
hypothesis.settings.load_profile("nuvika")
expect.set_options(timeout=15_000)  # ms
# Playwright's own loop runs in the thread of the tests, which then look asynchronous to Django.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")


def pytest_unconfigure() -> None:
    """Take away the data folder that tests/settings.py made; workers share it, and one ends before the other."""
    if "PYTEST_XDIST_WORKER" not in os.environ and Path(django_settings.DATA_DIR).name.startswith("nuvika-tests-"):
        shutil.rmtree(django_settings.DATA_DIR, ignore_errors=True)


@pytest.fixture(autouse=True)
def media_of_its_own(settings, tmp_path: Path) -> Path:
    """What a test uploads is seen by no other."""
    settings.MEDIA_ROOT = tmp_path / "media"
    return settings.MEDIA_ROOT


@pytest.fixture(autouse=True)
def cache_of_its_own() -> None:
    cache.clear()
    caches["pages"].clear()


def find_chromium() -> str | None:
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
    mac = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"
    return next(filter(None, map(shutil.which, (*names, mac))), None)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A Chromium for all tests. Where there is none: a failure in CI, a skip elsewhere."""
    executable = find_chromium()
    if executable is None:
        (pytest.fail if os.environ.get("CI") else pytest.skip)(NO_BROWSER)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=executable, args=list(QUIET))
        yield chromium
        chromium.close()


@pytest.fixture
def open_page(browser: Browser) -> Iterator[Callable[..., Page]]:
    """Opens a new page in a context of its own: `open_page(width=390, scheme="dark", javascript=False)`."""
    contexts = []

    def opened(
        width: int = 1440, height: int = 900, *, scheme: str = "light", javascript: bool = True, **more: object
    ) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme=scheme,
            java_script_enabled=javascript,
            accept_downloads=True,
            **more,
        )
        context.set_default_timeout(30_000)
        contexts.append(context)
        return context.new_page()

    yield opened
    for context in contexts:
        for page in context.pages:
            page.goto("about:blank")  # what it sends on leaving is sent now
        context.close()
    inflight.wait_for_answers()


@pytest.fixture
def page(open_page: Callable[..., Page]) -> Page:
    """One page as on a desk."""
    return open_page()


@pytest.fixture(scope="session")
def postgresql() -> Iterator[str]:
    """The address of a PostgreSQL server. Where there is none: a failure in CI, a skip elsewhere."""
    try:
        with services.postgresql() as address:
            yield address
    except services.MissingServiceError as missing:
        (pytest.fail if os.environ.get("CI") else pytest.skip)(str(missing))
