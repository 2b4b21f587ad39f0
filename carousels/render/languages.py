"""In what language code is written: by its name where somebody says it, else by signs that each language alone has."""

import re
from functools import cache

from pygments.lexers import get_all_lexers

LOOKED_AT = 4_000  # signs of the code

# By Pygments' names. The language with the most signs in the code is taken, of equals the first.
SIGNS: dict[str, tuple[str, ...]] = {
    "pycon": (r"^>>> ", r"^\.\.\. "),
    "console": (r"^[\w@:~/.-]*[$%] \w", r"^# (apt|dnf|yum|systemctl) "),
    "python": (
        r"^\s*(async )?def \w+\(.*:\s*(#.*)?$",
        r"^\s*class \w+(\(.*\))?:",
        r"^\s*(from [\w.]+ )?import [\w.]+",
        r"^\s*@[\w.]+(\(.*\))?$",
        r"^\s*(if|elif|else|for|while|with|try|except|finally)\b[^{]*:\s*(#.*)?$",
        r"\b(None|True|False|self\.\w+|print\(|lambda \w+:)",
        r"^[A-Z][A-Z_\d]+ = ",
    ),
    "sql": (
        r"(?i)^\s*(select|insert into|update \w+ set|delete from|explain|pragma|vacuum|with \w+ as)\b",
        r"(?i)^\s*(begin|commit|rollback)( \w+)?;",
        r"(?i)^\s*(create|alter|drop) (unique |virtual )?(table|index|view|trigger)\b",
        r"(?i)^\s*(from|where|group by|order by|left join|join|values|returning|limit)\b",
    ),
    "typescript": (
        r"^\s*(export )?(interface|type|enum) \w+( = | \{)",
        r"\b(const|let|function)\b[^=]*: (string|number|boolean|Promise<|void|\w+\[\])",
        r"^\s*import type ",
        r"^\s*\w+\??: (string|number|boolean|Date|\w+\[\]);?$",
    ),
    "javascript": (
        r"^\s*(export )?(const|let|var) [\w{}\[\], ]+ = ",
        r"^\s*(export )?(default )?(async )?function\b",
        r"=> ?[{(\w]",
        r"\b(console\.log|document\.|await fetch|require\()",
        r"^\s*import .* from [\"']",
    ),
    "go": (r"^package \w+$", r"^func (\(\w+ \*?\w+\) )?\w+\(", r":= ", r"\bif err != nil\b"),
    "rust": (r"^\s*(pub )?fn \w+", r"\blet mut \w+", r"^\s*use \w+::", r"\b(println|vec|format)!", r"^\s*impl\b"),
    "php": (r"^<\?php", r"\$\w+->\w+", r"^\s*\$\w+ = "),
    "java": (r"^\s*(public|private|protected) (static )?(final )?[\w<>\[\]]+ \w+", r"\bSystem\.out\."),
    "ruby": (r"^\s*def \w+[^:]*$", r"^\s*end$", r"\bdo \|\w+", r"^\s*(require|puts) "),
    "bash": (
        r"^#!.*\b(ba|z|)sh$",
        r"^\s*(sudo )?(apt|brew|cd|cp|curl|docker|git|kubectl|make|mkdir|npm|npx|pip|pipx|ssh|tar|uv|wget) [\w.-]",
        r"^\s*(export \w+=|echo |fi$|done$|esac$|set -[a-z]+)",
        r"\$\{\w+",
    ),
    "diff": (r"^@@ -\d+", r"^(---|\+\+\+) \S+/"),
    "html": (r"(?i)^\s*<(!doctype|html|head|body|div|p|a|ul|img|section|form|button|span|script)\b", r"</\w+>"),
    "css": (r"^\s*[.#:@\w][\w\s.#:>,()-]*\{\s*$", r"^\s*--?[\w-]+: .*;$", r"^\s*[a-z-]+: [^;{]+;$"),
    "json": (r"^\s*\"[\w$-]+\": ?[\[{\"\d\-tfn]", r"^\s*[\[{]\s*$"),
    "docker": (r"^FROM \S+(:\S+)?( AS \w+)?$", r"^(RUN|COPY|CMD|ENTRYPOINT|WORKDIR|ENV) \S"),
    "nginx": (r"^\s*(server|location [^{]+|upstream \w+) \{", r"^\s*(listen|proxy_pass|server_name) [^;]+;"),
    "toml": (r"^\[[\w.\"-]+\]$", r"^[\w-]+ = [\"\[{\dtf]"),
    "yaml": (r"^\s*- [\w-]+:( |$)", r"^[\w-]+:( [\w\"'\[{/.$-].*)?$", r"^---$"),
}  # fmt: skip


def named(label: str) -> str | None:
    """Pygments' name of the language that a label is, as in “Python” or “js”; None where it is none."""
    return _names().get(label.strip().lower())


def guessed(code: str) -> str | None:
    """None where nothing in it is a sign of any: a wrong guess colours words at random."""
    begun = code[:LOOKED_AT]
    found = {name: sum(bool(sign.search(begun)) for sign in signs) for name, signs in _signs().items()}
    best = max(found, key=lambda name: found[name])
    return best if found[best] else None


@cache
def _signs() -> dict[str, list[re.Pattern[str]]]:
    """Read when the first guess is made: most decks show no code."""
    return {name: [re.compile(sign, re.MULTILINE) for sign in signs] for name, signs in SIGNS.items()}


@cache
def _names() -> dict[str, str]:
    names: dict[str, str] = {}
    for name, aliases, _, _ in get_all_lexers(plugins=False):
        for known in (*aliases, name.lower()):
            if aliases:
                names.setdefault(known, aliases[0])
    return names
