"""Before something is deleted, what uses it is listed: what cannot do without it, and what can."""

from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django.contrib.admin import ModelAdmin
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from nuvika.editing.publication import Status
from nuvika.editing.uses import Use, uses_of

if TYPE_CHECKING:
    Base = ModelAdmin[Any]
else:
    Base = object


class UsesListed(Base):
    """For things without a trash: what something needs is not deleted; whatever else uses it does without it."""

    delete_confirmation_template = "admin/editing/delete_confirmation.html"
    delete_selected_confirmation_template = "admin/editing/delete_selected_confirmation.html"

    def kept_because(self, thing: Any) -> str:
        """Hook: why it cannot be deleted whatever uses it, in a sentence that says what to do; empty where it can."""
        del thing
        return ""

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Any:
        things = [self._shown(thing) for thing in objs]
        refused = {str(one["thing"]) for one in things if not self.has_delete_permission(request, one["thing"])}
        return things, {}, refused, [one["thing"] for one in things if one["kept"] or one["needs"]]

    def _shown(self, thing: Any) -> dict[str, Any]:
        uses = uses_of(thing)
        return {
            "thing": thing,
            "kept": self.kept_because(thing),
            "needs": [link_to(use) for use in uses if use.needs],
            "uses": [link_to(use) for use in uses if not use.needs],
        }


def link_to(use: Use) -> SafeString:
    """“Carousel “Smaller” refers to it”, leading to where that is changed."""
    user, name = use.user, str(use.user._meta.verbose_name).capitalize()
    if getattr(user, "status", None) == Status.TRASHED:
        return format_html("{} “{}”, in the trash, {}", name, user, use.how)
    if type(user) not in admin.site._registry:
        return format_html("{} “{}” {}", name, user, use.how)
    address = reverse(f"admin:{user._meta.app_label}_{user._meta.model_name}_change", args=[user.pk])
    return format_html('<a href="{}">{} “{}”</a> {}', address, name, user, use.how)
