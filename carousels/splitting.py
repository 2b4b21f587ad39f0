"""One slide made two, and two made one. Not a word is changed, added or lost on the way."""

import re
from collections.abc import Iterator
from dataclasses import replace

from carousels.deck import Kind, Slide

PARAGRAPH = re.compile(r"\n{2,}")
LINE = re.compile(r"\n")
# The end of a sentence, with the marks that close it: not after “e.g.”, a single letter or a number in an order.
SENTENCE = re.compile(r"(?:(?<=[.!?…])|(?<=[.!?…][\"”’»)\]]))[^\S\n]+(?=\S)|(?<=[。！？])(?=\S)")
ABBREVIATED = re.compile(
    r"(?:^|[\s(])(?:[^\W\d_]|\d+|[^\W\d_]\.[^\W\d_]|e\.g|i\.e|z\.B|bzw|usw|ca|vs|cf|etc|approx|no|Nr|Dr|Mr|Mrs|Ms|Prof|St)\.\Z",
    re.IGNORECASE,
)


def split(slide: Slide) -> tuple[Slide, Slide] | None:
    """The slide up to a paragraph, a line or a sentence near its middle, and the rest; None where there is none.

    What stands first stays first: the words of both, read in turn, are those of the slide. The picture and the notes
    stay with the first, the link goes with the second. A cover goes on as content; whatever else keeps its kind.
    """
    rest_kind = Kind.CONTENT if slide.kind in (Kind.COVER, Kind.QUOTE, Kind.NUMBER, Kind.IMAGE) else slide.kind
    rest = Slide(rest_kind, link=slide.link)
    parts = halves(slide.body)
    if parts:
        return replace(slide, kind=_kind_of_first(slide), body=parts[0], link=""), replace(rest, body=parts[1])
    parts = halves(slide.headline)
    if parts:
        first = replace(slide, kind=_kind_of_first(slide), headline=parts[0], subline="", body="", link="")
        return first, replace(rest, headline=parts[1], subline=slide.subline, body=slide.body)
    return None


def merge(first: Slide, second: Slide) -> Slide:
    """Both on one slide: the first leads, and every word of the second follows in its body.

    Of two links the first stays and the second joins the words. The first picture and its alt text stay; where the
    first has none, it takes the second's.
    """
    link = first.link or second.link
    words = (second.label, second.headline, second.subline, second.body, second.link if first.link else "")
    pictured = first if first.picture else second
    return replace(
        first,
        kind=Kind.CTA if second.kind is Kind.CTA and first.kind is Kind.CONTENT else first.kind,
        body=_paragraphs(first.body, *words),
        link=link,
        picture=pictured.picture,
        alt=_lines(first.alt, second.alt),
        notes=_paragraphs(first.notes, second.notes),
    )


def halves(text: str) -> tuple[str, str] | None:
    """The text before and after the boundary that is nearest to its middle: paragraphs, else lines, else sentences."""
    for kind in (PARAGRAPH, LINE, SENTENCE):
        cuts = [found for found in kind.finditer(text) if kind is not SENTENCE or _ends(text[: found.start()])]
        cuts = [found for found in cuts if text[: found.start()].strip() and text[found.end() :].strip()]
        if cuts:
            best = min(cuts, key=lambda found: abs(found.start() + found.end() - len(text)))
            return text[: best.start()], text[best.end() :]
    return None


def sentences(text: str) -> list[str]:
    """The sentences of a text in one line; an empty text is one empty sentence."""
    found, start = [], 0
    for end in SENTENCE.finditer(text):
        if _ends(text[: end.start()]):
            found.append(text[start : end.start()])
            start = end.end()
    return [*found, text[start:]]


def _ends(before: str) -> bool:
    return not ABBREVIATED.search(before)


def _kind_of_first(slide: Slide) -> Kind:
    """A call to action without its link and button is content."""
    return Kind.CONTENT if slide.kind is Kind.CTA else slide.kind


def _paragraphs(*parts: str) -> str:
    return "\n\n".join(_written(parts))


def _lines(*parts: str) -> str:
    return "\n".join(dict.fromkeys(_written(parts)))


def _written(parts: tuple[str, ...]) -> Iterator[str]:
    return (part for part in parts if part)
