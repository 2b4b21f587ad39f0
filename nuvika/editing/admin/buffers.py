"""Nothing is lost: what is being typed is kept on the server, beside the row, until it is saved or thrown away.

The browser sends its form every few seconds (static/js/admin-keep.js); whoever comes back is offered the words.
"""

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect, JsonResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.http import urlencode

from nuvika.editing import copies
from nuvika.editing.admin.conflicts import EDITION, TAB
from nuvika.editing.models import WorkingCopy, kind_of

if TYPE_CHECKING:
    from nuvika.editing.admin.conflicts import Conflicts
    from nuvika.editing.admin.parts import PartPictures

    class Base(Conflicts, PartPictures, ModelAdmin[Any]): ...
else:
    Base = object


class Buffers(Base):
    def get_urls(self) -> list[URLPattern]:
        stem, view = f"{self.opts.app_label}_{self.opts.model_name}", self.admin_site.admin_view
        return [
            path("add/buffer/", view(self.new_buffer_view), name=f"{stem}_newbuffer"),
            path("<int:object_id>/buffer/", view(self.buffer_view), name=f"{stem}_buffer"),
            *super().get_urls(),
        ]

    def new_buffer_view(self, request: HttpRequest) -> HttpResponse:
        """The same for a thing that was never saved."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        return self._buffer(request, None)

    def buffer_view(self, request: HttpRequest, object_id: int) -> HttpResponse:
        """POST: a form as it stands; its words are kept, or, with `discard`, thrown away.

        Answers {"kept": "10:41", "open": address}: where the form is opened again with these words.
        """
        thing = self.visible(request, object_id)
        if not self.has_change_permission(request, thing):
            raise PermissionDenied
        return self._buffer(request, thing)

    def _buffer(self, request: HttpRequest, thing: Any) -> HttpResponse:
        tab = request.POST.get(TAB, "")
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        if not tab or len(tab) > copies.LONGEST_TAB:
            return JsonResponse({"error": "This form has no name. Load the page again."}, status=400)
        if "discard" in request.POST:
            copies.discard(tab, by=request.user)
            return self._after_discarding(request, thing)
        copy = copies.keep(
            self.typed(request, thing),
            by=request.user,
            model=self.model,
            thing=thing,
            tab=tab,
            base=request.POST.get(EDITION, ""),
        )
        kept = timezone.localtime(copy.updated_at)
        return JsonResponse({"kept": f"{kept:%H:%M}", "open": self._form_with(copy)})

    def _after_discarding(self, request: HttpRequest, thing: Any) -> HttpResponse:
        """Scripts go on as they are; a button of the page leads back to the form."""
        if "back" not in request.POST:
            return JsonResponse({"kept": ""})
        messages.success(request, "The unsaved words were thrown away.")
        page, arguments = ("change", [thing.pk]) if thing is not None else ("add", [])
        return HttpResponseRedirect(self._named(page, arguments))

    def _form_with(self, copy: WorkingCopy) -> str:
        page, arguments = ("change", [copy.object_id]) if copy.object_id else ("add", [])
        return f"{self._named(page, arguments)}?{urlencode({'copy': copy.pk})}"

    def _named(self, page: str, arguments: Any) -> str:
        return reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_{page}", args=arguments)

    # --- Offered again --------------------------------------------------------------------------------------------

    def render_change_form(self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any) -> Any:
        thing = context.get("original")
        stored = thing is not None and bool(thing.pk)
        opened: WorkingCopy | None = getattr(request, "copy", None)
        writable = self.has_change_permission(request, thing) if stored else self.has_add_permission(request)
        context["keep"] = {
            "writable": writable,
            "address": self._buffer_address(thing if stored else None),
            # What a refused save shows is as unsaved as what was opened from a copy.
            "unsaved": request.method == "POST" or opened is not None,
            "offers": [] if request.method == "POST" else self._offers(request, thing if stored else None, opened),
        }
        return super().render_change_form(request, context, *args, **kwargs)

    def _offers(self, request: HttpRequest, thing: Any, opened: WorkingCopy | None) -> list[dict[str, Any]]:
        mine = WorkingCopy.objects.unsaved().filter(user=request.user.pk).exclude(pk=opened.pk if opened else None)
        found = mine.about(thing) if thing else mine.filter(content_type=kind_of(self.model), object_id=None)
        return [
            {
                "copy": copy,
                "open": self._form_with(copy),
                "compare": self._named("compare", [thing.pk, copy.pk]) if thing else "",
                "discard": self._buffer_address(thing),
            }
            for copy in found.order_by("-updated_at")[: copies.OFFERED]
            if thing is None or copies.says_something_else(copy, thing)
        ]

    def _buffer_address(self, thing: Any) -> str:
        return self._named("buffer", [thing.pk]) if thing else self._named("newbuffer", [])

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """A new thing, opened with words that were not saved."""
        initial = super().get_changeform_initial_data(request)
        copy = self._new_copy(request)
        if copy is None:
            return dict(initial)
        opened: Any = request
        opened.copy = copy
        return {**initial, **copies.form_values(self.model, copy.data)}

    def get_formset_kwargs(self, request: HttpRequest, obj: Any, inline: Any, prefix: str) -> dict[str, Any]:
        copy: WorkingCopy | None = getattr(request, "copy", None)
        if copy is not None and not obj.pk:
            copies.show(obj, copy.data)
        kwargs: dict[str, Any] = super().get_formset_kwargs(request, obj, inline, prefix)
        return kwargs

    def _new_copy(self, request: HttpRequest) -> WorkingCopy | None:
        number = request.GET.get("copy", "")
        mine = WorkingCopy.objects.unsaved().filter(
            user=request.user.pk, content_type=kind_of(self.model), object_id=None
        )
        found: WorkingCopy | None = mine.filter(pk=number).first() if number.isdecimal() else None
        return found

    # --- Deleted while somebody wrote -----------------------------------------------------------------------------

    def _get_obj_does_not_exist_redirect(self, request: HttpRequest, opts: Any, object_id: str) -> HttpResponse:
        """A save of what is gone keeps the words: for the thing in the trash, or as a new one."""
        if request.method != "POST" or TAB not in request.POST:
            answer: HttpResponse = super()._get_obj_does_not_exist_redirect(request, opts, object_id)  # type: ignore[misc]
            return answer
        trashed = self.model.everything.filter(pk=object_id).first() if object_id.isdecimal() else None
        copy = copies.keep(
            self.typed(request, trashed),
            by=request.user,
            model=self.model,
            thing=trashed,
            tab=request.POST[TAB],
            base=request.POST.get(EDITION, ""),
        )
        if trashed is None:
            messages.warning(
                request, "It was deleted while you wrote. Here are your words, as a new one: save it to keep it."
            )
            return HttpResponseRedirect(self._form_with(copy))
        messages.warning(
            request,
            f"“{trashed}” was put in the trash while you wrote. Your words are kept: restore it, and open it again.",
        )
        return HttpResponseRedirect(self._named("changelist", []))
