"""From a brief to its files, beside the bare typesetter on the same pages.

“Bare” is one call of a warm Typst compiler on the same pages, with every size, line and place given as an input, as
its interface has it: nothing is measured, fitted, balanced or checked, no facts are read, no Python is around it.
Nuvika gives them in a file, so that Typst takes the templates for what they were before; that makes up for some of
what it does besides.
"""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import typst

from carousels import brief
from carousels.brand import Brand
from carousels.deck import Deck
from carousels.render import compilers, engine, fonts
from carousels.render.compilers import MADE, PX_PER_INCH, Form
from carousels.render.data import composed
from carousels.render.sizes import SIZES
from scripts.bench.sections import Goal, Row, Section
from scripts.bench.timing import RUNS, Work, changed, in_turns, median, turn

ROOT = Path(__file__).resolve().parents[2]
OURS = ROOT / "nuvika/front/samples/briefs/what-sqlite-taught-us-about-production.txt"
SHARED = ROOT.parent / "shared/briefs/fastapi-over-django.txt"
SIZE = SIZES["portrait"]
LONG = 300  # slides


def briefs() -> list[Path]:
    return [path for path in (OURS, SHARED) if path.is_file()]


def deck_of(path: Path) -> Deck:
    deck = brief.read_text(path.read_text(encoding="utf-8")).deck
    if deck is None:
        raise SystemExit(f"{path} is no brief.")
    return deck


def planned(deck: Deck) -> str:
    """What the typesetter is given: every size, line and place of the deck."""
    return engine.data_of(composed(deck, Brand(), SIZE))


def sections() -> Iterator[Section]:
    yield from (_of(path) for path in briefs())
    yield _longest()


def _of(path: Path) -> Section:
    text, deck = path.read_text(encoding="utf-8"), deck_of(path)
    bare = typst.Compiler(compilers.root() / "deck.typ", root=compilers.root(), font_paths=fonts.found())
    pdf, png = _drawing(deck, bare, "pdf"), _drawing(deck, bare, "png")
    reading = median(lambda: lambda: brief.read_text(f"{text}\n{next(turn)}"))
    rows = (
        Row("brief to deck", reading, pdf[1]),
        Row("deck to PDF, warm", *pdf, goal=Goal(1.2)),
        Row("deck to PNG, warm", *png, goal=Goal(1.3)),
        Row("one changed slide to SVG, warm", _one_slide(deck), goal=Goal(10, of_ratio=False)),
    )
    title = f"{path.stem}: {len(deck.slides)} slides at {SIZE.width} × {SIZE.height}, medians of {RUNS} runs"
    return Section(title, __doc__ or "", "bare Typst", rows)


def _drawing(deck: Deck, compiler: typst.Compiler, form: Form) -> tuple[float, float]:
    def ours() -> Work:
        fresh = changed(deck)
        return lambda: engine.compile_deck(fresh, Brand(), SIZE, form)

    def bare() -> Work:
        inputs = {"deck": planned(changed(deck))}
        standards = ["ua-1"] if form == "pdf" else []
        return lambda: compiler.compile(
            format=form, ppi=PX_PER_INCH, sys_inputs=inputs, pdf_standards=standards, timestamp=MADE
        )

    return in_turns(ours, bare)


def _one_slide(deck: Deck, runs: int = RUNS) -> float:
    """While somebody types on the second slide: a deck is planned anew, one slide is drawn."""

    def ours() -> Work:
        slides = list(deck.slides)
        slides[1] = replace(slides[1], headline=f"{slides[1].headline} {next(turn)}")
        fresh = replace(deck, slides=tuple(slides))
        return lambda: engine.compile_deck(fresh, Brand(), SIZE, "svg", only=(2,))

    return median(ours, runs)


def _longest() -> Section:
    """After all else: what Typst remembers of so many slides it looks through at each of the next ten calls."""
    rows = [Row(path.stem, _long(deck_of(path)), goal=Goal(1000, of_ratio=False)) for path in briefs()]
    after = Row("one changed slide to SVG, right after", _one_slide(deck_of(OURS), 5))
    about = (
        f"{LONG} slides, as many as LinkedIn takes, with the words of each deck. Then somebody else types on a slide."
    )
    return Section(f"{LONG} slides to PDF, warm", about, "", (*rows, after))


def _long(deck: Deck) -> float:
    def ours() -> Work:
        slides = (changed(deck).slides * (LONG // len(deck.slides) + 1))[:LONG]
        fresh = replace(deck, slides=tuple(replace(slide, body=f"{slide.body} {n}") for n, slide in enumerate(slides)))
        return lambda: engine.compile_deck(fresh, Brand(), SIZE, "pdf")

    return median(ours, 5)
