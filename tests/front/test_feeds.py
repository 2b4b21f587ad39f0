"""Somebody follows the blog in a feed reader."""

import json
from datetime import timedelta
from xml.etree import ElementTree

import feedparser
import pytest
from django.test import Client
from django.utils import timezone
from jsonfeedvalidator import validate_feed
from lxml import etree

from tests import factories

pytestmark = pytest.mark.django_db

HIDDEN = [factories.make_draft, factories.make_scheduled, factories.make_expired]
FORMS = ["atom", "rss", "json"]
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def post():
    body = 'See [the list](/blog) and [below](#end).\n\n```html\n<a href="/raw">\n```\n\n- [x] done\n\n## End\n\nAll words.'
    return factories.make_post(
        title="Fish & <chips>",
        slug="fish",
        summary="In short.",
        body=body,
        author=factories.make_author("Ada Renner"),
        tags=["Python"],
        post_type=factories.make_post_type("Guide"),
        cover=factories.make_picture(),
    )


@pytest.mark.parametrize("form", ["atom", "rss"])
def test_a_feed_is_well_formed_and_holds_the_whole_text(client: Client, post: object, form: str) -> None:
    feed = feedparser.parse(client.get(f"/blog/feed.{form}").content)
    assert not feed.bozo, feed.get("bozo_exception")
    entry = feed.entries[0]
    assert entry.title == "Fish & <chips>" or entry.title == "Fish &amp; &lt;chips&gt;"
    assert entry.link == "http://127.0.0.1:8000/blog/posts/fish"
    assert entry.id == post.uid.urn
    html = entry.content[0].value
    assert "All words." in html
    assert 'href="http://127.0.0.1:8000/blog"' in html
    assert 'href="http://127.0.0.1:8000/blog/posts/fish#end"' in html


def test_a_json_feed_says_the_same(client: Client, post: object) -> None:
    answer = client.get("/blog/feed.json")
    feed = json.loads(answer.content)
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert answer["Content-Type"].startswith("application/feed+json")
    (item,) = feed["items"]
    assert item["id"] == post.uid.urn
    assert item["authors"] == [{"name": "Ada Renner", "url": "http://127.0.0.1:8000/blog/authors/ada-renner"}]
    assert item["image"].startswith("http://127.0.0.1:8000/media/pictures/")
    assert 'href="http://127.0.0.1:8000/blog/posts/fish#end"' in item["content_html"]


def test_a_json_feed_is_one_by_its_schema(client: Client, post: object) -> None:
    factories.make_post(title="Bare")
    wrong = [error.message for error in validate_feed(json.loads(client.get("/blog/feed.json").content))]
    newer = ("'authors' does not match", "'language' does not match")  # version 1.1 knows them, that schema does not
    assert not [message for message in wrong if not message.startswith(newer)]


def test_code_stays_as_it_was_written_and_what_needs_the_page_is_left_out(client: Client, post: object) -> None:
    html = json.loads(client.get("/blog/feed.json").content)["items"][0]["content_html"]
    assert "/raw" in html and "127.0.0.1:8000/raw" not in html
    assert 'class="anchor"' not in html
    assert "<input" not in html and "☑ done" in html


@pytest.mark.parametrize("form", FORMS)
def test_no_feed_names_what_is_not_live(client: Client, form: str) -> None:
    kind, tag, author = factories.make_post_type(), factories.make_tag(), factories.make_author()
    about = {"post_type": kind, "author": author, "tags": [tag]}
    factories.make_post(title="Seen", **about)
    for make in HIDDEN:
        make(title="Secret", **about)
    for stem in ("/blog", *(thing.get_absolute_url() for thing in (kind, tag, author))):
        text = client.get(f"{stem}/feed.{form}").content.decode()
        assert "Seen" in text, stem
        assert "Secret" not in text, stem


