"""An editor of the drills: saves a post and a carousel with a number in every field, so that what is half shows."""

import io
import re
from dataclasses import dataclass, field
from typing import Any

from PIL import Image

from tests.drill.browser import Browser, as_json, form
from tests.drill.ledger import Ledger

PASSWORD = "a password for drills 1"
SLIDES = 4
MARK = re.compile(r"number (\d+)")


@dataclass
class Numbers:
    """Of one thing: the highest number that was confirmed, and the highest that was ever sent."""

    confirmed: int = 0
    sent: int = 0

    def judge(self, found: int) -> bool:
        return self.confirmed <= found <= self.sent


@dataclass
class Editor:
    number: int
    ledger: Ledger
    post: int = 0
    carousel: int = 0
    browser: Any = None  # a Browser, once it is open
    posts: Numbers = field(default_factory=Numbers)
    carousels: Numbers = field(default_factory=Numbers)
    imports: Numbers = field(default_factory=Numbers)
    pictures: dict[str, tuple[int, int]] = field(default_factory=dict)  # address: size, of those that were confirmed

    def open(self, address: str) -> bool:
        """Signed in; a session outlives the site's death, so that once is enough."""
        if self.browser is None:
            self.browser = Browser(address)
        return self.browser.get("/admin/").status == 200 or self.browser.sign_in(f"drill-{self.number}", PASSWORD)

    # --- what an editor does --------------------------------------------------------------------------------------

    def save_post(self) -> None:
        path = f"/admin/blog/post/{self.post}/change/"
        page = self.browser.get(path)
        if page.status != 200:
            return self.ledger.answer("open a post", page.status)
        self.posts.sent += 1
        words = {"body": f"number {self.posts.sent}\n\n" + "word " * 400, "summary": f"number {self.posts.sent}"}
        return self._saved("post", self.posts, self.browser.post(path, form(page.text) | words | {"_save": "Save"}))

    def save_carousel(self) -> None:
        path = f"/admin/carousels/carousel/{self.carousel}/change/"
        page = self.browser.get(path)
        if page.status != 200:
            return self.ledger.answer("open a carousel", page.status)
        self.carousels.sent += 1
        fields = form(page.text)
        headlines = {
            name: f"number {self.carousels.sent}" for name in fields if re.fullmatch(r"slides-\d+-headline", name)
        }
        words = headlines | {"caption": f"number {self.carousels.sent}", "_save": "Save"}
        return self._saved("carousel", self.carousels, self.browser.post(path, fields | words))

    def import_brief(self) -> None:
        number = self.imports.sent = self.imports.sent + 1
        slides = "\n\n".join(f"SLIDE {place}\n\nHeadline: number {number}" for place in range(1, SLIDES + 1))
        text = (
            f"LinkedIn Carousel: Drill {self.number} import {number}\n\nBlog post: /blog/posts/drill-{self.number}\n\n"
        )
        answer = self.browser.post("/admin/carousels/carousel/import/", {"brief": text + slides, "save": "draft"})
        self._saved("import", self.imports, answer)

    def upload(self) -> None:
        size = (40 + len(self.pictures) % 300, 30 + self.number)
        out = io.BytesIO()
        Image.effect_noise(size, 80).save(out, "PNG")
        answer = self.browser.upload(
            "/admin/blog/markdown/upload/", {"alt": "Noise"}, "image", ("drill.png", out.getvalue())
        )
        found = re.search(r"\((/media/[^)]+)\)", str(as_json(answer).get("image_code", "")))
        if answer.status == 200 and found:
            self.pictures[found[1]] = size
            return self.ledger.confirm("upload")
        return self.ledger.answer("upload", answer.status)

    def export(self) -> None:
        answer = self.browser.get(f"/admin/carousels/carousel/{self.carousel}/export/pdf/?force=1")
        if answer.status != 200:
            return self.ledger.answer("export", answer.status)
        if not answer.body.startswith(b"%PDF") or b"%%EOF" not in answer.body[-32:]:
            self.ledger.half.append(f"an export of {len(answer.body)} bytes")
        return self.ledger.confirm("export")

    def _saved(self, what: str, numbers: Numbers, answer: object) -> None:
        status = getattr(answer, "status", 0)
        if status == 302:
            numbers.confirmed = numbers.sent
            return self.ledger.confirm(what)
        return self.ledger.answer(f"save a {what}", status)

    # --- and what has to be found afterwards ----------------------------------------------------------------------

    def look(self) -> None:
        """Everything confirmed is there, and whole. Asked of a site that runs."""
        self._look_at("post", f"/admin/blog/post/{self.post}/change/", self.posts, ("body", "summary"), 2)
        path = f"/admin/carousels/carousel/{self.carousel}/change/"
        self._look_at("carousel", path, self.carousels, ("headline", "caption"), SLIDES + 1)
        for address, size in self.pictures.items():
            self._look_at_picture(address, size)

    def _look_at(self, what: str, path: str, numbers: Numbers, ends: tuple[str, ...], many: int) -> None:
        page = self.browser.get(path)
        if page.status != 200:
            self.ledger.lost.append(f"the {what} of editor {self.number} answers {page.status}")
            return
        texts = [value for name, value in form(page.text).items() if name.endswith(ends) and "SLIDE" not in value]
        found = [int(match[1]) for text in texts if (match := MARK.search(text))]
        if len(set(found)) != 1 or len(found) < many:
            self.ledger.half.append(f"the {what} of editor {self.number} holds {found}")
        elif not numbers.judge(found[0]):
            told = f"{numbers.confirmed} was confirmed, {numbers.sent} sent"
            self.ledger.lost.append(f"the {what} of editor {self.number} is {found[0]}; {told}")

    def _look_at_picture(self, address: str, size: tuple[int, int]) -> None:
        answer = self.browser.get(address)
        if answer.status != 200:
            self.ledger.lost.append(f"{address} answers {answer.status}")
            return
        try:
            with Image.open(io.BytesIO(answer.body)) as picture:
                picture.load()
                if picture.size != size:
                    self.ledger.half.append(f"{address} is {picture.size}, not {size}")
        except (OSError, SyntaxError) as error:
            self.ledger.half.append(f"{address}: {error}")
