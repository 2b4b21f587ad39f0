"""What a page needs to show a carousel: addresses of pictures, and every word as text."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from blog.descriptions import start_of
from carousels import exports
from carousels.deck import Deck, Slide
from carousels.exports import Sheet, sheet_of
from carousels.links import href
from carousels.marks import Run, plain, runs
from carousels.models import Carousel, Theme
from nuvika.lib.addresses import whole


@dataclass(frozen=True, slots=True)
class ViewerSlide:
    """Texts are HTML, with the slide's own marks."""

    number: int
    src: str  # a picture for every browser
    srcset: str  # WebP, from a phone to a sharp full screen
    label: SafeString
    headline: SafeString
    subline: SafeString
    paragraphs: tuple[SafeString, ...]
    link: str  # an address to follow, or empty
    link_text: str
    alt: str


@dataclass(frozen=True, slots=True)
class Viewer:
    title: str
    url: str
    address: str  # the same with scheme and host
    description: str
    language: str
    size: str  # a key of SIZES
    width: int  # px of a slide
    height: int
    slides: tuple[ViewerSlide, ...]
    pdf: str  # where readers may download the document, or empty
    embed: str  # the address of the page for frames


@dataclass(frozen=True, slots=True)
class Cover:
    """A carousel as a list shows it."""

    title: str
    url: str
    src: str
    srcset: str
    width: int
    height: int
    slides: int


def viewer_of(carousel: Carousel, default: Theme | None = None) -> Viewer:
    sheet = sheet_of(carousel, default=default)
    return Viewer(
        title=plain(carousel.title),
        url=carousel.get_absolute_url(),
        address=whole(carousel.get_absolute_url()),
        description=_description(sheet.deck),
        language=carousel.language,
        size=sheet.size.key,
        width=sheet.size.width,
        height=sheet.size.height,
        slides=tuple(_slide(sheet, number, slide) for number, slide in enumerate(sheet.deck.slides, 1)),
        pdf=reverse("carousels:pdf", args=[carousel.slug]) if may_be_downloaded(carousel, sheet) else "",
        embed=whole(reverse("carousels:embed", args=[carousel.slug])),
    )


def viewers_of(carousels: Iterable[Carousel]) -> list[Viewer]:
    """The default theme is read once for all."""
    rows = list(carousels)
    default = Theme.objects.default() if rows else None
    return [viewer_of(carousel, default) for carousel in rows]


def covers_of(carousels: Iterable[Carousel]) -> list[Cover]:
    """What a list shows of each; the default theme is read once for all."""
    rows = list(carousels)
    default = Theme.objects.default() if rows else None
    return [cover_of(carousel, default) for carousel in rows]


def cover_of(carousel: Carousel, default: Theme | None = None) -> Cover:
    sheet = sheet_of(carousel, default=default)
    size, slides = sheet.size, len(sheet.deck.slides)
    src, srcset = _address("small_slide", sheet, 1), _srcset(sheet, 1)
    return Cover(plain(carousel.title), carousel.get_absolute_url(), src, srcset, size.width, size.height, slides)


def _description(deck: Deck) -> str:
    """What the cover says beside the title, or what comes first after it."""
    texts = (text for slide in deck.slides for text in (slide.subline, slide.body))
    told = next((" ".join(plain(text).split()) for text in texts if text.strip()), "")
    return start_of(told or plain(deck.title))


def may_be_downloaded(carousel: Carousel, sheet: Sheet) -> bool:
    """The editor allows it, and no error of the checks stands."""
    return carousel.public_pdf and not exports.has_errors(sheet)


def _slide(sheet: Sheet, number: int, slide: Slide) -> ViewerSlide:
    return ViewerSlide(
        number=number,
        src=_address("slide", sheet, number),
        srcset=_srcset(sheet, number),
        label=_html(slide.label),
        headline=_html(slide.headline),
        subline=_html(slide.subline),
        paragraphs=tuple(_html(part) for part in slide.body.split("\n\n") if part),
        link=href(slide.link),
        link_text=slide.link,
        alt=_alt(sheet.deck, number, slide),
    )


def _srcset(sheet: Sheet, number: int) -> str:
    widths = exports.widths(sheet.size)
    return ", ".join(f"{_address('slide_webp', sheet, number, width)} {width}w" for width in widths)


@lru_cache(maxsize=2048)
def _html(text: str) -> SafeString:
    """The words with their marks as elements, and their line breaks."""
    lines = (format_html_join("", "{}", ((_run(run),) for run in runs(line))) for line in text.split("\n"))
    return mark_safe("<br>".join(lines))


def _run(run: Run) -> SafeString:
    html = format_html("{}", run.text)
    for is_so, element in ((run.code, "code"), (run.emphasis, "em"), (run.strong, "strong")):
        html = format_html(f"<{element}>{{}}</{element}>", html) if is_so else html
    return format_html('<a href="{}" rel="noopener">{}</a>', run.href, html) if run.href else html


def _alt(deck: Deck, number: int, slide: Slide) -> str:
    """The words stand beside the picture as text: it is enough to say which slide this is, and what it pictures."""
    place = f"Slide {number} of {len(deck.slides)}"
    shown = slide.alt if slide.picture and not slide.decorative else ""
    return ": ".join(part for part in (place, " ".join(plain(slide.headline).split()), shown) if part)


def _address(name: str, sheet: Sheet, *place: int) -> str:
    return f"{_path(f'carousels:{name}', sheet.slug, *place)}?v={sheet.fingerprint[:12]}"


@lru_cache(maxsize=4096)
def _path(view: str, *arguments: str | int) -> str:
    """Every slide has four addresses, and every page with slides tells them all."""
    return reverse(view, args=arguments)
