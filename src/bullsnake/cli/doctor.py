"""`bullsnake doctor`: is this machine fit, and if not, what would make it so."""

from __future__ import annotations

import ctypes.util
import importlib.metadata
import os
import platform
import sys
from collections.abc import Iterator

from bullsnake.cache import cache_root

HELP = "bullsnake doctor\n\nChecks the operating system, Python, the C library, the packages and the cache.\n"


def main(args: list[str]) -> int:
    """Print one line per check; status 1 if one failed."""
    if args:
        print(HELP, end="")
        return 0 if args[0] in ("-h", "--help") else 2
    good = True
    for name, ok, detail in _checks():
        good = good and ok
        print(f"{'ok  ' if ok else 'FAIL'} {name}: {detail}")
    return 0 if good else 1


def _checks() -> Iterator[tuple[str, bool, str]]:
    yield "system", platform.system() == "Linux" and platform.machine() == "x86_64", f"{platform.system()} {platform.machine()}"
    yield "python", sys.version_info >= (3, 11), platform.python_version()
    libc, version = platform.libc_ver()
    recent = libc == "glibc" and tuple(int(n) for n in version.split(".")[:2]) >= (2, 34)
    yield "libc", recent, f"{libc} {version}" + ("" if recent else " (needs glibc 2.34 or newer)")
    yield "libm", ctypes.util.find_library("m") is not None or os.path.exists("/lib/x86_64-linux-gnu/libm.so.6"), "libm.so.6"
    for package in ("llvmlite", "mypy", "pyelftools", "rich"):
        try:
            yield package, True, importlib.metadata.version(package)
        except importlib.metadata.PackageNotFoundError:
            yield package, False, f"missing: pip install {package}"
    root = cache_root()
    parent = next(p for p in (root, *root.parents) if p.exists())
    yield "cache", os.access(parent, os.W_OK), str(root)
