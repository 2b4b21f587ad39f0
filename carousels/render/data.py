"""What the templates read about a deck: where and how large everything is. Nothing in it is ever taken for markup."""

import hashlib
import json
import re
import unicodedata
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

from carousels.brand import Brand
from carousels.deck import Deck, Slide
from carousels.layouts import layout_of
from carousels.marks import plain
from carousels.render import compilers, fonts
from carousels.render.chunks import is_seen, needs_dictionary
from carousels.render.fit import Plan, planned
from carousels.render.frames import bleeds, frame_of, half_of
from carousels.render.looks import CONTENT, Look, group_of, look_of
from carousels.render.panels import picture_data
from carousels.render.parts import HEAD_GAP, PART_GAP, TAIL_GAP, Parts
from carousels.render.setting import Setting
from carousels.render.shaping import Typeface, typeface
from carousels.render.signs import signs_of
from carousels.render.sizes import Size

_ARABIC_OR_HEBREW = re.compile("[\u0590-\u08ff\ufb1d-\ufefc\U00010800-\U00010fff]")
WORDS = ("label", "headline", "subline", "body")
DRAWN = (*WORDS, "link")
KEPT = 8  # decks
RIGHT_TO_LEFT = ("ar", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi")


@dataclass(frozen=True)
class Composition:
    """A deck with its plan: all that is known before anything is drawn."""

    deck: Deck
    setting: Setting
    plans: tuple[Plan, ...]

    @property
    def is_certain(self) -> bool:
        """Whether every line is known before it is drawn."""
        words = "".join(getattr(slide, name) for slide in self.deck.slides for name in WORDS)
        return not needs_dictionary(words)

    @cached_property
    def names(self) -> tuple[str, ...]:
        """By slide, a hash of all that shapes its drawing: equal names mean equal pictures."""
        common = {name: part for name, part in self.as_data((0,)).items() if name not in ("title", "author")}
        digest = hashlib.sha256(_text(common))
        return tuple(_continued(digest, slide) for slide in self._slides())

    def _fallbacks(self) -> list[str]:
        """The families that help out, of those the ones that are needed: a long list is slow to go through."""
        brand = self.setting.look.brand
        texts = (
            brand.author_name,
            brand.handle,
            brand.footer,
            *(getattr(s, n) for s in self.deck.slides for n in DRAWN),
        )
        signs = {sign for text in texts if not text.isascii() for sign in text if sign > "\x7f"}
        faces = tuple(dict.fromkeys(face.type for face in self.setting.look.faces.values()))
        needed = {name for sign in signs for name in _helpers(sign, faces)}
        return [name for name in fonts.fallbacks(self.deck.language) if name in needed]

    def _slides(self) -> list[dict[str, Any]]:
        return [_slide_data(self.setting, plan, number) for number, plan in enumerate(self.plans, 1)]

    def as_data(self, only: tuple[int, ...] = (), *, bare: bool = False) -> dict[str, Any]:
        """`only`: some slides, counted from 1, as they stand within their deck; all where it is empty. `bare`: only
        what lies behind their words."""
        deck, setting = self.deck, self.setting
        language, _, region = deck.language.partition("-")
        plans = [pair for pair in enumerate(self.plans, 1) if not only or pair[0] in only]
        return {
            "title": plain(deck.document_title or deck.title),
            "author": deck.author or setting.look.brand.author_name,
            "language": language,
            "region": region.upper() if len(region) == 2 else None,
            "rtl": setting.rtl,
            "count": len(self.plans),
            "fallback": self._fallbacks(),
            "frame": _frame_data(setting),
            "look": _look_data(setting.look),
            "gaps": (HEAD_GAP, TAIL_GAP, PART_GAP),
            "bare": bare,
            "slides": [_slide_data(setting, plan, number) for number, plan in plans],
        }


@lru_cache(maxsize=65_536)
def _helpers(sign: str, faces: tuple[Typeface, ...]) -> tuple[str, ...]:
    """The families beside these faces that hold a sign; none where each face has it."""
    if all(face.holds(sign) for face in faces):
        return ()
    return tuple(name for name in fonts.fallbacks() if typeface(name, 400, False).holds(sign))


def _text(value: dict[str, Any]) -> bytes:
    return json.dumps(value, sort_keys=True).encode()


def _continued(begun: Any, slide: dict[str, Any]) -> str:
    digest = begun.copy()
    digest.update(_text(slide))
    return str(digest.hexdigest()[:32])


@lru_cache(maxsize=KEPT)
def composed(deck: Deck, brand: Brand, size: Size) -> Composition:
    """Kept, for a moment: its pictures, their names and its checks are asked for one after the other."""
    return composed_from(deck, brand, size, {})


def composed_from(deck: Deck, brand: Brand, size: Size, least: Mapping[int, int]) -> Composition:
    """`least`: by place, the step of its ladder from which a slide has to look for its size."""
    look = look_of(brand)
    setting = Setting(look, frame_of(look, size), deck.language, is_right_to_left(deck), len(deck.slides))
    level_one = next((place for place, slide in enumerate(deck.slides) if is_seen(slide.headline)), -1)
    return Composition(deck, setting, tuple(planned(setting, _grounded(deck, look), least, level_one)))


def is_right_to_left(deck: Deck) -> bool:
    """By the language; where that is left to right, by what most of the words are written in."""
    if deck.language.partition("-")[0] in RIGHT_TO_LEFT:
        return True
    words = "".join(f"{slide.headline}{slide.body}" for slide in deck.slides)
    if not _ARABIC_OR_HEBREW.search(words):
        return False
    classes = Counter(map(unicodedata.bidirectional, words))
    return classes["R"] + classes["AL"] > classes["L"]


def _grounded(deck: Deck, look: Look) -> list[tuple[Slide, dict[str, str]]]:
    turns: Counter[str] = Counter()
    made = []
    for slide in deck.slides:
        group = group_of(slide.kind)
        upon_picture = bleeds(slide) and layout_of(slide.kind, slide.layout) == "full"
        made.append((slide, look.on_picture() if upon_picture else look.ground(slide.kind, turns[group])))
        turns[group] += 1
    return made


def _frame_data(setting: Setting) -> dict[str, Any]:
    frame = setting.frame
    wide, high = half_of(frame)
    return {
        "page": (frame.size.width, frame.size.height),
        "left": frame.margin,
        "top": frame.top,
        "bottom": frame.bottom,
        "width": frame.width,
        "row": frame.row,
        "half": (wide, high),
    }


def _look_data(look: Look) -> dict[str, Any]:
    layout, brand = look.theme.layout, look.brand
    families = {name: {"font": family} for name, family in look.families.items()}
    return {
        **{key: layout[key] for key in ("align", "radius", "backdrop", "signs")},
        "faces": {**{role: face.as_data() for role, face in look.faces.items()}, **families},
        "panel": look.colours(layout["panel"]),
        "button": look.colours(layout["button"]),
        "palette": look.palette,
        "initial": brand.author_name.strip()[:1].upper(),
        "avatar": compilers.place(brand.avatar) if brand.avatar else None,
        **{name: getattr(brand, name) for name in ("page_numbers", "progress", "swipe_cue")},
    }


def _slide_data(setting: Setting, plan: Plan, number: int) -> dict[str, Any]:
    slide, room = plan.slide, plan.room
    cut = layout_of(slide.kind, slide.layout) if bleeds(slide) else ""
    group = group_of(slide.kind)
    where = {"half": "top", "full": "bottom"}.get(cut) or setting.look.theme.layout["place"][group]
    top, free = _free(plan, where)
    beside = cut == "half" and setting.frame.columns
    return {
        "number": number,
        "group": group,
        "ground": plan.ground,
        "x": room.left,
        "y": room.top,
        "width": room.width,
        "height": room.height,
        "columns": (room.head, room.tail) if room.columns else None,
        "where": where,
        "free": {"y": top, "height": free},
        "words-from": (room.top + (free if where == "bottom" else 0)) / setting.frame.size.height,
        "strip": {"x": room.left, "width": room.width}
        if beside
        else {"x": setting.frame.margin, "width": setting.frame.width},
        "clip": plan.last and not plan.fits,
        "cut": cut,
        "picture": picture_data(slide) if cut else None,
        "head": [part.as_data() for part in plan.parts.head],
        "tail": [part.as_data() for part in plan.parts.tail],
        "signs": signs_of(setting, slide, plan.ground),
        "plain": group == CONTENT and not cut,
    }


def _free(plan: Plan, where: str) -> tuple[float, float]:
    """From where, and by how much, the room is free of words: px. In the middle it is free at both ends."""
    room, parts = plan.room, plan.parts
    free = max(0.0, room.height - parts.height(room))
    if where == "ends":
        return room.top + Parts(parts.head, ()).height(room), free + (PART_GAP if parts.head and parts.tail else 0)
    if where == "top":
        return room.top + parts.height(room), free
    return room.top, free if where == "bottom" else free / 2
