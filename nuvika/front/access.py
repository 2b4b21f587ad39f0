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
class Rule:
    """`needs` lists alternatives; each is the permissions that together are enough. Empty: the audience is enough."""

    methods: tuple[str, ...]
    audience: Audience
    needs: tuple[tuple[str, ...], ...] = ()
    json: bool = False  # asked by a script: refused as {"error": sentence}
    then: str = ""  # what the view asks beside it, of the thing at hand

    @property
    def who(self) -> str:
        alternatives = " or ".join(" and ".join(together) for together in self.needs)
        words = f"{self.audience} with {alternatives}" if alternatives else str(self.audience)
        return f"{words}, {self.then}" if self.then else words

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
        return not self.needs or any(user.has_perms(together) for together in self.needs)


def everyone(methods: tuple[str, ...] = READ) -> Rule:
    return Rule(methods, Audience.EVERYONE)


def superusers(methods: tuple[str, ...]) -> Rule:
    return Rule(methods, Audience.SUPERUSERS)


def staff(
    methods: tuple[str, ...], *any_of: str, all_of: Iterable[str] = (), json: bool = False, then: str = ""
) -> Rule:
    together = tuple(all_of)
    needs = (together,) if together else tuple((name,) for name in any_of)
    return Rule(methods, Audience.STAFF, needs, json, then)


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
    # What the site writes down is read, never edited.
    **{f"admin:front_{model}_{page}": NOBODY for model in ("auditentry", "errorcount") for page in ("add", "delete")},
}

# --- What we add to the Admin -----------------------------------------------------------------------------------

_SEE_PICTURES = ("blog.view_picture", "blog.change_picture", "blog.add_picture")
_SEE_THEMES = ("carousels.view_theme", "carousels.change_theme", "carousels.change_carousel")
_WRITE_CAROUSELS = ("carousels.add_carousel", "carousels.change_carousel")

TOOLS = {
    "admin:second_factor": staff(FORM),
    "blog_markdown_upload": staff(WRITE, "blog.add_picture", json=True),
    "blog_markdown_preview": staff(WRITE, "blog.add_post", "blog.change_post"),
    "blog_markdown_paste": staff(WRITE, "blog.add_post", "blog.change_post", json=True),
    "admin:blog_post_preview": staff(WRITE, "blog.add_post", "blog.change_post", json=True),
    "admin:blog_picture_browse": staff(READ, *_SEE_PICTURES, json=True),
    "admin:blog_picture_thumbnail": staff(READ, *_SEE_PICTURES, *_WRITE_CAROUSELS),
    "admin:carousels_carousel_preview": staff(WRITE, *_WRITE_CAROUSELS, json=True),
    "admin:carousels_carousel_split": staff(WRITE, *_WRITE_CAROUSELS, json=True),
    "admin:carousels_carousel_merge": staff(WRITE, *_WRITE_CAROUSELS, json=True),
    "admin:carousels_carousel_import": staff(FORM, "carousels.add_carousel"),
    "admin:carousels_carousel_export": staff(READ, "carousels.export_carousel"),
    "admin:carousels_carousel_from_post": Rule(
        FORM,
        Audience.STAFF,
        (("carousels.add_carousel", "blog.view_post"), ("carousels.add_carousel", "blog.change_post")),
    ),
    "admin:carousels_carousel_outline": staff(FORM, all_of=("carousels.change_carousel", "blog.add_post")),
    "admin:carousels_carousel_posting": staff(FORM, "carousels.export_carousel"),
    "admin:carousels_theme_preview": staff(WRITE, "carousels.add_theme", "carousels.change_theme", json=True),
    "admin:carousels_theme_gallery": staff(FORM, *_SEE_THEMES),
    "admin:carousels_theme_gallery_slide": staff(READ, *_SEE_THEMES),
    "admin:carousels_carousel_slide": staff(READ, "carousels.view_carousel", "carousels.change_carousel"),
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
            then = f"saving takes {named[-1][0]}" if page == "change" else ""
            return Rule(methods, Audience.STAFF, named, then=then)
    return None


_declared: dict[str, Rule] = {**PUBLIC, **ADMIN, **TOOLS}
