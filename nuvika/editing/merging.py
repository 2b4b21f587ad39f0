"""Two editors' words of one thing put together: what there is to choose, what suggests itself, and the outcome."""

from dataclasses import dataclass
from typing import Any

from nuvika.editing.content import Content, parts_name
from nuvika.editing.differences import Change, PartChange, compare, key_of, same
from nuvika.lib.wording import together

MINE, THEIRS, BOTH = "mine", "theirs", "both"


@dataclass(frozen=True, slots=True)
class Choice:
    """A field of which there are two values. `suggested` is empty where both changed it, or nobody knows who did.

    `both` holds a text with either's changes, where they do not touch.
    """

    name: str
    change: Change
    suggested: str
    both: str | None = None


@dataclass(frozen=True, slots=True)
class PartChoice:
    """A part that differs: in fields to choose, or in whether it is there at all."""

    name: str
    change: PartChange
    suggested: str
    fields: tuple[Choice, ...] = ()


@dataclass(frozen=True, slots=True)
class Choices:
    fields: tuple[Choice, ...] = ()
    parts: tuple[PartChoice, ...] = ()
    order: str | None = None  # suggested; None where the orders agree

    def __bool__(self) -> bool:
        return bool(self.fields or self.parts or self.order is not None)


@dataclass(frozen=True, slots=True)
class Comparison:
    """What is stored, what somebody typed, and what both began from, where that is known."""

    theirs: Content
    mine: Content
    base: Content | None = None

    def choices(self, model: Any) -> Choices:
        found = compare(model, self.theirs, self.mine)
        base = self.base or {}
        fields = tuple(_choice(change.name, change, base, self.theirs, self.mine) for change in found.fields)
        name = parts_name(model)
        theirs, mine, first = (_by_id(side.get(name, [])) for side in (self.theirs, self.mine, base))
        parts = tuple(
            _part_choice(change, theirs, mine, first if self.base else None)
            for change in found.parts
            if change.kind != "moved"
        )
        order = _suggested_order(*(list(side) for side in (theirs, mine, first))) if found.reordered else None
        return Choices(fields, parts, order)

    def merged(self, model: Any, chosen: dict[str, str]) -> Content:
        """What was chosen, by the names of the choices and `order`; whatever is not chosen is theirs."""
        name = parts_name(model)
        content = {
            field: _taken(chosen.get(field), value, self.mine.get(field, value), (self.base or {}).get(field))
            for field, value in self.theirs.items()
            if field != name
        }
        if name and name in self.mine:
            base = _by_id((self.base or {}).get(name, []))
            content[name] = _merged_parts(self.theirs[name], self.mine[name], base, chosen)
        return content


def _choice(name: str, change: Change, base: Content, theirs: Content, mine: Content) -> Choice:
    suggested = _suggested(base, theirs, mine, change.name)
    both = None
    if not suggested and change.runs and change.name in base:
        both = together(base[change.name], theirs[change.name], mine[change.name])
    return Choice(name, change, suggested or (BOTH if both is not None else ""), both)


def _taken(side: str | None, theirs: Any, mine: Any, base: Any) -> Any:
    """The value of the chosen side; theirs where both were asked for and do not go together."""
    if side == BOTH and isinstance(base, str):
        both = together(base, theirs, mine)
        return theirs if both is None else both
    return mine if side == MINE else theirs


def _suggested(base: Content, theirs: Content, mine: Content, name: str) -> str:
    if name not in base:
        return ""
    if same(base[name], theirs[name]):
        return MINE
    return THEIRS if same(base[name], mine[name]) else ""


def _part_choice(
    change: PartChange, theirs: dict[str, Content], mine: dict[str, Content], base: dict[str, Content] | None
) -> PartChoice:
    key, name = change.key, f"part:{change.key}"
    if change.kind == "changed":
        first = (base or {}).get(key, {})
        fields = tuple(
            _choice(f"{name}:{field.name}", field, first, theirs[key], mine[key]) for field in change.changes
        )
        return PartChoice(name, change, "", fields)
    return PartChoice(name, change, _suggested_presence(change, theirs, mine, base))


def _suggested_presence(
    change: PartChange, theirs: dict[str, Content], mine: dict[str, Content], base: dict[str, Content] | None
) -> str:
    """A part that only one side has: added by that side, or deleted by the other, unless it was changed."""
    key = change.key
    here, side, other = (mine, MINE, THEIRS) if change.kind == "added" else (theirs, THEIRS, MINE)
    if key not in here:
        return MINE  # new, and never saved: nobody else can know of it
    if base is None:
        return ""
    if key not in base:
        return side
    untouched = all(same(value, base[key].get(field, value)) for field, value in here[key].items())
    return other if untouched else ""


def _suggested_order(theirs: list[str], mine: list[str], base: list[str]) -> str:
    everywhere = set(theirs) & set(mine) & set(base)
    theirs, mine, base = ([key for key in side if key in everywhere] for side in (theirs, mine, base))
    if theirs == base:
        return MINE
    return THEIRS if mine == base else ""


def _by_id(parts: list[Content]) -> dict[str, Content]:
    return {part["id"]: part for part in parts if part.get("id")}


def _merged_parts(
    theirs: list[Content], mine: list[Content], base: dict[str, Content], chosen: dict[str, str]
) -> list[Content]:
    old = {key_of(part, -number): part for number, part in enumerate(theirs, 1)}
    new = {key_of(part, number): part for number, part in enumerate(mine, 1)}
    first, second = (new, old) if chosen.get("order") == MINE else (old, new)
    made = []
    for key in _interleaved(list(first), list(second)):
        if key in old and key in new:
            made.append(_merged_part(key, old[key], new[key], base.get(key, {}), chosen))
        elif (key in new) == (chosen.get(f"part:{key}") == MINE):
            made.append(old[key] if key in old else {**new[key], "id": ""})
    return made


def _interleaved(leading: list[str], other: list[str]) -> list[str]:
    """The leading order, with what only the other has set behind what stands before it there."""
    made = list(leading)
    for place, key in enumerate(other):
        if key not in made:
            before = next((made.index(known) for known in reversed(other[:place]) if known in made), -1)
            made.insert(before + 1, key)
    return made


def _merged_part(key: str, old: Content, new: Content, base: Content, chosen: dict[str, str]) -> Content:
    return {
        field: _taken(chosen.get(f"part:{key}:{field}"), value, new.get(field, value), base.get(field))
        for field, value in old.items()
    }
