"""What readers see is changed on the side, and published later: at once or at a time."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from reversion.models import Version

from nuvika.editing import actions
from nuvika.editing.actions import RefusedError
from nuvika.editing.models import WorkingCopy
from nuvika.editing.waiting import waiting_of
from tests import factories
from tests.carousels.factories import make_carousel
from tests.editing.forms import open_form

pytestmark = pytest.mark.django_db

LIVE: tuple[Callable[..., Any], ...] = (factories.make_post, lambda **more: make_carousel(live=True, **more))


def change(thing: Any, page: str = "change") -> str:
    return f"/admin/{thing._meta.app_label}/{thing._meta.model_name}/{thing.pk}/{page}/"


def signed_in(user: Any) -> Client:
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def publisher(db: None) -> Client:
    return signed_in(factories.make_publisher(username="pat"))


@pytest.fixture
def editor(db: None) -> Client:
    return signed_in(factories.make_editor_account(username="eve"))


@pytest.mark.parametrize("make", LIVE)
def test_changes_wait_beside_the_row_until_they_are_published(publisher: Client, make: Any) -> None:
    thing = make()
    before = thing.title
    form = {**open_form(publisher, change(thing)), "title": "Better words", "_aside": "1"}
    assert publisher.post(change(thing), form).status_code == 302
    thing.refresh_from_db()
    assert thing.title == before
    assert "Better words" not in publisher.get(thing.get_absolute_url()).content.decode()
    assert open_form(publisher, change(thing))["title"] == "Better words"
    assert "Live, changes waiting" in publisher.get(change(thing)).content.decode()
    publisher.post(change(thing, "publication"), {"do": "publish"})
    thing.refresh_from_db()
    assert thing.title == "Better words"
    assert waiting_of(thing) is None
    revision = Version.objects.get_for_object(thing)[0].revision
    assert revision.comment == "Changes published"


def test_slides_wait_too_the_new_and_without_the_deleted(publisher: Client) -> None:
    carousel = make_carousel(live=True)
    form = open_form(publisher, change(carousel))
    new = {"slides-3-headline": "New", "slides-3-kind": "content", "slides-3-position": "2"}
    form |= {**new, "slides-1-DELETE": "on", "_aside": "1"}
    assert publisher.post(change(carousel), form).status_code == 302
    assert [slide.headline for slide in carousel.slides.all()][1] == "Reviewers read 200 lines well"
    opened = open_form(publisher, change(carousel))
    assert "New" in opened.values()
    assert "Reviewers read 200 lines well" not in opened.values()
    actions.publish_changes(carousel, by=None)
    assert [slide.headline for slide in carousel.slides.all()] == ["Ship smaller pull requests", "New", "Read it all"]


def test_who_may_not_publish_changes_what_is_live_on_the_side_alone(editor: Client) -> None:
    post = factories.make_post(title="Live")
    form = {**open_form(editor, change(post)), "title": "Editor’s"}
    editor.post(change(post), form)  # pressed “Save”
    post.refresh_from_db()
    assert post.title == "Live"
    waiting = waiting_of(post)
    assert waiting is not None
    assert waiting.data["title"] == "Editor’s"
    editor.post(change(post, "publication"), {"do": "publish"})
    with pytest.raises(PermissionDenied):
        actions.publish_changes(post, by=waiting.user)
    post.refresh_from_db()
    assert post.title == "Live"


def test_a_publisher_may_publish_from_the_form_at_once(publisher: Client) -> None:
    post = factories.make_post(title="Live")
    publisher.post(change(post), {**open_form(publisher, change(post)), "title": "Aside", "_aside": "1"})
    publisher.post(change(post), {**open_form(publisher, change(post)), "summary": "And more", "_continue": "1"})
    post.refresh_from_db()
    assert (post.title, post.summary) == ("Aside", "And more")
    assert not WorkingCopy.objects.waiting().exists()


def test_at_their_time_changes_are_published_by_themselves(publisher: Client) -> None:
    post = factories.make_post(title="Live")
    publisher.post(change(post), {**open_form(publisher, change(post)), "title": "Later", "_aside": "1"})
    at = timezone.localtime(timezone.now() + timedelta(days=1)).strftime("%Y-%m-%dT%H:%M")
    publisher.post(change(post, "publication"), {"do": "schedule", "at": at})
    call_command("publish_due_changes")
    post.refresh_from_db()
    assert post.title == "Live"
    WorkingCopy.objects.update(publish_at=timezone.now())
    call_command("publish_due_changes")
    post.refresh_from_db()
    assert post.title == "Later"
    call_command("publish_due_changes")


def test_a_time_that_passed_is_refused_and_told(publisher: Client) -> None:
    post = factories.make_draft()
    answer = publisher.post(change(post, "publication"), {"do": "schedule", "at": "2001-01-01T10:00"})
    assert answer.status_code == 400
    assert "This time has passed" in answer.content.decode()


def test_two_who_write_on_the_side_overwrite_nothing(publisher: Client, editor: Client) -> None:
    post = factories.make_post(title="Live", summary="Live")
    opened = open_form(editor, change(post))
    publisher.post(change(post), {**open_form(publisher, change(post)), "title": "Pat’s", "_aside": "1"})
    answer = editor.post(change(post), {**opened, "title": "Eve’s"})
    assert answer.status_code == 409
    page = answer.content.decode()
    assert "pat saved this" in page
    assert ">Pat</del>" in page
    assert ">Eve</ins>" in page


def test_changes_can_be_thrown_away_and_back_to_draft_keeps_them(publisher: Client) -> None:
    post = factories.make_post(title="Live")
    form = {**open_form(publisher, change(post)), "title": "Aside", "_aside": "1"}
    publisher.post(change(post), form)
    publisher.post(change(post, "publication"), {"do": "discard"})
    assert open_form(publisher, change(post))["title"] == "Live"
    publisher.post(change(post), {**open_form(publisher, change(post)), "title": "Aside", "_aside": "1"})
    publisher.post(change(post, "publication"), {"do": "take-back"})
    post.refresh_from_db()
    assert (post.title, post.status) == ("Aside", "draft")
    with pytest.raises(RefusedError, match="wait any more"):
        actions.publish_changes(post, by=None)


def test_the_list_is_filtered_by_what_waits(publisher: Client) -> None:
    post = factories.make_post(title="With changes")
    factories.make_post(title="Without")
    publisher.post(change(post), {**open_form(publisher, change(post)), "summary": "New", "_aside": "1"})
    page = publisher.get("/admin/blog/post/?status=waiting").content.decode()
    assert "With changes" in page
    assert "Without</a>" not in page
