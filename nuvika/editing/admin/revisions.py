"""The history of a thing: each save as a revision of the whole, what it changed in words and pictures, and the way
back."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import URLPattern, path
from reversion.models import Version

from nuvika.editing import actions
from nuvika.editing.actions import RefusedError
from nuvika.editing.differences import Differences, compare
from nuvika.editing.editions import whole_of
from nuvika.editing.permissions import may_change, may_publish
from nuvika.editing.publication import State
from nuvika.editing.revisions import change_of, version_before, versions_of, whole_of_version

if TYPE_CHECKING:
    from nuvika.editing.admin.conflicts import Conflicts
    from nuvika.editing.admin.parts import PartPictures

    class Base(Conflicts, PartPictures, ModelAdmin[Any]): ...
else:
    Base = object

PER_PAGE = 20


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the history."""

    version: Version
    differences: Differences  # from the version before
    is_first: bool


class Revisions(Base):
    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.version_part_view)
        name = f"{self.opts.app_label}_{self.opts.model_name}_versionpart"
        address = "<int:object_id>/history/<int:version_id>/parts/<int:number>.png"
        return [path(address, view, name=name), *super().get_urls()]

    def history_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> HttpResponse:
        del extra_context
        thing = self._thing(request, object_id)
        page = Paginator(versions_of(thing), PER_PAGE).get_page(request.GET.get("page"))
        return self._page(
            request, thing, "history", f"History of “{thing}”", {"page": page, "entries": _entries(page)}
        )

    def revision_view(
        self, request: HttpRequest, object_id: str, version_id: str, extra_context: Any = None
    ) -> HttpResponse:
        """GET: what this save changed, and how it differs from today. POST: make the thing say this again."""
        del extra_context
        thing = self._thing(request, object_id)
        version = self._version(thing, int(version_id))
        if request.method == "POST":
            return self._restore(request, thing, version)
        today = compare(self.model, whole_of(thing), whole_of_version(version))
        context = {
            "version": version,
            "change": change_of(version),
            "today": today,
            "before": self._parts_of(thing, version_before(version)),
            "after": self._parts_of(thing, version),
            "stored": self._stored_parts(thing),
            "may_restore": bool(today) and may_change(request.user, thing),
            "aside": thing.state == State.PUBLISHED and not may_publish(request.user, thing),
        }
        return self._page(request, thing, "revision", f"“{thing}” as it was", context)

    def version_part_view(self, request: HttpRequest, object_id: int, version_id: int, number: int) -> HttpResponse:
        """The picture of a part as it was."""
        thing = self.visible(request, object_id)
        return self.part_of(thing, whole_of_version(self._version(thing, version_id)), number)

    def _restore(self, request: HttpRequest, thing: Any, version: Version) -> HttpResponse:
        try:
            waits = actions.restore(thing, version, by=request.user)
        except (RefusedError, ValidationError) as error:
            reason = str(error) if isinstance(error, RefusedError) else " ".join(error.messages)
            messages.error(request, f"It was not restored. {reason}")
            return HttpResponseRedirect(request.path)
        if waits:
            messages.success(request, "The old words are kept beside what readers see, to be published.")
        else:
            messages.success(request, "Restored. What it said before is in its history, too.")
        return HttpResponseRedirect(self._address("change", thing))

    def _thing(self, request: HttpRequest, object_id: str) -> Any:
        number = unquote(object_id)
        if not number.isdecimal():
            raise Http404("There is no such thing.")
        return self.visible(request, int(number))

    def _version(self, thing: Any, version_id: int) -> Version:
        version: Version | None = versions_of(thing).filter(pk=version_id).first()
        if version is None:
            raise Http404("There is no such version.")
        return version

    def _page(self, request: HttpRequest, thing: Any, name: str, title: str, context: dict[str, Any]) -> HttpResponse:
        if not self.has_view_or_change_permission(request, thing):
            raise PermissionDenied
        about = {"title": title, "opts": self.opts, "original": thing, "form_page": self._address("change", thing)}
        every = self.admin_site.each_context(request)
        return render(request, f"admin/editing/{name}.html", {**every, **about, **context})

    def _parts_of(self, thing: Any, version: Version | None) -> str:
        """Where the pictures of its parts are."""
        if version is None or not getattr(self.model, "PARTS", ""):
            return ""
        return self._address("versionpart", thing, version.pk, 1).removesuffix("1.png")

    def _stored_parts(self, thing: Any) -> str:
        if not getattr(self.model, "PARTS", ""):
            return ""
        return self._address("storedpart", thing, 1).removesuffix("1.png")


def _entries(page: Any) -> list[Entry]:
    return [Entry(version, change_of(version), version_before(version) is None) for version in page]
