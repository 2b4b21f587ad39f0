"""For every address a real thing to ask it for, and the people who ask."""

from dataclasses import dataclass
from typing import Any

import reversion
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth.models import Group, User
from django.contrib.contenttypes.models import ContentType
from django.db.models import Model
from django.urls import reverse
from django.utils import timezone
from reversion.models import Version

from blog.models import Author, Picture, Post, PostType, Series, Tag
from carousels.models import Carousel, Slide, Theme
from nuvika.editing import copies
from nuvika.editing.content import content_of
from nuvika.editing.models import PreviewLink, WaitingSave
from nuvika.editing.previewing import make_link, token_of
from nuvika.front import calendar
from nuvika.front.frame.models import ONLY, Page, SiteFrame
from nuvika.front.models import AuditEntry, ErrorCount
from nuvika.front.redirects.models import Redirect
from nuvika.front.routes import Route
from nuvika.jobs.models import Job
from tests import factories
from tests.carousels.factories import make_carousel

ROLES = ("Author", "Editor", "Publisher")
ACTORS = ("anonymous", "staff without permissions", *ROLES, "superuser")


OTHERS, OWN, OWN_LIVE = "others’", "own", "own, live"


@dataclass(frozen=True)
class Site:
    """One of everything: the things by model, with a version, unsaved words and changes that waited of each."""

    things: dict[type[Model], Any]
    versions: dict[type[Model], int]
    copies: dict[type[Model], int]
    waited: dict[type[Model], int]


def make_sites(user: User | None) -> dict[str, Site]:
    """What is there, by whose it is: what others made, and drafts and live things of this account."""
    with reversion.create_revision():
        author, tag, kind, picture = (
            factories.make_author("Ada"),
            factories.make_tag("Django"),
            factories.make_post_type("Guide"),
            factories.make_picture(),
        )
        series = Series.objects.create(name="Locks", slug="locks")
        about = {"author": author, "post_type": kind, "cover": picture, "tags": [tag], "series": series}
        post = factories.make_post(slug="live-post", **about)
        carousel = make_carousel("Live carousel", live=True, post=post)
        theme = Theme.objects.create(name="Sunrise", slug="sunrise")
        page = Page.objects.create(title="About", slug="about", published=True)
        frame = SiteFrame.objects.get_or_create(pk=ONLY)[0]
        mine = {"created_by": user}
        own = {Post: factories.make_draft(**mine), Carousel: make_carousel("Own", **mine)}
        own_live = {Post: factories.make_post(**mine), Carousel: make_carousel("Own live", live=True, **mine)}
        for thing in (post, carousel, theme, page, frame, *own.values(), *own_live.values()):
            reversion.add_to_revision(thing)
    someone = User.objects.create_user("someone")
    things: dict[type[Model], Any] = {
        PreviewLink: make_link(carousel, by=None, days=7),
        Author: author, Tag: tag, PostType: kind, Picture: picture, Post: post, Carousel: carousel, Theme: theme,
        AuditEntry: AuditEntry.objects.create(action="signed in"),
        ErrorCount: ErrorCount.objects.create(day=timezone.localdate(), view="front:home", error="KeyError"),
        Series: series, Page: page, SiteFrame: frame, Redirect: Redirect.objects.create(old_path="/old", target="/blog"),
        Job: Job.objects.create(kind="carousels.export", title="Exports", by=someone, arguments={}),
        User: someone, Group: Group.objects.get_or_create(name="A group")[0], Slide: carousel.slides.first(),
    }  # fmt: skip
    LogEntry.objects.create(
        user=someone, content_type=ContentType.objects.get_for_model(Post), object_id=post.pk, action_flag=CHANGE
    )
    whose = {OTHERS: things, OWN: {**things, **own}, OWN_LIVE: {**things, **own_live}}
    return {name: _site(some, user or someone) for name, some in whose.items()}


def make_site() -> Site:
    """One of everything, made by others."""
    return make_sites(None)[OTHERS]


def _site(things: dict[type[Model], Any], user: User) -> Site:
    written = {kind: things[kind] for kind in (Post, Carousel)}
    saved = {**written, **{kind: things[kind] for kind in (Theme, Page, SiteFrame)}}
    versions = {kind: Version.objects.get_for_object(thing)[0].pk for kind, thing in saved.items()}
    kept = {
        kind: copies.keep(content_of(thing), by=user, model=kind, thing=thing, tab=f"{kind.__name__} {thing.pk}").pk
        for kind, thing in written.items()
    }
    waited = {
        kind: WaitingSave.objects.create(
            thing=thing, copy_number=1, before=content_of(thing), data=content_of(thing)
        ).pk
        for kind, thing in written.items()
    }
    return Site(things, versions, kept, waited)


def make_actor(name: str) -> User | None:
    if name == "anonymous":
        return None
    if name == "superuser":
        return User.objects.create_superuser("root", password="a long password 1")
    user = User.objects.create_user(name.lower().replace(" ", "-"), is_staff=True, password="a long password 1")
    if name in ROLES:
        user.groups.add(Group.objects.get(name=name))
    return user


