"""The house rules that a machine can read: which way imports point, how long files are, what they may name."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from carousels.later import LATER, later

ROOT = Path(__file__).resolve().parent.parent

# One line through the house: a room may import those before it, and itself.
ROOMS = ("nuvika.lib", "nuvika.jobs", "nuvika.editing", "blog", "carousels", "nuvika.front")

# Plain values and what works on them: no Django, no models. Each with the neighbours and libraries it may know.
PURE = {
    "carousels.deck": (),
    "carousels.findings": (),
    "carousels.brand": ("carousels.deck",),
    "carousels.brief": (
        *("carousels.deck", "carousels.findings", "carousels.later", "carousels.marks", "carousels.render.sizes"),
        *("docx", "lxml"),
    ),
    "carousels.colours": (),
    "carousels.links": (),
    "carousels.marks": ("carousels.links",),
    "carousels.layouts": ("carousels.deck",),
    "carousels.limits": (),
    "carousels.later": (),
    "carousels.posting": ("carousels.deck", "carousels.limits", "carousels.links"),
    "carousels.transcript": ("carousels.deck", "carousels.marks"),
    "carousels.kit": (
        *("carousels.brief", "carousels.deck", "carousels.marks", "carousels.posting", "carousels.render"),
        "carousels.transcript",
    ),
    "carousels.preflight": (
        *("carousels.deck", "carousels.brand", "carousels.findings", "carousels.limits", "carousels.links"),
        *("carousels.marks", "carousels.render"),
    ),
    "carousels.render": (
        *(
            "carousels.deck",
            "carousels.brand",
            "carousels.colours",
            "carousels.findings",
            "carousels.later",
            "carousels.layouts",
            "carousels.links",
        ),
        *("carousels.marks", "typst", "uharfbuzz", "budoux", "pyphen", "pygments", "PIL", "pptx", "lxml"),
    ),
}
LONGEST = 400  # lines
SOURCE = {".py", ".typ", ".css", ".js", ".html", ".sh"}
SKIPPED = {".venv", "var", ".git", "node_modules", "__pycache__", ".mypy_cache", ".ruff_cache", ".hypothesis"}
MACHINE_PATH = re.compile(r"(?<![\w.])/(?:work|root|home|Users|opt|private)/[\w.]")


def files_under(*folders: str) -> list[Path]:
    found = (path for folder in folders for path in (ROOT / folder).rglob("*") if path.is_file())
    return sorted(path for path in found if SKIPPED.isdisjoint(path.relative_to(ROOT).parts))


def module_of(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def modules() -> list[Path]:
    sources = (path for path in files_under("nuvika", "blog", "carousels") if path.suffix == ".py")
    return [path for path in sources if "migrations" not in path.parts]


def within(module: str, place: str) -> bool:
    return module == place or module.startswith(f"{place}.")


def room_of(module: str) -> str | None:
    return next((room for room in ROOMS if within(module, room)), None)


def imports_of(path: Path) -> Iterator[tuple[int, str]]:
    """Line and module of every import; `from a import b` counts as a.b where b is a module of ours."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            stem = resolved(path, node)
            for alias in node.names:
                inner = f"{stem}.{alias.name}"
                yield node.lineno, inner if is_ours(inner) else stem


def resolved(path: Path, node: ast.ImportFrom) -> str:
    if not node.level:
        return node.module or ""
    folder = path.parent.relative_to(ROOT).parts
    stem = folder[: len(folder) - node.level + 1]
    return ".".join((*stem, node.module) if node.module else stem)


def is_ours(module: str) -> bool:
    place = ROOT.joinpath(*module.split("."))
    return place.with_suffix(".py").is_file() or (place / "__init__.py").is_file()


def where(path: Path, line: int) -> str:
    return f"{path.relative_to(ROOT)}:{line}"


def test_imports_point_one_way():
    wrong = [
        f"{where(path, line)}: {room_of(module_of(path))} imports {name}"
        for path in modules()
        for line, name in imports_of(path)
        if points_backward(room_of(module_of(path)), room_of(name))
    ]
    assert not wrong, "A room knows only those before it. " + "; ".join(wrong)


