"""What the documents say is so: commands exist, settings are read, links lead somewhere."""

import re
from pathlib import Path

import pytest
from django.core.management import get_commands

ROOT = Path(__file__).resolve().parent.parent
DOCUMENTS = (
    "README.md",
    "CONTRIBUTING.md",
    "CHANGELOG.md",
    "SECURITY.md",
    *sorted(f"docs/{path.name}" for path in ROOT.glob("docs/*.md")),
)


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_command_that_is_named_exists(name):
    named = set(re.findall(r"manage\.py ([a-z_]+)", read(name)))
    assert named <= set(get_commands()), named - set(get_commands())


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_target_of_make_that_is_named_exists(name):
    targets = set(re.findall(r"^([a-z]+):", read("Makefile"), re.MULTILINE))
    named = set(re.findall(r"`(?:[A-Z]+=\S+ )?make ([a-z]+)", read(name)))
    assert named <= targets, named - targets


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_link_to_a_file_leads_to_one(name):
    links = re.findall(r"\]\((?!https?:|#)([^)#]+)", read(name))
    assert not [link for link in links if not ((ROOT / name).parent / link).exists()]


def test_make_help_names_every_target():
    makefile = read("Makefile")
    phony = re.search(r"^\.PHONY: (.+)$", makefile, re.MULTILINE)
    assert phony is not None
    shown = set(re.findall(r'@echo "make ([a-z]+)', makefile))
    assert shown == set(phony[1].split()) - {"help", "environment"}


def test_the_readme_names_exactly_the_settings_that_are_read():
    read_names = set(re.findall(r'(?:env|backends)\.\w+\(\s*"([A-Z_]+)"', read("nuvika/settings.py")))
    read_names |= {"PROCESSES"} & set(re.findall(r'environ\.get\("(\w+)"', read("scripts/gunicorn.conf.py")))
    named = set(re.findall(r"^\| `([A-Z_]+)` \|", read("README.md"), re.MULTILINE))
    assert named == read_names


def test_the_two_commands_stand_at_the_top_of_the_readme():
    top = read("README.md").splitlines()[:6]
    assert any(line.startswith("make run") for line in top)
    assert any(line.startswith("make test") for line in top)
