"""Somebody edits what stands around every page, and the simple pages."""

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.test import Client

from nuvika.front.frame.models import ONLY, FrameLink, Page, Place, SiteFrame
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def frame() -> SiteFrame:
    return SiteFrame.objects.get_or_create(pk=ONLY)[0]


@pytest.fixture
def chief(client: Client) -> Client:
    client.force_login(User.objects.create_superuser("ada"))
    return client


def make_page(**fields: object) -> Page:
    return Page.objects.create(
        **{"title": "About us", "slug": "about", "body": "**We** write.", "published": True, **fields}
    )


def test_name_tagline_logo_and_links_stand_on_every_page(client: Client, frame: SiteFrame) -> None:
    frame.name, frame.tagline, frame.legal_line = "Quill & Co", "Words first", "© Quill"
    frame.logo = factories.make_picture()
    frame.save()
    frame.links.create(place=Place.NAVIGATION, label="Work", address="/work")
    frame.links.create(place=Place.SOCIAL, label="LinkedIn", address="https://www.linkedin.com/company/quill")
    make_page()
    for address in ("/", "/blog", "/about", "/blog/search", "/nothing"):
        text = client.get(address).content.decode()
        for words in (
            "Quill &amp; Co",
            "Words first",
            "© Quill",
            'href="/work"',
            "linkedin.com/company/quill",
            frame.logo.file.url,
        ):
            assert words in text, (address, words)


def test_feeds_are_called_like_the_site(client: Client, frame: SiteFrame) -> None:
    frame.name = "Quill"
    frame.save()
    assert "<title>Quill</title>" in client.get("/blog/feed.atom").content.decode()


def test_a_site_without_a_frame_still_shows_its_pages(client: Client) -> None:
    SiteFrame.objects.all().delete()
    text = client.get("/").content.decode()
    assert "Nuvika" in text
    assert 'href="/blog"' in text


def test_the_frame_is_one_row_that_the_admin_opens_at_once(chief: Client, frame: SiteFrame) -> None:
    answer = chief.get("/admin/front/siteframe/")
    assert answer["Location"] == f"/admin/front/siteframe/{ONLY}/change/"
    assert chief.get(answer["Location"]).status_code == 200
    assert chief.post(f"/admin/front/siteframe/{ONLY}/delete/", {"post": "yes"}).status_code in (302, 404, 405)
    assert SiteFrame.objects.count() == 1


def test_a_frame_that_is_missing_can_be_filled_in(chief: Client) -> None:
    SiteFrame.objects.all().delete()
    address = f"/admin/front/siteframe/{ONLY}/change/"
    assert chief.get(address).status_code == 200
    counts = {f"links-{name}_FORMS": number for name, number in (("TOTAL", 0), ("INITIAL", 0))}
    assert chief.post(address, {"name": "Quill", "language": "en", **counts}).status_code == 302
    assert SiteFrame.objects.get().name == "Quill"
    assert chief.get("/admin/front/siteframe/7/change/").status_code == 302


@pytest.mark.parametrize("address", ["javascript:alert(1)", "//evil.example", "about", "https://a b", ""])
def test_a_link_leads_somewhere(frame: SiteFrame, address: str) -> None:
    with pytest.raises(ValidationError):
        FrameLink(frame=frame, place=Place.FOOTER, label="x", address=address).full_clean()


def test_a_page_is_there_once_it_is_published(client: Client) -> None:
    page = make_page(published=False)
    assert client.get("/about").status_code == 404
    assert "/about" not in client.get("/sitemap.xml").content.decode()
    page.published = True
    page.save()
    text = client.get("/about").content.decode()
    assert "<strong>We</strong> write." in text
    assert 'content="We write."' in text
    assert "/about" in client.get("/sitemap.xml").content.decode()


@pytest.mark.parametrize("slug", ["blog", "admin", "carousels", "healthz", "static", "media", "preview"])
def test_a_page_takes_no_address_of_the_site_itself(slug: str) -> None:
    with pytest.raises(ValidationError, match="Choose another"):
        Page(title="x", slug=slug).full_clean()


def test_pages_are_written_in_the_admin(chief: Client) -> None:
    fields = {"title": "Imprint", "slug": "imprint", "body": "*Us*", "description": "", "published": "on"}
    assert chief.post("/admin/front/page/add/", fields).status_code == 302
    assert "<em>Us</em>" in chief.get("/imprint").content.decode()
    assert chief.get("/admin/front/page/").status_code == 200


def test_who_may_not_change_the_site_does_not(client: Client, frame: SiteFrame) -> None:
    client.force_login(factories.make_user("blog.change_post"))
    for address in ("siteframe/", f"siteframe/{ONLY}/change/", "page/", "page/add/", "redirect/", "redirect/add/"):
        assert client.get(f"/admin/front/{address}").status_code in (403, 302), address


def test_a_new_site_has_pages_and_links_to_them(client: Client, frame: SiteFrame) -> None:
    call_command("load_samples")
    text = client.get("/").content.decode()
    assert 'href="/about"' in text and 'href="/privacy"' in text and 'href="/imprint"' not in text
    assert client.get("/privacy").status_code == 200
    assert client.get("/imprint").status_code == 404
