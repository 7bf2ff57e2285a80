"""The runtime's modules, found in its folder: nothing is registered by hand."""

from __future__ import annotations

from pathlib import Path

import bullsnake.runtime


def runtime_modules() -> list[str]:
    """Full dotted names of all source files of the runtime, sorted."""
    root = Path(bullsnake.runtime.__path__[0])
    files = sorted(p.relative_to(root).with_suffix("") for p in root.rglob("*.py") if p.name != "__init__.py")
    return [".".join(("bullsnake", "runtime", *path.parts)) for path in files]
