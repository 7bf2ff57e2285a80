"""`import bullsnake` under CPython is cheap: it loads nothing of the compiler, and the stand-in only when that is asked for."""

from __future__ import annotations

import subprocess
import sys

HEAVY = ("mypy", "llvmlite", "elftools", "rich", "threading", "asyncio", "concurrent", "traceback", "bullsnake.front", "bullsnake.llvm",
         "bullsnake.driver", "bullsnake.runtime", "bullsnake.dialect")  # fmt: skip


def loaded_by(statement: str) -> tuple[set[str], float]:
    """The modules that a statement adds to those of a bare interpreter, and how long it took in milliseconds."""
    code = (
        "import sys, time\n"
        "before = set(sys.modules)\n"
        "start = time.perf_counter()\n"
        f"{statement}\n"
        "took = time.perf_counter() - start\n"
        "print(took * 1000, *sorted(set(sys.modules) - before))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    took, *names = done.stdout.split()
    return set(names), float(took)


def test_import_of_the_package_loads_nothing_else() -> None:
    names, took = loaded_by("import bullsnake")
    print(f"import bullsnake: {took:.1f} ms")
    assert names == {"bullsnake"}


def test_import_of_goroutines_loads_the_standin_only() -> None:
    names, took = loaded_by("from bullsnake import Chan, go, select")
    print(f"from bullsnake import Chan, go, select: {took:.1f} ms")
    assert not [name for name in names if name in HEAVY or name.startswith(tuple(one + "." for one in HEAVY))]
    ours = {name for name in names if name.startswith("bullsnake.")}
    assert ours and all(name.startswith("bullsnake.standin") for name in ours)


def test_the_version_needs_no_standin() -> None:
    names, _ = loaded_by("from bullsnake import __version__")
    assert names == {"bullsnake"}
