"""Two editors at once: a form that was opened on an older edition than the stored one overwrites nothing.

The page of a change form carries the edition that it was opened on. A save locks the row and compares; where they
differ it keeps what was typed, and shows theirs, mine and the difference, to choose from.
"""

from typing import TYPE_CHECKING, Any
from uuid import uuid4

from django.contrib.admin import ModelAdmin
from django.contrib.admin.utils import flatten_fieldsets, quote
from django.core.exceptions import PermissionDenied
from django.db import connections, router
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import URLPattern, path, reverse
from django.utils.http import urlencode

from nuvika.editing import copies
from nuvika.editing.content import Content, parts_name
from nuvika.editing.editions import edition_of
from nuvika.editing.merging import MINE, THEIRS
from nuvika.editing.models import WorkingCopy
from nuvika.editing.people import called
from nuvika.editing.revisions import versions_of
from nuvika.editing.typed import typed
from nuvika.editing.waiting import current_of, waiting_of

if TYPE_CHECKING:
    Base = ModelAdmin[Any]
else:
    Base = object

EDITION, TAB = "_edition", "_tab"  # hidden fields of a change form: what it was opened on, and which open form it is


class StaleFormError(Exception):
    """The form was opened on an older edition; `thing` is what is stored now."""

    def __init__(self, thing: Any) -> None:
        super().__init__(f"“{thing}” was changed meanwhile.")
        self.thing = thing


