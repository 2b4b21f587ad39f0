"""Every address that the site answers, read from the URLconf."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.contrib.admindocs.utils import replace_metacharacters, replace_named_groups, replace_unnamed_groups
from django.urls import URLPattern, URLResolver, get_resolver
from django.urls.resolvers import ResolverMatch, RoutePattern


@dataclass(frozen=True, slots=True)
class Route:
    address: str  # like /blog/posts/<slug>
    name: str  # as `request.resolver_match.view_name` says it
    pattern: URLPattern


def routes() -> list[Route]:
    """All of them, in the order in which they are tried."""
    return list(_walk(get_resolver(), "/", []))


def _walk(resolver: URLResolver, prefix: str, namespaces: list[str]) -> Iterator[Route]:
    for entry in resolver.url_patterns:
        address = prefix + _readable(entry.pattern)
        if isinstance(entry, URLResolver):
            yield from _walk(entry, address, [*namespaces, entry.namespace] if entry.namespace else namespaces)
        else:
            match = ResolverMatch(entry.callback, (), {}, url_name=entry.name, namespaces=[*namespaces])
            yield Route(address, str(match.view_name), entry)


def _readable(pattern: Any) -> str:
    if isinstance(pattern, RoutePattern):
        return re.sub(r"<(?:\w+:)?(\w+)>", r"<\1>", str(pattern))
    plain = str(pattern).replace("([^/]+)", "<id>").replace(r"(\d+)", "<version>")
    return str(replace_metacharacters(replace_unnamed_groups(replace_named_groups(plain))))
