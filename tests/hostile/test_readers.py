"""What reads strangers' bytes (briefs, Word files, Markdown, pasted HTML, pictures) gets ten thousand of its own in
every run: whole samples with parts cut, doubled, swapped and overwritten. It gives an answer or its own refusal."""

import io
import random
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest

from carousels import brief
from carousels.brief.decoding import NotABriefError
from nuvika.lib import images, markdown, pasted
from tests.factories import picture_bytes
from tests.hostile.payloads import ALL
from tests.hostile.policy import violations

SAMPLES = Path(__file__).resolve().parents[2] / "nuvika/front/samples"
BRIEFS = [path.read_bytes() for path in sorted(SAMPLES.rglob("*.txt"))]
ARTICLES = [path.read_text("utf-8") for path in sorted(SAMPLES.rglob("*.md"))]
SIGNS = [
    "*", "**", "_", "`", "```", "~~", "[", "](", "![", ")", "<", ">", "&", "|", "|-|-|", "#", "> [!NOTE]", "- [ ] ", "1. ", "$", "[^1]",
    "[^1]: ", ":", "\n", "\n\n", "\t", "    ", "\\", "\0", "\ufeff", "\u2028", "\u202e", "javascript:", "https://", "SLIDE 2", "Headline:",
    "\\Label:", "---", "***", "Caption:", "日本", "👩‍🚀", "<b>", "</p>", "<!--", "]]>", "&#x0;", "&#99999999;", "%00",
]  # fmt: skip
SHARES = 4


def seeded(name: str) -> random.Random:
    return random.Random(f"{name}: readers, 2026")


def spoilt(data: bytes, chance: random.Random) -> bytes:
    """A few parts of it cut out, doubled, moved, or overwritten with other bytes."""
    for _ in range(chance.randint(1, 4)):
        start = chance.randrange(len(data) + 1)
        part = data[start : start + chance.choice((1, 2, 4, 16, 200))]
        kind = chance.randrange(5)
        if kind == 0:
            data = data[:start] + data[start + len(part) :]
        elif kind == 1:
            data = data[:start] + part * chance.choice((2, 50)) + data[start:]
        elif kind == 2:
            data = data[:start] + bytes(chance.choices(range(256), k=len(part))) + data[start + len(part) :]
        elif kind == 3:
            place = chance.randrange(len(data) + 1)
            data = data[:place] + part + data[place:]
        else:
            data = data[: max(1, start)]
    return data


def strewn(text: str, chance: random.Random) -> str:
    """A part of it, with signs and script between its words."""
    start = chance.randrange(len(text))
    words = text[start : start + chance.choice((40, 400, 1500))].split(" ")
    for _ in range(chance.randint(1, 20)):
        words.insert(chance.randrange(len(words) + 1), chance.choice(SIGNS if chance.random() < 0.8 else ALL))
    return chance.choice((" ", "", "\n")).join(words)


@pytest.mark.parametrize("share", range(SHARES))
def test_briefs_are_read_or_refused(share: int) -> None:
    chance = seeded(f"briefs {share}")
    for _ in range(1000):
        source = chance.choice(BRIEFS)
        data = spoilt(source, chance) if chance.random() < 0.5 else strewn(source.decode(), chance).encode()
        reading = answer_of(lambda data=data: brief.read_bytes(data), NotABriefError)
        if reading is not None and reading.ok:
            assert brief.read_text(brief.write(reading.deck)).deck == reading.deck


@pytest.mark.parametrize("share", range(SHARES))
def test_no_markdown_becomes_script(share: int) -> None:
    chance = seeded(f"Markdown {share}")
    for _ in range(750):
        text = strewn(chance.choice(ARTICLES), chance)
        assert not violations(markdown.render(text)), text


def test_no_pasted_html_becomes_script() -> None:
    chance = seeded("pasted")
    for _ in range(1000):
        html = "".join(
            f"<{chance.choice(('p', 'b', 'h2', 'li', 'td', 'pre', 'a'))}>{strewn(ARTICLES[0], chance)}"
            for _ in range(2)
        )
        assert not violations(markdown.render(pasted.to_markdown(html).markdown)), html


@pytest.mark.filterwarnings("ignore::PIL.Image.DecompressionBombWarning")
@pytest.mark.parametrize("form", ["PNG", "JPEG", "WEBP", "GIF"])
def test_pictures_are_read_or_refused(form: str) -> None:
    chance, whole = seeded(form), picture_bytes((40, 30), form=form)
    for _ in range(400):
        data = spoilt(whole, chance)
        picture = answer_of(lambda data=data: images.read(data), images.PictureRefusedError)
        assert picture is None or picture.width <= images.MAX_SIDE


def test_word_files_are_read_or_refused() -> None:
    chance, whole = seeded("Word"), word_file(BRIEFS[0].decode())
    for _ in range(400):
        data = spoilt(whole, chance) if chance.random() < 0.5 else with_a_spoilt_part(whole, chance)
        answer_of(lambda data=data: brief.read_bytes(data, "brief.docx"), NotABriefError)


def answer_of(read: Callable[[], Any], refusal: type[Exception]) -> Any:
    """What it read, or nothing where it refused with a sentence. Any other exception is a failure."""
    try:
        return read()
    except refusal as refused:
        assert str(refused).endswith(".")
        return None


def word_file(text: str) -> bytes:
    document = docx.Document()
    for line in text.splitlines():
        document.add_paragraph(line)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def with_a_spoilt_part(whole: bytes, chance: random.Random) -> bytes:
    """A sound ZIP in which one part is not what it was."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(whole)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        names = old.namelist()
        chosen = chance.choice([name for name in names if name.endswith((".xml", ".rels"))])
        for name in names:
            data = old.read(name)
            new.writestr(name, spoilt(data, chance) if name == chosen else data)
    return out.getvalue()
