"""Lists of the Admin: many are scheduled in one press, and found by their words."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from blog.models import Post
from carousels.models import Carousel
from tests import factories
from tests.carousels.factories import make_carousel

pytestmark = pytest.mark.django_db


def desk() -> Client:
    client = Client()
    client.force_login(factories.make_publisher())
    return client


def test_many_are_scheduled_for_a_time_that_is_asked_for() -> None:
    posts, client = [factories.make_draft() for _ in range(2)], desk()
    chosen = {"action": "schedule", "_selected_action": [post.pk for post in posts]}
    assert "Publish these by themselves" in client.post("/admin/blog/post/", chosen).content.decode()
    late = client.post("/admin/blog/post/", {**chosen, "at": "2001-01-01T10:00"})
    assert "This time has passed" in late.content.decode()
    at = timezone.localtime(timezone.now() + timedelta(days=2)).strftime("%Y-%m-%dT%H:%M")
    client.post("/admin/blog/post/", {**chosen, "at": at})
    assert {post.status for post in Post.objects.all()} == {"scheduled"}


def test_carousels_are_found_by_the_words_of_their_slides() -> None:
    make_carousel("One")
    make_carousel("Two")
    Carousel.objects.create(title="Empty", slug="empty")
    assert desk().get("/admin/carousels/carousel/?q=skim").content.decode().count("cover-picture") == 2
