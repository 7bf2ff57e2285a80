"""The assembly of the amd64 port: how stacks are switched, and nothing else.

Stack switching. While a goroutine runs on its own stack, `sched_sp` in the worker's block is 0. Code that needs the system
stack stores SP there (it points at a return PC) and loads SP from `g0_sp`; on the way back SP is loaded from `sched_sp`
again, because the goroutine's stack may have moved, and `sched_sp` becomes 0. A thunk that is entered on the system
stack already goes straight to its target.

Every entry point keeps the callee-saved registers, because what runs on the system stack follows the C convention; so no frame of
the goroutine's stack need be written.
"""

from __future__ import annotations

from collections.abc import Iterable

from bullsnake.ports.amd64 import layout

_TO_SYSTEM = f"""\
    movq %rsp, %gs:{layout.SCHED_SP}
    movq %gs:{layout.G0_SP}, %rsp
"""
_TO_GOROUTINE = f"""\
    movq %gs:{layout.SCHED_SP}, %rsp
    movq $0, %gs:{layout.SCHED_SP}
"""
_CALLEE_SAVED = ("rbx", "rbp", "r12", "r13", "r14", "r15")
_CALLER_SAVED = ("rax", "rcx", "rdx", "rsi", "rdi", "r8", "r9", "r10")


def _function(name: str, body: str, *, undefined_rip: bool = False) -> str:
    cfi = "    .cfi_undefined %rip\n" if undefined_rip else ""
    return (
        f'    .globl "{name}"\n    .p2align 4\n    .type "{name}",@function\n"{name}":\n    .cfi_startproc\n{cfi}'
        f'{body}    .cfi_endproc\n    .size "{name}", .-"{name}"\n'
    )


def thunk(target: str) -> str:
    """`thunk.TARGET`: calls TARGET on the system stack. Arguments and results stay in registers."""
    body = f"""\
    cmpq $0, %gs:{layout.SCHED_SP}
    jne "{target}"
{_TO_SYSTEM}    call "{target}"
{_TO_GOROUTINE}    retq
"""
    return _function(f"thunk.{target}", body)


def thunks(targets: Iterable[str]) -> str:
    """Thunks for all targets."""
    return "    .text\n" + "".join(thunk(target) for target in targets)


def _start() -> str:
    """The kernel enters with argc at SP and argv after it."""
    body = """\
    xorl %ebp, %ebp
    movq (%rsp), %rdi
    leaq 8(%rsp), %rsi
    andq $-16, %rsp
    call "runtime.start.main"
    ud2
"""
    return _function("_start", body, undefined_rip=True)


def _morestack() -> str:
    """Called from the cold block of a stack check, preserve_most: all general registers but r11 are kept.

    newstack's verdict: 0 go on; 1 RecursionError, 2 KeyboardInterrupt: the library's function that raises it is entered as
    if the check had called it.
    """
    pushes = "".join(f"    pushq %{r}\n" for r in _CALLER_SAVED)
    pops = "".join(f"    popq %{r}\n" for r in reversed(_CALLER_SAVED))
    body = f"""\
{_TO_SYSTEM}{pushes}    call "runtime.stack.newstack"
    movq %rax, %r11
{pops}{_TO_GOROUTINE}    cmpq $1, %r11
    je "bslib.raise_recursion_error"
    cmpq $2, %r11
    je "bslib.raise_keyboard_interrupt"
    retq
"""
    return _function("runtime.morestack", body)


def _pollslow() -> str:
    """The slow path of a poll in a loop; C convention; same verdicts."""
    body = f"""\
{_TO_SYSTEM}    call "runtime.stack.poll"
{_TO_GOROUTINE}    cmpq $2, %rax
    je "bslib.raise_keyboard_interrupt"
    retq
"""
    return _function("runtime.pollslow", body)


def _throw() -> str:
    """Raise the exception in rdi. Saves the registers that frames outwards have not saved yet."""
    saves = "".join(f"    movq %{r}, %gs:{layout.SAVED_REGISTERS + 8 * i}\n" for i, r in enumerate(_CALLEE_SAVED))
    body = f"""\
{saves}    movq %rdi, %gs:{layout.IN_FLIGHT}
{_TO_SYSTEM}    call "runtime.panic.unwind"
    ud2
"""
    return _function("runtime.throw", body)


def _gogo_landing() -> str:
    """gogo_landing(sp, pc, exception): go on at a PC with the registers that unwinding has restored.

    A landing pad finds the exception in rax, a function in rdi.
    """
    loads = "".join(f"    movq %gs:{layout.SAVED_REGISTERS + 8 * i}, %{r}\n" for i, r in enumerate(_CALLEE_SAVED))
    body = f"""\
{loads}    movq $0, %gs:{layout.IN_FLIGHT}
    movq $0, %gs:{layout.SCHED_SP}
    movq %rdi, %rsp
    movq %rdx, %rax
    movq %rdx, %rdi
    jmpq *%rsi
"""
    return _function("runtime.gogo_landing", body, undefined_rip=True)


def _call_on_goroutine() -> str:
    """call_on_goroutine(function, sp, argument): run a function on a goroutine's stack; returns its result when it does.

    `runtime.goroutine_return` is the return PC of the outermost frame: unwinders stop there.
    """
    pushes = "".join(f"    pushq %{r}\n    .cfi_adjust_cfa_offset 8\n" for r in _CALLEE_SAVED)
    pops = "".join(f"    popq %{r}\n" for r in reversed(_CALLEE_SAVED))
    body = f"""\
{pushes}    subq $8, %rsp
    movq %rsp, %gs:{layout.G0_SP}
    movq $0, %gs:{layout.SCHED_SP}
    movq %rsi, %rsp
    movq %rdi, %rax
    movq %rdx, %rdi
    .cfi_undefined %rip
    call *%rax
    .globl "runtime.goroutine_return"
"runtime.goroutine_return":
    movq $1, %gs:{layout.SCHED_SP}
    movq %gs:{layout.G0_SP}, %rsp
    addq $8, %rsp
{pops}    retq
"""
    return _function("runtime.call_on_goroutine", body)


def assembly(targets: Iterable[str]) -> str:
    """Everything, with thunks for the given targets."""
    parts = [_start(), _morestack(), _pollslow(), _throw(), _gogo_landing(), _call_on_goroutine()]
    return "    .text\n" + "".join(parts) + "".join(thunk(target) for target in targets)