def points_backward(source: str | None, target: str | None) -> bool:
    return source is not None and target is not None and ROOMS.index(target) > ROOMS.index(source)


def test_rooms_read_settings_through_django_alone():
    joints = ("nuvika.settings", "nuvika.urls", "nuvika.wsgi", "tests", "scripts")
    wrong = [
        f"{where(path, line)}: {name}"
        for path in modules()
        if room_of(module_of(path))
        for line, name in imports_of(path)
        if any(within(name, joint) for joint in joints)
    ]
    assert not wrong, "; ".join(wrong)


@pytest.mark.parametrize("place", PURE)
def test_what_is_pure_knows_neither_django_nor_models(place):
    allowed = (place, *PURE[place])
    wrong = [
        f"{where(path, line)}: {name}"
        for path in modules()
        if within(module_of(path), place)
        for line, name in imports_of(path)
        if name.split(".")[0] not in sys.stdlib_module_names and not any(within(name, part) for part in allowed)
    ]
    assert not wrong, f"{place} may import the standard library and {', '.join(allowed)}: {'; '.join(wrong)}"


def test_what_is_pure_loads_without_django():
    names = [place for place in PURE if is_ours(place)]
    program = f"import sys, {', '.join(names)}; sys.exit('django' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], cwd=ROOT, check=False).returncode == 0


def test_imports_stand_at_the_top_of_a_file():
    wrong = [
        where(path, inner.lineno)
        for path in modules()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        for inner in ast.walk(node)
        if isinstance(inner, ast.Import | ast.ImportFrom)
    ]
    assert not wrong, f"An import inside a function hides a cycle: {'; '.join(wrong)}"


def test_no_file_is_longer_than_can_be_read_in_one_go():
    sources = files_under("nuvika", "blog", "carousels", "tests", "scripts", "templates", "static")
    lengths = {path: path.read_bytes().count(b"\n") for path in sources if path.suffix in SOURCE}
    too_long = [f"{path.relative_to(ROOT)}: {lines}" for path, lines in lengths.items() if lines > LONGEST]
    assert not too_long, f"At most {LONGEST} lines; split: {'; '.join(too_long)}"


def test_every_module_is_named_for_what_it_holds():
    vague = {"utils", "util", "helpers", "helper", "common", "misc"}
    assert not [where(path, 1) for path in modules() if path.stem in vague or vague & set(path.parts)]


def test_requirements_name_no_registry():
    for name in ("requirements.txt", "requirements-dev.txt"):
        text = (ROOT / name).read_text(encoding="utf-8")
        assert not re.search(r"https?:|file:|--(index|extra|find|trusted)", text), name
        pinned = [line for line in text.splitlines() if line and not line.startswith((" ", "#"))]
        assert all("==" in line for line in pinned), name
        assert text.count("--hash=sha256:") >= len(pinned), name


def committed() -> list[Path]:
    answer = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False)
    named = [ROOT / name for name in answer.stdout.split("\0") if name]
    return [path for path in named or files_under(".") if path.is_file()]


def test_no_committed_file_names_a_place_on_one_machine():
    wrong = []
    for path in committed():
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue  # a picture
        wrong += [f"{path.relative_to(ROOT)}: {found}" for found in MACHINE_PATH.findall(text)]
    assert not wrong, "; ".join(wrong)


@pytest.mark.parametrize("name", LATER)
def test_what_is_loaded_later_is_there_and_was_not_loaded_before(name):
    program = "import sys; from carousels import brief; from carousels.render import formats; "
    loaded = f"{program} print({LATER[name].partition(':')[0]!r} in sys.modules)"
    answer = subprocess.run([sys.executable, "-c", loaded], cwd=ROOT, capture_output=True, text=True, check=True)
    assert answer.stdout.strip() == "False"
    assert callable(later(name))
