"""Scripts name the modules that they import by their content."""

import re
from pathlib import Path

from django.core.files.storage import FileSystemStorage

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
