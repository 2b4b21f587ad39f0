"""Which picture stands for a page where it is shared."""

import re
from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse

from blog.models import Post
from carousels.cards import HEIGHT, WIDTH, card, card_of
from carousels.exports import Sheet
from carousels.marks import plain
from carousels.models import Carousel
from nuvika.front.frame.reading import Frame
from nuvika.lib.addresses import whole

SMALLEST = 600  # px wide: below it, LinkedIn and others show a thumbnail at the side
LONGEST_LINE = 130  # characters under a card's title
SENTENCE = re.compile(r".+?[.!?…](?=\s|\Z)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class SharePicture:
    src: str  # a whole address
    width: int  # px
    height: int
    alt: str


def of_post(post: Post) -> SharePicture:
    """Its cover where one was chosen that is large enough, else its card."""
    cover = post.cover
    if cover is not None and cover.width >= SMALLEST:
        return SharePicture(whole(cover.file.url), cover.width, cover.height, cover.alt or post.title)
    return _drawn(reverse("front:post_card", args=[post.slug]), card_of_post(post), post.title)


def of_carousel(carousel: Carousel) -> SharePicture:
    place = reverse("front:carousel_card", args=[carousel.slug])
    return _drawn(place, card_of(carousel), f"The first slide: {plain(carousel.title)}")


def of_site(frame: Frame) -> SharePicture:
    """Every list shows it: its address is known without asking for the theme."""
    return SharePicture(whole(reverse("front:site_card")), WIDTH, HEIGHT, frame.name)


def card_of_post(post: Post) -> Sheet:
    kind = post.post_type.name if post.post_type else ""
    return card(post.title, kind, first_sentence(post.summary), author=post.author)


def card_of_site(frame: Frame) -> Sheet:
    return card(frame.tagline or frame.name, frame.name if frame.tagline else "", language=frame.language)


def first_sentence(text: str) -> str:
    """Nothing where it is too long for a card."""
    found = SENTENCE.match(text.strip())
    sentence = found[0] if found else text.strip()
    return sentence if len(sentence) <= LONGEST_LINE else ""


def _drawn(path: str, sheet: Sheet, alt: str) -> SharePicture:
    """Its address changes with what is drawn, so that who keeps pictures fetches the new one."""
    return SharePicture(f"{settings.SITE_URL}{path}?v={sheet.fingerprint[:12]}", WIDTH, HEIGHT, alt)
