"""Who may ask for what: the one table of all addresses. What is not listed here is closed to everybody.

`AccessMiddleware` holds every request to it before a view runs; views ask again, for the object at hand.
`manage.py show_access` prints it. To open an address, add its name below with its methods and who may.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.contrib import admin

READ = ("GET",)  # HEAD goes with it
WRITE = ("POST",)
FORM = ("GET", "POST")
LIST = ("GET", "POST")  # a list's actions are posted to it


class Audience(StrEnum):
    EVERYONE = "everyone"
    STAFF = "staff"  # signed in, active, with “staff status”, and past the second factor where one is set up
    SUPERUSERS = "superusers"


@dataclass(frozen=True, slots=True)
class Own:
    """The permissions that together are enough for what is one's own, and the methods left once that is published."""

    needs: tuple[str, ...]
    live: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rule:
    """`needs` lists alternatives; each is the permissions that together are enough. Empty: the audience is enough.

    `own` is one more way in; the view asks then whose the thing is.
    """

    methods: tuple[str, ...]
    audience: Audience
    needs: tuple[tuple[str, ...], ...] = ()
    json: bool = False  # asked by a script: refused as {"error": sentence}
    then: str = ""  # what the view asks beside it, of the thing at hand
    own: Own | None = None

    @property
    def who(self) -> str:
        alternatives = " or ".join([" and ".join(together) for together in self.needs] + self._own_in_words())
        words = f"{self.audience} with {alternatives}" if alternatives else str(self.audience)
        return f"{words}, {self.then}" if self.then else words

    def _own_in_words(self) -> list[str]:
        if self.own is None:
            return []
        until = "" if set(self.own.live) >= set(self.methods) else " until it is published"
        reading = ", then to read" if until and self.own.live else ""
        return [f"{' and '.join(self.own.needs)} for their own{until}{reading}"]

    @property
    def is_public(self) -> bool:
        return self.audience is Audience.EVERYONE

    def lets_in(self, user: Any) -> bool:
        """Whether this account belongs to the audience."""
        if self.is_public:
            return True
        return bool(user.is_active and (user.is_superuser if self.audience is Audience.SUPERUSERS else user.is_staff))

    def permits(self, user: Any) -> bool:
        """Whether it has the permissions too; ask `lets_in` first."""
        return self.permits_all(user) or (self.own is not None and bool(user.has_perms(self.own.needs)))

    def permits_all(self, user: Any) -> bool:
        """Whether its permissions are enough whosesoever the thing is."""
        return not self.needs or any(user.has_perms(together) for together in self.needs)


def everyone(methods: tuple[str, ...] = READ, *, then: str = "") -> Rule:
    return Rule(methods, Audience.EVERYONE, then=then)


def superusers(methods: tuple[str, ...]) -> Rule:
    return Rule(methods, Audience.SUPERUSERS)


def staff(
    methods: tuple[str, ...],
    *any_of: str,
    all_of: Iterable[str] = (),
    json: bool = False,
    then: str = "",
    own: Own | None = None,
) -> Rule:
    together = tuple(all_of)
    needs = (together,) if together else tuple((name,) for name in any_of)
    return Rule(methods, Audience.STAFF, needs, json, then, own)


NOBODY = Rule(FORM, Audience.SUPERUSERS, then="and refused")

# --- What the public may ask ------------------------------------------------------------------------------------

PUBLIC = {
    "front:home": everyone(),
    "front:favicon": everyone(),
    "front:robots": everyone(),
    "front:healthz": everyone(),
    "front:readyz": everyone(),
    "front:media": everyone(),
    "front:llms": everyone(),
    "front:sitemap": everyone(),
    "front:search": everyone(),
    "front:feed": everyone(),
    "front:feed_about": everyone(),
    "front:page": everyone(),
    "front:calendar_feed": everyone(then="where the address is signed for an account"),
    "front:preview": everyone(then="where the link is signed and valid"),
    "front:preview_slide": everyone(then="where the link is signed and valid"),
    "front:post_card": everyone(),
    "front:carousel_card": everyone(),
    "front:site_card": everyone(),
    "blog:list": everyone(),
    "blog:post": everyone(),
    "blog:markdown": everyone(),
    "blog:year": everyone(),
    "blog:series": everyone(),
    "blog:type": everyone(),
    "blog:tag": everyone(),
    "blog:author": everyone(),
    "carousels:list": everyone(),
    "carousels:carousel": everyone(),
    "carousels:pdf": everyone(),
    "carousels:embed": everyone(),
    "carousels:slide_webp": everyone(),
    "carousels:slide": everyone(),
    "carousels:small_slide": everyone(),
}

# --- The Admin's own pages --------------------------------------------------------------------------------------

