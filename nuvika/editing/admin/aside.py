"""Writing on the side: what is published can be changed beside what readers see, and be published later.

Whoever may not publish always writes on the side; whoever may chooses by the button that saves.
"""

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from nuvika.editing import actions
from nuvika.editing.admin.conflicts import EDITION
from nuvika.editing.models import WorkingCopy
from nuvika.editing.permissions import may_publish
from nuvika.editing.publication import PUBLICATION, State
from nuvika.editing.typed import typed
from nuvika.editing.waiting import current_of, waiting_of

if TYPE_CHECKING:
    from nuvika.editing.admin.conflicts import Conflicts

    class Base(Conflicts, ModelAdmin[Any]): ...
else:
    Base = object

ASIDE = "_aside"  # the button that saves without publishing


class Aside(Base):
    def is_aside(self, request: HttpRequest, thing: Any) -> bool:
        """Whether this save goes beside the row. Asked of what is stored, not of what the form makes of it."""
        if thing is None or not thing.pk:
            return False
        stored = self.model._base_manager.filter(pk=thing.pk).first()
        if stored is None or stored.state != State.PUBLISHED:
            return False
        return ASIDE in request.POST or not may_publish(request.user, stored)

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        saving: Any = request
        saving.aside = change and self.is_aside(request, obj)
        if not saving.aside:
            super().save_model(request, obj, form, change)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        thing = form.instance
        if getattr(request, "aside", False):
            actions.set_aside(self._stored(thing), self._written(request, form, formsets), by=request.user)
            self._decide(request, form)
            self.mark_saved(request, thing)
            return
        super().save_related(request, form, formsets, change)
        if change and EDITION in request.POST:
            WorkingCopy.objects.about(thing).waiting().delete()  # the form was opened on them: they are in the row

    def _decide(self, request: HttpRequest, form: Any) -> None:
        """What is decided about publication waits for nothing; when it began is not changed on the side."""
        decided = [name for name in ("planned_on", "expires_at") if name in form.changed_data]
        if decided:
            row = self._stored(form.instance)
            for name in decided:
                setattr(row, name, form.cleaned_data[name])
            row.save(update_fields=[*decided, "updated_at"])
        if {"state", "published_at"} & {*form.changed_data}:
            messages.warning(request, "Publication itself was left as it is: press “Publish” to change it.")

    def _stored(self, thing: Any) -> Any:
        return self.model._base_manager.get(pk=thing.pk)

    def _written(self, request: HttpRequest, form: Any, formsets: Any) -> dict[str, Any]:
        """What the form says, over what it does not show. What is decided about publication never waits."""
        parts = next((formset for formset in formsets if formset.prefix == getattr(self.model, "PARTS", "")), None)
        said = {**current_of(self._stored(form.instance)), **typed(form, parts)}
        return {name: value for name, value in said.items() if name not in PUBLICATION}

    def construct_change_message(self, request: HttpRequest, form: Any, formsets: Any, add: bool = False) -> Any:
        if getattr(request, "aside", False):
            return "Changes kept beside what readers see."
        return super().construct_change_message(request, form, formsets, add)

    def response_change(self, request: HttpRequest, obj: Any) -> HttpResponse:
        if not getattr(request, "aside", False):
            return super().response_change(request, obj)
        if waiting_of(obj):
            messages.success(request, "Your changes are kept and wait. Readers see what they saw before.")
        else:
            messages.info(request, "This says what readers see already: no changes wait.")
        return HttpResponseRedirect(request.path)

    def render_change_form(self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any) -> Any:
        thing = context.get("original")
        published = thing is not None and bool(thing.pk) and self._is_published(thing)
        context["aside"] = {
            "published": published,
            "may_publish": published and may_publish(request.user, thing),
            "waiting": waiting_of(thing) if published else None,
        }
        return super().render_change_form(request, context, *args, **kwargs)

    def _is_published(self, thing: Any) -> bool:
        return bool(self.model._base_manager.filter(pk=thing.pk, state=State.PUBLISHED).exists())
