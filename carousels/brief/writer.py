"""A deck as a brief in its one canonical form."""

from dataclasses import replace

from carousels.brief.kinds import inferred
from carousels.brief.names import escaped
from carousels.brief.normalise import normalise_deck
from carousels.deck import DEFAULT_LANGUAGE, DEFAULT_SIZE, Deck, Kind, Slide

HEADER = (
    ("Blog post", "blog_post"),
    ("Language", "language"),
    ("Size", "size"),
    ("Theme", "theme"),
    ("Author", "author"),
    ("Hashtags", "hashtags"),
    ("Caption", "caption"),
)
FIELDS = (
    ("Label", "label"),
    ("Headline", "headline"),
    ("Sub-line", "subline"),
    ("Body", "body"),
    ("Link", "link"),
    ("Alt", "alt"),
    ("Notes", "notes"),
)


def write(deck: Deck) -> str:
    """Reading the text gives the same deck, but for pictures and the document title, which a brief does not hold."""
    deck = normalise_deck(deck)
    header = "\n".join([f"LinkedIn Carousel: {deck.title}", "", *_header(deck)]).rstrip("\n")
    slides = [_slide(deck, place) for place in range(len(deck.slides))]
    return "\n\n\n".join([header, *slides]) + "\n"


def _header(deck: Deck) -> list[str]:
    shown = replace(
        deck,
        language="" if deck.language == DEFAULT_LANGUAGE else deck.language,
        size="" if deck.size == DEFAULT_SIZE else deck.size,
    )
    noun = "slide" if len(deck.slides) == 1 else "slides"
    first = [f"Post type: {deck.post_type} · {len(deck.slides)} {noun}"] if deck.post_type else []
    return first + [_field(name, value) for name, key in HEADER if (value := getattr(shown, key))]


def _slide(deck: Deck, place: int) -> str:
    slide = deck.slides[place]
    fields = [_field(name, value) for name, key in FIELDS if (value := getattr(slide, key))]
    return "\n\n".join([_heading(slide, place, len(deck.slides)), *fields])


def _heading(slide: Slide, place: int, count: int) -> str:
    bare = slide.kind is Kind.CONTENT and inferred(slide, place, count) is Kind.CONTENT
    return f"SLIDE {place + 1}" + ("" if bare else f" — {slide.kind.label}")


def _field(name: str, value: str) -> str:
    first, *rest = value.split("\n")
    return "\n".join([f"{name}: {first}", *(escaped(line) for line in rest)])
