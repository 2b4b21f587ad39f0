"""A site to drill on: its settings, its editors, and the process that serves it."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field
from pathlib import Path

from tests import services
from tests.drill.editor import PASSWORD, SLIDES, Editor
from tests.drill.ledger import Ledger

PREPARE = """
from django.contrib.auth.models import User
from django.contrib.auth.hashers import make_password
from django.utils import timezone
from blog.models import Post
from carousels.models import Carousel, Slide
password = make_password({password!r})
for number in range(1, {editors} + 1):
    User.objects.create(username=f"drill-{{number}}", is_staff=True, is_superuser=True, password=password)
    post = Post.objects.create(title=f"Drill {{number}}", slug=f"drill-{{number}}", body="number 0", summary="number 0",
                               state="published", published_at=timezone.now())
    carousel = Carousel.objects.create(title=f"Drill carousel {{number}}", slug=f"drill-carousel-{{number}}",
                                       caption="number 0", state="published", published_at=timezone.now(), post=post)
    for position in range(1, {slides} + 1):
        Slide.objects.create(carousel=carousel, position=position, headline="number 0", body="words")
    print(number, post.pk, carousel.pk)
"""


@dataclass
class Stage:
    env: dict[str, str]
    ledger: Ledger
    editors: list[Editor]
    port: int = field(default_factory=services.free_port)
    process: "subprocess.Popen[bytes] | None" = None

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def data(self) -> Path:
        return Path(self.env["DATA_DIR"])

    def start(self, prefix: tuple[str, ...] = ()) -> None:
        """Serve, and wait until it does."""
        command = [
            *prefix,
            sys.executable,
            "-m",
            "gunicorn",
            "--config",
            str(services.ROOT / "scripts/gunicorn.conf.py"),
        ]
        with (self.data.parent / "site.log").open("ab") as log:
            self.process = subprocess.Popen(
                command,
                cwd=services.ROOT,
                env={**self.env, "PORT": str(self.port)},
                stdout=log,
                stderr=log,
                stdin=subprocess.DEVNULL,
                start_new_session=True,
            )
        until = time.monotonic() + services.PATIENCE
        while not services.healthy(self.port):
            if self.process.poll() is not None or time.monotonic() > until:
                raise RuntimeError((self.data.parent / "site.log").read_text(errors="replace")[-3000:])
            time.sleep(0.05)

    def kill(self) -> None:
        """As the machine would when it runs out of memory: all processes at once, without a word."""
        if self.process is not None:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
            self.process = None

    def stop(self) -> None:
        if self.process is not None:
            self.process.terminate()
            try:
                self.process.wait(30)
            except subprocess.TimeoutExpired:
                self.kill()
            self.process = None

    def sign_in(self) -> None:
        for editor in self.editors:
            if not editor.open(self.address):
                raise RuntimeError(f"editor {editor.number} cannot sign in")

    def look(self) -> None:
        for editor in self.editors:
            editor.look()


@contextmanager
def stage(kind: str, ledger: Ledger, *, editors: int, folder: Path | None = None) -> Iterator[Stage]:
    """`kind` is sqlite or postgresql. `folder` holds the data where it is given."""
    with services.postgresql(durable=True) if kind == "postgresql" else nullcontext("") as address:
        home = Path(tempfile.mkdtemp(prefix="nuvika-drill-"))
        url = {"DATABASE_URL": address} if address else {}
        env = services.with_static_files(services.settings_for(folder or home / "data", **url))
        made = Stage(env, ledger, [])
        try:
            services.managed(env, "migrate", "-v0")
            program = PREPARE.format(password=PASSWORD, editors=editors, slides=SLIDES)
            for line in services.managed(env, "shell", "--no-imports", "-c", program).splitlines():
                number, post, carousel = map(int, line.split())
                made.editors.append(Editor(number, ledger, post, carousel))
            yield made
        finally:
            made.kill()
            shutil.rmtree(home, ignore_errors=True)
