"""A code slide is coloured in the language it is written in, whether or not somebody names it."""

import time

import pytest
from pygments.lexers import get_all_lexers

from carousels.render.languages import guessed, named
from carousels.render.source import Piece, coloured

WRITTEN = {
    "python": ('OPTIONS = {\n    "timeout": 20,\n}', "def live(self):\n    return self.filter(state=PUBLISHED)", "import this", "if not done:\n    return None", "for post in posts:\n    if post.views > 9:\n        total += 1", "@dataclass\nclass Point:\n    x: int"),
    "pycon": (">>> 1 + 1\n2", ">>> def live(self):\n...     return None"),
    "console": ("$ git rebase -i main\nSuccessfully rebased", "ada@mini:~$ ls"),
    "sql": ("SELECT title\nFROM blog_post\nWHERE state = 'live';", "PRAGMA journal_mode = WAL;", "create index at on post (at)", "select * from post", "insert into post (title) values ('x');", "SELECT\n    title\nFROM post", "select id, title from post where id = 3"),
    "typescript": ("interface Slide {\n  headline: string;\n}", "const count: number = 1", "export function greet(name: string): string {\n  return name;\n}"),
    "javascript": ("const answer = await fetch(url);", "items.map((item) => item.name)", "export default function main() {\n}", "class Point {\n  constructor(x) {}\n}", "function App() {\n  return (\n    <p>Words</p>\n  );\n}"),
    "go": ("package main\n\nfunc main() {\n}", "value, err := read()\nif err != nil {", "type Point struct {"),
    "rust": ("fn main() {\n    let mut total = 0;\n}", "struct Point {\n    x: f64,\n}"),
    "php": ("<?php echo 'x';",),
    "java": ("public static void main(String[] args) {",),
    "ruby": ("items.each do |item|\n  puts item\nend",),
    "bash": ("pip install nuvika\nmake run", '#!/bin/sh\necho "${HOME}"', "    git switch main", 'deploy() {\n  echo "$1"\n}'),
    "diff": ("--- a/file\n+++ b/file\n@@ -1 +1 @@\n-old\n+new",),
    "html": ('<section class="deck">\n  <p>Words</p>\n</section>',),
    "css": (".slide {\n  color: red;\n}", "--accent: #c00;", "a:hover, main > p { color: red }", "@media print {\n  .slide {\n    /* why */\n    color: red;\n  }\n}"),
    "json": ('{\n  "name": "nuvika",\n  "slides": [1, 2]\n}',),
    "docker": ("FROM python:3.12\nRUN pip install .", "FROM alpine\nRUN apk add curl"),
    "nginx": ("server {\n    listen 443;\n}",),
    "toml": ('[project]\nname = "nuvika"',),
    "yaml": ("jobs:\n  test:\n    runs-on: ubuntu", "jobs:\n  test:\n    steps:\n      - run: |\n          pip install nuvika"),
}  # fmt: skip

# Each has one weak sign at most of any language that is guessed.
OF_OTHER_LANGUAGES = [
    "if (done) {\n  return;\n}",
    "try {\n  run();\n} catch (error) {}",
    "int main(void) {",
    "fun main() {",
    "struct Point {",
    "deploy() {",
    "class A\n{",
    "public static void Main(string[] args)\n{\n    var open = posts.Where(post => post.Open);\n}",
    "template <typename T>\nclass Stack {\npublic:\n    void push(T value);\n};",
    "for (const auto& post : posts) {\n    publish(post);\n}",
    "func add(_ a: Int, _ b: Int) -> Int {\n    let sum = a + b\n    return sum\n}",
    "my $post = Post->new(title => 1);\n$post->publish($now);",
    "public interface Shape {\n    double area();\n}",
    "interface Shape {\n    String name();\n}",
    'local json = require("json")\nif x == nil then\n  print(self.x)\nend',
    'require "user.options"\nfor k, v in pairs(t) do\n  print(k)\nend',
    "defmodule Deck do\n  def live(deck) do\n    deck\n  end\nend",
    "build: main.o\n\tcc -o app main.o\n\tpip install nuvika\nclean:\n\trm -f app",
    'total = 5\nname = "x"',
    "x: int = 1",
    'Traceback (most recent call last):\n  File "a.py", line 1, in <module>\nValueError: x',
    "GET /healthz HTTP/1.1\nHost: 127.0.0.1:8000",
]

SENTENCES = [
    "From first draft\nto last word",
    "Limit work in progress",
    "Select the right tool",
    "Select one from the list",
    "Where do we begin?",
    "Join us on Monday",
    "From here\nWhere we stand\nOrder by phone\nLimit 10",
    "Update the team, set a date",
    'THE SOFTWARE IS PROVIDED "AS IS", FITNESS AND NONINFRINGEMENT. IN NO EVENT',
    "None of this matters",
    "if it hurts, do it more often:",
    "with love:",
    "class dismissed:",
    "public service announcement",
    "package deal",
    "require nothing of them",
    "puts words in mouths",
    "make sense\nsource of truth",
    "git is hard",
    "Before: 3 seconds\nAfter: 1 second",
    "before: 3 seconds\nafter: 1 second",
    "- Before: 3 seconds\n- After: 1 second",
]

# What a sign may begin with, and what it may then look through without finding its end.
BEGUN = ("", "if ", ".a {", "select ", "function f(")
REPEATED = [" ", *'\t\n(a{<=:#`$"', "a ", "- ", "a: ", 'f"', "(a, ", "=(a, ", "a:b(", "WHERE a ", ") -> "]


@pytest.mark.parametrize(("language", "code"), [(name, code) for name, codes in WRITTEN.items() for code in codes])
def test_code_tells_its_language(language: str, code: str) -> None:
    assert guessed(code) == language


@pytest.mark.parametrize(
    "words", ["", "Ask for the pen at the door.", "one\ntwo\nthree", "a → b → c", "x" * 50_000, "{ " * 20_000]
)
def test_what_shows_no_sign_of_any_is_not_coloured_at_random(words: str) -> None:
    assert guessed(words) is None
    assert {meaning for line in coloured(words, "The remedy") for _, meaning in line} <= {""}


@pytest.mark.parametrize("code", OF_OTHER_LANGUAGES)
def test_code_of_a_language_that_is_not_guessed_is_not_taken_for_another(code: str) -> None:
    assert guessed(code) is None
    assert guessed(code.expandtabs(4)) is None


@pytest.mark.parametrize("words", SENTENCES)
def test_a_sentence_is_no_code(words: str) -> None:
    assert guessed(words) is None


@pytest.mark.parametrize("begun", BEGUN)
@pytest.mark.parametrize("repeated", [*REPEATED, *(f"{each}\n" for each in REPEATED)])
def test_reading_takes_time_that_grows_with_the_code_and_no_faster(begun: str, repeated: str) -> None:
    guessed("")  # the signs are read by now
    # Four times as much; sixteen times would be its square.
    assert _cost(begun, repeated, 4_000) < 10 * max(_cost(begun, repeated, 1_000), 0.001)


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


def _cost(begun: str, repeated: str, length: int) -> float:
    """Seconds of the processor: the least of some, so that what else it does counts for nothing."""
    code = (begun + repeated * length)[: length - 1] + "y"
    return min(_once(code) for _ in range(3))


def _once(code: str) -> float:
    began = time.process_time()
    guessed(code)
    return time.process_time() - began
