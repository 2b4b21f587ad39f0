"""Somebody with a browser: signs in, reads forms, fills them in, sends them off."""

import http.cookiejar
import json
import re
import uuid
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, HTTPRedirectHandler, Request, build_opener

PATIENCE = 30  # seconds
NOBODY = 0  # the status of a request that nobody answered: the site was killed meanwhile


@dataclass
class Answer:
    status: int
    body: bytes = field(default=b"", repr=False)

    @property
    def text(self) -> str:
        return self.body.decode(errors="replace")


class _Stay(HTTPRedirectHandler):
    def redirect_request(self, *_: Any) -> None:
        return None


class Browser:
    def __init__(self, address: str) -> None:
        self.address = address
        self.cookies = http.cookiejar.CookieJar()
        self.opener = build_opener(HTTPCookieProcessor(self.cookies), _Stay)

    def get(self, path: str) -> Answer:
        return self._send(Request(self.address + path))

    def post(self, path: str, fields: dict[str, str]) -> Answer:
        return self._send(Request(self.address + path, urlencode(fields).encode(), self._headers()))

    def upload(self, path: str, fields: dict[str, str], name: str, file: tuple[str, bytes]) -> Answer:
        mark = uuid.uuid4().hex
        parts = [f'--{mark}\r\nContent-Disposition: form-data; name="{k}"\r\n\r\n{v}\r\n' for k, v in fields.items()]
        head = f'--{mark}\r\nContent-Disposition: form-data; name="{name}"; filename="{file[0]}"\r\n\r\n'
        body = "".join([*parts, head]).encode() + file[1] + f"\r\n--{mark}--\r\n".encode()
        kind = {"Content-Type": f"multipart/form-data; boundary={mark}"}
        return self._send(Request(self.address + path, body, self._headers() | kind))

    def sign_in(self, name: str, password: str) -> bool:
        page = self.get("/admin/login/")
        if page.status != 200:
            return False
        return self.post("/admin/login/", form(page.text) | {"username": name, "password": password}).status == 302

    @property
    def token(self) -> str:
        return next((cookie.value or "" for cookie in self.cookies if cookie.name == "csrftoken"), "")

    def _headers(self) -> dict[str, str]:
        return {"X-CSRFToken": self.token, "Referer": self.address + "/"}

    def _send(self, request: Request) -> Answer:
        try:
            with self.opener.open(request, timeout=PATIENCE) as answer:
                return Answer(answer.status, answer.read())
        except HTTPError as answer:
            return Answer(answer.code, _what_came(answer))
        except (URLError, OSError, http.client.HTTPException):
            return Answer(NOBODY)


def _what_came(answer: HTTPError) -> bytes:
    """Of an answer that may have been cut off while it was told."""
    try:
        return answer.read()
    except http.client.IncompleteRead as cut:
        return cut.partial
    except OSError:
        return b""


def form(page: str) -> dict[str, str]:
    """What a browser would send if the page's form was sent as it stands."""
    reader = _FormReader()
    reader.feed(page)
    found = max(reader.forms, key=len, default={})
    return {name: value for name, value in found.items() if not re.search(r"__prefix__", name)}


class _FormReader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.forms: list[dict[str, str]] = []
        self._area: str | None = None
        self._select: str | None = None
        self._unseen = 0  # templates that are open: what stands in them is no part of the page

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        about = {name: value or "" for name, value in attributes}
        self._unseen += tag == "template"
        if self._unseen:
            return
        if tag == "form":
            self.forms.append({})
        elif self.forms and tag == "option" and self._select is not None:
            self._option(self._select, about)
        elif self.forms and about.get("name") and "disabled" not in about:
            self._field(tag, about["name"], about)

    def _option(self, name: str, about: dict[str, str]) -> None:
        if "selected" in about or name not in self.forms[-1]:
            self.forms[-1][name] = about.get("value", "")

    def _field(self, tag: str, name: str, about: dict[str, str]) -> None:
        if tag == "textarea":
            self._area = name
            self.forms[-1][name] = ""
        elif tag == "select":
            self._select = name if "multiple" not in about else None
        elif tag == "input":
            self._input(name, about)

    def _input(self, name: str, about: dict[str, str]) -> None:
        kind = about.get("type", "text")
        if kind in ("checkbox", "radio"):
            if "checked" in about:
                self.forms[-1][name] = about.get("value", "on")
        elif kind not in ("submit", "button", "file", "image"):
            self.forms[-1][name] = about.get("value", "")

    def handle_endtag(self, tag: str) -> None:
        self._unseen -= tag == "template"
        if tag == "textarea":
            self._area = None
        elif tag == "select":
            self._select = None

    def handle_data(self, data: str) -> None:
        if self._area is not None and self.forms:
            self.forms[-1][self._area] += data


def as_json(answer: Answer) -> Any:
    try:
        return json.loads(answer.body)
    except ValueError:
        return {}
