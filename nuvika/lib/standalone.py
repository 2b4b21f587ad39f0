"""HTML that is read away from its page: in a feed reader, in a mail."""

from lxml import html as lxml_html

# What only works, or only makes sense, on the page itself.
ON_PAGE_ONLY = "//a[@class='anchor'] | //*[@data-on-page]"


def standalone(html: str, base: str) -> str:
    """The same HTML with absolute addresses, without what needs its page. `base` is the page's address."""
    if not html.strip():
        return ""
    root = lxml_html.fragment_fromstring(html, create_parent="div")
    for element in root.xpath(ON_PAGE_ONLY):
        element.drop_tree()
    for source in root.xpath("//picture/source"):
        source.drop_tree()
    for picture in root.xpath("//picture"):
        picture.drop_tag()
    for box in root.xpath("//input[@type='checkbox']"):
        box.tail = ("☑ " if box.get("checked") is not None else "☐ ") + (box.tail or "").lstrip()
        box.drop_tag()
    root.make_links_absolute(base, resolve_base_href=False)
    inner = str(lxml_html.tostring(root, encoding="unicode"))
    return inner.removeprefix("<div>").removesuffix("</div>")
