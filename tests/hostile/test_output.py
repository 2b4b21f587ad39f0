"""Every payload in every place that shows text, read as a browser would: nothing in it runs, nothing leads out."""

import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

import pytest
import reversion
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.validators import RegexValidator
from django.db import models
from django.http import HttpResponse
from django.test import Client
from lxml import etree

from carousels.models import Theme
from nuvika.front.routes import routes
from tests.front.access.samples import Site, address_of, make_site
from tests.hostile import FULL
from tests.hostile.payloads import ALL
from tests.hostile.policy import violations

pytestmark = pytest.mark.django_db
# Fields whose words are keys of something, and never free text.
KEYS = {
    "password",
    "digest",
    "language",
    "size",
    "slug",
    "action_flag",
    "file",
    "heading_font",
    "body_font",
    "mono_font",
}
# Each payload by itself where there is time; else two runs in which every field holds as many as it can.
MIXTURES = [" ".join([*ALL[start:], *ALL[:start]]) for start in (0, 45)]
RUNS = [ALL[part::24] for part in range(24)] if FULL else [[mixture] for mixture in MIXTURES]
WORDS = ("text/plain", "text/markdown")  # no browser makes a page of them
ENCODED = "{http://purl.org/rss/1.0/modules/content/}encoded"
PAGES = ("text/html", "application/xhtml")


def test_the_corpus_has_at_least_sixty_payloads():
    assert len(set(ALL)) >= 60


def test_the_checker_sees_what_it_should():
    live = [
        text for text in ALL if "xss()" in text and text.lstrip("\ufeff").startswith("<") and "template" not in text
    ]
    blind = [text for text in live if not violations(f"<p>{text}</p>")]
    allowed = (
        "<![CDATA[",
        "+ADw-",
        "<scr\u200b",
        "<!--",
        "<<script",
        "<noscript",
        "<svg><use",
        "<script\x0c",
        "<javascript:",
        "<img/src",
    )
    assert not [text for text in blind if not text.startswith(allowed)], blind
    assert violations("<iframe></iframe>") and violations('<iframe sandbox="allow-scripts"></iframe>')
    assert violations('<iframe sandbox src="/x"></iframe>') and violations('<iframe sandbox srcdoc="x"></iframe>')
    assert not violations('<iframe sandbox="allow-same-origin"></iframe>')
    assert not violations('<a href="/x" title="&lt;script&gt;">x</a><script src="/static/a.js"></script>')


@pytest.mark.parametrize("run", range(len(RUNS)))
def test_no_page_runs_what_somebody_typed(run: int, admin_client: Client, client: Client):
    site = make_site()
    wrong: list[str] = []
    for payload in RUNS[run]:
        fill(site, payload)
        for address, answer in everything_shown(site, client, admin_client, payload):
            wrong += [f"{payload[:40]!r} at {address[:60]}: {found[:200]}" for found in checked(answer)]
    assert not wrong, "\n".join(dict.fromkeys(wrong[:30]))


def fill(site: Site, payload: str) -> None:
    """The payload in every text of every thing, as somebody with a way around the forms could store it."""
    with reversion.create_revision():
        for thing in site.things.values():
            if thing._meta.app_label in ("blog", "carousels", "editing", "front"):
                for field in free_texts(thing):
                    setattr(thing, field.attname, payload[: field.max_length or None])
                thing.save()
        reversion.set_comment(payload)
    User.objects.filter(pk=site.things[User].pk).update(first_name=payload[:150], last_name=payload[:150])


def free_texts(thing: models.Model) -> list[Any]:
    names = {"name", "author_name", "handle", "footer"} if isinstance(thing, Theme) else None
    return [
        field
        for field in thing._meta.local_fields
        if isinstance(field, models.CharField | models.TextField)
        and not isinstance(field, models.SlugField)
        and field.editable
        and not field.choices
        and field.name not in KEYS
        and (names is None or field.name in names)
        and (isinstance(field, models.URLField) or not any(type(v) is RegexValidator for v in field.validators))
    ]


