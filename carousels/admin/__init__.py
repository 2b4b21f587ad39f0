"""Carousels in the built-in Admin; importing the parts registers them."""

from carousels.admin import carousels, themes

__all__ = ["carousels", "themes"]
