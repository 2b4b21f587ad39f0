"""Each index earns its place: the pages that it was made for read from it, and from nothing longer than their page."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from itertools import count
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.utils import timezone

from blog.admin.posts import PostAdmin
from blog.models import Author, Post, PostType, Tag
from nuvika.editing.publication import State
from nuvika.front import page_cache
from nuvika.front.search import sqlite
from nuvika.front.search.asking import ask
from nuvika.front.search.databases import DATABASES
from nuvika.front.search.models import SearchDocument
from nuvika.front.trial.filling import Filling
from tests import factories
from tests.factories import make_user

pytestmark = pytest.mark.django_db
SUGGESTIONS = "/admin/autocomplete/?app_label=carousels&model_name=carousel&field_name=post"


@pytest.fixture
def filled() -> None:
    filling = Filling()
    filling.posts(120, lambda _made: None)
    filling.carousels(12, lambda _made: None)
    if connection.vendor == "postgresql":  # as it does by itself, later
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE blog_post, carousels_carousel")


@contextmanager
def selects() -> Iterator[list[tuple[str, Any]]]:
    """What is read while the block runs."""
    asked: list[tuple[str, Any]] = []

    def listen(execute, sql, params, many, context):
        if sql.startswith("SELECT"):
            asked.append((sql, params))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(listen):
        yield asked


def plan(sql: str, params: Any) -> str:
    """How the database would go about it, on a table too long to be read whole."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            for cheap_where_it_is_short in ("seqscan", "bitmapscan", "sort"):
                cursor.execute(f"SET LOCAL enable_{cheap_where_it_is_short} = off")
            cursor.execute(f"EXPLAIN {sql}", params)
            return "\n".join(row[0] for row in cursor.fetchall())
        cursor.execute(f"EXPLAIN QUERY PLAN {sql}", params)
        return "\n".join(row[3] for row in cursor.fetchall())


def plans(client: Client, address: str) -> list[str]:
    with selects() as asked:
        assert client.get(address).status_code == 200, address
    return [plan(sql, params) for sql, params in asked]


def scanned(found: list[str]) -> list[str]:
    """Long tables of which every row is fetched."""
    whole = re.compile(
        r"(?:SCAN|Seq Scan on) \"?(blog_post|carousels_carousel|carousels_slide|blog_post_tags)\"?(?! USING)\b"
    )
    return [line for text in found for line in text.splitlines() if whole.search(line)]


LISTS = {
    "/blog": "blog_post_live",
    "/blog?page=9": "blog_post_live",
    "/": "blog_post_live",
    "/blog/types/{type}": "blog_post_of_type",
    "/blog/authors/{author}": "blog_post_by_author",
    "/blog/tags/{tag}": "blog_post_live",
    "/blog/tags/{tag}/feed.atom": "blog_post_live",
    "/blog/types/{type}/feed.json": "blog_post_of_type",
}


@pytest.fixture(autouse=True)
def tags_have_many(monkeypatch):
    """As in a site that has been written for years."""
    monkeypatch.setattr("blog.paging.FEW", 1)


@pytest.mark.parametrize("address", LISTS)
def test_what_is_live_is_listed_from_an_index(client: Client, filled, address: str):
    names = {"type": PostType, "author": Author, "tag": Tag}
    slugs = {name: model.objects.exclude(posts=None).first().slug for name, model in names.items()}
    found = plans(client, address.format(**slugs))
    assert LISTS[address] in "\n".join(found)
    assert not scanned(found)
    if connection.vendor == "sqlite":
        sorting = [text for text in found if "TEMP B-TREE FOR ORDER BY" in text and LISTS[address] in text]
        assert not sorting, "a page of a list is read in the order of an index"


