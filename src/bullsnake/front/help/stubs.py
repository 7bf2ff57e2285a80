"""What compiled programs have of the standard library: the modules, and the names in them."""

from __future__ import annotations

import functools
import re
from pathlib import Path

from bullsnake.front.reading.sources import STDLIB

STUBS = Path(__file__).parent.parent / "typeshed"
_OURS = frozenset({"builtins", "mypy_extensions", "typing_extensions", "bullsnake", "importlib", "types", "__future__"})


@functools.cache
def modules() -> tuple[str, ...]:
    """The modules by their dotted names, those where names are mostly wanted from first."""
    found = {name for folder in (STUBS, Path(STDLIB)) for name in _modules_in(folder)}
    first = ["collections.abc", "typing", "dataclasses", "enum", "collections", "functools", "abc", "pathlib", "datetime"]
    return (*first, *sorted(found - set(first)))


def _modules_in(folder: Path) -> list[str]:
    files = [*folder.glob("*.py*"), *folder.glob("*/*.py*")]
    names = [".".join(file.relative_to(folder).with_suffix("").parts) for file in files]
    names = [name.removesuffix(".__init__") for name in names]
    return [name for name in names if not name.startswith("_") and "._" not in name and name.split(".")[0] not in _OURS]


@functools.cache
def names_in(module: str) -> tuple[str, ...]:
    """The public names at the level of a module that there is."""
    path = next((p for p in _places(module) if p.is_file()), None)
    if path is None:
        return ()
    text = path.read_text(encoding="utf-8")
    names = re.findall(r"^(?:def |class )?([a-zA-Z]\w*)(?:\(|\s*[:=\[])", text, re.MULTILINE)
    names += re.findall(r"^from .* import \w+ as (\w+)$", text, re.MULTILINE)
    return tuple(dict.fromkeys(names))


def _places(module: str) -> list[Path]:
    parts = module.replace(".", "/")
    return [STUBS / f"{parts}.pyi", STUBS / parts / "__init__.pyi", Path(STDLIB, f"{parts}.py"), Path(STDLIB, parts, "__init__.py")]