ADMIN = {
    "admin:login": everyone(FORM),
    "admin:logout": everyone(WRITE),
    "admin:index": staff(READ),
    "admin:password_change": staff(FORM),
    "admin:password_change_done": staff(READ),
    "admin:jsi18n": staff(READ),
    "admin:autocomplete": staff(READ, then="for what they may view"),
    "admin:view_on_site": staff(READ, then="for what they may view"),
    "admin:app_list": staff(READ, then="for what they have rights in"),
    "admin:django.views.generic.base.RedirectView": staff(READ),  # …/<id>/ to …/<id>/change/
    "admin:django.contrib.admin.sites.catch_all_view": staff(READ),  # 404
    # Accounts: what a group may do is for superusers to say, lest somebody grant themselves everything.
    "admin:auth_user_add": staff(FORM, all_of=("auth.add_user", "auth.change_user")),
    "admin:auth_user_change": staff(
        FORM, "auth.view_user", "auth.change_user", then="of those who have no more rights"
    ),
    "admin:auth_user_delete": staff(FORM, "auth.delete_user", then="of those who have no more rights"),
    "admin:auth_user_password_change": staff(FORM, "auth.change_user", then="of those who have no more rights"),
    "admin:auth_group_add": superusers(FORM),
    "admin:auth_group_change": superusers(FORM),
    "admin:auth_group_delete": superusers(FORM),
    "admin:auth_group_changelist": superusers(LIST),
    "admin:auth_group_history": superusers(READ),
    # Long work: everybody sees their own.
    "admin:jobs_job_changelist": staff(READ, then="for their own work"),
    "admin:jobs_job_change": staff(READ, then="for their own work"),
    "admin:jobs_job_history": staff(READ, then="for their own work"),
    "admin:jobs_job_progress": staff(READ, json=True, then="for their own work"),
    "admin:jobs_job_result": staff(READ, then="for their own work"),
    "admin:jobs_job_start": staff(WRITE, then="with what it takes to start the work"),
    "admin:jobs_job_stop": staff(WRITE, then="for their own work"),
    "admin:jobs_job_again": staff(WRITE, then="for their own work, with what it takes to start it"),
    **{f"admin:jobs_job_{page}": NOBODY for page in ("add", "delete")},
    # What the site writes down is read, never edited.
    **{f"admin:front_{model}_{page}": NOBODY for model in ("auditentry", "errorcount") for page in ("add", "delete")},
}

# --- What we add to the Admin -----------------------------------------------------------------------------------

_SEE_PICTURES = ("blog.view_picture", "blog.change_picture", "blog.add_picture")
_SEE_THEMES = ("carousels.view_theme", "carousels.change_theme", "carousels.change_carousel")
_WRITE_POSTS = ("blog.add_post", "blog.change_post", "blog.write_own_post")
_WRITE_CAROUSELS = ("carousels.add_carousel", "carousels.change_carousel", "carousels.write_own_carousel")

_SEE_THINGS = (*_WRITE_POSTS, *_WRITE_CAROUSELS, "blog.view_post", "carousels.view_carousel")
_OWN_CAROUSEL = ("carousels.write_own_carousel",)

TOOLS = {
    "admin:second_factor": staff(FORM),
    "admin:calendar": staff(READ, *_SEE_THINGS),
    "admin:calendar_move": staff(WRITE, *_WRITE_POSTS, *_WRITE_CAROUSELS, then="of what they may write or publish"),
    "admin:moving": staff(FORM, "blog.add_post"),
    "admin:moving_site": staff(WRITE, "front.change_siteframe"),
    "editing_session": staff(READ),
    "editing_signed_in": staff(READ),
    "blog_markdown_upload": staff(WRITE, "blog.add_picture", json=True),
    "blog_markdown_preview": staff(WRITE, *_WRITE_POSTS),
    "blog_markdown_paste": staff(WRITE, *_WRITE_POSTS, json=True),
    "admin:blog_post_preview": staff(WRITE, *_WRITE_POSTS, json=True),
    "admin:draft_card": staff(READ, *_WRITE_POSTS),
    "admin:blog_picture_browse": staff(READ, *_SEE_PICTURES, json=True),
    "admin:blog_picture_thumbnail": staff(READ, *_SEE_PICTURES, *_SEE_THINGS),
    "admin:carousels_carousel_preview": staff(WRITE, *_WRITE_CAROUSELS, json=True),
    "admin:carousels_carousel_split": staff(WRITE, *_WRITE_CAROUSELS, json=True),
    "admin:carousels_carousel_merge": staff(WRITE, *_WRITE_CAROUSELS, json=True),
    "admin:carousels_carousel_import": staff(FORM, "carousels.add_carousel"),
    "admin:carousels_carousel_import_many": staff(FORM, "carousels.add_carousel"),
    "admin:carousels_carousel_export": staff(READ, "carousels.export_carousel", own=Own(_OWN_CAROUSEL, live=READ)),
    "admin:carousels_carousel_from_post": Rule(
        FORM,
        Audience.STAFF,
        (("carousels.add_carousel", "blog.view_post"), ("carousels.add_carousel", "blog.change_post")),
        own=Own(("carousels.add_carousel", "blog.write_own_post"), live=FORM),
    ),
    "admin:carousels_carousel_outline": staff(
        FORM, all_of=("carousels.change_carousel", "blog.add_post"), own=Own((*_OWN_CAROUSEL, "blog.add_post"))
    ),
    "admin:carousels_carousel_posting": staff(FORM, "carousels.export_carousel", own=Own(_OWN_CAROUSEL, live=FORM)),
    "admin:carousels_carousel_slide": staff(
        READ, "carousels.view_carousel", "carousels.change_carousel", own=Own(_OWN_CAROUSEL, live=READ)
    ),
    "admin:carousels_theme_preview": staff(WRITE, "carousels.add_theme", "carousels.change_theme", json=True),
    "admin:carousels_theme_gallery": staff(FORM, *_SEE_THEMES),
    "admin:carousels_theme_gallery_slide": staff(READ, *_SEE_THEMES),
}