@pytest.mark.parametrize("form", FORMS)
def test_a_subject_without_a_live_post_has_no_feed(client: Client, form: str) -> None:
    tag = factories.make_tag()
    factories.make_draft(tags=[tag])
    assert client.get(f"{tag.get_absolute_url()}/feed.{form}").status_code == 404
    assert client.get(f"/blog/tags/none/feed.{form}").status_code == 404
    assert client.get(f"/blog/slugs/{tag.slug}/feed.{form}").status_code == 404


@pytest.mark.parametrize("form", FORMS)
def test_a_feed_that_did_not_change_is_not_sent_again(client: Client, post: object, form: str) -> None:
    first = client.get(f"/blog/feed.{form}")
    assert client.get(f"/blog/feed.{form}", headers={"If-None-Match": first["ETag"]}).status_code == 304
    assert client.get(f"/blog/feed.{form}", headers={"If-Modified-Since": first["Last-Modified"]}).status_code == 304
    post.title = "Other"
    post.save()
    assert client.get(f"/blog/feed.{form}", headers={"If-None-Match": first["ETag"]}).status_code == 200


@pytest.mark.parametrize("form", FORMS)
def test_an_empty_feed_is_a_feed(client: Client, form: str) -> None:
    assert client.get(f"/blog/feed.{form}").status_code == 200


@pytest.mark.parametrize("form", FORMS)
def test_signs_that_xml_cannot_hold_break_no_feed(client: Client, form: str) -> None:
    factories.make_post(title="A\x0bB\x1f", summary="x\x08y", body="\x0c&#0; \ufffe text")
    answer = client.get(f"/blog/feed.{form}")
    assert answer.status_code == 200
    if form == "json":
        json.loads(answer.content)
    else:
        ElementTree.fromstring(answer.content)


def test_a_post_keeps_its_name_in_feeds_when_its_address_changes(client: Client, post: object) -> None:
    before = json.loads(client.get("/blog/feed.json").content)["items"][0]
    post.slug = "chips"
    post.save()
    after = json.loads(client.get("/blog/feed.json").content)["items"][0]
    assert (after["id"], after["url"]) == (before["id"], "http://127.0.0.1:8000/blog/posts/chips")


def test_a_copied_post_is_another_entry(post: object) -> None:
    uid, post.pk, post.slug = post.uid, None, "copy"
    post._state.adding = True
    post.save()
    assert post.uid != uid


def test_the_newest_twenty_are_told_in_a_fixed_number_of_queries(
    client: Client, django_assert_num_queries: object
) -> None:
    for days in range(23):
        factories.make_post(
            title=f"Day {days}.",
            published_at=timezone.now() - timedelta(days=days),
            tags=["x"],
            author=factories.make_author(),
        )
    with django_assert_num_queries(5):  # what changed last, the frame, its links, posts, tags
        feed = ElementTree.fromstring(client.get("/blog/feed.atom").content)
    titles = [entry.findtext(f"{ATOM}title") for entry in feed.findall(f"{ATOM}entry")]
    assert titles == [f"Day {days}." for days in range(20)]


def test_feeds_are_announced_where_they_belong(client: Client, post: object) -> None:
    for address in ("/", "/blog", "/blog/posts/fish"):
        assert 'href="/blog/feed.atom"' in client.get(address).content.decode(), address
    assert 'href="/blog/tags/python/feed.json"' in client.get("/blog/tags/python").content.decode()


def test_a_summary_shows_its_signs_where_a_reader_takes_it_for_html(client: Client) -> None:
    factories.make_post(summary="Why <script> & friends wait")
    rss = etree.fromstring(client.get("/blog/feed.rss").content)
    atom = etree.fromstring(client.get("/blog/feed.atom").content)
    told = [rss.findtext(".//item/description"), atom.findtext(".//{*}entry/{*}summary")]
    assert told == ["Why &lt;script&gt; &amp; friends wait"] * 2
    assert client.get("/blog/feed.json").json()["items"][0]["summary"] == "Why <script> & friends wait"
