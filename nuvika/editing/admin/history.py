"""The history of things in the Admin: django-reversion, with its known holes closed."""

from typing import Any

from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from reversion.admin import VersionAdmin
from reversion.models import Version

from nuvika.editing import permissions


class HistoryAdmin(VersionAdmin):  # type: ignore[misc]
    """A VersionAdmin that shows and restores versions of its own model only, latest first."""

    history_latest_first = True

    def make_way(self, version: Version) -> None:
        """Hook: called in the transaction of a revert, before the old rows are written."""

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> Any:
        """Not within one revision, as reversion would: reverting one thing would then revert all of an action."""
        context = {"has_change_permission": self.has_change_permission(request), **(extra_context or {})}
        return super(VersionAdmin, self).changelist_view(request, context)

    def revision_view(self, request: HttpRequest, object_id: str, version_id: str, extra_context: Any = None) -> Any:
        self._own_version(version_id)
        if not self.has_change_permission(request):
            raise PermissionDenied
        if self.get_object(request, unquote(object_id)) is None:
            raise Http404("There is no such thing, or it is not yours to see.")
        return super().revision_view(request, object_id, version_id, extra_context)

    def recover_view(self, request: HttpRequest, version_id: str, extra_context: Any = None) -> Any:
        self._own_version(version_id)
        self._require_all(request)
        return super().recover_view(request, version_id, extra_context)

    def recoverlist_view(self, request: HttpRequest, extra_context: Any = None) -> Any:
        self._require_all(request)
        return super().recoverlist_view(request, extra_context)

    def _require_all(self, request: HttpRequest) -> None:
        """Whose a deleted thing was is not known any more: who may change but their own recovers nothing."""
        if not permissions.has(request.user, "change", self.model):
            raise PermissionDenied

    def _own_version(self, version_id: str) -> None:
        """A version is looked up by its number alone: one of another model is none of this Admin's."""
        version = Version.objects.select_related("content_type").filter(pk=version_id).first()
        if version is None or version._model is not self.model:
            raise Http404("There is no such version.")

    def _reversion_revisionform_view(
        self, request: HttpRequest, version: Version, template_name: Any, extra_context: Any = None
    ) -> HttpResponse:
        with transaction.atomic():
            self.make_way(version)
            response: HttpResponse = super()._reversion_revisionform_view(
                request, version, template_name, extra_context
            )
            if response.status_code != 302:
                transaction.set_rollback(True)
        return response
