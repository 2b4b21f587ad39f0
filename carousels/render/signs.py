"""What stands around the words of each slide: label, page number, who speaks, the foot. Lengths are px."""

from typing import Any

from carousels.deck import Slide
from carousels.render import compilers
from carousels.render.frames import SMALLEST
from carousels.render.labels import row_label
from carousels.render.looks import CONTENT, CTA, group_of
from carousels.render.setting import Setting

NAME, FOOTER = 28.0, 26.0  # px
MARK = 66.0  # px that a monogram takes, with the space after it
NAME_ROOM, FOOTER_ROOM = 0.54, 0.40  # of the words' width


def signs_of(setting: Setting, slide: Slide, ground: dict[str, str]) -> dict[str, Any]:
    """What the templates draw around one slide's words."""
    group = group_of(slide.kind)
    content = group == CONTENT
    centred = setting.look.theme.layout["signs"]["number"] == "centred"
    return {
        "label": row_label(setting, slide, ground),
        "name": _name(setting, content=content) if content or not centred or group == CTA else None,
        "logo": _logo(setting) if not content or centred else None,
        "footer": _footer(setting) if content else None,
    }


def _name(setting: Setting, *, content: bool) -> dict[str, Any] | None:
    brand = setting.look.brand
    text = brand.handle if content and brand.handle else brand.author_name
    room = setting.frame.width * NAME_ROOM - MARK
    return _line(setting, text, "heading", 600, NAME, room)


def _footer(setting: Setting) -> dict[str, Any] | None:
    return _line(setting, setting.look.brand.footer, "plain", 400, FOOTER, setting.frame.width * FOOTER_ROOM)


def _line(setting: Setting, text: str, family: str, weight: int, size: float, room: float) -> dict[str, Any] | None:
    """One line, made smaller until it fits; at the smallest size it breaks within its room."""
    if not text.strip():
        return None
    wide = setting.look.sign_width(family, weight, text, size)
    fitted = max(SMALLEST, min(size, size * room / max(wide, 1.0) * 0.99))
    return {"text": text, "size": fitted, "room": room, "wide": wide * fitted / size * 1.01}


def _logo(setting: Setting) -> str | None:
    logo = setting.look.brand.logo
    return compilers.place(logo) if logo else None
