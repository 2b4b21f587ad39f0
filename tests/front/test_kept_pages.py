"""Finished pages are kept for readers, and never a moment longer than they are right."""

import gzip
from datetime import UTC, datetime, timedelta
from time import time

import brotli
import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from blog.models import Post
from nuvika.front import content_version
from nuvika.front.kept_pages import SHELF, Page, Shelf
from nuvika.front.models import ContentChange
from nuvika.settings import MIDDLEWARE
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def kept(settings, db):
    settings.MIDDLEWARE = MIDDLEWARE
    content_version.watch()
    SHELF.clear()
    yield
    SHELF.clear()


def queries(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        client.get(address)
    return len(asked)


def test_a_page_is_made_once_and_then_costs_one_query(client: Client):
    factories.make_post(title="Kept", slug="kept")
    assert queries(client, "/blog/posts/kept") > 3
    assert queries(client, "/blog/posts/kept") == 1
    assert "Kept" in client.get("/blog/posts/kept").content.decode()


@pytest.mark.parametrize(
    "change",
    [
        lambda post: Post.objects.filter(pk=post.pk).update(title="Changed"),
        lambda post: setattr(post, "title", "Changed") or post.save(),
        lambda post: connection.cursor().execute("UPDATE blog_post SET title = 'Changed' WHERE id = %s", [post.pk]),
    ],
)
def test_a_change_is_seen_at_the_next_request_however_it_was_made(client: Client, change):
    post = factories.make_post(title="First", slug="kept")
    for address in ("/", "/blog", "/blog/posts/kept"):
        assert "Changed" not in client.get(address).content.decode()
    change(post)
    for address in ("/", "/blog", "/blog/posts/kept"):
        assert "Changed" in client.get(address).content.decode()


def test_a_tag_that_is_added_is_seen(client: Client):
    post = factories.make_post(slug="kept")
    client.get("/blog/posts/kept")
    post.tags.add(factories.make_tag("Changed"))
    assert "Changed" in client.get("/blog/posts/kept").content.decode()


def test_what_was_rolled_back_changes_nothing(client: Client):
    post = factories.make_post()
    before = content_version.current()
    with transaction.atomic():
        post.save()
        assert content_version.current() != before
        transaction.set_rollback(True)
    assert content_version.current() == before


def test_what_no_reader_sees_changes_nothing(client: Client):
    before = content_version.current()
    factories.make_user()
    client.force_login(factories.make_user())
    client.post("/admin/login/", {"username": "nobody", "password": "x"})
    assert content_version.current() == before


def test_old_changes_are_forgotten_and_the_version_still_differs_each_time():
    tag = factories.make_tag()
    seen = set()
    for _ in range(content_version.KEPT * 7):
        tag.save()
        seen.add(content_version.current())
    assert len(seen) == content_version.KEPT * 7
    assert content_version.current().rows <= 2 * content_version.KEPT + 1


def test_a_long_change_that_is_committed_late_and_clears_as_many_rows_as_it_leaves_is_seen():
    def holding(*numbers: int) -> content_version.Version:
        ContentChange.objects.all().delete()
        rows = [ContentChange(pk=number, at=datetime(2026, 1, 1, tzinfo=UTC)) for number in numbers]
        ContentChange.objects.bulk_create(rows)
        return content_version.current()

    assert holding(*range(1, 26), 1001) != holding(*range(976, 1001), 1001)
    assert holding() == content_version.Version(0, None, None)


@pytest.mark.django_db(transaction=True)
def test_the_version_is_the_same_inside_of_a_transaction_and_outside():
    """Outside it is asked for by a shorter way."""
    ContentChange.objects.all().delete()
    assert content_version.current() == content_version.Version(0, None, None)
    content_version.watch()
    factories.make_tag()
    outside = content_version.current()
    with transaction.atomic():
        assert content_version.current() == outside
    assert outside.rows and outside.moment == pytest.approx(time(), abs=60)


@pytest.mark.django_db(transaction=True)
def test_a_connection_that_the_database_closed_is_opened_anew():
    content_version.current()
    if connection.vendor == "postgresql":
        connection.connection.pgconn.finish()
    assert content_version.current()


def test_the_clock_makes_another_page_to_the_second(client: Client, monkeypatch):
    now = timezone.now()
    factories.make_post(title="Comes", slug="comes", published_at=now + timedelta(seconds=10))
    factories.make_post(title="Goes", slug="goes", expires_at=now + timedelta(seconds=20))
    clock = {"now": now}
    monkeypatch.setattr(timezone, "now", lambda: clock["now"])
    expected = [(0, 404, 200), (9.9, 404, 200), (10, 200, 200), (19.9, 200, 200), (20, 200, 404), (60, 200, 404)]
    for seconds, comes, goes in expected:
        clock["now"] = now + timedelta(seconds=seconds)
        assert client.get("/blog/posts/comes").status_code == comes, seconds
        assert client.get("/blog/posts/goes").status_code == goes, seconds
        listed = client.get("/blog").content.decode()
        assert ("Comes" in listed, "Goes" in listed) == (comes == 200, goes == 200), seconds


def test_who_has_the_page_is_told_that_it_is_still_right(client: Client):
    post = factories.make_post(slug="kept", published_at=timezone.now() - timedelta(hours=1))
    page = client.get("/blog/posts/kept")
    assert page["Cache-Control"] == "public, no-cache"
    again = client.get("/blog/posts/kept", headers={"If-None-Match": page["ETag"]})
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", page["ETag"])
    post.title = "Other"
    post.save()
    assert client.get("/blog/posts/kept", headers={"If-None-Match": page["ETag"]}).status_code == 200


def test_a_reader_who_tells_only_the_time_is_answered_rightly(client: Client, monkeypatch):
    now = timezone.now()
    post = factories.make_post(slug="kept")
    monkeypatch.setattr(timezone, "now", lambda: now + timedelta(seconds=5))
    page = client.get("/blog/posts/kept")
    told = {"If-Modified-Since": page["Last-Modified"]}
    assert client.get("/blog/posts/kept", headers=told).status_code == 304
    monkeypatch.setattr(timezone, "now", lambda: now)
    post.save()
    assert not client.get("/blog/posts/kept").has_header("Last-Modified"), "within the second of a change"


@pytest.mark.parametrize(("encoding", "unpack"), [("br", brotli.decompress), ("gzip", gzip.decompress)])
def test_pages_are_packed_once_for_who_takes_it(client: Client, encoding: str, unpack):
    factories.make_post(slug="kept", body="word " * 500)
    plain = client.get("/blog/posts/kept")
    packed = client.get("/blog/posts/kept", headers={"Accept-Encoding": f"zstd, {encoding};q=0.9"})
    assert packed["Content-Encoding"] == encoding
    assert "Accept-Encoding" in packed["Vary"]
    assert unpack(packed.content) == plain.content
    assert not client.get("/blog/posts/kept", headers={"Accept-Encoding": f"{encoding};q=0"}).has_header(
        "Content-Encoding"
    )


def test_nobody_gets_a_page_that_was_made_for_somebody_signed_in(client: Client, admin_client: Client):
    factories.make_post(slug="kept")
    admin_client.get("/blog/posts/kept")
    assert queries(client, "/blog/posts/kept") > 3, "it was not kept"
    answer = client.get("/blog/posts/kept")
    assert not answer.cookies
    assert "Cookie" not in answer["Vary"]


@pytest.mark.parametrize("address", ["/admin/login/", "/healthz", "/readyz", "/blog/posts/nothing-here", "/?x=1"])
def test_what_is_not_for_everybody_or_has_no_end_is_not_kept(client: Client, address: str):
    client.get(address)
    client.get(address)
    assert len(SHELF) == 0


def test_a_host_does_not_get_another_host_s_page(client: Client):
    factories.make_post(slug="kept")
    client.get("/blog/posts/kept", headers={"Host": "evil.example"})
    assert queries(client, "/blog/posts/kept") > 3


def test_a_page_has_its_policy_whether_it_was_kept_or_made(client: Client):
    factories.make_post(slug="kept")
    made, kept_one = client.get("/blog/posts/kept"), client.get("/blog/posts/kept")
    for name in ("Content-Security-Policy", "Permissions-Policy", "X-Content-Type-Options", "Referrer-Policy"):
        assert made[name] == kept_one[name]
    assert made["X-Request-ID"] != kept_one["X-Request-ID"]


def test_what_is_kept_is_whole_whatever_its_first_reader_had(client: Client):
    """An answer within could be packed for one reader, or tell one that nothing changed."""
    factories.make_post(slug="kept", body="word " * 500, published_at=timezone.now() - timedelta(hours=1))
    told = {"Accept-Encoding": "gzip", "If-None-Match": "*", "If-Modified-Since": "Wed, 21 Oct 2099 07:28:00 GMT"}
    assert client.get("/blog/posts/kept", headers=told).status_code == 304
    assert "word word" in client.get("/blog/posts/kept").content.decode()


def test_a_process_keeps_no_more_than_it_has_room_for():
    shelf, version = Shelf(room=30_000), content_version.Version(1, 1, None)
    pages = {name: Page(version, b"x" * 4000, "", 0, 0, {}) for name in "abcdefgh"}
    for name in "abc":
        shelf.put(name, pages[name])
    assert shelf.get("a") is pages["a"]
    shelf.put("d", pages["d"])
    assert [shelf.get(name) is not None for name in "abcd"] == [True, False, True, True], "the one nobody asked for"
    for name in ("e", "e", "f", "g", "h"):
        shelf.put(name, pages[name])
    assert len(shelf) == 3


@pytest.mark.skipif(connection.vendor != "postgresql", reason="only PostgreSQL prepares statements")
@pytest.mark.django_db(transaction=True)
def test_a_connection_that_lost_what_it_prepared_is_asked_without_it_and_prepares_it_again():
    before = content_version.current()
    connection.cursor().execute("DISCARD ALL")
    assert content_version.current() == before
    Post.objects.create(title="New", slug="new")
    assert content_version.current() != before
    assert content_version.current() == content_version.current()
