"""From rows to plain values: a carousel's rows make a `Deck`, its theme a `Brand`."""

from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache
from pathlib import PurePosixPath
from typing import Any

from django.conf import settings

from blog.models import Picture
from carousels import deck as values
from carousels.brand import Brand, Palette
from carousels.brief import slug_of_address
from carousels.models import Carousel, Slide, Theme


def deck_of(carousel: Carousel, rows: Iterable[Slide] | None = None) -> values.Deck:
    """The carousel as it stands in the database; read it with `with_slides()` to keep the queries few.

    `rows` are its slides where they are not the stored ones.
    """
    return values.Deck(
        slides=tuple(slide_of(slide) for slide in (carousel.slides.all() if rows is None else rows)),
        blog_post=address_of_post(carousel),
        **header_of(carousel),
    )


def header_of(carousel: Carousel) -> dict[str, Any]:
    """What a deck says about itself beside its slides and its post."""
    theme = carousel.theme
    return {
        "title": carousel.title,
        "post_type": carousel.post_type.name if carousel.post_type else "",
        "language": carousel.language,
        "size": carousel.size,
        "theme": theme.name if theme and not theme.is_default else "",
        "author": carousel.author.name if carousel.author else "",
        "hashtags": carousel.hashtags,
        "caption": carousel.caption,
        "document_title": carousel.document_title,
    }


def address_of_post(carousel: Carousel) -> str:
    """The address as the brief gave it, while it still names the linked post; else the post's own."""
    post, given = carousel.post, carousel.post_address
    if post is None or slug_of_address(given) == post.slug:
        return given
    return settings.SITE_URL + post.get_absolute_url()


def slide_of(slide: Slide) -> values.Slide:
    return values.Slide(
        kind=values.Kind(slide.kind),
        picture=picture_of(slide.picture),
        **{name: getattr(slide, name) for name in values.TEXT_FIELDS},
    )


def shown(deck: values.Deck, rows: Iterable[Slide]) -> values.Deck:
    """The deck as it is drawn: a slide without alt text of its own has its picture's."""
    slides = tuple(
        replace(drawn, alt=drawn.alt or (row.picture.alt if row.picture else ""))
        for drawn, row in zip(deck.slides, rows, strict=True)
    )
    return replace(deck, slides=slides)


def brand_of(carousel: Carousel) -> Brand:
    """The carousel's theme, or the default one, with the carousel's author speaking where it has one."""
    brand = theme_brand(carousel.theme or Theme.objects.default())
    author = carousel.author
    if author is None:
        return brand
    return replace(
        brand,
        author_name=author.name,
        handle=author.handle or brand.handle,
        avatar=picture_of(author.picture) or brand.avatar,
    )


def theme_brand(theme: Theme | None) -> Brand:
    if theme is None:
        return Brand()
    return Brand(
        name=theme.name,
        palette=Palette(
            paper=theme.paper,
            ink=theme.ink,
            muted=theme.muted,
            accent=theme.accent,
            on_accent=theme.on_accent,
            highlight=theme.highlight,
        ),
        heading_font=theme.heading_font,
        body_font=theme.body_font,
        author_name=theme.author_name,
        handle=theme.handle,
        footer=theme.footer,
        page_numbers=theme.page_numbers,
        swipe_cue=theme.swipe_cue,
        logo=picture_of(theme.logo),
        avatar=picture_of(theme.avatar),
    )


def picture_of(picture: Picture | None) -> values.Picture | None:
    if picture is None:
        return None
    extension = PurePosixPath(str(picture.file.name)).suffix.lstrip(".").lower()
    return values.Picture(
        digest=picture.digest,
        extension=extension,
        width=picture.width,
        height=picture.height,
        data=_bytes_of(str(picture.file.name)),
    )


@lru_cache(maxsize=64)
def _bytes_of(name: str) -> bytes:
    """Read a stored picture; its file's name holds its digest, so what is kept in memory is never stale."""
    with Picture.file.field.storage.open(name) as file:
        return bytes(file.read())
