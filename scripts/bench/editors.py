"""Editors who export and preview without pause. Each answer has to be what was asked for: a refusal ends the run."""

import json
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from urllib.parse import urlencode
from urllib.request import Request, urlopen

from scripts.bench.growth import PREPARED
from tests import services

EDITORS = 4
PREVIEWS = 3  # for each export
SIZES = ("portrait", "square", "landscape", "story")
KINDS = {"pdf": "application/pdf", "kit": "application/zip"}
TOKEN = "bench" * 6 + "ed"  # the same in the cookie and in the header, as a browser sends it
FORMS = """
import json
from tests.carousels.forms import form_of
forms = {carousel.pk: form_of(carousel) for carousel in Carousel.objects.with_slides().order_by("pk")[:%d]}
open(%r, "w").write(json.dumps(forms))
"""


@dataclass
class Done:
    """What they were given while the block ran."""

    exports: int = 0
    previews: int = 0


@dataclass(frozen=True)
class Editing:
    """A site with their account's session and the forms of its carousels, by primary key."""

    site: str
    session: str
    forms: dict[str, dict[str, str]]

    @contextmanager
    def busy(self) -> Iterator[Done]:
        """Raises what the first of them met, once the block ends."""
        over, done = threading.Event(), Done()
        with ThreadPoolExecutor(EDITORS) as pool:
            working = [pool.submit(self._work, number, over, done) for number in range(EDITORS)]
            try:
                yield done
            finally:
                over.set()
        for one in working:
            one.result()

    def _work(self, number: int, over: threading.Event, done: Done) -> None:
        """Each has carousels of its own, and takes another file every time: none is known already."""
        own = list(self.forms)[number::EDITORS]
        for turn, (size, form, key) in enumerate(product(SIZES, KINDS, own)):
            self._export(key, size, form)
            done.exports += not over.is_set()
            for preview in range(PREVIEWS):
                self._preview(key, f"{turn} {preview}")
                done.previews += not over.is_set()
            if over.is_set():
                return
        raise ValueError(f"{len(own)} carousels are too few for an editor: every file of them was exported.")

    def _export(self, key: str, size: str, form: str) -> None:
        self._ask(f"/admin/carousels/carousel/{key}/export/{form}/?size={size}&force=1", KINDS[form])

    def _preview(self, key: str, words: str) -> None:
        form = self.forms[key]
        typed = urlencode({**form, "slides-1-headline": f"{form['slides-1-headline']} {words}"})
        self._ask("/admin/carousels/carousel/preview/", "application/json", typed.encode())

    def _ask(self, path: str, kind: str, form: bytes | None = None) -> None:
        headers = {"Cookie": f"sessionid={self.session}; csrftoken={TOKEN}", "X-CSRFToken": TOKEN}
        with urlopen(Request(self.site + path, form, headers), timeout=120) as answer:
            if answer.headers.get_content_type() != kind:
                raise ValueError(f"{path} answers with {answer.headers.get_content_type()}, not with {kind}.")
            answer.read()


def prepared(site: str, env: dict[str, str], carousels: int) -> Editing:
    """`env`: the settings of the site, which has so many carousels or more."""
    path = Path(env["DATA_DIR"]) / "forms.json"
    told = services.managed(env, "shell", "--no-imports", "-c", PREPARED + FORMS % (carousels, str(path)))
    return Editing(site, told.rpartition("told ")[2].split()[0], json.loads(path.read_text()))
