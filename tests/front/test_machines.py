"""What crawlers and other machines ask for."""

import re
from importlib.resources import files
from xml.etree import ElementTree

import pytest
from django.test import Client, override_settings
from lxml import etree

from tests import factories
from tests.carousels.factories import make_carousel

pytestmark = pytest.mark.django_db

HIDDEN = [factories.make_draft, factories.make_scheduled, factories.make_expired]
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
PICTURE = "{http://www.google.com/schemas/sitemap-image/1.1}"


def located(client: Client) -> dict[str, ElementTree.Element]:
    root = ElementTree.fromstring(client.get("/sitemap.xml").content)
    return {url.findtext(f"{SITEMAP}loc", ""): url for url in root}


def test_the_sitemap_names_every_live_page_with_its_pictures(client: Client) -> None:
    cover, within = factories.make_picture(), factories.make_picture()
    kind = factories.make_post_type("Guide")
    factories.make_post(
        slug="one", cover=cover, body=f"![A field]({within.file.url})", tags=["Python"], post_type=kind
    )
    make_carousel("Swiped", live=True)
    urls = located(client)
    root = "http://127.0.0.1:8000"
    assert {f"{root}/", f"{root}/blog", f"{root}/blog/posts/one", f"{root}/carousels/swiped"} <= set(urls)
    assert {f"{root}/blog/tags/python", f"{root}/blog/types/guide"} <= set(urls)
    post = urls[f"{root}/blog/posts/one"]
    assert post.findtext(f"{SITEMAP}lastmod")
    pictures = [loc.text for loc in post.iter(f"{PICTURE}loc")]
    assert pictures == [root + cover.file.url, root + within.file.url]
    slides = [loc.text for loc in urls[f"{root}/carousels/swiped"].iter(f"{PICTURE}loc")]
    assert slides[0] == f"{root}/carousels/swiped/slides/1.png"


def test_the_sitemap_is_one_by_its_schema(client: Client) -> None:
    factories.make_post(cover=factories.make_picture(), tags=["Python"])
    make_carousel(live=True)
    schema = etree.XMLSchema(etree.parse(str(files("sitemap_verify") / "schemas" / "sitemap.xsd")))
    sitemap = etree.fromstring(client.get("/sitemap.xml").content)
    schema.assertValid(sitemap)


def test_the_sitemap_and_the_list_for_language_models_name_nothing_else(client: Client) -> None:
    tag = factories.make_tag("Secret tag")
    for make in HIDDEN:
        make(title="Secret post", slug=f"secret-{make.__name__}", tags=[tag])
    make_carousel("Secret carousel")
    for address in ("/sitemap.xml", "/llms.txt"):
        text = client.get(address).content.decode()
        assert "secret" not in text.lower(), address


def test_the_sitemap_takes_a_fixed_number_of_queries(client: Client, django_assert_num_queries: object) -> None:
    for number in range(4):
        factories.make_post(tags=[f"tag {number}"])
        make_carousel(f"Swiped {number}", live=True)
    # posts and carousels counted, the newest, pages, types, tags, authors, series, keys and rows of posts and carousels
    with django_assert_num_queries(12):
        client.get("/sitemap.xml")


def test_a_large_site_has_a_sitemap_of_sitemaps(client: Client, monkeypatch) -> None:
    monkeypatch.setattr("nuvika.front.sitemap.PER_PAGE", 2)
    for number in range(3):
        factories.make_post(slug=f"post-{number}", tags=["Python"])
    make_carousel("Swiped", live=True)
    index = etree.fromstring(client.get("/sitemap.xml").content)
    etree.XMLSchema(etree.parse(str(files("sitemap_verify") / "schemas" / "siteindex.xsd"))).assertValid(index)
    parts = [str(loc.text).partition("8000")[2] for loc in index.iter(f"{SITEMAP}loc")]
    assert parts == [f"/sitemap.xml?page={number}" for number in range(1, 6)]
    found = [loc for part in parts for loc in re.findall("<loc>(.*?)</loc>", client.get(part).content.decode())]
    assert len(found) == len(set(found))
    for path in ("/", "/blog/tags/python", "/blog/posts/post-0", "/blog/posts/post-2", "/carousels/swiped"):
        assert f"http://127.0.0.1:8000{path}" in found


@pytest.mark.parametrize("page", ["0", "6", "x", "-1", "٣", "99999999"])
def test_a_part_of_the_sitemap_that_is_not_there_is_not_found(client: Client, page: str) -> None:
    assert client.get("/sitemap.xml", {"page": page}).status_code == 404


def test_language_models_are_led_to_markdown(client: Client) -> None:
    factories.make_post(title="A & B", slug="one", summary="In short.")
    text = client.get("/llms.txt").content.decode()
    assert "- [A & B](http://127.0.0.1:8000/blog/posts/one.md): In short." in text


def test_robots_are_led_to_the_sitemap_and_kept_from_the_admin(client: Client) -> None:
    text = client.get("/robots.txt").content.decode()
    assert "Disallow: /admin/" in text
    assert "Sitemap: http://127.0.0.1:8000/sitemap.xml" in text


@override_settings(SITE_INDEXED=False)
def test_a_trial_site_asks_not_to_be_listed(client: Client) -> None:
    answer = client.get("/blog")
    assert answer["X-Robots-Tag"] == "noindex, nofollow"
    assert '<meta name="robots" content="noindex">' in answer.content.decode()
    assert client.get("/blog/feed.atom")["X-Robots-Tag"] == "noindex, nofollow"


@override_settings(SITE_INDEXED=True)
def test_the_site_that_readers_know_is_listed(client: Client) -> None:
    answer = client.get("/blog")
    assert "X-Robots-Tag" not in answer
    assert "noindex" not in answer.content.decode()


def test_a_page_that_did_not_change_is_not_sent_again(client: Client) -> None:
    post = factories.make_post()
    first = client.get(post.get_absolute_url())
    again = client.get(post.get_absolute_url(), headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_texts_are_sent_compressed_and_pictures_as_they_are(client: Client) -> None:
    post = factories.make_post(body="Some words. " * 200)
    picture = factories.make_picture()
    accepting = {"Accept-Encoding": "gzip"}
    assert client.get(post.get_absolute_url(), headers=accepting)["Content-Encoding"] == "gzip"
    assert "Content-Encoding" not in client.get(picture.file.url, headers=accepting)
