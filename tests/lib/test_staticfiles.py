"""Static files are named by their content, and what another edition of the site names is stood in for."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.files.storage import FileSystemStorage
from django.test import Client, override_settings

from nuvika.lib.staticfiles import ModuleStorage


def test_a_module_is_imported_by_the_name_that_holds_its_hash(tmp_path: Path) -> None:
    (tmp_path / "a.js").write_text('import { b } from "./b.js";\nb();\n', encoding="utf-8")
    (tmp_path / "b.js").write_text("export function b() {}\n", encoding="utf-8")
    source = FileSystemStorage(tmp_path)
    made = ModuleStorage(location=tmp_path, base_url="/static/")
    for _name, _hashed, problem in made.post_process({name: (source, name) for name in ("a.js", "b.js")}):
        assert not isinstance(problem, Exception)
    (imported,) = re.findall(r'from "\./([^"]+)"', (tmp_path / made.hashed_files["a.js"]).read_text(encoding="utf-8"))
    assert imported == made.hashed_files["b.js"] != "b.js"


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Client]:
    """A site that has collected one style, in this edition."""
    (tmp_path / "css").mkdir()
    for name in ("site.css", "site.0123456789ab.css"):
        (tmp_path / "css" / name).write_text("b { color: red }", encoding="utf-8")
    with override_settings(STATIC_ROOT=str(tmp_path)):
        yield Client()


def test_a_page_of_another_edition_gets_this_one_s_style_for_a_minute(served: Client) -> None:
    answer = served.get("/static/css/site.ba9876543210.css")
    assert b"".join(answer) == b"b { color: red }"  # type: ignore[call-overload]
    assert answer["Content-Type"].startswith("text/css")
    assert answer["Cache-Control"] == "max-age=60, public"


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["css/other.0123456789ab.css", "css/site.0123.css", "css/../site.ba9876543210.css"])
def test_what_no_edition_has_is_not_there(served: Client, path: str) -> None:
    assert served.get(f"/static/{path}").status_code == 404
