"""Editable slides: a second drawer of what the templates draw, for office programs."""

from carousels.render.pptx.document import presentation

__all__ = ["presentation"]
