"""What a page asks of the database is pinned, and is the same however much there is."""

import os
from datetime import timedelta
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.core.cache import caches
from django.db import connection
from django.test import Client, TestCase
from django.test.utils import CaptureQueriesContext, override_settings
from django.utils import timezone

from blog.models import Author, Post, Tag
from carousels.models import Carousel, Posting
from nuvika.front.access import rule_for
from nuvika.front.models import AuditEntry, ErrorCount
from nuvika.front.routes import routes
from nuvika.front.trial.filling import Filling
from nuvika.jobs.models import Job
from tests import factories
from tests.front.access.samples import Site, address_of, make_site

pytestmark = pytest.mark.django_db

# By view: how many it asks, made anew; in the Admin, the session and the account with it.
COSTS = {
    "admin:app_list": 2,
    "admin:auth_group_add": 3,
    "admin:auth_group_change": 5,
    "admin:auth_group_changelist": 5,
    "admin:auth_group_delete": 5,
    "admin:auth_group_history": 4,
    "admin:auth_user_add": 2,
    "admin:auth_user_change": 7,
    "admin:auth_user_changelist": 6,
    "admin:auth_user_delete": 11,
    "admin:auth_user_history": 4,
    "admin:auth_user_password_change": 3,
    "admin:autocomplete": 4,
    "admin:blog_author_add": 2,
    "admin:blog_author_change": 4,
    "admin:blog_author_changelist": 5,
    "admin:blog_author_delete": 8,
    "admin:blog_author_history": 4,
    "admin:blog_picture_add": 2,
    "admin:blog_picture_browse": 4,
    "admin:blog_picture_change": 3,
    "admin:blog_picture_changelist": 5,
    "admin:blog_picture_delete": 12,
    "admin:blog_picture_history": 4,
    "admin:blog_picture_thumbnail": 3,
    "admin:blog_post_add": 6,
    "admin:blog_post_change": 22,
    "admin:blog_post_changelist": 7,
    "admin:blog_post_compare": 8,
    "admin:blog_post_copypart": 5,
    "admin:blog_post_delete": 7,
    "admin:blog_post_history": 11,  # versions and changes that waited, each with what was before
    "admin:blog_post_publication": 11,
    "admin:blog_post_recoverlist": 3,
    "admin:blog_post_storedpart": 4,
    "admin:blog_post_trash": 3,
    "admin:blog_post_versionpart": 11,
    "admin:blog_post_waitingpart": 11,
    "admin:blog_post_waitingsave": 10,
    "admin:blog_posttype_add": 2,
    "admin:blog_posttype_change": 4,
    "admin:blog_posttype_changelist": 5,
    "admin:blog_posttype_delete": 8,
    "admin:blog_posttype_history": 4,
    "admin:blog_series_add": 2,
    "admin:blog_series_change": 4,
    "admin:blog_series_changelist": 5,
    "admin:blog_series_delete": 7,
    "admin:blog_series_history": 4,
    "admin:blog_tag_add": 2,
    "admin:blog_tag_change": 4,
    "admin:blog_tag_changelist": 5,
    "admin:blog_tag_delete": 7,
    "admin:blog_tag_history": 4,
    "admin:calendar": 8,
    "admin:carousels_carousel_add": 7,
    "admin:carousels_carousel_change": 23,
    "admin:carousels_carousel_changelist": 6,
    "admin:carousels_carousel_compare": 8,
    "admin:carousels_carousel_copypart": 5,
    "admin:carousels_carousel_delete": 6,
    "admin:carousels_carousel_export": 5,
    "admin:carousels_carousel_from_post": 5,
    "admin:carousels_carousel_history": 11,  # versions and changes that waited, each with what was before
    "admin:carousels_carousel_import": 2,
    "admin:carousels_carousel_import_many": 2,
    "admin:carousels_carousel_outline": 4,
    "admin:carousels_carousel_posting": 6,
    "admin:carousels_carousel_publication": 11,
    "admin:carousels_carousel_recoverlist": 3,
    "admin:carousels_carousel_slide": 5,
    "admin:carousels_carousel_storedpart": 5,
    "admin:carousels_carousel_trash": 3,
    "admin:carousels_carousel_versionpart": 9,
    "admin:carousels_carousel_waitingpart": 8,
    "admin:carousels_carousel_waitingsave": 8,
    "admin:carousels_theme_add": 4,
    "admin:carousels_theme_change": 5,
    "admin:carousels_theme_changelist": 5,
    "admin:carousels_theme_delete": 5,
    "admin:carousels_theme_gallery": 14,
    "admin:carousels_theme_gallery_slide": 4,
    "admin:carousels_theme_history": 5,
    "admin:carousels_theme_recoverlist": 3,
    "admin:django.contrib.admin.sites.catch_all_view": 8,
    "admin:django.views.generic.base.RedirectView": 2,
    "admin:draft_card": 3,
    "admin:moving": 2,
    "admin:front_auditentry_add": 3,
    "admin:front_auditentry_change": 3,
    "admin:front_auditentry_changelist": 4,
    "admin:front_auditentry_delete": 4,
    "admin:front_auditentry_history": 4,
    "admin:front_errorcount_add": 3,
    "admin:front_errorcount_change": 3,
    "admin:front_errorcount_changelist": 4,
    "admin:front_errorcount_delete": 4,
    "admin:front_errorcount_history": 4,
    "admin:front_page_add": 4,
    "admin:front_page_change": 5,
    "admin:front_page_changelist": 5,
    "admin:front_page_delete": 3,
    "admin:front_page_history": 5,
    "admin:front_page_recoverlist": 3,
    "admin:front_redirect_add": 2,
    "admin:front_redirect_change": 3,
    "admin:front_redirect_changelist": 5,
    "admin:front_redirect_delete": 3,
    "admin:front_redirect_history": 4,
    "admin:front_siteframe_change": 6,
    "admin:front_siteframe_changelist": 2,
    "admin:front_siteframe_history": 5,
    "admin:index": 19,
    "admin:jobs_job_add": 3,
    "admin:jobs_job_change": 3,
    "admin:jobs_job_changelist": 4,
    "admin:jobs_job_delete": 4,
    "admin:jobs_job_history": 4,
    "admin:jobs_job_progress": 3,
    "admin:jobs_job_result": 7,
    "admin:jsi18n": 2,
    "admin:login": 2,
    "admin:password_change": 2,
    "admin:password_change_done": 2,
    "admin:second_factor": 3,
    "admin:view_on_site": 5,
    "blog:author": 9,
    "blog:list": 13,
    "blog:markdown": 2,
    "blog:post": 18,
    "blog:series": 7,
    "blog:tag": 11,
    "blog:type": 9,
    "blog:year": 8,
    "carousels:carousel": 5,
    "carousels:embed": 4,
    "carousels:list": 5,
    "carousels:pdf": 5,
    "carousels:slide": 3,
    "carousels:slide_webp": 3,
    "carousels:small_slide": 3,
    "editing_session": 2,
    "editing_signed_in": 2,
    "front:calendar_feed": 2,
    "front:carousel_card": 3,
    "front:favicon": 0,
    "front:feed": 3,
    "front:feed_about": 6,
    "front:healthz": 0,
    "front:home": 9,
    "front:llms": 4,
    "front:media": 0,
    "front:page": 2,
    "front:post_card": 2,
    "front:preview": 9,
    "front:preview_slide": 8,
    "front:robots": 0,
    "front:search": 3,
    "front:site_card": 2,
    "front:sitemap": 12,
}
# What grows with the thing that is shown, by design: who deletes is shown each row that would go, too.
OF_THE_THING = {"admin:auth_user_delete"}


