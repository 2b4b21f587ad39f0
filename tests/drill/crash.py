"""Killed at any moment: during saves, imports, uploads, exports, and during a migration."""

import random
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path

from tests import services
from tests.drill.browser import Browser
from tests.drill.editor import Editor
from tests.drill.ledger import Ledger
from tests.drill.stage import Stage, stage

EDITORS = 4
MANY = 20  # kills, between which each kind of work comes to an end at least once
CHANCE = random.Random(7)
PAGES = ("/", "/blog", "/blog/posts/drill-1", "/carousels/drill-carousel-1")


def crash_loop(kind: str, ledger: Ledger, *, cycles: int) -> None:
    """Each editor does one kind of thing, again and again, until the site is killed."""
    with stage(kind, ledger, editors=EDITORS) as site:
        for cycle in range(cycles):
            site.start()
            site.sign_in()
            site.look()
            _work_until_killed(site)
            ledger.confirm("kills")
            if cycle % 10 == 9:
                ledger.notes.append(f"{cycle + 1} kills, {ledger.confirmed.total()} confirmed")
        site.start()
        site.sign_in()
        site.look()
        _imports_are_whole(site)
        if cycles >= MANY:
            ledger.expect("post", "carousel", "import", "upload", "export")


def _work_until_killed(site: Stage) -> None:
    """The moment is chosen by chance, once the site has begun to answer."""
    over = threading.Event()
    first, second, third, fourth = site.editors
    jobs: list[Callable[[], None]] = [
        lambda: _save_both(first),
        second.import_brief,
        third.upload,
        lambda: _save_and_export(fourth),
        lambda: _read(site),
    ]
    threads = [threading.Thread(target=_repeat, args=(job, over)) for job in jobs]
    for thread in threads:
        thread.start()
    _wait_for_answers(site)
    time.sleep(CHANCE.uniform(0, 1.5))
    site.kill()
    over.set()
    for thread in threads:
        thread.join()


def _wait_for_answers(site: Stage) -> None:
    before, until = _saves(site), time.monotonic() + 20
    while _saves(site) < before + 4 and time.monotonic() < until:
        time.sleep(0.01)


def _saves(site: Stage) -> int:
    return sum(count for what, count in site.ledger.confirmed.items() if what != "pages read")


def _repeat(job: Callable[[], None], over: threading.Event) -> None:
    while not over.is_set():
        job()


def _save_both(editor: Editor) -> None:
    editor.save_post()
    editor.save_carousel()


def _save_and_export(editor: Editor) -> None:
    editor.save_carousel()
    editor.export()


def _read(site: Stage) -> None:
    reader = Browser(site.address)
    for page in PAGES:
        site.ledger.read(page, reader.get(page).status)


def _imports_are_whole(site: Stage) -> None:
    """Every import that was confirmed is there with all slides and its post; none that was not is there in part."""
    program = (
        "from carousels.models import Carousel; from django.db.models import Count\n"
        "for row in Carousel.objects.filter(title__contains=' import ').annotate(n=Count('slides')):\n"
        "    print(row.title.split()[-1], row.n, row.post_id is not None)"
    )
    lines = services.managed(site.env, "shell", "--no-imports", "-c", program).splitlines()
    found = {int(number): (slides, post) for number, slides, post in map(str.split, lines)}
    importer = site.editors[1]
    site.ledger.half += [f"import {number}: {about}" for number, about in found.items() if about != ("4", "True")]
    confirmed = importer.ledger.confirmed["import"]
    if len(found) < confirmed:
        site.ledger.lost.append(f"{confirmed - len(found)} of {confirmed} imports")


def migration_kills(kind: str, ledger: Ledger, *, cycles: int) -> None:
    """`migrate` is killed on its way from nothing; run again, it comes to the same end."""
    with services.postgresql(durable=True) if kind == "postgresql" else nullcontext("") as server:
        for cycle in range(cycles):
            with tempfile.TemporaryDirectory(prefix="nuvika-drill-") as folder:
                url = {"DATABASE_URL": services.new_database(server, f"migrate_{cycle}")} if server else {}
                _kill_a_migration(services.settings_for(Path(folder), **url), ledger)


def _kill_a_migration(env: dict[str, str], ledger: Ledger) -> None:
    command = [sys.executable, str(services.ROOT / "manage.py"), "migrate", "-v0"]
    process = subprocess.Popen(command, cwd=services.ROOT, env=env, stderr=subprocess.DEVNULL)
    time.sleep(CHANCE.uniform(0.8, 3.5))
    process.kill()
    process.wait()
    for arguments in (("migrate", "-v0"), ("migrate", "--check"), ("load_samples",)):
        again = services.manage(env, *arguments)
        if again.returncode:
            ledger.half.append(f"{' '.join(arguments)} after a migration that was killed: {again.stderr[-300:]}")
            return
    ledger.confirm("killed migrations")
