"""Who has a thing open sees who else has."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from nuvika.editing.models import Presence
from tests import factories
from tests.editing.forms import open_form

pytestmark = pytest.mark.django_db


@pytest.fixture
def ada(db: None) -> Client:
    client = Client()
    client.force_login(factories.make_publisher(username="ada", first_name="Ada"))
    return client


@pytest.fixture
def ben(db: None) -> Client:
    client = Client()
    client.force_login(factories.make_publisher(username="ben"))
    return client


def test_each_sees_the_other_and_nobody_sees_themselves(ada: Client, ben: Client) -> None:
    post = factories.make_draft()
    address = f"/admin/blog/post/{post.pk}/presence/"
    assert ada.post(address).json()["others"] == ""
    assert ben.post(address).json()["others"].startswith("Ada has this open, since ")
    assert ada.post(address).json()["others"].startswith("ben has this open, since ")
    assert Presence.objects.count() == 2


def test_without_scripts_the_page_itself_says_so(ada: Client, ben: Client) -> None:
    post = factories.make_draft()
    ada.post(f"/admin/blog/post/{post.pk}/presence/")
    assert "Ada has this open" in ben.get(f"/admin/blog/post/{post.pk}/change/").content.decode()


def test_who_leaves_or_falls_silent_is_gone(ada: Client, ben: Client) -> None:
    post = factories.make_draft()
    address = f"/admin/blog/post/{post.pk}/presence/"
    ada.post(address)
    ada.post(address, {"leave": "1"})
    assert ben.post(address).json()["others"] == ""
    ada.post(address)
    Presence.objects.update(seen_at=timezone.now() - timedelta(minutes=1))
    assert ben.post(address).json()["others"] == ""


def test_an_edition_that_became_old_is_told_before_the_save(ada: Client, ben: Client) -> None:
    post = factories.make_draft()
    change, address = f"/admin/blog/post/{post.pk}/change/", f"/admin/blog/post/{post.pk}/presence/"
    opened = open_form(ben, change)
    assert ben.post(address, {"edition": opened["_edition"]}).json()["stale"] == ""
    ada.post(change, {**open_form(ada, change), "title": "New"})
    assert ben.post(address, {"edition": opened["_edition"]}).json()["stale"].startswith("Ada saved this")


def test_opening_a_page_writes_nothing(ada: Client) -> None:
    post = factories.make_draft()
    ada.get(f"/admin/blog/post/{post.pk}/change/")
    ada.get(f"/admin/blog/post/{post.pk}/presence/")
    assert not Presence.objects.exists()
