"""The assembly of the amd64 port: how stacks are switched, and nothing else.

Stack switching. While a goroutine runs on its own stack, `sched_sp` in the worker's block is 0. Code that needs the system
stack stores SP there (it points at a return PC) and loads SP from `g0_sp`; on the way back SP is loaded from `sched_sp`
again, because the goroutine's stack may have moved, and `sched_sp` becomes 0. A thunk that is entered on the system
stack already goes straight to its target.

Every entry point keeps the callee-saved registers, because what runs on the system stack follows the C convention; so no frame of
the goroutine's stack need be written.

Switching goroutines. A function that may give the processor to another goroutine never comes back to its thunk when it does:
`runtime.leave` drops what is on the system stack and returns to the scheduler, and `runtime.resume` later enters the
goroutine at its saved SP, with the registers that its g holds. So the thunk of such a function saves the callee-saved registers in g
first, and a stack check saves all that its convention promises to keep.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

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


def _to_g(registers: Iterable[str], first: int, g: str) -> str:
    """Store registers in g, whose address is in a register."""
    return "".join(f"    movq %{r}, {layout.G_REGISTERS + 8 * (first + i)}(%{g})\n" for i, r in enumerate(registers))


def _from_g(registers: Iterable[str], first: int, g: str) -> str:
    return "".join(f"    movq {layout.G_REGISTERS + 8 * (first + i)}(%{g}), %{r}\n" for i, r in enumerate(registers) if r != g)


def thunk(target: str, switches: bool = False) -> str:
    """`thunk.TARGET`: calls TARGET on the system stack. Arguments and results stay in registers."""
    saves = f"    movq %gs:{layout.G}, %rax\n" + _to_g(_CALLEE_SAVED, 0, "rax") if switches else ""
    body = f"""\
    cmpq $0, %gs:{layout.SCHED_SP}
    jne "{target}"
{saves}{_TO_SYSTEM}    call "{target}"
{_TO_GOROUTINE}    retq
"""
    return _function(f"thunk.{target}", body)


def thunks(targets: Iterable[str], switching: Collection[str] = ()) -> str:
    """Thunks for all targets; `switching` are those that may give the processor to another goroutine."""
    return "    .text\n" + "".join(thunk(target, target in switching) for target in targets)


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

    newstack's verdict: 0 go on; 1 RecursionError, 2 KeyboardInterrupt, 3 MemoryError: the library's function that raises it is
    entered as if the check had called it.
    """
    body = f"""\
    movq %gs:{layout.G}, %r11
{_to_g(_CALLEE_SAVED + _CALLER_SAVED, 0, "r11")}{_TO_SYSTEM}    call "runtime.stack.newstack"
    pushq %rax
    movq %gs:{layout.G}, %r11
{_from_g(_CALLER_SAVED, len(_CALLEE_SAVED), "r11")}    popq %r11
{_TO_GOROUTINE}    cmpq $1, %r11
    je "bslib.raise_recursion_error"
    cmpq $2, %r11
    je "bslib.raise_keyboard_interrupt"
    cmpq $3, %r11
    je "bslib.raise_memory_error"
    retq
"""
    return _function("runtime.morestack", body)


def _pollslow() -> str:
    """The slow path of a poll in a loop; C convention; same verdicts."""
    body = f"""\
    movq %gs:{layout.G}, %rax
{_to_g(_CALLEE_SAVED, 0, "rax")}{_TO_SYSTEM}    call "runtime.stack.poll"
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


def _resume() -> str:
    """resume(g): go on with a goroutine that has left the processor; returns when it, or one that ran after it, leaves or ends."""
    pushes = "".join(f"    pushq %{r}\n    .cfi_adjust_cfa_offset 8\n" for r in _CALLEE_SAVED)
    own = layout.G_REGISTERS + 8 * (_CALLEE_SAVED + _CALLER_SAVED).index("rdi")
    body = f"""\
{pushes}    subq $8, %rsp
    movq %rsp, %gs:{layout.G0_SP}
    movq $0, %gs:{layout.SCHED_SP}
    .cfi_undefined %rip
    movq {layout.G_SP}(%rdi), %rsp
{_from_g(_CALLEE_SAVED + _CALLER_SAVED, 0, "rdi")}    movq {own}(%rdi), %rdi
    retq
