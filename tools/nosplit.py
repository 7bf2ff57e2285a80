"""Stack that @nosplit functions use, and what is waived: `tests/golden/nosplit.txt` holds the listing.

    nosplit.py             print it
    nosplit.py --check     compare it with the golden file; status 1 and the difference if they differ
    nosplit.py --update    write the golden file
"""

from __future__ import annotations

import difflib
import sys
from pathlib import Path

from bullsnake.build.lowlevel import nosplit
from bullsnake.build.lowlevel.compiler import compile_runtime
from bullsnake.build.lowlevel.modules import runtime_modules
from bullsnake.cache import Cache
from bullsnake.llvm.compile import compile_module
from bullsnake.passes.pipeline import run_passes
from bullsnake.stages import image

GOLDEN = Path(__file__).resolve().parent.parent / "tests" / "golden" / "nosplit.txt"


def listing() -> str:
    """Of the runtime as it is compiled now, with the C functions that the library calls on its own stack."""
    runtime = compile_runtime(runtime_modules())
    run_passes(runtime)
    sizes = {name: nbytes - nosplit.CALL for name, nbytes in compile_module(runtime).frame_sizes.items()}
    declared = image(Cache()).interface.declarations.values()
    return nosplit.listing(runtime, sizes, [one.name for one in declared if one.traits.extern and one.traits.onstack])


def main(options: list[str]) -> int:
    text = listing()
    if options == ["--update"]:
        GOLDEN.write_text(text)
    elif options == ["--check"]:
        golden = GOLDEN.read_text()
        sys.stdout.writelines(difflib.unified_diff(golden.splitlines(True), text.splitlines(True), "golden", "now"))
        return 0 if golden == text else 1
    else:
        print(text, end="")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
