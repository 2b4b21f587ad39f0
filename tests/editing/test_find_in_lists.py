"""The Admin's lists are read without opening anything: a picture, a status, filters, and a search within the words."""

import re
from typing import Any

import pytest
from django.test import Client

from blog.admin.posts import PostAdmin
from carousels.models import Theme
from nuvika.editing.trashing import trash
from tests import factories
from tests.carousels.factories import make_carousel

pytestmark = pytest.mark.django_db

POSTS, CAROUSELS = "/admin/blog/post/", "/admin/carousels/carousel/"


@pytest.fixture
def desk(client: Client) -> Client:
    client.force_login(factories.make_publisher())
    return client


def listed(desk: Client, address: str, **query: Any) -> list[str]:
    answer = desk.get(address, query)
    assert answer.status_code == 200
    return sorted(thing.title for thing in answer.context["cl"].result_list)


def test_a_post_shows_its_cover_small_and_one_without_shows_none(desk: Client) -> None:
    cover = factories.make_picture()
    factories.make_post(cover=cover)
    factories.make_post()
    page = desk.get(POSTS).content.decode()
    small = f"/admin/blog/picture/{cover.pk}/thumbnail/"
    assert page.count('<img class="post-cover"') == page.count(f'src="{small}"') == 1
    assert desk.get(small)["Content-Type"] == "image/webp"


def test_a_picture_in_the_list_of_pictures_is_small(client: Client) -> None:
    picture = factories.make_picture()
    client.force_login(factories.make_editor())
    page = client.get("/admin/blog/picture/").content.decode()
    assert f'src="/admin/blog/picture/{picture.pk}/thumbnail/"' in page
    assert picture.file.url not in page


def test_who_sees_a_list_of_posts_sees_their_covers(client: Client) -> None:
    cover = factories.make_picture()
    client.force_login(factories.make_user("blog.view_post"))
    assert client.get(f"/admin/blog/picture/{cover.pk}/thumbnail/").status_code == 200
    client.force_login(factories.make_user("blog.view_tag"))
    assert client.get(f"/admin/blog/picture/{cover.pk}/thumbnail/").status_code == 403


def test_posts_are_found_by_their_words_and_filtered(desk: Client) -> None:
    guide, ada = factories.make_post_type("Guide"), factories.make_author("Ada")
    tag = factories.make_tag("Locks")
    factories.make_post(title="One", body="Hidden deep: mutexes.", post_type=guide, tags=[tag])
    factories.make_draft(title="Two", summary="About Mutexes", author=ada)
    factories.make_scheduled(title="Three")
    assert listed(desk, POSTS, q="mutexes") == ["One", "Two"]
    assert listed(desk, POSTS, status="scheduled") == ["Three"]
    assert listed(desk, POSTS, post_type__id__exact=guide.pk) == ["One"]
    assert listed(desk, POSTS, tags__id__exact=tag.pk) == ["One"]
    assert listed(desk, POSTS, author__id__exact=ada.pk) == ["Two"]
    assert listed(desk, POSTS, q="mutexes", status="draft") == ["Two"]


def test_posts_are_filtered_by_a_tag_and_by_having_none(desk: Client) -> None:
    tag, other = factories.make_tag("Locks"), factories.make_tag("Queues")
    factories.make_post(title="Both", tags=[tag, other])
    factories.make_draft(title="Draft", tags=[tag])
    factories.make_post(title="Neither")
    trash(factories.make_post(title="Gone", tags=[tag]), by=factories.make_editor())
    assert listed(desk, POSTS, tags__id__exact=tag.pk) == ["Both", "Draft"]
    assert listed(desk, POSTS, tags__id__exact="none") == ["Neither"]
    assert listed(desk, POSTS, tags__id__exact=tag.pk, status="live") == ["Both"]
    assert listed(desk, POSTS, tags__id__exact=tag.pk, status="draft") == ["Draft"]
    assert listed(desk, POSTS, tags__id__exact=tag.pk, q="draft") == ["Draft"]
    assert "No tag" in desk.get(POSTS).content.decode()


