"""No function that may be moved holds an address of its frame: the machine code of the library and of every language program.

The executables are disassembled as they would run. Left out is what never lies on a goroutine's stack while that is moved:
the port's assembly, which switches stacks, and the runtime's functions on the system stack.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from elftools.elf.elffile import ELFFile
from support.programs import Program

from bullsnake.build.lowlevel.compiler import compile_runtime
from bullsnake.build.lowlevel.modules import runtime_modules
from bullsnake.driver import Options, executable_for
from bullsnake.internal import InternalError
from bullsnake.ir.verify import VerifyError
from bullsnake.llvm.framecheck import addresses_taken

Code = tuple[str, int, bytes]
IMAGE, PROGRAM = ".rt.text", ".text"


def functions(executable: Path, section: str) -> list[Code]:
    """Name, address and machine code of each function of one section."""
    with executable.open("rb") as file:
        elf = ELFFile(file)
        text = elf.get_section_by_name(section)
        code, base = text.data(), text["sh_addr"]
        found = []
        for symbol in elf.get_section_by_name(".symtab").iter_symbols():
            start = symbol["st_value"] - base
            if symbol["st_info"]["type"] == "STT_FUNC" and 0 <= start < len(code):
                found.append((symbol.name, symbol["st_value"], code[start : start + symbol["st_size"]]))
    return found


@cache
def movable_of_the_runtime() -> set[str]:
    """The runtime's functions that run on the stack of whoever calls."""
    compiled = compile_runtime(runtime_modules())
    return {name for name, function in compiled.functions.items() if function.traits.nosplit}


def executable(options: Options) -> Path:
    made = executable_for(options)
    assert made is not None
    return Path(made)


def test_library_and_runtime() -> None:
    code = functions(executable(Options("<string>", "print(1)\n")), IMAGE)
    checked = [one for one in code if one[0].startswith("bslib.") or one[0] in movable_of_the_runtime()]
    assert len(checked) > 500
    assert addresses_taken(checked) == []


def test_programs(program: Program) -> None:
    try:
        made = executable(Options(str(program.entry)))
    except (InternalError, VerifyError) as error:
        pytest.skip(f"not compiled, which tests/test_lang.py reports as a failure of its own: {error}")
    code = [one for one in functions(made, PROGRAM) if not one[0].startswith("thunk.")]
    assert any(name.startswith("__main__.") for name, _, _ in code)
    assert addresses_taken(code) == []
