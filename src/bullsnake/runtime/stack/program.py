"""The program's header block, at a fixed address: what the image knows of the program that it runs.

Words: magic, entry, site tables of image and program (0: none), ranges of the roots of both, hooks.
"""

from __future__ import annotations

from typing import Final

from bullsnake.dialect import load64, nosplit, symbol, u64

ENTRY: Final = u64(8)
IMAGE_TABLE: Final = u64(16)
PROGRAM_TABLE: Final = u64(24)
IMAGE_ROOTS: Final = u64(32)
PROGRAM_ROOTS: Final = u64(48)


@nosplit
def word(offset: u64) -> u64:
    """One word of the block."""
    return load64(symbol("bullsnake.program") + offset)
