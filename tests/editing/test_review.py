"""Somebody asks for a review, somebody answers; an approval is of exactly the words that were read."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.test import Client

from blog.models import Post
from nuvika.editing import actions, reviewing
from nuvika.editing.actions import RefusedError
from nuvika.editing.reviews import approval_of, open_review
from nuvika.editing.waiting import proposed_digest
from tests import factories
from tests.carousels.factories import make_carousel
from tests.editing.forms import open_form

pytestmark = pytest.mark.django_db


@pytest.fixture
def author(db: None) -> User:
    return factories.make_author_account(username="ann", email="ann@example.com", first_name="Ann")


@pytest.fixture
def publisher(db: None) -> User:
    return factories.make_publisher(username="pat", email="pat@example.com", first_name="Pat")


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def page(thing: Any) -> str:
    return f"/admin/{thing._meta.app_label}/{thing._meta.model_name}/{thing.pk}/publication/"


def test_from_a_request_to_a_live_post(author: User, publisher: User, django_capture_on_commit_callbacks: Any) -> None:
    post = factories.make_draft(title="Queues", created_by=author)
    with django_capture_on_commit_callbacks(execute=True):
        signed_in(author).post(page(post), {"do": "submit", "note": "Is the second part clear?"})
    post.refresh_from_db()
    assert post.status == "review"
    (told,) = mail.outbox
    assert (told.to, told.subject) == (["pat@example.com"], "For review: Queues")
    assert "Is the second part clear?" in told.body
    assert page(post) in told.body
    reader = signed_in(publisher)
    shown = reader.get(page(post)).content.decode()
    assert "Ann asked for a review" in shown
    with django_capture_on_commit_callbacks(execute=True):
        reader.post(page(post), {"do": "approve", "digest": proposed_digest(post), "reply": "Very."})
    assert mail.outbox[1].to == ["ann@example.com"]
    assert "Very." in mail.outbox[1].body
    signed_in(author).post(page(post), {"do": "publish"})  # what was approved, its author may publish
    post.refresh_from_db()
    assert post.is_live()


def test_an_approval_lapses_when_a_word_changes(author: User, publisher: User) -> None:
    post = factories.make_draft(title="Queues", body="One word.", created_by=author)
    reviewing.submit(post, by=author)
    reviewing.approve(post, by=publisher, digest=proposed_digest(post))
    assert approval_of(post) is not None
    post.body = "Another word."
    post.save()
    assert approval_of(post) is None
    with pytest.raises(PermissionDenied):
        actions.publish(post, by=author)
    assert "the approval has lapsed" in signed_in(author).get(page(post)).content.decode()
    post.body = "One word."
    post.save()
    assert approval_of(post) is not None  # it is of these very words


def test_a_changed_slide_lets_an_approval_lapse_a_planned_day_does_not(author: User, publisher: User) -> None:
    carousel = make_carousel(created_by=author)
    reviewing.submit(carousel, by=author)
    reviewing.approve(carousel, by=publisher, digest=proposed_digest(carousel))
    form = {
        **open_form(signed_in(author), page(carousel).replace("publication", "change")),
        "planned_on": "2027-01-01",
    }
    signed_in(author).post(page(carousel).replace("publication", "change"), form)
    carousel.refresh_from_db()
    assert str(carousel.planned_on) == "2027-01-01"
    assert approval_of(carousel) is not None
    carousel.slides.filter(position=1).update(headline="Ship smaller pull request")
    assert approval_of(carousel) is None


def test_what_was_changed_while_it_was_read_is_not_approved(author: User, publisher: User) -> None:
    post = factories.make_draft(body="Read.", created_by=author)
    reviewing.submit(post, by=author)
    read = proposed_digest(post)
    Post.objects.update(body="Changed.")
    with pytest.raises(RefusedError, match="was changed while you read it"):
        reviewing.approve(post, by=publisher, digest=read)
    answer = signed_in(publisher).post(page(post), {"do": "approve", "digest": read}, follow=True)
    assert "was changed while you read it" in answer.content.decode()
    assert approval_of(Post.objects.get()) is None


def test_changes_are_asked_for_with_words(author: User, publisher: User) -> None:
    post = factories.make_draft(created_by=author)
    reviewing.submit(post, by=author)
    with pytest.raises(RefusedError, match="Say what should be changed"):
        reviewing.ask_for_changes(post, by=publisher, digest=proposed_digest(post), reply=" ")
    reviewing.ask_for_changes(post, by=publisher, digest=proposed_digest(post), reply="Shorter, please.")
    assert post.status == "draft"
    assert "Shorter, please." in signed_in(author).get(page(post)).content.decode()


def test_changes_of_what_is_live_are_reviewed_and_published_by_who_wrote_them(publisher: User) -> None:
    editor = factories.make_editor_account()
    post = factories.make_post(title="Live")
    desk, change = signed_in(editor), page(post).replace("publication", "change")
    with pytest.raises(RefusedError, match="nothing to review"):
        reviewing.submit(post, by=editor)
    desk.post(change, {**open_form(desk, change), "title": "Better"})
    reviewing.submit(post, by=editor)
    assert post.is_live()
    reviewing.approve(post, by=publisher, digest=proposed_digest(post))
    desk.post(page(post), {"do": "publish"})
    post.refresh_from_db()
    assert post.title == "Better"
    assert open_review(post) is None


def test_who_asked_takes_it_back_and_asking_twice_leaves_one_request(author: User, publisher: User) -> None:
    post = factories.make_draft(created_by=author)
    reviewing.submit(post, by=author, note="First")
    reviewing.submit(post, by=author, note="Second")
    found = open_review(post)
    assert found is not None
    assert found.note == "Second"
    reviewing.withdraw(post, by=author)
    assert (open_review(post), post.status) == (None, "draft")
    with pytest.raises(RefusedError, match="Nobody waits"):
        reviewing.approve(post, by=publisher, digest=proposed_digest(post))


def test_authors_and_editors_answer_nothing(author: User) -> None:
    post = factories.make_draft(created_by=author)
    reviewing.submit(post, by=author)
    for user in (author, factories.make_editor_account()):
        with pytest.raises(PermissionDenied):
            reviewing.approve(post, by=user, digest=proposed_digest(post))
        assert signed_in(user).post(page(post), {"do": "approve", "digest": proposed_digest(post)}).status_code == 403


def test_mail_that_cannot_be_sent_undoes_nothing(
    author: User, publisher: User, settings: Any, django_capture_on_commit_callbacks: Any, caplog: Any
) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    post = factories.make_draft(created_by=author)
    with django_capture_on_commit_callbacks(execute=True):
        reviewing.submit(post, by=author)
    assert open_review(post) is not None
    assert "was not sent" in caplog.text
