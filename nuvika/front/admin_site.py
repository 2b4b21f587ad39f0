"""The built-in Admin with its holes closed."""

from typing import Any

from django.contrib.admin import AdminSite
from django.contrib.contenttypes.models import ContentType
from django.contrib.contenttypes.views import shortcut
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import path

from nuvika.front import calendar
from nuvika.front.moving import views as moving
from nuvika.front.overview import overview_for, sees_anything
from nuvika.front.second_factor import second_factor
from nuvika.front.sharing.views import draft_card
from nuvika.front.signing_in import SignInForm


class Site(AdminSite):
    login_form = SignInForm
    login_template = "admin/sign_in.html"

    def get_urls(self) -> list[Any]:
        theirs = [entry for entry in super().get_urls() if getattr(entry, "name", None) != "view_on_site"]
        place = "r/<int:content_type_id>/<path:object_id>/"
        return [
            path("second-factor/", self.admin_view(second_factor), name="second_factor"),
            path("share-card.png", self.admin_view(draft_card), name="draft_card"),
            path("calendar/", self.admin_view(calendar.month), name="calendar"),
            path("calendar/move/", self.admin_view(calendar.move), name="calendar_move"),
            path("blog/post/moving/", self.admin_view(moving.moving), name="moving"),
            path("blog/post/moving/site/", self.admin_view(moving.export_site), name="moving_site"),
            path(place, self.admin_view(self.view_on_site), name="view_on_site"),
            *theirs,
        ]

    def index(self, request: HttpRequest, extra_context: Any = None) -> Any:
        """With what is live, scheduled and waiting above the list of everything."""
        shown = overview_for(request.user) if sees_anything(request.user) else None
        return super().index(request, {"overview": shown, **(extra_context or {})})

    def view_on_site(self, request: HttpRequest, content_type_id: int, object_id: str) -> HttpResponse:
        """To a thing's public address, which may tell the slug of a draft: for those who may view the thing."""
        kind = ContentType.objects.filter(pk=content_type_id).first()
        model = kind.model_class() if kind else None
        known = self._registry.get(model) if model else None
        if known is None or not known.has_view_or_change_permission(request):
            raise Http404("There is no such thing.")
        response: HttpResponse = shortcut(request, str(content_type_id), object_id)
        return response
