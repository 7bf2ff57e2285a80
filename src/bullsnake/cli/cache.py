"""`bullsnake cache`: where compiled programs are kept, and how to remove them."""

from __future__ import annotations

import sys

from bullsnake.cache import cache_root, clean

HELP = "bullsnake cache dir      print the cache's folder\nbullsnake cache clean    remove it\n"


def main(args: list[str]) -> int:
    """Print or clean."""
    if args in (["-h"], ["--help"]):
        print(HELP, end="")
        return 0
    if args == ["dir"]:
        print(cache_root())
        return 0
    if args == ["clean"]:
        print(f"removed {cache_root()} ({clean() / 2**20:.1f} MiB)")
        return 0
    print(HELP, end="", file=sys.stderr)
    return 2
