"""YAML from outside, as plain data: texts, lists and mappings, and None. Tags make nothing, and nothing grows.

Every scalar is the text that was written, so that a title “yes” or a version “1.10” stays what it is; what means a
number, a truth value or a date is for the reader to say.
"""

from typing import Any

import yaml

MAX_ALIASES = 20  # references to what was said before: a handful of uses, or a bomb
MAX_DEPTH = 20
_NULL = "tag:yaml.org,2002:null"

Base: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


class NotYamlError(ValueError):
    """Why a text is not taken, as half a sentence, and its line."""

    def __init__(self, message: str, line: int) -> None:
        super().__init__(message)
        self.line = line  # counted from 1


class _Loader(Base):  # type: ignore[misc]
    pass


_Loader.add_implicit_resolver(_NULL, yaml.SafeLoader.yaml_implicit_resolvers["~"][0][1], ["~", "n", "N", ""])
_Loader.add_constructor(_NULL, lambda _loader, _node: None)


def mapping(text: str) -> tuple[dict[str, Any], dict[str, int]]:
    """The mapping that a text is, and the line of each of its keys. Raises NotYamlError."""
    node, make = _composed(text)
    if node is None:
        return {}, {}
    if not isinstance(node, yaml.MappingNode):
        raise NotYamlError("it has to be a list of names with their values, like “title: A title”", 1)
    lines = {str(key.value): key.start_mark.line + 1 for key, _ in node.value}
    return {str(key): value for key, value in make(node).items()}, lines


def mappings(text: str) -> list[tuple[int, dict[str, Any]]]:
    """The mappings that a list holds, each with its line. Raises NotYamlError."""
    node, make = _composed(text)
    if node is None:
        return []
    items = node.value if isinstance(node, yaml.SequenceNode) else [node]
    for item in items:
        if not isinstance(item, yaml.MappingNode):
            raise NotYamlError("each entry has to be names with their values", item.start_mark.line + 1)
    return [(item.start_mark.line + 1, {str(key): value for key, value in make(item).items()}) for item in items]


def _composed(text: str) -> tuple[Any, Any]:
    try:
        _refuse_bombs(text)
        loader = _Loader(text)
        node = loader.get_single_node()
        return node, lambda part: _made(loader, part)
    except yaml.YAMLError as problem:
        raise _told(problem) from problem


def _made(loader: Any, node: Any) -> Any:
    try:
        return loader.construct_document(node)
    except yaml.YAMLError as problem:
        raise _told(problem) from problem


def _refuse_bombs(text: str) -> None:
    depth = aliases = 0
    for event in yaml.parse(text, Loader=Base):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        aliases += isinstance(event, yaml.AliasEvent)
        if "\0" in (getattr(event, "value", "") or ""):
            raise NotYamlError("there is a NUL, which no text holds", _line_of(event))
        if depth > MAX_DEPTH or aliases > MAX_ALIASES:
            raise NotYamlError("it refers to itself or nests without end", _line_of(event))


def _line_of(event: Any) -> int:
    return int(event.start_mark.line) + 1 if event.start_mark else 1


def _told(problem: yaml.YAMLError) -> NotYamlError:
    mark = getattr(problem, "problem_mark", None) or getattr(problem, "context_mark", None)
    said = getattr(problem, "problem", None) or getattr(problem, "reason", None) or "it cannot be understood"
    return NotYamlError(str(said), mark.line + 1 if mark else 1)
