"""Published pages, asked for over kept connections under gunicorn as it is shipped.

The baseline is Django with one view and no middleware, on the same gunicorn, that answers with as many bytes as the
packed page has. All take turns of a quarter of a second with 16 connections, opened one after the other: of four at
once, one of the two processes took all as often as not. From turn to turn the same page varies by a quarter, so there
are many, and the baseline has two in each round; what is made anew has half a second. Figures are medians of all
turns. “Kept” is the page as readers get it, “not changed” the 304 of who has it. “Prepared” is a page that the process
has not got in its memory and reads from what all share, each time anew: this site keeps nothing in memory
(`PAGE_MEMORY_MB=0`), and `prepare_pages` made the page, as the worker does after a save. “Made anew” is the page
without any of it: every query, every template. A reader meets that where nothing was prepared: an old article after a
change, a page far down a list. The goal for what is not in memory belongs to the prepared pages; what is made anew is
measured beside them and has none. CPU is what the server's processes used for an answer, and does not depend on what
else the machine does.
"""

import os
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from runpy import run_path
from urllib.request import Request, urlopen

from scripts.bench import load
from scripts.bench.sections import Goal, Row, Section
from tests import services

ROUNDS = int(os.environ.get("ROUNDS", "31"))
SECONDS, SLOW = 0.25, 0.5  # of a turn, and of one that gives few answers
CONNECTIONS = 16  # so many that each of the server's processes has its share
POST = "/blog/posts/ship-smaller-pull-requests"
LIST = "/blog"
TICKS = os.sysconf("SC_CLK_TCK")
UNCACHED = "?made=anew"  # an address with a parameter that no page has is answered, and not kept


def sections() -> Iterator[Section]:
    yield section("SQLite", {})
    try:
        with services.postgresql() as address:
            yield section("PostgreSQL", {"DATABASE_URL": address})
    except services.MissingServiceError:
        yield Section("Pages from PostgreSQL: left out, there is none here", "", "", ())


def section(database: str, more: dict[str, str]) -> Section:
    with ExitStack() as running:
        folder = Path(running.enter_context(tempfile.TemporaryDirectory(prefix="nuvika-bench-")))
        env = services.with_static_files(services.settings_for(folder, **more))
        services.managed(env, "migrate", "-v0")
        services.managed(env, "load_samples")
        site = running.enter_context(services.site(env))
        prepared = running.enter_context(site_without_memory(env))
        size, tag = looked_at(site + POST)
        bare = running.enter_context(bare_site(size))
        turns: dict[str, Callable[[], tuple[float, float]]] = {
            "bare": lambda: turn(bare),
            "kept": lambda: turn(site + POST),
            "304": lambda: turn(site + POST, 304, If_None_Match=tag),
            "list": lambda: turn(site + LIST),
            "prepared": lambda: turn(prepared + POST),
            "list prepared": lambda: turn(prepared + LIST),
            "anew": lambda: turn(site + POST + UNCACHED, seconds=SLOW),
            "list anew": lambda: turn(site + LIST + UNCACHED, seconds=SLOW),
        }
        found = in_rounds(turns)
    return Section(f"Pages from {database}", __doc__ or "", "bare Django", tuple(rows(found)))


GOALS = (
    ("kept", "a kept article", 0.75),
    ("304", "an article that is not changed", 0.85),
    ("list", "the kept list", 0.75),
    ("prepared", "a prepared article, not in memory", 0.25),
    ("list prepared", "the prepared list, not in memory", 0.25),
    ("anew", "an article made anew", None),
    ("list anew", "the list made anew", None),
)


def rows(found: dict[str, tuple[float, float]]) -> Iterator[Row]:
    for name, title, least in GOALS:
        goal = Goal(least, least=True) if least else None
        yield Row(f"{title}, answers a second", found[name][0], found["bare"][0], "/s", goal)
    for name, title, _ in GOALS:
        yield Row(f"{title}, CPU of the server", found[name][1], found["bare"][1])


