import pytest
from django.contrib.auth.models import Permission, User

from carousels import brief
from carousels.importing import import_deck
from carousels.models import Carousel
from tests.carousels.factories import make_deck

pytestmark = pytest.mark.django_db
ADDRESS = "/admin/carousels/carousel/import/"


def text() -> str:
    return brief.write(make_deck(blog_post="nuvikatech.com/blog/posts/smaller"))


def test_reading_shows_each_slide_and_saves_nothing(admin_client):
    page = admin_client.post(ADDRESS, {"brief": text(), "read": "1"})
    assert page.content.decode().count("data:image/png") == 3
    assert not Carousel.objects.exists()


def test_saving_makes_the_carousel_and_leads_to_it(admin_client):
    answer = admin_client.post(ADDRESS, {"brief": text(), "save": "draft"})
    carousel = Carousel.objects.get()
    assert answer["Location"] == f"/admin/carousels/carousel/{carousel.pk}/change/"
    assert not carousel.is_live()


def test_a_file_reads_like_pasted_text(admin_client, tmp_path):
    file = tmp_path / "brief.txt"
    file.write_bytes(text().encode("utf-16"))
    with file.open("rb") as upload:
        page = admin_client.post(ADDRESS, {"file": upload, "read": "1"})
    assert "Ship smaller pull requests" in page.content.decode()


@pytest.mark.parametrize("words", ["", "   ", "LinkedIn Carousel: Only a title", "x" * 2_000_000, "a\x00b"])
def test_what_is_no_brief_is_refused_and_nothing_saved(admin_client, words):
    page = admin_client.post(ADDRESS, {"brief": words, "save": "publish"})
    assert page.status_code == 200
    assert not Carousel.objects.exists()


def test_a_script_in_a_brief_is_shown_as_text(admin_client):
    page = admin_client.post(ADDRESS, {"brief": text().replace("Smaller", "<script>alert(1)</script>"), "read": "1"})
    assert "<script>alert" not in page.content.decode()


def test_words_that_were_saved_since_the_brief_was_read_are_not_written_over(admin_client):
    import_deck(make_deck())
    changed = text().replace("Reviewers read 200 lines well", "Reviewers skim")
    page = admin_client.post(ADDRESS, {"brief": changed, "read": "1"})
    edition = page.context["edition"]
    assert "Reviewers skim" in page.content.decode()
    slide = Carousel.objects.get().slides.get(position=2)
    slide.body = "Saved in the Admin meanwhile."
    slide.save()
    answer = admin_client.post(ADDRESS, {"brief": changed, "save": "draft", "_edition": edition}, follow=True)
    words = answer.content.decode()
    assert "was saved by somebody since you read the brief" in words
    assert "Saved in the Admin meanwhile." in words
    slide.refresh_from_db()
    assert slide.headline == "Reviewers read 200 lines well"
    again = {"brief": changed, "save": "draft", "_edition": answer.context["edition"]}
    assert admin_client.post(ADDRESS, again).status_code == 302
    slide.refresh_from_db()
    assert slide.headline == "Reviewers skim"


def test_a_carousel_that_came_into_being_since_is_not_written_over(admin_client):
    page = admin_client.post(ADDRESS, {"brief": text(), "read": "1"})
    assert page.context["edition"] == ""
    import_deck(make_deck(caption="By somebody else"))
    admin_client.post(ADDRESS, {"brief": text(), "save": "draft", "_edition": ""})
    assert Carousel.objects.get().post_address == ""


def test_it_needs_the_permission(client):
    assert client.get(ADDRESS).status_code == 302
    user = User.objects.create_user("ada", is_staff=True)
    client.force_login(user)
    assert client.get(ADDRESS).status_code == 403
    user.user_permissions.add(Permission.objects.get(codename="add_carousel"))
    assert client.get(ADDRESS).status_code == 200
