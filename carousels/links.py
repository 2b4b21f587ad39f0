"""Which words of a slide are an address to follow."""

import re
from urllib.parse import quote, urlsplit

_BARE = re.compile(r"(?:[\w-]+\.)+[^\W\d_]{2,}(?::\d+)?(?:[/?#]\S*)?")
_SAFE = "%/:=&?~#+!$,;'@()*[]"


def href(text: str) -> str:
    """An http, https or mailto address, a bare host made https; empty for everything else."""
    text = text.strip()
    if not text or len(text.split()) != 1:
        return ""
    if _BARE.fullmatch(text):
        text = f"https://{text}"
    try:
        parts = urlsplit(text)
    except ValueError:
        return ""
    safe = (parts.scheme in ("http", "https") and parts.netloc) or (parts.scheme == "mailto" and "@" in parts.path)
    return quote(text, safe=_SAFE) if safe else ""
