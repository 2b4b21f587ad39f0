"""Finished pages for anonymous readers, kept until something that readers see changes or the clock changes it."""

import hashlib
import math
from collections.abc import Callable
from datetime import datetime

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.urls import Resolver404, resolve
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.utils.http import http_date, parse_http_date_safe

from blog.models import Post
from carousels.models import Carousel
from nuvika.editing.publication import State
from nuvika.front import content_version
from nuvika.front.access import rule_for
from nuvika.front.content_version import Version
from nuvika.front.kept_pages import PACKERS, SHELF, Page

NEVER = {
    "front:healthz",
    "front:readyz",
    "front:media",
    "front:favicon",
    "front:calendar_feed",
    "front:preview",
    "front:preview_slide",
    "admin:login",
    "admin:logout",
    "carousels:embed",  # a frame on another site has a policy of its own
}
ELSEWHERE = ("/admin/", "/static/", "/media/")
TEXTS = ("text/", "application/xml", "application/json", "application/feed+json", "application/atom+xml",
         "application/rss+xml", "application/manifest+json", "image/svg+xml")  # fmt: skip
ASKED_FOR = {"page", "v"}  # with other parameters there is no end of addresses: they are answered and not kept
OF_ONE_READER = ("HTTP_ACCEPT_ENCODING", "HTTP_IF_NONE_MATCH", "HTTP_IF_MODIFIED_SINCE")
OF_ONE_ANSWER = {"Content-Length", "X-Request-ID", "ETag"}
OF_NEWS = ("ETag", "Cache-Control", "Vary")  # what 304 says
POLICY = "Content-Security-Policy"
LARGEST = 2_000_000  # bytes of a page that is kept
REVALIDATE = "public, no-cache"  # may be kept by anybody, and is asked for again: a 304 costs next to nothing


class PageCacheMiddleware:
    """Answers a GET or HEAD of an address that is open to everyone, where nobody is signed in.

    It stands outside of all that gives an answer its headers: what is kept has them already. Only what was answered
    with 200 is kept, by scheme, host and address, so that a redirect or a refusal stays one.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        told = request.META
        if (
            request.method not in ("GET", "HEAD")
            or settings.SESSION_COOKIE_NAME in told.get("HTTP_COOKIE", "")
            or request.path_info.startswith(ELSEWHERE)
        ):
            return self.get_response(request)
        address = f"{request.scheme}://{told.get('HTTP_HOST')}{request.path}?{told.get('QUERY_STRING', '')}"
        page = SHELF.get(address)
        if page is None and not _is_cacheable(request):
            return self.get_response(request)
        version, now = content_version.current(), timezone.now().timestamp()
        if page is None or page.version != version or page.until <= now:
            response = self._whole(request)
            page = _page_of(response, version)
            if page is None:
                return response
            SHELF.put(address, page)
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
    changed, until = _moments(timezone.now())
    patch_vary_headers(response, ["Accept-Encoding"])
    del response.headers["Last-Modified"]
    response.headers["Cache-Control"] = REVALIDATE
    headers = {name: value for name, value in response.items() if name not in OF_ONE_ANSWER}
    if POLICY in headers:  # its parts come in another order in each process; the tag is to be the same
        headers[POLICY] = "; ".join(sorted(part.strip() for part in headers[POLICY].split(";")))
    # Of the policies, too: who has the page of another policy gets it anew, and 304 need not repeat them.
    etag = f'W/"{hashlib.sha256(repr(sorted(headers.items())).encode() + body).hexdigest()[:32]}"'
    return Page(
        version=version,
        body=body,
        etag=etag,
        modified=math.ceil(max(changed, version.moment)),
        until=until,
        headers={**headers, "ETag": etag},
    )


def _moments(now: datetime) -> tuple[float, float]:
    """When the clock last changed what is live, and when it will next: the neighbours of now in two indexes."""
    past, future = [0.0], [math.inf]
    for model in (Post, Carousel):
        for column in ("published_at", "expires_at"):
            rows = model._default_manager.filter(state=State.PUBLISHED, **{f"{column}__isnull": False})
            times = rows.values_list(column, flat=True)
            past += [at.timestamp() for at in times.filter(**{f"{column}__lte": now}).order_by(f"-{column}")[:1]]
            future += [at.timestamp() for at in times.filter(**{f"{column}__gt": now}).order_by(column)[:1]]
    return max(past), min(future)


def _answer(request: HttpRequest, page: Page, now: float) -> HttpResponse:
    response = _not_modified(page) if _is_known(request, page) else _full(request, page)
    if page.modified < now:  # within the second of a change, another change could have the same time
        response.headers["Last-Modified"] = http_date(page.modified)
    return response


def _not_modified(page: Page) -> HttpResponse:
    return HttpResponseNotModified(headers={name: page.headers[name] for name in OF_NEWS})


def _full(request: HttpRequest, page: Page) -> HttpResponse:
    accepted = request.META.get("HTTP_ACCEPT_ENCODING", "")
    encoding = _best_encoding(accepted) if accepted and page.is_worth_packing else ""
    body = page.packed(encoding) if encoding else page.body
    response = HttpResponse(body, headers=page.headers)
    response.headers["Content-Length"] = str(len(body))
    if encoding:
        response.headers["Content-Encoding"] = encoding
    return response


def _best_encoding(accepted: str) -> str:
    """The first of PACKERS that the reader takes; nothing where it takes none."""
    for encoding in PACKERS:
        for part in accepted.split(","):
            name, _, weight = part.strip().partition(";")
            if name.strip().lower() == encoding and weight.replace(" ", "").rstrip("0.") not in ("q=", "Q="):
                return encoding
    return ""


def _is_known(request: HttpRequest, page: Page) -> bool:
    """Whether the reader has this very page."""
    told = request.META.get("HTTP_IF_NONE_MATCH")
    if told is not None:
        tags = {tag.strip().removeprefix("W/") for tag in told.split(",")}
        return "*" in tags or page.etag.removeprefix("W/") in tags
    since = parse_http_date_safe(request.META.get("HTTP_IF_MODIFIED_SINCE", ""))
    return since is not None and page.modified <= since
