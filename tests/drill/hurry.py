"""Many editors at once, and backups while they save."""

import threading
import time
from collections.abc import Callable
from pathlib import Path

from tests import services
from tests.drill.browser import Browser
from tests.drill.crash import PAGES
from tests.drill.editor import Editor
from tests.drill.ledger import Ledger
from tests.drill.stage import Stage, stage


def eight_editors(kind: str, ledger: Ledger, *, seconds: float) -> None:
    """Each saves a post and a carousel of their own as fast as the site takes it; readers read meanwhile."""
    with stage(kind, ledger, editors=8) as site:
        site.start()
        site.sign_in()
        _all_at_once(site, seconds)
        site.look()


def backup_under_load(kind: str, ledger: Ledger, *, times: int) -> None:
    """An archive that was made meanwhile holds everything confirmed before it was begun, and every thing whole."""
    with stage(kind, ledger, editors=4) as site:
        site.start()
        site.sign_in()
        over = threading.Event()
        threads = [threading.Thread(target=_repeat, args=(_work(editor), over)) for editor in site.editors]
        for thread in threads:
            thread.start()
        for number in range(times):
            time.sleep(1)
            before = [(editor.posts.confirmed, editor.carousels.confirmed) for editor in site.editors]
            archive = site.data.parent / f"backup-{number}.zip"
            services.managed(site.env, "backup", str(archive))
            sent = [(editor.posts.sent, editor.carousels.sent) for editor in site.editors]
            _restore_elsewhere(kind, site, archive, before, sent)
        over.set()
        for thread in threads:
            thread.join()
        site.look()


Pairs = list[tuple[int, int]]
FOUND = """
from blog.models import Post
from carousels.models import Carousel
for number in range(1, {editors} + 1):
    post = Post.objects.get(slug=f"drill-{{number}}")
    carousel = Carousel.objects.get(slug=f"drill-carousel-{{number}}")
    words = [post.summary, post.body.split("\\n")[0].strip()]
    slides = [carousel.caption, *carousel.slides.values_list("headline", flat=True)]
    print(*sorted({{int(text.split()[1]) for text in words}}), "|", *sorted({{int(text.split()[1]) for text in slides}}))
"""


def _restore_elsewhere(kind: str, site: Stage, archive: Path, before: Pairs, sent: Pairs) -> None:
    """On another machine of the same kind."""
    url = {}
    if kind == "postgresql":
        url = {"DATABASE_URL": services.new_database(site.env["DATABASE_URL"], archive.stem)}
    env = services.settings_for(site.data.parent / archive.stem, **url)
    services.managed(env, "restore", str(archive))
    lines = services.managed(env, "shell", "--no-imports", "-c", FOUND.format(editors=len(site.editors))).splitlines()
    for number, line in enumerate(lines):
        for place, found in enumerate(line.split("|")):
            values, what = [int(word) for word in found.split()], ("post", "carousel")[place]
            if len(values) != 1:
                site.ledger.half.append(f"{archive.stem}: a {what} holds {values}")
            elif not before[number][place] <= values[0] <= sent[number][place]:
                limits = f"not from {before[number][place]} to {sent[number][place]}"
                site.ledger.lost.append(f"{archive.stem}: a {what} is {values[0]}, {limits}")
    site.ledger.confirm("backups restored")


def _all_at_once(site: Stage, seconds: float) -> None:
    over = threading.Event()
    jobs = [_work(editor) for editor in site.editors] + [lambda: _read(site)]
    threads = [threading.Thread(target=_repeat, args=(job, over)) for job in jobs]
    for thread in threads:
        thread.start()
    time.sleep(seconds)
    over.set()
    for thread in threads:
        thread.join()


def _work(editor: Editor) -> Callable[[], None]:
    def both() -> None:
        editor.save_post()
        editor.save_carousel()

    return both


def _repeat(job: Callable[[], None], over: threading.Event) -> None:
    while not over.is_set():
        job()


def _read(site: Stage) -> None:
    reader = Browser(site.address)
    for page in PAGES:
        site.ledger.read(page, reader.get(page).status)
    time.sleep(0.05)
