"""How a thing stands is said in one badge."""

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from blog.models import Post
from nuvika.editing.badges import Badge, badge_of
from nuvika.editing.publication import State, Status
from tests import factories

NOON = datetime(2030, 3, 5, 12, 0, tzinfo=UTC)


def test_a_scheduled_time_is_said_with_its_zone(settings) -> None:
    settings.TIME_ZONE = "Europe/Berlin"
    badge = badge_of(Post(state=State.PUBLISHED, published_at=NOON))
    assert badge == Badge("scheduled", "Scheduled", "5 Mar 2030, 13:00 CET")


def test_drafts_and_reviews_name_no_time() -> None:
    assert badge_of(Post(published_at=NOON)) == Badge("draft", "Draft")
    assert badge_of(Post(state=State.REVIEW)) == Badge("review", "In review")


@pytest.mark.django_db
def test_the_database_and_an_instance_agree_on_every_status() -> None:
    now, day = timezone.now(), timedelta(days=1)
    things = [
        factories.make_draft(),
        factories.make_draft(state=State.REVIEW),
        factories.make_scheduled(),
        factories.make_post(),
        factories.make_expired(),
        factories.make_post(trashed_at=now),
        factories.make_post(published_at=now + day, expires_at=now + 2 * day),
    ]
    assert {thing.status for thing in things} == set(Status)
    for status in Status:
        expected = {thing.pk for thing in things if thing.status == status}
        assert set(Post.everything.with_status(status).values_list("pk", flat=True)) == expected


@pytest.mark.django_db
def test_lists_are_filtered_by_what_holds_now(client: Client) -> None:
    client.force_login(factories.make_publisher())
    factories.make_post(title="Out there")
    factories.make_scheduled(title="Not yet")
    words = client.get("/admin/blog/post/?status=scheduled").content.decode()
    assert "Not yet" in words
    assert "Out there" not in words


@pytest.mark.django_db
def test_what_is_in_the_trash_is_nowhere(client: Client) -> None:
    post = factories.make_post(slug="gone", trashed_at=timezone.now())
    assert not Post.objects.exists()
    assert not post.is_live()
    assert client.get("/blog/posts/gone").status_code == 404
    assert "gone" not in client.get("/blog").content.decode()


@pytest.mark.django_db
def test_an_address_is_free_again_once_its_post_is_in_the_trash(client: Client) -> None:
    client.force_login(factories.make_publisher())
    factories.make_draft(slug="used")
    form = {"title": "New", "slug": "used", "body": "", "state": "draft"}
    refused = client.post("/admin/blog/post/add/", form)
    assert "Something else has this address already" in refused.content.decode()
    Post.objects.update(trashed_at=timezone.now())
    assert client.post("/admin/blog/post/add/", form).status_code == 302
