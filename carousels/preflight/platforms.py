"""What the platforms take: LinkedIn a document with its post, Instagram pictures."""

from collections.abc import Iterator

from carousels import limits
from carousels.deck import MAX_SLIDES, Deck
from carousels.findings import Finding, Severity
from carousels.render.sizes import Size


def of_document(deck: Deck) -> Iterator[Finding]:
    """A LinkedIn document, and the words posted with it."""
    if len(deck.slides) > MAX_SLIDES:
        message = f"{len(deck.slides)} slides are too many: LinkedIn takes {MAX_SLIDES} pages. Delete some."
        yield Finding(Severity.ERROR, message)
    title = deck.document_title or deck.title
    field = "document_title" if deck.document_title else "title"
    yield from _length(title, limits.CAROUSEL["document_title"], "the document’s title", field)
    yield from _length(deck.caption, limits.CAROUSEL["caption"], "the caption", "caption")


def of_pictures(deck: Deck, size: Size) -> Iterator[Finding]:
    """Pictures posted on Instagram."""
    known = limits.INSTAGRAM
    if len(deck.slides) > known.pictures:
        message = f"Instagram takes {known.pictures} pictures; this carousel has {len(deck.slides)}."
        yield Finding(Severity.WARNING, message)
    shape = size.width / size.height
    if not known.narrowest <= shape <= known.broadest:
        yield Finding(
            Severity.WARNING, f"Instagram crops {size.name.lower()} pictures. Choose portrait or square.", None, "size"
        )
    if len(deck.caption) > known.caption:
        message = f"Instagram takes captions of {known.caption:,} characters; this one has {len(deck.caption):,}."
        yield Finding(Severity.WARNING, message, None, "caption")
    for number, slide in enumerate(deck.slides, 1):
        if len(slide.alt) > known.alt:
            message = f"Instagram takes alt texts of {known.alt:,} characters; this one has {len(slide.alt):,}."
            yield Finding(Severity.WARNING, message, number, "alt")


def of_file(size: int) -> Iterator[Finding]:
    """A finished document of so many bytes."""
    if size > limits.MAX_DOCUMENT:
        most = limits.MAX_DOCUMENT // 1024**2
        message = f"the document has {size / 1024**2:.0f} MB; LinkedIn takes {most}. Use smaller pictures."
        yield Finding(Severity.ERROR, message)


def _length(text: str, limit: limits.Limit, name: str, field: str) -> Iterator[Finding]:
    count = len(text)
    if limit.allowed and count > limit.allowed:
        message = f"{name} has {count:,} characters; LinkedIn takes {limit.allowed:,}. Shorten it."
        yield Finding(Severity.ERROR, message, None, field)
    elif limit.advised and count > limit.advised:
        message = f"{name} has {count:,} characters; from about {limit.advised:,} on it is cut. Shorten it."
        yield Finding(Severity.WARNING, message, None, field)
