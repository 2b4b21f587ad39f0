"""Whether a deck tells its story: a cover, one thought a slide, and something to do at the end."""

from collections.abc import Iterator

from carousels import limits
from carousels.deck import Deck, Kind, Slide
from carousels.findings import Finding, Severity
from carousels.links import href
from carousels.marks import plain

DRAWN = ("label", "headline", "subline", "body")


def findings(deck: Deck) -> Iterator[Finding]:
    last = len(deck.slides)
    for number, slide in enumerate(deck.slides, 1):
        yield from _place(slide, number, last)
        yield from _words(slide, number)
        yield from _link(slide, number)
    if deck.slides and deck.slides[0].kind is not Kind.COVER:
        yield _warning("the first slide is no cover. Make it one, or move the cover here.", 1, "kind")
    if last > 1 and Kind.CTA not in (slide.kind for slide in deck.slides):
        yield Finding(Severity.NOTE, "no slide says what to do next. Add a call to action at the end.")


def _place(slide: Slide, number: int, last: int) -> Iterator[Finding]:
    if slide.kind is Kind.COVER and number > 1:
        yield _warning("a cover stands first. Move it, or choose another kind.", number, "kind")
    if slide.kind is Kind.CTA and number < last:
        yield _warning("a call to action stands last. Move it, or choose another kind.", number, "kind")


def _words(slide: Slide, number: int) -> Iterator[Finding]:
    if not slide.headline.strip() and slide.kind is not Kind.IMAGE:
        yield _warning("there is no headline. Say in a few words what this slide is about.", number, "headline")
    if slide.kind is Kind.CODE:
        return
    count = sum(len(plain(getattr(slide, name)).split()) for name in DRAWN)
    if count > limits.SLIDE_WORDS:
        field = max(DRAWN, key=lambda name: len(getattr(slide, name)))
        advice = f"{count} words are many for one slide: more than {limits.SLIDE_WORDS} are seldom read on a phone."
        yield _warning(f"{advice} Shorten it, or split the slide.", number, field)


def _link(slide: Slide, number: int) -> Iterator[Finding]:
    link = slide.link.strip()
    if not link:
        if slide.kind is Kind.CTA:
            yield _warning("this call to action leads nowhere. Add the link to follow.", number, "link")
        return
    address = href(link)
    if not address:
        yield _warning(f"“{link}” is no address to follow. Write one like nuvikatech.com/blog.", number, "link")
    elif address.startswith("http:"):
        yield _warning("the link is not secure. Write it with https, or without http.", number, "link")


def _warning(message: str, slide: int, field: str) -> Finding:
    return Finding(Severity.WARNING, message, slide, field)
