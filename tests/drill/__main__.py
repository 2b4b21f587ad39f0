"""`make drill`: run every drill on both databases and report; ends with 1 where a promise was broken.

CYCLES (40) says how often the site is killed on each, LENGTH (60) how many seconds eight editors save,
ONLY=sqlite or ONLY=postgresql chooses one, DRILLS=crash,disk… some.
"""

import os
import sys
import time
from collections.abc import Callable

from tests.drill import crash, hurry, trouble
from tests.drill.ledger import Ledger

CYCLES = int(os.environ.get("CYCLES") or 40)
SECONDS = float(os.environ.get("LENGTH") or 60)
KINDS = ("sqlite", "postgresql")

Drill = Callable[[str, Ledger], None]
DRILLS: dict[str, tuple[str, Drill]] = {
    "crash": ("killed while it works", lambda kind, ledger: crash.crash_loop(kind, ledger, cycles=CYCLES)),
    "migrate": (
        "killed while it migrates",
        lambda kind, ledger: crash.migration_kills(kind, ledger, cycles=max(1, CYCLES // 5)),
    ),
    "disk": ("full disk", trouble.full_disk),
    "readonly": ("read-only database", trouble.read_only),
    "damage": ("damaged files", trouble.damaged_files),
    "backup": ("backup under load, restored", lambda kind, ledger: hurry.backup_under_load(kind, ledger, times=3)),
    "editors": ("eight editors at once", lambda kind, ledger: hurry.eight_editors(kind, ledger, seconds=SECONDS)),
}


def main() -> int:
    chosen = [name for name in (os.environ.get("DRILLS") or ",".join(DRILLS)).split(",") if name]
    kinds = [kind for kind in KINDS if os.environ.get("ONLY") in (None, "", kind)]
    print(
        f"{'':<30}{'database':<12}{'confirmed':>10}{'refused':>9}{'lost':>6}{'half':>6}{'5xx':>5}{'seconds':>9}",
        flush=True,
    )
    results = [_run(name, kind) for kind in kinds for name in chosen]
    kept = all(results)
    print("\nEvery promise was kept: lost 0, half 0, 5xx 0." if kept else "\nA promise was broken: see above.")
    return 0 if kept else 1


def _run(name: str, kind: str) -> bool:
    title, drill = DRILLS[name]
    ledger, started = Ledger(), time.monotonic()
    drill(kind, ledger)
    broken = (len(ledger.lost), len(ledger.half), len(ledger.fivehundreds))
    numbers = (ledger.confirmed.total(), ledger.refused, *broken, round(time.monotonic() - started))
    print(_row(title, kind, numbers), flush=True)
    print(f"    {', '.join(f'{count} {what}' for what, count in ledger.confirmed.most_common())}", flush=True)
    for told in (*ledger.notes, *ledger.lost[:10], *ledger.half[:10], *ledger.fivehundreds[:10]):
        print(f"    {told}", flush=True)
    return ledger.kept


def _row(title: str, kind: str, cells: tuple[object, ...]) -> str:
    return f"{title:<28}{kind:<12}" + "".join(f"{cell!s:>10}" for cell in cells)


if __name__ == "__main__":
    sys.exit(main())
