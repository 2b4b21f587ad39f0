"""Code in Markdown: highlighted by Pygments with CSS classes, and labelled with its language."""

from collections.abc import Sequence
from functools import cache
from typing import Any

from markdown_it.common.utils import escapeHtml
from markdown_it.token import Token
from pygments import highlight
from pygments.formatters.html import HtmlFormatter
from pygments.lexer import Lexer
from pygments.lexers import get_lexer_by_name

# Bounds for hostile texts: a lexer is a pile of regular expressions. What is longer is shown without colours.
MAX_BLOCK = 16_000
MAX_TOTAL = 40_000
MAX_LINE = 2_000

# The languages that are highlighted: what is written after the fence, and how readers see it named.
LANGUAGES = {
    "bash": "Shell", "c": "C", "console": "Console", "cpp": "C++", "csharp": "C#", "css": "CSS", "diff": "Diff",
    "django": "Django template", "docker": "Dockerfile", "dockerfile": "Dockerfile", "elixir": "Elixir", "go": "Go",
    "graphql": "GraphQL", "html": "HTML", "http": "HTTP", "ini": "INI", "java": "Java", "javascript": "JavaScript",
    "jinja": "Jinja", "js": "JavaScript", "json": "JSON", "kotlin": "Kotlin", "lua": "Lua", "make": "Makefile",
    "nginx": "Nginx", "php": "PHP", "pycon": "Python", "py": "Python", "python": "Python", "ruby": "Ruby",
    "rust": "Rust", "scss": "SCSS", "sh": "Shell", "shell": "Shell", "sql": "SQL", "swift": "Swift", "toml": "TOML",
    "ts": "TypeScript", "tsx": "TSX", "typescript": "TypeScript", "xml": "XML", "yaml": "YAML", "yml": "YAML",
}  # fmt: skip
PLAIN = {"", "text", "txt", "plain", "none"}

_formatter = HtmlFormatter(nowrap=True)


def fence(_renderer: Any, tokens: Sequence[Token], index: int, _options: Any, env: Any) -> str:
    """HTML of a code block. `env` counts what was highlighted in this document."""
    token = tokens[index]
    language = (token.info.split() or [""])[0].lower()[:30]
    return (
        f'<figure class="code">{_label(language)}'
        f'<pre tabindex="0"><code>{_coloured(token.content, language, env)}</code></pre></figure>\n'
    )


def _label(language: str) -> str:
    if language in PLAIN:
        return ""
    return f"<figcaption>{escapeHtml(LANGUAGES.get(language, language))}</figcaption>"


def _coloured(code: str, language: str, env: Any) -> str:
    spent = env.get("highlighted", 0) + len(code)
    if language not in LANGUAGES or len(code) > MAX_BLOCK or spent > MAX_TOTAL or _has_long_line(code):
        return escapeHtml(code)
    env["highlighted"] = spent
    return str(highlight(code, _lexer(language), _formatter))


def _has_long_line(code: str) -> bool:
    return any(len(line) > MAX_LINE for line in code.splitlines())


@cache
def _lexer(language: str) -> Lexer:
    return get_lexer_by_name("postgresql" if language == "sql" else language, stripnl=False)
