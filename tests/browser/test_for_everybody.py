"""Every screen of the Admin that is ours can be read and used by everybody: axe finds nothing, light and dark, on a
phone, a tablet and a desk."""

from collections.abc import Callable, Iterator
from importlib import resources
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from playwright.sync_api import Page

from carousels import brief
from carousels.models import Carousel, Theme
from nuvika.editing import actions, previewing, reviewing, trashing
from nuvika.editing.content import content_of
from nuvika.editing.history import recorded
from nuvika.editing.models import WaitingSave
from nuvika.front import audit
from nuvika.front.models import ErrorCount
from nuvika.front.redirects.models import Redirect
from nuvika.jobs.models import Job
from tests import factories
from tests.browser.conftest import administrator, sign_in
from tests.carousels.factories import make_carousel, make_deck

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

AXE = resources.files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
WIDTHS = (1440, 768, 390)
COLOURS = ["color-contrast", "link-in-text-block"]  # axe's rules of what a scheme changes
Screen = Callable[[Page, str], None]  # opens itself, below the Admin's address


def at(path: str) -> Screen:
    return lambda page, admin: page.goto(f"{admin}{path}") and None


def read_brief(page: Page, admin: str) -> None:
    page.goto(f"{admin}carousels/carousel/import/")
    page.fill("#id_brief", brief.write(make_deck(caption="A new caption")).replace("Body:", "Bodie:"))
    page.click("button[name=read]")
    page.wait_for_selector(".reading")


def meet_another_editor(page: Page, admin: str) -> None:
    carousel = Carousel.objects.get(slug="two-write")
    page.goto(f"{admin}carousels/carousel/{carousel.pk}/change/")
    page.fill("#id_title", "Mine")
    page.fill("#id_slides-1-headline", "My headline")
    with recorded(None, "Theirs"):
        carousel.title = f"{carousel.title} theirs"
        carousel.save()
    page.click("input[name=_save] >> nth=0")
    page.wait_for_selector(".conflict")


def choose_many(action: str) -> Screen:
    def opened(page: Page, admin: str) -> None:
        page.goto(f"{admin}carousels/carousel/")
        page.check("#action-toggle")
        page.select_option("select[name=action]", action)
        page.click("button[name=index]")
        page.wait_for_selector("form.row-buttons, form.publication-step")

    return opened


def be_signed_out(page: Page, admin: str) -> None:
    """A form that was sent after the session ended."""
    page.goto(f"{admin}blog/post/add/")
    page.evaluate("document.querySelectorAll('#post_form').forEach(form => form.noValidate = true)")
    cookies = page.context.cookies()
    page.context.clear_cookies(name="sessionid")
    page.evaluate("HTMLFormElement.prototype.submit.call(document.getElementById('post_form'))")
    page.wait_for_load_state()
    page.wait_for_selector("h1")
    page.context.add_cookies(cookies)


def lock_out(page: Page) -> None:
    for _ in range(settings.AXES_FAILURE_LIMIT):
        page.fill("#id_username", "eve")
        page.fill("#id_password", "guessed")
        page.click("[type=submit]")
    page.wait_for_selector(".errornote:has-text('too many wrong passwords')")


