"""The one way from Markdown to HTML that is safe to show."""

from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.dollarmath import dollarmath_plugin
from mdit_py_plugins.footnote import footnote_plugin

from nuvika.lib import htmlsafe, markdown_bounds, markdown_code, markdown_embeds, markdown_rules

MAX_NESTING = 20  # deeper lists and quotes are shown flat: nesting is what hostile texts multiply


def render(text: str) -> str:
    """Safe HTML for a Markdown text: classes only, no scripts, no styles, no raw HTML from the text.

    100 KB take less than a second, whatever they are: what is beyond the bounds is shown as it was written.
    """
    written, rest = markdown_bounds.split(text)
    return htmlsafe.clean(str(_parser.render(written, {})) + markdown_bounds.as_written(rest))


def plain(text: str) -> str:
    """The words of a Markdown text in one line, without code blocks: for descriptions and counting."""
    return _words(text, with_code=False)


def searchable(text: str) -> str:
    """The words of a Markdown text in one line, code included: what somebody may look for."""
    return _words(text, with_code=True)


def _words(text: str, *, with_code: bool) -> str:
    words: list[str] = []
    for token in _parser.parse(markdown_bounds.split(text)[0], {}):
        if with_code and token.type in ("fence", "code_block"):
            words.append(token.content)
        for child in token.children or ():
            if child.type in ("text", "code_inline"):
                words.append(child.content)
            elif child.type in ("softbreak", "hardbreak"):
                words.append(" ")
        words.append(" ")
    return " ".join("".join(words).split())


def parse(text: str) -> list[Token]:
    """The tokens of a Markdown text, as the page is made of them."""
    return list(_parser.parse(text, {}))


def pictures(text: str) -> list[tuple[str, str]]:
    """Address and alt text of each picture in a Markdown text."""
    return [
        (str(child.attrs.get("src", "")), child.content.strip())
        for token in _parser.parse(text, {})
        for child in token.children or ()
        if child.type == "image"
    ]


def _make_parser() -> Any:
    options = {"html": False, "maxNesting": MAX_NESTING, "typographer": False, "alerts": True}
    parser = MarkdownIt("commonmark", options)
    parser.enable(["table", "strikethrough"])
    parser.use(footnote_plugin, inline=False).use(deflist_plugin)
    markdown_bounds.limit_signs(parser)
    # Mathematics stays as it was written, and what looks like emphasis in it is none.
    parser.use(dollarmath_plugin, allow_labels=False, allow_space=False, allow_digits=False, allow_blank_lines=False)
    parser.core.ruler.push("headings", markdown_rules.start_headings_at_two)
    parser.core.ruler.push("heading_names", markdown_rules.name_headings)
    parser.core.ruler.push("tasks", markdown_rules.make_task_lists)
    parser.core.ruler.push("addresses", markdown_embeds.link_addresses)
    parser.core.ruler.push("embeds", markdown_embeds.make_embeds)
    parser.core.ruler.push("figures", markdown_rules.make_figures)
    parser.core.ruler.push("cells", markdown_rules.align_cells_by_class)
    parser.add_render_rule("fence", markdown_code.fence)
    parser.add_render_rule("code_block", markdown_code.fence)
    parser.add_render_rule("anchor_sign", markdown_rules.anchor_sign)
    for kind in ("math_inline", "math_inline_double", "math_block"):
        parser.add_render_rule(kind, markdown_rules.mathematics)
    parser.add_render_rule("image", markdown_rules.picture)
    parser.add_render_rule("alert_open", markdown_rules.callout_open)
    parser.add_render_rule("alert_close", markdown_rules.callout_close)
    parser.add_render_rule("alert_title_open", markdown_rules.callout_title_open)
    parser.add_render_rule("table_open", markdown_rules.table_open)
    parser.add_render_rule("table_close", markdown_rules.table_close)
    return parser


_parser = _make_parser()