@pytest.mark.parametrize("few", [0, 500])
def test_a_tag_of_many_posts_is_listed_and_counted_like_one_of_few(desk: Client, monkeypatch: Any, few: int) -> None:
    monkeypatch.setattr("blog.paging.FEW", few)
    monkeypatch.setattr(PostAdmin, "list_per_page", 2)
    tag = factories.make_tag("Locks")
    factories.make_post(title="Neither")
    for number in range(3):
        factories.make_post(title=f"Post {number}", tags=[tag])
    factories.make_draft(title="Draft", tags=[tag])
    trash(factories.make_post(title="Gone", tags=[tag]), by=factories.make_editor())
    for query, count in (
        (f"tags__id__exact={tag.pk}", 4),
        (f"tags__id__exact={tag.pk}&status=live", 3),
        (f"tags__id__exact={tag.pk}&status=draft", 1),
        ("tags__id__exact=none", 1),
        (f"tags__id__exact={tag.pk}&cover__isnull=", 0),  # an empty value says: has one
        (f"tags__id__exact={tag.pk}&title=", 0),
        (f"tags__id__exact={tag.pk}&q=&status=", 4),
    ):
        changes = desk.get(f"{POSTS}?{query}").context["cl"]
        assert (changes.result_count, len(changes.result_list)) == (count, min(count, 2)), query


def test_of_a_tag_an_author_is_shown_and_told_only_their_own(client: Client) -> None:
    tag, author = factories.make_tag("Locks"), factories.make_author_account()
    factories.make_draft(title="Mine", created_by=author, tags=[tag])
    factories.make_draft(title="Theirs", tags=[tag])
    client.force_login(author)
    changes = client.get(POSTS, {"tags__id__exact": tag.pk}).context["cl"]
    assert [post.title for post in changes.result_list] == ["Mine"]
    assert changes.result_count == 1


def test_who_asks_for_counts_is_told_those_of_each_tag(desk: Client) -> None:
    one, two = factories.make_tag("Locks"), factories.make_tag("Queues")
    for tags in ([one], [one, two], []):
        factories.make_post(tags=tags)
    factories.make_draft(tags=[two])
    trash(factories.make_post(tags=[one]), by=factories.make_editor())
    page = desk.get(POSTS, {"_facets": "True"}).content.decode()
    assert re.findall(r"(Locks|Queues|No tag) \((\d)\)", page) == [("Locks", "2"), ("Queues", "2"), ("No tag", "1")]
    page = desk.get(POSTS, {"_facets": "True", "status": "draft"}).content.decode()
    assert re.findall(r"(Locks|Queues|No tag) \((\d)\)", page) == [("Locks", "0"), ("Queues", "1"), ("No tag", "0")]


@pytest.mark.parametrize("value", ["", "x", "-1", "0", "99999999999999999999999", "1,2", "None"])
def test_a_tag_that_is_none_filters_nothing(desk: Client, value: str) -> None:
    """As every filter that does not know its value: the list, without it."""
    factories.make_post(title="One")
    answer = desk.get(POSTS, {"tags__id__exact": value}, follow=True)
    assert [post.title for post in answer.context["cl"].result_list] == ["One"]


def test_a_list_names_the_column_by_which_it_is_sorted_and_no_other(desk: Client) -> None:
    factories.make_draft(title="Begun")
    factories.make_post(title="Out")
    by_time = {
        query: desk.get(f"{POSTS}?{query}").content.decode() for query in ("status=live", "status=draft", "o=2")
    }
    sorted_by = {query: re.findall(r"column-(\w+) sorted [ad]", page) for query, page in by_time.items()}
    assert sorted_by == {"status=live": ["published_at"], "status=draft": [], "o=2": ["title"]}


def test_carousels_are_found_by_every_word_of_a_slide_and_filtered(desk: Client) -> None:
    night = Theme.objects.get(style="night")
    one, two = make_carousel("One", live=True), make_carousel("Two", theme=night, size="square")
    for number, (name, word) in enumerate(
        (("label", "Zebra"), ("subline", "Yak"), ("body", "Xerus"), ("alt", "Wombat"))
    ):
        one.slides.filter(position=1 + number % 3).update(**{name: f"The {word}."})
        assert listed(desk, CAROUSELS, q=word.lower()) == ["One"]
    assert listed(desk, CAROUSELS, q="reviewers read") == ["One", "Two"]
    assert listed(desk, CAROUSELS, status="live") == ["One"]
    assert listed(desk, CAROUSELS, theme__id__exact=night.pk) == [two.title]
    assert listed(desk, CAROUSELS, size__exact="square") == ["Two"]
