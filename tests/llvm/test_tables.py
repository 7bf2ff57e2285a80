"""The tables of image and program in an executable, read back from its bytes as the runtime reads them."""

from __future__ import annotations

import struct

from elftools.elf.elffile import ELFFile
from ir_help import I64, REF, Builder, const, declare, passed
from run_help import START

from bullsnake.ir.core import Module
from bullsnake.link import PROGRAM_HEADER_ADDR, link_image, link_program
from bullsnake.llvm.compile import assemble, compile_modules
from bullsnake.tables import MAGIC, tables_of


class Memory:
    """An executable's loaded bytes."""

    def __init__(self, path: str) -> None:
        with open(path, "rb") as file:
            elf = ELFFile(file)
            self.parts = [(s["p_vaddr"], s.data()) for s in elf.iter_segments() if s["p_type"] == "PT_LOAD"]
            table = elf.get_section_by_name(".symtab")
            self.symbols = {s.name: s["st_value"] for s in table.iter_symbols()}

    def read(self, form: str, address: int) -> tuple[int, ...]:
        for start, data in self.parts:
            if start <= address < start + len(data):
                return struct.unpack_from(form, data, address - start)
        raise AssertionError(hex(address))

    def text(self, address: int) -> bytes:
        result = b""
        while (byte := self.read("<c", address + len(result))[0]) != b"\0":
            result += byte  # type: ignore[operator]
        return result


def image(module: Module) -> None:
    declare(module, "probe", [I64], (I64,), asm=True)
    b = Builder(module, "lib", [I64, REF], (I64,))
    (r,) = b.call("probe", b.params[0], line=7)
    b.ret(b.op("add", I64, r, b.op("cast", I64, b.params[1])))


def program(module: Module) -> None:
    declare(module, "lib", [I64, REF], (I64,))
    b = Builder(module, "bullsnake.main", [], ())
    b.call("lib", const(1), b.op("cast", REF, const(32)), line=3)
    b.ret()


def test_both_tables_are_found_from_the_block(tmp_path):
    lib, main = compile_modules([passed(image)]), compile_modules([passed(program)])
    start = assemble(START.replace("call entry", "call *0x401008"))
    base = link_image([*(o.object for o in lib), start], extra=tables_of("image", lib))
    path = tmp_path / "program"
    path.write_bytes(link_program(base, [o.object for o in main], tables_of("program", main)))
    memory = Memory(str(path))
    block = memory.read("<9Q", PROGRAM_HEADER_ADDR)
    assert block[:2] == (MAGIC, memory.symbols["bullsnake.main"])
    for address, function, lines in ((block[2], "lib", [7]), (block[3], "bullsnake.main", [3])):
        low, high, count, rows, index, _, sources, strings, _ = memory.read("<9Q", address)
        assert low <= memory.symbols[function] < high
        found = []
        for number in range(count):
            pc, _, _, _, source, _, flags = memory.read("<5I2H", rows + 24 * number)
            (first,) = memory.read("<I", index + 4 * ((pc - low) // 64))
            assert first <= number
            file, name, line, _ = memory.read("<4I", sources + 16 * source)
            assert memory.text(strings + file) == b"t.py" and memory.text(strings + name) == function.encode()
            if not flags & 2:
                found.append(line)
        assert found == lines
