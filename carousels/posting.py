"""What is typed into LinkedIn beside the document: the text, where it is folded, and a link that can be counted."""

from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from carousels.deck import Deck
from carousels.limits import CAROUSEL
from carousels.links import href

SOURCE, MEDIUM = "linkedin", "social"


def text_of(deck: Deck, link: str) -> str:
    """The whole text of the post: caption, link, hashtags, an empty line between."""
    return "\n\n".join(part for part in (deck.caption.strip(), link, deck.hashtags.strip()) if part)


def folded(text: str, at: int) -> str:
    """What is seen before somebody presses “see more”; the text itself where it is short enough."""
    return text if len(text) <= at else text[:at].rstrip() + "…"


def too_long(text: str) -> int:
    """How many characters the text has too many for LinkedIn; 0 where it fits."""
    return max(0, len(text) - CAROUSEL["caption"].allowed)


def tracked(address: str, campaign: str) -> str:
    """The address with UTM parameters, so that visits show where they came from; empty where it is no web address.

    What the address says already, parameters of the same names among it, stays.
    """
    target = href(address)
    parts = urlsplit(target)
    if parts.scheme not in ("http", "https"):
        return ""
    given = parse_qsl(parts.query, keep_blank_values=True)
    known = {name for name, _ in given}
    ours = {"utm_source": SOURCE, "utm_medium": MEDIUM, "utm_campaign": campaign}
    query = urlencode([*given, *((name, value) for name, value in ours.items() if name not in known)])
    return urlunsplit(parts._replace(query=query))
