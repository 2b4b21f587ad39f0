"""Plain factories: each makes a valid thing in one line; name what the test is about, leave the rest."""

import io
from datetime import timedelta
from itertools import count
from typing import Any, Protocol

from django.contrib.auth.models import Group, Permission, User
from django.utils import timezone
from django.utils.text import slugify
from PIL import Image

from blog.models import Author, Picture, Post, PostType, Tag
from blog.pictures import store_picture
from nuvika.editing.publication import State

_numbers = count(1)


class Factory(Protocol):
    def __call__(self, **fields: Any) -> Post: ...


def make_post(**fields: Any) -> Post:
    """A post that is live. `tags` may be given as names."""
    number = next(_numbers)
    tags = fields.pop("tags", [])
    defaults = {
        "title": f"Post {number}",
        "slug": f"post-{number}",
        "body": "Some words.",
        "state": State.PUBLISHED,
        "published_at": timezone.now() - timedelta(days=1),
    }
    post = Post.objects.create(**{**defaults, **fields})
    post.tags.set([tag if isinstance(tag, Tag) else make_tag(tag) for tag in tags])
    return post


def make_draft(**fields: Any) -> Post:
    return make_post(**{"state": State.DRAFT, "published_at": None, **fields})


def make_scheduled(**fields: Any) -> Post:
    return make_post(**{"published_at": timezone.now() + timedelta(days=1), **fields})


def make_expired(**fields: Any) -> Post:
    return make_post(**{"expires_at": timezone.now() - timedelta(hours=1), **fields})


def make_author(name: str = "", **fields: Any) -> Author:
    name = name or f"Author {next(_numbers)}"
    return Author.objects.create(**{"name": name, "slug": _slug(name), **fields})


def make_post_type(name: str = "", **fields: Any) -> PostType:
    name = name or f"Type {next(_numbers)}"
    return PostType.objects.create(**{"name": name, "slug": _slug(name), **fields})


def make_tag(name: str = "", **fields: Any) -> Tag:
    name = name or f"Tag {next(_numbers)}"
    return Tag.objects.get_or_create(name=name, defaults={"slug": _slug(name), **fields})[0]


def picture_bytes(size: tuple[int, int] = (8, 6), colour: str = "navy", form: str = "PNG", **options: Any) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, colour).save(out, form, **options)
    return out.getvalue()


def make_picture(**fields: Any) -> Picture:
    """A stored picture; each call makes other pixels unless `data` is given."""
    number = next(_numbers)
    data = fields.pop("data", None) or picture_bytes((8 + number % 50, 6 + number // 50))
    return store_picture(data, **{"title": f"Picture {number}", "alt": "A navy field", "by": None, **fields})


def make_user(*permissions: str, staff: bool = True, **fields: Any) -> User:
    """An account of the Admin with the named permissions, like `blog.add_post`."""
    user = User.objects.create_user(**{"username": f"user-{next(_numbers)}", "is_staff": staff, **fields})
    for name in permissions:
        app, _, codename = name.partition(".")
        user.user_permissions.add(Permission.objects.get(content_type__app_label=app, codename=codename))
    return user


def make_editor(**fields: Any) -> User:
    """Somebody of the marketing team: writes and changes everything of the blog, and publishes it."""
    user = make_user(**fields)
    user.user_permissions.set(Permission.objects.filter(content_type__app_label="blog"))
    return user


def make_author_account(**fields: Any) -> User:
    """Somebody with the role Author."""
    return _with_role("Author", fields)


def make_editor_account(**fields: Any) -> User:
    """Somebody with the role Editor."""
    return _with_role("Editor", fields)


def make_publisher(**fields: Any) -> User:
    """Somebody with the role Publisher."""
    return _with_role("Publisher", fields)


def _with_role(name: str, fields: dict[str, Any]) -> User:
    user = make_user(**fields)
    user.groups.add(Group.objects.get(name=name))
    return user


def _slug(name: str) -> str:
    return slugify(name)
