"""Invented content by the thousand: whole rows, as if an editor had saved them, and never beside a site's own."""

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from blog.models import Post
from carousels.models import Carousel, Slide
from nuvika.front.search.models import SearchDocument
from nuvika.front.trial import filling
from nuvika.lib import markdown
from tests import factories

pytestmark = pytest.mark.django_db


def fill(posts: int, carousels: int, *more: str) -> None:
    call_command("fill_site", "--posts", str(posts), "--carousels", str(carousels), *more)


def test_a_site_is_filled_with_what_an_editor_could_have_saved(client: Client, monkeypatch, capsys):
    monkeypatch.setattr(filling, "PORTION", 7)
    fill(20, 3)
    assert "Made 20 posts.\nMade 3 carousels." in capsys.readouterr().out
    assert (Post.objects.count(), Carousel.objects.count(), Slide.objects.count()) == (20, 3, 21)
    for post in Post.objects.prefetch_related("tags"):
        post.full_clean()
        assert post.body_html == markdown.render(post.body)
        assert len(post.tags.all()) == 3
    for carousel in Carousel.objects.all():
        carousel.full_clean()
        assert carousel.post is not None
    for word, thing in (("the", Post), ("the", Carousel)):
        assert SearchDocument.objects.filter(words__contains=word, **{f"{thing._meta.model_name}__isnull": False})
    assert SearchDocument.objects.count() == 23
    for live in (Post.objects.live().first(), Carousel.objects.live().first()):
        assert client.get(live.get_absolute_url()).status_code == 200


def test_stopped_and_started_again_it_goes_on_where_it_was(monkeypatch):
    monkeypatch.setattr(filling, "PORTION", 4)
    fill(6, 1)
    first = set(Post.objects.values_list("pk", "title"))
    fill(10, 2)
    assert (Post.objects.count(), Carousel.objects.count()) == (10, 2)
    assert first < set(Post.objects.values_list("pk", "title"))
    fill(10, 2)
    assert Post.objects.count() == 10


def test_a_site_with_content_of_its_own_is_left_alone_unless_told():
    factories.make_post()
    with pytest.raises(CommandError, match="content of its own"):
        fill(5, 0)
    assert Post.objects.count() == 1
    fill(5, 0, "--beside")
    assert Post.objects.count() == 6


def test_a_number_that_is_none_is_refused():
    with pytest.raises(CommandError, match=r"--posts is -1. Give a number from 0 to 1,000,000"):
        fill(-1, 0)
