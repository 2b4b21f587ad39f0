"""Changes of a live thing that wait are saved again and again: each save is in the history, and can be taken up."""

from typing import Any

import pytest
from django.test import Client

from nuvika.editing import actions
from nuvika.editing.models import WaitingSave
from nuvika.editing.waiting import waiting_of
from tests import factories
from tests.carousels.factories import make_carousel
from tests.editing.forms import open_form

pytestmark = pytest.mark.django_db


def address(thing: Any, page: str) -> str:
    return f"/admin/{thing._meta.app_label}/{thing._meta.model_name}/{thing.pk}/{page}/"


def signed_in(user: Any) -> Client:
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def editor(db: None) -> Client:
    return signed_in(factories.make_editor_account(username="eve"))


@pytest.fixture
def publisher(db: None) -> Client:
    return signed_in(factories.make_publisher(username="pat"))


def save(desk: Client, thing: Any, **words: Any) -> None:
    named = {name.replace("__", "-"): word for name, word in words.items()}
    assert (
        desk.post(address(thing, "change"), {**open_form(desk, address(thing, "change")), **named}).status_code == 302
    )


def saves(thing: Any) -> list[WaitingSave]:
    """Oldest first."""
    return list(WaitingSave.objects.about(thing).order_by("pk"))


def waits(thing: Any) -> Any:
    copy = waiting_of(thing)
    return copy.data if copy else None


def test_each_save_says_who_made_it_when_and_what_it_changed(editor: Client, publisher: Client) -> None:
    carousel = make_carousel(live=True)
    save(editor, carousel, title="Better")
    save(publisher, carousel, slides__0__headline="A better cover", _aside="1")
    page = editor.get(address(carousel, "history")).content.decode()
    assert "Eve · Waits beside what readers see" in page
    assert "Pat · Waits beside what readers see" in page
    assert page.index("<span>Slide 1</span>") < page.index("<span>Title</span>")
    first, second = saves(carousel)
    change = editor.get(address(carousel, f"history/waiting/{second.pk}")).content.decode()
    assert ">A better cover</ins>" in change
    assert ">Better</ins>" not in change.split("What restoring it")[0]
    assert ">Better</ins>" in editor.get(address(carousel, f"history/waiting/{first.pk}")).content.decode()


def test_slides_are_seen_before_and_after_a_save(editor: Client) -> None:
    carousel = make_carousel(live=True)
    save(editor, carousel, slides__0__headline="One")
    save(editor, carousel, slides__0__headline="Another")
    first, second = saves(carousel)

    def picture(number: int, side: str) -> bytes:
        page = editor.get(f"/admin/carousels/carousel/{carousel.pk}/history/waiting/{number}/{side}/1.png")
        assert page.status_code == 200
        return page.content

    assert picture(first.pk, "after") == picture(second.pk, "before") != picture(second.pk, "after")
    assert picture(first.pk, "before") == editor.get(f"{address(carousel, 'parts')}1.png").content
    wrong = f"/admin/carousels/carousel/{carousel.pk}/history/waiting/{first.pk}/beside/1.png"
    assert editor.get(wrong).status_code == 404


def test_any_is_taken_up_again_and_waits(editor: Client, publisher: Client) -> None:
    post = factories.make_post(title="Live", tags=["Python"])
    save(editor, post, title="First", tags=[])
    save(editor, post, title="Second")
    answer = publisher.post(address(post, f"history/waiting/{saves(post)[0].pk}"), follow=True)
    assert "kept beside what readers see" in answer.content.decode()
    assert (waits(post)["title"], waits(post)["tags"]) == ("First", [])
    post.refresh_from_db()
    assert post.title == "Live"
    assert saves(post)[-1].comment.startswith("Restored as of ")


def test_what_was_thrown_away_is_in_the_history_and_comes_back(editor: Client) -> None:
    post = factories.make_post(title="Live")
    save(editor, post, title="Hours of work")
    editor.post(address(post, "publication"), {"do": "discard"})
    assert waits(post) is None
    assert "Eve · Changes thrown away" in editor.get(address(post, "history")).content.decode()
    editor.post(address(post, f"history/waiting/{saves(post)[0].pk}"))
    assert waits(post)["title"] == "Hours of work"


def test_saving_the_same_again_is_no_line_and_going_back_is_one(editor: Client) -> None:
    post = factories.make_post(title="Live")
    save(editor, post, title="New")
    save(editor, post)
    assert len(saves(post)) == 1
    save(editor, post, title="Live")
    assert waits(post) is None
    assert [one.data["title"] for one in saves(post)] == ["New", "Live"]


def test_once_they_are_published_the_history_says_both(editor: Client, publisher: Client) -> None:
    post = factories.make_post(title="Live")
    save(editor, post, title="New")
    publisher.post(address(post, "publication"), {"do": "publish"})
    save(editor, post, title="Newer")
    page = editor.get(address(post, "history")).content.decode()
    newer, published, new = page.split('class="revision-when"')[1:]
    assert "Eve · Waits" in newer
    assert "Pat · Changes published" in published
    assert "Eve · Waits" in new
    assert saves(post)[-1].before["title"] == "New"


def test_what_is_no_longer_published_says_the_old_words_at_once(editor: Client) -> None:
    post = factories.make_post(title="Live")
    save(editor, post, title="New")
    actions.discard_changes(post, by=None)
    actions.unpublish(post, by=None)
    editor.post(address(post, f"history/waiting/{saves(post)[0].pk}"))
    post.refresh_from_db()
    assert post.title == "New"


def test_an_address_that_was_taken_since_is_told_when_they_are_published(editor: Client, publisher: Client) -> None:
    post = factories.make_post(slug="one")
    save(editor, post, slug="two")
    editor.post(address(post, "publication"), {"do": "discard"})
    factories.make_post(slug="two")
    editor.post(address(post, f"history/waiting/{saves(post)[0].pk}"))
    answer = publisher.post(address(post, "publication"), {"do": "publish"}, follow=True)
    assert "Something else has this address" in answer.content.decode()


def test_two_who_write_on_the_side_are_told_who_changed_what(editor: Client, publisher: Client) -> None:
    post = factories.make_post(title="Live", summary="Live")
    save(editor, post, body="Begun on the side.")
    opened = open_form(editor, address(post, "change"))
    save(publisher, post, title="Pat’s", _aside="1")
    page = editor.post(address(post, "change"), {**opened, "summary": "Eve’s"}).content.decode()
    assert page.count("checked") == 2  # whose each is is known: nothing is left to choose


def test_they_are_for_who_may_see_the_thing_and_for_their_own_page(editor: Client) -> None:
    post, other = factories.make_post(), factories.make_post()
    save(editor, post, title="New")
    number = saves(post)[0].pk
    stranger = signed_in(factories.make_author_account())
    assert stranger.get(address(post, f"history/waiting/{number}")).status_code == 404
    assert stranger.post(address(post, f"history/waiting/{number}")).status_code == 404
    assert editor.get(address(other, f"history/waiting/{number}")).status_code == 404


def test_changes_that_waited_before_saves_were_kept_are_what_the_first_is_compared_with(editor: Client) -> None:
    post = factories.make_post(title="Live")
    save(editor, post, title="Older")
    WaitingSave.objects.all().delete()
    save(editor, post, title="Newer")
    (only,) = saves(post)
    assert (only.before["title"], only.data["title"]) == ("Older", "Newer")