def in_rounds(turns: dict[str, Callable[[], tuple[float, float]]]) -> dict[str, tuple[float, float]]:
    """By name, the medians of answers a second and of the CPU's milliseconds for each, after a round that warms up.

    The first is the baseline.
    """
    figures: dict[str, list[tuple[float, float]]] = {name: [] for name in turns}
    baseline, *others = turns
    for number in range(ROUNDS + 1):
        for name in (baseline, *others[: len(others) // 2], baseline, *others[len(others) // 2 :]):
            figure = turns[name]()
            if number:
                figures[name].append(figure)
    return {
        name: (middle(pair[0] for pair in pairs), middle(pair[1] for pair in pairs)) for name, pairs in figures.items()
    }


def middle(values: Iterator[float]) -> float:
    return statistics.median(values)


def turn(address: str, status: int = 200, *, seconds: float = SECONDS, **headers: str) -> tuple[float, float]:
    servers = listening_at(int(address.split(":")[2].split("/", maxsplit=1)[0]))
    before = used(servers)
    done = load.put(address, seconds=seconds, connections=CONNECTIONS, status=status, Accept_Encoding="br", **headers)
    return done.per_second, (used(servers) - before) * 1000 / done.answers


def looked_at(address: str) -> tuple[int, str]:
    """How many bytes it has as it travels, and its tag."""
    with urlopen(Request(address, headers={"Accept-Encoding": "br"}), timeout=30) as answer:
        return len(answer.read()), answer.headers["ETag"]


@contextmanager
def site_without_memory(env: dict[str, str]) -> Iterator[str]:
    """One more site with the same data and prepared pages; its processes read each from what all share."""
    port = services.free_port()
    settings = {**env, "PORT": str(port), "PAGE_MEMORY_MB": "0"}
    services.managed(settings, "prepare_pages")
    with services.site(settings, port=port) as address:
        yield address


@contextmanager
def bare_site(size: int) -> Iterator[str]:
    """The yardstick under the same gunicorn, with the same number of workers and threads."""
    port = services.free_port()
    command = [sys.executable, "-m", "gunicorn", *_options(port), "scripts.bench.bare:application"]
    bare = {"PORT": str(port), "BARE_SIZE": str(size), "PYTHONPATH": str(services.ROOT)}
    process = subprocess.Popen(
        command, cwd=services.ROOT, env={**os.environ, **bare}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        address = f"http://127.0.0.1:{port}/bare"
        until = time.monotonic() + 60
        while not _answers(address):
            if time.monotonic() > until:
                raise TimeoutError("The bare site did not start.")
            time.sleep(0.1)
        yield address
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(20)


def _options(port: int) -> list[str]:
    """The shipped configuration, without what it starts beside the site."""
    shipped = run_path(str(services.ROOT / "scripts" / "gunicorn.conf.py"))
    options = ["--bind", f"127.0.0.1:{port}", "--worker-class", shipped["worker_class"], "--log-level", "warning"]
    options += ["--workers", str(shipped["workers"]), "--threads", str(shipped["threads"]), "--no-control-socket"]
    return [*options, *(["--worker-tmp-dir", shipped["worker_tmp_dir"]] if shipped["worker_tmp_dir"] else [])]


def _answers(address: str) -> bool:
    try:
        with urlopen(address, timeout=5) as answer:
            return bool(answer.status == 200)
    except OSError:
        return False


def listening_at(port: int) -> list[Path]:
    """The folders in /proc of the processes that were started with this PORT."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            environment = (folder / "environ").read_bytes().split(b"\0")
            command = (folder / "cmdline").read_bytes()
        except OSError:
            continue
        if f"PORT={port}".encode() in environment and b"gunicorn" in command:
            found.append(folder)
    return found


def used(processes: list[Path]) -> float:
    """Seconds of the CPU that they have used by now."""
    fields = [(folder / "stat").read_text().rpartition(")")[2].split() for folder in processes]
    return sum(int(parts[11]) + int(parts[12]) for parts in fields) / TICKS
