"""Finished pages for anonymous readers, kept until something that readers see changes or the clock changes it."""

import hashlib
import math
from collections.abc import Callable
from datetime import datetime

from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.urls import Resolver404, resolve
from django.utils import timezone
from django.utils.cache import patch_vary_headers

from blog.models import Post
from carousels.models import Carousel
from nuvika.editing.publication import State
from nuvika.front import content_version, shared_pages
from nuvika.front.access import rule_for
from nuvika.front.content_version import Version
from nuvika.front.handing_out import COUNTING, Reply, address_of, reply_from_shelf, reply_to
from nuvika.front.kept_pages import SHELF, Page

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
TEXTS = ("text/", "application/xml", "application/json", "application/feed+json", "application/atom+xml",
         "application/rss+xml", "application/manifest+json", "image/svg+xml")  # fmt: skip
ASKED_FOR = {"page", "v"}  # with other parameters there is no end of addresses: they are answered and not kept
OF_ONE_READER = ("HTTP_ACCEPT_ENCODING", "HTTP_IF_NONE_MATCH", "HTTP_IF_MODIFIED_SINCE")
OF_ONE_ANSWER = {"Content-Length", "X-Request-ID", "ETag"}
POLICY = "Content-Security-Policy"
LARGEST = 2_000_000  # bytes of a page that is kept
REVALIDATE = "public, no-cache"  # may be kept by anybody, and is asked for again: a 304 costs next to nothing


class PageCacheMiddleware:
    """Answers a GET or HEAD of an address that is open to everyone, where nobody is signed in.

    It stands outside of all that gives an answer its headers: what is kept has them already. Only what was answered
    with 200 is kept, by scheme, host and address, so that a redirect or a refusal stays one. What is kept goes out
    before Django is asked (see `handing_out.KeptPages`); a server that asks Django alone gets it here.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if kept := reply_from_shelf(request.META):
            return _response(kept)
        address = address_of(request.META)
        if not address or not _is_cacheable(request):
            return self.get_response(request)
        version, now = content_version.current(), timezone.now().timestamp()
        response = self._whole(request)
        page = _page_of(response, version)
        if page is None:
            return response
        SHELF.put(address, page)
        shared_pages.put(address, page)
        return _response(reply_to(request.META, page, now))

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
    asked = {key for key in request.GET if not f"{key}=".startswith(COUNTING)}
    return rule is not None and rule.is_public and name not in NEVER and ASKED_FOR.issuperset(asked)


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


def _response(reply: Reply) -> HttpResponse:
    kind = HttpResponseNotModified if reply.status.startswith("304") else HttpResponse
    response: HttpResponse = kind(reply.body)
    for name, value in reply.headers:
        response.headers[name] = value
    return response
