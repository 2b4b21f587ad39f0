"""An article in short: its headings and what stands first under each."""

from nuvika.lib.outline import Section, sections


def test_headings_part_an_article_and_keep_its_plain_words() -> None:
    text = "Intro *here*.\n\n## One `x`\n\nFirst.\nSecond.\n\nMore.\n\n```\ncode\n```\n\n## Two\n\n- a\n- b\n"
    assert sections(text) == [
        Section("", ["Intro here."]),
        Section("One x", ["First. Second.", "More."]),
        Section("Two", [], ["a", "b"]),
    ]


def test_an_article_with_smaller_headings_alone_is_parted_by_them() -> None:
    assert [section.heading for section in sections("### A\n\nx\n\n#### B\n\ny\n\n### C")] == ["A", "C"]


def test_an_empty_text_has_no_part() -> None:
    assert sections("") == []
