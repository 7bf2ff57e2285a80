"""The program's own modules, found beside its main file."""

from __future__ import annotations

from pathlib import Path

from bullsnake.diagnostics import Diagnostics
from bullsnake.front import tree
from bullsnake.front.load import load_program
from bullsnake.front.reading.sources import find_program


def _write(folder: Path, files: dict[str, str]) -> str:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return str(folder / "main.py")


def test_packages_and_relative_imports(tmp_path: Path) -> None:
    main = _write(
        tmp_path,
        {
            "main.py": "import shop.prices as prices\nfrom shop import stock\nprint(prices.price(), stock.COUNT)\n",
            "shop/__init__.py": "",
            "shop/prices.py": "from .stock import COUNT\ndef price() -> int:\n    return COUNT\n",
            "shop/stock.py": "COUNT = 3\n",
            "shop/unused.py": "this is not Python\n",
        },
    )
    sink = Diagnostics()
    program = load_program(main, None, None, sink)
    assert program is not None, sink.found
    assert sorted(m.name for m in program.modules) == ["__main__", "shop", "shop.prices", "shop.stock"]
    assert program.modules[-1].name == "__main__"
    loaded = [s.name for s in program.modules[-1].body if isinstance(s, tree.ImportModule)]
    assert loaded == ["shop", "shop.prices", "shop", "shop.stock"]


def test_errors_in_all_modules_in_one_run(tmp_path: Path) -> None:
    main = _write(tmp_path, {"main.py": "import helper\nprint(helper.x + nothing)\n", "helper.py": "x: int = 'a'\n"})
    sink = Diagnostics()
    assert load_program(main, None, None, sink) is None
    assert sorted((Path(d.pos.file).name, d.pos.line) for d in sink.found) == [("helper.py", 1), ("main.py", 2)]


def test_files_beside_the_program_do_not_hide_loaded_modules(tmp_path: Path) -> None:
    main = _write(tmp_path, {"main.py": "import sys\nprint(len(sys.argv))\n", "sys.py": "argv = 5\n"})
    sources = find_program(main, None, Diagnostics())
    assert sources is not None and [s.module for s in sources] == ["__main__"]
