"""A post as it stands in the Admin's form before anybody saved it."""

from typing import Any

from django.http import QueryDict
from django.utils import timezone

from blog.forms import PostForm
from blog.models import Post, Tag
from nuvika.lib import halftyped, markdown

UNNAMED = "preview"  # stands for a slug that was not typed yet
NEVER_SAVED = 0  # a key that no row has


def unsaved(data: QueryDict) -> Post:
    """A `Post` that the public template can show; it is in no database and must not be saved."""
    found: dict[str, Any] = halftyped.values(PostForm, data, but=("tags",))
    now = timezone.now()
    post = Post(pk=halftyped.number(data.get("object")) or NEVER_SAVED, created_at=now, updated_at=now, **found)
    post.slug = post.slug or UNNAMED
    post.published_at = post.published_at or now
    post.body_html = markdown.render(post.body)
    chosen = [key for key in map(halftyped.number, data.getlist("tags")) if key]
    post._prefetched_objects_cache = {"tags": Tag.objects.filter(pk__in=chosen)}  # type: ignore[attr-defined]
    return post
