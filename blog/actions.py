"""What can be done to a post: one function a verb, each with who does it (None: the command line)."""

from datetime import datetime
from typing import Any

import reversion
from django.db import transaction

from blog.models import Post
from nuvika.editing.permissions import require
from nuvika.editing.publication import State


def publish(post: Post, *, by: Any, at: datetime | None = None) -> None:
    """Make it live, at once or from a moment on."""
    require(by, "blog.change_post", "blog.publish_post")
    post.publish_from(at)
    _save(post, by, "Published")


def unpublish(post: Post, *, by: Any) -> None:
    """Make it a draft again; the time of its publication is kept."""
    require(by, "blog.change_post", "blog.publish_post")
    post.state = State.DRAFT
    _save(post, by, "Back to draft")


def _save(post: Post, by: Any, comment: str) -> None:
    # One revision a post: several in one would be reverted together.
    with transaction.atomic(), reversion.create_revision():
        post.save()
        reversion.set_comment(comment)
        if by is not None:
            reversion.set_user(by)
