"""The pictures of a thing's parts in the Admin: as stored, and as somebody wrote them and did not save."""

from typing import TYPE_CHECKING, Any

from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, path

from nuvika.editing.content import Content, overlaid
from nuvika.editing.models import WorkingCopy

if TYPE_CHECKING:
    Base = ModelAdmin[Any]
else:
    Base = object


class PartPictures(Base):
    """An Admin whose things have parts says how one is drawn in `draw_part`."""

    def draw_part(self, thing: Any, number: int) -> bytes | None:
        """The PNG of a part, counted from 1, of an instance that may be in memory alone; None where there is none."""
        raise Http404("These have no parts that could be drawn.")

    def get_urls(self) -> list[URLPattern]:
        stem, view = f"{self.opts.app_label}_{self.opts.model_name}", self.admin_site.admin_view
        return [
            path("<int:object_id>/parts/<int:number>.png", view(self.stored_part_view), name=f"{stem}_storedpart"),
            path(
                "<int:object_id>/copies/<int:copy_id>/parts/<int:number>.png",
                view(self.copy_part_view),
                name=f"{stem}_copypart",
            ),
            *super().get_urls(),
        ]

    def stored_part_view(self, request: HttpRequest, object_id: int, number: int) -> HttpResponse:
        return self._picture(self.visible(request, object_id), number)

    def copy_part_view(self, request: HttpRequest, object_id: int, copy_id: int, number: int) -> HttpResponse:
        thing = self.visible(request, object_id)
        copy = WorkingCopy.objects.about(thing).filter(pk=copy_id).first()
        if copy is None or (copy.kind == WorkingCopy.Kind.BUFFER and copy.user_id != request.user.pk):
            raise Http404("There are no such words.")
        return self.part_of(thing, copy.data, number)

    def part_of(self, thing: Any, content: Content, number: int) -> HttpResponse:
        """A part of the thing as a content has it."""
        try:
            return self._picture(overlaid(thing, content), number)
        except ValidationError as error:
            raise Http404("It cannot be drawn yet.") from error

    def visible(self, request: HttpRequest, object_id: int) -> Any:
        """The thing, for who may see it. Raises Http404 or PermissionDenied."""
        if not self.has_view_or_change_permission(request):
            raise PermissionDenied
        thing = self.get_queryset(request).filter(pk=object_id).first()
        if thing is None:
            raise Http404("There is no such thing.")
        return thing

    def _picture(self, thing: Any, number: int) -> HttpResponse:
        png = self.draw_part(thing, number)
        if png is None:
            raise Http404("There is no such part.")
        return HttpResponse(png, content_type="image/png", headers={"Cache-Control": "private, no-cache"})
