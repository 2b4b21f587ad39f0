"""The one way from Markdown to HTML that is safe to show."""

from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin

from nuvika.lib import htmlsafe, markdown_bounds, markdown_code, markdown_rules

MAX_NESTING = 20  # deeper lists and quotes are shown flat: nesting is what hostile texts multiply


def render(text: str) -> str:
    """Safe HTML for a Markdown text: classes only, no scripts, no styles, no raw HTML from the text.

    100 KB take less than a second, whatever they are: what is beyond the bounds is shown as it was written.
    """
    written, rest = markdown_bounds.split(text)
    return htmlsafe.clean(str(_parser.render(written, {})) + markdown_bounds.as_written(rest))


def plain(text: str) -> str:
    """The words of a Markdown text in one line, without code blocks: for descriptions, counting, searching."""
    words: list[str] = []
    for token in _parser.parse(markdown_bounds.split(text)[0], {}):
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
    parser = MarkdownIt("commonmark", {"html": False, "maxNesting": MAX_NESTING, "typographer": False})
    parser.enable(["table", "strikethrough"])
    parser.use(footnote_plugin, inline=False).use(deflist_plugin)
    markdown_bounds.limit_brackets(parser)
    parser.core.ruler.push("headings", markdown_rules.start_headings_at_two)
    parser.core.ruler.push("heading_names", markdown_rules.name_headings)
    parser.core.ruler.push("tasks", markdown_rules.make_task_lists)
    parser.core.ruler.push("figures", markdown_rules.make_figures)
    parser.core.ruler.push("pictures", markdown_rules.dress_pictures)
    parser.core.ruler.push("cells", markdown_rules.align_cells_by_class)
    parser.add_render_rule("fence", markdown_code.fence)
    parser.add_render_rule("code_block", markdown_code.fence)
    parser.add_render_rule("anchor_sign", markdown_rules.anchor_sign)
    parser.add_render_rule("table_open", markdown_rules.table_open)
    parser.add_render_rule("table_close", markdown_rules.table_close)
    return parser


_parser = _make_parser()
