"""The history of a thing: each save as a revision of the whole, what it changed in words and pictures, and the way
back."""

from collections.abc import Callable
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
from nuvika.editing.content import content_of
from nuvika.editing.differences import compare
from nuvika.editing.models import WaitingSave
from nuvika.editing.permissions import may_change, may_publish
from nuvika.editing.publication import State
from nuvika.editing.revisions import version_before, versions_of, whole_of_version
from nuvika.editing.saves import content_before, lines_of, of_version, of_waiting, saves_at
from nuvika.editing.waiting import current_of, waiting_of, words_of

if TYPE_CHECKING:
    from nuvika.editing.admin.conflicts import Conflicts
    from nuvika.editing.admin.parts import PartPictures

    class Base(Conflicts, PartPictures, ModelAdmin[Any]): ...
else:
    Base = object

PER_PAGE = 20
BEFORE, AFTER = "before", "after"  # of a save: in the addresses of pictures


class Revisions(Base):
    def get_urls(self) -> list[URLPattern]:
        stem, view = f"{self.opts.app_label}_{self.opts.model_name}", self.admin_site.admin_view
        history = "<int:object_id>/history/"
        return [
            path(
                f"{history}<int:version_id>/parts/<int:number>.png",
                view(self.version_part_view),
                name=f"{stem}_versionpart",
            ),
            path(f"{history}waiting/<int:save_id>/", view(self.waiting_view), name=f"{stem}_waitingsave"),
            path(
                f"{history}waiting/<int:save_id>/<str:side>/<int:number>.png",
                view(self.waiting_part_view),
                name=f"{stem}_waitingpart",
            ),
            *super().get_urls(),
        ]

    def history_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> HttpResponse:
        del extra_context
        thing = self._thing(request, object_id)
        page = Paginator(lines_of(thing), PER_PAGE).get_page(request.GET.get("page"))
        title = f"History of “{thing}”"
        return self._page(request, thing, "history", title, {"page": page, "entries": saves_at(page)})

    def revision_view(
        self, request: HttpRequest, object_id: str, version_id: str, extra_context: Any = None
    ) -> HttpResponse:
        """GET: what this save changed, and how it differs from today. POST: make the thing say this again."""
        del extra_context
        thing = self._thing(request, object_id)
        version = self._version(thing, int(version_id))
        if request.method == "POST":
            return self._restore(request, thing, lambda: actions.restore(thing, version, by=request.user))
        today = compare(self.model, content_of(thing), words_of(self.model, whole_of_version(version)))
        context = {
            "save": of_version(version),
            "today": today,
            "before": self._parts_of(thing, version_before(version)),
            "after": self._parts_of(thing, version),
            "stored": self._parts("storedpart", thing),
            "may_restore": bool(today) and may_change(request.user, thing),
            "aside": thing.state == State.PUBLISHED and not may_publish(request.user, thing),
        }
        return self._page(request, thing, "revision", f"“{thing}” as it was", context)

    def waiting_view(self, request: HttpRequest, object_id: int, save_id: int) -> HttpResponse:
        """The same for changes that waited. POST: have them wait again."""
        thing = self._thing(request, str(object_id))
        save = self._waiting_save(thing, save_id)
        if request.method == "POST":
            return self._restore(request, thing, lambda: actions.take_up(thing, save, by=request.user))
        today, waits = compare(self.model, current_of(thing), save.data), waiting_of(thing)
        context = {
            "save": of_waiting(save),
            "today": today,
            "before": self._parts("waitingpart", thing, save.pk, BEFORE),
            "after": self._parts("waitingpart", thing, save.pk, AFTER),
            "stored": self._parts("copypart", thing, waits.pk) if waits else self._parts("storedpart", thing),
            "may_restore": bool(today) and may_change(request.user, thing),
            "aside": thing.state == State.PUBLISHED,
        }
        return self._page(request, thing, "revision", f"“{thing}” as it waited", context)

    def waiting_part_view(
        self, request: HttpRequest, object_id: int, save_id: int, side: str, number: int
    ) -> HttpResponse:
        """The picture of a part as it waited, or as it was before that save."""
        thing = self.visible(request, object_id)
        save = self._waiting_save(thing, save_id)
        if side not in (BEFORE, AFTER):
            raise Http404("There is no such side.")
        return self.part_of(thing, content_before(save) if side == BEFORE else save.data, number)

    def version_part_view(self, request: HttpRequest, object_id: int, version_id: int, number: int) -> HttpResponse:
        """The picture of a part as it was."""
        thing = self.visible(request, object_id)
        return self.part_of(thing, whole_of_version(self._version(thing, version_id)), number)

    def _restore(self, request: HttpRequest, thing: Any, restore: Callable[[], bool]) -> HttpResponse:
        try:
            waits = restore()
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

    def _waiting_save(self, thing: Any, number: int) -> WaitingSave:
        save: WaitingSave | None = WaitingSave.objects.about(thing).select_related("user").filter(pk=number).first()
        if save is None:
            raise Http404("There is no such save.")
        return save

    def _parts_of(self, thing: Any, version: Version | None) -> str:
        return "" if version is None else self._parts("versionpart", thing, version.pk)

    def _parts(self, page: str, thing: Any, *more: Any) -> str:
        """Where the pictures of its parts are; empty where it has none."""
        if not getattr(self.model, "PARTS", ""):
            return ""
        return self._address(page, thing, *more, 1).removesuffix("1.png")
