"""Workers under load for long: memory, and readers beside editors.

Memory is what the server's processes hold once each of their threads has made some pages, with the connection to the
database that stays with it, and after so many requests more (REQUESTS, 100,000 unless told). Then four editors export
and preview without pause while readers ask for some pages a second: the 99th percentile is what all but one of a
hundred readers waited at most.
"""

import os
import tempfile
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from urllib.request import Request, urlopen

from scripts.bench import load
from scripts.bench.growth import PREPARED
from scripts.bench.pages import listening_at
from scripts.bench.sections import Goal, Row, Section
from tests import services

REQUESTS = int(os.environ.get("REQUESTS") or 100_000)
EDITORS, PAGE = 4, os.sysconf("SC_PAGE_SIZE")
MODERATE = 25  # pages a second
THREADS = 32  # of the server, in all its processes
WARM = 1_500  # pages made anew


def section() -> Section:
    with ExitStack() as running:
        folder = Path(running.enter_context(tempfile.TemporaryDirectory(prefix="nuvika-bench-")))
        env = services.with_static_files(services.settings_for(folder))
        services.managed(env, "migrate", "-v0")
        services.managed(env, "fill_site", "--posts", "30", "--carousels", "30")
        services.managed(env, "load_samples")
        session = services.managed(env, "shell", "--no-imports", "-c", PREPARED).rpartition("told ")[2].split()[0]
        site = running.enter_context(services.site(env))
        paths = ("/", "/blog", "/blog/types/guide", "/blog?made=anew")
        warming = _ask(site, paths[-1:], WARM)
        before = _held(site)
        further = _ask(site, paths, REQUESTS)
        after = _held(site)
        quiet = _wait(site, paths)
        with _editors(site, session):
            busy = _wait(site, paths)
    rows = (
        Row(f"memory after {warming:,} pages made anew", before, unit="MB"),
        Row(f"grown in {further:,} further requests", after - before, unit="MB", goal=Goal(10, of_ratio=False)),
        Row("99th percentile of kept pages, nobody else", quiet),
        Row("the same, 4 editors export without pause", busy, goal=Goal(100, of_ratio=False)),
    )
    return Section("Steady workers", __doc__ or "", "", rows)


def _ask(site: str, paths: tuple[str, ...], count: int) -> int:
    """How many answers came; no less than were wanted."""
    done = 0
    while done < count:
        done += _round(site, paths)
    return done


def _round(site: str, paths: tuple[str, ...]) -> int:
    return sum(len(load.put(site + path, seconds=1.0, connections=THREADS).times) for path in paths)


def _held(site: str) -> float:
    """Megabytes of all the server's processes."""
    folders = listening_at(int(site.rpartition(":")[2]))
    return sum(int((folder / "statm").read_text().split()[1]) for folder in folders) * PAGE / 2**20


def _wait(site: str, paths: tuple[str, ...]) -> float:
    times: list[float] = []
    for path in paths[:3]:
        times += load.put(site + path, seconds=4, connections=2, pace=2 / MODERATE).times
    return load.Load(1, tuple(times)).percentile(99) * 1000


@contextmanager
def _editors(site: str, session: str) -> Iterator[None]:
    """Each exports another carousel as often as it can; none of the files is known already."""
    over = threading.Event()

    def export(number: int) -> None:
        turn = 0
        while not over.is_set():
            turn += 1
            size = ("portrait", "square", "landscape", "story")[turn % 4]
            key, form = 1 + (number * 7 + turn) % 30, ("pdf", "kit")[turn % 2]
            path = f"/admin/carousels/carousel/{key}/export/{form}/?size={size}&force=1"
            request = Request(site + path, headers={"Cookie": f"sessionid={session}"})
            try:
                with urlopen(request, timeout=120) as answer:
                    answer.read()
            except OSError:
                continue

    threads = [threading.Thread(target=export, args=(number,), daemon=True) for number in range(EDITORS)]
    for thread in threads:
        thread.start()
    yield
    over.set()
    for thread in threads:
        thread.join(120)
