"""Somebody follows an old link."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from blog.models import Post
from nuvika.editing import actions
from nuvika.editing.publication import State
from nuvika.front.frame.models import Page
from nuvika.front.redirects.models import Redirect
from tests import factories
from tests.carousels.factories import make_carousel

pytestmark = pytest.mark.django_db


def follow(client: Client, address: str) -> tuple[int, str]:
    answer = client.get(address)
    return answer.status_code, answer.get("Location", "")


def rename(thing: object, slug: str) -> None:
    thing.slug = slug
    thing.save()


def test_a_post_that_moved_is_found_under_its_old_address(client: Client) -> None:
    rename(factories.make_post(slug="old"), "new")
    assert follow(client, "/blog/posts/old") == (301, "/blog/posts/new")
    assert follow(client, "/blog/posts/old?utm_source=x&a=b") == (301, "/blog/posts/new?utm_source=x&a=b")
    assert follow(client, "/blog/posts/OLD/") == (301, "/blog/posts/OLD")


def test_a_sign_that_no_address_has_is_not_looked_for(client: Client) -> None:
    with CaptureQueriesContext(connection) as asked:
        assert client.get("/blog/%00").status_code == 404
    assert not [query for query in asked if "front_redirect" in query["sql"]]


def test_whatever_has_a_slug_moves_like_that(client: Client) -> None:
    about = {
        "post_type": factories.make_post_type(slug="a"),
        "author": factories.make_author(slug="b"),
        "tags": [factories.make_tag(slug="c")],
    }
    factories.make_post(**about)
    things = [*list(about.values())[:2], about["tags"][0], make_carousel(live=True, slug="d")]
    things.append(Page.objects.create(title="x", slug="e", published=True))
    for number, thing in enumerate(things):
        before = thing.get_absolute_url()
        rename(thing, f"moved-{number}")
        assert follow(client, before) == (301, thing.get_absolute_url())


def test_many_moves_are_one_step(client: Client) -> None:
    post = factories.make_post(slug="a")
    for slug in "bcd":
        rename(post, slug)
    for slug in "abc":
        assert follow(client, f"/blog/posts/{slug}") == (301, "/blog/posts/d")


def test_a_move_back_is_no_loop(client: Client) -> None:
    post = factories.make_post(slug="a")
    for slug in "bca":
        rename(post, slug)
    assert follow(client, "/blog/posts/a")[0] == 200
    for slug in "bc":
        assert follow(client, f"/blog/posts/{slug}") == (301, "/blog/posts/a")


def test_another_post_may_take_the_address(client: Client) -> None:
    rename(factories.make_post(slug="a"), "b")
    factories.make_post(slug="a", title="Newcomer")
    assert "Newcomer" in client.get("/blog/posts/a").content.decode()


@pytest.mark.parametrize("make", [factories.make_draft, factories.make_scheduled])
def test_what_was_never_public_leaves_no_trace(client: Client, make: factories.Factory) -> None:
    post = make(slug="secret")
    rename(post, "secret-2")
    post.delete()
    assert follow(client, "/blog/posts/secret") == (404, "")
    assert not Redirect.objects.exists()


def test_a_post_that_went_live_by_the_clock_was_public(client: Client) -> None:
    post = factories.make_scheduled(slug="old")
    Post.objects.filter(pk=post.pk).update(published_at=timezone.now() - timedelta(seconds=1))
    post.refresh_from_db()
    rename(post, "new")
    assert follow(client, "/blog/posts/old") == (301, "/blog/posts/new")


def test_what_was_withdrawn_is_said_to_be_gone(client: Client) -> None:
    post, carousel = factories.make_post(slug="one"), make_carousel(live=True, slug="two")
    actions.unpublish(post, by=None)
    carousel.delete()
    for address in ("/blog/posts/one", "/carousels/two"):
        page = client.get(address)
        assert page.status_code == 410
        assert "This page was taken down." in page.content.decode()
        assert post.title not in page.content.decode()


def test_what_comes_back_is_there_again(client: Client) -> None:
    post = factories.make_post(slug="one")
    actions.unpublish(post, by=None)
    actions.publish(post, by=None)
    assert follow(client, "/blog/posts/one")[0] == 200
    assert not Redirect.objects.exists()


def test_the_new_address_of_a_withdrawn_post_is_not_told(client: Client) -> None:
    post = factories.make_post(slug="one")
    actions.unpublish(post, by=None)
    rename(post, "secret")
    assert follow(client, "/blog/posts/one") == (410, "")
    actions.publish(post, by=None)
    assert follow(client, "/blog/posts/one") == (301, "/blog/posts/secret")


def test_an_expired_post_is_not_there_and_its_old_address_is_gone(client: Client) -> None:
    post = factories.make_post(slug="one")
    rename(post, "two")
    post.expires_at = timezone.now()
    post.save()
    assert follow(client, "/blog/posts/two") == (404, "")
    assert follow(client, "/blog/posts/one") == (410, "")


@pytest.mark.parametrize(
    ("typed", "leads_to"),
    [
        ("/Blog/Posts/One", "/blog/posts/one"),
        ("//blog//posts///one", "/blog/posts/one"),
        ("/BLOG?page=1", "/blog?page=1"),
        ("/ABOUT-nothing", "/about-nothing"),
    ],
)
def test_an_address_typed_another_way_is_put_right(client: Client, typed: str, leads_to: str) -> None:
    factories.make_post(slug="one")
    answer = (
        client.get(f"http://testserver{typed}") if not typed.startswith("//") else client.get("/", PATH_INFO=typed)
    )
    assert (answer.status_code, answer["Location"]) == (301, leads_to)


def test_tracking_parameters_change_nothing(client: Client) -> None:
    post = factories.make_post(slug="one")
    page = client.get(f"{post.get_absolute_url()}?utm_source=x&fbclid=y").content.decode()
    assert '<link rel="canonical" href="http://127.0.0.1:8000/blog/posts/one">' in page
    assert "utm_source" not in page


@pytest.mark.parametrize("path", ["//evil.example", "/\\evil.example", "//evil.example/%2e%2e", "/%0d%0aSet-Cookie:x"])
def test_no_address_leads_to_another_site(client: Client, path: str) -> None:
    answer = client.get("/", PATH_INFO=path)
    assert not answer.get("Location", "/").startswith(("//", "http", "/\\"))
    assert "Set-Cookie" not in answer


class TestRedirectsByHand:
    def make(self, old_path: str, target: str) -> Redirect:
        row = Redirect(old_path=old_path, target=target)
        row.full_clean()
        row.save()
        return row

    def test_any_old_address_leads_on(self, client: Client) -> None:
        self.make("/2019/05/Old-Article.html", "https://elsewhere.example/x?y=1")
        assert follow(client, "/2019/05/old-article.html?z=2") == (301, "https://elsewhere.example/x?y=1&z=2")

    def test_chains_are_kept_flat(self, client: Client) -> None:
        self.make("/b", "/blog")
        self.make("/a", "/b")
        self.make("/0", "/a")
        assert {row.target for row in Redirect.objects.all()} == {"/blog"}

    def test_a_later_link_in_the_middle_moves_what_leads_to_it(self) -> None:
        factories.make_post(slug="one")
        self.make("/a", "/b-soon")
        self.make("/b-soon", "/blog/posts/one")
        assert Redirect.objects.get(old_path="/a").target == "/blog/posts/one"

    @pytest.mark.parametrize(("old", "new"), [("/x", "/x"), ("/x", "/X/"), ("/a", "/b")])
    def test_loops_are_refused(self, old: str, new: str) -> None:
        self.make("/b", "/a")
        with pytest.raises(ValidationError, match="never arrive"):
            self.make(old, new)

    def test_a_page_that_is_shown_needs_none(self) -> None:
        factories.make_post(slug="one")
        with pytest.raises(ValidationError, match="shows something now"):
            self.make("/blog/posts/one", "/blog")

    @pytest.mark.parametrize("target", ["javascript:alert(1)", "//evil.example", "blog", "/a b"])
    def test_it_leads_somewhere(self, target: str) -> None:
        with pytest.raises(ValidationError):
            self.make("/x", target)


def test_a_page_that_is_not_there_helps_on(client: Client, django_capture_on_commit_callbacks: object) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        factories.make_post(title="FastAPI over Django", slug="fastapi-over-django")
        factories.make_draft(title="FastAPI in secret", slug="fastapi-in-secret")
    page = client.get("/blog/posts/fastapi-over-flask")
    text = page.content.decode()
    assert page.status_code == 404
    assert 'href="/blog/posts/fastapi-over-django"' in text
    assert "in secret" not in text
    assert 'value="fastapi over flask"' in text


def test_states_that_are_no_withdrawal_are_404(client: Client) -> None:
    post = factories.make_post(slug="one")
    post.published_at = timezone.now() + timedelta(days=1)
    post.save()
    assert post.state == State.PUBLISHED
    assert follow(client, "/blog/posts/one") == (404, "")
