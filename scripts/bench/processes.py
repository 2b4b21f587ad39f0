"""Whole processes, from start to file: what somebody waits for on a command line.

Beside them stands a process that only lets Typst set the same pages. A kept file is asked for within a warm site.
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from carousels.render import compilers, fonts
from scripts.bench.exports import ROOT, briefs, deck_of, planned
from scripts.bench.sections import Goal, Row, Section
from scripts.bench.timing import Work, in_turns, median

RUNS = 7
BARE = """
import sys, typst
root, data, *folders = sys.argv[1:]
compiler = typst.Compiler(root + "/deck.typ", root=root, font_paths=folders)
compiler.compile(format="pdf", sys_inputs={"deck": open(data, encoding="utf-8").read()}, pdf_standards=["ua-1"])
"""
SLUG = "from carousels.models import Carousel; print(Carousel.objects.get().slug)"
KEPT = """
import statistics, time
from carousels import exports
from carousels.models import Carousel
def once():
    start = time.perf_counter()
    exports.export(Carousel.objects.with_slides().get(), "pdf")
    return (time.perf_counter() - start) * 1000
print(statistics.median([once() for _ in range(60)][10:]))
"""


@dataclass(frozen=True, slots=True)
class Site:
    """A site of one carousel, in a folder of its own."""

    folder: Path
    env: dict[str, str]

    def manage(self, *arguments: str) -> str:
        command = [sys.executable, str(ROOT / "manage.py"), *arguments]
        return subprocess.run(command, env=self.env, check=True, capture_output=True, text=True).stdout.strip()

    def python(self, program: str) -> str:
        return self.manage("shell", "--no-imports", "-c", program)

    def forget(self) -> None:
        """No slide was drawn before."""
        for kept in (self.folder / "cache").rglob("*.djcache"):
            kept.unlink()


def section() -> Section:
    path = briefs()[-1]
    deck = deck_of(path)
    with site_of(path) as site:
        slug, data = site.python(SLUG), site.folder / "deck.json"
        data.write_text(planned(deck), encoding="utf-8")
        bare = [sys.executable, "-c", BARE, str(compilers.root()), str(data), *map(str, fonts.folders())]
        whole = [
            sys.executable,
            str(ROOT / "manage.py"),
            "export_carousel",
            slug,
            "--output",
            str(site.folder / "x.pdf"),
        ]

        def fresh() -> Work:
            site.forget()
            return quiet(whole, site.env)

        ours, theirs = in_turns(fresh, lambda: quiet(bare, site.env), RUNS)
        light = median(lambda: quiet(without_a_site(path, site.folder), site.env), RUNS)
        rows = (
            Row("manage.py export_carousel, process", ours, theirs),
            Row("python -m carousels, process", light, theirs),
            Row("a kept export, in a warm site", float(site.python(KEPT)), goal=Goal(5, of_ratio=False)),
        )
    return Section(f"Whole processes, {len(deck.slides)} slides to PDF", __doc__ or "", "bare Typst", rows)


@contextmanager
def site_of(brief: Path) -> Iterator[Site]:
    with tempfile.TemporaryDirectory(prefix="nuvika-bench-") as folder:
        # Where Python is told to keep no bytecode, every start would compile all of Django again.
        kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        made = {
            "DATA_DIR": folder,
            "SECRET_KEY": "x" * 60,
            "DATABASE_URL": "",
            "SITE_URL": "",
            "PYTHONPATH": str(ROOT),
        }
        site = Site(Path(folder), {**kept, **made})
        site.manage("migrate", "-v0")
        site.manage("import_brief", str(brief))
        yield site


def without_a_site(brief: Path, folder: Path) -> list[str]:
    return [sys.executable, "-m", "carousels", str(brief), "--output", str(folder / "light.pdf")]


def quiet(command: list[str], env: dict[str, str]) -> Work:
    return lambda: subprocess.run(command, env=env, check=True, capture_output=True)