@pytest.fixture
def screens(db: None) -> dict[str, Screen]:
    """One of everything that an own screen of the Admin shows."""
    ada = administrator()
    carousel, post = make_carousel(live=True), factories.make_post(title="Live", tags=["Python"])
    make_carousel("Two write")
    for comment in ("First", "Second"):
        with recorded(ada, comment):
            carousel.title += comment
            carousel.save()
    content = content_of(carousel)
    content["slides"][0]["headline"] = "Another"
    actions.set_aside(carousel, {**content, "caption": "A caption"}, by=ada)
    reviewing.submit(carousel, by=ada, note="Please.")
    previewing.make_link(carousel, by=ada, days=7, note="Ben")
    factories.make_draft(title="Planned", planned_on="2031-05-20", author=factories.make_author("Ada"))
    gone = factories.make_draft(title="Gone")
    trashing.trash(gone, by=ada)
    picture, kind = factories.make_picture(), factories.make_post_type("Guide")
    factories.make_draft(title="In use", post_type=kind, cover=picture)
    job = Job.objects.create(kind="carousels.export", title="2 carousels as PDF", by=ada, arguments={})
    ErrorCount.objects.create(day="2031-05-20", view="front:home", error="KeyError")
    audit.record("signed in", by=ada)
    Redirect.objects.create(old_path="/old", target="/blog")
    theme, waited = Theme.objects.create(name="Loud", slug="loud"), WaitingSave.objects.latest("pk")
    ours, posts = f"carousels/carousel/{carousel.pk}/", f"blog/post/{post.pk}/"
    paths = {
        "overview": "",
        "calendar": "calendar/?month=2031-05",
        "carousels": "carousels/carousel/",
        "a carousel": f"{ours}change/",
        "a new carousel": "carousels/carousel/add/",
        "publication, review, links": f"{ours}publication/",
        "history": f"{ours}history/",
        "a save that waited": f"{ours}history/waiting/{waited.pk}/",
        "delete": f"{ours}delete/",
        "post it": f"{ours}posting/",
        "an outline": f"{ours}post/",
        "posts": "blog/post/",
        "a post": f"{posts}change/",
        "a new post": "blog/post/add/",
        "a carousel from a post": f"carousels/carousel/from-post/{post.pk}/",
        "trash": "blog/post/trash/",
        "pictures": "blog/picture/",
        "a picture": f"blog/picture/{picture.pk}/change/",
        "a new picture": "blog/picture/add/",
        "delete a picture": f"blog/picture/{picture.pk}/delete/",
        "delete a type that is needed": f"blog/posttype/{kind.pk}/delete/",
        "themes": "carousels/theme/",
        "a theme": f"carousels/theme/{theme.pk}/change/",
        "gallery": f"carousels/theme/gallery/?carousel={carousel.pk}",
        "import": "carousels/carousel/import/",
        "jobs": "jobs/job/",
        "a job": f"jobs/job/{job.pk}/change/",
        "second factor": "second-factor/",
        "audit": "front/auditentry/",
        "errors": "front/errorcount/",
        "redirects": "front/redirect/",
        "frame": "front/siteframe/",
        "signed in again": "editing/signed-in/",
        "nothing there": "carousels/carousel/999999/publication/",
    }
    return {
        **{name: at(path) for name, path in paths.items()},
        "a brief that was read": read_brief,
        "two editors": meet_another_editor,
        "schedule many": choose_many("schedule"),
        "delete many": choose_many("delete_selected"),
        "signed out": be_signed_out,
    }


def violations(page: Page, scheme: str) -> Iterator[str]:
    """At each width, of one page load. The dark scheme has other colours and nothing else."""
    page.wait_for_load_state("load")
    page.evaluate(AXE)
    options = {"resultTypes": ["violations"], **({"runOnly": COLOURS} if scheme == "dark" else {})}
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        found: Any = page.evaluate("async (options) => (await axe.run(options)).violations", options)
        yield from (f"{width} px: {one['id']}: {node['html'][:160]}" for one in found for node in one["nodes"])


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_screen_of_ours_keeps_anybody_out(
    open_page: Any, live_server: Any, screens: dict[str, Screen], scheme: str
) -> None:
    page = open_page(scheme=scheme, bypass_csp=True, reduced_motion="reduce")  # axe writes styles
    page.on("dialog", lambda dialog: dialog.accept())
    sign_in(page, live_server.url, administrator())
    found = []
    for name, opens in screens.items():
        page.set_viewport_size({"width": WIDTHS[0], "height": 900})
        opens(page, f"{live_server.url}/admin/")
        found += [f"{name}, {one}" for one in violations(page, scheme)]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nor_does_a_refusal(open_page: Any, live_server: Any, scheme: str) -> None:
    page = open_page(scheme=scheme, bypass_csp=True, reduced_motion="reduce")
    page.goto(f"{live_server.url}/admin/login/")
    found = [f"sign in, {one}" for one in violations(page, scheme)]
    lock_out(page)
    found += [f"locked out, {one}" for one in violations(page, scheme)]
    page.goto(f"{live_server.url}/admin/login/")
    sign_in(page, live_server.url, User.objects.create_user("ben", is_staff=True))
    page.goto(f"{live_server.url}/admin/blog/post/")
    found += [f"refused, {one}" for one in violations(page, scheme)]
    assert not found, "\n".join(found)
