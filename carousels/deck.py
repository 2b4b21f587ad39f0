"""What a carousel is, as plain frozen values that know neither Django nor a database.

The brief reader, the database rows and an unsaved form each make a `Deck`; the renderer, the checks, the brief
writer and the public page each take one. So all of them speak of the same thing.
"""

from dataclasses import dataclass, field, replace
from enum import StrEnum


class Kind(StrEnum):
    """What a slide is for. The value is stored; the label is how a brief and the Admin name it."""

    COVER = "cover"
    CONTENT = "content"
    CTA = "cta"
    QUOTE = "quote"
    IMAGE = "image"
    LIST = "list"
    NUMBER = "number"
    CODE = "code"

    @property
    def label(self) -> str:
        return "CTA" if self is Kind.CTA else self.value.capitalize()


DEFAULT_LANGUAGE = "en"
DEFAULT_SIZE = "portrait"
MAX_SLIDES = 300  # LinkedIn takes documents of at most 300 pages

FITS = ("cover", "contain")
OVERLAY = 55  # percent: how far a picture that fills the page steps back behind its words

# Which part of a picture stays in sight where not all of it is shown: percent from left and top.
FOCUS = {
    "top-left": (0, 0),
    "top": (50, 0),
    "top-right": (100, 0),
    "left": (0, 50),
    "centre": (50, 50),
    "right": (100, 50),
    "bottom-left": (0, 100),
    "bottom": (50, 100),
    "bottom-right": (100, 100),
}
CENTRE = FOCUS["centre"]

# The fields of a slide that hold words, in the order in which a brief writes them.
TEXT_FIELDS = ("label", "headline", "subline", "body", "link", "alt", "notes")


@dataclass(frozen=True, slots=True)
class Picture:
    """A decoded and re-encoded picture: its bytes, pixels and the digest that names them."""

    digest: str  # SHA-256 of data, in hex
    extension: str  # "png", "jpg" or "webp"
    width: int  # px
    height: int  # px
    data: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Slide:
    """One page. Texts are plain; lines are separated by one line feed, paragraphs by two."""

    kind: Kind = Kind.CONTENT
    label: str = ""
    headline: str = ""
    subline: str = ""
    body: str = ""
    link: str = ""
    alt: str = ""
    notes: str = ""  # for the team; never drawn
    picture: Picture | None = None
    layout: str = ""  # a key of carousels.layouts.LAYOUTS[kind]; empty: the kind's first
    focus: tuple[int, int] = CENTRE  # percent from left and top, as in FOCUS
    fit: str = FITS[0]
    overlay: int = OVERLAY
    decorative: bool = False  # the picture says nothing that words would have to


@dataclass(frozen=True, slots=True)
class Deck:
    """A carousel. An empty text means: not given; `theme` and `author` are then the site's defaults."""

    title: str
    slides: tuple[Slide, ...]
    post_type: str = ""
    blog_post: str = ""  # the post's address exactly as the brief gave it
    language: str = DEFAULT_LANGUAGE  # BCP 47: "en", "de", "pt-BR"
    size: str = DEFAULT_SIZE  # a key of carousels.render.sizes.SIZES
    theme: str = ""  # a theme's name
    author: str = ""
    hashtags: str = ""
    caption: str = ""
    document_title: str = ""  # what LinkedIn shows above the document; the title where empty

    def with_slides(self, *slides: Slide) -> "Deck":
        return replace(self, slides=tuple(slides))