def address_of(route: Route, site: Site) -> str:
    """An address that leads to something. Raises LookupError where `SPECIAL` has to say what to ask for."""
    if route.name in SPECIAL:
        return SPECIAL[route.name](site)
    model = next((model for model in site.things if _stem(model) == route.name.rpartition("_")[0]), None)
    page = route.name.rpartition("_")[2]
    if model is None:
        if "<" in route.address:
            raise LookupError(f"{route.name}: say in SPECIAL what to ask it for.")
        return route.address
    thing = site.things[model]
    arguments: dict[str, list[Any]] = {
        "recover": [site.versions.get(model)],
        "revision": [thing.pk, site.versions.get(model)],
        "compare": [thing.pk, site.copies.get(model)],
        "storedpart": [thing.pk, 1],
        "versionpart": [thing.pk, site.versions.get(model), 1],
        "copypart": [thing.pk, site.copies.get(model), 1],
        "waitingsave": [thing.pk, site.waited.get(model)],
        "waitingpart": [thing.pk, site.waited.get(model), "after", 1],
    }
    plain = [thing.pk] if page in ("change", "delete", "history", "presence", "buffer", "publication") else []
    return reverse(route.name, args=arguments.get(page, plain))


def _stem(model: type[Model]) -> str:
    return f"admin:{model._meta.app_label}_{model._meta.model_name}"


def _at(name: str, *models: type[Model], more: tuple[Any, ...] = (), attribute: str = "pk") -> Any:
    return lambda site: reverse(name, args=[*(getattr(site.things[model], attribute) for model in models), *more])


def _view_on_site(site: Site) -> str:
    kind = ContentType.objects.get_for_model(Post).pk
    return reverse("admin:view_on_site", args=[kind, site.things[Post].pk])


def _autocomplete(_site: Site) -> str:
    return reverse("admin:autocomplete") + "?app_label=blog&model_name=post&field_name=author&term=a"


SPECIAL: dict[str, Any] = {
    "admin:view_on_site": _view_on_site,
    "admin:autocomplete": _autocomplete,
    "admin:app_list": lambda _site: reverse("admin:app_list", args=["blog"]),
    "admin:django.views.generic.base.RedirectView": lambda site: f"/admin/blog/post/{site.things[Post].pk}/",
    "admin:django.contrib.admin.sites.catch_all_view": lambda _site: "/admin/nothing/here",
    "admin:auth_user_password_change": _at("admin:auth_user_password_change", User),
    "admin:carousels_carousel_export": _at("admin:carousels_carousel_export", Carousel, more=("json",)),
    "admin:carousels_carousel_from_post": _at("admin:carousels_carousel_from_post", Post),
    "admin:carousels_carousel_outline": _at("admin:carousels_carousel_outline", Carousel),
    "admin:carousels_carousel_posting": _at("admin:carousels_carousel_posting", Carousel),
    "admin:carousels_theme_gallery_slide": _at("admin:carousels_theme_gallery_slide", Theme, more=(1,)),
    "admin:carousels_carousel_slide": _at("admin:carousels_carousel_slide", Carousel, more=(1,)),
    "admin:blog_picture_thumbnail": _at("admin:blog_picture_thumbnail", Picture),
    "blog:post": _at("blog:post", Post, attribute="slug"),
    "blog:markdown": _at("blog:markdown", Post, attribute="slug"),
    "blog:series": _at("blog:series", Series, attribute="slug"),
    "blog:year": lambda site: reverse("blog:year", args=[site.things[Post].published_at.year]),
    "blog:type": _at("blog:type", PostType, attribute="slug"),
    "blog:tag": _at("blog:tag", Tag, attribute="slug"),
    "blog:author": _at("blog:author", Author, attribute="slug"),
    "carousels:carousel": _at("carousels:carousel", Carousel, attribute="slug"),
    "carousels:embed": _at("carousels:embed", Carousel, attribute="slug"),
    "carousels:pdf": _at("carousels:pdf", Carousel, attribute="slug"),
    "carousels:slide_webp": _at("carousels:slide_webp", Carousel, attribute="slug", more=(1, 540)),
    "carousels:slide": _at("carousels:slide", Carousel, attribute="slug", more=(1,)),
    "carousels:small_slide": _at("carousels:small_slide", Carousel, attribute="slug", more=(1,)),
    "front:feed": lambda _site: reverse("front:feed", args=["atom"]),
    "front:feed_about": lambda site: reverse("front:feed_about", args=["tags", site.things[Tag].slug, "rss"]),
    "front:page": _at("front:page", Page, attribute="slug"),
    "front:calendar_feed": lambda site: reverse("front:calendar_feed", args=[calendar.token_of(site.things[User])]),
    "front:preview": lambda site: reverse("front:preview", args=[token_of(site.things[PreviewLink])]),
    "front:preview_slide": lambda site: reverse("front:preview_slide", args=[token_of(site.things[PreviewLink]), 1]),
    **{
        f"admin:jobs_job_{page}": _at(f"admin:jobs_job_{page}", Job)
        for page in ("progress", "result", "stop", "again")
    },
    "front:post_card": _at("front:post_card", Post, attribute="slug"),
    "front:carousel_card": _at("front:carousel_card", Carousel, attribute="slug"),
    "front:media": lambda site: site.things[Picture].file.url,
}
