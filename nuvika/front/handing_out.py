"""A kept page on its way to a reader, from nothing but what the server says of the request.

Whether the reader has it already, and how it is packed, is decided here, once, for pages that were just made, too.
"""

import secrets
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db import DatabaseError, close_old_connections
from django.utils import timezone
from django.utils.http import http_date, parse_http_date_safe

from nuvika.front import content_version, shared_pages
from nuvika.front.kept_pages import PACKERS, PLAIN, SHELF, Headers, Page

Environ = dict[str, Any]
Application = Callable[[Environ, Any], Iterable[bytes]]
OF_NEWS = ("ETag", "Cache-Control", "Vary")  # what 304 says
LOOKED = "nuvika.looked"  # in what the server says of a request: nothing is kept for it, or nothing is wanted
ELSEWHERE = ("/admin/", "/static/", "/media/")
# What others put behind an address to count who came from where; no page reads it.
COUNTING = ("utm_", "fbclid=", "gclid=", "li_fat_id=", "mc_cid=", "mc_eid=", "trk=", "mkt_tok=")


@dataclass(frozen=True, slots=True)
class Reply:
    status: str
    headers: Headers
    body: bytes


class KeptPages:
    """Stands before Django: what is kept goes out without waking it. Everything else is Django's."""

    def __init__(self, application: Application) -> None:
        self.application = application

    def __call__(self, environ: Environ, start_response: Any) -> Iterable[bytes]:
        close_old_connections()  # as Django does when a request begins
        # Where every request is to be logged, each takes the way on which that is done.
        reply = None if settings.LOG_REQUESTS else reply_from_shelf(environ)
        if reply is None:
            return self.application(environ, start_response)
        start_response(reply.status, [*reply.headers, ("X-Request-ID", secrets.token_hex(16))])
        return [reply.body]


def reply_from_shelf(environ: Environ) -> Reply | None:
    """None where no page is kept for this reader, or none that is right at this moment. Looks once for a request."""
    address = "" if LOOKED in environ else address_of(environ)
    environ[LOOKED] = True
    now = timezone.now().timestamp()
    try:
        page = _right_page(address, now) if address else None
    except DatabaseError:
        return None  # Django tells it as it tells of every error
    return reply_to(environ, page, now) if page else None


def _right_page(address: str, now: float) -> Page | None:
    """From this process's memory, else from what all share, and then kept in memory. Raises DatabaseError."""
    page = SHELF.get(address)
    version = content_version.current() if page else None
    if page and version and page.is_right(version, now):
        return page
    page = shared_pages.get(address)
    if page is None or not page.is_right(version or content_version.current(), now):
        return None
    SHELF.put(address, page)
    return page


def address_of(environ: Environ) -> str:
    """What a page is kept under; empty for a request that is answered to one reader alone."""
    if environ["REQUEST_METHOD"] not in ("GET", "HEAD"):
        return ""
    if settings.SESSION_COOKIE_NAME in environ.get("HTTP_COOKIE", "") or environ["PATH_INFO"].startswith(ELSEWHERE):
        return ""
    query = environ.get("QUERY_STRING", "")
    if query:
        query = "&".join(part for part in query.split("&") if not part.startswith(COUNTING))
    return f"{_scheme(environ)}://{environ.get('HTTP_HOST')}{environ['PATH_INFO']}?{query}"


def _scheme(environ: Environ) -> str:
    """As Django finds it behind a proxy."""
    if settings.SECURE_PROXY_SSL_HEADER:
        name, secure = settings.SECURE_PROXY_SSL_HEADER
        if told := environ.get(name):
            return "https" if told.split(",", 1)[0].strip() == secure else "http"
    return str(environ["wsgi.url_scheme"])


def reply_to(environ: Environ, page: Page, now: float) -> Reply:
    if _is_known(environ, page):
        status, headers, body = "304 Not Modified", [(name, page.headers[name]) for name in OF_NEWS], b""
    else:
        status, (headers, body) = "200 OK", page.packed(_encoding(environ, page))
    if page.modified < now:  # within the second of a change, another change could have the same time
        headers = [*headers, ("Last-Modified", http_date(page.modified))]
    return Reply(status, headers, b"" if environ["REQUEST_METHOD"] == "HEAD" else body)


def _encoding(environ: Environ, page: Page) -> str:
    accepted = environ.get("HTTP_ACCEPT_ENCODING", "")
    return _best_encoding(accepted) if accepted and page.is_worth_packing else PLAIN


def _best_encoding(accepted: str) -> str:
    """The first of PACKERS that the reader takes; PLAIN where it takes none."""
    for encoding in PACKERS:
        for part in accepted.split(","):
            name, _, weight = part.strip().partition(";")
            if name.strip().lower() == encoding and weight.replace(" ", "").rstrip("0.") not in ("q=", "Q="):
                return encoding
    return PLAIN


def _is_known(environ: Environ, page: Page) -> bool:
    """Whether the reader has this very page."""
    told = environ.get("HTTP_IF_NONE_MATCH")
    if told is not None:
        tags = {tag.strip().removeprefix("W/") for tag in told.split(",")}
        return "*" in tags or page.etag.removeprefix("W/") in tags
    since = environ.get("HTTP_IF_MODIFIED_SINCE")
    moment = parse_http_date_safe(since) if since else None
    return moment is not None and page.modified <= moment
