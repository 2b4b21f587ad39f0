"""Publication in the Admin: the status in lists, filters by it, and what can be done to many at once."""

from typing import TYPE_CHECKING, Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.safestring import SafeString

from nuvika.editing import actions
from nuvika.editing.admin.finding import suggests
from nuvika.editing.admin.lists import SEEN, seen_of
from nuvika.editing.admin.timing import TimeForm
from nuvika.editing.badges import badge_of, spoken
from nuvika.editing.badges import render as drawn
from nuvika.editing.models import WorkingCopy, kind_of
from nuvika.editing.permissions import may_publish
from nuvika.editing.publication import State, Status
from nuvika.editing.waiting import waiting_of, with_waiting

if TYPE_CHECKING:
    Base = admin.ModelAdmin[Any]
else:
    Base = object

PUBLICATION = ("state", "published_at", "expires_at")
# In the order of which index a status is listed.
ORDERS: dict[str | None, tuple[str, ...]] = {
    **dict.fromkeys((Status.SCHEDULED, Status.LIVE, Status.EXPIRED), ("-published_at", "-pk")),
    **dict.fromkeys((Status.DRAFT, Status.REVIEW), ("-updated_at", "-pk")),
}
WAITING = "waiting"  # no status of a row, but of what stands beside it


class StatusFilter(admin.SimpleListFilter):
    """By what holds now: “scheduled” and “expired” are no column, but the state read against the clock."""

    title = "status"
    parameter_name = "status"

    def lookups(self, _request: HttpRequest, _model_admin: Any) -> list[tuple[str, str]]:
        told = [(status.value, str(status.label)) for status in Status if status != Status.TRASHED]
        return [*told, (WAITING, "Changes waiting")]

    def queryset(self, _request: HttpRequest, queryset: Any) -> Any:
        value = self.value()
        if value == WAITING:
            waiting = WorkingCopy.objects.waiting().filter(content_type=kind_of(queryset.model))
            return queryset.filter(pk__in=waiting.values("object_id"))
        return queryset.with_status(value) if value in Status.values else queryset


class Publishing(Base):
    """The status column as `badge`, and actions for many: each thing is one change and one revision."""

    actions = ["publish_now", "schedule", "back_to_draft"]

    @admin.display(description="Status", ordering="state")
    def badge(self, thing: Any) -> SafeString:
        waits = getattr(thing, "changes_wait", None)
        return drawn(badge_of(thing, waits=waiting_of(thing) is not None if waits is None else waits))

    def get_ordering(self, request: HttpRequest) -> Any:
        """What has a time by that, what is being worked on by its last change, the newest first."""
        return ORDERS.get(request.GET.get(StatusFilter.parameter_name)) or super().get_ordering(request)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        rows: QuerySet[Any] = super().get_queryset(request)
        return rows if suggests(request) else with_waiting(rows)

    @admin.action(description="Publish now", permissions=["publish"])
    def publish_now(self, request: HttpRequest, chosen: QuerySet[Any]) -> None:
        things = self._publishable(request, chosen)
        for thing in things:
            actions.publish(thing, by=request.user)
        messages.success(request, f"{len(things)} published.")

    @admin.action(description="Schedule …", permissions=["publish"])
    def schedule(self, request: HttpRequest, chosen: QuerySet[Any]) -> HttpResponse | None:
        """Asks for the time first; the page that does names what was chosen, and when it was seen."""
        timing = TimeForm(request.POST if "at" in request.POST else None)
        if timing.is_valid():
            things = self._publishable(request, chosen)
            for thing in things:
                actions.publish(thing, by=request.user, at=timing.cleaned_data["at"])
            messages.success(request, f"{len(things)} scheduled for {spoken(timing.cleaned_data['at'])}.")
            return None
        context = {
            **self.admin_site.each_context(request),
            "title": "Schedule",
            "opts": self.opts,
            "things": [(thing, f"{SEEN}{thing.pk}", seen_of(thing), self.badge(thing)) for thing in chosen],
            "timing": timing,
            "zone": timezone.get_current_timezone_name(),
        }
        return render(request, "admin/editing/schedule.html", context, status=400 if timing.is_bound else 200)

    @admin.action(description="Back to draft", permissions=["publish"])
    def back_to_draft(self, request: HttpRequest, chosen: QuerySet[Any]) -> None:
        things = self._publishable(request, chosen)
        for thing in things:
            actions.unpublish(thing, by=request.user)
        messages.success(request, f"{len(things)} no longer shown to readers.")

    def _publishable(self, request: HttpRequest, chosen: QuerySet[Any]) -> list[Any]:
        """Those of the chosen that the account may publish; the others are named, and left as they are."""
        things = list(chosen)
        allowed = [thing for thing in things if may_publish(request.user, thing)]
        refused = [thing for thing in things if thing not in allowed]
        if refused:
            names = ", ".join(f"“{thing}”" for thing in refused)
            messages.warning(request, f"Your account may not publish {names}: left as it was.")
        return allowed

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """Who may not publish does not change what is published, and cannot set a time for it."""
        fields = tuple(super().get_readonly_fields(request, obj))
        if self.has_publish_permission(request):  # type: ignore[attr-defined]
            return fields
        return fields + (PUBLICATION if obj is not None and obj.state == State.PUBLISHED else PUBLICATION[1:])

    def formfield_for_choice_field(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name == "state" and not self.has_publish_permission(request):  # type: ignore[attr-defined]
            kwargs["choices"] = [choice for choice in State.choices if choice[0] != State.PUBLISHED]
        return super().formfield_for_choice_field(db_field, request, **kwargs)

    def view_on_site(self, thing: Any) -> str | None:
        return str(thing.get_absolute_url()) if thing.is_live() else None

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        if not change:
            obj.created_by = request.user
        super().save_model(request, obj, form, change)
