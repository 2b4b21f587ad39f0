"""From rows to plain values: a carousel's rows make a `Deck`, its theme a `Brand`."""

from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache
from pathlib import PurePosixPath
from typing import Any

from django.conf import settings

from blog.models import Author, Picture
from carousels import deck as values
from carousels.brand import Brand
from carousels.brief import slug_of_address
from carousels.models import Carousel, Slide, Theme

# What a theme takes from the default one where it is empty.
INHERITED = ("author_name", "handle", "footer", "logo", "avatar")


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
        layout=slide.layout,
        fit=slide.fit,
        focus=values.FOCUS.get(slide.focus, values.CENTRE),
        overlay=slide.overlay,
        decorative=slide.decorative,
        **{name: getattr(slide, name) for name in values.TEXT_FIELDS},
    )


def shown(deck: values.Deck, rows: Iterable[Slide]) -> values.Deck:
    """The deck as it is drawn: what a slide does not say of its picture, the picture says itself."""
    slides = (_with_its_picture(drawn, row) for drawn, row in zip(deck.slides, rows, strict=True))
    return replace(deck, slides=tuple(slides))


def _with_its_picture(slide: values.Slide, row: Slide) -> values.Slide:
    if row.picture is None:
        return slide
    alt = slide.alt or row.picture.alt
    focus = slide.focus if row.focus else values.FOCUS.get(row.picture.focus, values.CENTRE)
    return replace(slide, alt=alt, focus=focus, decorative=slide.decorative or (row.picture.decorative and not alt))


def brand_of(carousel: Carousel, default: Theme | None = None) -> Brand:
    """The carousel's theme, or the default one, with the carousel's author speaking where it has one.

    `default` is the default theme where it was read already, as for a list.
    """
    return spoken_by(carousel.author, theme_brand(carousel.theme, default))


def spoken_by(author: Author | None, brand: Brand) -> Brand:
    if author is None:
        return brand
    return replace(
        brand,
        author_name=author.name,
        handle=author.handle or brand.handle,
        avatar=picture_of(author.picture) or brand.avatar,
    )


def theme_brand(theme: Theme | None, default: Theme | None = None) -> Brand:
    """A theme dressed for use: what it leaves empty about who speaks is the default theme's. None: the default."""
    if theme is None:
        common = default or Theme.objects.default()
        return _brand(common) if common else Brand()
    return _brand(theme) if theme.is_default else dressed(theme, default)


def dressed(theme: Theme, default: Theme | None = None) -> Brand:
    """A theme that is not the default one."""
    own, common = _brand(theme), theme_brand(None, default)
    return replace(own, **{name: getattr(own, name) or getattr(common, name) for name in INHERITED})


def _brand(theme: Theme) -> Brand:
    return replace(theme.look(), logo=picture_of(theme.logo), avatar=picture_of(theme.avatar))


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
