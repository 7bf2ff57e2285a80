"""Deep recursion, then much garbage at a shallow depth, again and again: the stack shrinks in collections and grows again."""
from __future__ import annotations


class Node:
    def __init__(self, value: int, below: Node | None) -> None:
        self.value = value
        self.below = below


def build(depth: int, seed: int) -> Node | None:
    """One frame for each node, with values that live across the calls."""
    if depth == 0:
        return None
    first, second = depth * seed % 1013, depth ^ seed
    below = build(depth - 1, seed)
    return Node(first + second if below is None else first - second + below.value % 7, below)


def total(node: Node | None) -> int:
    return 0 if node is None else node.value + total(node.below)


def litter(rounds: int) -> int:
    """Some ten megabytes, all of it garbage at once."""
    count = 0
    for i in range(rounds):
        piece = [i] * 1000
        count += len(piece) + piece[-1] % 3
    return count


kept: list[Node | None] = []
for cycle in range(4):
    chain = build(900, cycle + 3)
    kept.append(chain)
    found = total(chain)
    print(cycle, found, litter(1500), total(chain) == found)
    for depth in (10, 200, 800):
        print(depth, total(build(depth, cycle)), litter(400))
print([total(chain) for chain in kept])
