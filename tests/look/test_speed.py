"""The longest article is light, stands still while it loads, and is there at once on a slow connection."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.look.conftest import PAGES

MOST = 40 * 1024  # bytes of HTML, CSS and JavaScript, as they travel
SOON = 1000  # ms
STILL = 0.01  # of a layout shift, as browsers measure it: nothing that anybody sees
TRIES = 3  # a busy machine may be slow once
# Slow 4G as Lighthouse simulates it: bytes a second, and ms there and back.
SLOW_4G = {"offline": False, "downloadThroughput": 1_600_000 / 8, "uploadThroughput": 750_000 / 8, "latency": 150}
WATCH = """
globalThis.seen = { shift: 0, paint: 0 };
new PerformanceObserver(list => list.getEntries().forEach(one => { if (!one.hadRecentInput) seen.shift += one.value; }))
    .observe({ type: "layout-shift", buffered: true });
new PerformanceObserver(list => list.getEntries().forEach(one => { seen.paint = one.startTime; }))
    .observe({ type: "largest-contentful-paint", buffered: true });
"""
BLOCKING = "all => all.filter(one => one.src && !one.async && !one.defer && one.type !== 'module').map(one => one.src)"


@pytest.fixture
def page(open_page: Callable[..., Page]) -> Page:
    shown = open_page(390, 844)
    shown.add_init_script(WATCH)
    return shown


def test_words_styles_and_scripts_of_the_longest_article_are_light(site: str, page: Page):
    wire = page.context.new_cdp_session(page)
    wire.send("Network.enable")
    kinds, sizes = {}, {}
    wire.on("Network.responseReceived", lambda event: kinds.update({event["requestId"]: event["type"]}))
    wire.on("Network.loadingFinished", lambda event: sizes.update({event["requestId"]: event["encodedDataLength"]}))
    page.goto(site + PAGES["article"], wait_until="networkidle")
    weights = {}
    for asked, kind in kinds.items():
        weights[kind] = weights.get(kind, 0) + sizes.get(asked, 0)
    told = sum(weights.get(kind, 0) for kind in ("Document", "Stylesheet", "Script"))
    assert 5_000 < told <= MOST, weights
    assert page.eval_on_selector_all("script", BLOCKING) == []


@pytest.mark.parametrize("name", ["article", "article-with-slides", "home"])
def test_it_is_there_soon_on_a_slow_connection_and_stands_still(site: str, page: Page, name: str):
    page.goto(site + PAGES[name])  # the site itself is awake
    wire = page.context.new_cdp_session(page)
    wire.send("Network.enable")
    wire.send("Network.emulateNetworkConditions", SLOW_4G)
    seen = [loaded(page, wire, site + PAGES[name]) for _ in range(TRIES)]
    assert min(one["first"] for one in seen) < SOON, seen
    assert max(one["shift"] for one in seen) < STILL, seen


def loaded(page: Page, wire, address: str) -> dict[str, float]:
    """As somebody sees it who was never here: when the first words are there, and how far things moved."""
    wire.send("Network.clearBrowserCache")
    page.goto(address, wait_until="load")
    page.wait_for_timeout(300)
    first = page.evaluate("() => performance.getEntriesByName('first-contentful-paint')[0].startTime")
    return {"first": first, **page.evaluate("() => seen")}
