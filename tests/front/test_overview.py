"""The Admin's first page tells what is live, scheduled and waiting for whom, and what is missing."""

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from blog.models import Post
from nuvika.editing import actions, reviewing, trashing
from nuvika.editing.models import WorkingCopy, kind_of
from nuvika.editing.waiting import proposed_digest
from nuvika.front.overview import overview_for
from tests import factories
from tests.carousels.factories import make_carousel

pytestmark = pytest.mark.django_db


def titles(lines: Any) -> list[str]:
    return [line.thing.title for line in lines]


@pytest.fixture
def publisher(db: None) -> User:
    return factories.make_publisher(username="pat")


def test_what_is_scheduled_missing_and_changed_stands_there(publisher: User) -> None:
    told = factories.make_post(title="Told twice")
    make_carousel("Told", live=True, post=told)
    factories.make_post(title="Alone")
    factories.make_post(title="Soon", published_at=timezone.now() + timedelta(days=1))
    draft = factories.make_draft(title="Begun")
    actions.publish(factories.make_draft(title="Just published"), by=publisher)
    shown = overview_for(publisher)
    assert titles(shown["scheduled"]) == ["Soon"]
    assert titles(shown["drafts"]) == [draft.title]
    assert set(titles(shown["without_carousel"])) == {"Alone", "Just published"}
    assert titles(shown["never_posted"]) == ["Told"]
    assert [(line.thing.title, line.said) for line in shown["changes"]] == [("Just published", "pat: Published")]
    assert [(name, count) for name, _, count in shown["live"]] == [("posts", 3), ("carousels", 1)]
    page = Client()
    page.force_login(publisher)
    html = page.get("/admin/").content.decode()
    assert "Posts without a carousel" in html
    assert "Just published" in html


def test_of_much_that_is_scheduled_the_soonest_stands_there(publisher: User) -> None:
    now = timezone.now()
    for days in range(12, 0, -1):
        factories.make_post(title=f"In {days}", published_at=now + timedelta(days=days))
    assert titles(overview_for(publisher)["scheduled"]) == [f"In {days}" for days in range(1, 9)]


def test_a_change_of_one_s_own_is_named_however_many_of_others_come_sooner() -> None:
    author = factories.make_author_account()
    mine = factories.make_post(title="Mine", created_by=author)
    others = [factories.make_post(title=f"Theirs {number}") for number in range(9)]
    for days, post in enumerate([*others, mine], 1):
        about = {"content_type": kind_of(Post), "object_id": post.pk, "kind": WorkingCopy.Kind.WAITING}
        WorkingCopy.objects.create(**about, data={}, publish_at=timezone.now() + timedelta(days=days))
    assert titles(overview_for(author)["scheduled"]) == ["Mine"]


def test_a_carousel_in_the_trash_and_what_is_not_live_are_nothing_that_is_missing(publisher: User) -> None:
    post = factories.make_post(title="Alone again")
    gone = make_carousel("Gone", live=True, post=post)
    make_carousel("Later", live=True, published_at=timezone.now() + timedelta(days=1))
    trashing.trash(gone, by=publisher)
    shown = overview_for(publisher)
    assert titles(shown["without_carousel"]) == ["Alone again"]
    assert titles(shown["never_posted"]) == []


def test_a_request_waits_for_who_may_answer_and_the_answer_for_who_asked(publisher: User) -> None:
    author = factories.make_author_account(username="ann")
    post = factories.make_draft(title="Queues", created_by=author)
    reviewing.submit(post, by=author)
    assert [(line.thing.title, line.said) for line in overview_for(publisher)["to_review"]] == [
        ("Queues", "asked by ann")
    ]
    assert overview_for(author)["to_review"] == []
    reviewing.approve(post, by=publisher, digest=proposed_digest(post))
    assert overview_for(publisher)["to_review"] == []
    assert [line.said for line in overview_for(author)["answers"]] == ["approved by pat"]
    actions.publish(post, by=author)
    assert overview_for(author)["answers"] == []


def test_authors_see_nothing_of_others_and_who_may_nothing_sees_no_overview() -> None:
    author = factories.make_author_account()
    factories.make_draft(title="Theirs")
    factories.make_draft(title="Mine", created_by=author)
    assert titles(overview_for(author)["drafts"]) == ["Mine"]
    client = Client()
    client.force_login(factories.make_user())
    assert "Latest changes" not in client.get("/admin/").content.decode()


def test_it_takes_the_same_queries_however_much_there_is(publisher: User, django_assert_max_num_queries: Any) -> None:
    for number in range(12):
        actions.publish(factories.make_draft(title=f"Post {number}"), by=publisher)
        make_carousel(f"Carousel {number}", live=True)
    with django_assert_max_num_queries(40):
        overview_for(User.objects.get(pk=publisher.pk))
