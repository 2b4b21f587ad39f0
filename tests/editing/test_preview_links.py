"""Somebody without an account reads a draft by a link that is signed, ends, and can be revoked."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.utils import timezone

from nuvika.editing import actions, previewing, trashing
from nuvika.editing.content import content_of
from nuvika.editing.models import PreviewLink
from tests import factories
from tests.carousels.factories import make_carousel

pytestmark = pytest.mark.django_db


def address_of(link: PreviewLink) -> str:
    return f"/preview/{previewing.token_of(link)}"


def link_to(thing: Any) -> str:
    return address_of(previewing.make_link(thing, by=None, days=7))


def test_an_editor_makes_a_link_and_sees_which_there_are(client: Client) -> None:
    post = factories.make_draft(title="Not yet", body="Draft words.")
    desk = Client()
    desk.force_login(factories.make_editor_account(username="eve"))
    page = f"/admin/blog/post/{post.pk}/publication/"
    desk.post(page, {"do": "share", "days": "7", "for": "Our client"})
    shown = desk.get(page).content.decode()
    assert "Our client" in shown
    address = re.search(r"https?://[^/\"]+(/preview/[^\"]+)", shown)
    assert address is not None
    answer = client.get(address[1])
    assert answer.status_code == 200
    words = answer.content.decode()
    assert "Draft words." in words
    assert 'content="noindex, nofollow"' in words
    assert 'rel="canonical"' not in words
    assert "no-store" in answer["Cache-Control"]
    assert "noindex" in answer["X-Robots-Tag"]
    assert answer["Referrer-Policy"] == "no-referrer"
    assert client.get(post.get_absolute_url()).status_code == 404
    desk.post(page, {"do": "revoke", "link": PreviewLink.objects.get().pk})
    assert client.get(address[1]).status_code == 404
    assert "Our client" not in desk.get(page).content.decode()


def test_a_carousel_is_shown_with_its_slides(client: Client) -> None:
    carousel = make_carousel()
    address = link_to(carousel)
    words = client.get(address).content.decode()
    assert "Reviewers read 200 lines well" in words
    assert f"{address}/slides/3.png" in words
    assert "/carousels/smaller/slides" not in words
    picture = client.get(f"{address}/slides/1.png")
    assert picture.content.startswith(b"\x89PNG")
    assert "no-store" in picture["Cache-Control"]
    assert client.get(f"{address}/slides/9.png").status_code == 404


def test_changes_that_wait_are_what_is_shown(client: Client) -> None:
    post = factories.make_post(title="Live", body="Old.")
    actions.set_aside(post, {**content_of(post), "body": "New *words*."}, by=None)
    assert "New <em>words</em>." in client.get(link_to(post)).content.decode()
    assert "New" not in client.get(post.get_absolute_url()).content.decode()


def test_a_link_ends_at_its_time_and_with_the_trash(client: Client) -> None:
    post = factories.make_draft()
    address = link_to(post)
    assert client.get(address).status_code == 200
    PreviewLink.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    assert client.get(address).status_code == 404
    other = link_to(post)
    trashing.trash(post, by=None)
    assert client.get(other).status_code == 404


@pytest.mark.parametrize("token", ["x", "MQ:1abc:forged", "a" * 500])
def test_forged_tokens_lead_nowhere(client: Client, token: str) -> None:
    factories.make_draft()
    assert client.get(f"/preview/{token}").status_code == 404


def test_only_for_a_number_of_days_that_is_offered_by_who_writes_it() -> None:
    post = factories.make_draft()
    with pytest.raises(ValueError, match="not for 9000"):
        previewing.make_link(post, by=None, days=9000)
    with pytest.raises(PermissionDenied):
        previewing.make_link(post, by=factories.make_author_account(), days=7)
