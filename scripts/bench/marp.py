"""The same words through Marp CLI, which prints HTML slides by Chromium: whole process against whole process."""

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from carousels.deck import Deck
from scripts.bench.exports import ROOT, briefs, deck_of
from scripts.bench.processes import quiet, without_a_site
from scripts.bench.sections import Goal, Row, Section
from scripts.bench.timing import in_turns

MARP = "@marp-team/marp-cli@4"
KEPT = ROOT / "var/bench"  # where npm puts it
RUNS = 5
CHROMIUM = ("chromium", "google-chrome")


def section() -> Section | None:
    """None where Node or Chromium is missing, or the package cannot be had."""
    browser = next(filter(None, map(shutil.which, CHROMIUM)), None)
    program = _installed() if browser and shutil.which("npm") else None
    if program is None:
        return None
    path = briefs()[-1]
    deck = deck_of(path)
    with tempfile.TemporaryDirectory(prefix="nuvika-bench-") as name:
        folder = Path(name)
        source = folder / "deck.md"
        source.write_text(markdown(deck), encoding="utf-8")
        env = {**os.environ, "CHROME_PATH": str(browser), "CHROME_NO_SANDBOX": "1"}
        env.pop("PYTHONDONTWRITEBYTECODE", None)
        theirs = [str(program), str(source), "--pdf", "--output", str(folder / "marp.pdf")]
        ours = without_a_site(path, folder)
        times = in_turns(lambda: quiet(ours, env), lambda: quiet(theirs, env), RUNS)
    row = Row("python -m carousels, process", *times, goal=Goal(0.0333))
    return Section(f"Beside Marp CLI, {len(deck.slides)} slides to PDF", __doc__ or "", "Marp CLI", (row,))


def markdown(deck: Deck) -> str:
    """A slide's words as Marp reads them, parted by rules."""
    slides = (f"# {slide.headline}\n\n{slide.subline}\n\n{slide.body}\n\n{slide.link}" for slide in deck.slides)
    return "---\nmarp: true\n---\n\n" + "\n\n---\n\n".join(slides)


def _installed() -> Path | None:
    program = KEPT / "node_modules/.bin/marp"
    if not program.exists():
        KEPT.mkdir(parents=True, exist_ok=True)
        install = ["npm", "install", "--silent", "--no-audit", "--no-fund", "--prefix", str(KEPT), MARP]
        if subprocess.run(install, check=False, capture_output=True).returncode:
            return None
    return program