class Conflicts(Base):
    def get_urls(self) -> list[URLPattern]:
        merge = self.admin_site.admin_view(self.compare_view)
        name = f"{self.opts.app_label}_{self.opts.model_name}_compare"
        return [path("<int:object_id>/compare/<int:copy_id>/", merge, name=name), *super().get_urls()]

    def get_object(self, request: HttpRequest, object_id: str, from_field: str | None = None) -> Any:
        """On its way to a form: the stored row, or, by ?copy=, unsaved words of the user's own upon it."""
        saving = request.method == "POST" and EDITION in request.POST
        if saving:
            self._lock(object_id)
        thing = super().get_object(request, object_id, from_field)
        if thing is None:
            return None
        if saving and self.has_change_permission(request, thing) and request.POST[EDITION] != edition_of(thing):
            raise StaleFormError(thing)
        if request.method == "GET" and getattr(request.resolver_match, "url_name", "").endswith("_change"):
            self._open(request, thing)
        return thing

    def _lock(self, object_id: str) -> None:
        """The row alone, plainly: other saves of the thing wait here until this one is done."""
        if connections[router.db_for_write(self.model)].in_atomic_block and object_id.isdecimal():
            self.model._base_manager.select_for_update().filter(pk=object_id).first()

    def _open(self, request: HttpRequest, thing: Any) -> None:
        # Before the forms read their rows: what is saved meanwhile makes this edition an old one, never the new one.
        opened: Any = request
        opened.edition = edition_of(thing)
        copy = self._copy(request, request.GET.get("copy", ""), thing)
        if copy is not None:
            copies.show(thing, copy.data)
            opened.edition, opened.copy = copy.base, copy
        elif self.has_change_permission(request, thing) and (waits := waiting_of(thing)) is not None:
            copies.show(thing, current_of(thing))
            opened.waits = waits

    def _copy(self, request: HttpRequest, number: str, thing: Any) -> WorkingCopy | None:
        mine = WorkingCopy.objects.about(thing).unsaved().filter(user=request.user.pk)
        found: WorkingCopy | None = mine.filter(pk=number).first() if number.isdecimal() else None
        return found

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        try:
            response: HttpResponse = super().change_view(request, object_id, form_url, extra_context)
        except StaleFormError as stale:
            return self._conflict(request, stale.thing)
        return response

    def render_change_form(self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any) -> Any:
        opened: Any = request
        context["editing"] = {
            "edition": request.POST.get(EDITION) or getattr(opened, "edition", ""),
            "tab": request.POST.get(TAB) or self._tab(request),
            "copy": getattr(opened, "copy", None),
        }
        return super().render_change_form(request, context, *args, **kwargs)

    def _tab(self, request: HttpRequest) -> str:
        """A form that continues a copy keeps its name, so that saving it clears the copy away."""
        copy: WorkingCopy | None = getattr(request, "copy", None)
        return copy.tab if copy else uuid4().hex

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        if change and EDITION in request.POST:
            self._drop_what_was_not_shown(form.instance, formsets)
        super().save_related(request, form, formsets, change)
        self.mark_saved(request, form.instance)

    def mark_saved(self, request: HttpRequest, thing: Any) -> None:
        """What this form keeps of unsaved words may go, here and in the browser."""
        if tab := request.POST.get(TAB):
            copies.mark_saved(tab, by=request.user, thing=thing)

    def _drop_what_was_not_shown(self, thing: Any, formsets: Any) -> None:
        """A form opened with unsaved words leaves out the parts that were deleted in them. It was opened on this very
        edition: nothing else can be missing."""
        name = parts_name(self.model)
        for formset in formsets:
            if formset.prefix == name:
                shown = [form.instance.pk for form in formset.initial_forms]
                for part in getattr(thing, name).exclude(pk__in=shown):
                    part.delete()

    # --- What was typed, kept and put together -------------------------------------------------------------------

    def typed(self, request: HttpRequest, thing: Any) -> Content:
        """What the posted form holds, valid or not."""
        fields = flatten_fieldsets(self.get_fieldsets(request, thing))
        form_class: Any = self.get_form(request, thing, change=thing is not None, fields=fields)
        form = form_class(request.POST, instance=thing or self.model())
        formsets, _ = self._create_formsets(request, form.instance, change=thing is not None)  # type: ignore[attr-defined]
        name = parts_name(self.model)
        return typed(form, next((formset for formset in formsets if formset.prefix == name), None))

    def _conflict(self, request: HttpRequest, thing: Any) -> HttpResponse:
        tab = request.POST.get(TAB) or uuid4().hex
        data, base = self.typed(request, thing), request.POST[EDITION]
        copy = copies.keep(data, by=request.user, model=self.model, thing=thing, tab=tab, base=base)
        return self._comparison(request, thing, copy, status=409)

    def compare_view(self, request: HttpRequest, object_id: int, copy_id: int) -> HttpResponse:
        """GET: unsaved words beside what is stored. POST: what was chosen, opened in the form, to be saved there."""
        thing = super().get_object(request, str(object_id))
        copy = self._copy(request, str(copy_id), thing) if thing is not None else None
        if not self.has_change_permission(request):
            raise PermissionDenied
        if thing is None or copy is None:
            raise Http404("There are no such unsaved words.")
        if not self.has_change_permission(request, thing):
            raise PermissionDenied
        if request.method != "POST":
            return self._comparison(request, thing, copy)
        if request.POST.get(EDITION) != edition_of(thing):
            return self._comparison(request, thing, copy, status=409)
        comparison = copies.compared(copy, thing)
        copy.data = comparison.merged(self.model, self._chosen(request, comparison))
        copy.base = edition_of(thing)
        copy.save()
        return HttpResponseRedirect(f"{self._address('change', thing)}?{urlencode({'copy': copy.pk})}")

    def _chosen(self, request: HttpRequest, comparison: Any) -> dict[str, str]:
        """One by one, or all of one side."""
        side = request.POST.get("all")
        if side not in (MINE, THEIRS):
            taken = ((name, value) for name, value in request.POST.items() if name.startswith("take-"))
            return {name.removeprefix("take-"): str(value) for name, value in taken}
        choices = comparison.choices(self.model)
        names = [choice.name for choice in (*choices.fields, *choices.parts)]
        names += [field.name for part in choices.parts for field in part.fields]
        return dict.fromkeys([*names, "order"], side)

    def _comparison(self, request: HttpRequest, thing: Any, copy: WorkingCopy, status: int = 200) -> HttpResponse:
        last, waits = versions_of(thing).first(), waiting_of(thing)
        comparison = copies.compared(copy, thing)
        name = parts_name(self.model)
        context = {
            **self.admin_site.each_context(request),
            "title": f"“{thing}” was changed while you wrote",
            "opts": self.opts,
            "original": thing,
            "copy": copy,
            "edition": edition_of(thing),
            "choices": comparison.choices(self.model),
            "theirs_pictures": self._pictures_of_theirs(thing),
            "theirs": comparison.theirs.get(name, []),
            "mine": comparison.mine.get(name, []),
            "who": called(waits.user if waits else last.revision.user if last else None),
            "when": waits.updated_at if waits else last.revision.date_created if last else None,
            "compare": self._address("compare", thing, copy.pk),
            "change": self._address("change", thing),
        }
        return render(request, "admin/editing/conflict.html", context, status=status)

    def _pictures_of_theirs(self, thing: Any) -> str:
        """Where the parts are drawn as the others left them: in the row, or in the changes that wait."""
        if not parts_name(self.model):
            return ""
        waits = waiting_of(thing)
        found = self._address("copypart", thing, waits.pk, 1) if waits else self._address("storedpart", thing, 1)
        return found.removesuffix("1.png")

    def _address(self, page: str, thing: Any, *more: Any) -> str:
        name = f"admin:{self.opts.app_label}_{self.opts.model_name}_{page}"
        return reverse(name, args=[quote(thing.pk), *more])
