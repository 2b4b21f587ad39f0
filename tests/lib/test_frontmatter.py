"""Heads of Markdown files are read as they were written, whoever wrote them."""

import pytest

from nuvika.lib.frontmatter import FrontMatterError, read, write


def test_what_was_written_is_read_back() -> None:
    header = {"title": "yes", "version": "1.10", "none": "null", "list": ["a, b", "#c"]}
    found = read(write(header, "\n\nbody\n---\n"))
    assert (found.header, found.body) == (header, "\n\nbody\n---\n")


def test_yaml_is_plain_data_with_its_lines() -> None:
    found = read("---\ntitle: yes\ncount: 012\nempty:\nnull: ~\nwhen: 2024-05-01\n---\nBody")
    assert found.header == {"title": "yes", "count": "012", "empty": None, "None": None, "when": "2024-05-01"}
    assert (found.lines["count"], found.body, found.body_line) == (3, "Body", 8)


def test_toml_reads_alike() -> None:
    found = read('+++\ntitle = "A"\ndraft = true\nwhen = 2024-05-01T10:00:00Z\nlist = [1, "b"]\n+++\n\nBody')
    assert found.header == {"title": "A", "draft": "true", "when": "2024-05-01T10:00:00+00:00", "list": ["1", "b"]}
    assert (found.lines["draft"], found.body, found.body_line) == (3, "Body", 8)


@pytest.mark.parametrize("text", ["", "Words", "----\nno head\n---\n", " ---\na: b\n---\n"])
def test_a_text_without_a_head_has_none(text: str) -> None:
    assert (read(text).header, read(text).body) == ({}, text)


@pytest.mark.parametrize(
    ("text", "line"),
    [("---\na: b", 1), ("---\na: b\nc: [\n---\n", 4), ("+++\na = 1\nb = \n+++\n", 3), ("---\n- a\n---\n", 2)],
)
def test_a_head_that_cannot_be_read_is_told_with_its_line(text: str, line: int) -> None:
    with pytest.raises(FrontMatterError) as told:
        read(text)
    assert told.value.line == line