ADMIN = {
    "/admin/blog/post/": "blog_post_listed",
    "/admin/carousels/carousel/": "carousels_carousel_listed",
    "/admin/blog/post/?status=live": "blog_post_live",
    "/admin/blog/post/?status=scheduled": "blog_post_live",
    "/admin/blog/post/?status=draft": "blog_post_touched",
    "/admin/blog/post/?status=review": "blog_post_touched",
    "/admin/blog/post/?o=2": "blog_post_titled",
    "/admin/blog/post/?o=-2": "blog_post_titled",
    "/admin/blog/post/trash/": "blog_post_trash",
    "/admin/carousels/carousel/trash/": "carousels_carousel_trash",
    "/admin/": "blog_post_touched",
}


def test_what_is_gone_for_good_is_found_without_naming_all_that_is_there(admin_client: Client, filled):
    with selects() as asked:
        assert admin_client.get("/admin/blog/post/recover/").status_code == 200
    assert max(len(params) for _, params in asked) < 10


def test_the_list_of_tags_counts_their_posts_in_an_index(admin_client: Client, filled):
    found = plans(admin_client, "/admin/blog/tag/")
    assert not scanned(found)
    assert re.search(r"(?:COVERING INDEX|Index Only Scan using) blog_post_tags_", "\n".join(found))


def test_the_hidden_posts_of_a_tag_are_found_in_an_index(client: Client, filled):
    tag = Tag.objects.exclude(posts=None)[0]
    found = plans(client, tag.get_absolute_url())
    if connection.vendor == "sqlite":  # PostgreSQL takes a narrower index while the table is short
        assert "blog_post_tags_of_tag (tag_id=? AND post_id=?)" in "\n".join(found)


def test_the_calendar_reads_its_month_from_two_indexes(admin_client: Client, filled):
    found = "\n".join(plans(admin_client, "/admin/calendar/"))
    for name in ("blog_post_live", "blog_post_planned", "carousels_carousel_live", "carousels_carousel_planned"):
        assert name in found


def test_the_carousels_of_a_post_are_found_from_the_post(client: Client, filled):
    post = Post.objects.live().exclude(carousels=None).first()
    assert "carousels_carousel_of_post" in "\n".join(plans(client, post.get_absolute_url()))


def test_posts_that_are_named_are_not_looked_for_among_all_that_is_live(filled):
    """Whether few or many are live, and however many are named."""
    named = Post.objects.live().filter(pk__in=range(1, 30))
    sql, params = named.query.sql_with_params()
    found = plan(sql, params)
    assert "blog_post_live" not in found
    assert "INTEGER PRIMARY KEY" in found or "blog_post_pkey" in found


def test_the_last_page_is_read_from_the_end(client: Client, filled):
    with selects() as asked:
        client.get("/blog?page=9")
    assert not [sql for sql, _ in asked if "OFFSET 96" in sql]


@pytest.mark.parametrize("address", ADMIN)
def test_the_lists_of_the_admin_are_read_in_the_order_of_an_index(admin_client: Client, filled, address: str):
    factories.make_draft(title="To review", state=State.REVIEW)
    found = plans(admin_client, address)
    assert ADMIN[address] in "\n".join(found)
    if connection.vendor == "sqlite":
        listing = next(text for text in found if ADMIN[address] in text)
        assert listing.count("TEMP B-TREE FOR ORDER BY") <= 1, "what was found is sorted, never what is looked through"


@pytest.mark.parametrize(
    "query", ["status=draft", "status=live", "tags__id__exact={tag}", "post_type__id__exact={type}"]
)
@pytest.mark.parametrize("per_page", [2, 1000])
def test_a_list_of_the_admin_fetches_articles_for_one_page_alone(
    admin_client: Client, filled, query: str, per_page: int, monkeypatch
):
    """Where one page holds all, too: what is passed by on the way to it is not fetched."""
    monkeypatch.setattr(PostAdmin, "list_per_page", per_page)
    used = {"tag": Tag.objects.exclude(posts=None)[0].pk, "type": PostType.objects.exclude(posts=None)[0].pk}
    with selects() as asked:
        assert admin_client.get(f"/admin/blog/post/?{query.format(**used)}").status_code == 200
    bodies = [sql for sql, _ in asked if '"blog_post"."body"' in sql.partition(" FROM ")[0]]
    assert len(bodies) == 1
    assert '"id" IN (SELECT' in bodies[0]


