"""Somebody publishes a post, or takes it back."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.utils import timezone
from reversion.models import Version

from blog import actions
from tests import factories

pytestmark = pytest.mark.django_db


def test_publishing_makes_it_live_and_leaves_a_trace() -> None:
    post, editor = factories.make_draft(), factories.make_editor()
    actions.publish(post, by=editor)
    post.refresh_from_db()
    assert post.is_live()
    revision = Version.objects.get_for_object(post)[0].revision
    assert (revision.comment, revision.user) == ("Published", editor)


def test_publishing_at_a_later_time_schedules_it() -> None:
    post = factories.make_draft()
    actions.publish(post, by=None, at=timezone.now() + timedelta(days=1))
    assert post.status == "scheduled"


def test_taking_it_back_keeps_the_time() -> None:
    post = factories.make_post()
    actions.unpublish(post, by=factories.make_editor())
    post.refresh_from_db()
    assert not post.is_live()
    assert post.published_at is not None


@pytest.mark.parametrize("verb", [actions.publish, actions.unpublish])
def test_it_takes_the_permission(verb: object) -> None:
    for user in (AnonymousUser(), factories.make_user("blog.change_post")):
        with pytest.raises(PermissionDenied):
            verb(factories.make_draft(), by=user)  # type: ignore[operator]


def test_the_list_publishes_many_one_revision_each(client: Client) -> None:
    client.force_login(factories.make_editor())
    posts = [factories.make_draft(), factories.make_draft()]
    answer = client.post(
        "/admin/blog/post/", {"action": "publish_now", "_selected_action": [post.pk for post in posts]}, follow=True
    )
    assert "2 published." in answer.content.decode()
    revisions = {Version.objects.get_for_object(post)[0].revision_id for post in posts}
    assert len(revisions) == 2


def test_the_list_offers_no_publishing_without_the_permission(client: Client) -> None:
    client.force_login(factories.make_user("blog.view_post", "blog.change_post"))
    post = factories.make_draft()
    client.post("/admin/blog/post/", {"action": "publish_now", "_selected_action": [post.pk]})
    post.refresh_from_db()
    assert post.state == "draft"
