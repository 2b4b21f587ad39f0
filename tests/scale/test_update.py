"""Machines are updated one by one: the edition before goes on while the database is migrated, and beside the new one."""

import os
import re
import subprocess
import tarfile
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import pytest

from tests import services
from tests.drill.browser import Browser, form
from tests.drill.editor import PASSWORD
from tests.drill.stage import PREPARE

pytestmark = pytest.mark.skipif(not os.environ.get("SCALE"), reason="make scale")


@dataclass
class Editions:
    before: str
    after: str


def git(*arguments: str) -> bytes:
    done = subprocess.run(["git", *arguments], cwd=services.ROOT, capture_output=True, check=False)
    if done.returncode:
        pytest.skip(f"There is no history here: {done.stderr.decode()}")
    return done.stdout


@pytest.fixture(scope="module")
def edition_before(tmp_path_factory) -> Path:
    """The site as it was before its newest migration."""
    newest = git("log", "-1", "--format=%H", "--diff-filter=A", "--", "*/migrations/0*.py").decode().strip()
    folder = tmp_path_factory.mktemp("before")
    with tarfile.open(fileobj=BytesIO(git("archive", f"{newest}^"))) as archive:
        archive.extractall(folder, filter="data")
    return folder


@pytest.fixture(scope="module")
def editions(edition_before: Path, tmp_path_factory) -> Iterator[Editions]:
    """The database is migrated under the running edition before, then the new one starts beside it."""
    with ExitStack() as running:
        shared = {"DATABASE_URL": running.enter_context(services.postgresql())}
        shared["CACHE_URL"] = running.enter_context(services.redis())
        shared |= running.enter_context(services.object_storage())
        old, new = (services.settings_for(tmp_path_factory.mktemp(name), **shared) for name in ("old", "new"))
        services.managed(old, "migrate", "-v0", root=edition_before)
        services.managed(old, "build_webfonts", root=edition_before)
        services.managed(old, "collectstatic", "--no-input", "-v0", root=edition_before)
        program = PREPARE.format(password=PASSWORD, editors=3, slides=2)
        services.managed(old, "shell", "--no-imports", "-c", program, root=edition_before)
        before = running.enter_context(services.site(old, root=edition_before))
        assert Browser(before).get("/blog/posts/drill-1").status == 200
        services.managed(services.with_static_files(new), "migrate", "-v0")
        yield Editions(before, running.enter_context(services.site(new)))


@pytest.fixture(params=["before", "after"])
def both(editions: Editions, request) -> tuple[Browser, Browser]:
    """An editor at one edition, and a reader at the other."""
    other = {"before": "after", "after": "before"}[request.param]
    editor = Browser(getattr(editions, request.param))
    assert editor.sign_in("drill-1", PASSWORD)
    return editor, Browser(getattr(editions, other))


def test_what_is_saved_at_one_is_read_at_the_other(both):
    editor, reader = both
    name = f"Saved at {editor.address}"
    found = editor.get("/admin/blog/post/?q=Drill+1")
    path = re.search(r"/admin/blog/post/\d+/change/", found.text)
    assert path is not None, found.text[:3000]
    answer = editor.post(path[0], form(editor.get(path[0]).text) | {"title": name, "_save": "Save"})
    assert answer.status == 302, answer.text[:3000]
    assert name in reader.get("/blog/posts/drill-1").text
    assert name in reader.get("/blog").text
    assert reader.get("/blog/search?q=saved").status == 200


def test_a_carousel_is_made_and_exported_at_both(both):
    editor, reader = both
    form_of_new = form(editor.get("/admin/carousels/carousel/add/").text)
    slug = f"made-{editor.address.rpartition(':')[2]}"
    words = {"title": slug, "slug": slug, "slides-0-headline": "Made beside another edition", "_save": "Save"}
    answer = editor.post("/admin/carousels/carousel/add/", form_of_new | words)
    assert answer.status == 302, answer.text[:3000]
    assert reader.sign_in("drill-2", PASSWORD)
    listed = reader.get(f"/admin/carousels/carousel/?q={slug}").text
    key = re.search(r"/admin/carousels/carousel/(\d+)/change/", listed)
    assert key is not None
    for browser in both:
        assert browser.get(f"/admin/carousels/carousel/{key[1]}/export/pdf/?force=1").body.startswith(b"%PDF")


def test_a_page_of_the_edition_before_gets_its_files_from_the_new_one(editions: Editions):
    page = Browser(editions.before).get("/blog/posts/drill-1").text
    named = re.findall(r"/static/[^\"\s]+\.(?:css|js)", page)
    assert named
    assert {path: Browser(editions.after).get(path).status for path in named} == dict.fromkeys(named, 200)
