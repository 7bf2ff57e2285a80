"""The worker's block, to which the GS base points, and g.

The first fields are known to assembly and compiled code: `ports/amd64/layout.py`. sched_sp is 0 while a goroutine runs on its
own stack; on the system stack it is the goroutine's SP, or 1 when there is none. needed: set by a check that asks for more room
below SP than the guard leaves, for a frame larger than most.
"""

from __future__ import annotations

from typing import Final

from bullsnake.dialect import Array, Static, Struct, array, ref, u64

POISON: Final = u64(0xFFFFFFFFFFFF0000)


class G(Struct):
    """A goroutine. low and high bound its stack; guard is the true stack guard, whatever the worker's copy says.

    region: the stack lies in a region and never moves again. reserved: a copied stack has RecursionError's reserve below its
    guard; overflowing: the reserve is open. dying: the uncaught exception while it is printed.

    For the policy of giving memory back: shallow: collections in a row that found the stack far too large; patience: how many
    it takes; shrunk: memory went back since the stack last grew; lowest: how far down a region had been touched.
    """

    low: u64
    high: u64
    guard: u64
    region: u64
    reserved: u64
    overflowing: u64
    dying: ref
    base_sp: u64
    shallow: u64
    patience: u64
    shrunk: u64
    lowest: u64


class Worker(Struct):
    """One thread's block."""

    self: Worker
    g: G
    stackguard: u64
    sched_sp: u64
    g0_sp: u64
    scratch0: u64
    scratch1: u64
    poll_flags: u64
    saved: Array[u64] = array(u64, 6)
    in_flight: ref
    needed: u64
    alloc_free: Array[u64] = array(u64, 136)
    alloc_end: Array[u64] = array(u64, 136)


first_worker = Static(Worker)
first_g = Static(G)
