"""The last gate before HTML is shown: what is not listed here does not pass."""

import nh3
from pygments.token import STANDARD_TYPES

TAGS = {
    *("h2", "h3", "h4", "h5", "h6", "p", "blockquote", "hr", "pre", "div", "section", "figure", "figcaption"),
    *(
        "ul",
        "ol",
        "li",
        "dl",
        "dt",
        "dd",
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "input",
        "img",
        "picture",
        "source",
        "br",
    ),
    *("a", "abbr", "b", "code", "del", "em", "i", "kbd", "mark", "s", "small", "span", "strong", "sub", "sup"),
}
# Their words are markup or code, nothing to read: they go with what is in them.
GONE_WITH_CONTENT = {"script", "style", "iframe", "object", "embed", "svg", "math", "template", "noscript"}
ATTRIBUTES = {
    "*": {"id"},
    "a": {"href", "title", "aria-label"},
    "source": {"type", "srcset", "sizes"},
    "img": {"src", "alt", "title", "width", "height", "loading", "decoding"},
    "input": {"checked", "disabled"},
    "ol": {"start"},
    "pre": {"tabindex"},
    "div": {"role", "aria-label", "tabindex"},
    "th": {"scope"},
}
CALLOUTS = ("note", "tip", "important", "warning", "caution")
CLASSES = {
    "a": {"anchor", "footnote-backref"},
    "div": {"table-scroll", "callout", *(f"callout-{kind}" for kind in CALLOUTS)},
    "figure": {"code"},
    "hr": {"footnotes-sep"},
    "li": {"footnote-item", "task-list-item"},
    "ol": {"footnotes-list"},
    "section": {"footnotes"},
    "p": {"callout-title", "embed", "math"},
    "span": {"math", "embed-host", *(name for name in STANDARD_TYPES.values() if name)},
    "sup": {"footnote-ref"},
    "td": {"align-left", "align-center", "align-right"},
    "th": {"align-left", "align-center", "align-right"},
}
_cleaner = nh3.Cleaner(
    tags=TAGS,
    clean_content_tags=GONE_WITH_CONTENT,
    attributes=ATTRIBUTES,
    tag_attribute_values={"input": {"type": {"checkbox"}, "aria-label": {"To do", "Done"}}},
    allowed_classes=CLASSES,
    url_schemes={"http", "https", "mailto"},
    link_rel="noopener",
)


def clean(html: str) -> str:
    """HTML with nothing but the listed elements, attributes and classes; links to http, https, mailto or this site."""
    return _cleaner.clean(html)
