"""Not by forms alone: a brief, a theme from the gallery, a post from a carousel change what is live on the side, too,
where whoever does it may not publish."""

from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client

from carousels import brief
from carousels.importing import import_deck
from carousels.models import Carousel, Theme
from nuvika.editing.models import WorkingCopy
from nuvika.editing.waiting import waiting_of
from tests import factories
from tests.carousels.factories import make_carousel, make_deck
from tests.editing.forms import open_form

pytestmark = pytest.mark.django_db

IMPORT, GALLERY = "/admin/carousels/carousel/import/", "/admin/carousels/theme/gallery/"


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


def change(carousel: Carousel) -> str:
    return f"/admin/carousels/carousel/{carousel.pk}/change/"


def changed_brief(**words: Any) -> str:
    text = brief.write(make_deck(**words))
    return text.replace("Reviewers read 200 lines well", "Reviewers skim").replace("After that they skim.", "")


def stored(carousel: Carousel) -> list[str]:
    return [slide.headline for slide in Carousel.objects.get(pk=carousel.pk).slides.all()]


def waits(carousel: Carousel) -> dict[str, Any]:
    copy = waiting_of(carousel)
    assert copy is not None
    words: dict[str, Any] = copy.data
    return words


def test_an_editors_brief_for_a_live_carousel_waits(editor: Client) -> None:
    carousel = make_carousel(live=True)
    before = stored(carousel)
    page = editor.post(IMPORT, {"brief": changed_brief(), "read": "1"})
    assert "waits beside it, to be published" in page.content.decode()
    form = {"brief": changed_brief(), "save": "draft", "_edition": page.context["edition"]}
    answer = editor.post(IMPORT, form, follow=True)
    assert "Readers see what they saw before" in answer.content.decode()
    assert stored(carousel) == before
    assert [slide["headline"] for slide in waits(carousel)["slides"]] == [before[0], "Reviewers skim", before[2]]
    assert "Reviewers skim" in open_form(editor, change(carousel)).values()
    assert "Reviewers skim" not in Client().get(carousel.get_absolute_url()).content.decode()


def test_published_its_slides_are_the_briefs_and_keep_who_they_are(editor: Client, publisher: Client) -> None:
    carousel = make_carousel(live=True)
    keys = [slide.pk for slide in carousel.slides.all()]
    shorter = make_deck().with_slides(*make_deck().slides[:2])
    editor.post(IMPORT, {"brief": brief.write(shorter), "save": "draft"})
    publisher.post(f"/admin/carousels/carousel/{carousel.pk}/publication/", {"do": "publish"})
    assert [slide.pk for slide in carousel.slides.all()] == keys[:2]


def test_a_publishers_brief_reaches_readers_at_once(publisher: Client) -> None:
    carousel = make_carousel(live=True)
    publisher.post(IMPORT, {"brief": changed_brief(), "save": "draft"})
    assert stored(carousel)[1] == "Reviewers skim"
    assert waiting_of(carousel) is None


def test_where_changes_wait_a_brief_joins_them_and_loses_none(editor: Client, publisher: Client) -> None:
    carousel = make_carousel(live=True)
    editor.post(change(carousel), {**open_form(editor, change(carousel)), "caption": "Eve’s caption"})
    publisher.post(IMPORT, {"brief": changed_brief(), "save": "draft"})
    assert stored(carousel)[1] == "Reviewers read 200 lines well"
    assert waits(carousel)["caption"] == "Eve’s caption"
    assert waits(carousel)["slides"][1]["headline"] == "Reviewers skim"


def test_publishing_with_the_brief_publishes_what_waited_with_it(editor: Client, publisher: Client) -> None:
    carousel = make_carousel(live=True)
    editor.post(change(carousel), {**open_form(editor, change(carousel)), "caption": "Eve’s caption"})
    publisher.post(IMPORT, {"brief": changed_brief(), "save": "publish"})
    carousel.refresh_from_db()
    assert (carousel.caption, stored(carousel)[1]) == ("Eve’s caption", "Reviewers skim")
    assert waiting_of(carousel) is None


