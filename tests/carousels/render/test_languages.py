"""A code slide is coloured in the language it is written in, whether or not somebody names it."""

import pytest
from pygments.lexers import get_all_lexers

from carousels.render.languages import guessed, named
from carousels.render.source import Piece, coloured

WRITTEN = {
    "python": ('OPTIONS = {\n    "timeout": 20,\n}', "def live(self):\n    return self.filter(state=PUBLISHED)", "import this"),
    "pycon": (">>> 1 + 1\n2",),
    "console": ("$ git rebase -i main\nSuccessfully rebased", "ada@mini:~$ ls"),
    "sql": ("SELECT title\nFROM blog_post\nWHERE state = 'live';", "PRAGMA journal_mode = WAL;", "create index at on post (at)"),
    "typescript": ("interface Slide {\n  headline: string;\n}", "const count: number = 1"),
    "javascript": ("const answer = await fetch(url);", "items.map((item) => item.name)", "export default function main() {\n}"),
    "go": ("package main\n\nfunc main() {\n}", "value, err := read()\nif err != nil {"),
    "rust": ("fn main() {\n    let mut total = 0;\n}",),
    "php": ("<?php echo 'x';",),
    "java": ("public static void main(String[] args) {",),
    "ruby": ("items.each do |item|\n  puts item\nend",),
    "bash": ("pip install nuvika\nmake run", '#!/bin/sh\necho "${HOME}"'),
    "diff": ("--- a/file\n+++ b/file\n@@ -1 +1 @@\n-old\n+new",),
    "html": ('<section class="deck">\n  <p>Words</p>\n</section>',),
    "css": (".slide {\n  color: red;\n}", "--accent: #c00;"),
    "json": ('{\n  "name": "nuvika",\n  "slides": [1, 2]\n}',),
    "docker": ("FROM python:3.12\nRUN pip install .",),
    "nginx": ("server {\n    listen 443;\n}",),
    "toml": ('[project]\nname = "nuvika"',),
    "yaml": ("jobs:\n  test:\n    runs-on: ubuntu",),
}  # fmt: skip


@pytest.mark.parametrize(("language", "code"), [(name, code) for name, codes in WRITTEN.items() for code in codes])
def test_code_tells_its_language(language: str, code: str) -> None:
    assert guessed(code) == language


@pytest.mark.parametrize(
    "words", ["", "Ask for the pen at the door.", "one\ntwo\nthree", "a → b → c", "x" * 50_000, "{ " * 20_000]
)
def test_what_shows_no_sign_of_any_is_not_coloured_at_random(words: str) -> None:
    assert guessed(words) is None
    assert {meaning for line in coloured(words, "The remedy") for _, meaning in line} <= {""}


@pytest.mark.parametrize(
    ("label", "name"),
    [("Python", "python"), (" SQL ", "sql"), ("js", "javascript"), ("C++", "cpp"), ("Shell", "bash"), ("The remedy", None), ("", None)],
)  # fmt: skip
def test_a_label_that_is_a_language_names_it(label: str, name: str | None) -> None:
    assert named(label) == name


def test_the_label_weighs_more_than_the_signs() -> None:
    code = "def live():"
    assert ("def", "keyword") in coloured(code, "Python")[0]
    assert coloured(code, "Text") == [[(code, "")]]


def test_no_word_is_lost_whatever_the_label() -> None:
    codes = [code for codes in WRITTEN.values() for code in codes]
    for code in codes:
        assert _words(coloured(code, "")) == code.split("\n")
    for _, aliases, _, _ in get_all_lexers(plugins=False):
        assert _words(coloured(codes[0], (*aliases, "")[0])) == codes[0].split("\n")


def _words(lines: list[list[Piece]]) -> list[str]:
    return ["".join(piece for piece, _ in line) for line in lines]
