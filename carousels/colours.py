"""Colours as #rrggbb: how light they are, and whether words can be read upon one."""

# WCAG 2.2, success criterion 1.4.3: contrast of words with what is behind them.
AA_TEXT = 4.5
AA_LARGE = 3.0  # from 24 px on, or 19 px bold; everything on a slide is larger at the size at which it was drawn


def luminance(colour: str) -> float:
    """Relative luminance as WCAG defines it: 0 is black, 1 is white."""
    red, green, blue = (_linear(int(colour[place : place + 2], 16) / 255) for place in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """From 1 to 21."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)
