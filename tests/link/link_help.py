"""Small objects for the linker's tests, compiled by LLVM."""

import subprocess
from functools import cache
from pathlib import Path

import llvmlite.binding as llvm

START = """
module asm ".text"
module asm ".globl _start"
module asm ".type _start,@function"
module asm "_start:"
module asm ".cfi_startproc"
module asm ".cfi_undefined rip"
module asm "  mov %rsp, %rdi"
module asm "  call entry"
module asm "  mov %eax, %edi"
module asm "  call exit"
module asm "  hlt"
module asm ".cfi_endproc"
module asm ".size _start, .-_start"
"""


@cache
def _machine() -> llvm.TargetMachine:
    llvm.initialize_all_targets()
    llvm.initialize_all_asmprinters()
    llvm.initialize_native_asmparser()
    target = llvm.Target.from_triple("x86_64-unknown-linux-gnu")
    return target.create_target_machine(reloc="static", codemodel="small", opt=2)


def compile_ir(source: str) -> bytes:
    """LLVM IR to an object."""
    machine = _machine()
    module = llvm.parse_assembly(f'target triple = "x86_64-unknown-linux-gnu"\n{source}')
    module.verify()
    return machine.emit_object(module)


def write(path: Path, data: bytes) -> Path:
    """Write an executable file."""
    path.write_bytes(data)
    path.chmod(0o755)
    return path


def run(path: Path, *args: str) -> subprocess.CompletedProcess[str]:
    """Run a program, with its output."""
    return subprocess.run([path, *args], capture_output=True, text=True, timeout=20)
