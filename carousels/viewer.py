"""What a page needs to show a carousel: addresses of pictures, and every word as text."""

from dataclasses import dataclass

from django.urls import reverse

from carousels.deck import Deck, Slide
from carousels.exports import Sheet, sheet_of
from carousels.links import href
from carousels.models import Carousel


@dataclass(frozen=True, slots=True)
class ViewerSlide:
    number: int
    src: str  # the small picture
    srcset: str
    label: str
    headline: str
    subline: str
    paragraphs: tuple[str, ...]
    link: str  # an address to follow, or empty
    link_text: str
    alt: str


@dataclass(frozen=True, slots=True)
class Viewer:
    title: str
    url: str
    language: str
    width: int  # px of a slide
    height: int
    slides: tuple[ViewerSlide, ...]


@dataclass(frozen=True, slots=True)
class Cover:
    """A carousel as a list shows it."""

    title: str
    url: str
    cover_src: str
    width: int
    height: int

    @property
    def src(self) -> str:
        return self.cover_src


def viewer_of(carousel: Carousel) -> Viewer:
    sheet = sheet_of(carousel)
    slides = tuple(_slide(sheet, number, slide) for number, slide in enumerate(sheet.deck.slides, 1))
    size = sheet.size
    return Viewer(carousel.title, carousel.get_absolute_url(), carousel.language, size.width, size.height, slides)


def cover_of(carousel: Carousel) -> Cover:
    sheet = sheet_of(carousel)
    src = _address("small_slide", sheet, 1)
    return Cover(carousel.title, carousel.get_absolute_url(), src, sheet.size.width, sheet.size.height)


def _slide(sheet: Sheet, number: int, slide: Slide) -> ViewerSlide:
    small, full = _address("small_slide", sheet, number), _address("slide", sheet, number)
    return ViewerSlide(
        number=number,
        src=small,
        srcset=f"{small} {sheet.size.width // 2}w, {full} {sheet.size.width}w",
        label=slide.label,
        headline=slide.headline,
        subline=slide.subline,
        paragraphs=tuple(part for part in slide.body.split("\n\n") if part),
        link=href(slide.link),
        link_text=slide.link,
        alt=_alt(sheet.deck, number, slide),
    )


def _alt(deck: Deck, number: int, slide: Slide) -> str:
    """The words stand beside the picture as text: it is enough to say which slide this is, and what it pictures."""
    place = f"Slide {number} of {len(deck.slides)}"
    return ": ".join(part for part in (place, slide.headline, slide.alt if slide.picture else "") if part)


def _address(name: str, sheet: Sheet, number: int) -> str:
    return f"{reverse(f'carousels:{name}', args=[sheet.slug, number])}?v={sheet.fingerprint[:12]}"