def everything_shown(site: Site, client: Client, admin: Client, payload: str) -> Iterator[tuple[str, HttpResponse]]:
    for route in routes():
        if route.name not in ("admin:logout", "admin:jsi18n"):
            address = address_of(route, site)
            who = admin if address.startswith("/admin/") else client
            yield address, who.get(address)
    yield from said_back(client, admin, payload)


def said_back(client: Client, admin: Client, payload: str) -> Iterator[tuple[str, HttpResponse]]:
    """What an answer repeats from its request."""
    payload = payload[:1500]
    for address in (f"/blog/search?q={quote(payload)}", f"/blog?page={quote(payload)}", f"/{quote(payload)}"):
        yield address, client.get(address)
    for name in ("post", "tag", "picture"):
        address = f"/admin/blog/{name}/?q={quote(payload)}"
        yield address, admin.get(address, follow=True)
    yield "sign-in", client.post("/admin/login/", {"username": payload, "password": payload, "next": payload})
    yield "next", client.get(f"/admin/login/?next={quote(payload)}")
    yield "post form", admin.post("/admin/blog/post/add/", {"title": payload, "slug": payload, "body": payload})
    yield "Markdown preview", admin.post("/admin/blog/markdown/preview/", {"content": payload})
    brief = (
        f"LinkedIn Carousel: {payload}\n\nBlog post: {payload}\n\nSLIDE 1\n\nHeadline: {payload}\n\nLink: {payload}"
    )
    yield "import", admin.post("/admin/carousels/carousel/import/", {"brief": brief})
    file = SimpleUploadedFile(f"{payload}.txt", brief.encode(errors="replace"))
    yield "import file", admin.post("/admin/carousels/carousel/import/", {"file": file})
    picture = SimpleUploadedFile(f"{payload}.png", b"no picture")
    yield "upload", admin.post("/admin/blog/markdown/upload/", {"image": picture})


def checked(answer: HttpResponse) -> list[str]:
    kind = answer.headers.get("Content-Type", "")
    if answer.status_code >= 500:
        return [str(answer.status_code)]
    if "Location" in answer.headers and answer["Location"].startswith(("//", "javascript", "data", "http://evil")):
        return [f"leads to {answer['Location']}"]
    if answer.streaming or (kind.startswith("image/") and "svg" not in kind):
        return []
    text = answer.content.decode(errors="replace")
    if kind.startswith(PAGES):
        return violations(text)
    if "xml" in kind or "svg" in kind:
        return in_xml(answer.content)
    if "json" in kind:
        return [found for html in html_of(json.loads(text)) for found in violations(html)]
    is_file = answer.headers.get("Content-Disposition", "").startswith("attachment")
    return [] if is_file or kind.startswith(WORDS) or not text else [f"a file of type {kind} that is no attachment"]


def in_xml(content: bytes) -> list[str]:
    """Feeds carry HTML as text, where they say so; drawings carry no code."""
    root = etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True))
    wrong = [f"<{node.tag}>" for node in root.iter() if isinstance(node.tag, str) and node.tag.endswith("}script")]
    for node in root.iter(etree.Element):
        if node.get("type") == "html" or node.tag == ENCODED or node in root.findall(".//item/description"):
            wrong += violations(node.text or "")
        wrong += [f"{name}={value}" for name, value in node.attrib.items() if name.startswith("on")]
    return wrong


def html_of(value: Any, name: str = "") -> Iterator[str]:
    """The values of an answer in JSON that are named as HTML; all others are shown as text."""
    if isinstance(value, str):
        yield from [value] if "html" in name else []
    elif isinstance(value, dict | list):
        for key, inner in value.items() if isinstance(value, dict) else enumerate(value):
            yield from html_of(inner, str(key))


def test_the_names_of_html_in_json_are_known():
    assert list(html_of({"items": [{"content_html": "<b>", "title": "<i>"}]})) == ["<b>"]
