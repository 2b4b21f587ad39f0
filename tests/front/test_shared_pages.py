"""A finished page serves every process of the site: whoever made it, and never a moment longer than it is right."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import brotli
import pytest
from django.core.cache import caches
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from blog.models import Post
from nuvika import backends
from nuvika.editing.publication import State
from nuvika.front import content_version, shared_pages
from nuvika.front.content_version import Version
from nuvika.front.kept_pages import PACKERS, SHELF, Page
from nuvika.lib import program
from nuvika.settings import MIDDLEWARE
from tests import factories, services

HERE = "http://testserver"
PAGE = "/blog/posts/kept"
ADDRESS = f"{HERE}{PAGE}?"
MOMENT = datetime(2026, 1, 1, 10, tzinfo=UTC)


@pytest.fixture
def post(settings, db):
    settings.MIDDLEWARE, settings.SITE_URL = MIDDLEWARE, HERE
    content_version.watch()
    SHELF.clear()
    yield factories.make_post(slug="kept", title="Kept", body="word " * 500)
    SHELF.clear()


@pytest.fixture
def client() -> Client:
    """A browser tells the host that it asks."""
    return Client(headers={"Host": "testserver"})


@pytest.fixture(params=["files", "redis"])
def place(request, settings, tmp_path: Path):
    """Each of the places that a site may have."""
    if request.param == "files":
        settings.CACHES = backends.caches("", tmp_path)
        yield
        return
    try:
        with services.redis() as address:
            settings.CACHES = backends.caches(address, tmp_path)
            yield
    except services.MissingServiceError as missing:
        pytest.skip(str(missing))


def queries(client: Client, address: str, **headers: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        client.get(address, headers=headers)
    return len(asked)


def in_another_process() -> None:
    """Nothing is in memory."""
    SHELF.clear()


def page(version: Version, **more: object) -> Page:
    return Page(
        **{"version": version, "body": b"x" * 500, "etag": "x", "modified": 1.0, "until": 2e9, "headers": {}} | more
    )


def test_what_one_process_made_another_hands_out(client: Client, post, place):
    made = client.get(PAGE, headers={"Accept-Encoding": "br"})
    in_another_process()
    with CaptureQueriesContext(connection) as asked:
        found = client.get(PAGE, headers={"Accept-Encoding": "br"})
    assert len(asked) == 1
    assert found.content == made.content
    assert b"word word" in brotli.decompress(found.content)
    # The moment of the change is told once its second is over.
    told = [{**answer.headers, "X-Request-ID": "", "Last-Modified": ""} for answer in (made, found)]
    assert told[0] == told[1]
    assert SHELF.get(ADDRESS) is not None, "it is in memory from now on"


def test_it_is_packed_for_all_of_them(client: Client, post, monkeypatch):
    client.get(PAGE)
    in_another_process()
    monkeypatch.setitem(PACKERS, "br", lambda _body: pytest.fail("packed again"))
    assert client.get(PAGE, headers={"Accept-Encoding": "br"})["Content-Encoding"] == "br"


def test_a_save_drops_it_for_all_at_once(client: Client, post, place):
    client.get(PAGE)
    Post.objects.update(title="Changed")
    in_another_process()
    assert "Changed" in client.get(PAGE).content.decode()


def test_one_process_takes_what_another_made_of_the_change(client: Client, post):
    client.get(PAGE)
    old = SHELF.get(ADDRESS)
    assert old is not None
    Post.objects.update(title="Changed")
    client.get(PAGE)
    SHELF.put(ADDRESS, old)
    assert queries(client, PAGE) == 1
    assert "Changed" in client.get(PAGE).content.decode()


def test_what_is_withdrawn_is_gone_at_once(client: Client, post):
    assert client.get(PAGE).status_code == 200
    Post.objects.update(state=State.DRAFT)
    in_another_process()
    assert client.get(PAGE).status_code == 404


def test_the_clock_ends_it(client: Client, post, monkeypatch):
    now = timezone.now()
    Post.objects.update(expires_at=now + timedelta(seconds=10))
    assert client.get(PAGE).status_code == 200
    in_another_process()
    monkeypatch.setattr(timezone, "now", lambda: now + timedelta(seconds=9.9))
    assert queries(client, PAGE) == 1
    in_another_process()
    monkeypatch.setattr(timezone, "now", lambda: now + timedelta(seconds=10))
    assert client.get(PAGE).status_code == 404


def test_a_change_while_a_page_is_made_leaves_no_old_page_under_the_new_version(client: Client, post, monkeypatch):
    def making(slug: str) -> None:
        monkeypatch.undo()
        Post.objects.filter(slug=slug).update(title="Changed")

    moments = "nuvika.front.page_cache._moments"
    monkeypatch.setattr(moments, lambda now: making("kept") or (0.0, 2e9))
    assert "Changed" not in client.get(PAGE).content.decode(), "it was made before"
    in_another_process()
    assert "Changed" in client.get(PAGE).content.decode()


@pytest.mark.parametrize("at", [None, "2026-01-01 10:00:00.123", MOMENT.replace(tzinfo=None), MOMENT])
def test_a_version_is_the_same_after_the_trip(settings, place, at):
    settings.SITE_URL = HERE
    version = Version(3, 7, at)
    shared_pages.put(ADDRESS, page(version, headers={"A": "b"}))
    found = shared_pages.get(ADDRESS)
    assert found is not None
    assert (found.version, found.headers, found.body) == (version, {"A": "b"}, b"x" * 500)
    assert found.is_right(version, 1.0) and not found.is_right(Version(3, 8, at), 1.0)


@pytest.mark.parametrize(
    "address",
    [
        "http://elsewhere.example/blog?",
        "https://testserver/blog?",
        "http://testserver.elsewhere.example/blog?",
        "http://testserver/blog?page=2",
        "http://testserver/blog?v=x?",
        "http://testserver/blog??",
    ],
)
def test_what_anybody_can_invent_is_not_shared(settings, address: str):
    settings.SITE_URL = HERE
    shared_pages.put(address, page(Version(1, 1, None)))
    assert shared_pages.get(address) is None
    assert not caches["pages"]._cache


def test_invented_hosts_and_parameters_fill_nothing(client: Client, post):
    for number in range(5):
        client.get(PAGE, headers={"Host": f"host-{number}.example"})
        client.get(f"{PAGE}?v={number}")
        client.get(f"{PAGE}?page={number}")
        client.get(f"{PAGE}?page={number}?")
    assert not caches["pages"]._cache


def test_who_is_signed_in_gets_nothing_that_is_shared(client: Client, admin_client: Client, post):
    client.get(PAGE)
    in_another_process()
    assert queries(admin_client, PAGE, Host="testserver") > 3
    assert len(SHELF) == 0


def test_a_folder_that_cannot_be_written_breaks_no_page(client: Client, post, settings, tmp_path):
    (tmp_path / "pages").write_text("in the way")
    settings.CACHES = backends.caches("", tmp_path)
    for _ in range(2):
        assert "word word" in client.get(PAGE).content.decode()
        in_another_process()


def test_a_file_that_is_damaged_is_made_anew(client: Client, post, settings, tmp_path):
    settings.CACHES = backends.caches("", tmp_path)
    client.get(PAGE)
    in_another_process()
    for file in (tmp_path / "pages").iterdir():
        file.write_bytes(file.read_bytes()[:-30])
    assert queries(client, PAGE) > 3
    in_another_process()
    assert queries(client, PAGE) == 1


def test_a_redis_that_is_away_breaks_no_page(client: Client, post, settings, tmp_path):
    settings.CACHES = backends.caches(f"redis://127.0.0.1:{services.free_port()}/0", tmp_path)
    for _ in range(2):
        assert "word word" in client.get(PAGE).content.decode()
        in_another_process()


def test_an_update_of_the_program_makes_every_page_anew(client: Client, post, monkeypatch):
    client.get(PAGE)
    in_another_process()
    monkeypatch.setattr(shared_pages, "EDITION", "of tomorrow")
    assert queries(client, PAGE) > 3


def test_an_edition_is_of_programs_templates_packages_static_files_and_settings(settings, tmp_path):
    root, static = tmp_path / "root", tmp_path / "static"
    seen = {program.edition(root, static)}
    for name in ("root/nuvika/a.py", "root/templates/x/b.html", "root/requirements.txt", "static/staticfiles.json"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x")
        seen.add(program.edition(root, static))
    settings.SITE_URL = "https://other.example"
    seen.add(program.edition(root, static))
    assert len(seen) == 6
    (root / "var.sqlite3").write_text("x")
    assert program.edition(root, static) in seen
