"""In what language code is written: by its name where somebody says it, else by signs that each language alone has."""

import re
from collections.abc import Iterable
from functools import cache
from textwrap import dedent
from typing import NamedTuple

from pygments.lexers import get_all_lexers

LOOKED_AT = 4_000  # signs of the code
ENOUGH = 2  # different weak signs of one language


class Signs(NamedTuple):
    """Expressions that are searched for: a strong one no other language and no sentence has, a weak one few have."""

    strong: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()


TAGS = (
    "a|article|aside|body|button|code|div|em|figure|footer|form|h[1-6]|head|header|html|img|input|label|li|link|main"
    "|meta|nav|ol|p|pre|script|section|select|span|strong|style|svg|table|tbody|td|th|thead|tr|ul|video"
)
MODULES = (
    "asyncio|collections|csv|datetime|django|functools|itertools|json|logging|math|numpy|os|pandas|pathlib|random|re"
    "|requests|subprocess|sys|this|time|typing"
)
SELECTOR = rf"(?:[.#][a-zA-Z_]|:[a-z]|[*&]|(?:{TAGS})\b)(?:[\w .#:>~+*,&-]|\[[^\]\n]*\]|:[a-z-]+\([^)\n]*\))*"
PACKAGED = r"(?:apk|apt|apt-get|brew|cargo|dnf|gem|npm|pip3?|pipx|pnpm|uv|yarn|yum)"
PLAIN = (
    r"(?:cat|cd|chmod|cp|curl|docker|find|grep|head|kubectl|ls|make|mkdir|mv|rm|rsync|source|ssh|tail|tar|touch|wget)"
)
TYPED = r"(?:string|number|boolean)\b"  # in TypeScript

