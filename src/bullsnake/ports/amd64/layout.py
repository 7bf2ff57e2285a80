"""Offsets in the worker's block that assembly and compiled code use. `tests/runtime/test_layout.py` holds the struct to them."""

SELF = 0
G = 8
STACKGUARD = 16
SCHED_SP = 24
G0_SP = 32
SCRATCH0 = 40
SCRATCH1 = 48
POLL_FLAGS = 56
SAVED_REGISTERS = 64
"""rbx rbp r12 r13 r14 r15."""
IN_FLIGHT = 112
NEEDED = 120
ALLOC_FREE = 128
ALLOC_CACHES = 136
ALLOC_END = ALLOC_FREE + 8 * ALLOC_CACHES

G_REGISTERS = 0
"""Offsets in G: rbx rbp r12 r13 r14 r15, rax rcx rdx rsi rdi r8 r9 r10; then the stack pointer."""
G_SP = 112

POISON = 0xFFFF_FFFF_FFFF_0000
"""The stack guard while someone wants the goroutine to stop: above every stack pointer."""
