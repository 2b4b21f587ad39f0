"""Deleting puts in the trash, from which a thing comes back whole; before it, what uses it is listed."""

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.db.models import CharField, QuerySet
from django.db.models.functions import Cast
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from reversion.models import Version

from nuvika.editing import trashing
from nuvika.editing.admin.uses import link_to
from nuvika.editing.permissions import has, may_delete
from nuvika.editing.publication import Status
from nuvika.editing.uses import uses_of

if TYPE_CHECKING:
    from nuvika.editing.admin.history import HistoryAdmin

    class Base(HistoryAdmin, ModelAdmin[Any]): ...
else:
    Base = object

SHOWN = 200


class Trash(Base):
    delete_confirmation_template = "admin/editing/trash_confirmation.html"
    delete_selected_confirmation_template = "admin/editing/trash_selected_confirmation.html"
    change_list_template = "admin/editing/change_list.html"

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.trash_view)
        return [path("trash/", view, name=f"{self.opts.app_label}_{self.opts.model_name}_trash"), *super().get_urls()]

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        trashing.trash(obj, by=request.user)

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        for thing in queryset:
            trashing.trash(thing, by=request.user)

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Any:
        """Nothing else goes: what uses each is told instead."""
        things = list(objs)
        refused = {str(thing) for thing in things if not may_delete(request.user, thing)}
        return [self._with_uses(thing) for thing in things], {}, refused, []

    def response_delete(self, request: HttpRequest, obj_display: str, obj_id: Any) -> HttpResponse:
        del obj_id
        stem = f"admin:{self.opts.app_label}_{self.opts.model_name}"
        messages.success(
            request, format_html('“{}” is in the <a href="{}">trash</a>.', obj_display, reverse(f"{stem}_trash"))
        )
        return HttpResponseRedirect(reverse(f"{stem}_changelist"))

    def _with_uses(self, thing: Any) -> Any:
        return {"thing": thing, "uses": [link_to(use) for use in uses_of(thing)]}

    def log_deletions(self, request: HttpRequest, queryset: Any) -> Any:
        """As a change: it is still there, and its revision says more."""

    def recoverlist_view(self, request: HttpRequest, extra_context: Any = None) -> Any:
        """What is gone for good. What is in the trash is there already, in a row of its own."""
        trashed = self.model.everything.with_status(Status.TRASHED).values_list(Cast("pk", CharField()))
        gone = Version.objects.get_deleted(self.model).exclude(object_id__in=trashed).select_related("revision")
        return super().recoverlist_view(request, {"deleted": gone.order_by("-pk"), **(extra_context or {})})

    def trash_view(self, request: HttpRequest) -> HttpResponse:
        """GET lists what is in the trash; POST brings one back, or deletes it for good."""
        if not self.has_delete_permission(request):
            raise PermissionDenied
        if request.method == "POST":
            return self._empty_or_restore(request)
        found = [thing for thing in self._trashed(request)[:SHOWN] if may_delete(request.user, thing)]
        context = {
            **self.admin_site.each_context(request),
            "title": f"Trash: {self.opts.verbose_name_plural}",
            "opts": self.opts,
            "things": found,
            "may_recover": has(request.user, "change", self.model) and has(request.user, "add", self.model),
        }
        return render(request, "admin/editing/trash.html", context)

    def _trashed(self, request: HttpRequest) -> Any:
        rows = self.model.everything.filter(trashed_at__isnull=False).select_related("trashed_by")
        all_of_them = has(request.user, "delete", self.model)
        return (rows if all_of_them else rows.owned_by(request.user)).order_by("-trashed_at")

    def _empty_or_restore(self, request: HttpRequest) -> HttpResponse:
        number = request.POST.get("thing", "")
        thing = self._trashed(request).filter(pk=number).first() if number.isdecimal() else None
        if thing is None:
            raise Http404("It is not in the trash.")
        if request.POST.get("do") == "delete":
            trashing.delete_for_good(thing, by=request.user)
            messages.success(request, f"“{thing}” was deleted for good.")
            return HttpResponseRedirect(request.path)
        slug = thing.slug
        trashing.untrash(thing, by=request.user)
        moved = f" Its address was taken meanwhile: it is now {thing.slug}." if thing.slug != slug else ""
        messages.success(request, f"“{thing}” is back.{moved}")
        return HttpResponseRedirect(_change_of(thing))


def _change_of(thing: Any) -> str:
    from_model = f"admin:{thing._meta.app_label}_{thing._meta.model_name}_change"
    return reverse(from_model, args=[thing.pk])