# These put a version back to look at it, and undo that: they grow with what a thing has, not with the site.
WHOLE = ("_recover", "_revision")


@pytest.fixture(scope="module")
def counted(django_db_setup, django_db_blocker, tmp_path_factory):
    """By view, its queries on a site with some of everything, and on one with many."""
    with django_db_blocker.unblock(), override_settings(MEDIA_ROOT=tmp_path_factory.mktemp("media")):
        entered = TestCase._enter_atomics()
        try:
            site = make_site()
            root = User.objects.create_superuser("root")
            make_more(site, root, posts=8)
            few = counts(site, root)
            make_more(site, root, posts=30)
            yield few, counts(site, root)
        finally:
            TestCase._rollback_atomics(entered)


def make_more(site: Site, root: User, *, posts: int) -> None:
    filling = Filling(timezone.now() - timedelta(days=1))
    filling.posts(posts, lambda _made: None)
    filling.carousels(posts, lambda _made: None)
    for number in range(posts // 2):
        factories.make_user()
        factories.make_picture()
        AuditEntry.objects.create(action=f"signed in {number}", user=root)
        ErrorCount.objects.create(day=timezone.localdate(), view=f"x{posts}{number}", error="KeyError")
        Job.objects.create(kind="carousels.export", title="Exports", by=root)
    post, carousel = site.things[Post], site.things[Carousel]
    post.tags.add(*Tag.objects.all())
    file = {"file_name": "x.pdf", "file_size": 1, "by": root}
    Posting.objects.bulk_create(Posting(carousel=carousel, **file) for _ in range(posts))
    Author.objects.filter(pk=site.things[Author].pk).update(user=None)


def counts(site: Site, root: User) -> dict[str, int]:
    reader, admin = Client(), Client()
    admin.force_login(root)
    found = {}
    for route in routes():
        rule = rule_for(route.name)
        if rule is None or "GET" not in rule.methods or route.name in ("admin:logout", "front:readyz"):
            continue
        address = address_of(route, site)
        client = admin if address.startswith("/admin/") else reader
        client.get(address)  # what is found out once
        found[route.name] = cost(client, address)
    if told := os.environ.get("COSTS"):  # to pin them all anew
        Path(told).write_text("\n".join(f'    "{name}": {found[name]},' for name in sorted(found)), encoding="utf-8")
    return found


def cost(client: Client, address: str) -> int:
    caches["default"].clear()
    with CaptureQueriesContext(connection) as asked:
        answer = client.get(address)
        if answer.streaming:
            list(answer)  # read to its end, which closes the file and not the connection
    assert answer.status_code < 500, address
    return len(asked)


def test_no_page_asks_more_where_there_is_more(counted):
    few, many = counted
    grown = {name: (few[name], many[name]) for name in few if many[name] > few[name] and name not in OF_THE_THING}
    assert not grown, f"queries with one of everything, and with many: {grown}"


def test_every_page_costs_what_it_costs(counted):
    """A page that is new is pinned here; one that asks more has to have a reason."""
    _, many = counted
    pinned = {name: cost for name, cost in many.items() if not name.endswith(WHOLE)}
    wrong = {name: (COSTS.get(name), cost) for name, cost in pinned.items() if COSTS.get(name) != cost}
    assert not wrong, f"by view, what is pinned and what was asked: {wrong}"
    assert COSTS.keys() <= many.keys(), f"no such views: {COSTS.keys() - many.keys()}"
