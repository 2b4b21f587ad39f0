"""What a page tells those who show it elsewhere: its picture, and facts about it."""

import json
from typing import Any

from django import template
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from blog.models import Author, Post
from carousels.models import Carousel
from carousels.viewer import Viewer
from nuvika.front.frame.reading import Frame
from nuvika.front.sharing import pictures, structured
from nuvika.front.sharing.pictures import SharePicture

register = template.Library()

# Nothing in a fact can end the element that holds it.
ESCAPES = {ord(">"): "\\u003E", ord("<"): "\\u003C", ord("&"): "\\u0026"}


@register.simple_tag
def picture_of_post(post: Post) -> SharePicture:
    return pictures.of_post(post)


@register.simple_tag
def picture_of_carousel(carousel: Carousel) -> SharePicture:
    return pictures.of_carousel(carousel)


@register.simple_tag
def picture_of_site(frame: Frame) -> SharePicture:
    return pictures.of_site(frame)


@register.simple_tag
def facts_of_post(post: Post, frame: Frame, picture: SharePicture) -> SafeString:
    trail = [(frame.name, "/"), ("Articles", reverse("blog:list"))]
    if post.post_type:
        trail.append((post.post_type.name, post.post_type.get_absolute_url()))
    trail.append((post.title, post.get_absolute_url()))
    return _told(
        structured.article(post, frame, picture), structured.organization(frame), structured.breadcrumbs(*trail)
    )


@register.simple_tag
def facts_of_carousel(carousel: Carousel, viewer: Viewer, frame: Frame, picture: SharePicture) -> SafeString:
    return _told(
        structured.slides(carousel, picture, len(viewer.slides)),
        structured.organization(frame),
        structured.breadcrumbs(
            (frame.name, "/"), ("Carousels", reverse("carousels:list")), (viewer.title, viewer.url)
        ),
    )


@register.simple_tag
def facts_of_author(author: Author, frame: Frame) -> SafeString:
    trail = structured.breadcrumbs((frame.name, "/"), (author.name, author.get_absolute_url()))
    return _told(structured.profile(author), trail)


@register.simple_tag
def facts_of_list(name: str, path: str, frame: Frame) -> SafeString:
    return _told(structured.breadcrumbs((frame.name, "/"), (name, path)))


@register.simple_tag
def facts_of_site(frame: Frame) -> SafeString:
    return _told(structured.site(frame), structured.organization(frame))


def _told(*things: dict[str, Any]) -> SafeString:
    facts = json.dumps(structured.graph(*things), ensure_ascii=False).translate(ESCAPES)
    return format_html('<script type="application/ld+json">{}</script>', mark_safe(facts))
