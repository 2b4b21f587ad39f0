"""What we make of the tokens of a Markdown text before they become HTML."""

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.utils.text import slugify
from markdown_it.common.utils import escapeHtml
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from nuvika.lib import renditions

COLUMN = "(min-width: 46rem) 41.5rem, 100vw"  # how wide the text is: `--measure` in the site's tokens
LINKED_HEADINGS = ("h2", "h3", "h4")
MOST_LINKED = 1_000  # headings of one text; more have no reader
TASK = re.compile(r"\[([ xX])\] ")
BOX = '<input type="checkbox" disabled aria-label="To do"> '
BOX_DONE = '<input type="checkbox" disabled checked aria-label="Done"> '


def start_headings_at_two(state: StateCore) -> None:
    """The page's title is its only first heading: a text that uses `#` moves down by one level."""
    headings = [token for token in state.tokens if token.type in ("heading_open", "heading_close")]
    if any(token.tag == "h1" for token in headings):
        for token in headings:
            token.tag = f"h{min(int(token.tag[1]) + 1, 6)}"


def name_headings(state: StateCore) -> None:
    """Headings get an id from their words, and a link to themselves. Ids are counted: no search, whatever the text."""
    seen: Counter[str] = Counter()
    for opening, inline in zip(state.tokens, state.tokens[1:], strict=False):
        if opening.type != "heading_open" or opening.tag not in LINKED_HEADINGS or inline.children is None:
            continue
        words = "".join(child.content for child in inline.children if child.type in ("text", "code_inline"))
        slug = _slug(words)
        seen[slug] += 1
        if seen.total() > MOST_LINKED:
            return
        name = slug if seen[slug] == 1 else f"{slug}.{seen[slug]}"  # no slug holds a dot, so this is never taken
        opening.attrSet("id", name)
        attributes: dict[str, str | int | float] = {
            "class": "anchor",
            "href": f"#{name}",
            "aria-label": "Link to this section",
        }
        link = Token("link_open", "a", 1, attrs=attributes)
        inline.children += [link, Token("anchor_sign", "", 0), Token("link_close", "a", -1)]


@lru_cache(maxsize=512)
def _slug(words: str) -> str:
    return slugify(words[:200], allow_unicode=True)[:80] or "section"


def anchor_sign(*_: Any) -> str:
    return "#"


def make_task_lists(state: StateCore) -> None:
    """`- [ ] this` and `- [x] that` become boxes that show what is done."""
    for item, opening, inline in zip(state.tokens, state.tokens[1:], state.tokens[2:], strict=False):
        if item.type != "list_item_open" or opening.type != "paragraph_open" or not inline.children:
            continue
        first = inline.children[0]
        mark = TASK.match(first.content) if first.type == "text" else None
        if mark is None:
            continue
        first.content = first.content[mark.end() :]
        item.attrSet("class", "task-list-item")
        box = Token("html_inline", "", 0, content=BOX_DONE if mark[1] in "xX" else BOX)
        inline.children.insert(0, box)


def make_figures(state: StateCore) -> None:
    """A paragraph that is only a picture becomes a figure; the picture's title becomes its caption."""
    for opening, inline, closing in zip(state.tokens, state.tokens[1:], state.tokens[2:], strict=False):
        if opening.type != "paragraph_open" or inline.type != "inline" or opening.hidden:
            continue
        children = inline.children or []
        if len(children) != 1 or children[0].type != "image":
            continue
        opening.type, opening.tag = "figure_open", "figure"
        closing.type, closing.tag = "figure_close", "figure"
        caption = str(children[0].attrs.pop("title", ""))
        if caption:
            children += [
                Token("figcaption_open", "figcaption", 1),
                Token("text", "", 0, content=caption),
                Token("figcaption_close", "figcaption", -1),
            ]


def picture(renderer: Any, tokens: Sequence[Token], index: int, options: Any, env: Any) -> str:
    """A picture of this site comes in the width that the screen needs, and keeps its place while it loads."""
    token = tokens[index]
    token.attrSet("loading", "lazy")
    token.attrSet("decoding", "async")
    source = str(token.attrGet("src") or "")
    about = renditions.sources(source) if source.startswith(settings.MEDIA_URL) else None
    if about is None:
        return str(renderer.image(tokens, index, options, env))
    token.attrSet("src", about.src)
    token.attrSet("width", str(about.width))
    token.attrSet("height", str(about.height))
    copies = f'<source type="image/webp" srcset="{escapeHtml(about.srcset)}" sizes="{COLUMN}">'
    return f"<picture>{copies}{renderer.image(tokens, index, options, env)}</picture>"


def align_cells_by_class(state: StateCore) -> None:
    """The page's policy forbids style attributes, so a column's alignment is a class."""
    for token in state.tokens:
        if token.type in ("th_open", "td_open"):
            style = str(token.attrs.pop("style", ""))
            if style:
                token.attrSet("class", f"align-{style.partition(':')[2].strip()}")


def mathematics(_renderer: Any, tokens: Sequence[Token], index: int, *_: Any) -> str:
    """What stands between dollar signs, as it was written, with them."""
    token = tokens[index]
    words = escapeHtml(f"{token.markup}{token.content}{token.markup}")
    return f'<p class="math">{words}</p>\n' if token.type == "math_block" else f'<span class="math">{words}</span>'


def callout_open(_renderer: Any, tokens: Sequence[Token], index: int, *_: Any) -> str:
    """`> [!NOTE]` and its kin. The first line names the kind, for eyes and ears."""
    return f'<div class="callout callout-{tokens[index].info.lower()}" role="note">\n'


def callout_close(*_: Any) -> str:
    return "</div>\n"


def callout_title_open(*_: Any) -> str:
    return '<p class="callout-title">'


def table_open(*_: Any) -> str:
    """Wide tables scroll inside a region that the keyboard reaches."""
    return '<div class="table-scroll" role="region" aria-label="Table" tabindex="0"><table>\n'


def table_close(*_: Any) -> str:
    return "</table></div>\n"
