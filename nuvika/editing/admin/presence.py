"""“Ada has this open”: what a change form's browser asks every few seconds."""

from typing import TYPE_CHECKING, Any

from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, JsonResponse
from django.urls import URLPattern, path
from django.utils import timezone

from nuvika.editing import presence
from nuvika.editing.editions import edition_of
from nuvika.editing.models import Presence as Present
from nuvika.editing.people import called
from nuvika.editing.revisions import versions_of

if TYPE_CHECKING:
    from nuvika.editing.admin.parts import PartPictures

    class Base(PartPictures, ModelAdmin[Any]): ...
else:
    Base = object


class Presence(Base):
    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.presence_view)
        name = f"{self.opts.app_label}_{self.opts.model_name}_presence"
        return [path("<int:object_id>/presence/", view, name=name), *super().get_urls()]

    def presence_view(self, request: HttpRequest, object_id: int) -> HttpResponse:
        """POST: I am here, or with `leave` not any more. Answers who else is, and whether a save would be upon an old
        edition: {"others": "Ada has this open, since 10:41.", "stale": "…"}; empty where there is nothing to say."""
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        thing = self.visible(request, object_id)
        if not self.has_change_permission(request, thing):
            raise PermissionDenied
        if "leave" in request.POST:
            presence.leave(thing, request.user)
            return JsonResponse({})
        presence.come(thing, request.user)
        return JsonResponse(
            {
                "others": told(presence.others(thing, request.user)),
                "stale": _stale(thing, request.POST.get("edition", "")),
            }
        )

    def render_change_form(self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any) -> Any:
        """Who has it open stands in the page from the start, for those without scripts."""
        thing = context.get("original")
        context["others"] = told(presence.others(thing, request.user)) if thing is not None and thing.pk else ""
        return super().render_change_form(request, context, *args, **kwargs)


def told(present: list[Present]) -> str:
    """“Ada has this open, since 10:41. Ben has this open, since 10:50.”"""
    return " ".join(
        f"{called(row.user)} has this open, since {timezone.localtime(row.since):%H:%M}." for row in present
    )


def _stale(thing: Any, edition: str) -> str:
    if not edition or edition == edition_of(thing):
        return ""
    last = versions_of(thing).first()
    who = called(last.revision.user) if last else "Somebody"
    return (
        f"{who[:1].upper()}{who[1:]} saved this while you had it open. When you save, "
        "you will see both and choose; nothing is overwritten."
    )
