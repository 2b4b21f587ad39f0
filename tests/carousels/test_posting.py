"""A carousel is posted: the words to copy, where they are folded, and a log of which file went where."""

import hashlib
from datetime import UTC, datetime

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile

from carousels import actions
from carousels.actions import PostedFile
from carousels.deck import Deck
from carousels.models import Posting
from carousels.posting import folded, text_of, too_long, tracked
from tests import factories
from tests.carousels.factories import make_carousel


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("nuvikatech.com/p", "https://nuvikatech.com/p?utm_source=linkedin&utm_medium=social&utm_campaign=x"),
        (
            "https://a.example/p?ref=1#s",
            "https://a.example/p?ref=1&utm_source=linkedin&utm_medium=social&utm_campaign=x#s",
        ),
        ("https://a.example/?utm_source=mail", "https://a.example/?utm_source=mail&utm_medium=social&utm_campaign=x"),
        ("mailto:a@example.com", ""),
        ("javascript:alert(1)", ""),
        ("", ""),
    ],
)
def test_the_link_says_where_a_visit_came_from(address, expected):
    assert tracked(address, "x") == expected


def test_the_text_is_caption_link_and_hashtags():
    deck = Deck("T", (), caption="Words.\n", hashtags="#a #b")
    assert text_of(deck, "https://x.example") == "Words.\n\nhttps://x.example\n\n#a #b"
    assert text_of(Deck("T", ()), "") == ""


def test_it_is_shown_where_linkedin_folds_and_refuses():
    assert folded("short", 140) == "short"
    assert folded("x" * 139 + " yz", 140) == "x" * 139 + "…"
    assert (too_long("x" * 3000), too_long("x" * 3002)) == (0, 2)


@pytest.fixture
def poster(client):
    client.force_login(factories.make_user("carousels.export_carousel"))
    return client


def address_of(carousel) -> str:
    return f"/admin/carousels/carousel/{carousel.pk}/posting/"


def entry(**fields):
    return {
        "place": "linkedin-page", "account": "Nuvika", "address": "https://www.linkedin.com/feed/update/1",
        "posted_at_0": "2026-11-20", "posted_at": "2026-11-20 09:30", "form": "pdf", "size": "portrait", **fields,
    }  # fmt: skip


@pytest.mark.django_db
def test_the_page_holds_every_word_to_copy_and_every_fold(poster):
    carousel = make_carousel(
        caption="C" * 300, hashtags="#one", document_title="Short title", post_address="nuvikatech.com/blog/posts/x"
    )
    page = poster.get(address_of(carousel)).content.decode()
    for part in ("Short title", "utm_source=linkedin", "#one", "C" * 140 + "…", "C" * 210 + "…", "Not posted yet"):
        assert part in page


@pytest.mark.django_db
def test_an_entry_names_the_exact_file_that_would_be_downloaded(poster):
    carousel = make_carousel()
    user = factories.make_user("carousels.export_carousel")
    poster.force_login(user)
    file = poster.get(f"/admin/carousels/carousel/{carousel.pk}/export/pdf/?size=square").content
    assert poster.post(address_of(carousel), entry(size="square")).status_code == 302
    made = Posting.objects.get()
    assert made.file_digest == hashlib.sha256(file).hexdigest()
    assert (made.file_name, made.file_size, made.by) == ("smaller.pdf", len(file), user)
    assert made.posted_at == datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
    page = poster.get(address_of(carousel)).content.decode()
    assert made.file_digest[:16] in page
    assert "was changed since" not in page
    carousel.slides.filter(position=1).update(headline="Other words")
    assert "was changed since" in poster.get(address_of(carousel)).content.decode()


@pytest.mark.django_db
def test_a_file_that_is_shown_is_named_by_its_own_digest(poster):
    carousel = make_carousel()
    poster.post(address_of(carousel), entry(file=SimpleUploadedFile("final-2.pdf", b"%PDF other")))
    made = Posting.objects.get()
    assert (made.file_name, made.file_digest) == ("final-2.pdf", hashlib.sha256(b"%PDF other").hexdigest())


@pytest.mark.django_db
def test_a_wrong_entry_is_refused_in_place_and_nothing_is_kept(poster):
    carousel = make_carousel()
    page = poster.post(address_of(carousel), entry(address="no address", form="exe"))
    assert page.status_code == 200
    assert "Enter a valid URL" in page.content.decode()
    assert not Posting.objects.exists()


@pytest.mark.django_db
def test_an_entry_made_by_mistake_is_taken_off_by_who_may(poster):
    carousel, other = make_carousel(), make_carousel("Other")
    made = actions.record_posting(Posting(carousel=carousel), by=None, file=PostedFile.of("a.pdf", [b"x"]))
    assert poster.post(address_of(carousel), {"forget": made.pk}).status_code == 403
    poster.force_login(factories.make_user("carousels.export_carousel", "carousels.delete_posting"))
    assert poster.post(address_of(other), {"forget": made.pk}).status_code == 404
    assert poster.post(address_of(carousel), {"forget": made.pk}).status_code == 302
    assert not Posting.objects.exists()


@pytest.mark.django_db
def test_it_takes_the_permission_to_export(client):
    carousel = make_carousel()
    assert client.get(address_of(carousel)).status_code == 302
    client.force_login(factories.make_user("carousels.change_carousel"))
    assert client.get(address_of(carousel)).status_code == 403
    with pytest.raises(PermissionDenied):
        actions.record_posting(
            Posting(carousel=carousel), by=factories.make_user(), file=PostedFile.of("a.pdf", [b""])
        )
    assert not Posting.objects.exists()
