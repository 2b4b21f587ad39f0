"""What can be done with a carousel beside writing and publishing it, which nuvika.editing.actions does."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser, User

from carousels.deckjson import to_json
from carousels.decks import deck_of
from carousels.models import Carousel, Posting, Theme
from carousels.render.themes import ready_themes
from nuvika.editing import actions as editing
from nuvika.editing.history import recorded
from nuvika.editing.permissions import has, is_own, require, require_that

Actor = User | None


@dataclass(frozen=True, slots=True)
class PostedFile:
    """The file that was posted, without its bytes."""

    name: str
    size: int  # bytes
    digest: str  # SHA-256, in hex

    @classmethod
    def of(cls, name: str, chunks: Iterable[bytes]) -> "PostedFile":
        digest, size = hashlib.sha256(), 0
        for chunk in chunks:
            digest.update(chunk)
            size += len(chunk)
        return cls(name, size, digest.hexdigest())


def record_posting(posting: Posting, *, by: Actor, file: PostedFile) -> Posting:
    """Keep that its carousel was posted, with this file."""
    require_that(may_export(by, posting.carousel), "post", posting.carousel)
    posting.file_name, posting.file_size, posting.file_digest = file.name[:260], file.size, file.digest
    posting.content_digest, posting.by = content_digest(posting.carousel), by
    posting.save()
    return posting


def may_export(by: Actor | AnonymousUser, carousel: Carousel) -> bool:
    """Who may download its files, and say where they were posted."""
    return has(by, "export", carousel) or is_own(by, carousel)


def forget_posting(posting: Posting, *, by: Actor) -> None:
    """Take an entry off the log that was made by mistake."""
    require(by, "carousels.delete_posting")
    posting.delete()


def content_digest(carousel: Carousel) -> str:
    """A hash of every word and picture of the carousel: another one says that it was changed."""
    return hashlib.sha256(to_json(deck_of(carousel)).encode()).hexdigest()


def wear(carousel: Carousel, theme: Theme, *, by: Actor) -> bool:
    """Dress a carousel in a theme; True where that waits to be published."""
    return editing.change(carousel, {"theme": str(theme.pk)}, by=by, comment=f"Dressed in {theme.name}"[:200])


def take_theme(style: str, *, by: Actor) -> Theme:
    """Make a ready theme, named by its key, one of the site's. Who speaks on it is the default theme's."""
    require(by, "carousels.add_theme")
    ready = ready_themes()[style]
    fonts = {f"{role}_font": family for role, family in ready.fonts.items()}
    theme = Theme(name=ready.name, slug=ready.key, style=ready.key, **ready.palette, **fonts)
    theme.full_clean()
    with recorded(by, "Taken from the ready themes"):
        theme.save()
    return theme