# --- The pages that every model of the Admin has: methods, then alternatives of what it takes ----------------------

MODEL_PAGES: dict[str, tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]] = {
    "changelist": (LIST, (("view",), ("change",))),
    "add": (FORM, (("add",),)),
    "change": (FORM, (("view",), ("change",))),
    "delete": (FORM, (("delete",),)),
    "history": (READ, (("view",), ("change",))),
    "recoverlist": (READ, (("change", "add"),)),
    "recover": (FORM, (("change", "add"),)),
    "revision": (FORM, (("change",),)),
    "trash": (FORM, (("delete",),)),
    "publication": (FORM, (("view",), ("change",))),
    "presence": (WRITE, (("change",),)),
    "newbuffer": (WRITE, (("add",),)),
    "buffer": (WRITE, (("change",),)),
    "compare": (FORM, (("change",),)),
    "storedpart": (READ, (("view",), ("change",))),
    "versionpart": (READ, (("view",), ("change",))),
    "waitingsave": (FORM, (("change",),)),
    "waitingpart": (READ, (("view",), ("change",))),
    "copypart": (READ, (("view",), ("change",))),
}

# Where a model has a permission to write what is one's own: the pages it is enough for, with the methods that are
# left of them once the thing is published.
OWN_PAGES: dict[str, tuple[str, ...]] = {
    "changelist": LIST,
    "change": READ,
    "delete": (),
    "history": READ,
    "revision": READ,
    "publication": FORM,
    "trash": FORM,
    "presence": (),
    "buffer": (),
    "compare": (),
    "storedpart": READ,
    "versionpart": READ,
    "waitingsave": READ,
    "waitingpart": READ,
    "copypart": READ,
}


def rule_for(view_name: str) -> Rule | None:
    """The rule of a view by its full name, like `blog:post`; None where nobody declared it: it is closed."""
    return _declared.get(view_name) or _model_page(view_name)


def _model_page(view_name: str) -> Rule | None:
    """The rule of a generic page, like `admin:blog_post_change`, of a model that the Admin knows."""
    stem, _, page = view_name.rpartition("_")
    if page not in MODEL_PAGES:
        return None
    for model in admin.site._registry:
        meta = model._meta
        if stem == f"admin:{meta.app_label}_{meta.model_name}":
            methods, needs = MODEL_PAGES[page]
            named = tuple(tuple(f"{meta.app_label}.{verb}_{meta.model_name}" for verb in verbs) for verbs in needs)
            return Rule(methods, Audience.STAFF, named, then=_beside(meta, page), own=_own_page(meta, page))
    return None


def _beside(meta: Any, page: str) -> str:
    publishing = f"publish_{meta.model_name}"
    if page == "delete" and publishing in dict(meta.permissions):
        return f"what is published takes {meta.app_label}.{publishing}"
    return f"saving takes {meta.app_label}.change_{meta.model_name}" if page == "change" else ""


def _own_page(meta: Any, page: str) -> Own | None:
    writes = f"write_own_{meta.model_name}"
    if page not in OWN_PAGES or writes not in dict(meta.permissions):
        return None
    return Own((f"{meta.app_label}.{writes}",), OWN_PAGES[page])


_declared: dict[str, Rule] = {**PUBLIC, **ADMIN, **TOOLS}
