"""Descends, stays at the bottom for a while, returns through some frames, stays there, and returns.

For the picture of stack barriers.
"""

from __future__ import annotations


class Link:
    def __init__(self, before: Link | None) -> None:
        self.before = before


def stay(rounds: int) -> int:
    state = 1
    for _ in range(rounds):
        state = (state * 1103515245 + 12345) % 2147483648
    return state


def descend(n: int, before: Link | None) -> int:
    link = Link(before)
    if n == 0:
        return stay(10_000)
    below = descend(n - 1, link)
    if n == 250:
        below = stay(12_000)
    return below + (1 if link.before is before else 2)


print(descend(2000, None))
