"""Two sites with folders of their own share PostgreSQL, Redis and object storage: what one does, the other shows next."""

import io
import os
import re
import time
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass

import psycopg
import pytest
from PIL import Image

from tests import services
from tests.drill.browser import Browser, as_json, form
from tests.drill.editor import PASSWORD
from tests.drill.stage import PREPARE

pytestmark = pytest.mark.skipif(not os.environ.get("SCALE"), reason="make scale")


@dataclass
class Machines:
    first: str
    second: str
    env: dict[str, str]
    cache: ExitStack


@pytest.fixture(scope="module")
def machines(tmp_path_factory) -> Iterator[Machines]:
    with ExitStack() as running, ExitStack() as cache:
        shared = {"DATABASE_URL": running.enter_context(services.postgresql())}
        shared["CACHE_URL"] = cache.enter_context(services.redis())
        shared |= running.enter_context(services.object_storage())
        envs = [
            services.with_static_files(services.settings_for(tmp_path_factory.mktemp(name), **shared))
            for name in ("first", "second")
        ]
        services.managed(envs[0], "migrate", "-v0")
        services.managed(
            envs[0], "shell", "--no-imports", "-c", PREPARE.format(password=PASSWORD, editors=3, slides=2)
        )
        first, second = (running.enter_context(services.site(env)) for env in envs)
        yield Machines(first, second, envs[0], cache)


@pytest.fixture
def editor(machines: Machines) -> tuple[Browser, Browser]:
    """Signed in at the first; the same cookies at the second."""
    here, there = Browser(machines.first), Browser(machines.second)
    assert here.sign_in("drill-1", PASSWORD)
    there.cookies = here.cookies
    there.opener = here.opener
    return here, there


def save(browser: Browser, path: str, **words: str) -> None:
    page = browser.get(path)
    assert page.status == 200
    answer = browser.post(path, form(page.text) | words | {"_save": "Save"})
    assert answer.status == 302, answer.text[:3000]


def key(machines: Machines, model: str, slug: str) -> str:
    app = {"Post": "blog", "Carousel": "carousels"}[model]
    program = f"from {app}.models import {model}; print({model}.objects.get(slug='{slug}').pk)"
    return services.managed(machines.env, "shell", "--no-imports", "-c", program).split()[-1]


def test_both_are_ready(machines: Machines):
    for address in (machines.first, machines.second):
        assert Browser(address).get("/readyz").status == 200


def test_who_signed_in_at_one_is_signed_in_at_the_other(editor):
    assert editor[1].get("/admin/").status == 200


def test_a_saved_article_is_read_at_the_other_next(machines: Machines, editor):
    reader, path = Browser(machines.second), f"/admin/blog/post/{key(machines, 'Post', 'drill-1')}/change/"
    for turn in range(3):
        before = reader.get("/blog/posts/drill-1").text
        assert f"turn-{turn}" not in before
        save(editor[0], path, body=f"turn-{turn} words", title=f"Title turn-{turn}")
        assert f"turn-{turn} words" in reader.get("/blog/posts/drill-1").text
        assert f"Title turn-{turn}" in reader.get("/blog").text
        assert f"Title turn-{turn}" in reader.get("/").text


def test_a_withdrawn_article_is_gone_at_the_other_next(machines: Machines, editor):
    reader, path = Browser(machines.second), f"/admin/blog/post/{key(machines, 'Post', 'drill-2')}/change/"
    assert reader.get("/blog/posts/drill-2").status == 200
    save(editor[0], path, state="draft")
    assert reader.get("/blog/posts/drill-2").status == 410


def test_a_scheduled_article_appears_at_both_by_the_clock(machines: Machines):
    program = (
        "from datetime import timedelta; from django.utils import timezone; from blog.models import Post\n"
        "Post.objects.create(title='Soon', slug='soon', body='x', state='published',"
        " published_at=timezone.now() + timedelta(seconds=3))"
    )
    services.managed(machines.env, "shell", "--no-imports", "-c", program)
    readers = [Browser(machines.first), Browser(machines.second)]
    until = time.monotonic() + 10
    while [reader.get("/blog/posts/soon").status for reader in readers] != [200, 200]:
        assert time.monotonic() < until
        time.sleep(0.1)
    assert all("Soon" in reader.get("/blog").text for reader in readers)


def test_an_uploaded_picture_is_seen_at_the_other(machines: Machines, editor):
    out = io.BytesIO()
    Image.effect_noise((50, 40), 80).save(out, "PNG")
    answer = editor[0].upload("/admin/blog/markdown/upload/", {"alt": "Noise"}, "image", ("x.png", out.getvalue()))
    address = re.search(r"\((/media/[^)]+)\)", as_json(answer)["image_code"])
    assert address is not None
    seen = Browser(machines.second).get(address[1])
    assert Image.open(io.BytesIO(seen.body)).size == (50, 40)


def test_an_export_at_the_other_holds_what_was_just_saved(machines: Machines, editor):
    carousel = key(machines, "Carousel", "drill-carousel-3")
    export = f"/admin/carousels/carousel/{carousel}/export/brief/?force=1"
    assert editor[1].get(export).status == 200
    save(editor[0], f"/admin/carousels/carousel/{carousel}/change/", **{"slides-0-headline": "Fresh from the first"})
    assert "Fresh from the first" in editor[1].get(export).text
    assert editor[1].get(f"/admin/carousels/carousel/{carousel}/export/pdf/?force=1").body.startswith(b"%PDF")


def test_guessing_at_both_is_counted_together(machines: Machines):
    for number in range(6):
        guesser = Browser((machines.first, machines.second)[number % 2])
        guesser.sign_in("drill-3", f"wrong {number}")
    for address in (machines.first, machines.second):
        page = Browser(address)
        start = page.get("/admin/login/")
        assert (
            page.post("/admin/login/", form(start.text) | {"username": "drill-3", "password": PASSWORD}).status == 429
        )


def test_a_reader_does_not_notice_that_the_database_closed_its_connections(machines: Machines):
    readers = [Browser(machines.first), Browser(machines.second)]
    assert all(reader.get("/blog").status == 200 for reader in readers)
    with psycopg.connect(machines.env["DATABASE_URL"], autocommit=True) as connection:
        connection.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
    for _ in range(20):
        for page in ("/blog", "/blog/posts/drill-1", "/?x=1"):
            assert [reader.get(page).status for reader in readers] == [200, 200]


def test_both_live_without_the_cache(machines: Machines, editor):
    """Last: the cache is gone after it."""
    machines.cache.close()
    for address in (machines.first, machines.second):
        for page in ("/", "/blog", "/blog/posts/drill-1", "/carousels/drill-carousel-1"):
            assert Browser(address).get(page).status == 200
        assert Browser(address).get("/readyz").status == 503
    assert editor[0].get("/admin/blog/post/").status == 200
