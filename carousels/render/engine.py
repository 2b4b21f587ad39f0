"""A deck, a brand and a size in; pages and facts about them out. Set by Typst, which gets the words as data."""

import json
from dataclasses import dataclass

import typst

from carousels.brand import Brand
from carousels.deck import Deck
from carousels.findings import Finding, Severity
from carousels.render import compilers, glyphs
from carousels.render.compilers import Compiler, Form
from carousels.render.data import Composition, composed, composed_from
from carousels.render.geometry import Page, overflows, pages_of
from carousels.render.sizes import Size

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
            pages, refusals = _compiled(compiler, data_of(composition, only), form, scale)
            facts = _facts(compiler, composition, only)
            short = {page.slide - 1: page.plan.step + 1 for page in facts if page.surplus and not page.plan.last}
            if not short:
                break
            least |= short
    return Compiled(pages, (*overflows(deck, facts), *glyphs.missing(deck, brand), *refusals), facts, composition)


def data_of(composition: Composition, only: tuple[int, ...] = ()) -> str:
    """What the typesetter is given."""
    return json.dumps(composition.as_data(only), ensure_ascii=False)


def _facts(compiler: Compiler, composition: Composition, only: tuple[int, ...]) -> tuple[Page, ...]:
    plans = {number: plan for number, plan in enumerate(composition.plans, 1) if not only or number in only}
    return pages_of(plans, json.loads(compiler.facts()))


def _compiled(compiler: Compiler, data: str, form: Form, scale: float) -> tuple[tuple[bytes, ...], list[Finding]]:
    """The pages; a PDF by the rules of PDF/UA-1, or, where a sign without a font breaks them, without their proof."""
    if form != "pdf":
        return compiler.set(data, form, scale=scale), []
    try:
        return compiler.set(data, form, accessible=True), []
    except typst.TypstError as error:
        message = f"the document is not fully accessible: {error.message.removeprefix('PDF/UA-1 error: ')}."
        return compiler.set(data, form), [Finding(Severity.WARNING, message)]


def pages_of_deck(deck: Deck, brand: Brand, size: Size) -> tuple[Page, ...]:
    """Where words come to stand, by arithmetic; drawn only where a script's lines are known to nobody else."""
    composition = composed(deck, brand, size)
    if composition.is_certain:
        return pages_of(dict(enumerate(composition.plans, 1)), [])
    return compile_deck(deck, brand, size, "svg").facts
