"""What can be done to a carousel: one function a verb, each with who does it (None: the command line)."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

import reversion
from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.db.models import F

from carousels.deckjson import to_json
from carousels.decks import deck_of
from carousels.models import Carousel, Posting, Slide, Theme
from carousels.render.themes import ready_themes
from nuvika.editing.permissions import require
from nuvika.editing.publication import State

Actor = AbstractBaseUser | None

# Positions are unique at every moment; on the way to a new order all of them stand above any that can be final.
ASIDE = 10_000


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


def publish(carousel: Carousel, *, by: Actor, at: datetime | None = None) -> None:
    """Make it live, at once or from a moment on."""
    require(by, "carousels.change_carousel", "carousels.publish_carousel")
    carousel.publish_from(at)
    _save(carousel, by, "Published")


def unpublish(carousel: Carousel, *, by: Actor) -> None:
    """Make it a draft again; the time of its publication is kept."""
    require(by, "carousels.change_carousel", "carousels.publish_carousel")
    carousel.state = State.DRAFT
    _save(carousel, by, "Back to draft")


def record_posting(posting: Posting, *, by: Actor, file: PostedFile) -> Posting:
    """Keep that its carousel was posted, with this file."""
    require(by, "carousels.export_carousel")
    posting.file_name, posting.file_size, posting.file_digest = file.name[:260], file.size, file.digest
    posting.content_digest, posting.by = content_digest(posting.carousel), by  # type: ignore[assignment]
    posting.save()
    return posting


def forget_posting(posting: Posting, *, by: Actor) -> None:
    """Take an entry off the log that was made by mistake."""
    require(by, "carousels.delete_posting")
    posting.delete()


def content_digest(carousel: Carousel) -> str:
    """A hash of every word and picture of the carousel: another one says that it was changed."""
    return hashlib.sha256(to_json(deck_of(carousel)).encode()).hexdigest()


def put_in_order(carousel: Carousel, slides: list[Slide]) -> None:
    """Save these slides, all that the carousel shall have, at the positions 1, 2, 3 …

    Runs in the caller's transaction. A slide without a primary key is added.
    """
    step_aside(carousel.pk)
    for position, slide in enumerate(slides, 1):
        slide.carousel, slide.position = carousel, position
        slide.save()


def step_aside(carousel_id: int | str) -> None:
    """Move a carousel's stored slides to positions that no order uses, so that new ones can be written."""
    Slide.objects.filter(carousel_id=carousel_id).update(position=F("position") + ASIDE)


def _save(carousel: Carousel, by: Actor, comment: str) -> None:
    with transaction.atomic(), reversion.create_revision():
        carousel.save()
        reversion.set_comment(comment)
        if by is not None:
            reversion.set_user(by)


def wear(carousel: Carousel, theme: Theme, *, by: Actor) -> None:
    """Dress a carousel in a theme."""
    require(by, "carousels.change_carousel")
    carousel.theme = theme
    _save(carousel, by, f"Dressed in {theme.name}")


def take_theme(style: str, *, by: Actor) -> Theme:
    """Make a ready theme, named by its key, one of the site's. Who speaks on it is the default theme's."""
    require(by, "carousels.add_theme")
    ready = ready_themes()[style]
    fonts = {f"{role}_font": family for role, family in ready.fonts.items()}
    theme = Theme(name=ready.name, slug=ready.key, style=ready.key, **ready.palette, **fonts)
    theme.full_clean()
    with transaction.atomic(), reversion.create_revision():
        theme.save()
        reversion.set_comment("Taken from the ready themes")
        if by is not None:
            reversion.set_user(by)
    return theme