# By Pygments' names. What holds other languages comes before them: of those with a strong sign the first is taken.
# Code comes without the indentation that all its lines share: “^” alone is the outermost level. What repeats stays
# within a line: “^\s*” would go through a run of empty lines anew from each of them.
SIGNS: dict[str, Signs] = {
    "diff": Signs(
        strong=(r"^@@ -\d+(?:,\d+)? \+\d+(?:,\d+)? @@", r"^diff --git \S"),
        weak=(r"^--- \S+$", r"^\+\+\+ \S+$"),
    ),
    "pycon": Signs(strong=(r"^>>> ",), weak=(r"^\.\.\. ",)),
    "console": Signs(
        strong=(
            r"^(?:[\w.-]*[@~/][\w@:~/.-]*)?\$ [a-z.~/]",
            r"^[\w.-]+@[\w.-]+:[^\s$#%]*[#%] [a-z.~/]",
            r"^# (?:(?:apt|apt-get|dnf|yum) (?:install|remove|update|upgrade)|systemctl [a-z-]+ [\w@.-]+$)",
        )
    ),
    "php": Signs(
        strong=(
            r"^[ \t]*<\?(?:php\b|=)",
            r"\bforeach \(\$\w+ as \$",
            r"^[ \t]*(?:public|private|protected) (?:static )?function \w",
        ),
        weak=(
            r"\$this->\w|\$\w+->\w+\(",  # one sign: Perl has both
            r"^[ \t]*function \w+\([^)\n]*\)(?:: \??\w+)?(?: \{)?$",
            r"^[ \t]*echo [^\n;]*;",
        ),
    ),
    "html": Signs(
        strong=(r"(?i:^[ \t]*<(?:!doctype html|html|head|body|script|style)\b)[^<>\n]*>",),
        weak=(
            rf"(?i:^[ \t]*<(?:{TAGS}))(?: [^<>\n]*)?>",
            # One sign: a comment may hold a link.
            rf"(?i:</(?:{TAGS})>)| (?:alt|class|href|id|rel|src|type)=\"[^\"\n]*\"[^<>\n]*>",
        ),
    ),
    "docker": Signs(
        strong=(r"^FROM [a-z][\w./-]*[:@][\w.:-]+(?: (?:AS|as) [\w-]+)?$",),
        weak=(
            r"^FROM [a-z][\w./-]*(?: (?:AS|as) [\w-]+)?$",
            r"^(?:RUN|COPY|ADD|WORKDIR|USER) [a-z./\[-]",
            r"^(?:CMD|ENTRYPOINT) \[",
            r"^(?:ENV|ARG) [A-Z_]+[= ]",
        ),
    ),
    "yaml": Signs(
        strong=(
            # A key right below a key; sentences begin with a capital, and Python and C have a few such lines.
            r"^(?!(?:default|else|finally|try):)[a-z][\w-]*: *\n +[\w-]+:(?: |$)",
            r"^apiVersion: \w",
            r"^ *- uses: [\w.-]+/[\w.-]",
        ),
        weak=(
            r"^[a-z][\w-]*: [^\n;={]*[^\n;={,:]$",
            r"^[a-z][\w-]*: *\n *- \S",
            r"^ *- [a-z][\w-]*: \S",
            r"^---$",
        ),
    ),
    "json": Signs(
        strong=(
            r"\A\s*[\[{][\s\[{]*\"[^\"\n]+\"[ \t]*:",
            r"\A\s*\"[\w$./@-]+\": ?(?:[\[{]|(?:\"[^\"\n]*\"|-?\d[\d.]*|true|false|null),$)",
        )
    ),
    "python": Signs(
        strong=(
            r"^[ \t]*(?:async )?def \w+\([^\n]*(?::[ \t]*(?:#[^\n]*)?|: \.\.\.)$",
            r"^[ \t]*class [A-Z]\w*(?:\([\w., =\[\]]*\))?:[ \t]*(?:#[^\n]*)?$",
            r"^[ \t]*from \.*[\w.]* import (?:\(|\*|\w+(?: as \w+)?(?:, \w+(?: as \w+)?)*)[ \t]*$",
            rf"^[ \t]*import (?:(?:{MODULES})\b[\w., ]*|[\w.]+ as \w+)$",
            # A block whose condition has an operator, a call or an index, as no sentence before a colon has.
            r"^[ \t]*(?:async )?(?:if|elif|while|with|for \w+(?:, \w+)* in)\b(?=[^\n$]*:[ \t]*(?:#[^\n]*)?$)"
            r"[^\n]*(?:[=!<>]=|\w\(|\w\[|\w [<>] \w|\bTrue\b)",
            r"^[ \t]*except (?:\w+\.)*\w*(?:Error|Exception|Warning)(?: as \w+)?:",
            r"\blambda(?: \w+(?:, \w+)*)?: |\bf\"[^\"\n{]*\{\w",
        ),
        weak=(
            r"^[ \t]*(?:if|elif|else|for|while|with|try|except|finally)\b[^\n{$]*:[ \t]*(?:#[^\n]*)?$",
            r"(?:\breturn|\bis|\bis not|(?<![=!<>])=) ?(?:None|True|False)\b(?!;)",
            r"\b(?:self\.[a-z_]\w*|print\()",  # one sign: Lua has both
            r"^[ \t]*import (?!java|kotlin|scala|android|org\.|com\.)[a-z_]\w*(?:\.[a-z_]\w*)*$",
            r"^[ \t]*\w+: (?:int|str|float|bool|(?:list|dict|set|tuple)\[[^\n]*\])(?: \| None)?(?: = |$)",
            r"^[A-Z][A-Z_\d]+(?:\[[^\]\n]*\])* = ",
            r"^[ \t]+[\"'][\w-]+[\"']: [^\n]*,$",
        ),
    ),
    "typescript": Signs(
        strong=(
            r"^[ \t]*export (?:declare )?(?:abstract class|interface|type|enum) \w+",
            rf"^[ \t]*(?:export )?(?:const|let|var) [\w$]+: (?:{TYPED}|Promise<|Record<|[A-Z]\w*\[\] =)",
            rf"^[ \t]*(?:export )?(?:async )?function [\w$]*\([^)\n$]*: {TYPED}[^\n]*\{{$",
            r"^[ \t]*(?:export )?(?:async )?function [\w$]*\([^)\n$]*\): (?:number|boolean|Promise<)",
            rf"\([\w$]+\??: {TYPED}[^)\n]{{0,200}}\)(?:: [\w<>\[\]]{{1,50}})? => ",
            r"^[ \t]*import type [\w{][^\n]* from [\"']",
        ),
        weak=(
            r"^[ \t]*(?:interface|enum) \w+(?: extends \w+)? \{|^[ \t]*type \w+ = [{'\"|]",
            rf"^[ \t]*(?:public |private |readonly )*\w+\??: (?:{TYPED}|Date\b)(?:\[\])?;?$",
            r"^[ \t]*constructor\((?:public|private|readonly) \w+: ",
        ),
    ),
    "javascript": Signs(
        strong=(
            r"^[ \t]*export (?:default|const|function|async|class|\{)",
            r"^[ \t]*(?:const|let|var) [a-z_$][\w$]* = (?:\{$|\[$|`|async |await |new |require\(|\([\w$, {}]*\) => )",
            r"^[ \t]*const [a-z_$][\w$]* = [^@\n]*;$",
            r"^[ \t]*(?:(?:const|let|var) \{|const \[)[^=\n]*[}\]] = ",
            r"^[ \t]*async function\b|\bawait fetch\(|\bfor \((?:let|const (?:\w+|[\[{][\w$, ]+[\]}]) of) ",
            r"^[ \t]*(?:import|\}) [^\n\"']*\bfrom [\"'][\w@./-]+[\"']",
            r"\.(?:map|filter|find|forEach|reduce|some|every|sort|then|catch)\((?:async )?\([\w$, {}]*\) => ",
            r"\b(?:console\.(?:log|error|warn)\(|document\.[a-z]\w*[(.]|module\.exports\b)",
            r"\b(?:addEventListener|setTimeout|querySelector)\(",
            r"^[ \t]*constructor\([\w$][\w$, ]*\) \{",
            r"\breturn \(\n[ \t]*<\w|<\w+ className=",
        ),
        weak=(
            r"^[ \t]*(?:const|let) [a-z_$][\w$]* = ",
            r"(?:(?<![=!<>])=|[(,]) ?(?:async )?(?:\([\w$, {}]*\)|[\w$]+) => ",
            r"^[ \t]*function \w*\([\w, ]*\) \{",
            r"\} catch \([a-z]\w*\) \{",
            r"`[^`\n$]*\$\{",
        ),
    ),
    "go": Signs(
        strong=(
            r"^package main$",
            r"^func \(\w+ \*?\w+\) \w+\(",
            r"^type \w+ (?:struct|interface) \{",
            r"\bif err != nil\b|\w, (?:err|ok) := |\bfor \w+, \w+ := range ",
            r"\bfmt\.(?:Print|Sprint|Fprint|Errorf)",
            r"^import \($",
        ),
        weak=(r"^package [a-z]\w*$", r"^func \w+\(", r"^[ \t]*(?:for |if |switch )?\w+(?:, \w+)* := ", r"^import \""),
    ),
    "rust": Signs(
        strong=(
            r"\blet mut \w",
            r"^[ \t]*(?:pub )?(?:async )?fn \w+[^\n]*\) -> ",
            r"^[ \t]*pub (?:struct|enum|trait|mod) \w",
            r"^[ \t]*(?:pub )?use (?:crate|self|serde|std|super|tokio)::",
            r"\b(?:assert|assert_eq|format|panic|println|todo|vec)!(?:\(|\[)",
            r"^[ \t]*impl(?:<[^\n>]*>)? \w[^\n{]*\{",
            r"^[ \t]*#!?\[(?:allow|cfg|derive|inline|serde|test|tokio::\w+)\b",
            r"\(&(?:mut )?self[,)]",
        ),
        weak=(
            r"^[ \t]*(?:pub )?(?:async )?fn \w+[(<]",
            r"^[ \t]*(?:struct|enum|trait) \w+(?:<[^\n>]*>)? \{",
            r"^[ \t]*(?:pub )?\w+: (?:f32|f64|[iu](?:8|16|32|64|size)|String|(?:Vec|Option)<[^\n]*>),$",
            r"^[ \t]*let \w+(?:: [^\n=]*)? = [^\n]*;$",
            r"\b(?:Some|Ok|Err)\(",
        ),
    ),
    "java": Signs(
        strong=(
            r"\bpublic static void main\((?:final )?String\b",
            r"\bSystem\.(?:out|err)\.print",
            r"^[ \t]*import (?:static )?javax?\.[\w.*]+;",
            r"^[ \t]*@Override$",
            r"\) throws \w+Exception\b",
        ),
        weak=(
            r"^[ \t]*(?:public|private|protected) [\w<>\[\], ]* \w+ ?[({;=]",
            r"\b(?:String|boolean|Integer)(?:\[\])? [a-z]\w* ?[(),;=]",
        ),
    ),
    "ruby": Signs(
        strong=(
            r"\bdo \|[\w, ()*&]+\|",
            r"^[ \t]*require_relative [\"']",
            r"^[ \t]*attr_(?:reader|writer|accessor) :",
            r"^[ \t]*class [A-Z]\w* < [A-Z]",
            r"^[ \t]*def initialize(?:\([\w, =:*&\"']*\))?$",
            r"\.\w+ \{ \|\w+(?:, \w+)*\| ",
        ),
        weak=(
            r"^[ \t]*def (?:self\.)?\w+[?!]?(?:\([\w, =:*&\"']*\))?$",
            r"^[ \t]*end$|^require [\"']",  # one sign: Lua has both
            r"^[ \t]*puts [\"'\w]",
            r"^[ \t]*@\w+ (?:\|\|)?= ",
        ),
    ),
    "css": Signs(
        strong=(
            # A declaration in a block: what opens a block looks alike in most languages.
            rf"^[ \t]*{SELECTOR}\{{[ \t]*(?:\n[ \t]*)?(?:/\*[^*\n]*\*/[ \t]*(?:\n[ \t]*)?)?"
            r"[a-z-]+:[^;{}\n]+(?:[;}]|\n[ \t]*\})",
            r"^[ \t]*--[a-z][\w-]*:[^:;{}\n][^;{}\n]*;[ \t]*$",
            r"^[ \t]*@(?:container|font-face|keyframes|layer|media|supports)\b[^{};\n]*\{",
        )
    ),
    "nginx": Signs(
        strong=(
            r"^[ \t]*location (?:[=~^*]+ )?[\w/.@\\^(][^{\n]*\{$",
            r"^[ \t]*(?:proxy_pass|proxy_set_header|server_name|ssl_certificate|try_files) [^;\n]+;",
        ),
        weak=(
            r"^[ \t]*(?:http|events|server|upstream \w+) \{",
            r"^[ \t]*(?:add_header|gzip|index|listen|root|server|worker_processes) [^;\n]+;",
        ),
    ),
    "sql": Signs(
        strong=(
            # In capitals, and with what a sentence does not have even then.
            r"^[ \t]*SELECT (?:DISTINCT )?(?:\*|[\w.]+\(|[\w.\"]+,|[^\n;]+;$)",
            r"\b(?:WHERE|AND|OR|ON|HAVING|SET) [\w.\"]+ (?:[=<>]|!=|LIKE '|IN ?\(|IS (?:NOT )?NULL\b)",
            r"\b(?:ORDER|GROUP) BY [a-z_]",
            r"^[ \t]*(?:CREATE|ALTER|DROP) (?:\w+ )?(?:TABLE|INDEX|VIEW|TRIGGER) ",
            r"^[ \t]*(?:INSERT INTO|DELETE FROM|EXPLAIN (?:ANALYZE|QUERY PLAN|SELECT)) ?[\w\"]*",
            # However they are written.
            r"(?i:^[ \t]*select (?:distinct )?(?:\*|\w+\([^()\n]*\))[^\n]*(?:\n[ \t]*|(?<= ))from [\w\"])",
            r"(?i:^[ \t]*insert into [\w.\"]+ ?(?:\(|values\b|select\b))",
            r"(?i:^[ \t]*update [\w.\"]+(?: |\n[ \t]*)set [\w.\"]+ = )",
            r"(?i:^[ \t]*delete from [\w.\"]+(?:;|(?: |\n[ \t]*)where [\w.\"]+ [=<>]))",
            r"(?i:^[ \t]*create (?:temp |temporary |virtual )?table (?:if not exists )?[\w.\"]+ ?(?:\(|using\b))",
            r"(?i:^[ \t]*create (?:unique )?index (?:if not exists )?\w+ on [\w.\"]+ ?\()",
            r"(?i:^[ \t]*create (?:or replace )?view [\w.\"]+ as$)|(?i:^[ \t]*create [^\n]*\bview \w+ as select\b)",
            r"(?i:^[ \t]*alter table [\w.\"]+ (?:add|alter|drop|rename) )|(?i:^drop (?:table|index|view) [\w. ]+;)",
            r"(?i:^[ \t]*with (?:recursive )?\w+ as \($)",
            r"(?i:^[ \t]*pragma \w+(?: = |\(|;))",
            r"(?i:^[ \t]*(?:begin|commit|rollback|vacuum)(?: transaction| immediate| exclusive| full)?;)",
        ),
        weak=(
            r"^[ \t]*SELECT\b",
            r"\bFROM [\w.\"]+(?: (?:AS )?\w{1,2})?[;,)]?(?:$| (?:WHERE|JOIN|LEFT|INNER|GROUP|ORDER|LIMIT|UNION)\b)",
            r"^[ \t]*LIMIT \d",
            r"^[ \t]*select [\w.*,\"() ]+(?:\n[ \t]*|(?<= ))from [\w\"]",
            r"\b(?:where|on|having) [\w.\"]+ ?(?:=(?!=)|<|>|!=|like '|in \(|is (?:not )?null\b)",
            r"^[ \t]*(?:order by [\w.]+(?: (?:asc|desc))?;?|limit \d+;?)$",
        ),
    ),
    "bash": Signs(
        strong=(
            r"\A#!.*\b(?:ba|z|k|da)?sh$",
            # At the outermost level alone: Makefiles, Dockerfiles and YAML have commands too, further in.
            rf"^(?:sudo )?{PACKAGED} (?:add|build|ci|i|install|remove|run|sync|test|uninstall|update|upgrade)\b",
            r"^git (?:add|branch|checkout|cherry-pick|clone|commit|config|diff|fetch|init|log|merge|pull|push|rebase"
            r"|remote|reset|restore|show|stash|status|switch|tag|worktree)\b",
            r"^(?:sudo )?(?:docker (?:build|compose|exec|pull|push|run)|kubectl (?:apply|delete|describe|get|logs)) ",
            rf"^(?:sudo )?{PLAIN} (?:--?\w|~|\.{{0,2}}/|https?:)",
            r"^(?:python3? (?:-m |\w+\.py)|npx [\w@-]|sqlite3 \S+ \")",
            r"^export [A-Za-z_]\w*=|^set -[a-z]+|^[A-Za-z_]\w*=\$\(",
            r"^[ \t]*(?:if|elif|while) \[\[? |^[ \t]*for \w+ in [^\n]*; do$|; then$",
        ),
        weak=(
            rf"^(?:sudo )?{PLAIN} [\w./-]+$",
            r"^[ \t]*echo [^\n;]*$",
            r"^[ \t]*(?:fi|done|esac)$",
            r"\"\$\{?[\w@#?]",
            r"^(?:function )?[\w-]+\(\) \{$",
        ),
    ),
    "toml": Signs(weak=(r"^\[\[?[A-Za-z][\w.\"-]*\]\]?$", r"^[\w-]+ = (?:[\"\[{\d]|true|false)[^\n;]*$")),
}


