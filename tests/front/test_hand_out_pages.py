"""Kept pages are handed out before Django is asked, to those who may have them, as Django would."""

import io
from typing import Any

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import DatabaseError, close_old_connections, connection
from django.test.utils import CaptureQueriesContext

from nuvika.front import content_version
from nuvika.front.handing_out import KeptPages
from nuvika.front.kept_pages import SHELF
from nuvika.settings import MIDDLEWARE
from tests import factories

pytestmark = pytest.mark.django_db


class Server:
    """What stands between a reader and the site; counts what Django is asked."""

    def __init__(self) -> None:
        self.django, self.asked = WSGIHandler(), 0
        self.application = KeptPages(self._django)

    def _django(self, environ: dict[str, Any], start_response: Any) -> Any:
        self.asked += 1
        return self.django(environ, start_response)

    def get(self, address: str, method: str = "GET", **headers: str) -> tuple[str, dict[str, str], bytes]:
        path, _, query = address.partition("?")
        environ = {
            "REQUEST_METHOD": method,
            "PATH_INFO": path,
            "QUERY_STRING": query,
            "SERVER_NAME": "127.0.0.1",
            "SERVER_PORT": "80",
            "HTTP_HOST": "127.0.0.1",
            "REMOTE_ADDR": "127.0.0.1",
            "wsgi.url_scheme": "http",
            "wsgi.input": io.BytesIO(),
            **headers,
        }
        told: list[Any] = []
        body = b"".join(self.application(environ, lambda status, about: told.extend((status, dict(about)))))
        return told[0], told[1], body


@pytest.fixture
def server(settings, db, monkeypatch):
    settings.MIDDLEWARE = MIDDLEWARE
    monkeypatch.setattr("nuvika.front.handing_out.close_old_connections", lambda: None)  # the test's own is kept
    content_version.watch()
    SHELF.clear()
    factories.make_post(slug="kept", body="word " * 300)
    signals = (request_started, request_finished)
    for signal in signals:  # the connection of the test, which they would close
        signal.disconnect(close_old_connections)
    yield Server()
    for signal in signals:
        signal.connect(close_old_connections)
    SHELF.clear()


PAGE = "/blog/posts/kept"


def test_a_kept_page_goes_out_with_one_query_and_without_django(server: Server):
    made = server.get(PAGE)
    with CaptureQueriesContext(connection) as asked:
        kept = server.get(PAGE)
    assert (server.asked, len(asked)) == (1, 1)
    assert kept[0].startswith("200")
    assert kept[2] == made[2]
    assert kept[1].pop("X-Request-ID") != made[1].pop("X-Request-ID")
    kept[1].pop("Last-Modified", None)  # which is told once the second of the change is over
    assert kept[1] == {name: value for name, value in made[1].items() if name != "Last-Modified"}


def test_a_change_is_seen_at_the_next_request(server: Server):
    server.get(PAGE)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE blog_post SET title = 'Changed'")
    assert b"Changed" in server.get(PAGE)[2]
    assert server.asked == 2


def test_who_has_the_page_is_told_so_without_a_body(server: Server):
    tag = server.get(PAGE)[1]["ETag"]
    status, headers, body = server.get(PAGE, HTTP_IF_NONE_MATCH=tag)
    assert (status, headers["ETag"], body) == ("304 Not Modified", tag, b"")
    assert "Content-Type" not in headers


def test_head_says_how_long_the_page_is_and_sends_none_of_it(server: Server):
    whole = server.get(PAGE)[2]
    _, headers, body = server.get(PAGE, method="HEAD")
    assert (headers["Content-Length"], body) == (str(len(whole)), b"")


def test_where_a_reader_came_from_makes_no_page_of_its_own(server: Server):
    """Links from LinkedIn and newsletters carry signs for counting; no page reads them."""
    whole = server.get(f"{PAGE}?utm_source=linkedin&trk=feed")[2]
    assert server.get(PAGE)[2] == whole
    assert server.get(f"{PAGE}?fbclid=x")[2] == whole
    assert server.asked == 1
    assert b"linkedin&" not in whole


@pytest.mark.parametrize(
    ("address", "method", "more"),
    [
        (PAGE, "POST", {}),
        (PAGE, "GET", {"HTTP_COOKIE": "sessionid=x"}),
        (PAGE, "GET", {"HTTP_HOST": "elsewhere.example"}),
        (PAGE, "GET", {"wsgi.url_scheme": "https"}),
        (f"{PAGE}?page=1", "GET", {}),
        (f"{PAGE}?made=anew", "GET", {}),
        ("/admin/login/", "GET", {}),
    ],
)
def test_everything_else_is_for_django(server: Server, address: str, method: str, more: dict[str, str]):
    server.get(PAGE)
    server.get(address, method, **more)
    assert server.asked == 2


def test_behind_a_proxy_the_scheme_is_what_the_proxy_says(server: Server, settings):
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    server.get(PAGE, HTTP_X_FORWARDED_PROTO="https")
    server.get(PAGE, HTTP_X_FORWARDED_PROTO="https, http")
    assert server.asked == 1
    server.get(PAGE, HTTP_X_FORWARDED_PROTO="http")
    assert server.asked == 2


def test_where_every_request_is_logged_django_logs_it(server: Server, settings):
    settings.LOG_REQUESTS = True
    server.get(PAGE)
    server.get(PAGE)
    assert server.asked == 2


def test_a_database_that_does_not_answer_is_for_django_to_tell(server: Server, monkeypatch):
    server.get(PAGE)

    def away():
        raise DatabaseError("away")

    with monkeypatch.context() as patched:
        patched.setattr("nuvika.front.handing_out.content_version.current", away)
        status = server.get(PAGE)[0]
    assert (server.asked, status) == (2, "500 Internal Server Error")
