"""The words of a deck for those who do not see its slides. Marks are taken off."""

from carousels.deck import Deck, Slide
from carousels.marks import plain

DRAWN = ("label", "headline", "subline", "body", "link")


def words_of(slide: Slide) -> tuple[str, ...]:
    """Everything that can be read on a slide, in its order, and what its picture shows."""
    read = [plain(getattr(slide, name)).strip() for name in DRAWN]
    if slide.picture is not None and not slide.decorative:
        read.append(plain(slide.alt).strip())
    return tuple(part for part in read if part)


def transcript(deck: Deck) -> str:
    """Slide after slide, with one line feed at the end."""
    count = len(deck.slides)
    parts = [plain(deck.document_title or deck.title)]
    for number, slide in enumerate(deck.slides, 1):
        parts += [f"Slide {number} of {count}", *words_of(slide)]
    return "\n\n".join(parts) + "\n"


def alt_text(slide: Slide, number: int, count: int) -> str:
    """A slide in one line, for a picture of it that is posted alone."""
    return " · ".join((f"Slide {number} of {count}", *(" ".join(part.split()) for part in words_of(slide))))
