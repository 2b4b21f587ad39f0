"""While somebody types on a slide: from the last key to the new picture in a real Chromium, and what of it the server
takes, middleware, form and compression included. The page waits 300 ms after a key before it asks, so that a word is
drawn once. Each word takes the place of the one before it, as when somebody looks for the right one.
"""

import secrets
import shutil
import statistics
import tempfile
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, sync_playwright

from scripts.bench.exports import briefs
from scripts.bench.sections import Goal, Row, Section
from tests import services

RUNS = 25
CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
PASSWORD = secrets.token_urlsafe(16)
HEADLINE = "#id_slides-1-headline"
# Each picture that came, with how long after the last key it was shown.
WATCH = """() => {
  window.shown = [];
  let key = 0;
  addEventListener("keydown", () => { key = performance.now(); }, { capture: true });
  addEventListener("slides:pictured", () => {
    requestAnimationFrame(() => window.shown.push(performance.now() - key));
  });
}"""
# From the first byte of a question to the first byte of its answer: everything between is the server.
ASKED = """() => performance.getEntriesByType("resource").filter((one) => one.name.endsWith("/preview/"))
  .map((one) => one.responseStart - one.requestStart)"""


def section() -> Section | None:
    """None where there is no Chromium."""
    chromium = next(filter(None, map(shutil.which, CHROMIUM)), None)
    if chromium is None:
        return None
    path = briefs()[-1]
    with tempfile.TemporaryDirectory(prefix="nuvika-bench-") as folder:
        env = services.with_static_files(services.settings_for(Path(folder)))
        services.managed(env, "migrate", "-v0")
        services.managed(env, "import_brief", str(path))
        user = {"DJANGO_SUPERUSER_PASSWORD": PASSWORD}
        services.managed({**env, **user}, "createsuperuser", "--noinput", "--username=ada", "--email=a@example.com")
        with services.site(env) as address, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
            shown, served = _typed(browser.new_page(viewport={"width": 1440, "height": 900}), address)
            browser.close()
    rows = (
        Row("last key to the new picture, in the browser", statistics.median(shown), goal=Goal(400, of_ratio=False)),
        Row("of which the server", statistics.median(served), goal=Goal(30, of_ratio=False)),
    )
    return Section(f"Typing on a slide of {path.stem}, medians of {RUNS} words", __doc__ or "", "", rows)


def _typed(page: Page, address: str) -> tuple[list[float], list[float]]:
    page.goto(f"{address}/admin/login/?next=/admin/carousels/carousel/1/change/")
    page.fill("#id_username", "ada")
    page.fill("#id_password", PASSWORD)
    page.click("input[type=submit]")
    page.wait_for_selector(HEADLINE)
    page.wait_for_load_state("networkidle")
    page.evaluate(WATCH)
    page.focus(HEADLINE)
    page.keyboard.press("End")
    page.keyboard.type(" ")
    for number in range(RUNS + 2):
        for _ in range(2 * bool(number)):
            page.keyboard.press("Backspace")
        page.keyboard.type(f"{number + 10}")
        page.wait_for_function("(count) => window.shown.length > count", arg=number)
    shown: Any = page.evaluate("window.shown")
    return shown[2:], page.evaluate(ASKED)[-RUNS:]
