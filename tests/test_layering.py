"""Who may import whom, read from the sources; and what a cached run loads.

Each part of the package may import the parts that the table below names, and nothing else of the project. Packages from
outside have one owner each. The parts of the runtime import each other downwards only; what must call upwards goes
through `runtime.hooks`.
"""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCES = Path(__file__).resolve().parent.parent / "src"

ALLOWED: dict[str, set[str]] = {
    "__init__": {"standin"},
    "__main__": {"cli"},
    "cli": {"__init__", "driver", "cache", "internal", "observe"},
    "driver": {"cache", "stages"},
    "cache": set(),
    "internal": set(),
    "stages": {
        "build", "cache", "diagnostics", "driver", "front", "internal", "ir", "link", "llvm", "passes", "ports", "tables",
    },
    "tables": {"link", "llvm"},
    "front": {"diagnostics", "internal", "ir"},
    "build": {"diagnostics", "dialect", "front", "internal", "ir", "ports", "runtime"},
    "passes": {"diagnostics", "internal", "ir", "ports"},
    "llvm": {"internal", "ir", "ports"},
    "link": {"internal", "ir", "ports"},
    "ir": {"ports"},
    "diagnostics": {"ir"},
    "ports": set(),
    # The vocabulary runs under CPython on simulated memory; compiled code never sees that part of it.
    "dialect": {"runtime", "simulate"},
    "simulate": {"build", "dialect", "ir"},
    "runtime": {"dialect"},
    "lib": set(),
    "standin": set(),
    "stdlib": set(),
    "observe": set(),
}
OWNERS = {"mypy": "front", "llvmlite": "llvm", "elftools": "llvm", "matplotlib": "observe"}
RUNTIME_ORDER = ("os", "mem", "stack", "gc", "sched", "chan", "panic", "start")
HEAVY = ("mypy", "llvmlite", "elftools", "rich", "bullsnake.stages", "bullsnake.front", "bullsnake.llvm", "bullsnake.standin")


def files(part: str = "") -> list[Path]:
    return sorted((SOURCES / "bullsnake" / part).rglob("*.py"))


def imports(path: Path) -> Iterator[tuple[int, str]]:
    """Line and full name of each module that a file imports, anywhere in it."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno}: relative import"
            module = node.module or ""
            yield node.lineno, module
            for alias in node.names:
                if _is_module(f"{module}.{alias.name}"):
                    yield node.lineno, f"{module}.{alias.name}"


def _is_module(name: str) -> bool:
    path = SOURCES / name.replace(".", "/")
    return name.startswith("bullsnake.") and (path.is_dir() or path.with_suffix(".py").exists())


def part_of(path: Path) -> str:
    """The first name below the package: a folder, or a file."""
    return path.relative_to(SOURCES / "bullsnake").with_suffix("").parts[0]


def test_each_part_has_its_place() -> None:
    assert {part_of(path) for path in files()} == set(ALLOWED)


def test_parts_import_only_what_they_may() -> None:
    wrong = []
    for path in files():
        part = part_of(path)
        for line, name in imports(path):
            words = name.split(".")
            if words[0] != "bullsnake":
                continue
            target = words[1] if len(words) > 1 else "__init__"
            package = name == "bullsnake"
            if target != part and not package and target not in ALLOWED[part]:
                wrong.append(f"{path}:{line}: {part} imports {name}")
    assert not wrong, "\n".join(wrong)


def test_layers_have_no_cycle() -> None:
    """The compiler's parts can be put into an order; the dialect's own triangle (simulation) is left out."""
    graph = {part: targets - {"stages", "simulate"} for part, targets in ALLOWED.items()}
    graph["dialect"] = set()
    graph["stages"] = ALLOWED["stages"]
    done: set[str] = set()
    while len(done) < len(graph):
        ready = {part for part, targets in graph.items() if part not in done and targets <= done}
        assert ready, f"a cycle among {sorted(set(graph) - done)}"
        done |= ready


@pytest.mark.parametrize("package, owner", OWNERS.items())
def test_foreign_packages_have_one_owner(package: str, owner: str) -> None:
    users = {part_of(path) for path in files() for _, name in imports(path) if name.split(".")[0] == package}
    assert users <= {owner}
    if package != "elftools":
        assert users == {owner}


def test_runtime_imports_downwards() -> None:
    wrong = []
    for path in files("runtime"):
        parts = path.relative_to(SOURCES / "bullsnake/runtime").with_suffix("").parts
        for line, name in imports(path):
            words = name.split(".")
            if words[0] != "bullsnake":
                if words[0] not in ("typing", "__future__"):
                    wrong.append(f"{path}:{line}: {name}")
            elif words[1] == "runtime" and len(words) > 2 and words[2] not in ("hooks", parts[0]):
                lower = parts[0] in RUNTIME_ORDER and words[2] in RUNTIME_ORDER[: RUNTIME_ORDER.index(parts[0])]
                if not lower:
                    wrong.append(f"{path}:{line}: {'.'.join(parts)} imports {name}")
    assert not wrong, "\n".join(wrong)


def test_library_reaches_the_machine_through_primitives_only() -> None:
    allowed = {"__future__", "typing", "_prim", "bslib", "collections", "abc", "io", "bullsnake", "queue", "threading"}
    allowed |= {"contextlib", "enum", "functools", "json", "math", "random", "re", "string"}
    wrong = [
        f"{path}:{line}: {name}" for path in files("lib") for line, name in imports(path) if name.split(".")[0] not in allowed
    ]
    assert not wrong, "\n".join(wrong)


def test_no_c_and_no_assembly_elsewhere() -> None:
    foreign = [p for p in SOURCES.rglob("*") if p.suffix in (".c", ".h", ".cc", ".cpp", ".rs", ".go", ".s", ".S", ".so", ".o")]
    assert not foreign


def test_a_cached_run_loads_no_compiler(tmp_path: Path) -> None:
    """The list of loaded modules is taken at the moment at which the process would become the executable."""
    program = tmp_path / "hello.py"
    program.write_text("print('hello')\n")
    watch = (
        "import os, sys\n"
        "def instead(path, argv):\n"
        "    print('EXEC', *sorted(sys.modules))\n"
        "    raise SystemExit(0)\n"
        "os.execv = instead\n"
        "from bullsnake.cli.main import main\n"
        f"main(['run', {str(program)!r}])\n"
    )
    warm = subprocess.run([sys.executable, "-m", "bullsnake", "run", str(program)], capture_output=True, text=True)
    assert (warm.returncode, warm.stdout) == (0, "hello\n"), warm.stderr
    done = subprocess.run([sys.executable, "-c", watch], capture_output=True, text=True, env={**os.environ})
    assert done.stdout.startswith("EXEC "), done.stderr
    loaded = done.stdout.split()
    heavy = [name for name in loaded if any(name == one or name.startswith(one + ".") for one in HEAVY)]
    assert not heavy, heavy
