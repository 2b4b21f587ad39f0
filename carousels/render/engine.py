"""A deck, a brand and a size in; pages and facts about them out. Set by Typst, which gets the words as data."""

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from typing import Literal

import typst

from carousels.brand import Brand
from carousels.deck import Deck
from carousels.findings import Finding, Severity
from carousels.render import compilers, glyphs
from carousels.render.data import Composition, composed
from carousels.render.geometry import Page, overflows, pages_of
from carousels.render.sizes import Size

Form = Literal["pdf", "png", "svg"]
PX_PER_INCH = 72  # 1 px is 1 pt
MADE = datetime(2020, 1, 1, tzinfo=UTC)  # the same words make the same bytes on any day
TRIES = 12  # compiles: as many as a ladder has steps, for words whose lines only the typesetter knows


@dataclass(frozen=True, slots=True)
class Compiled:
    """`pages` holds one PDF, or a PNG or SVG for each slide; `facts` is where the words of each came to stand."""

    pages: tuple[bytes, ...]
    findings: tuple[Finding, ...]
    facts: tuple[Page, ...] = ()


def compile_deck(
    deck: Deck, brand: Brand, size: Size, form: Form, *, scale: float = 1.0, only: int | None = None
) -> Compiled:
    """Set the deck; `only` draws one slide, counted from 1, sized and numbered as within its deck."""
    least: dict[int, int] = {}
    with compilers.borrowed() as compiler:
        for _ in range(TRIES):
            composition = composed(deck, brand, size, least)
            pages, refusals = _compiled(compiler, inputs_of(composition, only), form, scale)
            facts = _facts(compiler, composition, only)
            short = {page.slide - 1: page.plan.step + 1 for page in facts if page.surplus and not page.plan.last}
            if not short:
                break
            least |= short
    return Compiled(pages, (*overflows(deck, facts), *glyphs.missing(deck, brand), *refusals), facts)


def inputs_of(composition: Composition, only: int | None = None) -> dict[str, str]:
    return {"deck": json.dumps(composition.as_data(only), ensure_ascii=False)}


def _facts(compiler: typst.Compiler, composition: Composition, only: int | None) -> tuple[Page, ...]:
    plans = dict(enumerate(composition.plans, 1))
    places = json.loads(compiler.query("<facts>", field="value", one=True))
    return pages_of(plans if only is None else {only: plans[only]}, places)


def _compiled(
    compiler: typst.Compiler, inputs: dict[str, str], form: Form, scale: float
) -> tuple[tuple[bytes, ...], list[Finding]]:
    """The pages; a PDF by the rules of PDF/UA-1, or, where a sign without a font breaks them, without their proof."""
    make = partial(compiler.compile, format=form, ppi=PX_PER_INCH * scale, sys_inputs=inputs, timestamp=MADE)
    if form != "pdf":
        return _pages(make()), []
    try:
        return _pages(make(pdf_standards="ua-1")), []
    except typst.TypstError as error:
        message = f"the document is not fully accessible: {error.message.removeprefix('PDF/UA-1 error: ')}."
        return _pages(make()), [Finding(Severity.WARNING, message)]


def _pages(made: bytes | list[bytes] | None) -> tuple[bytes, ...]:
    return tuple(made) if isinstance(made, list) else (made or b"",)


def check(deck: Deck, brand: Brand, size: Size) -> tuple[Finding, ...]:
    """What is wrong with the pages, in the order of the slides."""
    found = compile_deck(deck, brand, size, "svg").findings
    return tuple(sorted(found, key=lambda finding: finding.slide or 0))
