"""Carousels for tests, valid in one line."""

from typing import Any

from django.utils import timezone

from carousels.deck import Deck, Kind
from carousels.deck import Slide as SlideValue
from carousels.models import Carousel, Slide
from nuvika.editing.publication import State

SLIDES = (
    {"kind": Kind.COVER, "headline": "Ship smaller pull requests", "subline": "What changed when we did"},
    {
        "kind": Kind.CONTENT,
        "label": "WHY",
        "headline": "Reviewers read 200 lines well",
        "body": "After that they skim.",
    },
    {"kind": Kind.CTA, "headline": "Read it all", "link": "nuvikatech.com/blog/posts/smaller"},
)


def make_carousel(title: str = "Smaller", *, live: bool = False, **values: Any) -> Carousel:
    """With a cover, a content slide and a call to action."""
    if live:
        values = {"state": State.PUBLISHED, "published_at": timezone.now(), **values}
    carousel = Carousel.objects.create(title=title, **{"slug": title.lower().replace(" ", "-"), **values})
    for position, slide in enumerate(SLIDES, 1):
        Slide.objects.create(carousel=carousel, position=position, **{**slide, "kind": slide["kind"].value})
    return carousel


def make_deck(title: str = "Smaller", **values: Any) -> Deck:
    return Deck(title=title, slides=tuple(SlideValue(**slide) for slide in SLIDES), **values)
