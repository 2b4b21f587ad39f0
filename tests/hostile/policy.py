"""What may stand in a page of ours: nothing that runs, nothing from elsewhere, no address of another scheme."""

import html
import json
import re
from html.parser import HTMLParser
from urllib.parse import urlsplit

# Elements that no page of ours has; but for a frame in which nothing runs.
NEVER = {"iframe", "object", "embed", "base", "applet", "frame", "frameset", "foreignobject", "animate", "set"}
ADDRESSES = {"href", "src", "action", "formaction", "data", "poster", "xlink:href", "background", "cite", "ping"}
SCHEMES = {"", "http", "https", "mailto"}
PICTURES = re.compile(r"data:image/(png|jpeg|webp|gif|svg\+xml)[;,]")
DATA_BLOCKS = {"application/ld+json", "application/json"}
OURS = ("/static/", "/admin/jsi18n/", "http://127.0.0.1", "http://localhost", "http://testserver")


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.wrong: list[str] = []
        self._block: list[str] | None = None

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        about = {name.lower(): value or "" for name, value in attributes}
        is_refresh = tag == "meta" and about.get("http-equiv", "").lower() == "refresh"
        if (tag in NEVER and not is_inert_frame(tag, about)) or is_refresh:
            self.wrong.append(f"<{tag}>")
        if tag in ("script", "style", "link"):
            self._check_code(tag, about)
        for name, value in about.items():
            if name.startswith("on") or name in ("style", "srcdoc"):
                self.wrong.append(f"<{tag} {name}={value!r}>")
            if name in ADDRESSES and not is_harmless(value, picture=tag == "img"):
                self.wrong.append(f"<{tag} {name}={value!r}>")

    handle_startendtag = handle_starttag

    def _check_code(self, tag: str, about: dict[str, str]) -> None:
        if tag == "style":
            self.wrong.append("<style>")
        elif tag == "script" and about.get("type") in DATA_BLOCKS and "src" not in about:
            self._block = []
        elif tag == "script" and not about.get("src", "").startswith(OURS):
            self.wrong.append(f"<script {about}>")
        elif tag == "link" and "stylesheet" in about.get("rel", "") and not about.get("href", "").startswith(OURS):
            self.wrong.append(f"<link {about}>")

    def handle_data(self, data: str) -> None:
        if self._block is not None:
            self._block.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "script" and self._block is not None:
            text, self._block = "".join(self._block), None
            try:
                json.loads(text)
            except ValueError:
                self.wrong.append(f"a data block that is no JSON: {text[:80]}")
            if "<" in text:
                self.wrong.append("a data block with markup in it")


def is_inert_frame(tag: str, about: dict[str, str]) -> bool:
    """An empty frame in which nothing can run, like that of a preview: what it shows is put there by a script of ours."""
    return tag == "iframe" and about.get("sandbox") in ("", "allow-same-origin") and not {"src", "srcdoc"} & set(about)


def is_harmless(address: str, *, picture: bool) -> bool:
    """As a browser reads it: white space and control signs around and within the scheme do not count."""
    plain = re.sub(r"[\x00-\x20\x7f]+", "", html.unescape(address)).lower()
    if picture and PICTURES.match(plain):
        return True
    scheme = re.match(r"([a-z][a-z0-9+.-]*):", plain)
    return (scheme[1] if scheme else "") in SCHEMES and not _leaves(plain)


def _leaves(plain: str) -> bool:
    try:
        urlsplit(plain)
    except ValueError:
        return True
    return False


def violations(page: str) -> list[str]:
    """What in an HTML page could run or reach elsewhere by itself."""
    reader = _Reader()
    reader.feed(page)
    reader.close()
    return reader.wrong
