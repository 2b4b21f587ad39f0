"""`make bench`: how long the main job takes, beside the bare typesetter on the same pages.

“Bare” is one call of a warm Typst compiler on the same pages, with every size, line and place given: nothing is
measured, fitted, balanced or checked, no facts are read, no Python is around it. Both take turns in the same run, and
every call gets words that no call had before it, since Typst remembers what it has set. Times are medians in
milliseconds.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from itertools import count
from pathlib import Path

import typst

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from carousels import brief  # noqa: E402  (found once the checkout is on the path)
from carousels.brand import Brand  # noqa: E402
from carousels.deck import Deck  # noqa: E402
from carousels.render import compilers, engine, fonts  # noqa: E402
from carousels.render.data import composed  # noqa: E402
from carousels.render.sizes import SIZES  # noqa: E402

OURS = ROOT / "nuvika/front/samples/briefs/what-sqlite-taught-us-about-production.txt"
SHARED = ROOT.parent / "shared/briefs/fastapi-over-django.txt"
SIZE = SIZES["portrait"]
RUNS = int(os.environ.get("RUNS", "21"))
PROCESS_RUNS = 7
BARE_PROCESS = """
import sys, typst
root, data, *folders = sys.argv[1:]
compiler = typst.Compiler(root + "/deck.typ", root=root, font_paths=folders)
compiler.compile(format="pdf", sys_inputs={"deck": open(data, encoding="utf-8").read()}, pdf_standards=["ua-1"])
"""
turn = count(1)


def changed(deck: Deck) -> Deck:
    """The deck with a word on every slide that no call has seen."""
    word = f" {next(turn)}"
    return replace(deck, slides=tuple(replace(slide, headline=slide.headline + word) for slide in deck.slides))


def milliseconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def in_turns(ours: Callable[[], Callable[[], object]], bare: Callable[[], Callable[[], object]], runs: int):
    """Medians of both. Each is a maker of the work to time, so that preparing it does not count."""
    times: list[tuple[float, float]] = []
    for number in range(runs + 2):
        # Each goes first every other time: what runs second finds the machine warmer.
        if number % 2:
            first = milliseconds(ours())
            pair = (first, milliseconds(bare()))
        else:
            second = milliseconds(bare())
            pair = (milliseconds(ours()), second)
        if number >= 2:  # the first two warm up
            times.append(pair)
    return tuple(statistics.median(column) for column in zip(*times, strict=True))


def planned(deck: Deck) -> dict[str, str]:
    """What the typesetter is given: every size, line and place of the deck."""
    return engine.inputs_of(composed(deck, Brand(), SIZE))


def new_compiler() -> typst.Compiler:
    return typst.Compiler(compilers.root() / "deck.typ", root=compilers.root(), font_paths=fonts.found())


def drawing(deck: Deck, compiler: typst.Compiler, form: str) -> tuple[float, float]:
    def ours() -> Callable[[], object]:
        fresh = changed(deck)
        return lambda: engine.compile_deck(fresh, Brand(), SIZE, form)

    def bare() -> Callable[[], object]:
        inputs = planned(changed(deck))
        standards = ["ua-1"] if form == "pdf" else []
        return lambda: compiler.compile(
            format=form, ppi=engine.PX_PER_INCH, sys_inputs=inputs, pdf_standards=standards, timestamp=engine.MADE
        )

    return in_turns(ours, bare, RUNS)


def whole_process(file: Path, deck: Deck) -> tuple[float, float]:
    """`manage.py export_carousel` with nothing rendered before, beside a process that only compiles."""
    with tempfile.TemporaryDirectory(prefix="nuvika-bench-") as folder:
        # Where Python is told to keep no bytecode, every start would compile all of Django again.
        kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        env = {**kept, "DATA_DIR": folder, "SECRET_KEY": "x" * 60, "DATABASE_URL": "", "SITE_URL": ""}
        manage = [sys.executable, str(ROOT / "manage.py")]
        for prepare in (["migrate", "-v0"], ["import_brief", str(file)]):
            subprocess.run([*manage, *prepare], env=env, check=True, stdout=subprocess.DEVNULL)
        slug = brief_slug(manage, env)
        data = Path(folder, "deck.json")
        data.write_text(planned(deck)["deck"], encoding="utf-8")
        bare_command = [sys.executable, "-c", BARE_PROCESS, str(compilers.root()), str(data)]
        bare_command += [str(path) for path in fonts.folders()]

        def ours() -> Callable[[], object]:
            for kept in Path(folder, "cache").rglob("*.djcache"):
                kept.unlink()
            command = [*manage, "export_carousel", slug, "--output", str(Path(folder, "slides.pdf"))]
            return lambda: subprocess.run(
                command, env=env, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
            )

        return in_turns(ours, lambda: lambda: subprocess.run(bare_command, check=True, env=env), PROCESS_RUNS)


def brief_slug(manage: list[str], env: dict[str, str]) -> str:
    program = "from carousels.models import Carousel; print(Carousel.objects.get().slug)"
    found = subprocess.run(
        [*manage, "shell", "--no-imports", "-c", program], env=env, check=True, capture_output=True, text=True
    )
    return found.stdout.strip()


def bench(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    deck = brief.read_text(text).deck
    compiler = new_compiler()
    pdf, png = drawing(deck, compiler, "pdf"), drawing(deck, compiler, "png")
    reading = statistics.median(milliseconds(lambda: brief.read_text(f"{text}\n{next(turn)}")) for _ in range(RUNS))
    print(f"\n{file.stem}, {len(deck.slides)} slides at {SIZE.width} × {SIZE.height}, medians of {RUNS} runs\n")
    print(f"  {'':<26}{'Nuvika':>10}{'bare Typst':>13}{'ratio':>8}")
    row("brief to deck", (reading, pdf[1]))
    row("deck to PDF, warm", pdf)
    row("deck to PNG, warm", png)
    row("export_carousel, process", whole_process(file, deck))


def row(name: str, times: tuple[float, float]) -> None:
    ours, bare = times
    print(f"  {name:<26}{ours:>7.1f} ms{bare:>10.1f} ms{ours / bare:>8.2f}", flush=True)


if __name__ == "__main__":
    for file in (OURS, SHARED):
        if file.is_file():
            bench(file)