"""
    return _function("runtime.resume", body)


def _leave() -> str:
    """leave(): back to the scheduler, as if `resume` or `call_on_goroutine` returned."""
    pops = "".join(f"    popq %{r}\n" for r in reversed(_CALLEE_SAVED))
    body = f"""\
    movq $1, %gs:{layout.SCHED_SP}
    movq %gs:{layout.G0_SP}, %rsp
    addq $8, %rsp
{pops}    retq
"""
    return _function("runtime.leave", body, undefined_rip=True)


def _stack_barrier() -> str:
    """Entered by a return, in the place of the return PC that the goroutine's next pending barrier has saved: on to that PC.

    r10 and r11 return nothing in any convention, and callers do not expect them to be kept. There is no call inside: it would set the
    processor's stack of predicted returns off by one for all frames outwards. From `passed` on the barrier counts as hit.

    Where hits are to be told, barriers lead to `stack_barrier_told` instead (`_told`).
    """
    body = f"""\
    nop
    .globl "runtime.stack_barrier"
"runtime.stack_barrier":
    movq %gs:{layout.G}, %r11
    movq {layout.G_PENDING}(%r11), %r10
    addq ${layout.BARRIER_SIZE}, {layout.G_PENDING}(%r11)
    .globl "runtime.stack_barrier_passed"
"runtime.stack_barrier_passed":
    jmpq *{layout.BARRIER_PC}(%r10)
    .globl "runtime.stack_barrier_end"
"runtime.stack_barrier_end":
"""
    return _function("runtime.stack_barrier_entry", body, undefined_rip=True)


def _told(name: str, told: str) -> str:
    """Entered by a return in place of the frame's own return PC: the runtime is told, and then SP's slot holds that PC again.

    All registers that a convention may return in, or keep, are kept. It ends in a jump: then the processor, which has predicted one
    return here, is right about those that follow.
    """
    body = f"""\
    nop
    .globl "{name}"
"{name}":
    subq $8, %rsp
    movq %gs:{layout.G}, %r11
{_to_g(_CALLER_SAVED, len(_CALLEE_SAVED), "r11")}{_TO_SYSTEM}    subq $32, %rsp
    movups %xmm0, (%rsp)
    movups %xmm1, 16(%rsp)
    call "{told}"
    movups (%rsp), %xmm0
    movups 16(%rsp), %xmm1
    movq %gs:{layout.G}, %r11
{_from_g(_CALLER_SAVED, len(_CALLEE_SAVED), "r11")}{_TO_GOROUTINE}    popq %r11
    jmpq *%r11
"""
    return _function(f"{name}_entry", body, undefined_rip=True)


def _interruptible() -> str:
    """interruptible(number, a, b, c, flag): a call of the system, or -EINTR if the flag's word is not 0 before the kernel is entered.

    A signal's handler sets the flag and, if it finds the thread between `interruptible` and `interruptible_end`, has it go on at
    `interruptible_out`: so a signal either stops the call or is seen before it.
    """
    body = """\
    cmpq $0, (%r8)
    jne "runtime.interruptible_out"
    movq %rdi, %rax
    movq %rsi, %rdi
    movq %rdx, %rsi
    movq %rcx, %rdx
    syscall
    .globl "runtime.interruptible_end"
"runtime.interruptible_end":
    retq
    .globl "runtime.interruptible_out"
"runtime.interruptible_out":
    movq $-4, %rax
    retq
"""
    return _function("runtime.interruptible", body)


def assembly(targets: Iterable[str], switching: Collection[str] = ()) -> str:
    """Everything, with thunks for the given targets; `switching` as in `thunks`."""
    parts = [_start(), _morestack(), _pollslow(), _throw(), _gogo_landing(), _call_on_goroutine(), _resume(), _leave()]
    parts.append(_interruptible())
    parts += [_stack_barrier(), _told("runtime.stack_barrier_told", "runtime.gc.returned_to_barrier")]
    parts.append(_told("runtime.stack_watermark", "runtime.gc.returned_to_watermark"))
    return thunks(targets, switching) + "".join(parts)
