"""Compiled modules run: start in assembly, a probe that writes the stack to stdout, and a walk over that by the site table."""

from __future__ import annotations

import struct
import subprocess
from dataclasses import dataclass
from pathlib import Path

from bullsnake.ir.core import Module
from bullsnake.link import Blob, Layout, link_image, link_program
from bullsnake.llvm.compile import assemble, compile_modules
from bullsnake.llvm.sites import DYNAMIC, CompiledObject
from bullsnake.llvm.sitetable import Entry, SiteTable, pack

START = """
.text
.globl _start
_start:
  mov $158, %eax
  mov $0x1001, %edi
  mov $worker, %esi
  syscall
  mov %rsp, start_sp
  call entry
  mov %eax, %edi
  mov $60, %eax
  syscall
.globl probe
probe:
  push %rax
  mov %rsp, sp_now
  mov $1, %eax
  mov $1, %edi
  mov $sp_now, %esi
  mov $8, %edx
  syscall
  mov $1, %eax
  mov $1, %edi
  mov %rsp, %rsi
  mov start_sp, %rdx
  sub %rsp, %rdx
  syscall
  pop %rcx
  xor %eax, %eax
  ret
.globl runtime.morestack
runtime.morestack:
  incq worker+1024
  ret
.globl runtime.pollslow
runtime.pollslow:
  movq $0, worker+16
  incq worker+1032
  jmp probe
.bss
.balign 16
.globl worker
worker: .zero 4096
start_sp: .zero 8
sp_now: .zero 8
"""


@dataclass
class Built:
    """An executable with its table."""

    program: bytes
    objects: list[CompiledObject]
    table: SiteTable
    symbols: dict[str, int]

    def run(self, folder: Path) -> subprocess.CompletedProcess[bytes]:
        path = folder / "program"
        path.write_bytes(self.program)
        path.chmod(0o755)
        return subprocess.run([path], capture_output=True, timeout=20)


def build(module: Module, assembly: str = "", landing_of: str = "", dynamic: bool = False) -> Built:
    """Link a module with the start. landing_of: the symbol `landing` holds the landing pad of the call of that function."""
    objects = compile_modules([module], siteids="dynamic" if dynamic else "")
    parts = [*(o.object for o in objects), assemble(START + assembly)]
    found: list[Built] = []

    def tables(layout: Layout) -> list[Blob]:
        addresses = [layout.section(i) for i in range(len(objects))]
        table = SiteTable(pack(list(zip(objects, addresses, strict=True)), layout.ranges["text"]))
        found.append(Built(b"", objects, table, dict(layout.symbols)))
        return [Blob("landing", struct.pack("<Q", _landing(objects, addresses, landing_of)))]

    program = link_program(link_image([]), parts, tables)
    found[0].program = program
    return found[0]


def _landing(objects: list[CompiledObject], addresses: list[int], callee: str) -> int:
    for compiled, address in zip(objects, addresses, strict=True):
        for row in compiled.rows:
            if row.landing >= 0 and compiled.sites[row.site - 1].callee == callee:
                return address + row.landing
    return 0


@dataclass
class Seen:
    """A frame found by the walk: its row, and the values in its root slots."""

    entry: Entry
    roots: list[int]


def walk(table: SiteTable, output: bytes) -> list[Seen]:
    """Unwind what a probe wrote: from the probe's own frame to the first return PC without a row."""
    (start,) = struct.unpack_from("<Q", output)
    stack = output[8:]

    def word(address: int) -> int:
        return int(struct.unpack_from("<Q", stack, address - start)[0])

    sp = start + 8
    frames: list[Seen] = []
    while True:
        entry = table.find(word(sp))
        if entry is None:
            return frames
        cfa = sp + 8 + entry.cfa
        if entry.flags & DYNAMIC:
            entry = table.resolve(entry, word(cfa - 8 * entry.roots[0]))
        frames.append(Seen(entry, [word(cfa - 8 * slot) for slot in entry.roots]))
        sp = cfa - 8
