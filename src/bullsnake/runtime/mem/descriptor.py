"""Type descriptors, as the compiler makes them (`build/layouts.py`): the first word of each object is the address of one."""

from __future__ import annotations

from typing import Final

from bullsnake.dialect import Struct, u32, u64

FIXED: Final = u32(0)
SCALARS: Final = u32(1)
REFERENCES: Final = u32(2)


class TypeDesc(Struct):
    """shape: FIXED, SCALARS or REFERENCES (arrays). size: bytes of the object, or of an array's header.

    elem: bytes of an array's element. ptrmap: bit i is set if word i of a FIXED object is a reference.
    """

    shape: u32
    size: u32
    elem: u32
    depth: u32
    ptrmap: u64
    flags: u64
