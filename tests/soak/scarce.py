"""Memory that runs out: what was there stays as it was, and the program goes on."""

from __future__ import annotations

from bullsnake import Chan, go
from dice import Dice, Settings, expect
from shapes import build, total


def fill(kept: list[list[int]]) -> bool:
    """Take all memory there is; whether it ran out."""
    try:
        while len(kept) < 1000000:
            kept.append([len(kept)] * 500)
    except MemoryError:
        return True
    return False


def hoard(dice: Dice, settings: Settings) -> None:
    root = build(0, settings.size)
    kept: list[list[int]] = []
    expect("memory is out", fill(kept), True)
    for i, some in enumerate(kept):
        if some[0] != i or len(some) != 500 or some[-1] != i:
            raise AssertionError("hoarded")
    expect("hoard", total(root), settings.size * (settings.size - 1) // 2)


def fill_beside(kept: list[list[int]], gate: Chan[int], done: Chan[int]) -> None:
    gate.recv()
    done.send(1 if fill(kept) else 0)


def hoard_many(dice: Dice, settings: Settings) -> None:
    """Several fill the heap at a time; whoever fails gives up, and all do."""
    hoards: list[list[list[int]]] = [[] for _ in range(3)]
    done: Chan[int] = Chan(3)
    gate: Chan[int] = Chan(3)
    for kept in hoards:
        go(fill_beside, kept, gate, done)
    for i in range(3):
        gate.send(i)
    failed = done.recv() + done.recv() + done.recv()
    for kept in hoards:
        for i, some in enumerate(kept):
            if some[0] != i or len(some) != 500:
                raise AssertionError("hoarded")
    expect("hoarders that failed", failed, 3)


def one_too_large(dice: Dice, settings: Settings) -> None:
    for _ in range(3):
        try:
            large = [0] * 1000000000
        except MemoryError:
            continue
        raise AssertionError("8 GB: " + str(len(large)))
