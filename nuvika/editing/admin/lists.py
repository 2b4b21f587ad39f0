"""Lists of the Admin: an action is done to what was seen, not to what somebody made of it meanwhile."""

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.views.main import ChangeList
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString

from nuvika.editing.people import called
from nuvika.editing.saves import lines_of, saves_at

if TYPE_CHECKING:
    Base = ModelAdmin[Any]
else:
    Base = object

BOX = (
    '<input type="checkbox" name="{name}" value="{key}" class="action-select" '
    'aria-label="Select this object for an action - {thing}">'
    '<input type="hidden" name="{seen}{key}" value="{value}">'
)
SEEN = "_seen-"  # with a primary key: what the list showed of the row, see seen_of()


class Rows(ChangeList):
    """Each row leads to its form and keeps the filters of the list: both are found out once, not for each row."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        filters, self.preserved_filters = self.preserved_filters, ""
        self._before, _, after = super().url_for_result(self.model(pk=0)).rpartition("0")
        self._after = f"{after}?{filters}" if filters else after

    def get_ordering(self, request: HttpRequest, queryset: QuerySet[Any]) -> list[Any]:
        self._usual = self.model_admin.get_ordering(request)
        return super().get_ordering(request, queryset)

    def _get_default_ordering(self) -> Any:
        """By which column the list says that it is sorted: Django would ask for one order, whatever is filtered by."""
        return self._usual

    def get_results(self, request: HttpRequest) -> None:
        """A list of one page, too, is read as the paginator reads it: what it passes by on the way is not fetched."""
        super().get_results(request)
        if not self.multi_page:
            self.result_list = self.paginator.page(1).object_list if self.result_count else self.queryset.none()

    def url_for_result(self, result: Any) -> str:
        return f"{self._before}{result.pk:d}{self._after}"


class SeenRows(Base):
    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ChangeList]:
        return Rows

    def action_checkbox(self, obj: Any) -> SafeString:
        """As Django draws it, without a template of its own for each row."""
        return format_html(BOX, name=ACTION_CHECKBOX_NAME, thing=obj, seen=SEEN, key=obj.pk, value=seen_of(obj))

    def response_action(self, request: HttpRequest, queryset: QuerySet[Any], *args: Any, **kwargs: Any) -> Any:
        """What was saved since the list was shown is left as it is, and named."""
        chosen = queryset
        if not request.POST.get("select_across", "0").strip("0"):
            chosen = queryset.filter(pk__in=request.POST.getlist(ACTION_CHECKBOX_NAME))
        changed = [row for row in chosen if request.POST.get(f"{SEEN}{row.pk}", seen_of(row)) != seen_of(row)]
        for row in changed:
            messages.warning(request, told(row))
        left = queryset.exclude(pk__in=[row.pk for row in changed])
        return super().response_action(request, left, *args, **kwargs)


def seen_of(row: Any) -> str:
    """What somebody who looks at a list saw of a row: when it was saved, and the changes that wait beside it."""
    since = getattr(row, "waiting_since", None)
    return f"{row.updated_at.isoformat()}{f' {since.isoformat()}' if since else ''}"


def told(row: Any) -> str:
    last = saves_at(lines_of(row)[:1])
    who = called(last[0].who) if last else "somebody"
    return f"“{row}” was saved by {who} after this list was shown: it was left as it is. Look at it, then try again."
