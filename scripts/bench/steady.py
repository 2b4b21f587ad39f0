"""Workers under load for long: memory, and readers beside editors.

Memory is what the server's processes hold once each of their threads has made some pages anew, with the connection to
the database that stays with it, and handed out kept ones; then after half of so many requests more (REQUESTS, 100,000
unless told, some thousand of them for pages that are made anew) and after all of them. What leaks goes on growing in
the second half. Then four editors export and preview
without pause, each answer another one, while readers ask for some pages a second: the 99th percentile is what all but
one of a hundred readers waited at most.
"""

import os
import tempfile
from contextlib import ExitStack
from pathlib import Path

from scripts.bench import editors, load
from scripts.bench.pages import listening_at
from scripts.bench.sections import Goal, Row, Section
from tests import services

REQUESTS = int(os.environ.get("REQUESTS") or 100_000)
PAGE = os.sysconf("SC_PAGE_SIZE")
MODERATE = 25  # pages a second
THREADS = 32  # of the server, in all its processes
WARM_ANEW, WARM_KEPT = 1_500, 10_000  # pages: some fifty, and some three hundred, for each thread
MADE_ANEW = 1_500  # in each half
CAROUSELS = 48
PATHS = ("/", "/blog", "/blog/types/guide")
ANEW = "/blog?made=anew"


def section() -> Section:
    with ExitStack() as running:
        folder = Path(running.enter_context(tempfile.TemporaryDirectory(prefix="nuvika-bench-")))
        env = services.with_static_files(services.settings_for(folder))
        services.managed(env, "migrate", "-v0")
        services.managed(env, "fill_site", "--posts", "30", "--carousels", str(CAROUSELS))
        services.managed(env, "load_samples")
        site = running.enter_context(services.site(env))
        return Section("Steady workers", __doc__ or "", "", (*_memory(site), *_waits(site, env)))


def _memory(site: str) -> tuple[Row, ...]:
    warming = _ask(site, (ANEW,), WARM_ANEW, seconds=10) + _ask(site, PATHS, WARM_KEPT)
    start = _held(site)
    first = _half(site)
    middle = _held(site)
    second = _half(site)
    end = _held(site)
    return (
        Row(f"memory after {warming:,} requests", start, unit="MB"),
        Row(f"grown in {first + second:,} further requests", end - start, unit="MB", goal=Goal(10, of_ratio=False)),
        Row(f"of it in the last {second:,}", end - middle, unit="MB", goal=Goal(3, of_ratio=False)),
    )


def _half(site: str) -> int:
    return _ask(site, (ANEW,), MADE_ANEW, seconds=10) + _ask(site, PATHS, REQUESTS // 2)


def _waits(site: str, env: dict[str, str]) -> tuple[Row, ...]:
    editing = editors.prepared(site, env, CAROUSELS)
    quiet = _wait(site)
    with editing.busy() as done:
        busy = _wait(site)
    return (
        Row("99th percentile of kept pages, nobody else", quiet),
        Row("the same, 4 editors without pause", busy, goal=Goal(100, of_ratio=False)),
        Row("what they exported meanwhile", done.exports, unit="files"),
        Row("what they previewed meanwhile", done.previews, unit="decks"),
    )


def _ask(site: str, paths: tuple[str, ...], count: int, seconds: float = 1.0) -> int:
    """How many answers came; no less than were wanted. Each path has its turn of so many seconds."""
    done = 0
    while done < count:
        done += sum(load.put(site + path, seconds=seconds, connections=THREADS).answers for path in paths)
    return done


def _held(site: str) -> float:
    """Megabytes of all the server's processes."""
    folders = listening_at(int(site.rpartition(":")[2]))
    return sum(int((folder / "statm").read_text().split()[1]) for folder in folders) * PAGE / 2**20


def _wait(site: str) -> float:
    """Milliseconds."""
    times: list[float] = []
    for path in PATHS:
        times += load.put(site + path, seconds=4, connections=2, pace=2 / MODERATE).times
    return load.Load(1, tuple(times)).percentile(99) * 1000