@pytest.mark.parametrize("more", ["", "&status=live"])
def test_how_many_posts_have_a_tag_is_counted_without_a_look_at_them(admin_client: Client, filled, more: str):
    tag = Tag.objects.exclude(posts=None)[0].pk
    with selects() as asked:
        changes = admin_client.get(f"/admin/blog/post/?tags__id__exact={tag}{more}").context["cl"]
    posts = Post.objects.with_status("live") if more else Post.objects.all()
    assert changes.result_count == posts.filter(tags=tag).count()
    assert not [sql for sql, _ in asked if re.match(r'SELECT COUNT\(\*\) AS "__count" FROM "blog_post" ', sql)]


def test_the_pages_of_a_list_in_the_admin_hold_what_stands_there(admin_client: Client, filled):
    expected = list(Post.objects.with_status("live").newest_first().values_list("pk", flat=True))
    seen = [admin_client.get(f"/admin/blog/post/?status=live&p={page}").context["cl"] for page in (1, 2)]
    assert [row.pk for changes in seen for row in changes.result_list] == expected[:100]
    assert seen[0].result_count == len(expected)


def test_search_in_the_admin_asks_the_index(admin_client: Client, filled):
    """Nothing is looked through that the index does not name, unless it names nothing."""
    word = Post.objects.order_by("pk").first().title.split()[-1]
    with selects() as asked:
        assert admin_client.get("/admin/blog/post/", {"q": word}).context["cl"].result_count
    assert not [sql for sql, _ in asked if "LIKE" in sql and '"blog_post"' in sql]


@pytest.mark.parametrize("question", ["queue", "queue index"])
def test_search_ranks_no_more_than_anybody_leafs_through(client: Client, filled, monkeypatch, question: str):
    for module in ("matching", "asking", DATABASES[connection.vendor].__name__.rpartition(".")[2]):
        monkeypatch.setattr(f"nuvika.front.search.{module}.MOST", 20)
    answer = ask(question)
    newest = SearchDocument.objects.order_by("-pk").values_list("pk", flat=True)
    assert answer.has_more
    assert len(answer.documents) <= 40
    assert max(answer.documents) > newest[30]
    assert f"More than {len(answer.documents)} results" in client.get("/blog/search", {"q": question}).content.decode()


def test_the_next_moment_of_the_clock_is_found_without_looking_at_what_is_published(filled):
    with selects() as asked:
        page_cache._moments(timezone.now())
    found = [plan(sql, params) for sql, params in asked]
    assert len(found) == 8
    for name in ("blog_post_live", "blog_post_end", "carousels_carousel_live", "carousels_carousel_end"):
        assert [text for text in found if name in text], name
    assert not scanned(found)


def test_the_moments_are_the_neighbours_of_now(filled):
    now = timezone.now()
    times = [
        at for post in Post.objects.filter(state="published") for at in (post.published_at, post.expires_at) if at
    ]
    last, following = page_cache._moments(now)
    assert last >= max(at for at in times if at <= now).timestamp()
    assert following <= min(at for at in times if at > now).timestamp()
    Post.objects.filter(state="published").update(published_at=now - timedelta(days=9), expires_at=None)
    assert page_cache._moments(now)[0] < last or page_cache._moments(now)[1] >= following


def test_a_page_far_down_the_list_holds_what_stands_there(client: Client, filled):
    expected = list(Post.objects.live().order_by("-published_at", "-pk").values_list("title", flat=True))
    page = client.get("/blog?page=3").context["page"]
    assert [post.title for post in page] == expected[24:36]
    assert page.paginator.count == len(expected)


