"""What kind of slide a heading names, or, where it names none, what its fields and its place tell."""

from carousels.brief.names import KINDS
from carousels.deck import Kind, Slide


def named(text: str) -> Kind | None:
    """The kind of this name in any case; None for any other text."""
    words = " ".join(text.lower().replace("-", " ").split())
    return KINDS.get(words)


def inferred(slide: Slide, place: int, count: int) -> Kind:
    """`place` counts from 0. The first is the cover if it has a sub-line or no label, the last the CTA if it links."""
    if place == 0 and (slide.subline or not slide.label):
        return Kind.COVER
    if place == count - 1 and slide.link:
        return Kind.CTA
    return Kind.CONTENT