def named(label: str) -> str | None:
    """Pygments' name of the language that a label is, as in “Python” or “js”; None where it is none."""
    return _names().get(label.strip().lower())


def guessed(code: str) -> str | None:
    """None unless a strong sign or two weak ones of a language are in it: a wrong guess colours words at random."""
    begun = dedent(code[:LOOKED_AT])
    return _by_a_strong_sign(begun) or _by_weak_signs(begun)


def _by_a_strong_sign(code: str) -> str | None:
    return next((name for name, signs in _strong().items() if any(sign.search(code) for sign in signs)), None)


def _by_weak_signs(code: str) -> str | None:
    """The language with the most, of equals the first."""
    found = {name: sum(bool(sign.search(code)) for sign in signs) for name, signs in _weak().items()}
    best = max(found, key=lambda name: found[name])
    return best if found[best] >= ENOUGH else None


@cache
def _strong() -> dict[str, list[re.Pattern[str]]]:
    """Read when the first guess is made: most decks show no code."""
    return {name: _read(signs.strong) for name, signs in SIGNS.items()}


@cache
def _weak() -> dict[str, list[re.Pattern[str]]]:
    return {name: _read(signs.weak) for name, signs in SIGNS.items()}


def _read(signs: Iterable[str]) -> list[re.Pattern[str]]:
    return [re.compile(sign, re.MULTILINE) for sign in signs]


@cache
def _names() -> dict[str, str]:
    names: dict[str, str] = {}
    for name, aliases, _, _ in get_all_lexers(plugins=False):
        for known in (*aliases, name.lower()):
            if aliases:
                names.setdefault(known, aliases[0])
    return names
