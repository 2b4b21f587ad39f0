"""What somebody without an account sees under a preview link: the public page, of words that are not public."""

from dataclasses import replace
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from blog.models import Post
from blog.pages import context_of
from carousels import exports
from carousels.models import Carousel
from carousels.viewer import viewer_of
from nuvika.editing.previewing import shown_by

UNKEPT = {
    "Cache-Control": "private, no-store",
    "X-Robots-Tag": "noindex, nofollow, noarchive",
    "Referrer-Policy": "no-referrer",  # the address is the key
}


@require_safe
def preview(request: HttpRequest, token: str) -> HttpResponse:
    thing = _shown(token)
    if isinstance(thing, Post):
        return _unkept(render(request, "front/preview_post.html", context_of(thing)))
    viewer = viewer_of(thing)
    pictures = [_picture(token, slide.number) for slide in viewer.slides]
    slides = [
        replace(slide, src=address, srcset=f"{address} {viewer.width}w")
        for slide, address in zip(viewer.slides, pictures, strict=True)
    ]
    context = {"carousel": thing, "viewer": replace(viewer, slides=tuple(slides)), "post": None}
    return _unkept(render(request, "front/preview_carousel.html", context))


@require_safe
def preview_slide(_request: HttpRequest, token: str, number: int) -> HttpResponse:
    thing = _shown(token)
    png = exports.slide_png(exports.sheet_of(thing), number) if isinstance(thing, Carousel) else None
    if png is None:
        raise Http404("There is no such slide.")
    return _unkept(HttpResponse(png, content_type="image/png"))


def _shown(token: str) -> Any:
    thing = shown_by(token)
    if thing is None:
        raise Http404("This link has ended, or never led anywhere.")
    return thing


def _picture(token: str, number: int) -> str:
    return reverse("front:preview_slide", args=[token, number])


def _unkept(response: HttpResponse) -> HttpResponse:
    for name, value in UNKEPT.items():
        response[name] = value
    return response
