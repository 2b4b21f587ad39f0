"""Finished pages for anonymous readers, kept until something that readers see changes or the clock changes it."""

import gzip
import hashlib
import math
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

import brotli
from django.conf import settings
from django.core.cache import caches
from django.db.models import Max, Min, Q
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.urls import Resolver404, resolve
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.utils.http import http_date, parse_http_date_safe

from blog.models import Post
from carousels.models import Carousel
from nuvika.front import content_version
from nuvika.front.access import rule_for
from nuvika.front.content_version import Version

NEVER = {
    "front:healthz",
    "front:readyz",
    "front:media",
    "front:favicon",
    "front:preview",
    "front:preview_slide",
    "admin:login",
    "admin:logout",
    "carousels:embed",  # a frame on another site has a policy of its own
}
TEXTS = ("text/", "application/xml", "application/json", "application/feed+json", "application/atom+xml",
         "application/rss+xml", "application/manifest+json", "image/svg+xml")  # fmt: skip
ASKED_FOR = {"page", "v"}  # with other parameters there is no end of addresses: they are answered and not kept
OF_ONE_READER = ("HTTP_ACCEPT_ENCODING", "HTTP_IF_NONE_MATCH", "HTTP_IF_MODIFIED_SINCE")
LARGEST = 2_000_000  # bytes of a page that is kept
WORTH_PACKING = 200  # bytes
REVALIDATE = "public, no-cache"  # may be kept by anybody, and is asked for again: a 304 costs next to nothing


@dataclass(frozen=True, slots=True)
class Page:
    content_type: str
    body: bytes
    packed: dict[str, bytes]  # by encoding
    etag: str
    modified: float  # seconds since 1970, whole
    until: float  # when the clock makes another page of it
    headers: tuple[tuple[str, str], ...]


class PageCacheMiddleware:
    """Answers a GET or HEAD of an address that is open to everyone, where nobody is signed in."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method not in ("GET", "HEAD") or settings.SESSION_COOKIE_NAME in request.COOKIES:
            return self.get_response(request)
        if not _is_cacheable(request):
            return self.get_response(request)
        version, now = content_version.current(), timezone.now().timestamp()
        key = _key(request, version)
        page: Page | None = caches["pages"].get(key)
        if page is None or page.until <= now:
            response = self._whole(request)
            page = _page_of(response, version)
            if page is None:
                return response
            caches["pages"].set(key, page)
        return _answer(request, page, now)

    def _whole(self, request: HttpRequest) -> HttpResponse:
        """The answer to somebody who has nothing of it yet and unpacks nothing: what is kept is for all."""
        told = {name: request.META.pop(name) for name in OF_ONE_READER if name in request.META}
        try:
            return self.get_response(request)
        finally:
            request.META.update(told)


def _is_cacheable(request: HttpRequest) -> bool:
    try:
        name = resolve(request.path_info).view_name
    except Resolver404:
        return False
    rule = rule_for(name)
    return rule is not None and rule.is_public and name not in NEVER and ASKED_FOR.issuperset(request.GET)


def _key(request: HttpRequest, version: Version) -> str:
    asked = f"{request.scheme}://{request.META.get('HTTP_HOST')}{request.get_full_path()}"
    return hashlib.sha256(f"{version.rows}:{version.newest}:{version.at}:{asked}".encode()).hexdigest()


def _page_of(response: HttpResponse, version: Version) -> Page | None:
    """None for what is not for everybody, no text, or too large."""
    content_type = response.headers.get("Content-Type", "")
    told = response.headers.get("Cache-Control", "")
    if response.status_code != 200 or response.streaming or response.cookies or not content_type.startswith(TEXTS):
        return None
    packed_for_one = "Content-Encoding" in response.headers
    if packed_for_one or "private" in told or "no-store" in told or len(response.content) > LARGEST:
        return None
    body = response.content
    left_out = {"Content-Type", "Content-Length", "Cache-Control", "Vary", "ETag", "Last-Modified", "X-Request-ID"}
    changed, until = _moments(timezone.now())
    return Page(
        content_type=content_type,
        body=body,
        packed=_packed(body),
        etag=f'W/"{hashlib.sha256(body).hexdigest()[:32]}"',
        modified=math.ceil(max(changed, version.at.timestamp() if version.at else 0)),
        until=until,
        headers=tuple((name, value) for name, value in response.items() if name not in left_out),
    )


def _packed(body: bytes) -> dict[str, bytes]:
    if len(body) < WORTH_PACKING:
        return {}
    return {"br": brotli.compress(body, quality=6), "gzip": gzip.compress(body, 6, mtime=0)}


def _moments(now: datetime) -> tuple[float, float]:
    """When the clock last changed what is live, and when it will next."""
    past, future = [0.0], [math.inf]
    for model in (Post, Carousel):
        begin, end = "published_at", "expires_at"
        found = model._default_manager.filter(state="published").aggregate(
            last=Max(begin, filter=Q(published_at__lte=now)),
            gone=Max(end, filter=Q(expires_at__lte=now)),
            next=Min(begin, filter=Q(published_at__gt=now)),
            going=Min(end, filter=Q(expires_at__gt=now)),
        )
        past += [found[name].timestamp() for name in ("last", "gone") if found[name]]
        future += [found[name].timestamp() for name in ("next", "going") if found[name]]
    return max(past), min(future)


def _answer(request: HttpRequest, page: Page, now: float) -> HttpResponse:
    response = HttpResponseNotModified() if _is_known(request, page) else _full(request, page)
    for name, value in page.headers:
        response.headers[name] = value
    response.headers["ETag"] = page.etag
    response.headers["Cache-Control"] = REVALIDATE
    if page.modified < now:  # within the second of a change, another change could have the same time
        response.headers["Last-Modified"] = http_date(page.modified)
    patch_vary_headers(response, ["Accept-Encoding"])
    return response


def _full(request: HttpRequest, page: Page) -> HttpResponse:
    accepted = request.headers.get("Accept-Encoding", "")
    encoding = next((name for name in page.packed if _takes(accepted, name)), "")
    body = page.packed[encoding] if encoding else page.body
    response = HttpResponse(body, content_type=page.content_type)
    response.headers["Content-Length"] = str(len(body))
    if encoding:
        response.headers["Content-Encoding"] = encoding
    return response


def _takes(accepted: str, encoding: str) -> bool:
    for part in accepted.split(","):
        name, _, weight = part.strip().partition(";")
        if name.strip().lower() == encoding:
            return weight.replace(" ", "") not in ("q=0", "q=0.0", "q=0.00", "q=0.000")
    return False


def _is_known(request: HttpRequest, page: Page) -> bool:
    """Whether the reader has this very page."""
    told = request.headers.get("If-None-Match")
    if told is not None:
        tags = {tag.strip().removeprefix("W/") for tag in told.split(",")}
        return "*" in tags or page.etag.removeprefix("W/") in tags
    since = parse_http_date_safe(request.headers.get("If-Modified-Since", ""))
    return since is not None and page.modified <= since
