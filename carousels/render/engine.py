"""A deck, a brand and a size in; pages and facts about them out. Set by Typst, which gets the words as data."""

import json
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from functools import partial
from typing import Any, Literal

import typst

from carousels.brand import Brand
from carousels.deck import Deck, Kind, Picture, Slide
from carousels.findings import Finding, Severity
from carousels.render import compilers, fonts, glyphs
from carousels.render.chunks import is_seen, paragraphs, points
from carousels.render.links import href
from carousels.render.sizes import Size

Form = Literal["pdf", "png", "svg"]
PX_PER_INCH = 72  # 1 px is 1 pt
MADE = datetime(2020, 1, 1, tzinfo=UTC)  # the same words make the same bytes on any day
RIGHT_TO_LEFT = ("ar", "fa", "he", "ur", "yi")


@dataclass(frozen=True, slots=True)
class Compiled:
    """`pages` holds one PDF, or a PNG or SVG for each slide; `facts` is the engine's own geometry, in pt."""

    pages: tuple[bytes, ...]
    findings: tuple[Finding, ...]
    facts: tuple[dict[str, Any], ...] = ()


def compile_deck(
    deck: Deck, brand: Brand, size: Size, form: Form, *, scale: float = 1.0, only: int | None = None
) -> Compiled:
    """Set the deck; `only` draws one slide, counted from 1, sized and numbered as within its deck."""
    inputs = {"deck": json.dumps(data_of(deck, brand, size, only), ensure_ascii=False)}
    with compilers.borrowed() as compiler:
        made, refusals = _compiled(compiler, inputs, form, scale)
        facts = json.loads(compiler.query("<facts>", field="value"))
    pages = tuple(made) if isinstance(made, list) else (made or b"",)
    return Compiled(pages, (*_overflows(deck, facts), *glyphs.missing(deck, brand), *refusals), tuple(facts))


def _compiled(
    compiler: typst.Compiler, inputs: dict[str, str], form: Form, scale: float
) -> tuple[bytes | list[bytes] | None, list[Finding]]:
    """The pages; a PDF by the rules of PDF/UA-1, or, where a sign without a font breaks them, without their proof."""
    make = partial(compiler.compile, format=form, ppi=PX_PER_INCH * scale, sys_inputs=inputs, timestamp=MADE)
    if form != "pdf":
        return make(), []
    try:
        return make(pdf_standards="ua-1"), []
    except typst.TypstError as error:
        message = f"the document is not fully accessible: {error.message.removeprefix('PDF/UA-1 error: ')}."
        return make(), [Finding(Severity.WARNING, message)]


def check(deck: Deck, brand: Brand, size: Size) -> tuple[Finding, ...]:
    """What is wrong with the pages, in the order of the slides."""
    found = compile_deck(deck, brand, size, "svg").findings
    return tuple(sorted(found, key=lambda finding: finding.slide or 0))


def data_of(
    deck: Deck, brand: Brand, size: Size, only: int | None = None, plan: tuple[dict[str, Any], ...] | None = None
) -> dict[str, Any]:
    """What the templates read: nothing in it is ever taken for markup.

    `plan` is the facts of an earlier compile of the same deck: its sizes and line widths are then taken, not sought.
    """
    return {
        "title": deck.document_title or deck.title,
        "author": deck.author or brand.author_name,
        "language": deck.language.split("-")[0],
        "region": _region(deck.language),
        "rtl": deck.language.split("-")[0] in RIGHT_TO_LEFT,
        "width": size.width,
        "height": size.height,
        "size": size.key,
        "only": only,
        "plan": plan,
        "fallback": fonts.SCRIPTS,
        "brand": _brand(brand),
        "slides": [_slide(slide) for slide in deck.slides],
    }


def _brand(brand: Brand) -> dict[str, Any]:
    plain = asdict(replace(brand, logo=None, avatar=None))
    faces = {name: fonts.family(plain[name]) for name in ("heading_font", "body_font", "mono_font")}
    return {**plain, **faces, "logo": _picture(brand.logo), "avatar": _picture(brand.avatar)}


def _region(language: str) -> str | None:
    part = language.partition("-")[2]
    return part.upper() if len(part) == 2 else None


def _slide(slide: Slide) -> dict[str, Any]:
    return {
        "kind": slide.kind.value,
        "label": paragraphs(slide.label),
        "headline": paragraphs(slide.headline, widow=10),
        "subline": paragraphs(slide.subline),
        "body": _body(slide),
        "link": slide.link if is_seen(slide.link) else "",
        "href": href(slide.link),
        "alt": slide.alt,
        "picture": _picture(slide.picture),
    }


def _body(slide: Slide) -> list[Any]:
    if not is_seen(slide.body):
        return []
    if slide.kind is Kind.CODE:
        return slide.body.split("\n")
    return points(slide.body) if slide.kind is Kind.LIST else paragraphs(slide.body)


def _picture(picture: Picture | None) -> str | None:
    return compilers.place(picture) if picture else None


def _overflows(deck: Deck, facts: list[dict[str, Any]]) -> list[Finding]:
    findings = []
    for fact in facts:
        if fact["height"] <= fact["room"] + 0.5:
            continue
        slide = deck.slides[fact["slide"] - 1]
        field = max(("headline", "body", "subline", "label"), key=lambda name: len(getattr(slide, name)))
        words = getattr(slide, field)
        surplus = max(1, round(len(words) * (1 - fact["room"] / fact["height"])))
        message = f"text does not fit: about {surplus} characters too many. Shorten it, or split the slide."
        findings.append(Finding(Severity.ERROR, message, fact["slide"], field))
    return findings
