"""What is noted by itself: a page that readers knew moved, was withdrawn, or came back."""

from dataclasses import dataclass
from typing import Any

from blog.models import Author, Post, PostType, Series, Tag
from carousels.models import Carousel
from nuvika.editing.publication import Status
from nuvika.front.frame.models import Page
from nuvika.front.redirects.models import Redirect, plain_path

KEPT = (Post, Carousel, Page, PostType, Tag, Author, Series)
SEEN = (Status.LIVE, Status.EXPIRED)  # what readers can see now, or could


@dataclass(frozen=True, slots=True)
class Before:
    """How a thing stood before it was saved."""

    path: str
    public: bool  # readers saw it, or see it


def before(thing: Any) -> Before | None:
    row = type(thing)._default_manager.filter(pk=thing.pk).first() if thing.pk else None
    if row is None:
        return None
    path = row.get_absolute_url()
    return Before(path, _was_public(row) or Redirect.objects.filter(old_path=plain_path(path)).exists())


def after(thing: Any, old: Before | None) -> None:
    """Note the move of what was public; forget what was noted about an address that shows something again."""
    path = thing.get_absolute_url()
    if _shows(thing):
        Redirect.objects.filter(old_path=plain_path(path)).delete()
    if old is None or not old.public:
        return
    if old.path != path:
        _note(old.path, path)
    elif _is_withdrawn(thing):
        _note(path, "")


def gone(thing: Any) -> None:
    """Note that what is deleted was public."""
    if _was_public(thing):
        path = thing.get_absolute_url()
        _note(path, "")


def _note(old_path: str, target: str) -> None:
    row = Redirect.objects.filter(old_path=plain_path(old_path)).first() or Redirect(old_path=old_path, automatic=True)
    row.target = target
    if target:
        Redirect.objects.filter(old_path=plain_path(target)).delete()  # it was left once, and is come back to
    row.save()


def _was_public(row: Any) -> bool:
    if isinstance(row, Post | Carousel):
        return row.status in SEEN
    return _shows(row)


def _shows(thing: Any) -> bool:
    """Sorts of posts show something where one of them is live."""
    return bool(thing.is_live()) if hasattr(thing, "is_live") else bool(thing.posts.live().exists())


def _is_withdrawn(thing: Any) -> bool:
    if isinstance(thing, Post | Carousel):
        return thing.status in (Status.DRAFT, Status.REVIEW)
    return isinstance(thing, Page) and not thing.is_live()
