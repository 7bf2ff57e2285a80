"""Offsets in the worker's block and in G that assembly and compiled code use; `tests/dialect/test_runtime_sources.py` checks them."""

SELF = 0
G = 8
STACKGUARD = 16
SCHED_SP = 24
G0_SP = 32
SAVED_REGISTERS = 40
"""rbx rbp r12 r13 r14 r15."""
IN_FLIGHT = 88
NEEDED = 96
ALLOC_FREE = 104
ALLOC_CACHES = 136
ALLOC_END = ALLOC_FREE + 8 * ALLOC_CACHES

G_REGISTERS = 0
"""Offsets in G: rbx rbp r12 r13 r14 r15, rax rcx rdx rsi rdi r8 r9 r10; then the stack pointer, and the next stack barrier."""
G_SP = 112
G_PENDING = 120

BARRIER_PC = 16
BARRIER_SIZE = 24
"""A stack barrier in its goroutine's table: where the original return PC is."""

POISON = 0xFFFF_FFFF_FFFF_0000
"""The stack guard while someone wants the goroutine to stop: above every stack pointer."""
