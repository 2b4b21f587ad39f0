"""Who may open what in the Admin: everything of a model, or only what is one's own."""

from typing import TYPE_CHECKING, Any

from django.contrib.admin import ModelAdmin
from django.contrib.admin.options import InlineModelAdmin
from django.db.models import QuerySet
from django.http import HttpRequest

from nuvika.editing import permissions

if TYPE_CHECKING:
    Base = ModelAdmin[Any]
    InlineBase = InlineModelAdmin[Any, Any]
else:
    Base = InlineBase = object


class OwnAccess(Base):
    """The rules of `nuvika.editing.permissions`, asked for a thing, or for the list where none is given."""

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        rows: Any = super().get_queryset(request)
        found: QuerySet[Any] = rows if self.sees_all(request) else rows.owned_by(request.user)
        return found

    def sees_all(self, request: HttpRequest) -> bool:
        """Not only what is their own."""
        return any(permissions.has(request.user, verb, self.model) for verb in ("view", "change"))

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        if obj is not None:
            return permissions.may_view(request.user, obj)
        return super().has_view_permission(request) or self._writes_own(request)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        if obj is not None:
            return permissions.may_change(request.user, obj)
        return super().has_change_permission(request) or self._writes_own(request)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        if obj is not None:
            return permissions.may_delete(request.user, obj)
        return super().has_delete_permission(request) or self._writes_own(request)

    def has_publish_permission(self, request: HttpRequest) -> bool:
        return permissions.has(request.user, "publish", self.model)

    def _writes_own(self, request: HttpRequest) -> bool:
        return permissions.writes_own(request.user, self.model)


class PartInline(InlineBase):
    """Parts of a thing, like the slides of a carousel: who may change the thing may change its parts."""

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        whole = self._whole()
        return bool(whole.has_change_permission(request, obj) if obj else whole.has_add_permission(request))

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.has_add_permission(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.has_add_permission(request, obj)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return bool(self._whole().has_view_permission(request, obj))

    def _whole(self) -> Any:
        return self.admin_site.get_model_admin(self.parent_model)
