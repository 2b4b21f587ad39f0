"""Somebody publishes a post or a carousel, or takes it back: the same verbs, whatever it is."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.utils import timezone
from reversion.models import Version

from nuvika.editing import actions
from tests import factories
from tests.carousels.factories import make_carousel

pytestmark = pytest.mark.django_db

KINDS: tuple[Callable[..., Any], ...] = (factories.make_draft, make_carousel)
TOMORROW = timedelta(days=1)


@pytest.mark.parametrize("make", KINDS)
def test_publishing_makes_it_live_and_leaves_a_trace(make: Any) -> None:
    thing, publisher = make(), factories.make_publisher()
    actions.publish(thing, by=publisher)
    assert thing.is_live()
    thing.refresh_from_db()
    assert thing.is_live()
    revision = Version.objects.get_for_object(thing)[0].revision
    assert (revision.comment, revision.user) == ("Published", publisher)


@pytest.mark.parametrize("make", KINDS)
def test_publishing_at_a_later_time_schedules_it(make: Any) -> None:
    thing = make()
    actions.publish(thing, by=None, at=timezone.now() + TOMORROW)
    assert thing.status == "scheduled"
    assert Version.objects.get_for_object(thing)[0].revision.comment == "Scheduled"


def test_publishing_now_outdoes_a_time_to_come_and_an_end_that_passed() -> None:
    for times in ({"published_at": timezone.now() + TOMORROW}, {"expires_at": timezone.now() - TOMORROW / 2}):
        post = factories.make_post(**times)
        actions.publish(post, by=None)
        assert post.is_live()


@pytest.mark.parametrize("make", KINDS)
def test_taking_it_back_keeps_the_time(make: Any) -> None:
    thing = make()
    actions.publish(thing, by=None)
    actions.unpublish(thing, by=factories.make_publisher())
    thing.refresh_from_db()
    assert not thing.is_live()
    assert thing.published_at is not None


def test_words_that_were_saved_meanwhile_are_not_written_over() -> None:
    post = factories.make_draft(title="As it was read")
    type(post).objects.filter(pk=post.pk).update(title="As somebody saved it")
    actions.publish(post, by=None)
    post.refresh_from_db()
    assert post.title == "As somebody saved it"


@pytest.mark.parametrize("verb", [actions.publish, actions.unpublish])
@pytest.mark.parametrize("make", KINDS)
def test_it_takes_the_permission(make: Any, verb: Any) -> None:
    thing = make()
    writers = (factories.make_author_account(), factories.make_editor_account())
    for user in (AnonymousUser(), factories.make_user(), *writers):
        with pytest.raises(PermissionDenied):
            verb(thing, by=user)
    thing.refresh_from_db()
    assert thing.state == "draft"


@pytest.mark.parametrize("kind", ["blog/post", "carousels/carousel"])
def test_the_list_publishes_many_one_revision_each(client: Client, kind: str) -> None:
    client.force_login(factories.make_publisher())
    if kind == "blog/post":
        things: list[Any] = [factories.make_draft(), factories.make_draft()]
    else:
        things = [make_carousel("One"), make_carousel("Two")]
    answer = client.post(
        f"/admin/{kind}/", {"action": "publish_now", "_selected_action": [thing.pk for thing in things]}, follow=True
    )
    assert "2 published." in answer.content.decode()
    revisions = {Version.objects.get_for_object(thing)[0].revision_id for thing in things}
    assert len(revisions) == 2


def test_the_list_offers_no_publishing_without_the_permission(client: Client) -> None:
    client.force_login(factories.make_editor_account())
    post = factories.make_draft()
    client.post("/admin/blog/post/", {"action": "publish_now", "_selected_action": [post.pk]})
    post.refresh_from_db()
    assert post.state == "draft"
