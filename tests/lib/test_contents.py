"""A table of contents from an article's headings."""

from nuvika.lib import markdown
from nuvika.lib.contents import contents


def test_headings_stand_under_each_other() -> None:
    html = markdown.render("## One *bold*\n\n### Inner `x`\n\n## Two\n\n#### Deeper\n\n## Three & <b>\n\n## Four")
    one, two, three, _ = contents(html)
    assert (one.words, one.name, [inner.words for inner in one.within]) == ("One bold", "one-bold", ["Inner x"])
    assert two.within == ()
    assert three.words == "Three & <b>"


def test_a_short_article_needs_none() -> None:
    assert contents(markdown.render("## One\n\n## Two\n\n## Three")) == ()
    assert contents("") == ()


def test_a_third_level_without_a_second_is_left_out() -> None:
    html = markdown.render("### Early\n\n## One\n\n## Two\n\n## Three\n\n## Four")
    assert [heading.words for heading in contents(html)] == ["One", "Two", "Three", "Four"]
