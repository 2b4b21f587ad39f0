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
from carousels.render.data import Composition, composed, composed_from
from carousels.render.geometry import Page, overflows, pages_of
from carousels.render.sizes import Size

Form = Literal["pdf", "png", "svg"]
PX_PER_INCH = 72  # 1 px is 1 pt
MADE = datetime(2020, 1, 1, tzinfo=UTC)  # the same words make the same bytes on any day
TRIES = 12  # compiles: as many as a ladder has steps, for words whose lines only the typesetter knows


@dataclass(frozen=True, slots=True)
class Compiled:
    """`pages` holds one PDF, or a PNG or SVG for each slide; `facts` is where the words of each came to stand, as
    `composition` planned them.

    `findings` is what only drawing shows; the rest of what may be wrong is the preflight's.
    """

    pages: tuple[bytes, ...]
    findings: tuple[Finding, ...]
    facts: tuple[Page, ...]
    composition: Composition


def compile_deck(
    deck: Deck, brand: Brand, size: Size, form: Form, *, scale: float = 1.0, only: tuple[int, ...] = ()
) -> Compiled:
    """Set the deck; `only` draws some slides, counted from 1, sized and numbered as within their deck."""
    least: dict[int, int] = {}
    with compilers.borrowed() as compiler:
        for _ in range(TRIES):
            composition = composed_from(deck, brand, size, least) if least else composed(deck, brand, size)
            pages, refusals = _compiled(compiler, inputs_of(composition, only), form, scale)
            facts = _facts(compiler, composition, only)
            short = {page.slide - 1: page.plan.step + 1 for page in facts if page.surplus and not page.plan.last}
            if not short:
                break
            least |= short
    return Compiled(pages, (*overflows(deck, facts), *glyphs.missing(deck, brand), *refusals), facts, composition)


def inputs_of(composition: Composition, only: tuple[int, ...] = ()) -> dict[str, str]:
    return {"deck": json.dumps(composition.as_data(only), ensure_ascii=False)}


def _facts(compiler: typst.Compiler, composition: Composition, only: tuple[int, ...]) -> tuple[Page, ...]:
    plans = {number: plan for number, plan in enumerate(composition.plans, 1) if not only or number in only}
    return pages_of(plans, json.loads(compiler.query("<facts>", field="value", one=True)))


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


def pages_of_deck(deck: Deck, brand: Brand, size: Size) -> tuple[Page, ...]:
    """Where words come to stand, by arithmetic; drawn only where a script's lines are known to nobody else."""
    composition = composed(deck, brand, size)
    if composition.is_certain:
        return pages_of(dict(enumerate(composition.plans, 1)), [])
    return compile_deck(deck, brand, size, "svg").facts