@pytest.mark.parametrize(("most", "address"), [("SUGGESTED", "{suggestions}&term=the"), ("MOST", "{posts}?q=the")])
def test_what_is_found_of_one_kind_is_not_crowded_out_by_another(
    admin_client: Client, filled, monkeypatch, most: str, address: str
):
    User.objects.filter(username="admin").update(is_superuser=True)
    monkeypatch.setattr(f"nuvika.front.search.admin.{most}", 5)
    monkeypatch.setattr("nuvika.editing.admin.finding.LOOKED_THROUGH", 0)
    newest = SearchDocument.objects.filter(title__icontains="the ").order_by("-pk")
    assert not [row for row in newest[:5] if row.post_id], "carousels were made last"
    answer = admin_client.get(address.format(suggestions=SUGGESTIONS, posts="/admin/blog/post/"))
    found = answer.json()["results"] if most == "SUGGESTED" else answer.context["cl"].result_list
    assert len(found) == 5


@pytest.mark.parametrize(("most", "address"), [("SUGGESTED", "{suggestions}&term=the"), ("MOST", "{posts}?q=the")])
def test_what_is_one_s_own_is_found_however_many_of_others_hold_the_words(
    client: Client, filled, monkeypatch, most: str, address: str
):
    monkeypatch.setattr(f"nuvika.front.search.admin.{most}", 5)
    author = make_user("blog.write_own_post", "carousels.write_own_carousel")
    client.force_login(author)
    oldest = [row.post_id for row in SearchDocument.objects.filter(title__icontains="the ").order_by("pk")[:2]]
    Post.objects.filter(pk__in=oldest).update(created_by=author)
    answer = client.get(address.format(suggestions=SUGGESTIONS, posts="/admin/blog/post/"))
    found = answer.json()["results"] if most == "SUGGESTED" else answer.context["cl"].result_list
    assert sorted(int(one["id"]) if most == "SUGGESTED" else one.pk for one in found) == sorted(oldest)


def test_suggestions_end_at_the_last_page_that_is_shown(admin_client: Client, filled, monkeypatch):
    monkeypatch.setattr("nuvika.lib.paging.PagesAhead.MOST", 40)
    User.objects.filter(username="admin").update(is_superuser=True)
    more = [admin_client.get(f"{SUGGESTIONS}&term=&page={page}").json()["pagination"]["more"] for page in (1, 2)]
    assert more == [True, False]
    assert admin_client.get(f"{SUGGESTIONS}&term=&page=3").status_code == 404


def test_suggestions_are_scrolled_through_page_by_page_each_in_one_query(admin_client: Client, filled):
    User.objects.filter(username="admin").update(is_superuser=True)
    titles: list[str] = []
    for page in count(1):
        with selects() as asked:
            answer = admin_client.get(f"{SUGGESTIONS}&term=&page={page}").json()
        assert len([sql for sql, _ in asked if 'FROM "blog_post"' in sql]) == 1
        titles += [one["text"] for one in answer["results"]]
        if not answer["pagination"]["more"]:
            break
    assert len(titles) == Post.objects.filter(trashed_at=None).count() > 40
    for beyond in (page + 1, 0, -1, 10**30):
        assert admin_client.get(f"{SUGGESTIONS}&term=&page={beyond}").status_code == 404


@pytest.mark.skipif(connection.vendor != "sqlite", reason="on PostgreSQL a row's columns are read without its text")
@pytest.mark.parametrize("owner", ["post", "carousel"])
def test_whose_title_was_found_is_read_without_its_text(filled, owner: str):
    sql = sqlite.OWNERS.format(owner=owner)
    assert f"USING COVERING INDEX front_search_{owner}" in plan(sql, ["title_words : (the*)"])


def test_suggestions_fetch_no_article(admin_client: Client, filled):
    User.objects.filter(username="admin").update(is_superuser=True)
    address = f"{SUGGESTIONS}&term=the"
    with selects() as asked:
        assert admin_client.get(address).json()["results"]
    about_posts = [sql for sql, _ in asked if 'FROM "blog_post"' in sql]
    assert about_posts
    for column in ('"blog_post"."body', '"blog_post"."summary"', "editing_workingcopy"):
        assert not [sql for sql in about_posts if column in sql]
