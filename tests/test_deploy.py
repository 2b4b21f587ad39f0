"""The files in deploy/ name what there is: settings, paths, commands; and they give no rights away."""

import re
from pathlib import Path

from django.core.management import get_commands

ROOT = Path(__file__).resolve().parent.parent
FILES = sorted(path for path in (ROOT / "deploy").iterdir() if path.is_file())
NOT_OURS = {"POSTGRES_USER", "POSTGRES_DB", "POSTGRES_PASSWORD", "SITE_HOST"}


def read(name: str) -> str:
    return (ROOT / "deploy" / name).read_text(encoding="utf-8")


def known_settings() -> set[str]:
    return set(re.findall(r"^\| `([A-Z_]+)` \|", (ROOT / "README.md").read_text(encoding="utf-8"), re.MULTILINE))


def test_settings_that_are_set_are_read():
    named = set(re.findall(r"^\s+([A-Z_]{4,}):", read("compose.yaml"), re.MULTILINE)) - NOT_OURS
    named |= {
        name
        for line in re.findall(r"^ENV (.+)$", read("Dockerfile"), re.M)[1:]
        for name in re.findall(r"([A-Z_]+)=", line)
    }
    named -= {"HOST", "PYTHONUNBUFFERED", "PYTHONDONTWRITEBYTECODE"}
    assert named <= known_settings(), named - known_settings()


def test_commands_and_files_that_are_named_exist():
    text = "\n".join(path.read_text(encoding="utf-8") for path in FILES)
    commands = set(re.findall(r"manage\.py(?:\"?,? \"?)([a-z_]+)", text))
    assert commands <= set(get_commands()), commands
    for path in re.findall(r"(?:scripts|deploy)/[\w.-]+", text):
        assert (ROOT / path).exists() or path == "deploy/.env", path


def test_nothing_runs_as_root_or_writes_elsewhere():
    assert re.search(r"^USER nuvika$", read("Dockerfile"), re.M)
    for line in ("read_only: true", "cap_drop: [ALL]", "no-new-privileges:true"):
        assert line in read("compose.yaml")
    for line in ("User=nuvika", "ProtectSystem=strict", "NoNewPrivileges=true", "CapabilityBoundingSet="):
        assert line in read("nuvika.service")
        assert line in read("nuvika-worker.service")


def test_proxies_replace_what_a_client_said():
    assert "proxy_set_header X-Forwarded-For $remote_addr;" in read("nginx.conf")
    assert "$proxy_add_x_forwarded_for" not in read("nginx.conf")
    assert "header_up X-Forwarded-For {remote_host}" in read("Caddyfile")


SECRETS = re.compile(r"(?:PASSWORD|SECRET_KEY)(?:=|:(?![?}])) *[\"']?([^\s\"',}]+)")
NO_SECRET = re.compile(r"\$|only-while-")  # a value from outside; what is gone when the image stands


def written_secrets(text: str) -> list[str]:
    return [value for value in SECRETS.findall(text) if not NO_SECRET.match(value)]


def test_no_secret_is_written_down():
    assert not {path.name: found for path in FILES if (found := written_secrets(path.read_text(encoding="utf-8")))}
    for line in ("POSTGRES_PASSWORD: hunter2", 'SECRET_KEY="hunter2"', "Environment=SECRET_KEY=hunter2"):
        assert written_secrets(line) == ["hunter2"], "It would be seen"
