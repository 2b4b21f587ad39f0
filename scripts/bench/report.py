"""The report: every section as a table and a plot, in `docs/benchmarks.md` with the machine that it was made on."""

import os
import platform
from collections.abc import Iterable
from datetime import UTC, datetime
from html import escape
from importlib.metadata import version
from pathlib import Path

from scripts.bench.sections import Row, Section, figure

ROOT = Path(__file__).resolve().parents[2]
REPORT = ROOT / "docs" / "benchmarks.md"
PLOTS = ROOT / "docs" / "img"
WIDTH, LINE, LABELS = 860, 30, 330  # px of a plot, of a bar with its air, and of the names before them
BAR = WIDTH - LABELS - 90
LOAD = os.getloadavg()[0]  # as this is read, which is before anything is measured
INTRO = """# Benchmarks

Made by `make bench`, which measures everything again; `ONLY=pages make bench` a part of it. Ratios are between what
took turns in the same run: they say more than milliseconds, which belong to the machine.

"""


def write(sections: Iterable[Section]) -> Path:
    """Both the page and its plots, anew; those of the report before it go."""
    for old in PLOTS.glob("bench-*.svg"):
        old.unlink()
    shown = [section for section in sections if section.rows]
    parts = [_part(number, section) for number, section in enumerate(shown, 1)]
    REPORT.write_text(INTRO + machine() + "\n" + "\n".join(parts), encoding="utf-8")
    return REPORT


def machine() -> str:
    """What it was made on, as a table."""
    names = ("django", "gunicorn", "typst")
    rows = {
        "Made": f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC",
        "Machine": f"{platform.system()} on {platform.machine()}, {os.cpu_count()} cores{_processor()}",
        "Load when it began": f"{LOAD:.1f} (1.0 is one core at work for others)",
        "Python": platform.python_version(),
        **{name.capitalize(): version(name) for name in names},
    }
    return "| | |\n| --- | --- |\n" + "".join(f"| {name} | {value} |\n" for name, value in rows.items())


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return ""
    return next((f" ({line.partition(':')[2].strip()})" for line in lines if line.startswith("model name")), "")


def _part(number: int, section: Section) -> str:
    has_ratio = any(row.baseline for row in section.rows)
    head = f"| | Nuvika | {section.baseline or ' '} | ratio | goal |\n| --- | ---: | ---: | ---: | --- |\n"
    lines = "".join(
        f"| {row.name} | {figure(row.ours, row.unit)} | {figure(row.baseline, row.unit)} "
        f"| {row.ratio} | {row.verdict} |\n"
        for row in section.rows
    )
    plot = ""
    if has_ratio:
        name = f"bench-{number}.svg"
        (PLOTS / name).write_text(_plot(section), encoding="utf-8")
        plot = f"\n![{section.title}: each row as a bar against its baseline.](img/{name})\n"
    return f"## {section.title}\n\n{section.about.strip()}\n{plot}\n{head}{lines}"


def _plot(section: Section) -> str:
    """Ratios as bars; the line is the baseline, and a mark the goal."""
    rows = [row for row in section.rows if row.baseline]
    most = max([1.0, *(_ratio(row) for row in rows)]) * 1.05
    bars = "".join(_bar(place, row, most) for place, row in enumerate(rows))
    height, one = len(rows) * LINE + 40, LABELS + BAR / most
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}" '
        f'font-family="system-ui, sans-serif" font-size="13"><title>{escape(section.title)}</title>'
        f'<rect width="{WIDTH}" height="{height}" fill="#fbfaf7"/>{bars}'
        f'<path d="M{one:.1f} 8V{height - 24}" stroke="#1c1b22" stroke-dasharray="3 3"/>'
        f'<text x="{one:.1f}" y="{height - 8}" text-anchor="middle">{escape(section.baseline)} = 1</text>'
        "</svg>\n"
    )


def _bar(place: int, row: Row, most: float) -> str:
    top, ratio = place * LINE + 12, _ratio(row)
    length = BAR * ratio / most
    colour = "#b3261e" if row.verdict.endswith("MISSED") else "#2b2fe0"
    goal = ""
    if row.goal and row.goal.of_ratio:
        at = LABELS + BAR * min(row.goal.limit, most) / most
        goal = f'<path d="M{at:.1f} {top - 4}v24" stroke="#0a7d55" stroke-width="2"/>'
    return (
        f'<text x="{LABELS - 10}" y="{top + 13}" text-anchor="end" fill="#1c1b22">{escape(row.name)}</text>'
        f'<rect x="{LABELS}" y="{top}" width="{length:.1f}" height="16" rx="2" fill="{colour}"/>{goal}'
        f'<text x="{LABELS + length + 8:.1f}" y="{top + 13}" fill="#1c1b22">{ratio:.2f}</text>'
    )


def _ratio(row: Row) -> float:
    return row.ours / row.baseline if row.baseline else 0
