"""Memory of a process that exports again and again: every deck has words that no deck before it had."""

import os
import subprocess
import sys
from pathlib import Path

from scripts.bench.sections import Goal, Row, Section

ROOT = Path(__file__).resolve().parents[2]
EXPORTS = int(os.environ.get("EXPORTS") or 10_000)
WARM = 200  # exports until caches are full and the allocator has settled
PROGRAM = """
import resource, sys
from carousels.brand import Brand
from carousels.render.engine import compile_deck
from scripts.bench.exports import SIZE, briefs, deck_of
from scripts.bench.timing import changed

def resident():
    pages = int(open("/proc/self/statm").read().split()[1])
    return pages * resource.getpagesize() / 2**20

deck, warm, count = deck_of(briefs()[0]), *map(int, sys.argv[1:])
for number in range(warm + count):
    if number == warm:
        before = resident()
    compile_deck(changed(deck), Brand(), SIZE, "pdf")
print(before, resident())
"""


def section() -> Section | None:
    """None where the system does not tell a process its memory."""
    if not Path("/proc/self/statm").exists():
        return None
    command = [sys.executable, "-c", PROGRAM, str(WARM), str(EXPORTS)]
    told = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    before, after = map(float, told.split())
    rows = (
        Row(f"resident after {WARM} exports", before, unit="MB"),
        Row(f"grown in {EXPORTS:,} further exports", after - before, unit="MB", goal=Goal(20, of_ratio=False)),
    )
    return Section("Memory of a process that exports", __doc__ or "", "", rows)
