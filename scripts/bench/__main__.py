"""`make bench`, or `make bench ONLY=exports,memory` for a part of it."""

import os
import sys
from collections.abc import Callable, Iterable

from scripts.bench import exports, growth, marp, memory, pages, processes, report, steady, typing
from scripts.bench.sections import Section, show

PARTS: dict[str, Callable[[], Iterable[Section | None]]] = {
    "exports": exports.sections,
    "processes": lambda: [processes.section()],
    "marp": lambda: [marp.section()],
    "typing": lambda: [typing.section()],
    "pages": pages.sections,
    "growth": growth.sections,
    "steady": lambda: [steady.section()],
    "memory": lambda: [memory.section()],
}


def main() -> int:
    wanted = [name for name in os.environ.get("ONLY", "").split(",") if name] or list(PARTS)
    if unknown := [name for name in wanted if name not in PARTS]:
        sys.stderr.write(f"There is no part “{unknown[0]}”. There are: {', '.join(PARTS)}.\n")
        return 2
    made: list[Section] = []
    for name in wanted:
        for section in PARTS[name]():
            if section is None:
                sys.stdout.write(f"\n{name}: left out, since this machine lacks what it needs.\n")
            else:
                show(section)
                made.append(section)
    if wanted == list(PARTS) or os.environ.get("REPORT"):
        sys.stdout.write(f"\nThe report: {report.write(made)}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
