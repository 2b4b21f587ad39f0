"""A theme as it stands in the Admin's form, on slides of every kind. Nothing is saved."""

from dataclasses import replace

from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_POST

from carousels.brand import Brand
from carousels.deck import Deck, Kind
from carousels.decks import dressed
from carousels.models import Theme
from carousels.render import engine
from carousels.render.legibility import clashes
from carousels.render.sizes import SIZES
from carousels.render.specimen import specimen
from carousels.theme_form import ThemeForm
from nuvika.editing.permissions import require_any
from nuvika.lib import halftyped

SHOWN = (Kind.COVER, Kind.CONTENT, Kind.NUMBER, Kind.QUOTE, Kind.CODE, Kind.CTA)


@require_POST
def theme_preview(request: HttpRequest) -> JsonResponse:
    """Answers {pictures, clashes}: an SVG of each kind of SHOWN, and the colours that cannot be read together."""
    require_any(request.user, "carousels.add_theme", "carousels.change_theme")
    brand = _brand(Theme(**halftyped.values(ThemeForm, request.POST)))
    made = engine.compile_deck(_deck(), brand, SIZES["portrait"], "svg")
    told = [str(clash) for clash in clashes(brand)]
    response = JsonResponse({"pictures": [page.decode() for page in made.pages], "clashes": told})
    response["Cache-Control"] = "private, no-store"
    return response


def _brand(theme: Theme) -> Brand:
    return replace(dressed(theme), name=theme.name or "Theme")


def _deck() -> Deck:
    """One slide of each kind that is shown."""
    whole = specimen()
    first = {slide.kind: slide for slide in reversed(whole.slides)}
    return whole.with_slides(*(first[kind] for kind in SHOWN))
