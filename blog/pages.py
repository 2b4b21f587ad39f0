"""What the page of a post shows beside the post itself."""

from typing import Any
from urllib.parse import urljoin

from django.conf import settings

from blog.models import Post
from nuvika.lib import markdown, reading

DESCRIPTION = 200  # characters that search engines show at most


def context_of(post: Post) -> dict[str, Any]:
    """For `blog/post.html`, whether the post is read by the public or by whoever writes it."""
    return {
        "post": post,
        "minutes": reading.minutes(post.body),
        "description": post.search_description or post.summary or _start_of(markdown.plain(post.body)),
        "share_picture": urljoin(settings.SITE_URL, post.cover.file.url) if post.cover else "",
        "canonical": post.canonical_url or settings.SITE_URL + post.get_absolute_url(),
    }


def _start_of(words: str) -> str:
    return words if len(words) <= DESCRIPTION else words[: words.rfind(" ", 0, DESCRIPTION)] + " …"