def test_an_editor_cannot_publish_with_a_brief(editor: Client) -> None:
    carousel = make_carousel(live=True)
    assert editor.post(IMPORT, {"brief": changed_brief(), "save": "publish"}).status_code == 403
    assert stored(carousel)[1] == "Reviewers read 200 lines well"
    assert waiting_of(carousel) is None


def test_the_same_brief_again_says_that_nothing_changed(editor: Client) -> None:
    make_carousel(live=True)
    editor.post(IMPORT, {"brief": changed_brief(), "save": "draft"})
    answer = editor.post(IMPORT, {"brief": changed_brief(), "save": "draft"}, follow=True)
    assert "Unchanged smaller (3 slides)" in answer.content.decode()
    assert WorkingCopy.objects.waiting().count() == 1


def test_the_post_that_a_brief_names_is_drafted_although_its_carousel_waits(editor: Client) -> None:
    carousel = make_carousel(live=True)
    text = changed_brief(blog_post="nuvikatech.com/blog/posts/smaller")
    editor.post(IMPORT, {"brief": text, "save": "draft"})
    carousel.refresh_from_db()
    assert carousel.post is None
    opened = open_form(editor, change(carousel))
    assert opened["post"] == str(waits(carousel)["post"])


def test_a_dry_run_upon_what_is_live_keeps_nothing() -> None:
    carousel = make_carousel(live=True)
    eve = factories.make_editor_account()
    assert str(import_deck(make_deck(caption="New"), by=eve, dry_run=True)) == "updated smaller (3 slides)"
    assert waiting_of(carousel) is None


def test_the_command_line_says_that_a_brief_joined_what_waits(
    editor: Client, tmp_path: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    carousel = make_carousel(live=True)
    editor.post(change(carousel), {**open_form(editor, change(carousel)), "caption": "Eve’s caption"})
    file = tmp_path / "brief.txt"
    file.write_text(changed_brief(), encoding="utf-8")
    call_command("import_brief", str(file))
    told = capsys.readouterr()
    assert told.out == "updated smaller (3 slides)\n"
    assert "waits to be published" in told.err


def test_an_editors_choice_of_a_theme_waits_and_is_shown_as_worn(editor: Client) -> None:
    carousel, night = make_carousel(live=True), Theme.objects.get(style="night")
    address = f"{GALLERY}?carousel={carousel.pk}"
    page = editor.post(address, {"wear": str(night.pk)}, follow=True).content.decode()
    assert "wears “Night” once its changes are published" in page
    assert '<h2>Night <span class="gallery-worn">worn now' in page
    carousel.refresh_from_db()
    assert carousel.theme is None
    assert waits(carousel)["theme"] == str(night.pk)


def test_a_publishers_theme_joins_what_waits_and_is_worn_at_once_elsewhere(editor: Client, publisher: Client) -> None:
    night = Theme.objects.get(style="night")
    one, other = make_carousel(live=True), make_carousel("Other", live=True)
    editor.post(change(one), {**open_form(editor, change(one)), "caption": "Eve’s caption"})
    for carousel in (one, other):
        publisher.post(f"{GALLERY}?carousel={carousel.pk}", {"wear": str(night.pk)})
        carousel.refresh_from_db()
    assert (one.theme, other.theme) == (None, night)
    assert (waits(one)["theme"], waits(one)["caption"]) == (str(night.pk), "Eve’s caption")


def test_a_post_drafted_from_a_live_carousel_is_linked_once_that_is_published(editor: Client) -> None:
    carousel = make_carousel(live=True)
    outline = f"/admin/carousels/carousel/{carousel.pk}/post/"
    assert editor.post(outline).status_code == 302
    carousel.refresh_from_db()
    assert carousel.post is None
    assert waits(carousel)["post"]
    assert "has its post already" in editor.post(outline, follow=True).content.decode()
