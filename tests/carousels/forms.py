"""The Admin's form of a carousel, as a browser would send it."""

from typing import Any

from carousels.models import Carousel


def form_of(carousel: Carousel, order: list[int] | None = None, **changes: Any) -> dict[str, str]:
    """The change page's form with the slides at these positions."""
    slides = [
        {name: getattr(slide, name) for name in ("kind", "label", "headline", "subline", "body", "link")}
        | {"id": slide.pk, "carousel": carousel.pk}
        for slide in carousel.slides.all()
    ]
    for slide, position in zip(slides, order or range(1, len(slides) + 1), strict=True):
        slide["position"] = position
    header = {"title": carousel.title, "slug": carousel.slug, "size": carousel.size, "language": carousel.language}
    form = new_form(slides, initial=len(slides), state="draft", **header)
    return form | {name: str(value) for name, value in changes.items()}


def new_form(slides: list[dict[str, Any]], *, initial: int = 0, **header: Any) -> dict[str, str]:
    """A form with these slides, as for a carousel that was never saved."""
    values = {"slides-TOTAL_FORMS": len(slides), "slides-INITIAL_FORMS": initial, **header}
    for index, slide in enumerate(slides):
        values |= {f"slides-{index}-{name}": value for name, value in slide.items()}
    return {name: str(value) for name, value in values.items()}
