import pytest
from django.contrib.auth.models import Permission, User
from reversion.models import Version

from carousels.models import Carousel
from tests.carousels.factories import make_carousel
from tests.carousels.forms import form_of, new_form

pytestmark = pytest.mark.django_db


def change(client, carousel, *args, **changes):
    return client.post(f"/admin/carousels/carousel/{carousel.pk}/change/", form_of(carousel, *args, **changes))


def test_slides_change_places_and_words_in_one_save(admin_client):
    carousel = make_carousel()
    assert (
        change(admin_client, carousel, [3, 1, 2], **{"slides-1-headline": " New  \r\n\r\n\r\nwords "}).status_code
        == 302
    )
    assert [slide.headline for slide in carousel.slides.all()] == [
        "New\n\nwords",
        "Read it all",
        "Ship smaller pull requests",
    ]


def test_a_slide_is_deleted_and_the_rest_close_up(admin_client):
    carousel = make_carousel()
    assert change(admin_client, carousel, [1, 2, 3], **{"slides-0-DELETE": "on"}).status_code == 302
    assert [slide.position for slide in carousel.slides.all()] == [1, 2]


def test_an_empty_slide_is_refused_with_a_sentence(admin_client):
    carousel = make_carousel()
    empty = {f"slides-1-{name}": "" for name in ("label", "headline", "body")}
    page = change(admin_client, carousel, [1, 2, 3], **empty)
    assert "This slide is empty" in page.content.decode()
    assert carousel.slides.get(position=2).headline


def test_starters_that_nobody_filled_in_are_not_saved(admin_client):
    slides = [{"kind": "cover", "headline": "Words"}, {"kind": "content"}, {"kind": "cta"}]
    form = new_form(slides, title="New", slug="new", size="portrait", language="en", state="draft")
    assert admin_client.post("/admin/carousels/carousel/add/", form).status_code == 302
    assert [slide.headline for slide in Carousel.objects.get().slides.all()] == ["Words"]


def test_a_new_slide_that_was_deleted_again_is_not_saved(admin_client):
    carousel = make_carousel()
    added = {"slides-TOTAL_FORMS": "4", "slides-3-kind": "quote", "slides-3-position": "4", "slides-3-DELETE": "on"}
    assert change(admin_client, carousel, [1, 2, 3], **added).status_code == 302
    assert carousel.slides.count() == 3


def test_an_earlier_order_can_be_restored(admin_client):
    carousel = make_carousel()
    change(admin_client, carousel, [1, 2, 3], title="Kept")
    change(admin_client, carousel, [3, 2, 1])
    version = Version.objects.get_for_object(carousel).last()
    address = f"/admin/carousels/carousel/{carousel.pk}/history/{version.pk}/"
    assert admin_client.get(address).status_code == 200
    assert carousel.slides.first().headline == "Read it all"
    old = Carousel.objects.get()
    answer = admin_client.post(address, form_of(old, [3, 2, 1]))
    assert answer.status_code == 302
    assert carousel.slides.first().headline == "Ship smaller pull requests"


def test_a_version_of_another_model_is_not_found_here(admin_client):
    carousel = make_carousel()
    change(admin_client, carousel, [1, 2, 3])
    foreign = Version.objects.get_for_model(type(carousel.slides.first())).first()
    address = f"/admin/carousels/carousel/{foreign.object_id}/history/{foreign.pk}/"
    assert admin_client.get(address).status_code == 404


def test_the_change_page_shows_each_slide_and_every_download(admin_client):
    carousel = make_carousel()
    page = admin_client.get(f"/admin/carousels/carousel/{carousel.pk}/change/").content.decode()
    assert page.count(f"/admin/carousels/carousel/{carousel.pk}/slides/") == 3
    for form in ("pdf", "png", "brief"):
        assert f"/admin/carousels/carousel/{carousel.pk}/export/{form}/" in page


def test_a_download_is_an_attachment_named_by_the_slug(admin_client):
    carousel = make_carousel()
    answer = admin_client.get(f"/admin/carousels/carousel/{carousel.pk}/export/pdf/?size=square")
    assert answer["Content-Disposition"] == 'attachment; filename="smaller.pdf"'
    assert answer.content.startswith(b"%PDF")
    assert admin_client.get(f"/admin/carousels/carousel/{carousel.pk}/export/pdf/?size=huge").status_code == 404
    assert admin_client.get(f"/admin/carousels/carousel/{carousel.pk}/export/exe/").status_code == 404
    assert admin_client.post(f"/admin/carousels/carousel/{carousel.pk}/export/pdf/").status_code == 405


def test_an_error_blocks_the_download_until_somebody_says_so(admin_client):
    carousel = make_carousel()
    carousel.slides.filter(position=2).update(headline="Far too many words. " * 200)
    address = f"/admin/carousels/carousel/{carousel.pk}/export/pdf/"
    assert admin_client.get(address).status_code == 409
    assert admin_client.get(f"{address}?force=1").status_code == 200


def test_pictures_and_downloads_need_their_permissions(client):
    carousel = make_carousel()
    user = User.objects.create_user("ada", is_staff=True)
    addresses = {"export_carousel": "export/pdf/", "view_carousel": "slides/1.png"}
    for codename, address in addresses.items():
        path = f"/admin/carousels/carousel/{carousel.pk}/{address}"
        client.logout()
        assert client.get(path).status_code == 302
        client.force_login(user)
        assert client.get(path).status_code == 403
        user.user_permissions.add(Permission.objects.get(codename=codename))
        client.force_login(User.objects.get(pk=user.pk))
        assert client.get(path).status_code == 200


def test_an_unchanged_picture_is_not_sent_twice(admin_client):
    carousel = make_carousel()
    path = f"/admin/carousels/carousel/{carousel.pk}/slides/1.png"
    first = admin_client.get(path)
    assert admin_client.get(path, headers={"If-None-Match": first["ETag"]}).status_code == 304
    carousel.slides.filter(position=1).update(headline="Other words")
    assert admin_client.get(path, headers={"If-None-Match": first["ETag"]}).status_code == 200


def test_the_list_asks_the_same_number_of_queries_for_any_number_of_carousels(admin_client, django_assert_num_queries):
    make_carousel()
    admin_client.get("/admin/carousels/carousel/")
    with django_assert_num_queries(6):
        admin_client.get("/admin/carousels/carousel/")
    for number in range(5):
        make_carousel(f"More {number}")
    with django_assert_num_queries(6):
        admin_client.get("/admin/carousels/carousel/")
